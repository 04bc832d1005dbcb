"""What is kept of the support itself: rounds, outcomes, support, whether it happens, outside help and the child's view.

A round is once through the cycle of assess, plan, do and review (SEND Code of Practice, January 2015, 6.44 and after).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from .choices import Answer, Area, Decision, Face, Grouping, Per, PlanKind, Result, Stage, Voice
from .kept import Entry, Line, Note

MOST_TIMES = 50
"""More times than this in a day, week, month or term no support is given."""
MOST_MINUTES = 600
"""Ten hours: longer than any day at school."""


class Cycle(Entry):
    """One round of support. It ends on the day before the next one starts."""

    table: ClassVar[str] = "cycles"
    starts: date
    kind: PlanKind = PlanKind.SUPPORT
    stage: Stage | None = None
    """The stage as the parent put it right, from `stage_on` on, until something later is recorded."""
    stage_on: date | None = None
    areas: tuple[Area, ...] = ()
    strengths: Note = ""
    helps: Note = ""
    harder: Note = ""
    review_on: date | None = None
    """A review date that was agreed outside a meeting, on `agreed_on`."""
    agreed_on: date | None = None
    reviewed_on: date | None = None
    next_on: date | None = None
    """The next review date, as it was agreed at the review."""
    keep: Note = ""
    change: Note = ""
    stop: Note = ""
    decision: Decision | None = None
    decided_on: date | None = None
    why: Note = ""
    """The reason for the decision."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for day in (self.review_on, self.reviewed_on, self.decided_on):
            if day and day < self.starts:
                raise ValueError("nothing of a round is before its start")
        if self.next_on and not (self.reviewed_on and self.reviewed_on < self.next_on):
            raise ValueError("a next review comes after one that was held")
        for one, other in (
            (self.stage, self.stage_on),
            (self.review_on, self.agreed_on),
            (self.decision, self.decided_on),
        ):
            if (one is None) != (other is None):
                raise ValueError("a stage, a date agreed and a decision each have their day")
        return self


class Outcome(Entry):
    """What will be different for the child at the end of a round."""

    table: ClassVar[str] = "outcomes"
    cycle_id: str
    what: Note = Field(min_length=1)
    know: Note = ""
    """How everyone will know that it is reached."""
    start: Note = ""
    """The starting point."""
    by: date | None = None
    result: Result | None = None
    evidence: Note = ""
    carried_from: str | None = None
    """The outcome of the round before that it goes on from."""


class Support(Entry):
    """Help that is given, as it was agreed."""

    table: ClassVar[str] = "supports"
    cycle_id: str
    outcome_id: str | None = None
    """What it is for; None where that was not said, or was deleted."""
    what: Note = Field(min_length=1)
    who: Line = ""
    often: Annotated[int, Field(ge=1, le=MOST_TIMES)] | None = None
    per: Per | None = None
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)] | None = None
    """How long each time."""
    grouping: Grouping | None = None
    starts: date | None = None
    ends: date | None = None
    """The last day of it."""
    carried_from: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError("a support cannot end before it starts")
        if (self.often is None) != (self.per is None):
            raise ValueError("so many times, in a day, a week, a month or a term")
        return self


class Happening(Entry):
    """Whether a support was given in one week. Its id is `happening_id`: one answer for each week."""

    table: ClassVar[str] = "happenings"
    support_id: str
    week: date
    """The Monday of that week."""
    answer: Answer
    why: Line = ""

    @model_validator(mode="after")
    def _on_a_monday(self) -> Self:
        if self.week != monday(self.week):
            raise ValueError("a week is named by its Monday")
        return self


def monday(day: date) -> date:
    """The Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def happening_id(support_id: str, week: date) -> str:
    """The id of the answer about this support in this week, so that two quick taps are one answer."""
    return f"{support_id}:{week}"


class Report(Entry):
    """What somebody wrote about the child: a test, a letter, a school report."""

    table: ClassVar[str] = "reports"
    on: date
    what: Line = Field(min_length=1)
    who: Line = ""
    """Who wrote it."""
    said: Note = ""


class Help(Entry):
    """Help from outside the setting, from the first word of it to the advice that came."""

    table: ClassVar[str] = "helps"
    who: Line = Field(min_length=1)
    """The service or the person."""
    why: Note = ""
    consent_on: date | None = None
    referred_on: date | None = None
    wait: Line = ""
    """How long the wait should be, as they told."""
    seen_on: date | None = None
    report_on: date | None = None
    advice: Note = ""
    used: Answer | None = None
    """Whether the setting uses the advice."""


class EhcRequest(Entry):
    """A request for an EHC needs assessment, and the dates that followed."""

    table: ClassVar[str] = "requests"
    asked_on: date
    """The day on which the council got it."""
    answer_on: date | None = None
    """When the council said whether it will assess."""
    will_assess: bool | None = None
    draft_on: date | None = None
    no_plan_on: date | None = None
    """When the council said that it will not make a plan."""
    plan_on: date | None = None
    reviewed_on: date | None = None
    """The last annual review meeting."""
    notes: Note = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for day in (self.answer_on, self.draft_on, self.no_plan_on, self.plan_on, self.reviewed_on):
            if day and day < self.asked_on:
                raise ValueError("nothing comes before the request")
        if (self.answer_on is None) != (self.will_assess is None):
            raise ValueError("an answer has its day")
        return self


class ChildView(Entry):
    """What the child says themselves, and how they said it."""

    table: ClassVar[str] = "views"
    on: date
    face: Face | None = None
    good: Note = ""
    hard: Note = ""
    wish: Note = ""
    """What would help."""
    voice: Voice | None = None
    writer: Line = ""
    """Who wrote it down."""
    happy: bool | None = None
    """Whether the child is happy for it to be shared; None where nobody asked."""

    @model_validator(mode="after")
    def _theirs(self) -> Self:
        if self.shared and self.happy is not True:
            raise ValueError("a child's view is shared only if the child is happy with it")
        return self
