"""The timeline: one child's entries by month or by round, and those about a kind of thing, an area or a person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from .choices import Area
from .dates import month_words
from .family import Family, day_of
from .kept import Entry
from .language import tr
from .plan import ChildView, Cycle, Help, Report
from .record import Concern, Conversation, Meeting
from .search import Finder, Found, bare_words
from .today import is_mine

MOST_NAMES = 12
"""How many people are offered: those who stand in most entries."""
_ROLE = re.compile(r"[,;:(/]| [-\u2013\u2014] ")
"""What stands between a name and what that person does: "Ms Ahmed, SENCO"."""


@dataclass(frozen=True)
class Filters:
    """What the entries must be about: a kind of entry, an area of need, and a person by `name_key`. Nothing is all."""

    kind: type[Entry] | None = None
    area: Area | None = None
    person: str = ""


def entries_of(family: Family, kind: type[Entry] | None = None) -> list[Entry]:
    """The entries that have a place in time, newest first; meetings that have no date yet come before all others."""
    told = (*family.concerns, *family.meetings, *family.conversations, *family.views, *family.reports)
    rows = (*told, *family.helps, *family.cycles, *family.requests, *family.sent)
    return sorted((row for row in rows if kind is None or isinstance(row, kind)), key=_place, reverse=True)


def _place(entry: Entry) -> tuple[date, bool, object]:
    if isinstance(entry, Meeting) and not entry.on:
        return date.max, True, entry.created_at
    only_a_year = isinstance(entry, Concern) and entry.when.month is None
    return day_of(entry), not only_a_year, entry.created_at


def month_of(entry: Entry) -> str:
    """The heading under which an entry stands by month: "November 2026"."""
    if isinstance(entry, Meeting) and entry.on is None:
        return tr("No date yet")
    if isinstance(entry, Concern) and entry.when.month is None:
        return tr("Some time in {year}", year=entry.when.year)
    return month_words(day_of(entry))


def round_of(family: Family) -> Callable[[Entry], str]:
    """Gives the heading under which an entry stands by round: "Round 2, from 14 September 2026".

    A round lasts until the day before the next one starts. What was "about May" counts as of the first of May.
    """
    starts = sorted(cycle.starts for cycle in family.cycles)

    def heading(entry: Entry) -> str:
        if isinstance(entry, Meeting) and entry.on is None:
            return tr("No date yet")
        begun = bisect_right(starts, day_of(entry))
        if not begun:
            return tr("Before the first round")
        start = starts[begun - 1]
        return tr(
            "Round {number}, from {day} {month}",
            number=1 + bisect_left(starts, start),
            day=start.day,
            month=month_words(start),
        )

    return heading


def name_of(text: str) -> str:
    """The name in a line about somebody, without what they do: of "Ms Ahmed, SENCO" it is "Ms Ahmed"."""
    return _ROLE.split(text, maxsplit=1)[0].strip()


def name_key(text: str) -> str:
    """What is the same for all ways to write a name: capitals, accents, "the SENCO" or "SENCO"."""
    words = bare_words(name_of(text))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Timeline:
    """The entries of one child, and ways to find some of them. Made once for a record; all is worked out when asked."""

    def __init__(self, family: Family, entries: Sequence[Entry]) -> None:
        self._family = family
        self._entries = entries
        self._finder = Finder(entries, beside(family))
        self._about: dict[str, set[str]] = {}

    @cached_property
    def kinds(self) -> set[type[Entry]]:
        """The kinds of entries that there are."""
        return {type(entry) for entry in self._entries}

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas of need that something is about, in the order in which they are offered."""
        used = {area for entry in self._entries for area in areas_of(entry)}
        return tuple(area for area in Area if area in used)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The people who stand in most entries, most of all first: `name_key` to the name as it is mostly written.

        The parent is not one of them.
        """
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line, ids in self._lines.items():
            if not is_mine(line):
                written[name_key(line)][name_of(line)] += len(ids)
        known = {name_key(person.name): name_of(person.name) for person in self._family.people}
        often = sorted(written, key=lambda key: -written[key].total())[: 2 * MOST_NAMES]
        count = {key: len(self._with(key)) for key in dict.fromkeys([*known, *often]) if key}
        each = (key for key in count if count[key] and not _several(key, count))
        most = sorted(each, key=lambda key: -count[key])[:MOST_NAMES]
        return {key: known.get(key) or written[key].most_common(1)[0][0] for key in most}

    def find(self, asked: str, filters: Filters) -> Found:
        """The entries that fit all of the filters, and the words that were asked for."""
        if filters == Filters():
            return self._finder.find(asked)
        about = self._with(filters.person) if filters.person else None

        def fits(entry: Entry) -> bool:
            return (
                (filters.kind is None or isinstance(entry, filters.kind))
                and (filters.area is None or filters.area in areas_of(entry))
                and (about is None or entry.id in about)
            )

        return self._finder.find(asked, fits)

    def _with(self, key: str) -> set[str]:
        """The ids of the entries in which this name stands, by itself or in a longer line."""
        if key not in self._about:
            there = (ids for line, ids in self._lines.items() if f" {key} " in f" {' '.join(bare_words(line))} ")
            self._about[key] = set().union(*there)
        return self._about[key]

    @cached_property
    def _lines(self) -> Mapping[str, set[str]]:
        """Each different thing that was written about who it was, and the ids of the entries in which it stands."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self._entries:
            for line in _people_in(entry):
                found[line].add(entry.id)
        meetings = {meeting.id for meeting in self._family.meetings}
        for action in self._family.actions:
            if action.meeting_id in meetings and action.who:
                found[action.who].add(action.meeting_id)
        return found


@lru_cache(maxsize=2)
def timeline_of(family: Family) -> Timeline:
    """The timeline of one child. Made once for a record, as the parent comes back to it again and again."""
    return Timeline(family, entries_of(family))


def beside(family: Family) -> Mapping[str, Sequence[str]]:
    """What belongs to an entry and is found with it: promises and questions of a meeting, the plan of a round."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for action in family.actions:
        if action.meeting_id:
            found[action.meeting_id] += (action.what, action.who)
    for question in family.questions:
        found[question.meeting_id] += (question.text, question.answer)
    for outcome in family.outcomes:
        found[outcome.cycle_id] += (outcome.what, outcome.know, outcome.start, outcome.evidence)
    of_round = {support.id: support.cycle_id for support in family.supports}
    for support in family.supports:
        found[support.cycle_id] += (support.what, support.who)
    for week in family.happenings:
        found[of_round[week.support_id]].append(week.why)
    return found


def _several(key: str, names: Iterable[str]) -> bool:
    """Whether it is more than one of these people: "Ms Ahmed and Mr Jones" are found by each of their names."""
    return sum(f" {name} " in f" {key} " for name in names if name != key) > 1


def areas_of(entry: Entry) -> tuple[Area, ...]:
    """The areas of need that an entry is about."""
    return entry.areas if isinstance(entry, Concern | Cycle) else ()


def _people_in(entry: Entry) -> Iterator[str]:
    match entry:
        case Conversation(who=who) | Report(who=who) | Help(who=who) | ChildView(writer=who) | Concern(told=who):
            yield from filter(None, (who.strip(),))
        case Meeting(people=people):
            yield from filter(None, map(str.strip, people.splitlines()))
