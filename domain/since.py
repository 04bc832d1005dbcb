"""What has changed since a day: only what the record can tell by its dates, and by when it was written or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from enum import StrEnum

from .choices import ActionStatus, ConcernStatus
from .dates import months_after
from .family import Family, written_on
from .kept import Entry
from .plan import ChildView, Cycle, EhcRequest, Help, Outcome, Report
from .record import Action, Concern, Conversation, Meeting
from .terms import SEPTEMBER, school_year
from .today import written

OVER = (ConcernStatus.BETTER, ConcernStatus.CLOSED)


class Group(StrEnum):
    """What changes are about, in the order in which they are shown."""

    MEETINGS = "meetings"
    TALKS = "conversations"
    CONCERNS = "concerns"
    OVER = "concerns that are better or closed now"
    DONE = "promises that were done"
    LATE = "promises that became late"
    PROMISED = "promises that are still to do"
    RESULTS = "outcomes with a result"
    PLAN = "outcomes and support"
    ROUNDS = "rounds"
    REPORTS = "reports"
    HELP = "outside help"
    REQUEST = "a request for an EHC needs assessment"
    VIEWS = "the child's view"


class What(StrEnum):
    """What the day of a fact is the day of."""

    DATED = "the day under which the entry stands"
    WRITTEN = "written down"
    CHANGED = "last changed, in whatever way"
    REPLIED = "the reply came"
    DONE = "done"
    LATE = "promised for"
    BEGUN = "began"
    ENDED = "the last day"
    AGREED = "consent"
    REFERRED = "referred"
    SEEN = "seen"
    REPORTED = "the report came"
    NEXT = "a review date was agreed"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    ANSWERED = "the council said whether it will assess"
    DRAFT = "the draft came"
    NO_PLAN = "the council said that there will be no plan"
    PLAN = "the plan came"


@dataclass(frozen=True)
class Fact:
    """One thing that the record tells of a day."""

    what: What
    on: date


@dataclass(frozen=True)
class Change:
    """An entry of which something is new or has changed, and what that is: the newest last."""

    entry: Entry
    facts: tuple[Fact, ...]


class Start(StrEnum):
    """From when on a parent may want to look."""

    MEETING = "the last meeting"
    MONTH = "a month"
    QUARTER = "three months"
    YEAR = "this school year"


def starts(family: Family, today: date) -> dict[Start, date]:
    """The days that are offered to look from. A meeting of today is the last one once something of it is written."""
    last = last_meeting(family, today)
    found = {Start.MEETING: last.on} if last and last.on else {}
    year = date(school_year(today), SEPTEMBER, 1)
    return {**found, Start.MONTH: months_after(today, -1), Start.QUARTER: months_after(today, -3), Start.YEAR: year}


def last_meeting(family: Family, today: date) -> Meeting | None:
    """The last meeting that was held, or None."""
    return next((m for m in family.held(today) if m.on != today or written(m, family)), None)


def changes(family: Family, since: date, today: date, besides: str = "") -> dict[Group, tuple[Change, ...]]:
    """What is new or has changed on this day or after it, by group, newest first. Groups with nothing are left out.

    `besides` is the id of a meeting that is left out: the one from which on the parent looks.
    """
    found: dict[Group, tuple[Change, ...]] = {}
    for group, rows in _groups(family, _Period(since, today)).items():
        kept = [row for row in rows if row.entry.id != besides]
        if kept:
            found[group] = tuple(sorted(kept, key=lambda row: row.facts[-1].on, reverse=True))
    return found


@dataclass(frozen=True)
class _Period:
    since: date
    today: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.since <= day <= self.today

    def facts(self, *days: tuple[What, date | None]) -> tuple[Fact, ...]:
        """Those of the days that lie in this time, the newest last."""
        return tuple(sorted((Fact(what, on) for what, on in days if on and on in self), key=lambda fact: fact.on))

    def dated(self, entries: Iterable[Entry]) -> Iterator[Change]:
        """The entries with a date of their own in this time."""
        for entry in entries:
            if facts := self.facts(*_days(entry)):
                yield Change(entry, facts)

    def written(self, entries: Iterable[Entry]) -> Iterator[Change]:
        """The entries that were written down in this time."""
        for entry in entries:
            if (on := written_on(entry)) >= self.since:
                yield Change(entry, (Fact(What.WRITTEN, on),))

    def new(self, entries: Iterable[Entry]) -> Iterator[Change]:
        """The entries with a date in this time, and those about another that were written down in it."""
        for entry in entries:
            yield from tuple(self.dated([entry])) or self.written([entry])

    def changed(self, entries: Iterable[Entry]) -> Iterator[Change]:
        """The entries of which anything was changed in this time."""
        for entry in entries:
            if (on := entry.updated_at.astimezone(UTC).date()) >= self.since:
                yield Change(entry, (Fact(What.CHANGED, on),))


def _groups(family: Family, period: _Period) -> dict[Group, Iterable[Change]]:
    to_do = [action for action in family.actions if action.status is ActionStatus.TO_DO]
    late = {action.id for action in to_do if action.by and action.by < period.today and action.by in period}
    concerns = tuple(period.new(family.concerns))
    new = {change.entry.id for change in concerns}
    return {
        Group.MEETINGS: period.new(family.meetings),
        Group.TALKS: period.new(family.conversations),
        Group.CONCERNS: concerns,
        Group.OVER: period.changed(c for c in family.concerns if c.status in OVER and c.id not in new),
        Group.DONE: period.dated(a for a in family.actions if a.status is ActionStatus.DONE),
        Group.LATE: period.dated(a for a in to_do if a.id in late),
        Group.PROMISED: period.written(a for a in to_do if a.id not in late),
        Group.RESULTS: period.changed(o for o in family.outcomes if o.result),
        Group.PLAN: (*period.written(o for o in family.outcomes if _fresh(o)), *_supports(family, period)),
        Group.ROUNDS: period.new(family.cycles),
        Group.REPORTS: period.new(family.reports),
        Group.HELP: period.new(family.helps),
        Group.REQUEST: period.new(family.requests),
        Group.VIEWS: period.new(family.views),
    }


def _fresh(outcome: Outcome) -> bool:
    return not outcome.result and not outcome.carried_from


def _supports(family: Family, period: _Period) -> Iterator[Change]:
    """Support that began or ended. What was carried into the next round goes on: it did neither."""
    goes_on = {support.carried_from for support in family.supports}
    for support in family.supports:
        begun = None if support.carried_from else support.starts
        over = support.ends and support.ends < period.today and support.id not in goes_on
        facts = period.facts((What.BEGUN, begun), (What.ENDED, support.ends if over else None))
        if facts:
            yield Change(support, facts)
        elif not support.carried_from:
            yield from period.written([support])


def _days(entry: Entry) -> tuple[tuple[What, date | None], ...]:
    """The days that an entry tells of, in their usual order."""
    match entry:
        case Meeting(on=day) | Report(on=day) | ChildView(on=day):
            return ((What.DATED, day),)
        case Concern():
            return ((What.DATED, entry.when.first_day()),)
        case Conversation():
            return (What.DATED, entry.on), (What.REPLIED, entry.replied_on)
        case Action():
            done = entry.status is ActionStatus.DONE
            return ((What.DONE, entry.done_on) if done else (What.LATE, entry.by),)
        case Cycle():
            held = (What.REVIEWED, entry.reviewed_on), (What.DECIDED, entry.decided_on)
            return (What.DATED, entry.starts), (What.NEXT, entry.agreed_on), *held
        case Help():
            asked = (What.AGREED, entry.consent_on), (What.REFERRED, entry.referred_on)
            return *asked, (What.SEEN, entry.seen_on), (What.REPORTED, entry.report_on)
        case EhcRequest():
            answers = (What.ANSWERED, entry.answer_on), (What.DRAFT, entry.draft_on), (What.NO_PLAN, entry.no_plan_on)
            return (
                (What.DATED, entry.asked_on),
                *answers,
                (What.PLAN, entry.plan_on),
                (What.REVIEWED, entry.reviewed_on),
            )
    return ()
