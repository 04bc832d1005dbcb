"""What a parent is reminded of today: one rule set, which the screens, the badge and the phone's notifications obey.

A date reminds at some days before it, and at some after it where nothing has happened. Each of these steps has a key of
its own, so that putting one off does not put off the next. One thing never reminds twice on one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .choices import ReminderKind
from .dates import how_far
from .family import Family, children, family, switched_off
from .language import tr
from .nudges import Nudge, NudgeKind, every_nudge
from .record import Hush, Record, Term
from .today import Due, DueKind, dues, is_mine

LEADS: Mapping[ReminderKind, tuple[int, ...]] = {
    ReminderKind.REVIEW: (28, 14, 1, 0, -1),
    ReminderKind.MEETING: (7, 1, 0),
    ReminderKind.MINE: (1, 0),
    ReminderKind.THEIRS: (0, -1),
    ReminderKind.REPLY: (0, -1),
}
"""How many days before a date each step begins (issue "From a meeting is coming"). Below 0 it is after the date."""
_TOLD = {
    (ReminderKind.REVIEW, 28): tr("Ask for a time, and which reports you can read before it."),
    (ReminderKind.REVIEW, 14): tr("Write down its day and time as a meeting, and get ready for it."),
    (ReminderKind.REVIEW, 1): tr("Is there a time and a place? If not, ask today."),
    (ReminderKind.REVIEW, 0): tr("Write down how it went, or the new date."),
    (ReminderKind.REVIEW, -1): tr("No review is written down. Write down how it went, or ask for a new date."),
    (ReminderKind.MEETING, 7): tr("Choose your questions, and look at what was promised last time."),
    (ReminderKind.MEETING, 1): tr("Look at your questions once more. Which three must be asked?"),
    (ReminderKind.MEETING, 0): tr("Take your questions with you. You can write down the answers as they come."),
    (ReminderKind.MINE, 1): tr("You said you would do this."),
    (ReminderKind.MINE, 0): tr("You said you would do this."),
    (ReminderKind.THEIRS, 0): tr("It was promised for today."),
    (ReminderKind.THEIRS, -1): tr("The date has passed. You can ask how it stands."),
    (ReminderKind.REPLY, 0): tr("The reply should come today."),
    (ReminderKind.REPLY, -1): tr("The date has passed. You can ask once more."),
}
_KINDS = {
    DueKind.REVIEW: ReminderKind.REVIEW,
    DueKind.ROUND: ReminderKind.REVIEW,
    DueKind.MEETING: ReminderKind.MEETING,
    DueKind.REPLY: ReminderKind.REPLY,
}
_IDEAS = {NudgeKind.NOT_HAPPENING: ReminderKind.SUPPORT, NudgeKind.ASK_WEEK: ReminderKind.SUPPORT}
"""What is missing, by how it can be switched off: the rest is an idea."""


@dataclass(frozen=True)
class Reminder:
    """One thing to be told. `day` is when this step of it began, `due` its date, or `idea` what is missing."""

    key: str
    kind: ReminderKind
    day: date
    title: str
    detail: str
    id: str
    due: Due | None = None
    idea: NudgeKind | None = None


def reminders(about: Family, today: date, terms: Mapping[str, Term]) -> tuple[Reminder, ...]:
    """Everything that stands today, by date, and after it what is missing."""
    dated = (reminder for due in dues(about, today) if (reminder := reminder_of(due, today)))
    return (*dated, *ideas(about, today, terms))


def ideas(about: Family, today: date, terms: Mapping[str, Term]) -> tuple[Reminder, ...]:
    """What is missing, as reminders."""
    return tuple(_idea(about, nudge, today) for nudge in every_nudge(about, today, terms))


def _idea(about: Family, nudge: Nudge, today: date) -> Reminder:
    key = ":".join(map(str, filter(None, (nudge.kind, nudge.id or about.child.id, nudge.since))))
    return Reminder(
        key, _IDEAS.get(nudge.kind, ReminderKind.IDEA), today, nudge.title, nudge.detail, nudge.id, idea=nudge.kind
    )


def reminder_of(due: Due, today: date) -> Reminder | None:
    """The step that a date has reached today, or None while it is still far."""
    kind = kind_of(due)
    lead = _reached(due, kind, today)
    if lead is None:
        return None
    told = f"{how_far(due.day, today).capitalize()}. {_TOLD[kind, lead]}"
    return Reminder(_key(due, kind, lead), kind, due.day - timedelta(days=lead), due.told, told, due.id, due)


def _reached(due: Due, kind: ReminderKind, today: date) -> int | None:
    left = (due.day - today).days
    return min((lead for lead in LEADS[kind] if lead >= left), default=None)


def _key(due: Due, kind: ReminderKind, lead: int) -> str:
    return f"{kind}:{due.id}:{due.day}:{lead}"


def kind_of(due: Due) -> ReminderKind:
    """What sort of reminder a date gives."""
    return sort_of(due.detail) if due.kind is DueKind.ACTION else _KINDS[due.kind]


def sort_of(who: str) -> ReminderKind:
    """Whether an action is the parent's own, or that of others."""
    return ReminderKind.MINE if is_mine(who) else ReminderKind.THEIRS


def heard(found: Iterable[Reminder], record: Record, today: date) -> tuple[Reminder, ...]:
    """Those that are neither switched off nor put off, and of the ideas about one entry the first."""
    off = switched_off(record)
    return tuple(_once(r for r in found if r.kind not in off and not put_off(r.key, record, today)))


def put_off(key: str, record: Record, today: date) -> bool:
    """Whether the parent does not want to hear of this today: of this step, or of its date as a whole."""
    return bool(hushes_of(key, record, today))


def hushes_of(key: str, record: Record, today: date) -> tuple[Hush, ...]:
    """What keeps it silent today: of this step, and last of its date as a whole."""
    found = (record.hushes.get(each) for each in dict.fromkeys((key, whole(key))))
    return tuple(h for h in found if h and not h.deleted_at and (h.until is None or h.until > today))


def whole(key: str) -> str:
    """The key of a date with all its steps, of the key of one step. Of an idea it is its own."""
    parts = key.split(":")
    return ":".join(parts[:3]) if len(parts) == 4 else key


@lru_cache(maxsize=2)
def pressing(record: Record, today: date) -> int:
    """How many dates are today or late, of every child but an example, for the number on the app's icon."""
    count = 0
    for due, kind in _wanted(record, today):
        lead = _reached(due, kind, today)
        if due.day <= today and lead is not None and not put_off(_key(due, kind, lead), record, today):
            count += 1
    return count


@lru_cache(maxsize=2)
def days_ahead(record: Record, today: date, most: int) -> tuple[date, ...]:
    """The days from tomorrow on, at most so many from today, on which a date of any child begins to be told.

    That is what a browser or a phone can be asked to say while the app is closed. The record is taken as it is now.
    """
    last = today + timedelta(days=most)
    near = ((due, kind) for due, kind in _wanted(record, today) if due.day >= today)
    steps = ((due.day - timedelta(days=lead), due, kind, lead) for due, kind in near for lead in LEADS[kind])
    days = {
        day
        for day, due, kind, lead in steps
        if today < day <= last and not put_off(_key(due, kind, lead), record, day) and _stands(record, due, kind, day)
    }
    return tuple(sorted(days | set(_put_off_to(record, today, last))))


def _stands(record: Record, due: Due, kind: ReminderKind, day: date) -> bool:
    """Whether this date will still be one on that day: a meeting in between takes the place of an agreed review."""
    return kind is not ReminderKind.REVIEW or any(other == due for other, _ in _wanted(record, day))


def _put_off_to(record: Record, today: date, last: date) -> Iterator[date]:
    """The days to which a date was put off, and on which it is still told: not done, nor over, nor switched off."""
    keys: dict[date, set[str]] = {}
    for hush in record.hushes.values():
        if hush.until and today < hush.until <= last and not hush.deleted_at:
            keys.setdefault(hush.until, set()).add(whole(hush.id))
    for day, put_off_keys in keys.items():
        steps = ((due, kind, _reached(due, kind, day)) for due, kind in _wanted(record, day))
        told = (_key(due, kind, lead) for due, kind, lead in steps if lead is not None)
        if any(whole(key) in put_off_keys and not put_off(key, record, day) for key in told):
            yield day


def _wanted(record: Record, today: date) -> Iterator[tuple[Due, ReminderKind]]:
    """Every date of every child but an example, with its kind, without what is switched off."""
    off = switched_off(record)
    for child in children(record):
        for due in () if child.example else dues(family(record, child.id), today):
            kind = kind_of(due)
            if kind not in off:
                yield due, kind


def _once(found: Iterable[Reminder]) -> Iterator[Reminder]:
    """Of the ideas about one entry the first, and none about a meeting whose own date is told."""
    seen: set[str] = set()
    for reminder in found:
        if reminder.due:
            seen |= {reminder.id} if reminder.kind is ReminderKind.MEETING else set()
            yield reminder
        elif reminder.id not in seen or not reminder.id:
            seen.add(reminder.id)
            yield reminder
