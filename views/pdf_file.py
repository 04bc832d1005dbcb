"""A document as a PDF (ISO 32000): A4, real text in fonts that go with it, and parts that a screen reader knows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.document import Bars, Document, Fact, Item, Line, Paragraph, Part
from domain.language import tr

from .pdf_bidi import levels
from .pdf_letters import tidy
from .pdf_lines import lines_of
from .pdf_pages import BAR, MARGIN, RULE, WIDTH, Pages
from .pdf_shown import families, hidden

ALL = WIDTH - 2 * MARGIN
NAMES = 122.0
"""How wide the column of names is, beside which facts stand."""
INDENT = 13.0
MOST_FOOT = 5
"""The foot is on every page, so it may have no more lines than this."""
KEPT = 3
"""So many lines stay together on a page, and a heading with what is below it."""


@dataclass(frozen=True)
class Style:
    """How letters look, how far lines are apart, and how much stays free above them, in points."""

    size: float
    leading: float
    before: float
    bold: bool = False


TITLE = Style(19, 24, 0, True)
HEADING = Style(13.5, 18, 12, True)
NAME = Style(10.5, 14.5, 3, True)
BODY = Style(10.5, 14.5, 4)
MORE = Style(10.5, 14.5, 0)
FOOT = Style(8.5, 11, 0)


async def pdf(document: Document, fonts: Mapping[str, bytes]) -> bytes:
    """The file. `fonts` is by name, as in FONTS. Raises ValueError where the first two are not there or no fonts.

    It is made in small steps, and between them others have their turn: a tap is not to wait for a whole file.
    """
    writer = _Writer(document, fonts)
    for _ in writer.steps():
        await asyncio.sleep(0)
    return writer.file()


class _Writer:
    def __init__(self, document: Document, fonts: Mapping[str, bytes]) -> None:
        self._document = document
        self._faces = families(fonts)
        self._foot = list(lines_of(document.foot, self._faces[False], FOOT.size, ALL - NAMES))[:MOST_FOOT]
        self._pages = Pages(MARGIN + FOOT.leading * len(self._foot))

    def steps(self) -> Iterator[None]:
        """Writes it, a part in each step."""
        with self._pages.within("H1"):
            self._write(self._document.title, TITLE)
        for fact in self._document.facts:
            self._line(fact)
        if kinds := hidden(self._document, self._faces[False]):
            self._line(Paragraph(_warning(kinds)))
        for part in self._document.parts:
            yield
            yield from self._part(part)
        yield
        self._feet()
        yield

    def file(self) -> bytes:
        """The file, once all is written."""
        return self._pages.file(tidy(self._document.title), {"": self._faces[False], "bold": self._faces[True]})

    def _part(self, part: Part) -> Iterator[None]:
        self._keep(HEADING.before + HEADING.leading + KEPT * BODY.leading)
        with self._pages.within("H2"):
            self._write(part.heading, HEADING)
        listed: list[Item] = []
        for line in (*part.lines, None):
            if isinstance(line, Item):
                listed.append(line)
                continue
            if listed:
                yield from self._list(listed)
                listed = []
            if line:
                self._line(line)
                yield

    def _line(self, line: Line) -> None:
        match line:
            case Fact(name=name, text=text):
                with self._pages.within("P"):
                    self._beside(name, text)
            case Bars():
                self._bars(line)
            case Paragraph(text=text):
                with self._pages.within("P"):
                    self._write(text, BODY)

    def _list(self, items: list[Item]) -> Iterator[None]:
        with self._pages.within("L"):
            for item in items:
                with self._pages.within("LI"):
                    self._item(item)
                yield

    def _item(self, item: Item) -> None:
        self._keep(BODY.before + BODY.leading * min(KEPT, 1 + len(item.more)))
        from_the_right, _ = levels(tidy(item.text))
        with self._pages.within("Lbl"):
            self._write("\u2022", BODY, WIDTH - MARGIN - INDENT + 7 if from_the_right else MARGIN + 2, INDENT)
        self._pages.y += BODY.leading
        with self._pages.within("LBody"):
            for text in (item.text, *item.more):
                self._write(text, MORE, MARGIN if from_the_right else MARGIN + INDENT, ALL - INDENT)

    def _bars(self, bars: Bars) -> None:
        with self._pages.within("P"):
            self._write(bars.words, BODY)
        most = max([number for _, number in bars.rows] or [0]) or 1
        for name, number in bars.rows:
            with self._pages.within("P"):
                wide = max(0, number) / most * (ALL - NAMES - 40)
                page, y = self._beside(name, f"{number:,}", wide + 6, bold=False)
                if number > 0:
                    self._pages.block(page, MARGIN + NAMES, y - 1, wide, 9, BAR)

    def _beside(self, name: str, text: str, across: float = 0, bold: bool = True) -> tuple[int, float]:
        """A name, and what stands against it to its right. Gives the page and the height of its first line."""
        style = NAME if bold else Style(BODY.size, BODY.leading, NAME.before)
        self._keep(style.before + style.leading * KEPT)
        top = self._pages.y
        start = self._pages.count
        self._write(name, style, wide=NAMES - 8)
        after, ended = self._pages.y, self._pages.count
        if ended == start:
            self._pages.y = top - (style.before - MORE.before)
        page, first = self._pages.count - 1, self._pages.y - MORE.leading
        self._write(text, MORE, MARGIN + NAMES + across)
        if self._pages.count == ended == start:
            self._pages.y = min(self._pages.y, after)
        return page, first

    def _write(self, text: str, style: Style, x: float = MARGIN, wide: float = 0) -> None:
        """Text from the top of what is free, over as many pages as it needs."""
        wide = wide or WIDTH - MARGIN - x
        lines = list(lines_of(text, self._faces[style.bold], style.size, wide))
        self._keep(style.before + style.leading * min(KEPT, len(lines)))
        self._pages.y -= style.before
        for line in lines:
            self._keep(style.leading)
            self._pages.y -= style.leading
            at = x + (wide - line.width if line.base else 0)
            self._pages.draw(line, style.size, at, self._pages.y)

    def _keep(self, high: float) -> None:
        if self._pages.room < high:
            self._pages.turn()

    def _feet(self) -> None:
        pages, count = self._pages, self._pages.count
        top = MARGIN + FOOT.leading * (len(self._foot) - 1) - 14
        for page in range(count):
            pages.block(page, MARGIN, top + 14, ALL, 0.6, RULE)
            for place, line in enumerate(self._foot):
                pages.draw_beside(page, line, FOOT.size, MARGIN, top - FOOT.leading * place)
            told = tr("Page {page} of {pages}", page=page + 1, pages=count)
            for line in lines_of(told, self._faces[False], FOOT.size, NAMES):
                pages.draw_beside(page, line, FOOT.size, WIDTH - MARGIN - line.width, top)


def _warning(kinds: tuple[str, ...]) -> str:
    return tr(
        "This file cannot show all of the words rightly. It has trouble with: {kinds}. "
        "The page to print, made from the same record, shows them.",
        kinds=", ".join(kinds),
    )
