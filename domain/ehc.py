"""The usual time limits of a request for an EHC needs assessment, from the dates that are written down.

They are those of the Special Educational Needs and Disability Regulations 2014 (5, 10, 13 and 20), of the Children and
Families Act 2014 (44) and, for appeals, of the tribunal's rules as IPSEA tells them. They are only the usual ones: what
a council's letter says comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from .bank_holidays import holiday_name, working_day
from .dates import DAYS, day_words, months_after
from .language import tr
from .plan import EhcRequest
from .terms import AUGUST, SATURDAY

ANSWER_WITHIN, NO_PLAN_WITHIN, PLAN_WITHIN = timedelta(weeks=6), timedelta(weeks=16), timedelta(weeks=20)
"""From the day on which the council got the request."""
COMMENTS_WITHIN = timedelta(days=14)
"""At least 15 days that begin with the day on which the draft came (regulation 13): so the last is 14 days after it."""
DECISION_WITHIN = timedelta(weeks=4)
APPEAL_MONTHS, REVIEW_MONTHS = 2, 12
STILL_TOLD = timedelta(weeks=8)
"""How long a limit that has passed is still told where nobody can write down here what came of it."""


class LimitKind(StrEnum):
    """What there is a limit for, in the usual order."""

    ANSWER = "answer"
    NO_PLAN = "no plan"
    COMMENTS = "comments"
    PLAN = "plan"
    APPEAL = "appeal"
    DECISION = "decision"
    REVIEW = "review"


class LimitState(StrEnum):
    """How a limit stands."""

    AHEAD = "ahead"
    """It is today or to come."""
    KEPT = "kept"
    LATE = "late"
    """What it is for came after it."""
    PASSED = "passed"
    """It has passed, and nothing is written down. That need not mean that nothing came."""


OWN = (LimitKind.COMMENTS, LimitKind.APPEAL)
"""The limits for what the parent may do. The others are the council's."""


@dataclass(frozen=True)
class Limit:
    """A usual time limit. `note` is about its day, or what can be asked once it has passed. Both it and `exceptions`
    may be empty. `done_on` is the day on which that came which the limit is for, as far as it is written down.
    """

    kind: LimitKind
    title: str
    day: date
    done_on: date | None
    state: LimitState
    words: str
    exceptions: str
    note: str


class _Told(NamedTuple):
    title: str
    words: str
    passed: str
    """What is said once it has passed."""
    exceptions: str = ""


_AWAY = tr("There are exceptions, such as long school holidays, or a family that is away for 4 weeks or more.")
_ASK = tr("You can ask the council how far it is.")
_TOLD = {
    LimitKind.ANSWER: _Told(
        tr("The council\u2019s answer"),
        tr("The council usually says within 6 weeks of getting the request if it will assess."),
        tr("No answer is written down. {ask}", ask=_ASK),
        _AWAY,
    ),
    LimitKind.NO_PLAN: _Told(
        tr("A decision to make no plan"),
        tr("If the council decides to make no plan, it usually says so within 16 weeks of getting the request."),
        tr("Nothing is written down. {ask}", ask=_ASK),
        _AWAY,
    ),
    LimitKind.COMMENTS: _Told(
        tr("What you say about the draft"),
        tr(
            "You usually have at least 15 days to comment on the draft, and to say which school or college you want. "
            "The day it came counts as the first."
        ),
        tr("You can ask the council if it still takes comments."),
    ),
    LimitKind.PLAN: _Told(
        tr("The final plan"),
        tr("If the council makes a plan, the final one usually comes within 20 weeks of getting the request."),
        tr("No final plan is written down. {ask}", ask=_ASK),
        _AWAY,
    ),
    LimitKind.APPEAL: _Told(
        tr("An appeal, if you do not agree"),
        tr(
            "An appeal asks a tribunal, a kind of court, to look at the decision. "
            "You usually have 2 months from the date on the letter."
        ),
        tr("SENDIASS, the free advice service of your area, can tell you what is still possible."),
        tr(
            "Most appeals need a mediation certificate: the letter tells how to get one. "
            "If 1 month from its date is later, you usually have until then."
        ),
    ),
    LimitKind.DECISION: _Told(
        tr("The decision after the review"),
        tr(
            "The council usually says within 4 weeks of the review meeting if the plan will change. "
            "A changed plan usually comes within 8 weeks of the notice of the changes."
        ),
        tr("If no letter has come, you can ask the council."),
        tr("There may be exceptions. Ask, or look in the letter."),
    ),
    LimitKind.REVIEW: _Told(
        tr("The next annual review"),
        tr("The plan is usually reviewed at least every 12 months."),
        tr("No later review is written down. You can ask the council or the school when it will be."),
        tr("It can be earlier, such as before a change of school."),
    ),
}


def limits(request: EhcRequest, today: date) -> tuple[Limit, ...]:
    """The limits that were met or that still matter, by their days.

    The weeks from the request are told only as long as they fit: not after the council said no and came to it later.
    """
    spans = (*_of_the_request(request), *_after_a_draft(request), *_after_a_letter(request), *_of_the_plan(request))
    found = (_limit(span, today) for span in spans)
    return tuple(sorted((limit for limit in found if _matters(request, limit, today)), key=lambda limit: limit.day))


def appeal_until(letter: date) -> date:
    """The usual last day to appeal: 2 months from the date of a letter, moved on from August and from Christmas."""
    return _tribunal_open(months_after(letter, APPEAL_MONTHS))


def _tribunal_open(day: date) -> date:
    """In August the first working day of September, from 25 December to 1 January the next one in January."""
    if day.month == AUGUST:
        return working_day(date(day.year, AUGUST + 1, 1))
    if (day.month, day.day) >= (12, 25):
        return working_day(date(day.year + 1, 1, 2))
    return working_day(date(day.year, 1, 2)) if (day.month, day.day) == (1, 1) else day


class _Span(NamedTuple):
    kind: LimitKind
    day: date
    done_on: date | None = None
    moved_from: date | None = None


def _of_the_request(request: EhcRequest) -> Iterator[_Span]:
    came = request.draft_on or _has_plan(request)
    if request.answer_on or not (came or request.no_plan_on):
        yield _Span(LimitKind.ANSWER, request.asked_on + ANSWER_WITHIN, request.answer_on)
    if request.will_assess is False:
        return
    if request.no_plan_on or not came:
        yield _Span(LimitKind.NO_PLAN, request.asked_on + NO_PLAN_WITHIN, request.no_plan_on)
    if not request.no_plan_on and (request.plan_on or not request.reviewed_on):
        yield _Span(LimitKind.PLAN, request.asked_on + PLAN_WITHIN, request.plan_on)


def _after_a_draft(request: EhcRequest) -> Iterator[_Span]:
    if request.draft_on and _draft_is_open(request) and not _has_plan(request):
        yield _Span(LimitKind.COMMENTS, request.draft_on + COMMENTS_WITHIN)


def _after_a_letter(request: EhcRequest) -> Iterator[_Span]:
    letter = request.no_plan_on or (request.answer_on if request.will_assess is False else None)
    if _has_plan(request) or _draft_is_open(request):
        letter = request.plan_on
    if letter:
        end, day = months_after(letter, APPEAL_MONTHS), appeal_until(letter)
        yield _Span(LimitKind.APPEAL, day, moved_from=end if end != day else None)


def _of_the_plan(request: EhcRequest) -> Iterator[_Span]:
    if request.reviewed_on:
        yield _Span(LimitKind.DECISION, request.reviewed_on + DECISION_WITHIN)
    if days := [day for day in (request.plan_on, request.reviewed_on) if day]:
        yield _Span(LimitKind.REVIEW, months_after(max(days), REVIEW_MONTHS))


def _has_plan(request: EhcRequest) -> bool:
    return bool(request.plan_on or request.reviewed_on)


def _draft_is_open(request: EhcRequest) -> bool:
    """Whether the draft is the last word, and no decision against a plan came with it or after it."""
    return bool(request.draft_on and not (request.no_plan_on and request.no_plan_on >= request.draft_on))


def _matters(request: EhcRequest, limit: Limit, today: date) -> bool:
    """Whether it is to be told at all. With a plan, an old time to appeal and an old decision are of no use."""
    short = limit.kind is LimitKind.DECISION or (limit.kind is LimitKind.APPEAL and _has_plan(request))
    return not short or today <= limit.day + STILL_TOLD


def _limit(span: _Span, today: date) -> Limit:
    told, state = _TOLD[span.kind], _state(span.day, span.done_on, today)
    notes = {LimitState.AHEAD: _about(span), LimitState.PASSED: told.passed}
    words, exceptions = told.words, told.exceptions
    return Limit(span.kind, told.title, span.day, span.done_on, state, words, exceptions, notes.get(state, ""))


def _state(day: date, done_on: date | None, today: date) -> LimitState:
    if done_on:
        return LimitState.KEPT if done_on <= day else LimitState.LATE
    return LimitState.AHEAD if today <= day else LimitState.PASSED


def _about(span: _Span) -> str:
    """What is to be known about the day: that it was moved on, or that offices are closed on it."""
    if span.moved_from:
        time, begins = (
            (tr("in August"), tr("September"))
            if span.moved_from.month == AUGUST
            else (tr("a holiday time"), tr("January"))
        )
        would = tr("The 2 months end on {day}.", day=day_words(span.moved_from))
        return tr(
            "{would} As that is {time}, you usually have until the first working day of {begins}.",
            would=would,
            time=time,
            begins=begins,
        )
    name = holiday_name(span.day)
    if not name and span.day.weekday() < SATURDAY:
        return ""
    day = tr("a bank holiday, {name}", name=name) if name else tr("a {weekday}", weekday=DAYS[span.day.weekday()])
    own, councils = tr("It is safer not to wait for it."), tr("A letter may come a little earlier or later.")
    closed = tr("That day is {day}. Offices are usually closed then.", day=day)
    return f"{closed} {own if span.kind in OWN else councils}"
