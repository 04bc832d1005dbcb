"""What every kind of summary is made with: what a parent chose, and the record without all that they did not choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from .dates import day_words
from .document import Item, Line, Paragraph, Part
from .family import Family
from .giving import Sent
from .kept import Entry
from .language import tr
from .naming import NameAs
from .plan import Support
from .record import Term
from .sent import is_new
from .today import first_words
from .typed import clean


class Arranged(StrEnum):
    """How the story is arranged."""

    ROUND = "by round"
    AREA = "by area"


@dataclass(frozen=True)
class Options:
    """What a parent says about a summary, besides choosing what is in it."""

    meeting_id: str = ""
    """Which meeting it is about. Without one it is the next one, or the last one that was held."""
    name_as: NameAs = NameAs.FIRST
    to: str = ""
    """Who it is for."""
    made_by: str = ""
    since: date | None = None
    """What lies before this day is not ticked at the start."""
    arranged: Arranged = Arranged.ROUND


@dataclass(frozen=True)
class Choice:
    """Something that can be ticked: an entry, or a part of one, or a picture."""

    id: str
    group: str
    """The heading under which it is offered."""
    text: str
    """What it says, in one line."""
    under: str = ""
    """When, or how it stands."""
    ticked: bool = False
    """Whether it is ticked at the start."""
    first: bool = False
    """One of the few that are offered before the others of their group."""
    new: bool = False
    """Not in anything that was sent to the same person, or changed since."""
    entry_id: str = ""
    fields: tuple[str, ...] = ()
    """What of the entry goes along. Nothing else of it can."""


class Place(NamedTuple):
    """Where an entry stands in the story. It is made of dates alone, those of all rounds among them."""

    begun: date
    """When its round, or the school year, began."""
    day: date
    heading: str


@dataclass(frozen=True)
class Given:
    """All that a document is made of. `family` holds nothing but what was chosen."""

    family: Family
    options: Options
    today: date
    called: str
    """The child's name as chosen, or nothing."""
    theirs: bool
    """Whether the young person decides for themselves, so that it is their own record."""
    earlier: tuple[Sent, ...] = ()
    """What was sent to the same person, newest first."""
    charts: frozenset[str] = frozenset()
    place_of: Mapping[str, Place] = field(default_factory=dict)
    """Where an entry of the story stands, by its id."""
    terms: Mapping[str, Term] = field(default_factory=dict)

    def item(self, entry: Entry, text: str, *more: str) -> Item:
        """An entry as one line with what belongs to it below, and whether it is new to the reader."""
        first, *rest = lines_of(text) or [""]
        told = [line for each in more for line in lines_of(each)]
        if self.earlier and is_new(entry, self.earlier):
            told.append(tr("New or changed since {day}", day=day_words(self.earlier[0].on)))
        return Item(first, (*rest, *told))


def choice(entry: Entry, group: str, fields: tuple[str, ...], text: str, *, piece: str = "", **more: Any) -> Choice:
    """Offers an entry, or with `piece` a part of it."""
    id = f"{entry.id}/{piece}" if piece else entry.id
    return Choice(id, group, first_words(clean(text), most=90), entry_id=entry.id, fields=fields, **more)


def pieces(entry: Entry, ticked: bool, groups: Mapping[str, str]) -> Iterator[Choice]:
    """Each of these fields of an entry as a choice of its own, under its heading. Empty ones are not offered."""
    for name, group in groups.items():
        text = clean(getattr(entry, name))
        if text:
            yield choice(entry, group, (name,), text, piece=name, ticked=ticked)


def goes_along(about: Family, support: Support) -> str:
    """What is told beside a support that can be ticked: the weeks that were answered go along with it."""
    return tr("With the weeks in which it happened") if support.id in about.answers else ""


def lines_of(text: str) -> list[str]:
    """The lines of a text, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def part(heading: str, *lines: Line) -> Iterator[Part]:
    """A part, or nothing where nothing stands in it: what is absent is left out, not shown empty."""
    if lines:
        yield Part(heading, lines)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Each text that is not empty."""
    return tuple(Paragraph(text) for text in texts if text)


def worded(sentence: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Of pairs of a text and the words that hold it, the words of those in which there is a text."""
    return tuple(words for text, words in sentence if text)
