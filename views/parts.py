"""Small parts that every screen is built of. Each has a name that assistive technology reads."""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, cast

import flet as ft

from domain.language import tr

from .device import Device
from .theme import BOLD, GAP

Handler = Callable[..., Any]
C = TypeVar("C", bound=Callable[..., Any])
T = TypeVar("T", bound=str)
RADIUS = 16
log = logging.getLogger("sen-diary")

SHORT_FORM = re.compile(r"(?!SEN Diary\b)\b[A-Z]{2,}")
"""What may be one: only a text that has it is looked through."""


def guarded(fn: C, instead: Callable[[Exception], Any]) -> C:
    """A component that shows `instead` where it fails. Flet 1.0.5 stops drawing for good after an exception."""

    @functools.wraps(fn)
    def body(*args: Any, **kwargs: Any) -> Any:
        try:
            return fn(*args, **kwargs)
        except Exception as problem:  # whatever a drawing raises: the rest of the app must go on
            log.exception("a drawing failed")
            return instead(problem)

    return cast(C, ft.component(body))


def component(fn: C) -> C:
    """A part of a screen that is drawn by itself, and says so where it cannot be drawn."""
    return guarded(fn, lambda problem: words(tr("This part cannot be shown ({name}).", name=type(problem).__name__)))


def memo(fn: C) -> C:
    """A component that is drawn again only when what it is given changes."""
    return cast(C, ft.memo(component(fn)))


SHOWN = 30
"""How many rows of a list are drawn at once: a thousand would stop the phone."""


@component
def LongList(rows: Sequence[Callable[[], ft.Control]], gap: float = GAP) -> ft.Control:
    """Rows, each of which is made only when it is shown, and a button for more of them."""
    shown, show = ft.use_state(SHOWN)
    left = len(rows) - shown
    more = [
        button(tr("Show {number} more", number=min(left, SHOWN)), lambda: show(shown + SHOWN), ft.Icons.EXPAND_MORE)
    ]
    return column(*(row() for row in rows[:shown]), *(more if left > 0 else []), gap=gap)


def heading(text: str, level: int = 2, *, big: bool = False) -> ft.Control:
    """A heading, seen and told as one. The title in the bar is of level 1."""
    style = {1: ft.TextThemeStyle.HEADLINE_MEDIUM, 2: ft.TextThemeStyle.HEADLINE_SMALL}
    words = ft.Text(text, theme_style=style.get(1 if big else level, ft.TextThemeStyle.TITLE_MEDIUM))
    return ft.Semantics(header=True, heading_level=level, content=words)


def words(text: str, *, quiet: bool = False) -> ft.Control:
    """A paragraph, with short forms that can be tapped. `quiet` is for what is less important, with contrast enough."""
    if SHORT_FORM.search(text):
        from .explained import Explained  # it is made of parts itself

        return Explained(text, quiet)
    return plain(text, quiet=quiet)


def plain(text: str, *, quiet: bool = False) -> ft.Text:
    """A paragraph in which nothing can be tapped: within what is itself one button, or the name of a field."""
    return ft.Text(text, color=quiet_color(quiet))


def quiet_color(quiet: bool) -> ft.Colors | None:
    """The colour of what is less important."""
    return ft.Colors.ON_SURFACE_VARIANT if quiet else None


def bullets(items: Sequence[str]) -> ft.Control:
    """A list of short points."""
    # merged, so that a screen reader goes from point to point and not through one long text
    return column(*(ft.MergeSemantics(_bullet(item)) for item in items), gap=6)


def _bullet(text: str) -> ft.Control:
    dot = ft.Text("\u2022", semantics_label="")
    return ft.Row([dot, ft.Text(text, expand=True)], vertical_alignment=ft.CrossAxisAlignment.START)


def column(*controls: ft.Control, gap: float = GAP) -> ft.Column:
    """Controls one under another, as wide as there is room."""
    return ft.Column(list(controls), spacing=gap, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def card(
    *controls: ft.Control,
    back: str = ft.Colors.SURFACE_CONTAINER_LOW,
    on_click: Handler | None = None,
    gap: float = 6,
) -> ft.Control:
    """A framed group. With `on_click` the whole of it is one button, read as the words in it."""
    return ft.Container(
        content=controls[0] if len(controls) == 1 else column(*controls, gap=gap),
        padding=GAP,
        border_radius=RADIUS,
        bgcolor=back,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        ink=on_click is not None,
        on_click=on_click,
    )


def tile(
    icon: ft.IconData,
    title: str,
    *under: ft.Control,
    on_click: Handler,
    back: str = ft.Colors.SURFACE_CONTAINER_LOW,
    fore: str | None = None,
) -> ft.Control:
    """A card that is one button: a picture, a title, and what stands under it."""
    told = ft.Column([ft.Text(title, font_family=BOLD, color=fore), *under], spacing=2, expand=True)
    picture = ft.Icon(icon, color=fore or ft.Colors.PRIMARY)
    line = ft.Row([picture, told], vertical_alignment=ft.CrossAxisAlignment.START)
    return card(line, back=back, on_click=on_click)


def private(title: str, *controls: ft.Control) -> ft.Control:
    """What is only for the parent, in a frame of its own with a lock."""
    lock = ft.Row([ft.Icon(ft.Icons.LOCK_OUTLINE), ft.Text(title, font_family=BOLD, expand=True)])
    return ft.Container(
        column(lock, *controls), bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH, border_radius=RADIUS, padding=GAP
    )


class Tone(NamedTuple):
    """The two colours of a message, which have contrast enough on each other."""

    back: str
    fore: str


GOOD = Tone(ft.Colors.PRIMARY_CONTAINER, ft.Colors.ON_PRIMARY_CONTAINER)
CALM = Tone(ft.Colors.SECONDARY_CONTAINER, ft.Colors.ON_SECONDARY_CONTAINER)
MIND = Tone(ft.Colors.TERTIARY_CONTAINER, ft.Colors.ON_TERTIARY_CONTAINER)
WRONG = Tone(ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER)


def notice(
    title: str, text: str, *buttons: ft.Control, tone: Tone, icon: ft.IconData, live: bool = False
) -> ft.Control:
    """A message in a coloured frame, with an icon and a title so that colour is never the only sign."""
    back, fore = tone
    told = column(ft.Text(title, color=fore, font_family=BOLD), *([ft.Text(text, color=fore)] if text else []), gap=4)
    said = ft.Semantics(live_region=True, container=True, content=told) if live else told
    side = ft.Column(
        [said, *([ft.Row(list(buttons), wrap=True, spacing=GAP)] if buttons else [])], spacing=0, expand=True
    )
    return ft.Container(
        content=ft.Row([ft.Icon(icon, color=fore), side], vertical_alignment=ft.CrossAxisAlignment.START, spacing=12),
        padding=ft.Padding.only(left=GAP, right=GAP, top=12, bottom=2 if buttons else 12),
        border_radius=RADIUS,
        bgcolor=back,
    )


def _style() -> ft.ButtonStyle:
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=20, vertical=15),
        shape=ft.RoundedRectangleBorder(radius=14),
        text_style=ft.TextStyle(size=17, font_family=BOLD),
    )


def main_button(text: str, on_click: Handler, icon: ft.IconData | None = None) -> ft.Control:
    """The one thing this screen is for."""
    return ft.FilledButton(_label(text), icon=icon, on_click=on_click, style=_style())


def copy_button(text: str, copied: str, on_click: Handler) -> ft.Control:
    """Copies words, within the tap itself: Safari allows it only there."""
    action = ft.CopyToClipboard(copied)
    return ft.FilledButton(_label(text), icon=ft.Icons.CONTENT_COPY, action=action, on_click=on_click, style=_style())


def share_button(text: str, subject: str, shared: str) -> ft.Control:
    """Hands words to the phone's own way of sending, within the tap itself."""
    action = ft.ShareText(shared, subject=subject)
    return ft.OutlinedButton(_label(text), icon=ft.Icons.SHARE_OUTLINED, action=action, style=_style())


def file_button(text: str, device: Device, chosen: Callable[[bytes], Awaitable[None]]) -> ft.Control:
    """Lets the parent choose a file, within the tap itself: an iPhone allows it only there."""
    return ft.OutlinedButton(
        _label(text), icon=ft.Icons.FOLDER_OPEN_OUTLINED, action=device.picking(chosen), style=_style()
    )


def problem_card(title: str, text: str) -> ft.Control:
    """What did not work, told as soon as it is there."""
    return notice(title, text, tone=WRONG, icon=ft.Icons.ERROR_OUTLINE, live=True)


def button(text: str, on_click: Handler, icon: ft.IconData | None = None) -> ft.Control:
    """Another thing that can be done here."""
    return ft.OutlinedButton(_label(text), icon=icon, on_click=on_click, style=_style())


def small_button(
    text: str, on_click: Handler, icon: ft.IconData | None = None, color: str | None = None, name: str | None = None
) -> ft.Control:
    """A quiet button inside a card or a message: still 48 px high. `name` tells it from others with the same words."""
    style = ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=4, vertical=16),
        text_style=ft.TextStyle(size=17, font_family=BOLD),
        color=color,
    )
    return ft.TextButton(ft.Text(text, semantics_label=name), icon=icon, on_click=on_click, style=style)


def icon_button(name: str, icon: ft.IconData, on_click: Handler) -> ft.Control:
    """A button that is only a picture. Its name is on the picture, as a tooltip is no name."""
    return ft.IconButton(icon=ft.Icon(icon, semantics_label=name), tooltip=name, on_click=on_click, width=48, height=48)


def choices(label: str, options: Mapping[T, str], chosen: str, choose: Callable[[str], Awaitable[None]]) -> ft.Control:
    """Radio buttons, each with its words beside it, which wrap where Flet's own label would be cut off."""

    def row(value: str, shown: str) -> ft.Control:
        async def pick() -> None:
            await choose(value)

        line = ft.Row([ft.Radio(value=value), ft.Text(shown, expand=True)], spacing=4)
        # no ink: it would make each row a tab stop beside its own radio button
        return ft.MergeSemantics(ft.Container(line, on_click=pick, padding=ft.Padding.symmetric(vertical=4)))

    async def changed(e: ft.Event[ft.RadioGroup]) -> None:
        await choose(str(e.data))

    rows = column(*(row(str(value), shown) for value, shown in options.items()), gap=0)
    group = ft.RadioGroup(rows, value=str(chosen), on_change=changed)
    return ft.Semantics(label=label, container=True, content=group)


def tag(text: str) -> ft.Control:
    """A short word in a coloured frame, such as a status."""
    return ft.Container(
        content=ft.Text(text, size=15, color=CALM.fore),
        bgcolor=CALM.back,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=8, vertical=2),
    )


def pair(name: str, text: str) -> ft.Control:
    """What was asked and what was answered."""
    return column(words(name, quiet=True), ft.Text(text), gap=2)


def pairs(told: Mapping[str, str]) -> list[ft.Control]:
    """Each question that has an answer, with it."""
    return [pair(asked, answer) for asked, answer in told.items() if answer]


def _label(text: str) -> ft.Control:
    # no fixed height and no single line: at 200 % a long label takes two lines
    return ft.Text(text, text_align=ft.TextAlign.CENTER)
