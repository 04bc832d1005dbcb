"""Finds entries by words: each word must stand somewhere in the entry, whatever its capitals and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from .dates import day_words, rough_words
from .record import Action, Concern, Entry, Meeting
from .today import MEETING_NAMES

E = TypeVar("E", bound=Entry)


def plain(text: str) -> str:
    """The text without capitals and accents, so that "zoe" finds "Zoë"."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def words_of(entry: Entry) -> str:
    """Everything in an entry that a parent may search for, in plain form."""
    match entry:
        case Concern():
            where = entry.where or ""
            said = (entry.what, entry.effect, entry.helps, entry.told, entry.reply, entry.how_often, str(where))
            return plain("\n".join((*said, entry.status, rough_words(entry.when))))
        case Meeting():
            notes = (entry.where, entry.people, entry.want, entry.shared_notes, entry.private_notes)
            day = day_words(entry.on) if entry.on else ""
            return plain("\n".join((MEETING_NAMES[entry.kind], *notes, day)))
        case Action():
            return plain(f"{entry.what}\n{entry.who}")
    return ""


class Finder:
    """Searches one list of entries. The plain words of each are worked out once, at the first search."""

    def __init__(self, entries: Sequence[E]) -> None:
        self._entries: Sequence[Entry] = entries
        self._words: list[str] | None = None

    def find(self, asked: str) -> list[Entry]:
        """The entries in which every word of `asked` stands, in their order; all of them for nothing asked."""
        wanted = plain(asked).split()
        if not wanted:
            return list(self._entries)
        if self._words is None:
            self._words = [words_of(entry) for entry in self._entries]
        pairs = zip(self._entries, self._words, strict=True)
        return [entry for entry, words in pairs if all(word in words for word in wanted)]
