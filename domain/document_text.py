"""A document as plain text, for an email or a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .document import Bars, Document, Fact, Item, Line, Paragraph, Part
from .language import tr
from .typed import clean

INDENT = "  "
MOST_DASHES = 60


def plain_text(document: Document) -> str:
    """The text. Headings have a line of their own with a blank one above, lists have dashes, and lines are not broken.

    Programs for email break them to the width of their window.
    """
    blocks = [_said(document.title).upper(), *_joined(document.facts)]
    blocks += [_part(part) for part in document.parts]
    return "\n\n".join((*blocks, f"--\n{_said(document.foot)}")) + "\n"


def _part(part: Part) -> str:
    heading = _said(part.heading)
    return "\n".join((heading, "-" * min(len(heading), MOST_DASHES), "\n\n".join(_joined(part.lines)))).rstrip()


def _joined(lines: Iterable[Line]) -> Iterator[str]:
    """The lines in blocks: running text in one of its own, lists and facts each together."""
    block: list[str] = []
    before: type[Line] | None = None
    for line in lines:
        if block and (type(line) is not before or isinstance(line, Paragraph | Bars)):
            yield "\n".join(block)
            block = []
        block += _told(line)
        before = type(line)
    if block:
        yield "\n".join(block)


def _told(line: Line) -> Iterator[str]:
    match line:
        case Paragraph(text=text):
            yield _said(text)
        case Fact(name=name, text=text):
            yield _named(name, text)
        case Item(text=text, more=more):
            yield f"- {_under(text)}"
            yield from (f"{INDENT}{_under(each)}" for each in more)
        case Bars(words=words, rows=rows):
            yield _said(words)
            yield from (f"- {_named(name, f'{number:,}')}" for name, number in rows)


def _named(name: str, text: str) -> str:
    return tr("{name}: {text}", name=_said(name), text=_under(text))


def _under(text: str) -> str:
    """Further lines stand below the first one, and in from it."""
    return _said(text).replace("\n", f"\n{INDENT}")


def _said(text: str) -> str:
    return clean(text)
