"""The four stages of SEN support, and which one a child is in now, as their own record explains it.

The stages are those of the SEND Code of Practice (January 2015): assess, plan, do, review, and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from .choices import Decision, MeetingKind, Situation, Stage
from .cycles import REVIEWS, cycle_now, outcomes_of, supports_of
from .dates import day_words
from .family import Family, written_on
from .language import tr


@dataclass(frozen=True)
class StageNow:
    """The stage and why. `stage` is None before SEN support has begun, and once it was stopped.

    `since` is the day of what explains it, or None where that is only what the parent told at the start.
    """

    stage: Stage | None
    why: str
    since: date | None = None
    stopped: bool = False


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
    in_round: bool = False


_AFTER = {
    MeetingKind.FIRST: StageNow(Stage.ASSESS, tr("You have talked about your first concerns.")),
    MeetingKind.ASSESS: StageNow(Stage.ASSESS, tr("You have met about what your child needs.")),
    MeetingKind.PLAN: StageNow(Stage.DO, tr("A plan was made, but no review date is written down.")),
    MeetingKind.REVIEW: StageNow(Stage.PLAN, tr("The last plan was reviewed. Next comes a new plan.")),
    MeetingKind.ANNUAL: StageNow(Stage.PLAN, tr("The EHC plan was reviewed. Next comes what will change.")),
}
_BY_SITUATION = {
    Situation.WORRIED: StageNow(None, tr("SEN support has not started yet.")),
    Situation.ASSESSED: StageNow(Stage.ASSESS, tr("You said that your child is being assessed.")),
    Situation.SUPPORT: StageNow(Stage.DO, tr("You said that your child is on SEN support.")),
    Situation.ASKING: StageNow(Stage.DO, tr("SEN support should go on while you ask for an EHC plan.")),
    Situation.PLAN: StageNow(Stage.DO, tr("You said that your child has an EHC plan.")),
}


_DECIDED = StageNow(Stage.PLAN, tr("You wrote down what was decided. Next comes a new plan."))
_DECISIONS: Mapping[Decision | None, StageNow] = {
    Decision.CARRY_ON: StageNow(Stage.DO, tr("It was decided to carry on with the same support.")),
    Decision.STOP: StageNow(None, tr("It was decided to stop the support."), stopped=True),
}
"""The decisions after which no new plan comes next."""
_FORWARD = (None, Stage.ASSESS)
"""The stages in which what is written into the plan leads on to the next one."""


@lru_cache(maxsize=8)
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
            return None if used else AgreedReview(said.id, said.on, said.review_on, said.in_round)
        later.append(said)
    return None


def supported(family: Family, today: date) -> bool:
    """Whether SEN support goes on: it has begun, as was told or as a meeting or the plan shows, and was not stopped."""
    if _stopped(family, today):
        return False
    begun = {MeetingKind.PLAN, *REVIEWS}
    told = family.child.situation not in (Situation.WORRIED, Situation.ASSESSED)
    return told or bool(family.supports) or any(m.kind in begun for m in family.held(today))


def _stopped(family: Family, today: date) -> bool:
    """Whether the last thing that was decided is to stop the support."""
    cycle = cycle_now(family, today)
    if not cycle or cycle.decision is not Decision.STOP or not cycle.decided_on or cycle.decided_on > today:
        return False
    after = (m for m in family.held(today) if m.on and m.on > cycle.decided_on)
    return not any(m.kind in {MeetingKind.PLAN, *REVIEWS} for m in after)


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
    return StageNow(cycle.stage, tr("You said so on {day}.", day=day_words(cycle.stage_on)), cycle.stage_on)


def _explained(family: Family, today: date) -> StageNow:
    agreed = agreed_review(family, today)
    rounds = _newest(_rounds(family, today))
    if agreed and supported(family, today):
        found = StageNow(Stage.REVIEW, tr("The agreed review date has come."), agreed.review_on)
        if agreed.review_on > today:
            told = tr("A review date is agreed. Until then the support should be happening.")
            found = StageNow(Stage.DO, told, agreed.on)
        # a decision to change something, or a new round, asks for a plan before the next date does anything
        planned = rounds and rounds.stage is Stage.PLAN and rounds.since and found.since and rounds.since >= found.since
        led = _led_on(family, rounds, today) if rounds and planned else found
        return replace(found, since=led.since) if led.stage is found.stage else led
    # of two on one day the later one in this order counts
    last = _newest([*_meetings(family, today), *([rounds] if rounds else [])])
    return _led_on(family, last or _BY_SITUATION[family.child.situation], today)


def _newest(signs: Iterable[StageNow]) -> StageNow | None:
    """The newest of these, and of two on one day the later one in their order."""
    found = max(enumerate(signs), key=lambda sign: (sign[1].since, sign[0]), default=None)
    return found[1] if found else None


def _meetings(family: Family, today: date) -> Iterator[StageNow]:
    for meeting in reversed(family.held(today)):
        if meeting.kind in _AFTER:
            yield replace(_AFTER[meeting.kind], since=meeting.on)


def _rounds(family: Family, today: date) -> Iterator[StageNow]:
    for number, cycle in enumerate(family.cycles):
        if cycle.starts <= today and number:
            yield StageNow(Stage.PLAN, tr("A new round began. Next comes what should be different."), cycle.starts)
        if cycle.reviewed_on and cycle.reviewed_on <= today:
            yield StageNow(Stage.REVIEW, tr("The review was held. Next comes what is decided."), cycle.reviewed_on)
        if cycle.decided_on and cycle.decided_on <= today:
            yield replace(_DECISIONS.get(cycle.decision, _DECIDED), since=cycle.decided_on)


def _led_on(family: Family, found: StageNow, today: date) -> StageNow:
    """What is written into the plan leads on from before: outcomes to Plan, and support that has begun to Do."""
    cycle = cycle_now(family, today)
    if not cycle or cycle.decision:
        return found
    start = found.since or date.min
    earlier = [other for other in family.cycles if other.starts < cycle.starts]
    same = bool(earlier) and earlier[-1].decision is Decision.CARRY_ON
    # what was only carried over is not yet agreed anew, unless it was decided to carry on
    days = [s.starts or written_on(s) for s in supports_of(family, cycle.id) if same or not s.carried_from]
    begun = [day for day in days if start <= day <= today]
    if begun and found.stage in (*_FORWARD, Stage.PLAN):
        return StageNow(Stage.DO, tr("The support of this round has begun."), max(begun))
    written = [day for day in map(written_on, outcomes_of(family, cycle.id)) if start <= day <= today]
    if written and found.stage in _FORWARD:
        return StageNow(Stage.PLAN, tr("You have written down what should be different."), max(written))
    return found


def _heard(family: Family, today: date) -> Iterator[_Heard]:
    for m in family.held(today):
        if m.on:
            yield _Heard(m.on, 1, m.created_at, m.id, m.review_on, m.no_review_date, m.kind in REVIEWS)
    for c in family.cycles:
        if c.agreed_on and c.agreed_on <= today:
            # by hand, after whatever else was agreed on that day
            yield _Heard(c.agreed_on, 4, c.created_at, c.id, c.review_on, in_round=True)
        if c.reviewed_on and c.reviewed_on <= today:
            yield _Heard(c.reviewed_on, 0, c.created_at, c.id, is_review=True)
            if c.next_on:
                yield _Heard(c.reviewed_on, 3, c.created_at, c.id, c.next_on, in_round=True)
