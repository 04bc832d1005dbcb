"""The bank of questions, and which of them are worth asking at a meeting, each with the reason why."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pydantic import Field

from .choices import About, ActionStatus, MeetingKind, Setting, Situation, Stage
from .dates import day_words
from .family import Family
from .kept import Value
from .language import content, tr
from .record import Meeting, Question
from .stages import agreed_review, stage_now
from .today import is_mine, review_booked

MUST = 3
"""How many questions of one meeting can be marked as those that must be asked."""
TERM = timedelta(weeks=13)
"""About a school term: support should be looked at that often."""
_LIKELY = 6
"""How many questions of the bank are suggested for the kind of meeting alone."""

ABOUT: dict[MeetingKind, tuple[About, ...]] = {
    MeetingKind.FIRST: (About.FIRST, About.ASSESS),
    MeetingKind.ASSESS: (About.ASSESS, About.OUTSIDE),
    MeetingKind.PLAN: (About.PLAN,),
    MeetingKind.CHECK_IN: (About.DO,),
    MeetingKind.REVIEW: (About.REVIEW, About.PLAN),
    MeetingKind.TRANSITION: (About.MOVING, About.PLAN),
    MeetingKind.ANNUAL: (About.REVIEW, About.PLAN),
}
"""What is asked at each kind of meeting, the nearest first. At another kind it is what the child's stage asks for."""
_OF_STAGE = {
    None: (About.FIRST,),
    Stage.ASSESS: (About.ASSESS,),
    Stage.PLAN: (About.PLAN,),
    Stage.DO: (About.DO,),
    Stage.REVIEW: (About.REVIEW,),
}


class BankQuestion(Value):
    """A question that parents ask, and why."""

    slug: str = Field(pattern="^[a-z]+(-[a-z]+)*$")
    text: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1)
    about: tuple[About, ...] = Field(min_length=1)
    settings: tuple[Setting, ...] = ()
    """Where it fits; empty means everywhere."""

    def fits(self, setting: Setting) -> bool:
        """Whether a family at this setting would ask it."""
        return not self.settings or setting in self.settings


class Bank(Value):
    """All of them, as their file holds them."""

    last_checked: date
    sources: tuple[str, ...] = Field(min_length=1)
    question: tuple[BankQuestion, ...]


@dataclass(frozen=True)
class Suggestion:
    """A question worth asking at this meeting. `bank` is its slug, `carried` the question that got no answer."""

    text: str
    reason: str
    bank: str = ""
    carried: str | None = None


@cache
def bank() -> Bank:
    """The bank. Read when first asked for, and checked."""
    return Bank.model_validate(tomllib.loads(content("questions.toml")))


def about_meeting(family: Family, meeting: Meeting, today: date) -> tuple[About, ...]:
    """What the questions of this meeting are about."""
    return ABOUT.get(meeting.kind) or _OF_STAGE[stage_now(family, today).stage]


def suggestions(family: Family, meeting: Meeting, today: date) -> tuple[Suggestion, ...]:
    """What is worth asking, the most telling reason first, without what is among the meeting's questions already."""
    chosen = family.questions_of(meeting.id)
    seen = {q.text for q in chosen} | {q.bank for q in chosen if q.bank} | {q.carried_from for q in chosen}
    found: list[Suggestion] = []
    for one in _all(family, meeting, today):
        if not seen & {one.text, one.bank or one.text, one.carried or one.text}:
            seen |= {one.text, one.bank or one.text}
            found.append(one)
    return tuple(found)


def unanswered(family: Family, meeting: Meeting, today: date) -> tuple[Question, ...]:
    """The questions of the meeting before this one that were not answered there."""
    last = family.before(meeting, today)
    return tuple(q for q in family.questions_of(last.id) if not q.asked and not q.answer) if last else ()


def _all(family: Family, meeting: Meeting, today: date) -> Iterator[Suggestion]:
    yield from _carried(family, meeting, today)
    yield from _promised(family, meeting, today)
    yield from _missing(family, meeting, today)
    yield from _usual(family, meeting, today)


def _carried(family: Family, meeting: Meeting, today: date) -> Iterator[Suggestion]:
    for question in unanswered(family, meeting, today):
        yield Suggestion(question.text, tr("It got no answer last time."), question.bank, question.id)


def _promised(family: Family, meeting: Meeting, today: date) -> Iterator[Suggestion]:
    last = family.before(meeting, today)
    for action in family.actions_of(last.id) if last else ():
        due = not action.by or not meeting.on or action.by <= meeting.on
        if action.status is ActionStatus.TO_DO and due and not is_mine(action.who):
            by = tr(" by {day}", day=day_words(action.by)) if action.by else ""
            text = tr("What happened with this: {what}", what=action.what[:150])
            who = action.who or tr("Somebody")
            yield Suggestion(text, tr("{who} said they would do it{by}.", who=who, by=by))


def _missing(family: Family, meeting: Meeting, today: date) -> Iterator[Suggestion]:
    held = family.held(today)
    if held and not agreed_review(family, today) and not review_booked(family, today):
        yield _of_bank("review-date", tr("You have no review date."))
    if held and family.child.situation in (Situation.SUPPORT, Situation.ASKING, Situation.PLAN):
        yield _of_bank("is-it-happening", tr("Only asking shows whether the plan is kept to."))
    last = family.before(meeting, today)
    if last and last.on and today - last.on > TERM:
        yield _of_bank("what-changed", tr("Your last meeting was on {day}, over a term ago.", day=day_words(last.on)))
    if last and not last.shared_notes and not family.actions_of(last.id):
        yield _of_bank("written-record", tr("Nothing is written down about your last meeting."))


def _usual(family: Family, meeting: Meeting, today: date) -> Iterator[Suggestion]:
    kinds = about_meeting(family, meeting, today)
    fitting = [q for q in bank().question if q.fits(family.child.setting)]
    # what is about this kind of meeting first of all comes before what also fits it
    likely = [q for kind in kinds for q in sorted(fitting, key=lambda q: kind != q.about[0]) if kind in q.about]
    for question in likely[:_LIKELY]:
        yield Suggestion(question.text, question.why, question.slug)


def _of_bank(slug: str, reason: str) -> Suggestion:
    question = next(q for q in bank().question if q.slug == slug)
    return Suggestion(question.text, reason, slug)
