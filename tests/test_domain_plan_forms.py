"""The forms of the plan: what was typed becomes an entry, or plain words about what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.choices import Area, Decision, Per, PlanKind, Result
from domain.family import Family, family
from domain.plan import Outcome, Support
from domain.plan_forms import (
    fields_of_known,
    fields_of_outcome,
    fields_of_review,
    fields_of_round,
    fields_of_support,
    read_date,
    read_known,
    read_outcome,
    read_results,
    read_review,
    read_round,
    read_support,
)
from domain.reading import boxes_of
from samples_of import NOW, a_cycle, a_record, a_support, an_outcome

TODAY = date(2026, 11, 25)
STARTS = date(2026, 9, 14)
CYCLE = a_cycle("r1", STARTS)


def about(*rows: Any) -> Family:
    return family(a_record(*(rows or (CYCLE,))), "sam")


def test_nothing_is_needed_of_what_is_known() -> None:
    assert not read_known({}, TODAY).problems
    form = read_known({"areas": "learning,communication,nonsense", "strengths": " Kind\r\nFunny "}, TODAY)
    assert form.values["areas"] == (Area.COMMUNICATION, Area.LEARNING)
    assert form.values["strengths"] == "Kind\nFunny"


def test_an_outcome_needs_its_words() -> None:
    assert read_outcome({"what": "  "}, TODAY).problems == {
        "what": "Please write what should be different. A few words are enough."
    }
    assert not read_outcome({"what": "Reads alone"}, TODAY).problems


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({}, {}),
        ({"often": "3", "per": "week"}, {}),
        (
            {"often": "0", "per": "week"},
            {"often": "0 times would be no help at all. Leave it empty if no number was agreed."},
        ),
        (
            {"often": "400", "per": "week"},
            {"often": "400 times is more than can be right. The most is 50. Please check it."},
        ),
        ({"often": "9" * 30, "per": "week"}, {"often": "Please write a whole number, such as 3."}),
        ({"often": "-3", "per": "week"}, {"often": "Please write a whole number, such as 3."}),
        ({"often": "2.5", "per": "week"}, {"often": "Please write a whole number, such as 3."}),
        ({"often": "\u00b2", "per": "week"}, {"often": "Please write a whole number, such as 3."}),
        ({"often": "3"}, {"per": "Please choose in what time."}),
        ({"per": "week"}, {"often": "Please write how many times, or choose no time below."}),
        ({"minutes": "0"}, {"minutes": "0 minutes would be no help at all. Leave it empty if no number was agreed."}),
        ({"minutes": "601"}, {"minutes": "601 minutes is more than can be right. The most is 600. Please check it."}),
        (
            boxes_of("starts", date(2026, 10, 2)) | boxes_of("ends", date(2026, 10, 1)),
            {"ends": "The last day is before the first day. Please check both dates."},
        ),
        (boxes_of("starts", date(2026, 10, 2)) | boxes_of("ends", date(2026, 10, 2)), {}),
        (
            {"ends_day": "31", "ends_month": "2", "ends_year": "2027"},
            {"ends": "There is no such date as 31 2 2027. Please check it."},
        ),
    ],
)
def test_numbers_and_dates_of_support(typed: dict[str, str], problems: dict[str, str]) -> None:
    assert read_support({"what": "Reading group", **typed}, TODAY).problems == problems


def test_support_needs_its_words() -> None:
    assert set(read_support({}, TODAY).problems) == {"what"}


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        (date(2026, 11, 25), ""),
        (date(2027, 1, 4), ""),  # a round may be planned
        (STARTS, "Another round starts on that day. Please check the date."),
        (date(2026, 9, 1), "The round before it began on Monday 14 September 2026. This one has to start after that."),
        (None, "Please write when the round starts."),
    ],
)
def test_when_a_round_may_start(starts: date | None, told: str) -> None:
    form = read_round(boxes_of("starts", starts), TODAY, about())
    assert form.problems == ({"starts": told} if told else {})
    assert form.values["kind"] is PlanKind.SUPPORT


def test_a_round_cannot_start_after_something_of_it() -> None:
    cycle = a_cycle("r1", STARTS, reviewed_on=date(2026, 10, 5), review_on=date(2026, 11, 1), agreed_on=STARTS)
    form = read_round(boxes_of("starts", date(2026, 10, 6)), TODAY, about(cycle), cycle)
    told = "Something of this round is on Monday 5 October 2026 already. It has to start before that."
    assert form.problems == {"starts": told}
    assert not read_round(boxes_of("starts", date(2026, 10, 5)), TODAY, about(cycle), cycle).problems


BEFORE = "That is before this round began, on Monday 14 September 2026. Check the date, or change when the round began."


@pytest.mark.parametrize(
    ("typed", "values", "problems"),
    [
        ({}, {"review_on": None, "agreed_on": None}, {}),
        (boxes_of("review_on", date(2026, 12, 4)), {"review_on": date(2026, 12, 4), "agreed_on": TODAY}, {}),
        (
            boxes_of("review_on", date(2026, 12, 4)) | boxes_of("agreed_on", date(2026, 11, 20)),
            {"review_on": date(2026, 12, 4), "agreed_on": date(2026, 11, 20)},
            {},
        ),
        (boxes_of("agreed_on", date(2026, 11, 20)), {"review_on": None, "agreed_on": None}, {}),  # taken out
        (boxes_of("review_on", date(2026, 9, 13)), None, {"review_on": BEFORE}),
    ],
)
def test_a_date_that_was_agreed_outside_a_meeting(typed: dict[str, str], values: Any, problems: dict[str, str]) -> None:
    form = read_date(typed, TODAY, CYCLE)
    assert form.problems == problems
    if values is not None:
        assert form.values == values
        CYCLE.changed(NOW, **form.values)


HELD = boxes_of("reviewed_on", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({}, {}),
        (HELD, {}),
        (boxes_of("reviewed_on", date(2026, 9, 13)), {"reviewed_on": BEFORE}),
        (
            boxes_of("reviewed_on", date(2026, 11, 26)),
            {"reviewed_on": "That date is still to come. Please check the day, month and year."},
        ),
        (
            {"decision": "change"},
            {"reviewed_on": "Please write when the review was, as something was decided at it."},
        ),
        (HELD | boxes_of("next_on", date(2027, 2, 1)), {}),
        (
            HELD | boxes_of("next_on", date(2026, 11, 20)),
            {"next_on": "The next review has to be after this one. Please check both dates."},
        ),
    ],
)
def test_a_review(typed: dict[str, str], problems: dict[str, str]) -> None:
    assert read_review(typed, TODAY, CYCLE).problems == problems


def test_what_a_review_keeps() -> None:
    typed = {
        **HELD,
        **boxes_of("next_on", date(2027, 2, 1)),
        "decision": "change",
        "why": "Too little",
        "keep": "Pictures",
    }
    form = read_review(typed, TODAY, CYCLE)
    kept = CYCLE.changed(NOW, **form.values)
    assert (kept.reviewed_on, kept.decided_on, kept.decision) == (
        date(2026, 11, 20),
        date(2026, 11, 20),
        Decision.CHANGE,
    )
    assert (kept.next_on, kept.review_on) == (date(2027, 2, 1), None)
    # and it can be opened, and saved, again without any change
    again = read_review(fields_of_review(kept, []), date(2026, 12, 1), kept)
    assert not again.problems and kept.changed(NOW, **again.values) == kept


def test_the_date_that_was_agreed_for_this_review_stays_beside_the_next_one() -> None:
    cycle = a_cycle("r1", STARTS, review_on=date(2026, 11, 19), agreed_on=STARTS)
    assert not any(fields_of_review(cycle, [])[f"next_on_{box}"] for box in ("day", "month", "year"))
    form = read_review(HELD | boxes_of("next_on", date(2027, 2, 1)), TODAY, cycle)
    assert not form.problems
    kept = cycle.changed(NOW, **form.values)
    assert (kept.review_on, kept.agreed_on, kept.next_on) == (date(2026, 11, 19), STARTS, date(2027, 2, 1))


def test_a_next_date_can_be_taken_out_again() -> None:
    cycle = a_cycle("r1", STARTS, reviewed_on=date(2026, 11, 20), next_on=date(2027, 2, 1))
    form = read_review(HELD, TODAY, cycle)
    assert cycle.changed(NOW, **form.values).next_on is None


def test_a_next_date_needs_the_review_at_which_it_was_agreed() -> None:
    form = read_review(boxes_of("next_on", date(2027, 2, 1)), TODAY, CYCLE)
    assert form.problems == {"reviewed_on": "Please write when the review was, as a next date was agreed at it."}


def test_a_round_that_nobody_wrote_down_began_by_its_review_at_the_latest() -> None:
    fresh = a_cycle("r1", TODAY)
    form = read_review(HELD, TODAY, fresh, begun=False)
    assert not form.problems
    assert fresh.changed(NOW, **form.values).starts == date(2026, 11, 20)
    assert read_review(HELD, TODAY, fresh).problems  # but one that is written down did begin then


def test_a_new_round_begins_no_earlier_than_the_last_one_was_reviewed() -> None:
    family = about(a_cycle("r1", STARTS, reviewed_on=date(2026, 11, 20)))
    told = "The round before it was reviewed on Friday 20 November 2026. This one starts on that day or later."
    assert read_round(boxes_of("starts", date(2026, 11, 19)), TODAY, family).problems == {"starts": told}
    assert not read_round(boxes_of("starts", date(2026, 11, 20)), TODAY, family).problems


def test_a_date_cannot_be_agreed_after_its_own_day() -> None:
    typed = boxes_of("review_on", date(2026, 10, 1)) | boxes_of("agreed_on", date(2026, 11, 20))
    assert set(read_date(typed, TODAY, CYCLE).problems) == {"agreed_on"}
    late = read_date(boxes_of("review_on", date(2026, 10, 1)), TODAY, CYCLE)
    assert late.values["agreed_on"] == date(2026, 10, 1)


def test_a_decision_that_is_not_changed_keeps_its_day() -> None:
    cycle = a_cycle("r1", STARTS, reviewed_on=TODAY, decision="stop", decided_on=date(2026, 11, 2))
    same = read_review({"decision": "stop", **boxes_of("reviewed_on", TODAY)}, TODAY, cycle)
    other = read_review({"decision": "change", **boxes_of("reviewed_on", TODAY)}, TODAY, cycle)
    none = read_review(boxes_of("reviewed_on", TODAY), TODAY, cycle)
    assert [form.values["decided_on"] for form in (same, other, none)] == [date(2026, 11, 2), TODAY, None]


def test_what_became_of_each_outcome() -> None:
    outcomes = [an_outcome("o1"), an_outcome("o2")]
    found = read_results({"result.o1": "partly", "evidence.o1": "Two pages", "result.o2": ""}, outcomes)
    assert (found["o1"].values, found["o2"].values) == (
        {"result": Result.PARTLY, "evidence": "Two pages"},
        {"result": None, "evidence": ""},
    )


def test_every_form_gives_back_what_it_was_filled_with() -> None:
    cycle = a_cycle("r1", STARTS, kind="ISP", areas=("learning", "body"), strengths="a", helps="b", harder="c")
    outcome: Outcome = an_outcome(know="Every day", start="Never", by=date(2026, 12, 18))
    support: Support = a_support(who="TA", minutes=20, grouping="group", ends=date(2026, 12, 18), per=Per.DAY)
    read = read_round(fields_of_round(cycle), TODAY, about(cycle), cycle)
    assert cycle.changed(cycle.updated_at, **read.values) == cycle
    assert cycle.changed(cycle.updated_at, **read_known(fields_of_known(cycle), TODAY).values) == cycle
    assert outcome.changed(outcome.updated_at, **read_outcome(fields_of_outcome(outcome), TODAY).values) == outcome
    assert support.changed(support.updated_at, **read_support(fields_of_support(support), TODAY).values) == support
