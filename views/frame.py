"""The frame around every screen: bars, messages, and a column no wider than is good to read."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain.keeping import ReadOnly

from . import parts
from .app import App
from .theme import GAP, NARROW
from .words import READ_ONLY, TROUBLES

TABS = (
    ("Today", "/", ft.Icons.TODAY_OUTLINED, ft.Icons.TODAY),
    ("Record", "/record", ft.Icons.LIST_ALT_OUTLINED, ft.Icons.LIST_ALT),
    ("Plan", "/plan", ft.Icons.FACT_CHECK_OUTLINED, ft.Icons.FACT_CHECK),
    ("Guide", "/guide", ft.Icons.MENU_BOOK_OUTLINED, ft.Icons.MENU_BOOK),
)
KINDS = ("concern", "meeting", "child")
"""Parts of an address that have no screen of their own."""
WIDE = 900
"""From this width on the four places stand at the side instead of below."""


def go(address: str) -> None:
    """Opens the screen at this address."""
    ft.context.page.navigate(address)


def tab(app: App, title: str, *controls: ft.Control) -> ft.View:
    """One of the four places. They share a route, so that changing between them does not slide."""
    titles = [name for name, *_ in TABS]
    at = titles.index(title)
    side = app.width >= WIDE
    view = _view(app, title, controls, route="/tabs", side=_rail(at) if side else None)
    view.can_pop = False
    view.navigation_bar = None if side else _bar(at)
    return view


def page(app: App, title: str, *controls: ft.Control, actions: Sequence[ft.Control] = ()) -> ft.View:
    """A screen that lies over a place, with a way back."""
    address = ft.use_view_path()
    # our own button: Flutter's is smaller than 48 px in a browser on a computer
    back = parts.icon_button("Back", ft.Icons.ARROW_BACK, lambda: go(up(address)))
    return _view(app, title, controls, route=address, actions=actions, back=back)


def up(address: str) -> str:
    """The address of the screen below: of "/record/concern/7/edit" it is "/record/concern/7", of that "/record"."""
    steps = address.strip("/").split("/")[:-1]
    if len(steps) > 1 and steps[-1] in KINDS:
        steps.pop()
    return "/" + "/".join(steps)


def plain(*controls: ft.Control, width: float) -> ft.View:
    """A screen without places: the first start, or a record that cannot be opened."""
    return ft.View(route="/", can_pop=False, controls=[_reading_column(controls, width, top=GAP)], padding=0)


def _view(
    app: App,
    title: str,
    controls: Sequence[ft.Control],
    *,
    route: str,
    actions: Sequence[ft.Control] = (),
    side: ft.Control | None = None,
    back: ft.Control | None = None,
) -> ft.View:
    gear = parts.icon_button("Settings", ft.Icons.SETTINGS_OUTLINED, lambda: go("/settings"))
    reading = _reading_column([*messages(app), *controls], app.width - (WIDE_RAIL if side else 0))
    body: ft.Control = ft.Row([side, reading], expand=True, spacing=0) if side else reading
    return ft.View(
        route=route,
        appbar=ft.AppBar(
            leading=back,
            automatically_imply_leading=False,
            title=ft.Semantics(header=True, heading_level=1, content=ft.Text(title)),
            exclude_header_semantics=True,
            actions=[*actions, *([] if title == "Settings" else [gear])],
        ),
        controls=[body],
        padding=0,
    )


WIDE_RAIL = 110


def _reading_column(controls: Sequence[ft.Control], width: float, top: float = 4) -> ft.Control:
    side = max(GAP, (width - NARROW) / 2)
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


def messages(app: App) -> list[ft.Control]:
    """What has to be said on every screen, the gravest first."""
    found = (_trouble(app), _said(app), _read_only(app), _unread(app), _example(app))
    return [message for message in found if message]


def _trouble(app: App) -> ft.Control | None:
    if not app.trouble:
        return None
    title, text = TROUBLES[app.trouble]
    return parts.notice(
        title,
        text,
        parts.small_button("Close this message", app.dismiss, color=ft.Colors.ON_ERROR_CONTAINER),
        back=ft.Colors.ERROR_CONTAINER,
        fore=ft.Colors.ON_ERROR_CONTAINER,
        icon=ft.Icons.ERROR_OUTLINE,
        live=True,
    )


def _said(app: App) -> ft.Control | None:
    if not app.said or app.said.at != ft.use_route_location():
        return None
    colour = ft.Colors.ON_PRIMARY_CONTAINER
    undo = [parts.small_button("Undo", app.undo, ft.Icons.UNDO, color=colour)] if app.said.undo else []
    return parts.notice(
        app.said.text,
        "",
        *undo,
        back=ft.Colors.PRIMARY_CONTAINER,
        fore=colour,
        icon=ft.Icons.CHECK_CIRCLE_OUTLINE,
        live=True,
    )


def _read_only(app: App) -> ft.Control | None:
    if not app.read_only:
        return None
    title, text = READ_ONLY[app.read_only]
    colour = ft.Colors.ON_TERTIARY_CONTAINER

    async def take_over() -> None:
        await app.open(take_over=True)

    buttons = []
    if app.read_only is ReadOnly.ELSEWHERE:
        buttons = [parts.small_button("Use the record here", take_over, color=colour)]
    return parts.notice(
        title, text, *buttons, back=ft.Colors.TERTIARY_CONTAINER, fore=colour, icon=ft.Icons.LOCK_OUTLINE, live=True
    )


def _unread(app: App) -> ft.Control | None:
    if not app.unread:
        return None
    count = "1 entry" if app.unread == 1 else f"{app.unread} entries"
    return parts.notice(
        f"{count} cannot be shown",
        "This version of the app does not understand them. They are kept, and nothing is lost.",
        back=ft.Colors.TERTIARY_CONTAINER,
        fore=ft.Colors.ON_TERTIARY_CONTAINER,
        icon=ft.Icons.VISIBILITY_OFF_OUTLINED,
    )


def _example(app: App) -> ft.Control | None:
    if not app.child or not app.child.example:
        return None
    colour = ft.Colors.ON_TERTIARY_CONTAINER
    return parts.notice(
        "Example family, not a real child",
        "",
        parts.small_button("Remove the example", app.remove_example, color=colour),
        back=ft.Colors.TERTIARY_CONTAINER,
        fore=colour,
        icon=ft.Icons.SCIENCE_OUTLINED,
    )


def _bar(at: int) -> ft.NavigationBar:
    places = [
        ft.NavigationBarDestination(icon=icon, selected_icon=chosen, label=name) for name, _, icon, chosen in TABS
    ]
    return ft.NavigationBar(
        destinations=places, selected_index=at, on_change=lambda e: go(TABS[e.control.selected_index][1])
    )


def _rail(at: int) -> ft.Control:
    places = [
        ft.NavigationRailDestination(icon=icon, selected_icon=chosen, label=name) for name, _, icon, chosen in TABS
    ]
    return ft.NavigationRail(
        destinations=places,
        selected_index=at,
        label_type=ft.NavigationRailLabelType.ALL,
        min_width=WIDE_RAIL,
        on_change=lambda e: go(TABS[e.control.selected_index][1]),
    )
