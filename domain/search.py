"""Finds entries by words: each word must stand somewhere in the entry, whatever its capitals and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from .dates import day_words, rough_words
from .kept import Entry
from .record import Action, Concern, Conversation, Meeting
from .today import CONVERSATION_NAMES, MEETING_NAMES


def plain(text: str) -> str:
    """The text without capitals and accents, so that "zoe" finds "Zoë"."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def words_of(entry: Entry, promised: str = "") -> str:
    """Everything in an entry that a parent may search for, in plain form; `promised` is what was promised at it."""
    match entry:
        case Concern():
            said = (entry.what, entry.effect, entry.helps, entry.told, entry.reply, entry.how_often, entry.where or "")
            return plain("\n".join((*said, entry.status, rough_words(entry.when))))
        case Meeting():
            notes = (entry.shared_notes, entry.not_agreed, entry.private_notes, promised)
            day = day_words(entry.on) if entry.on else ""
            return plain("\n".join((MEETING_NAMES[entry.kind], entry.where, entry.people, entry.want, *notes, day)))
        case Conversation():
            told = (CONVERSATION_NAMES[entry.means], entry.who, entry.said, entry.promised)
            return plain("\n".join((*told, day_words(entry.on))))
    return ""


class Finder:
    """Searches a list of entries, meetings with what was promised at them. Plain words are worked out once."""

    def __init__(self, entries: Sequence[Entry], actions: Iterable[Action] = ()) -> None:
        self._entries = entries
        self._actions = actions
        self._words: list[str] | None = None

    def find(self, asked: str) -> list[Entry]:
        """The entries in which every word of `asked` stands, in their order; all of them for nothing asked."""
        wanted = plain(asked).split()
        if not wanted:
            return list(self._entries)
        if self._words is None:
            promised: dict[str | None, str] = {}
            for action in self._actions:
                promised[action.meeting_id] = f"{promised.get(action.meeting_id, '')}\n{action.what}\n{action.who}"
            self._words = [words_of(entry, promised.get(entry.id, "")) for entry in self._entries]
        pairs = zip(self._entries, self._words, strict=True)
        return [entry for entry, words in pairs if all(word in words for word in wanted)]
