"""The frame around every screen: bars, messages, and a column no wider than is good to read."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain.language import tr

from . import messages, parts
from .app import App
from .theme import COLUMN, GAP

TABS = (
    (tr("Today"), "/", ft.Icons.TODAY_OUTLINED, ft.Icons.TODAY),
    (tr("Record"), "/record", ft.Icons.LIST_ALT_OUTLINED, ft.Icons.LIST_ALT),
    (tr("Plan"), "/plan", ft.Icons.FACT_CHECK_OUTLINED, ft.Icons.FACT_CHECK),
    (tr("Share"), "/share", ft.Icons.IOS_SHARE_OUTLINED, ft.Icons.IOS_SHARE),
    (tr("Guide"), "/guide", ft.Icons.MENU_BOOK_OUTLINED, ft.Icons.MENU_BOOK),
)
KINDS = ("concern", "meeting", "conversation", "child", "view", "report", "round", "support", "new", "sent")
"""Parts of an address that have no screen of their own."""
WIDE = 900
"""From this width on the five places stand at the side instead of below."""


def go(address: str) -> None:
    """Opens the screen at this address, as a tap on this page wants it, and does not wait for Flutter with it.

    Flet by itself has Flutter take the address, and draws when it hears of that, a frame or two later. What Flutter
    then says is where the app is already. What a save opens waits all the same (`Shown.go`): its page may be gone by
    then, and what is said on it would be taken for heard.
    """
    page = ft.context.page
    page.route = address
    if page.on_route_change:
        told = ft.RouteChangeEvent("route_change", page, address)
        page.on_route_change(told)  # type: ignore[call-arg]  # Flet's Router takes it
    page.navigate(address)


def tab(app: App, title: str, *controls: ft.Control) -> ft.View:
    """One of the five places. They share a route, so that changing between them does not slide."""
    titles = [name for name, *_ in TABS]
    at = titles.index(title)
    side = app.width >= WIDE
    view = _view(app, title, controls, route="/tabs", side=_rail(at) if side else None)
    view.navigation_bar = None if side else _bar(at)
    return _at_the_bottom(view)


def page(app: App, title: str, *controls: ft.Control) -> ft.View:
    """A screen that lies over a place, with a way back."""
    address = ft.use_view_path()
    # our own button: Flutter's is smaller than 48 px in a browser on a computer
    back = parts.icon_button(tr("Back"), ft.Icons.ARROW_BACK, lambda: go(up(address)))
    return _view(app, title, controls, route=address, back=back)


def up(address: str) -> str:
    """The address of the screen below: of "/record/concern/7/edit" it is "/record/concern/7", of that "/record"."""
    steps = address.strip("/").split("/")[:-1]
    while len(steps) > 1 and steps[-1] in KINDS:
        steps.pop()
    return "/" + "/".join(steps)


def plain(*controls: ft.Control, width: float) -> ft.View:
    """A screen without places: the first start, or a record that cannot be opened."""
    return _at_the_bottom(ft.View(route="/", controls=[_reading_column(controls, width, top=GAP)], padding=0))


def _at_the_bottom(view: ft.View) -> ft.View:
    """Nothing lies below this screen. Back on an Android phone goes to Today, and from there out of the app.

    Without an answer of ours it would do nothing at all. A browser has a history of its own instead.
    """

    async def back(e: ft.Event[ft.View]) -> None:
        at_today = e.page.route == "/"
        await e.control.confirm_pop(at_today)
        if not at_today:
            go("/")

    view.can_pop = False
    view.on_confirm_pop = None if ft.context.page.web else back
    return view


def _view(
    app: App,
    title: str,
    controls: Sequence[ft.Control],
    *,
    route: str,
    side: ft.Control | None = None,
    back: ft.Control | None = None,
) -> ft.View:
    gear = parts.icon_button(tr("Settings"), ft.Icons.SETTINGS_OUTLINED, lambda: go("/settings"))
    reading = _reading_column([*messages.messages(app), *controls], app.width - (WIDE_RAIL if side else 0))
    body: ft.Control = ft.Row([side, reading], expand=True, spacing=0) if side else reading
    return ft.View(
        route=route,
        appbar=ft.AppBar(
            leading=back,
            automatically_imply_leading=False,
            title=ft.Semantics(header=True, heading_level=1, content=_title(title)),
            exclude_header_semantics=True,
            actions=[] if title == tr("Settings") else [gear],
        ),
        controls=[body],
        padding=0,
    )


WIDE_RAIL = 110
LONG = 11
"""Letters of a title from which on it would be cut off on a small screen or in large text."""


def _title(text: str) -> ft.Text:
    return ft.Text(text, size=18, max_lines=2) if len(text) > LONG else ft.Text(text)


def _reading_column(controls: Sequence[ft.Control], width: float, top: float = 4) -> ft.Control:
    side = max(GAP, (width - COLUMN) / 2)
    return ft.Column(
        [
            ft.Container(
                ft.SafeArea(parts.column(*controls)),
                padding=ft.Padding.only(left=side, right=side, top=top, bottom=3 * GAP),
            )
        ],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _go_to_place(e: ft.Event[ft.NavigationBar] | ft.Event[ft.NavigationRail]) -> None:
    go(TABS[int(e.data or 0)][1])  # the bar itself may have been drawn anew since, after another tap


def _bar(at: int) -> ft.NavigationBar:
    places = [
        ft.NavigationBarDestination(icon=icon, selected_icon=chosen, label=name) for name, _, icon, chosen in TABS
    ]
    return ft.NavigationBar(destinations=places, selected_index=at, on_change=_go_to_place)


def _rail(at: int) -> ft.Control:
    places = [
        ft.NavigationRailDestination(icon=icon, selected_icon=chosen, label=name) for name, _, icon, chosen in TABS
    ]
    return ft.NavigationRail(
        destinations=places,
        selected_index=at,
        label_type=ft.NavigationRailLabelType.ALL,
        min_width=WIDE_RAIL,
        on_change=_go_to_place,
    )
