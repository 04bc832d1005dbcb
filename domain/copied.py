"""What stands in a document though it is private: passages of private notes by copy, ways to reach people, a full name.

It cannot come there by ticking. It comes there where a parent wrote the same words in two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .document import Bars, Document, Fact, Item
from .family import Family
from .naming import NameAs, called
from .search import bare_words, plain
from .staying import private_notes

RUN = 6
"""So many words that are the same, one after another, are a copy (issue "Sharing")."""
LEAST = 3
"""A whole note with no more than this is too common to be called one."""
LETTERS = 20
"""A text without spaces between its words counts as a copy from so many letters on."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NUMBER = re.compile(r"\+?\d[\d\s().-]{5,}\d")


class Source(StrEnum):
    """Where a passage also stands."""

    NOTE = "a private note"
    VIEW = "what the child does not want to show"
    CONTACT = "how to reach somebody"
    NAME = "the child's name"


@dataclass(frozen=True)
class Passage:
    """Words of a document, as they stand there, and what private thing they are the same as."""

    text: str
    source: Source


def copied(document: Document, about: Family, name_as: NameAs) -> tuple[Passage, ...]:
    """Every passage that a parent should look at once more before it is given away. Each is told once."""
    lines = tuple(texts_of(document))
    found = (
        *_passages(lines, private_notes(about), Source.NOTE),
        *_passages(lines, _views(about), Source.VIEW),
        *_ways(lines, (person.contact for person in about.people)),
        *_names(lines, about.child.name, name_as),
    )
    return tuple(dict.fromkeys(found))


def texts_of(document: Document) -> Iterator[str]:
    """Every text of a document, line by line, in its order."""
    yield document.title
    for fact in document.facts:
        yield f"{fact.name}: {fact.text}"
    for part in document.parts:
        yield part.heading
        for line in part.lines:
            match line:
                case Item(text, more):
                    yield from (text, *more)
                case Fact(name, text):
                    yield f"{name}: {text}"
                case Bars(words, rows):
                    yield from (words, *(f"{name}: {number}" for name, number in rows))
                case _:
                    yield from line.text.splitlines()
    yield document.foot


def _views(about: Family) -> Iterator[str]:
    for view in about.views:
        if view.happy is not True:
            yield from (view.good, view.hard, view.wish)
    for profile in about.profiles:
        if profile.agreed is not True:
            yield from (profile.liked, profile.matters, profile.support)


def _passages(lines: Iterable[str], private: Iterable[str], source: Source) -> Iterator[Passage]:
    runs: set[tuple[str, ...]] = set()
    whole: list[str] = []
    for text in private:
        words = bare_words(text)
        if len(words) > LEAST:
            size = min(RUN, len(words))
            runs |= {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
        elif len(plain(text.strip())) >= LETTERS:
            whole.append(text.strip())
    for line in lines:
        yield from (Passage(passage, source) for passage in _in_line(line, runs))
        yield from (Passage(text, source) for text in whole if plain(text) in plain(line))


def _in_line(line: str, runs: set[tuple[str, ...]]) -> Iterator[str]:
    """The passages of a line that are in one of these runs. What overlaps is one passage."""
    tokens = line.split()
    words = [(word, number) for number, token in enumerate(tokens) for word in bare_words(token)]
    sizes = sorted({len(run) for run in runs})
    same = [False] * len(words)
    for at in range(len(words)):
        for size in sizes:
            if tuple(word for word, _ in words[at : at + size]) in runs:
                same[at : at + size] = [True] * size
    start: int | None = None
    for at, is_same in enumerate([*same, False]):
        if is_same and start is None:
            start = at
        elif not is_same and start is not None:
            yield " ".join(tokens[words[start][1] : words[at - 1][1] + 1])
            start = None


def _ways(lines: Iterable[str], contacts: Iterable[str]) -> Iterator[Passage]:
    """Email addresses and phone numbers of people, however they are spaced."""
    known = {way for contact in contacts for way, _ in _ways_in(contact)}
    for line in lines:
        yield from (Passage(text, Source.CONTACT) for way, text in _ways_in(line) if way in known)


def _ways_in(text: str) -> Iterator[tuple[str, str]]:
    yield from ((found[0].casefold(), found[0]) for found in _ADDRESS.finditer(text))
    yield from ((re.sub(r"\D", "", found[0]), found[0]) for found in _NUMBER.finditer(text))


def _names(lines: Iterable[str], name: str, name_as: NameAs) -> Iterator[Passage]:
    """Parts of the child's name that were not to be told."""
    told = {*bare_words(called(name, NameAs.FIRST))} if name_as is NameAs.FIRST else set[str]()
    hidden = {word for word in bare_words(name) if len(word) > 1} - told
    for line in lines:
        for token in line.split():
            # "Sam's" is the name too
            bare = {*bare_words(token), *bare_words(re.sub(r"['\u2019]s\b", "", token))}
            if hidden & bare:
                yield Passage(token.strip(".,;:!?()\u201c\u201d\"'\u2019"), Source.NAME)
