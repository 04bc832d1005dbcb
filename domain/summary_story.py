"""The story so far: a dated list for somebody new, by round or by area of need, with pictures of what is in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from .choices import Area, SummaryKind
from .dates import day_words, rough_words
from .document import Part
from .family import Family, day_of, written_on
from .kept import Entry
from .language import tr
from .plan import Cycle, EhcRequest, Help, Outcome, Report, Support
from .record import Action, Concern, Conversation, Meeting
from .summary_before import in_time, views
from .summary_charts import bars, charts
from .summary_fields import SHAREABLE
from .summary_parts import Arranged, Choice, Given, Options, Place, choice, goes_along, part
from .summary_story_lines import item_of
from .summary_words import AREAS
from .terms import SEPTEMBER, school_year
from .timeline import areas_of, round_of
from .today import CONVERSATION_NAMES, MEETING_NAMES

FIELDS = SHAREABLE[SummaryKind.STORY]
REST = tr("Everything else")
GROUPS: Mapping[type[Entry], str] = {
    Cycle: tr("Rounds of support"),
    Concern: tr("Concerns"),
    Meeting: tr("Meetings"),
    Conversation: tr("Conversations"),
    Action: tr("What was promised"),
    Outcome: tr("Goals"),
    Support: tr("Support"),
    Report: tr("Reports and letters"),
    Help: tr("Help from outside"),
    EhcRequest: tr("Requests for an EHC needs assessment"),
}


def offered(about: Family, options: Options, today: date, own: str) -> Iterator[Choice]:
    """What can be ticked. Only what is marked as shared is ticked at the start, and the pictures of it."""
    told = (*reversed(about.cycles), *about.concerns, *about.held(today), *about.conversations, *about.actions)
    place_of = places(about)
    for entry in (*told, *about.outcomes, *about.supports, *about.reports, *about.helps, *about.requests):
        text, under = _called(about, entry)
        ticked = entry.shared and in_time(place_of[entry.id].day, options)
        yield choice(entry, GROUPS[type(entry)], FIELDS[type(entry)], text, under=under, ticked=ticked)
    yield from views(about, own, options)
    yield from charts(about, today)


def _called(about: Family, entry: Entry) -> tuple[str, str]:
    """What an entry is called in the list to choose from, and when it was."""
    day = day_words(day_of(entry))
    match entry:
        case Concern():
            return entry.what, rough_words(entry.when)
        case Meeting():
            return MEETING_NAMES[entry.kind], day
        case Conversation():
            return entry.said, f"{CONVERSATION_NAMES[entry.means]}, {day}"
        case Cycle():
            return tr("Round of support"), tr("From {first}", first=day)
        case Help(who=who):
            return who, day
        case EhcRequest():
            return tr("Request for an EHC needs assessment"), day
        case Support():
            return entry.what, goes_along(about, entry)
        case Action(what=what) | Outcome(what=what):
            return what, ""
    assert isinstance(entry, Report)
    return entry.what, day


def places(about: Family) -> Mapping[str, Place]:
    """By its id, where an entry stands: in its round, or in the school year where there are no rounds."""
    starts = {cycle.id: cycle.starts for cycle in about.cycles}
    rounds, days = {cycle.id: cycle for cycle in about.cycles}, sorted(starts.values())
    heading: Callable[[Entry], str] = round_of(about) if starts else _year
    found: dict[str, Place] = {}
    for entry in about.everything():
        # what is agreed for a round stands in it, whenever it begins
        of_round = rounds.get(entry.cycle_id) if isinstance(entry, Outcome | Support) else None
        number = bisect_right(days, day_of(of_round or entry))
        begun = days[number - 1] if number else date.min
        if not starts:
            begun = date(school_year(day_of(entry)), SEPTEMBER, 1)
        found[entry.id] = Place(begun, _day(entry, starts), heading(of_round or entry))
    return found


def _day(entry: Entry, starts: Mapping[str, date]) -> date:
    match entry:
        case Outcome():
            return starts.get(entry.cycle_id, written_on(entry))
        case Support():
            return entry.starts or starts.get(entry.cycle_id, written_on(entry))
        case Action(done_on=date() as day):
            return day
    return day_of(entry)


def _year(entry: Entry) -> str:
    year = school_year(day_of(entry))
    return tr("School year {year} to {next}", year=year, next=year + 1)


def parts(given: Given) -> Iterator[Part]:
    """The document, part by part: the oldest first, as a story is told."""
    about = given.family
    told = (*about.cycles, *about.concerns, *about.meetings, *about.conversations, *about.actions, *about.views)
    rest = (*about.outcomes, *about.supports, *about.reports, *about.helps, *about.requests)
    rows = sorted((*told, *rest), key=lambda row: (given.place_of[row.id], row.created_at))
    arranged = _by_area if given.options.arranged is Arranged.AREA else _by_round
    yield from arranged(given, rows)
    yield from part(tr("In pictures"), *bars(given))


def _by_round(given: Given, rows: Iterable[Entry]) -> Iterator[Part]:
    for heading, entries in groupby(rows, key=lambda row: given.place_of[row.id].heading):
        yield from part(heading, *(item_of(given, entry) for entry in entries))


def _by_area(given: Given, rows: Iterable[Entry]) -> Iterator[Part]:
    entries = list(rows)
    for area in Area:
        yield from part(AREAS[area], *(item_of(given, entry) for entry in entries if area in areas_of(entry)))
    yield from part(REST, *(item_of(given, entry) for entry in entries if not areas_of(entry)))
