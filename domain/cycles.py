"""Rounds of support: which one is now, what belongs to it, and how the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from .choices import Decision, MeetingKind
from .dates import day_words
from .family import Family
from .kept import Entry
from .language import tr
from .plan import Cycle, Outcome, Support

REVIEWS = {MeetingKind.REVIEW, MeetingKind.ANNUAL}
"""Meetings at which the support is reviewed."""
DAY = timedelta(days=1)
E = TypeVar("E", Outcome, Support)


def cycle_now(family: Family, today: date) -> Cycle | None:
    """The round that goes on today; where none has begun yet, the first one to come; or None."""
    begun = [cycle for cycle in family.cycles if cycle.starts <= today]
    return begun[-1] if begun else next(iter(family.cycles), None)


def first_cycle(family: Family, today: date, id: str, now: datetime) -> Cycle:
    """The round in which a family is that has written none down yet: it began when the plan was last talked about."""
    talked = (m.on for m in family.held(today) if m.on and m.kind in {MeetingKind.PLAN, *REVIEWS})
    return Cycle(id=id, child_id=family.child.id, created_at=now, updated_at=now, starts=next(talked, today))


def number_of(family: Family, cycle: Cycle) -> int:
    """1 for the first round that is written down."""
    return 1 + sum(other.starts < cycle.starts for other in family.cycles if other.id != cycle.id)


def ends_of(family: Family, cycle: Cycle) -> date | None:
    """Its last day, which is the one before the next round starts; None while it is the last."""
    after = (other.starts - DAY for other in family.cycles if other.starts > cycle.starts)
    return next(after, None)


def span_words(family: Family, cycle: Cycle) -> str:
    """From when to when it goes, in words."""
    ends = ends_of(family, cycle)
    start = day_words(cycle.starts)
    return tr("From {start} to {end}", start=start, end=day_words(ends)) if ends else tr("From {day}", day=start)


def outcomes_of(family: Family, cycle_id: str) -> tuple[Outcome, ...]:
    """What should be different at the end of this round."""
    return tuple(o for o in family.outcomes if o.cycle_id == cycle_id)


def supports_of(family: Family, cycle_id: str) -> tuple[Support, ...]:
    """All support of this round."""
    return tuple(s for s in family.supports if s.cycle_id == cycle_id)


def supports_for(family: Family, outcome: Outcome) -> tuple[Support, ...]:
    """The support that is for this outcome."""
    return tuple(s for s in family.supports if s.outcome_id == outcome.id)


def loose_supports(family: Family, cycle_id: str) -> tuple[Support, ...]:
    """Support of this round that is for no outcome, or for one that was deleted: it is never lost from sight."""
    there = {o.id for o in outcomes_of(family, cycle_id)}
    return tuple(s for s in supports_of(family, cycle_id) if s.outcome_id not in there)


def review_held(family: Family, cycle: Cycle, today: date) -> date | None:
    """When this round was reviewed: as written in it, or else at the last review meeting held in it."""
    if cycle.reviewed_on:
        return cycle.reviewed_on
    ends = ends_of(family, cycle) or today
    held = (m.on for m in family.held(today) if m.kind in REVIEWS and m.on)
    return next((day for day in held if cycle.starts < day <= ends), None)


def in_the_way(family: Family, cycle_id: str, starts: date) -> str:
    """Why a round cannot start on this day, or nothing. Rounds lie one after another, and never over each other."""
    others = [other for other in family.cycles if other.id != cycle_id]
    same = next((other for other in others if other.starts == starts), None)
    if same:
        return tr("Another round starts on that day. Please check the date.")
    known = family.cycles
    at = next((n for n, cycle in enumerate(known) if cycle.id == cycle_id), len(known))
    before = known[at - 1] if at else None
    after = known[at + 1] if at + 1 < len(known) else None
    if before and starts < before.starts:
        return tr("The round before it began on {day}. This one has to start after that.", day=day_words(before.starts))
    if after and starts > after.starts:
        return tr("The next round began on {day}. This one has to start before that.", day=day_words(after.starts))
    return ""


def next_cycle(
    family: Family, before: Cycle, carried: Collection[str], fresh: Cycle, new_id: Callable[[], str]
) -> tuple[Entry, ...]:
    """The next round, with the outcomes and the support whose ids are `carried`, each as a row of its own.

    Support of the round before ends on its last day. What was to begin only later belongs to the new round as it is.
    """
    now, last = fresh.created_at, fresh.starts - DAY
    known = {name: getattr(before, name) for name in ("areas", "strengths", "helps", "harder")}
    found: list[Entry] = [fresh.changed(now, **known)]
    new_of: dict[str | None, str] = {}
    for old in outcomes_of(family, before.id):
        if old.id in carried:
            new_of[old.id] = new_id()
            fields = {"start": old.evidence or old.start, "result": None, "evidence": ""}
            found.append(_anew(old, new_of[old.id], fresh, **fields))
    for support in supports_of(family, before.id):
        for_what = new_of.get(support.outcome_id)
        if support.starts and support.starts > last:
            found.append(support.changed(now, cycle_id=fresh.id, outcome_id=for_what))
            continue
        goes_on = support.ends is None or support.ends > last
        if support.id in carried:
            ends = support.ends if goes_on else None
            found.append(_anew(support, new_id(), fresh, outcome_id=for_what, starts=fresh.starts, ends=ends))
        if goes_on:
            found.append(support.changed(now, ends=last))
    return tuple(found)


def taken_back(family: Family, cycle: Cycle, now: datetime) -> tuple[Entry, ...]:
    """What beginning this round changed in the one before, as it was: for a round that is deleted.

    Support that ended only because of it goes on, and what was moved into it moves back.
    """
    earlier = [other for other in family.cycles if other.starts < cycle.starts]
    if not earlier:
        return ()
    before, last = earlier[-1], cycle.starts - DAY
    until = {s.carried_from: s.ends for s in supports_of(family, cycle.id) if s.carried_from}
    ended = [s for s in supports_of(family, before.id) if s.ends == last]
    by_it = [s for s in ended if s.id in until or s.updated_at == cycle.created_at]
    moved = [s for s in supports_of(family, cycle.id) if not s.carried_from and s.created_at < cycle.created_at]
    return (
        *(s.changed(now, ends=until.get(s.id)) for s in by_it),
        *(s.changed(now, cycle_id=before.id) for s in moved),
    )


def moved_start(family: Family, cycle: Cycle, starts: date, now: datetime) -> tuple[Entry, ...]:
    """A round that starts on another day, with the support that ended, or went on, on the day it was to start."""
    carried = [s for s in supports_of(family, cycle.id) if s.carried_from and s.starts == cycle.starts]
    ended = [s for s in family.supports if s.cycle_id != cycle.id and s.ends == cycle.starts - DAY]
    last = starts - DAY
    return (
        *(s.changed(now, starts=starts, ends=s.ends and max(s.ends, starts)) for s in carried),
        *(s.changed(now, ends=max(last, s.starts or last)) for s in ended),
    )


def after_decision(family: Family, cycle: Cycle, decided: Cycle, now: datetime) -> tuple[Entry, ...]:
    """The support of a round that ends where it was decided to stop, or goes on where that was taken back.

    `cycle` is the round as it was, and `decided` as it is now.
    """
    stops, stopped = decided.decision is Decision.STOP, cycle.decision is Decision.STOP
    supports = supports_of(family, cycle.id)
    if stops and not stopped and decided.decided_on:
        day = decided.decided_on
        return tuple(s.changed(now, ends=max(day, s.starts or day)) for s in supports if not s.ends or s.ends > day)
    if stopped and not stops:
        return tuple(s.changed(now, ends=None) for s in supports if s.ends == cycle.decided_on)
    return ()


def _anew(old: E, id: str, fresh: Cycle, **fields: Any) -> E:
    """What is carried over, as a row of the new round that remembers where it comes from."""
    return old.changed(
        fresh.created_at, id=id, created_at=fresh.created_at, cycle_id=fresh.id, carried_from=old.id, **fields
    )
