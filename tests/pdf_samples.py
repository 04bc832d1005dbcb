"""Documents and fonts for the tests of PDF files, and what another program reads out of such a file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from domain.document import Bars, Document, Fact, Item, Line, Paragraph, Part
from views.pdf_file import pdf
from views.pdf_shown import FONTS

FOLDER = Path(__file__).parent.parent / "assets" / "fonts"
FILES = {name: (FOLDER / name).read_bytes() for name in FONTS.values()}
FOOT = "Made by Sam's parent from their own record on Monday 23 November 2026."


def a_document(*lines: Line, title: str = "Before our meeting", foot: str = FOOT) -> Document:
    """A document of one part with these lines."""
    return Document(title, (Fact("Child", "Sam"),), (Part("Notes", lines),), foot)


def everywhere(text: str) -> Document:
    """A document in which this text stands in every place."""
    lines: tuple[Line, ...] = (Paragraph(text), Item(text, (text,)), Fact(text, text), Bars(text, ((text, 3),)))
    return Document(text, (Fact(text, text),), (Part(text, lines),), text)


def usual() -> Document:
    """A summary as most will be: strengths, five concerns, what helps, what was agreed, questions and wishes."""
    words = (
        "Sam finds it hard to start a piece of writing, and puts his head on the table when there is noise near him."
    )
    concern = Item(f"Tuesday 20 October 2026: {words}", (words, "Where: at home and at school"))
    agreed = Item(
        "The SENCO will ask the speech and language therapist for advice", ("By Friday 4 December 2026: not yet",)
    )
    parts = (
        Part("What Sam is good at", (Paragraph(f"{words} {words}"),)),
        Part("What worries us", (concern,) * 5),
        Part("What helps", (Paragraph(words),)),
        Part("What was agreed last time", (agreed,) * 4),
        Part("What we would like to ask", tuple(Item(words) for _ in range(4))),
        Part("What we would like", (Paragraph(words), Fact("Next review date", "Thursday 14 January 2027"))),
    )
    facts = (Fact("Child", "Sam"), Fact("For", "The SENCO"), Fact("Dates", "1 September 2026 to 23 November 2026"))
    return Document("Before our meeting", facts, parts, FOOT)


def made(document: Document, fonts: Mapping[str, bytes] = FILES) -> bytes:
    """The document's PDF."""
    return asyncio.run(pdf(document, fonts))


def opened(document: Document) -> PdfReader:
    """The document's PDF, read by another program that takes no slip for granted."""
    return PdfReader(BytesIO(made(document)), strict=True)


def words_of(document: Document) -> str:
    """All words of its PDF, as another program takes them out."""
    return "\n".join(page.extract_text() for page in opened(document).pages)


def bare(text: str) -> str:
    """A text without its blanks, of which a line end may be one."""
    return "".join(text.split())


def names_in(reader: PdfReader) -> Iterator[str]:
    """Every key of every dictionary in a file, and every name that stands as a value."""
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, dict):
            yield from map(str, thing)
            waiting += (thing.raw_get(key) for key in thing) if hasattr(thing, "raw_get") else thing.values()
        elif isinstance(thing, list):
            waiting += list(thing)
        elif str(thing).startswith("/"):
            yield str(thing)
