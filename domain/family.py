"""What belongs to one child, in the order of its dates: the record as the screens ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, time
from functools import cached_property, lru_cache
from typing import TypeVar

from .choices import ReminderKind
from .giving import Profile, Sent
from .kept import Entry
from .plan import ChildView, Cycle, EhcRequest, Happening, Help, Outcome, Report, Support, monday
from .record import Action, Child, Concern, Conversation, Meeting, Person, Preferences, Question, Record

E = TypeVar("E", bound=Entry)

PREFERENCES = "preferences"
"""The id of the one row of preferences."""


@dataclass(frozen=True, eq=False)
class Family:
    """One child's entries, without deleted ones. What happened on a day stands newest first, actions by their date,
    questions in the parent's order, people by their names; rounds, outcomes and support in the order of their making.
    """

    child: Child
    concerns: tuple[Concern, ...]
    meetings: tuple[Meeting, ...]
    actions: tuple[Action, ...]
    questions: tuple[Question, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    people: tuple[Person, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    supports: tuple[Support, ...] = ()
    happenings: tuple[Happening, ...] = ()
    """Newest week first, and only of support that is there."""
    reports: tuple[Report, ...] = ()
    helps: tuple[Help, ...] = ()
    requests: tuple[EhcRequest, ...] = ()
    views: tuple[ChildView, ...] = ()
    profiles: tuple[Profile, ...] = ()
    sent: tuple[Sent, ...] = ()

    @property
    def name(self) -> str:
        """The child's name, on one line."""
        return " ".join(self.child.name.split())

    def everything(self) -> tuple[Entry, ...]:
        """All of it, in no order that means anything."""
        told = (*self.concerns, *self.meetings, *self.conversations, *self.reports, *self.helps, *self.views)
        plan = (*self.cycles, *self.outcomes, *self.supports, *self.happenings, *self.requests)
        return (*told, *plan, *self.actions, *self.questions, *self.people, *self.profiles, *self.sent)

    @cached_property
    def answers(self) -> Mapping[str, Mapping[date, Happening]]:
        """What was answered about each support, by its id, and then by the Monday of the week."""
        found: dict[str, dict[date, Happening]] = {}
        for happening in self.happenings:
            found.setdefault(happening.support_id, {})[happening.week] = happening
        return found

    @cached_property
    def went_on(self) -> Mapping[str, date]:
        """The Monday of the week in which a support went on as one of the next round, by its id in the round before."""
        return {s.carried_from: monday(s.starts or written_on(s)) for s in self.supports if s.carried_from}

    def going_with(self, entry: Entry) -> tuple[Entry, ...]:
        """What has no meaning without this entry, and is deleted with it."""
        match entry:
            case Meeting(id=id):
                return (*self.actions_of(id), *self.questions_of(id))
            case Support(id=id):
                return tuple(h for h in self.happenings if h.support_id == id)
            case Cycle(id=id):
                supports = tuple(s for s in self.supports if s.cycle_id == id)
                weeks = (week for support in supports for week in self.going_with(support))
                return (*(o for o in self.outcomes if o.cycle_id == id), *supports, *weeks)
        return ()

    def actions_of(self, meeting_id: str) -> tuple[Action, ...]:
        """What was promised at this meeting."""
        return tuple(a for a in self.actions if a.meeting_id == meeting_id)

    def questions_of(self, meeting_id: str) -> tuple[Question, ...]:
        """What is to be asked at this meeting, in the parent's order."""
        return tuple(q for q in self.questions if q.meeting_id == meeting_id)

    def before(self, meeting: Meeting, today: date) -> Meeting | None:
        """The last meeting that was held before this one, or None."""
        earlier = (m for m in self.held(today) if m.id != meeting.id)
        return next((m for m in earlier if m.on and (not meeting.on or m.on < meeting.on)), None)

    def held(self, today: date) -> tuple[Meeting, ...]:
        """Meetings that have a date and have been, newest first. One that is today counts."""
        return tuple(m for m in self.meetings if m.on and m.on <= today)

    def coming(self, today: date) -> tuple[Meeting, ...]:
        """Meetings after today, soonest first, then those that have no date yet."""
        dated = sorted((m for m in self.meetings if m.on and m.on > today), key=day_of)
        return (*dated, *(m for m in self.meetings if m.on is None))

    def next_meeting(self, today: date) -> Meeting | None:
        """The soonest meeting that is today or later, or None. Of two on one day the earlier, one with no time last."""
        dated = [(m.on, m.at or time.max, m.created_at, m) for m in self.meetings if m.on and m.on >= today]
        return min(dated, key=lambda row: row[:3])[-1] if dated else None


def children(record: Record) -> tuple[Child, ...]:
    """The children, in the order they were added."""
    return tuple(sorted((c for c in record.children.values() if not c.deleted_at), key=lambda c: c.created_at))


def chosen(record: Record) -> Child | None:
    """The child that is shown now: the one last chosen, or the first, or None in an empty record."""
    there = children(record)
    row = preferences(record)
    return next((c for c in there if row and c.id == row.child_id), there[0] if there else None)


def preferences(record: Record) -> Preferences | None:
    """How this phone shows the record, or None where nothing was chosen yet."""
    return record.preferences.get(PREFERENCES)


def switched_off(record: Record) -> tuple[ReminderKind, ...]:
    """What the parent does not want to be reminded of."""
    row = preferences(record)
    return row.off if row else ()


@lru_cache(maxsize=4)
def family(record: Record, child_id: str) -> Family:
    """Everything about one child. Worked out once for each record, as every screen asks for it."""

    def newest(rows: Mapping[str, E]) -> tuple[E, ...]:
        return tuple(sorted(_of(rows, child_id), key=_newest, reverse=True))

    def made(rows: Mapping[str, E]) -> tuple[E, ...]:
        return tuple(sorted(_of(rows, child_id), key=lambda row: row.created_at))

    supports = made(record.supports)
    there = {support.id for support in supports}
    return Family(
        child=record.children[child_id],
        concerns=newest(record.concerns),
        meetings=newest(record.meetings),
        actions=tuple(sorted(_of(record.actions, child_id), key=lambda a: (a.by or date.max, a.created_at))),
        questions=tuple(sorted(_of(record.questions, child_id), key=lambda q: (q.place, q.created_at, q.id))),
        conversations=newest(record.conversations),
        people=tuple(sorted(_of(record.people, child_id), key=lambda p: p.name.casefold())),
        cycles=tuple(sorted(_of(record.cycles, child_id), key=lambda c: (c.starts, c.created_at))),
        outcomes=made(record.outcomes),
        supports=supports,
        happenings=tuple(h for h in newest(record.happenings) if h.support_id in there),
        reports=newest(record.reports),
        helps=newest(record.helps),
        requests=newest(record.requests),
        views=newest(record.views),
        profiles=newest(record.profiles),
        sent=newest(record.sent),
    )


def day_of(entry: Entry) -> date:
    """The day under which an entry stands in the record."""
    match entry:
        case Concern():
            return entry.when.first_day()
        case Meeting(on=date() as day) | Conversation(on=day):
            return day
        case Action(by=date() as day) | Report(on=day) | ChildView(on=day) | Happening(week=day):
            return day
        case Cycle(starts=day) | EhcRequest(asked_on=day) | Profile(on=day) | Sent(on=day):
            return day
        case Help():
            return entry.consent_on or entry.referred_on or entry.seen_on or entry.report_on or written_on(entry)
    return written_on(entry)


def written_on(entry: Entry) -> date:
    """The day on which it was first written down."""
    return entry.created_at.astimezone(UTC).date()


def _of(rows: Mapping[str, E], child_id: str) -> list[E]:
    return [row for row in rows.values() if row.child_id == child_id and not row.deleted_at]


def _newest(entry: Entry) -> tuple[date, object]:
    return day_of(entry), entry.created_at
