"""The form of an EHC request read back: what is kept, and what is said beside a field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.ehc_form import LATER, fields_of_request, read_request
from domain.plan import EhcRequest
from domain.reading import Reading, entry_from
from samples_of import NOW, a_request

TODAY = date(2026, 11, 25)
STILL_TO_COME = "That date is still to come. Please check the day, month and year."
BEFORE_IT = "That date is before this request. Please check both dates."


def boxes(name: str, day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


ASKED = boxes("asked_on", "5", "10", "2026")
ANSWERED = boxes("answer_on", "12", "11", "2026") | {"will_assess": "yes"}


def a_read_request(form: Reading, before: EhcRequest | None = None) -> EhcRequest:
    return entry_from(EhcRequest, form, id="e1", child_id="sam", now=NOW, before=before)


def test_the_day_is_enough() -> None:
    form = read_request(ASKED, TODAY)
    assert form.problems == {}
    assert a_read_request(form) == a_request()
    assert a_read_request(form).shared is False


def test_everything_is_kept_also_a_plan_after_no_plan() -> None:
    typed = ASKED | ANSWERED | {"notes": "By email\r\nto Ms Hall"}
    typed |= boxes("draft_on", "12", "11", "2026") | boxes("no_plan_on", "13", "November", "26")
    typed |= boxes("plan_on", "25", "11", "2026") | boxes("reviewed_on", "25", "11", "2026")
    form = read_request(typed, TODAY)
    assert form.problems == {}
    assert a_read_request(form) == a_request(
        answer_on=date(2026, 11, 12),
        will_assess=True,
        draft_on=date(2026, 11, 12),
        no_plan_on=date(2026, 11, 13),
        plan_on=TODAY,
        reviewed_on=TODAY,
        notes="By email\nto Ms Hall",
    )


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        (
            boxes("asked_on"),
            "asked_on",
            "Please write the day. If you do not know it, write the day on which it was sent.",
        ),
        (boxes("asked_on", "26", "11", "2026"), "asked_on", STILL_TO_COME),
        (boxes("asked_on", "", "10", "2026"), "asked_on", "Please give the day, the month and the year."),
        (boxes("asked_on", "31", "9", "2026"), "asked_on", "There is no such date as 31 9 2026."),
        (boxes("asked_on", "29", "2", "2026"), "asked_on", "There is no such date as 29 2 2026."),
        (boxes("asked_on", "1", "1", "1990"), "asked_on", "more than 30 years away"),
        *((boxes(name, "26", "11", "2026"), name, STILL_TO_COME) for name in LATER[1:]),
        *((boxes(name, "4", "10", "2026"), name, BEFORE_IT) for name in LATER[1:]),
        (ANSWERED | boxes("answer_on", "4", "10", "2026"), "answer_on", BEFORE_IT),
        (ANSWERED | boxes("answer_on", "26", "11", "2026"), "answer_on", STILL_TO_COME),
        (
            {"will_assess": "yes"},
            "answer_on",
            "Please write the date on the letter, or choose \u201cNo answer yet\u201d.",
        ),
        (
            {"will_assess": "no"},
            "answer_on",
            "Please write the date on the letter, or choose \u201cNo answer yet\u201d.",
        ),
        (
            boxes("answer_on", "12", "11", "2026"),
            "will_assess",
            "Please choose what the council said, or empty the date of its answer.",
        ),
        (
            ANSWERED | boxes("draft_on", "11", "11", "2026"),
            "draft_on",
            "That is before the date of the council\u2019s answer. Please check both dates.",
        ),
        (
            ANSWERED | boxes("no_plan_on", "11", "11", "2026"),
            "no_plan_on",
            "That is before the date of the council\u2019s answer. Please check both dates.",
        ),
        (
            ANSWERED | boxes("plan_on", "11", "11", "2026"),
            "plan_on",
            "That is before the date of the council\u2019s answer. Please check both dates.",
        ),
        (
            boxes("draft_on", "12", "11", "2026") | boxes("plan_on", "11", "11", "2026"),
            "plan_on",
            "That is before the date of the draft. Please check both dates.",
        ),
        (
            boxes("no_plan_on", "12", "11", "2026") | boxes("plan_on", "11", "11", "2026"),
            "plan_on",
            "That is before the date of the letter that there will be no plan. Please check both dates.",
        ),
        (
            boxes("plan_on", "12", "11", "2026") | boxes("reviewed_on", "11", "11", "2026"),
            "reviewed_on",
            "That is before the date of the final plan. Please check both dates.",
        ),
        ({"notes": "x" * 20_001}, "notes", "20,001 characters. The most is 20,000. Nothing is lost"),
    ],
)
def test_what_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_request(ASKED | typed, TODAY)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


@pytest.mark.parametrize(
    "typed",
    [
        ANSWERED | {"will_assess": "no"} | boxes("draft_on", "20", "11", "2026"),  # as after an appeal
        ANSWERED | {"will_assess": "no"} | boxes("plan_on", "20", "11", "2026"),
        boxes("draft_on", "20", "11", "2026") | boxes("no_plan_on", "10", "11", "2026"),
        boxes("draft_on", "10", "11", "2026") | boxes("no_plan_on", "20", "11", "2026"),
        boxes("reviewed_on", "20", "11", "2026"),  # nobody has the old letters any more
    ],
)
def test_what_may_well_have_been_so_is_taken(typed: dict[str, str]) -> None:
    form = read_request(ASKED | typed, TODAY)
    assert form.problems == {}
    a_read_request(form)


def test_a_wrong_day_of_the_request_is_told_alone_and_not_held_against_the_others() -> None:
    typed = boxes("asked_on", "31", "11", "2026") | boxes("draft_on", "1", "10", "2026")
    assert list(read_request(typed, TODAY).problems) == ["asked_on"]


def test_an_answer_with_a_day_that_cannot_be_read_is_told_once() -> None:
    form = read_request(ASKED | {"will_assess": "no"} | boxes("answer_on", "31", "11", "2026"), TODAY)
    assert form.problems == {"answer_on": "There is no such date as 31 11 2026. Please check it."}


EVERYTHING: dict[str, Any] = {
    "answer_on": date(2026, 10, 30),
    "will_assess": False,
    "draft_on": date(2026, 11, 2),
    "no_plan_on": date(2026, 11, 1),
    "plan_on": date(2026, 11, 20),
    "reviewed_on": date(2026, 11, 24),
    "notes": "By email\nto Ms Hall",
    "shared": True,
}


@pytest.mark.parametrize("before", [a_request(), a_request(**EVERYTHING)])
def test_a_request_that_is_opened_and_saved_again_stays_the_same(before: EhcRequest) -> None:
    form = read_request(fields_of_request(before), TODAY)
    assert form.problems == {}
    assert a_read_request(form, before) == before


def test_an_answer_and_dates_that_were_emptied_are_taken_out() -> None:
    before = a_request(**EVERYTHING)
    typed = fields_of_request(before) | {"will_assess": ""} | boxes("answer_on") | boxes("plan_on")
    kept = a_read_request(read_request(typed, TODAY), before)
    assert (kept.will_assess, kept.answer_on, kept.plan_on) == (None, None, None)
    assert (kept.draft_on, kept.reviewed_on) == (date(2026, 11, 2), date(2026, 11, 24))
