"""Short forms that can be tapped where they stand in a text, and then tell what they mean."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.language import tr
from domain.short_forms import first_of_each

from . import frame, parts
from .theme import BOLD


@parts.component
def Explained(text: str, quiet: bool) -> ft.Control:
    """A paragraph. The first time each short form stands in it, it can be tapped."""
    asked, ask = ft.use_state("")
    ft.use_dialog(_meaning(asked, lambda: ask("")) if asked else None)

    def span(piece: str, name: str) -> ft.TextSpan:
        return ft.TextSpan(piece, style=LINK, on_click=lambda: ask(name)) if name else ft.TextSpan(piece)

    spans = [span(*found) for found in first_of_each(text)]
    return ft.Text(spans=list(spans), color=parts.quiet_color(quiet))


LINK = ft.TextStyle(
    decoration=ft.TextDecoration.UNDERLINE,
    decoration_style=ft.TextDecorationStyle.DOTTED,
    decoration_color=ft.Colors.PRIMARY,
    color=ft.Colors.PRIMARY,
)


def _meaning(name: str, close: Callable[[], None]) -> ft.AlertDialog:
    from domain.glossary import terms_in  # reads all the words: only once one is asked for

    word = terms_in(name)[0]

    async def more() -> None:
        close()
        frame.go(f"/guide/words/{word.slug}")

    told = [ft.Text(word.full, font_family=BOLD)] if word.full else []
    return ft.AlertDialog(
        title=ft.Text(word.term),
        content=ft.Column([*told, ft.Text(word.text)], tight=True),
        scrollable=True,  # in large text it is longer than the screen
        actions=[parts.small_button(tr("Read more"), more), parts.small_button(tr("Close"), close)],
        on_dismiss=lambda _: close(),
    )
