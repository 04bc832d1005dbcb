"""The four stages of SEN support, and which one a child is in now, as their own record explains it.

The stages are those of the SEND Code of Practice (January 2015): assess, plan, do, review, and again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .choices import MeetingKind, Situation, Stage
from .family import Family
from .record import Meeting


@dataclass(frozen=True)
class StageNow:
    """The stage and why. `stage` is None before SEN support has begun."""

    stage: Stage | None
    why: str


REVIEWS = {MeetingKind.REVIEW, MeetingKind.ANNUAL}
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


def agreed_review(family: Family, today: date) -> Meeting | None:
    """The meeting whose agreed review date still stands, or None.

    The newest answer counts. A date is used up once a review was held after it was agreed,
    or once any later meeting was held on that date or after it.
    """
    later: list[Meeting] = []
    for meeting in family.held(today):
        if meeting.no_review_date or any(m.kind in REVIEWS for m in later):
            return None
        if meeting.review_on:
            used = any(m.on and m.on >= meeting.review_on for m in later)
            return None if used else meeting
        later.append(meeting)
    return None


def supported(family: Family, today: date) -> bool:
    """Whether SEN support has begun, as told at the start or as a meeting shows."""
    begun = {MeetingKind.PLAN, *REVIEWS}
    told = family.child.situation not in (Situation.WORRIED, Situation.ASSESSED)
    return told or any(m.kind in begun for m in family.held(today))


def stage_now(family: Family, today: date) -> StageNow:
    """Where the child is in the cycle today: by the agreed review date, else by the last meeting, else as told."""
    agreed = agreed_review(family, today)
    if agreed and agreed.review_on and supported(family, today):
        if agreed.review_on <= today:
            return StageNow(Stage.REVIEW, "The agreed review date has come.")
        return StageNow(Stage.DO, "A review date is agreed. Until then the support should be happening.")
    last = next((m for m in family.held(today) if m.kind in _AFTER), None)
    return _AFTER[last.kind] if last else _BY_SITUATION[family.child.situation]
