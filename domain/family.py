"""What belongs to one child, in the order of its dates: the record as the screens ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, time
from functools import lru_cache
from typing import TypeVar

from .choices import ReminderKind
from .record import Action, Child, Concern, Conversation, Entry, Meeting, Person, Preferences, Question, Record

E = TypeVar("E", bound=Entry)

PREFERENCES = "preferences"
"""The id of the one row of preferences."""


@dataclass(frozen=True)
class Family:
    """One child's entries, without deleted ones. Concerns, meetings and conversations newest first, actions by their
    date, questions in the parent's order, people by their names.
    """

    child: Child
    concerns: tuple[Concern, ...]
    meetings: tuple[Meeting, ...]
    actions: tuple[Action, ...]
    questions: tuple[Question, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def name(self) -> str:
        """The child's name, on one line."""
        return " ".join(self.child.name.split())

    def everything(self) -> tuple[Entry, ...]:
        """All of it, in no order that means anything."""
        return (*self.concerns, *self.meetings, *self.actions, *self.questions, *self.conversations, *self.people)

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
    return Family(
        child=record.children[child_id],
        concerns=tuple(sorted(_of(record.concerns.values(), child_id), key=_newest, reverse=True)),
        meetings=tuple(sorted(_of(record.meetings.values(), child_id), key=_newest, reverse=True)),
        actions=tuple(sorted(_of(record.actions.values(), child_id), key=lambda a: (a.by or date.max, a.created_at))),
        questions=tuple(sorted(_of(record.questions.values(), child_id), key=lambda q: (q.place, q.created_at, q.id))),
        conversations=tuple(sorted(_of(record.conversations.values(), child_id), key=_newest, reverse=True)),
        people=tuple(sorted(_of(record.people.values(), child_id), key=lambda p: p.name.casefold())),
    )


def day_of(entry: Entry) -> date:
    """The day under which an entry stands in the record."""
    match entry:
        case Concern():
            return entry.when.first_day()
        case Meeting(on=date() as day) | Conversation(on=day):
            return day
        case Action(by=date() as day):
            return day
    return entry.created_at.astimezone(UTC).date()


def _of(rows: Iterable[E], child_id: str) -> list[E]:
    return [row for row in rows if row.child_id == child_id and not row.deleted_at]


def _newest(entry: Entry) -> tuple[date, object]:
    return day_of(entry), entry.created_at
