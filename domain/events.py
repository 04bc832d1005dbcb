"""The dates as a calendar should hold them: neutral words, unless the parent asks for names.

Most calendars are kept by big companies, so by default nothing in them tells whom or what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .choices import ReminderKind
from .family import children, family
from .kept import Entry
from .language import tr
from .record import Action, Meeting, Record
from .reminders import kind_of, sort_of
from .today import Due, DueKind, dues
from .typed import line

TITLES = {
    ReminderKind.REVIEW: tr("Review date"),
    ReminderKind.MEETING: tr("Meeting"),
    ReminderKind.MINE: tr("Something to do"),
    ReminderKind.THEIRS: tr("Something should be done by today"),
    ReminderKind.REPLY: tr("A reply should come by today"),
}
AHEAD = {
    ReminderKind.REVIEW: {28: tr("Review date in four weeks"), 14: tr("Review date in two weeks")},
    ReminderKind.MEETING: {7: tr("Meeting in a week: get ready")},
}
"""What also stands in the calendar some days before: many calendars drop the alarms of a file."""
LONGEST = 1100
"""More than any title can have: nothing is ever too long here."""


@dataclass(frozen=True)
class Event:
    """One date. It takes the whole day where `at` is None. Its uid stays the same in every file that holds it."""

    uid: str
    day: date
    at: time | None
    title: str
    where: str
    changes: int
    """Grows with each change of the entry, as RFC 5545 asks of SEQUENCE."""
    changed_at: datetime
    cancelled: bool
    alarm: bool


def events(record: Record, today: date, *, names: bool = False, only: str = "") -> tuple[Event, ...]:
    """Every date from today on, but those of an example; or only those of one entry, whosever it is.

    A date that fell away is in it as cancelled, as it may stand in a calendar from an earlier file.
    """
    there = {child.id for child in children(record) if only or not child.example}
    standing = {(kind_of(d), d.id, d.day): d for id in there for d in dues(family(record, id), today)}
    real = {child.id for child in record.children.values() if not child.example}
    found: list[Event] = []
    for kind, entry, day in _dates(record, today):
        if only in ("", entry.id) and day >= today and (only or entry.child_id in real):
            due = standing.get((kind, entry.id, day))
            found += _events(record, kind, entry, day, due, today, names)
    return tuple(sorted(found, key=lambda event: (event.day, event.uid)))


def _dates(record: Record, today: date) -> Iterator[tuple[ReminderKind, Entry, date]]:
    for meeting in record.meetings.values():
        if meeting.on:
            yield ReminderKind.MEETING, meeting, meeting.on
        if meeting.review_on and not (meeting.on and meeting.on > today):  # else it is not agreed yet
            yield ReminderKind.REVIEW, meeting, meeting.review_on
    for cycle in record.cycles.values():
        # the next date takes the place of the one before it, under the same uid
        day = cycle.next_on or (cycle.review_on if cycle.agreed_on and cycle.agreed_on <= today else None)
        if day:
            yield ReminderKind.REVIEW, cycle, day
    for action in record.actions.values():
        if action.by:
            yield sort_of(action.who), action, action.by
    for talk in record.conversations.values():
        if talk.reply_by:
            yield ReminderKind.REPLY, talk, talk.reply_by


def _events(
    record: Record, kind: ReminderKind, entry: Entry, day: date, due: Due | None, today: date, names: bool
) -> Iterator[Event]:
    """The date itself, and what stands some days before it. Without `due` it fell away."""
    whose = f" ({record.children[entry.child_id].name})" if names and due else ""
    meeting = entry if kind is ReminderKind.MEETING and isinstance(entry, Meeting) else None
    changes = max(0, int((entry.updated_at - entry.created_at).total_seconds()))
    name = "action" if isinstance(entry, Action) else kind  # whoever does it, it is the same date

    def event(uid: str, on: date, title: str, at: time | None, where: str, *, gone: bool, alarm: bool) -> Event:
        told = line(title + whose, LONGEST)
        return Event(uid, on, at, told, line(where), changes, entry.updated_at, cancelled=gone, alarm=alarm)

    title = _named(due) if names and due else TITLES[kind]
    at, where = (meeting.at, meeting.where if names else "") if meeting else (None, "")
    gone = due is None
    yield event(f"{name}-{entry.id}", day, title, at, where, gone=gone, alarm=True)
    for days, told in AHEAD.get(kind, {}).items():
        before = day - timedelta(days=days)
        # a date that was moved nearer leaves behind what stood before it
        if before > today or changes:
            yield event(f"{name}-{entry.id}-{days}", before, told, None, "", gone=gone or before <= today, alarm=False)


def _named(due: Due) -> str:
    return f"{due.detail}: {due.title}" if due.kind is DueKind.REPLY and due.detail else due.told
