"""A document on the screen: the same words in the same order as in the text, the page to print and the PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import flet as ft

from domain.document import Bars, Document, Fact, Item, Line, Paragraph
from domain.language import tr, trn
from domain.typed import clean

from . import parts
from .theme import BOLD

MOST = 150
"""So many lines are drawn at first: two pages have less than half of it, and a thousand would stop the phone."""
THICK = 10

Row = Callable[[], ft.Control]


@parts.memo
def Paper(document: Document) -> ft.Control:
    """The document, and a button for the rest of a very long one."""
    shown, show = ft.use_state(MOST)
    rows = list(_rows(document))
    left = len(rows) - shown

    def more() -> None:
        show(len(rows))

    rest = trn("Show {n} more line", "Show {n} more lines", left)
    return parts.column(
        parts.card(*(row() for row in rows[:shown]), back=ft.Colors.SURFACE_CONTAINER_LOWEST, gap=8),
        *([parts.button(rest, more, ft.Icons.EXPAND_MORE)] if left > 0 else []),
    )


def _rows(document: Document) -> Iterator[Row]:
    yield partial(parts.heading, clean(document.title))
    for fact in document.facts:
        yield partial(_line, fact)
    for part in document.parts:
        yield partial(parts.heading, clean(part.heading), 3)
        for line in part.lines:
            yield partial(_line, line)
    yield partial(_foot, document.foot)


def _line(line: Line) -> ft.Control:
    match line:
        case Paragraph(text=text):
            return parts.plain(clean(text))
        case Fact(name=name, text=text):
            bold = ft.TextStyle(font_family=BOLD)
            told = tr("{name}: {text}", name="\0", text=clean(text)).partition("\0")
            return ft.Text(
                spans=[ft.TextSpan(told[0]), ft.TextSpan(clean(name), style=bold), ft.TextSpan(told[2])],
            )
        case Item():
            return _item(line)
        case Bars():
            return _bars(line)


def _item(item: Item) -> ft.Control:
    more = [parts.plain(clean(each), quiet=True) for each in item.more]
    told = ft.Column([parts.plain(clean(item.text)), *more], spacing=2, expand=True)
    dot = ft.Text("\u2022", semantics_label="")
    # merged, so that a screen reader goes from point to point
    return ft.MergeSemantics(ft.Row([dot, told], vertical_alignment=ft.CrossAxisAlignment.START))


def _bars(bars: Bars) -> ft.Control:
    most = max([number for _, number in bars.rows] or [0]) or 1
    return parts.column(
        parts.plain(clean(bars.words)), *(_bar(clean(name), number, most) for name, number in bars.rows), gap=6
    )


def _bar(name: str, number: int, most: int) -> ft.Control:
    long = max(0, min(number, most))
    pieces: list[ft.Control] = [
        ft.Container(bgcolor=colour, height=THICK, border_radius=3, expand=size)
        for colour, size in ((ft.Colors.PRIMARY, long), (None, most - long))
        if size
    ]
    return parts.column(
        parts.plain(tr("{name}: {text}", name=name, text=f"{number:,}")), ft.Row(pieces, spacing=0), gap=2
    )


def _foot(text: str) -> ft.Control:
    return parts.column(ft.Divider(height=1), parts.plain(clean(text), quiet=True), gap=8)
