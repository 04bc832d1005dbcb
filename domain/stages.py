"""The four stages of SEN support, and which one a child is in now, as their own record explains it.

The stages are those of the SEND Code of Practice (January 2015): assess, plan, do, review, and again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from .choices import Decision, MeetingKind, Situation, Stage
from .cycles import REVIEWS, cycle_now, outcomes_of, supports_of
from .dates import day_words
from .family import Family, written_on


@dataclass(frozen=True)
class StageNow:
    """The stage and why. `stage` is None before SEN support has begun, and once it was stopped.

    `since` is the day of what explains it, or None where that is only what the parent told at the start.
    """

    stage: Stage | None
    why: str
    since: date | None = None


@dataclass(frozen=True)
class AgreedReview:
    """A review date that stands: agreed on `on` at the meeting with this id, or outside a meeting in this round."""

    id: str
    on: date
    review_on: date
    in_round: bool = False


@dataclass(frozen=True)
class _Heard:
    """What one entry says about review dates: one that was agreed, that none was, or that a review was held."""

    on: date
    order: int
    created_at: datetime
    id: str
    review_on: date | None = None
    none_agreed: bool = False
    is_review: bool = False


_AFTER = {
    MeetingKind.FIRST: StageNow(Stage.ASSESS, "You have talked about your first concerns."),
    MeetingKind.ASSESS: StageNow(Stage.ASSESS, "You have met about what your child needs."),
    MeetingKind.PLAN: StageNow(Stage.DO, "A plan was made, but no review date is written down."),
    MeetingKind.REVIEW: StageNow(Stage.PLAN, "The last plan was reviewed. Next comes a new plan."),
    MeetingKind.ANNUAL: StageNow(Stage.PLAN, "The EHC plan was reviewed. Next comes what will change."),
}
_BY_SITUATION = {
    Situation.WORRIED: StageNow(None, "SEN support has not started yet."),
    Situation.ASSESSED: StageNow(Stage.ASSESS, "You said that your child is being assessed."),
    Situation.SUPPORT: StageNow(Stage.DO, "You said that your child is on SEN support."),
    Situation.ASKING: StageNow(Stage.DO, "SEN support should go on while you ask for an EHC plan."),
    Situation.PLAN: StageNow(Stage.DO, "You said that your child has an EHC plan."),
}


_DECIDED = StageNow(Stage.PLAN, "You wrote down what was decided. Next comes a new plan.")
_STOPPED = StageNow(None, "It was decided to stop the support.")
_FORWARD = (None, Stage.ASSESS)
"""The stages in which what is written into the plan leads on to the next one."""


def agreed_review(family: Family, today: date) -> AgreedReview | None:
    """The review date that still stands, or None.

    The newest answer counts. A date is used up once a review was held after it was agreed,
    or once any later meeting was held on that date or after it.
    """
    later: list[_Heard] = []
    for said in sorted(_heard(family, today), key=lambda s: (s.on, s.order, s.created_at), reverse=True):
        if said.none_agreed or any(other.is_review for other in later):
            return None
        if said.review_on:
            used = any(other.on >= said.review_on for other in later)
            return None if used else AgreedReview(said.id, said.on, said.review_on, said.id in _ids(family))
        later.append(said)
    return None


def supported(family: Family, today: date) -> bool:
    """Whether SEN support has begun, as told at the start or as a meeting or the plan shows."""
    begun = {MeetingKind.PLAN, *REVIEWS}
    told = family.child.situation not in (Situation.WORRIED, Situation.ASSESSED)
    return told or bool(family.supports) or any(m.kind in begun for m in family.held(today))


def stage_now(family: Family, today: date) -> StageNow:
    """Where the child is in the cycle today, as the newest of what is recorded explains it.

    What the parent put right by hand holds until something after that day is recorded.
    """
    found = _explained(family, today)
    cycle = cycle_now(family, today)
    if not cycle or not cycle.stage or not cycle.stage_on:
        return found
    if cycle.stage_on > today or (found.since and found.since > cycle.stage_on):
        return found
    return StageNow(cycle.stage, f"You said so on {day_words(cycle.stage_on)}.", cycle.stage_on)


def _explained(family: Family, today: date) -> StageNow:
    agreed = agreed_review(family, today)
    if agreed and supported(family, today):
        if agreed.review_on <= today:
            return StageNow(Stage.REVIEW, "The agreed review date has come.", agreed.review_on)
        told = "A review date is agreed. Until then the support should be happening."
        return StageNow(Stage.DO, told, agreed.on)
    # of two on one day the later one in this order counts
    signs = [*_meetings(family, today), *_rounds(family, today)]
    last = max(enumerate(signs), key=lambda sign: (sign[1].since, sign[0]), default=None)
    found = last[1] if last else _BY_SITUATION[family.child.situation]
    return _led_on(family, found, today)


def _meetings(family: Family, today: date) -> Iterator[StageNow]:
    for meeting in reversed(family.held(today)):
        if meeting.kind in _AFTER:
            yield replace(_AFTER[meeting.kind], since=meeting.on)


def _rounds(family: Family, today: date) -> Iterator[StageNow]:
    for number, cycle in enumerate(family.cycles):
        if cycle.starts <= today and number:
            yield StageNow(Stage.PLAN, "A new round began. Next comes what should be different.", cycle.starts)
        if cycle.reviewed_on and cycle.reviewed_on <= today:
            yield StageNow(Stage.REVIEW, "The review was held. Next comes what is decided.", cycle.reviewed_on)
        if cycle.decided_on and cycle.decided_on <= today:
            yield replace(_STOPPED if cycle.decision is Decision.STOP else _DECIDED, since=cycle.decided_on)


def _led_on(family: Family, found: StageNow, today: date) -> StageNow:
    """What is written into the plan leads on from before: outcomes to Plan, and support that has begun to Do."""
    cycle = cycle_now(family, today)
    if not cycle or cycle.decision:
        return found
    start = found.since or date.min
    days = [s.starts or written_on(s) for s in supports_of(family, cycle.id) if not s.carried_from]
    begun = [day for day in days if start <= day <= today]
    if begun and found.stage in (*_FORWARD, Stage.PLAN):
        return StageNow(Stage.DO, "The support has begun, but no review date is written down.", min(begun))
    written = [day for day in map(written_on, outcomes_of(family, cycle.id)) if start <= day <= today]
    if written and found.stage in _FORWARD:
        return StageNow(Stage.PLAN, "You have written down what should be different.", min(written))
    return found


def _heard(family: Family, today: date) -> Iterator[_Heard]:
    for m in family.held(today):
        if m.on:
            yield _Heard(m.on, 1, m.created_at, m.id, m.review_on, m.no_review_date, m.kind in REVIEWS)
    for c in family.cycles:
        if c.agreed_on and c.agreed_on <= today:
            yield _Heard(c.agreed_on, 2, c.created_at, c.id, c.review_on)
        if c.reviewed_on and c.reviewed_on <= today:
            yield _Heard(c.reviewed_on, 0, c.created_at, c.id, is_review=True)


def _ids(family: Family) -> set[str]:
    return {cycle.id for cycle in family.cycles}
