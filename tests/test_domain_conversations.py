"""The forms of a conversation, a half-term and a promise read back: what is kept, and what is said beside a field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.choices import Means
from domain.forms import ON_A_DATE, fields_of_conversation, fields_of_term, read_conversation, read_promise, read_term
from domain.reading import Reading, entry_from
from domain.record import Conversation
from domain.terms import HalfTerm, half_terms
from samples_of import NOW, a_conversation, a_term

TODAY = date(2026, 11, 25)
LONG = "x" * 20_001


def boxes(name: str, day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


TALK = {"said": "They will look", "means": "call", **boxes("on", "20", "11", "2026")}


def conversation(form: Reading, before: Conversation | None = None) -> Conversation:
    return entry_from(Conversation, form, id="t1", child_id="sam", now=NOW, before=before)


# a conversation


def test_what_was_said_how_and_when_are_a_conversation() -> None:
    form = read_conversation(TALK | {"said": " They will look\r\n"}, TODAY)
    assert form.problems == {}
    assert conversation(form) == a_conversation(on=date(2026, 11, 20), means=Means.CALL, said="They will look", who="")
    assert conversation(form).shared is False


def test_everything_of_a_conversation_is_kept() -> None:
    typed = TALK | {"who": " Mrs\nHall ", "promised": "To ask\nby Friday"}
    typed |= boxes("reply_by", "4", "December", "26") | boxes("replied_on", "25", "11", "2026")
    kept = conversation(read_conversation(typed, TODAY))
    assert (kept.who, kept.promised) == ("Mrs Hall", "To ask\nby Friday")
    assert (kept.on, kept.reply_by, kept.replied_on) == (date(2026, 11, 20), date(2026, 12, 4), TODAY)


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"said": ""}, "said", "Please write what was said. A few words are enough."),
        ({"said": " \n\t "}, "said", "Please write what was said. A few words are enough."),
        ({"said": "\u202e\x00"}, "said", "Please write what was said. A few words are enough."),
        ({"said": LONG}, "said", "20,001 characters. The most is 20,000. Nothing is lost"),
        ({"means": ""}, "means", "Please choose how you were in touch."),
        ({"who": "x" * 201}, "who", "201 characters. The most is 200."),
        ({"promised": LONG}, "promised", "20,001 characters. The most is 20,000."),
        (boxes("on"), "on", "Please write the day. Today is filled in at first."),
        (boxes("on", "", "11", "2026"), "on", "the day, the month and the year"),
        (boxes("on", "31", "11", "2026"), "on", "There is no such date as 31 11 2026."),
        (boxes("on", "26", "11", "2026"), "on", "still to come"),
        (boxes("reply_by", "19", "11", "2026"), "reply_by", "before this conversation. Please check both dates."),
        (boxes("reply_by", "4", "12", ""), "reply_by", "the day, the month and the year"),
        (boxes("reply_by", "4", "12", "2126"), "reply_by", "more than 30 years away"),
        (boxes("replied_on", "19", "11", "2026"), "replied_on", "before this conversation. Please check both dates."),
        (boxes("replied_on", "26", "11", "2026"), "replied_on", "still to come"),
        (boxes("replied_on", "29", "2", "2026"), "replied_on", "There is no such date"),
    ],
)
def test_a_conversation_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_conversation(TALK | typed, TODAY)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


def test_an_empty_form_says_all_that_is_needed_at_once() -> None:
    assert list(read_conversation({}, TODAY).problems) == ["said", "means", "on"]


@pytest.mark.parametrize("on", [boxes("on"), boxes("on", "31", "2", "2026"), boxes("on", "26", "11", "2026")])
def test_a_day_that_cannot_be_says_nothing_beside_the_other_dates(on: dict[str, str]) -> None:
    typed = TALK | on | boxes("reply_by", "1", "1", "2026") | boxes("replied_on", "1", "1", "2026")
    assert list(read_conversation(typed, TODAY).problems) == ["on"]


@pytest.mark.parametrize(
    ("typed", "name", "day"),
    [
        (boxes("on", "25", "11", "2026"), "on", TODAY),
        (boxes("reply_by", "20", "11", "2026"), "reply_by", date(2026, 11, 20)),  # on the day itself
        (boxes("reply_by", "29", "2", "2028"), "reply_by", date(2028, 2, 29)),
        (boxes("replied_on", "20", "11", "2026"), "replied_on", date(2026, 11, 20)),
        (boxes("replied_on", "25", "11", "2026"), "replied_on", TODAY),
    ],
)
def test_the_nearest_dates_that_can_be(typed: dict[str, str], name: str, day: date) -> None:
    form = read_conversation(TALK | typed, TODAY)
    assert (form.problems, form.values[name]) == ({}, day)


@pytest.mark.parametrize("field", ["said", "promised"])
def test_a_text_that_is_too_long_stays_as_it_was_typed_and_the_longest_is_kept_whole(field: str) -> None:
    form = read_conversation(TALK | {field: LONG}, TODAY)
    assert form.typed[field] == LONG
    assert field not in form.values
    assert getattr(conversation(read_conversation(TALK | {field: LONG[1:]}, TODAY)), field) == LONG[1:]


@pytest.mark.parametrize("means", Means)
def test_every_way_to_speak_can_be_chosen(means: Means) -> None:
    assert conversation(read_conversation(TALK | {"means": means}, TODAY)).means is means


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"who": "Mrs Hall"},
        {"said": "One\n\nTwo \u201cquoted\u201d \U0001f98b", "promised": "- this\n- that"},
        {"reply_by": date(2026, 11, 10)},
        {"reply_by": date(2027, 1, 8), "replied_on": date(2026, 11, 24)},
        {"on": date(2024, 2, 29), "means": Means.LETTER, "replied_on": TODAY},
    ],
)
def test_a_conversation_that_is_opened_and_saved_again_stays_the_same(more: dict[str, Any]) -> None:
    before = a_conversation(**more)
    form = read_conversation(fields_of_conversation(before), TODAY)
    assert form.problems == {}
    assert conversation(form, before) == before
    assert conversation(form) == before


def test_a_date_that_is_taken_out_again_is_gone() -> None:
    before = a_conversation(reply_by=date(2026, 12, 4), promised="To ask")
    typed = fields_of_conversation(before) | boxes("reply_by") | {"promised": ""}
    assert conversation(read_conversation(typed, TODAY), before) == a_conversation()


# a half-term


@pytest.mark.parametrize("number", range(6))
def test_a_half_term_that_is_opened_and_saved_again_keeps_its_days(number: int) -> None:
    term = half_terms(2026, {})[number]
    form = read_term(fields_of_term(term), TODAY, 2026)
    assert (form.problems, form.values) == ({}, {"starts": term.starts, "ends": term.ends})


def test_what_is_read_is_a_half_term_that_can_be_kept() -> None:
    form = read_term(boxes("starts", "1", "9", "2026") | boxes("ends", "2", "9", "2026"), TODAY, 2026)
    kept = a_term("2026-1", **form.values)
    found = half_terms(2026, {kept.id: kept})[0]
    assert found == HalfTerm("2026-1", "Autumn, first half", date(2026, 9, 1), date(2026, 9, 2), guess=False)


STARTS, ENDS = boxes("starts", "2", "11", "2026"), boxes("ends", "18", "12", "2026")


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        (ENDS, "starts", "Please write the day, the month and the year."),
        (STARTS, "ends", "Please write the day, the month and the year."),
        (STARTS | boxes("ends", "18", "12", ""), "ends", "Please give the day, the month and the year."),
        (boxes("starts", "31", "9", "2026") | ENDS, "starts", "There is no such date as 31 9 2026."),
        (STARTS | boxes("ends", "x", "12", "2026"), "ends", "Please write the day as a number."),
        (STARTS | boxes("ends", "18", "12", "2096"), "ends", "more than 30 years away"),
        (STARTS | boxes("ends", "2", "11", "2026"), "ends", "The last day is not after the first day."),
        (STARTS | boxes("ends", "1", "11", "2026"), "ends", "The last day is not after the first day."),
    ],
)
def test_a_half_term_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_term(typed, TODAY, 2026)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


def test_a_half_term_of_no_days_asks_for_both() -> None:
    assert list(read_term({}, TODAY, 2026).problems) == ["starts", "ends"]


# a promise

PROMISE = {"what": "Send the report", "who": "SENCO"}
FRIDAY = boxes("by", "4", "12", "2026")


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ({}, None),
        ({"days": ""}, None),
        ({"days": "2026-12-02"}, date(2026, 12, 2)),
        ({"days": "2026-12-23"}, date(2026, 12, 23)),
        ({"days": ON_A_DATE} | FRIDAY, date(2026, 12, 4)),
        ({"days": ON_A_DATE} | boxes("by", "25", "11", "2026"), TODAY),
        # a date that was typed before another answer was chosen does not count
        ({"days": "2026-12-02"} | FRIDAY, date(2026, 12, 2)),
        ({"days": ""} | FRIDAY, None),
        ({"days": ""} | boxes("by", "31", "2", "2026"), None),
    ],
)
def test_by_when_something_is_promised(typed: dict[str, str], by: date | None) -> None:
    form = read_promise(PROMISE | typed, TODAY)
    assert form.problems == {}
    assert form.values == {"what": "Send the report", "who": "SENCO", "by": by}


ASKED = "Please write the date, or choose another answer."


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"what": ""}, "what", "Please write what they said they would do."),
        ({"what": " \n "}, "what", "Please write what they said they would do."),
        ({"what": "x" * 1001}, "what", "1,001 characters. The most is 1,000. Nothing is lost"),
        ({"who": "x" * 201}, "who", "201 characters. The most is 200."),
        ({"days": ON_A_DATE}, "by", ASKED),
        ({"days": ON_A_DATE} | boxes("by", " ", "", ""), "by", ASKED),
        ({"days": ON_A_DATE} | boxes("by", "4", "12", ""), "by", "Please give the day, the month and the year."),
        ({"days": ON_A_DATE} | boxes("by", "31", "4", "2027"), "by", "There is no such date as 31 4 2027."),
    ],
)
def test_a_promise_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_promise(PROMISE | typed, TODAY)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


def test_the_longest_promise_is_kept_whole() -> None:
    assert read_promise({"what": "x" * 1000}, TODAY).values == {"what": "x" * 1000, "who": "", "by": None}


@pytest.mark.parametrize(("first", "last"), [("2026", "2027"), ("2025", "2026"), ("2027", "2027")])
def test_a_half_term_with_a_wrong_year_is_asked_about(first: str, last: str) -> None:
    typed = boxes("starts", "2", "9", first) | boxes("ends", "23", "10", last)
    assert read_term(typed, TODAY, 2026).problems


def test_a_half_term_of_half_a_year_is_asked_about() -> None:
    typed = boxes("starts", "2", "9", "2026") | boxes("ends", "2", "4", "2027")
    problems = read_term(typed, TODAY, 2026).problems
    assert problems == {"ends": "That is longer than a half-term can be. Please check both dates."}
