"""The forms of outside help and of reports read back: what is kept, and what is said beside a field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.choices import Answer
from domain.outside_forms import fields_of_help, fields_of_report, read_help, read_report
from domain.plan import Help, Report
from domain.reading import Reading, entry_from
from samples_of import NOW, a_help, a_report

TODAY = date(2026, 11, 25)
LONG = "x" * 20_001
LONG_LINE = "x" * 201
WHO = {"who": "Speech therapist"}


def boxes(name: str, day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


TEST = {"what": "Reading test", **boxes("on", "12", "10", "2026")}


def a_read_help(form: Reading, before: Help | None = None) -> Help:
    return entry_from(Help, form, id="h1", child_id="sam", now=NOW, before=before)


def a_read_report(form: Reading, before: Report | None = None) -> Report:
    return entry_from(Report, form, id="w1", child_id="sam", now=NOW, before=before)


# outside help


def test_who_it_is_is_enough() -> None:
    form = read_help({"who": " Speech\ntherapist "}, TODAY)
    assert form.problems == {}
    assert a_read_help(form) == a_help()
    assert a_read_help(form).shared is False


def test_everything_of_outside_help_is_kept() -> None:
    typed = {**WHO, "why": "Few words\r\nyet", "wait": "about 18 weeks", "advice": "Use pictures", "used": "partly"}
    typed |= boxes("consent_on", "25", "11", "2026") | boxes("referred_on", "2", "September", "26")
    typed |= boxes("seen_on", "3", "11", "2026") | boxes("report_on", "3", "11", "2026")
    form = read_help(typed, TODAY)
    assert form.problems == {}
    assert a_read_help(form) == a_help(
        why="Few words\nyet",
        wait="about 18 weeks",
        advice="Use pictures",
        used=Answer.PARTLY,
        consent_on=TODAY,
        referred_on=date(2026, 9, 2),
        seen_on=date(2026, 11, 3),
        report_on=date(2026, 11, 3),
    )


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"who": ""}, "who", "Please write who it is. The name of the service is enough."),
        ({"who": " \u202e\n"}, "who", "Please write who it is. The name of the service is enough."),
        ({"who": LONG_LINE}, "who", "201 characters. The most is 200. Nothing is lost"),
        ({"why": LONG}, "why", "20,001 characters. The most is 20,000."),
        ({"wait": LONG_LINE}, "wait", "The most is 200."),
        ({"advice": LONG}, "advice", "The most is 20,000."),
        (boxes("consent_on", "26", "11", "2026"), "consent_on", "That date is still to come."),
        (boxes("referred_on", "26", "11", "2026"), "referred_on", "That date is still to come."),
        (boxes("report_on", "26", "11", "2026"), "report_on", "That date is still to come."),
        (boxes("consent_on", "31", "2", "2026"), "consent_on", "There is no such date as 31 2 2026."),
        (boxes("referred_on", "", "9", "2026"), "referred_on", "Please give the day, the month and the year."),
        (boxes("seen_on", "1", "1", "2126"), "seen_on", "more than 30 years away"),
        (
            boxes("seen_on", "4", "11", "2026") | boxes("report_on", "3", "11", "2026"),
            "report_on",
            "That is before the day of the appointment. Please check both dates.",
        ),
        (
            boxes("seen_on", "4", "12", "2026") | boxes("report_on", "3", "11", "2026"),
            "report_on",
            "That is before the day of the appointment. Please check both dates.",
        ),
    ],
)
def test_outside_help_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_help(WHO | typed, TODAY)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


def test_an_appointment_may_lie_ahead() -> None:
    form = read_help(WHO | boxes("seen_on", "4", "12", "2026"), TODAY)
    assert form.problems == {}
    assert form.values["seen_on"] == date(2026, 12, 4)


@pytest.mark.parametrize(
    "typed",
    [
        boxes("consent_on", "2", "11", "2026") | boxes("referred_on", "1", "11", "2026"),  # nobody was asked first
        boxes("referred_on", "2", "11", "2026") | boxes("seen_on", "1", "11", "2026"),  # the paper came late
        boxes("report_on", "2", "11", "2026"),
        {"used": "no"},
    ],
)
def test_what_may_well_have_been_so_is_taken(typed: dict[str, str]) -> None:
    assert read_help(WHO | typed, TODAY).problems == {}


def test_a_wrong_appointment_is_not_held_against_the_report() -> None:
    typed = boxes("seen_on", "31", "4", "2026") | boxes("report_on", "1", "1", "2026")
    assert list(read_help(WHO | typed, TODAY).problems) == ["seen_on"]


EVERYTHING: dict[str, Any] = {
    "why": "Few words\nyet",
    "consent_on": date(2026, 8, 31),
    "referred_on": date(2026, 9, 2),
    "wait": "about 18 weeks",
    "seen_on": date(2026, 11, 3),
    "report_on": date(2026, 11, 20),
    "advice": "Use pictures",
    "used": Answer.UNKNOWN,
    "shared": True,
}


@pytest.mark.parametrize("before", [a_help(), a_help(**EVERYTHING)])
def test_outside_help_that_is_opened_and_saved_again_stays_the_same(before: Help) -> None:
    form = read_help(fields_of_help(before), TODAY)
    assert form.problems == {}
    assert a_read_help(form, before) == before


def test_dates_that_were_emptied_are_taken_out() -> None:
    before = a_help(**EVERYTHING)
    form = read_help(fields_of_help(before) | boxes("consent_on") | boxes("seen_on"), TODAY)
    kept = a_read_help(form, before)
    assert (kept.consent_on, kept.seen_on, kept.report_on) == (None, None, date(2026, 11, 20))


# reports


def test_what_it_is_and_its_day_are_a_report() -> None:
    form = read_report(TEST | {"what": " Reading\ntest "}, TODAY)
    assert form.problems == {}
    assert a_read_report(form) == a_report()
    assert a_read_report(form).shared is False


def test_everything_of_a_report_is_kept() -> None:
    typed = {**TEST, "who": "Ms\nHall", "said": "Reads well\r\naloud"}
    kept = a_read_report(read_report(typed, TODAY))
    assert (kept.who, kept.said) == ("Ms Hall", "Reads well\naloud")


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"what": ""}, "what", "Please write what it is. A few words are enough."),
        ({"what": " \u202e\n"}, "what", "Please write what it is. A few words are enough."),
        ({"what": LONG_LINE}, "what", "201 characters. The most is 200. Nothing is lost"),
        ({"who": LONG_LINE}, "who", "The most is 200."),
        ({"said": LONG}, "said", "20,001 characters. The most is 20,000."),
        (boxes("on"), "on", "Please write the day. Today is filled in at first."),
        (boxes("on", "26", "11", "2026"), "on", "That date is still to come."),
        (boxes("on", "", "10", "2026"), "on", "Please give the day, the month and the year."),
        (boxes("on", "31", "4", "2026"), "on", "There is no such date as 31 4 2026."),
        (boxes("on", "1", "1", "1996"), "on", ""),
        (boxes("on", "1", "1", "1995"), "on", "more than 30 years away"),
    ],
)
def test_a_report_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_report(TEST | typed, TODAY)
    assert list(form.problems) == ([field] if told else [])
    assert told in form.problems.get(field, "")


@pytest.mark.parametrize("before", [a_report(), a_report(on=TODAY, who="Ms Hall", said="Reads\nwell", shared=True)])
def test_a_report_that_is_opened_and_saved_again_stays_the_same(before: Report) -> None:
    form = read_report(fields_of_report(before), TODAY)
    assert form.problems == {}
    assert a_read_report(form, before) == before
