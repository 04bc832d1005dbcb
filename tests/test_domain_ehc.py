"""The usual limits of an EHC request: tables over leap years, year ends, August, Christmas and Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bank_holidays import is_working_day
from domain.dates import months_after
from domain.ehc import Limit, LimitKind, LimitState, appeal_until, limits
from domain.plan import EhcRequest
from samples_of import a_request

TODAY = date(2026, 11, 25)
ASKED = date(2026, 10, 5)
NO: dict[str, Any] = {"answer_on": date(2026, 11, 12), "will_assess": False}
YES: dict[str, Any] = {"answer_on": date(2026, 11, 12), "will_assess": True}


def found(request: EhcRequest, kind: LimitKind, today: date = TODAY) -> Limit:
    (limit,) = [limit for limit in limits(request, today) if limit.kind is kind]
    return limit


def kinds(today: date = TODAY, **dates: Any) -> list[LimitKind]:
    return [limit.kind for limit in limits(a_request(**dates), today)]


@pytest.mark.parametrize(
    ("asked", "answer", "no_plan", "plan"),
    [
        (ASKED, date(2026, 11, 16), date(2027, 1, 25), date(2027, 2, 22)),
        (date(2026, 11, 30), date(2027, 1, 11), date(2027, 3, 22), date(2027, 4, 19)),
        (date(2027, 12, 31), date(2028, 2, 11), date(2028, 4, 21), date(2028, 5, 19)),
        (date(2028, 1, 3), date(2028, 2, 14), date(2028, 4, 24), date(2028, 5, 22)),  # over 29 February
        (date(2028, 2, 29), date(2028, 4, 11), date(2028, 6, 20), date(2028, 7, 18)),
        (date(2027, 1, 18), date(2027, 3, 1), date(2027, 5, 10), date(2027, 6, 7)),  # a year without it
    ],
)
def test_the_weeks_from_the_day_on_which_the_council_got_it(
    asked: date, answer: date, no_plan: date, plan: date
) -> None:
    told = [(limit.kind, limit.day, limit.state) for limit in limits(a_request(asked_on=asked), asked)]
    ahead = LimitState.AHEAD
    assert told == [
        (LimitKind.ANSWER, answer, ahead),
        (LimitKind.NO_PLAN, no_plan, ahead),
        (LimitKind.PLAN, plan, ahead),
    ]


@pytest.mark.parametrize(
    ("today", "answer_on", "state"),
    [
        (date(2026, 11, 15), None, LimitState.AHEAD),
        (date(2026, 11, 16), None, LimitState.AHEAD),  # the day itself
        (date(2026, 11, 17), None, LimitState.PASSED),
        (TODAY, date(2026, 11, 16), LimitState.KEPT),
        (TODAY, ASKED, LimitState.KEPT),
        (TODAY, date(2026, 11, 17), LimitState.LATE),
    ],
)
def test_how_a_limit_stands(today: date, answer_on: date | None, state: LimitState) -> None:
    request = a_request(answer_on=answer_on, will_assess=True if answer_on else None)
    limit = found(request, LimitKind.ANSWER, today)
    assert (limit.state, limit.done_on) == (state, answer_on)


A, N, C, P = LimitKind.ANSWER, LimitKind.NO_PLAN, LimitKind.COMMENTS, LimitKind.PLAN
T, D, R = LimitKind.APPEAL, LimitKind.DECISION, LimitKind.REVIEW


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({}, [A, N, P]),
        (YES, [A, N, P]),
        (NO, [A, T]),  # the weeks do not count on after a no
        (YES | {"draft_on": date(2026, 11, 20)}, [A, C, P]),
        ({"draft_on": date(2026, 11, 20)}, [C, P]),  # the answer is not written down, and does not matter any more
        (YES | {"no_plan_on": date(2026, 11, 20)}, [A, T, N]),
        ({"no_plan_on": date(2026, 11, 20)}, [T, N]),
        (YES | {"plan_on": date(2026, 11, 23)}, [A, T, P, R]),
        (YES | {"draft_on": date(2026, 11, 13), "plan_on": date(2026, 11, 23)}, [A, T, P, R]),
        # what came after an appeal, or after the council thought again
        (NO | {"draft_on": date(2026, 11, 20)}, [A, C]),
        (NO | {"plan_on": date(2026, 11, 20)}, [A, T, R]),
        (NO | {"no_plan_on": date(2026, 11, 20)}, [A, T]),
        (YES | {"no_plan_on": date(2026, 11, 13), "draft_on": date(2026, 11, 20)}, [A, C, N]),
        (YES | {"no_plan_on": date(2026, 11, 13), "plan_on": date(2026, 11, 20)}, [A, T, N, R]),
        (YES | {"draft_on": date(2026, 11, 13), "no_plan_on": date(2026, 11, 20)}, [A, T, N]),
        # reviews
        (YES | {"plan_on": date(2026, 11, 13), "reviewed_on": date(2026, 11, 20)}, [A, D, T, P, R]),
        ({"reviewed_on": date(2026, 11, 20)}, [D, R]),
    ],
)
def test_only_what_still_matters_or_was_met_is_told(dates: dict[str, Any], told: list[LimitKind]) -> None:
    assert kinds(**dates) == told


def test_a_plan_after_no_plan_is_not_held_against_the_weeks() -> None:
    request = a_request(asked_on=date(2025, 1, 6), no_plan_on=date(2025, 4, 28), plan_on=date(2026, 10, 30))
    assert found(request, LimitKind.NO_PLAN).state is LimitState.KEPT
    assert LimitKind.PLAN not in [limit.kind for limit in limits(request, TODAY)]


@pytest.mark.parametrize(
    ("draft", "until"),
    [
        (date(2026, 11, 20), date(2026, 12, 4)),
        (date(2026, 12, 18), date(2027, 1, 1)),
        (date(2028, 2, 15), date(2028, 2, 29)),
        (date(2027, 2, 15), date(2027, 3, 1)),
    ],
)
def test_the_day_on_which_a_draft_came_is_the_first_of_fifteen(draft: date, until: date) -> None:
    limit = found(a_request(draft_on=draft), LimitKind.COMMENTS, draft)
    assert limit.day == until
    assert len({draft + timedelta(days=n) for n in range((until - draft).days + 1)}) == 15
    assert "The day it came counts as the first." in limit.words


@pytest.mark.parametrize(
    ("letter", "until"),
    [
        (date(2026, 9, 25), date(2026, 11, 25)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 29), date(2028, 2, 29)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 4, 29)),
        # August
        (date(2026, 5, 31), date(2026, 7, 31)),
        (date(2026, 6, 1), date(2026, 9, 1)),
        (date(2026, 6, 30), date(2026, 9, 1)),
        (date(2026, 7, 1), date(2026, 9, 1)),
        (date(2026, 7, 2), date(2026, 9, 2)),
        (date(2029, 6, 10), date(2029, 9, 3)),  # 1 September is a Saturday
        (date(2030, 6, 30), date(2030, 9, 2)),  # and here a Sunday
        # Christmas and New Year
        (date(2026, 10, 24), date(2026, 12, 24)),
        (date(2026, 10, 25), date(2027, 1, 4)),  # 1 January is a Friday
        (date(2026, 10, 31), date(2027, 1, 4)),
        (date(2026, 11, 1), date(2027, 1, 4)),
        (date(2026, 11, 2), date(2027, 1, 2)),  # a Saturday, which is not moved
        (date(2022, 10, 26), date(2023, 1, 3)),  # 2 January is the day off instead
        (date(2027, 11, 1), date(2028, 1, 4)),  # 3 January is
        (date(2028, 10, 28), date(2029, 1, 2)),
    ],
)
def test_until_when_an_appeal_usually_can_be_made(letter: date, until: date) -> None:
    assert appeal_until(letter) == until


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        (date(2026, 11, 12), ""),
        (
            date(2026, 6, 15),
            "The 2 months end on Saturday 15 August 2026. As that is in August, "
            "you usually have until the first working day of September.",
        ),
        (
            date(2026, 10, 31),
            "The 2 months end on Thursday 31 December 2026. As that is a holiday time, "
            "you usually have until the first working day of January.",
        ),
        (
            date(2026, 11, 2),
            "That day is a Saturday. Offices are usually closed then. It is safer not to wait for it.",
        ),
        (
            date(2027, 1, 26),
            "That day is a bank holiday, Good Friday. Offices are usually closed then. It is safer not to wait for it.",
        ),
    ],
)
def test_why_a_time_to_appeal_ends_when_it_does(letter: date, told: str) -> None:
    request = a_request(asked_on=date(2026, 6, 1), answer_on=letter, will_assess=False)
    assert found(request, LimitKind.APPEAL, letter).note == told


def test_an_appeal_is_of_the_last_letter() -> None:
    request = a_request(**NO, no_plan_on=date(2026, 11, 20))
    assert found(request, LimitKind.APPEAL).day == date(2027, 1, 20)
    assert "1 month from its date is later" in found(request, LimitKind.APPEAL).exceptions


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (date(2026, 10, 6), ""),
        (date(2026, 10, 10), "That day is a Saturday."),
        (date(2026, 10, 11), "That day is a Sunday."),
        (date(2027, 2, 12), "That day is a bank holiday, Good Friday."),
        (date(2027, 2, 15), "That day is a bank holiday, Easter Monday."),
        (date(2026, 11, 13), "That day is a bank holiday, Christmas Day."),
        (date(2026, 11, 16), "That day is a bank holiday, Boxing Day."),  # 28 December, as the 26th is a Saturday
        (date(2026, 11, 20), "That day is a bank holiday, New Year\u2019s Day."),
    ],
)
def test_a_day_on_which_offices_are_closed_is_told_and_not_moved(asked: date, told: str) -> None:
    limit = found(a_request(asked_on=asked), LimitKind.ANSWER, asked)
    assert limit.day == asked + timedelta(days=42)
    rest = " Offices are usually closed then. A letter may come a little earlier or later."
    assert limit.note == (told + rest if told else "")


@pytest.mark.parametrize(
    ("dates", "next_review"),
    [
        ({"plan_on": date(2026, 11, 13)}, date(2027, 11, 13)),
        ({"plan_on": date(2024, 2, 29)}, date(2025, 2, 28)),
        ({"plan_on": date(2027, 2, 28)}, date(2028, 2, 28)),
        ({"plan_on": date(2025, 12, 31)}, date(2026, 12, 31)),
        ({"plan_on": date(2025, 12, 31), "reviewed_on": date(2026, 11, 2)}, date(2027, 11, 2)),
        ({"reviewed_on": date(2028, 2, 29)}, date(2029, 2, 28)),
    ],
)
def test_the_next_annual_review(dates: dict[str, Any], next_review: date) -> None:
    limit = found(a_request(asked_on=date(2023, 9, 4), **dates), LimitKind.REVIEW)
    assert (limit.day, limit.done_on) == (next_review, None)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 11, 2), LimitState.AHEAD),
        (date(2026, 11, 30), LimitState.AHEAD),
        (date(2026, 12, 1), LimitState.PASSED),
        (date(2027, 1, 25), LimitState.PASSED),
        (date(2027, 1, 26), None),
    ],
)
def test_the_decision_after_a_review_is_told_until_it_is_long_past(today: date, told: LimitState | None) -> None:
    request = a_request(plan_on=date(2026, 10, 9), reviewed_on=date(2026, 11, 2))
    rows = {limit.kind: limit for limit in limits(request, today)}
    assert (rows[D].state if D in rows else None) == told
    if D in rows:
        assert rows[D].day == date(2026, 11, 30)


def test_an_old_time_to_appeal_is_told_only_where_nothing_followed() -> None:
    long_after = date(2027, 11, 25)
    assert kinds(long_after, **NO) == [A, T]
    assert found(a_request(**NO), T, long_after).state is LimitState.PASSED
    assert T not in kinds(long_after, **YES, plan_on=date(2027, 2, 5))


def test_what_has_passed_blames_nobody_and_says_what_can_be_asked() -> None:
    passed = found(a_request(), LimitKind.ANSWER)
    assert passed.note == "No answer is written down. You can ask the council how far it is."


# whatever is written down

DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))
LATER = ("answer_on", "draft_on", "no_plan_on", "plan_on", "reviewed_on")


@st.composite
def requests(draw: st.DrawFn) -> EhcRequest:
    asked = draw(DAYS)
    after = st.none() | st.integers(0, 1200).map(lambda days: asked + timedelta(days=days))
    dates: dict[str, Any] = {name: draw(after) for name in LATER}
    return a_request(asked_on=asked, will_assess=draw(st.booleans()) if dates["answer_on"] else None, **dates)


@given(requests(), DAYS)
def test_no_limit_lies_before_its_start_and_the_weeks_are_in_order(request: EhcRequest, today: date) -> None:
    told = {limit.kind: limit.day for limit in limits(request, today)}
    letters = (request.answer_on, request.no_plan_on, request.plan_on)
    starts = {A: request.asked_on, N: request.asked_on, P: request.asked_on, C: request.draft_on}
    starts |= {D: request.reviewed_on, R: max(filter(None, (request.plan_on, request.reviewed_on)), default=None)}
    starts[T] = min(filter(None, letters), default=None)
    for kind, day in told.items():
        start = starts[kind]
        assert start and start < day
    weeks = [told[kind] for kind in (A, N, P) if kind in told]
    assert weeks == sorted(set(weeks))


@given(requests(), DAYS)
def test_each_kind_is_told_once_in_the_order_of_days_and_stands_as_its_days_say(
    request: EhcRequest, today: date
) -> None:
    told = limits(request, today)
    assert len({limit.kind for limit in told}) == len(told)
    assert [limit.day for limit in told] == sorted(limit.day for limit in told)
    for limit in told:
        came = limit.done_on is not None
        assert came == (limit.state in (LimitState.KEPT, LimitState.LATE))
        assert (limit.state is LimitState.KEPT) == bool(limit.done_on and limit.done_on <= limit.day)
        assert (limit.state is LimitState.PASSED) == (not came and limit.day < today)


@given(DAYS)
def test_no_time_to_appeal_ends_in_august_or_over_christmas_and_none_is_shorter_than_two_months(letter: date) -> None:
    until, two_months = appeal_until(letter), months_after(letter, 2)
    assert until.month != 8
    assert not date(until.year, 12, 25) <= until
    assert until != date(until.year, 1, 1)
    assert timedelta(0) <= until - two_months <= timedelta(days=33)
    assert until == two_months or is_working_day(until)


@given(requests(), DAYS)
def test_every_limit_is_told_in_short_plain_sentences_as_what_is_usual(request: EhcRequest, today: date) -> None:
    for limit in limits(request, today):
        said = " ".join((limit.title, ".", limit.words, limit.note, limit.exceptions))
        assert max(len(sentence.split()) for sentence in re.split(r"[.:]", said)) <= 25
        assert "usually" in limit.words
        assert not re.search(r"\b(must|should|legal|rights?)\b|!", said)
