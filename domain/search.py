"""Finds entries by words: as they were typed, whatever their capitals and accents, or else by words that are near."""

from __future__ import annotations

import string
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .dates import day_words, rough_words
from .giving import Sent
from .kept import Entry
from .language import tr
from .plan import ChildView, Cycle, EhcRequest, Help, Report
from .record import Concern, Conversation, Meeting
from .today import CONVERSATION_NAMES, MEETING_NAMES

SLIPS = ((7, 2), (4, 1))
"""From so many letters on, so many slips are forgiven. Shorter words would be near to half of the record."""
_APART = str.maketrans(
    dict.fromkeys(string.punctuation + "\u2013\u2014\u2026\u201c\u201d\u00b7\u060c\u061b\u061f\u06d4\u0964", " ")
    | dict.fromkeys("'\u2018\u2019")
)
"""What stands between words, of English, Arabic, Urdu and the languages of India. An apostrophe stands in one."""


def plain(text: str) -> str:
    """The text without capitals and accents, so that "zoe" finds "Zoë"."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))  # which phones write by themselves
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def bare_words(text: str) -> list[str]:
    """The words of a text in plain form, without what stands between them: "Ms. O'Neill" is "ms" and "oneill"."""
    return plain(text).translate(_APART).split()


def words_of(entry: Entry, beside: Iterable[str] = ()) -> str:
    """Everything in an entry that a parent may search for, in plain form, with what stands beside it."""
    return plain("\n".join((*_said(entry), *beside)))


def _said(entry: Entry) -> tuple[str, ...]:
    match entry:
        case Concern():
            noticed = (entry.what, entry.effect, entry.helps, entry.how_often, entry.where or "", *entry.areas)
            return (*noticed, entry.told, entry.reply, entry.status, rough_words(entry.when))
        case Meeting():
            notes = (entry.shared_notes, entry.not_agreed, entry.private_notes)
            day = day_words(entry.on) if entry.on else ""
            return (MEETING_NAMES[entry.kind], entry.where, entry.people, entry.want, *notes, day)
        case Conversation():
            return (CONVERSATION_NAMES[entry.means], entry.who, entry.said, entry.promised, day_words(entry.on))
        case ChildView():
            return (tr("Child's view"), entry.good, entry.hard, entry.wish, entry.writer, day_words(entry.on))
        case Report():
            return (tr("Report or letter"), entry.what, entry.who, entry.said, day_words(entry.on))
        case Help():
            days = (entry.consent_on, entry.referred_on, entry.seen_on, entry.report_on)
            asked = (tr("Help from outside"), entry.who, entry.why, entry.wait, entry.advice)
            return (*asked, *(day_words(day) for day in days if day))
        case Cycle():
            known = (entry.strengths, entry.helps, entry.harder, entry.keep, entry.change, entry.stop, entry.why)
            return (
                tr("Round of support"),
                entry.kind,
                *entry.areas,
                *known,
                entry.decision or "",
                day_words(entry.starts),
            )
        case EhcRequest():
            return (tr("Request for an EHC needs assessment"), entry.notes, day_words(entry.asked_on))
        case Sent():
            return (tr("Sent to {who}", who=entry.to), entry.text, day_words(entry.on))
    return ()


@dataclass(frozen=True)
class Found:
    """The entries that were found, in their order. `near` says that none has exactly the words that were asked for."""

    entries: Sequence[Entry]
    near: bool = False


class Finder:
    """Searches a list of entries, each with the texts that stand beside it, by its id. Words are worked out once."""

    def __init__(self, entries: Sequence[Entry], beside: Mapping[str, Iterable[str]] | None = None) -> None:
        self._entries = entries
        self._beside = beside or {}
        self._texts: list[str] | None = None
        self._known: defaultdict[str, list[int]] | None = None

    def find(self, asked: str, fits: Callable[[Entry], bool] | None = None) -> Found:
        """The entries that fit and in which every word of `asked` stands; where there are none, those that are near.

        A word stands in an entry if it is a part of its text. For nothing asked it is all that fit.
        """
        wanted = plain(asked).split()
        texts = zip(self._entries, self._plain(), strict=True) if wanted else ()
        exact = [entry for entry, text in texts if all(word in text for word in wanted)] if wanted else self._entries
        found = [entry for entry in exact if fits(entry)] if fits else exact
        if found or not wanted:
            return Found(found)
        near = [entry for entry in self._near(bare_words(asked)) if not fits or fits(entry)]
        return Found(near, near=bool(near))

    def _near(self, wanted: Sequence[str]) -> list[Entry]:
        places = [self._places(word) for word in wanted]
        return [self._entries[number] for number in sorted(set.intersection(*places))] if places else []

    def _places(self, wanted: str) -> set[int]:
        """The numbers of the entries that have a word of which this is a part, or which is near to it."""
        most = slips(wanted)
        found: set[int] = set()
        for word, numbers in self._vocabulary().items():
            if wanted in word or (most and is_near(wanted, word, most)):
                found.update(numbers)
        return found

    def _plain(self) -> list[str]:
        if self._texts is None:
            self._texts = [words_of(entry, self._beside.get(entry.id, ())) for entry in self._entries]
        return self._texts

    def _vocabulary(self) -> Mapping[str, Sequence[int]]:
        """Each different word, and the numbers of the entries in which it stands."""
        if self._known is None:
            self._known = defaultdict(list)
            for number, text in enumerate(self._plain()):
                for word in set(text.translate(_APART).split()):
                    self._known[word].append(number)
        return self._known


def slips(word: str) -> int:
    """How many slips are forgiven in a word. In a number none: 2025 is not nearly 2026."""
    if any(letter.isdecimal() for letter in word):
        return 0
    return next((most for letters, most in SLIPS if len(word) >= letters), 0)


def is_near(asked: str, word: str, most: int) -> bool:
    """Whether a word, or a beginning of it no shorter than what was asked, is so many slips away or fewer.

    A slip is a letter that is wrong, missing or too many, or two neighbours that are swapped (Damerau's distance, in
    which nothing is changed twice). Beginnings count, so that a word is found while it is still being typed.
    """
    start = word[: len(asked) + most]
    if len(asked) - sum(map(start.__contains__, asked)) > most:
        return False  # quickly, as this is asked of every word in the record: too many letters are not there at all
    before: list[int] = []
    row = list(range(len(asked) + 1))
    for number, letter in enumerate(start, 1):
        older, before, row = before, row, [number]
        for at, wanted in enumerate(asked, 1):
            least = min(before[at - 1] + (letter != wanted), before[at] + 1, row[at - 1] + 1)
            if number > 1 and at > 1 and letter == asked[at - 2] and wanted == word[number - 2]:
                least = min(least, older[at - 2] + 1)
            row.append(least)
        if row[-1] <= most and number >= len(asked):
            return True
        if min(row) > most:
            return False
    return row[-1] <= most
