"""Whether support happens: counted from the answers, never guessed, and told in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Answer, Setting
from domain.cycles import next_cycle
from domain.family import Family, family
from domain.plan import Happening, happening_id, monday
from domain.weeks import (
    Tally,
    asked_week,
    not_happening,
    promised_words,
    running,
    school_week,
    share_words,
    tally,
    tally_words,
    together,
    unanswered,
    weeks_of,
)
from fakes import ids
from samples_of import NOW, STAMPS, a_child, a_cycle, a_happening, a_record, a_support, a_term, an_outcome

TODAY = date(2026, 11, 25)
"""A Wednesday."""
THIS = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
Y, P, N, U = Answer.YES, Answer.PARTLY, Answer.NO, Answer.UNKNOWN
LETTERS = {"Y": Y, "P": P, "N": N, "U": U}


def about(answers: str, last: date = THIS, **more: Any) -> Family:
    """A support whose weeks, newest first, were answered so; a dot is a week without an answer."""
    rows = [a_happening(last - WEEK * n, LETTERS[letter]) for n, letter in enumerate(answers) if letter != "."]
    return family(a_record(a_cycle(), a_support(**more), *rows), "sam")


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 23), date(2026, 11, 16)),
        (date(2026, 11, 26), date(2026, 11, 16)),
        (date(2026, 11, 27), date(2026, 11, 23)),  # from Friday on it is this week
        (date(2026, 11, 29), date(2026, 11, 23)),
        (date(2024, 3, 1), date(2024, 2, 26)),  # over 29 February
        (date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_the_week_that_is_asked_about(day: date, week: date) -> None:
    assert asked_week(day) == week


@pytest.mark.parametrize(
    ("starts", "ends", "runs"),
    [
        (date(2026, 11, 29), None, True),  # on its Sunday
        (date(2026, 11, 30), None, False),
        (date(2026, 9, 1), THIS, True),
        (date(2026, 9, 1), THIS - timedelta(days=1), False),
        (None, None, True),  # since it was written down
    ],
)
def test_whether_it_runs_in_a_week(starts: date | None, ends: date | None, runs: bool) -> None:
    assert running(a_support(starts=starts, ends=ends), THIS) is runs
    assert not running(a_support(starts=None), date(2026, 10, 19))


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ("", Tally(silent=6)),
        ("YYYYYY", Tally(yes=6)),
        (".YYYYYY", Tally(yes=6)),  # this week is not over: without an answer it does not count
        ("NYY", Tally(yes=2, no=1, silent=3)),
        ("..N.P.Y", Tally(yes=1, partly=1, no=1, silent=3)),
        ("UUU", Tally(unknown=3, silent=3)),
    ],
)
def test_the_last_six_weeks_of_school(answers: str, counts: Tally) -> None:
    # the half-term week of 26 October is left out
    rows = answers if len(answers) < 5 else answers[:4] + "." + answers[4:]
    assert tally(about(rows), a_support(), TODAY, {}) == counts


def test_holidays_are_not_asked_about_but_an_answer_in_them_counts() -> None:
    half_term = date(2026, 10, 26)
    weeks = list(weeks_of(about(""), a_support(), TODAY, {}))
    assert half_term not in weeks and {half_term - WEEK, half_term + WEEK} <= set(weeks)
    assert half_term in list(weeks_of(about("....P"), a_support(), TODAY, {}))


def test_a_parents_own_terms_count() -> None:
    longer = a_term("2026-1", date(2026, 9, 2), date(2026, 10, 30))
    assert date(2026, 10, 26) in list(weeks_of(about(""), a_support(), TODAY, {"2026-1": longer}))


def test_a_nursery_is_taken_to_be_open_all_year() -> None:
    record = a_record(a_cycle(), a_support(), child=a_child(setting=Setting.EARLY_YEARS))
    weeks = list(weeks_of(family(record, "sam"), a_support(), TODAY, {}))
    assert weeks == [THIS - WEEK * n for n in range(11)]


def test_support_of_years_ago_can_still_be_looked_at() -> None:
    old = a_support(starts=date(2019, 9, 2), ends=date(2019, 9, 20))
    record = a_record(a_cycle(), old, a_happening(date(2019, 9, 9), N))
    found = family(record, "sam")
    assert list(weeks_of(found, old, TODAY, {})) == [date(2019, 9, 16), date(2019, 9, 9), date(2019, 9, 2)]
    assert tally(found, old, TODAY, {}, 60) == Tally(no=1, silent=2)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (Tally(silent=6), "No week is answered yet."),
        (Tally(), "No week is answered yet."),
        (Tally(unknown=1, silent=2), "No week is answered yet. For 1 week you do not know."),
        (Tally(yes=3, no=3), "Promised 3 times a week; it happened about half of the time over 6 weeks."),
        (Tally(yes=6), "Promised 3 times a week; it happened each time over 6 weeks."),
        (Tally(no=2), "Promised 3 times a week; it did not happen over 2 weeks."),
        (
            Tally(partly=1, silent=2, unknown=2),
            "Promised 3 times a week; it happened about half of the time over 1 week. "
            "For 2 weeks you do not know. 2 weeks without an answer.",
        ),
    ],
)
def test_it_is_told_in_plain_sentences(counts: Tally, told: str) -> None:
    assert tally_words(a_support(), counts) == told


def test_without_a_number_nothing_is_said_of_one() -> None:
    quiet_table = a_support(often=None, per=None)
    assert tally_words(quiet_table, Tally(yes=1)) == "It happened each time over 1 week."


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "3 times a week"),
        ({"often": 1, "per": "day", "minutes": 1}, "once a day, 1 minute each time"),
        ({"often": 2, "per": "term", "minutes": 20}, "2 times a term, 20 minutes each time"),
        ({"often": None, "per": None, "grouping": "group"}, "in a small group"),
        ({"often": None, "per": None}, ""),
        ({"per": "month", "grouping": "alone"}, "3 times a month, alone with one adult"),
    ],
)
def test_what_was_promised(fields: dict[str, Any], told: str) -> None:
    assert promised_words(a_support(**fields)) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (1.0, "happened each time"),
        (0.95, "happened most of the time"),
        (0.9, "happened most of the time"),
        (0.7, "happened more than half of the time"),
        (0.5, "happened about half of the time"),
        (0.3, "happened less than half of the time"),
        (0.1, "happened very little of the time"),
        (0.008, "happened very little of the time"),
        (0.0, "did not happen"),
    ],
)
def test_a_share_in_words(share: float, told: str) -> None:
    assert share_words(share) == told


@pytest.mark.parametrize(
    ("answers", "since"),
    [
        ("", None),
        (".NN", date(2026, 11, 9)),
        ("NN", date(2026, 11, 16)),
        (".N", None),
        (".NY", None),
        (".N.N", None),  # a week without an answer is not a no
        (".NUN", None),
        (".NPN", None),
        ("YNN", None),  # it happened again this week
        (".NNN.N", date(2026, 10, 19)),  # a week of holidays between does not break it
    ],
)
def test_two_weeks_without_it(answers: str, since: date | None) -> None:
    found = not_happening(about(answers), TODAY, {})
    assert [day for _, day in found] == ([since] if since else [])


# when it goes on in a new round

ROUND = date(2026, 11, 18)
"""A Wednesday."""


def carried(*rows: Any, starts: date = ROUND) -> Family:
    record = a_record(a_cycle(), an_outcome(), a_support(), *rows)
    found = family(record, "sam")
    fresh = a_cycle("r2", starts)
    return family(record.with_(*next_cycle(found, found.cycles[0], {"o1", "s1"}, fresh, ids())), "sam")


@pytest.mark.parametrize(
    ("starts", "today", "rounds"),
    [
        (ROUND, date(2026, 11, 20), ["r2"]),  # the week in which it went on is asked about once
        (ROUND, date(2026, 11, 25), ["r2"]),
        (date(2026, 11, 23), date(2026, 11, 24), ["r1"]),  # last week was the old round's
        (date(2026, 11, 23), date(2026, 11, 27), ["r2"]),
    ],
)
def test_each_week_is_asked_about_once_around_a_new_round(starts: date, today: date, rounds: list[str]) -> None:
    found = carried(starts=starts)
    asked = unanswered(found, today, {})
    assert [support.cycle_id for support in asked] == rounds
    assert all(asked_week(today) in list(weeks_of(found, support, today, {})) for support in asked)


def test_two_weeks_without_it_count_over_a_new_round() -> None:
    found = carried(a_happening(date(2026, 11, 9), N), starts=date(2026, 11, 16))
    new = next(s for s in found.supports if s.cycle_id == "r2")
    week = a_happening(date(2026, 11, 16), N, new.id)
    again = replace(found, happenings=(week, *found.happenings))
    assert [(s.id, since) for s, since in not_happening(again, TODAY, {})] == [(new.id, date(2026, 11, 9))]


def test_answers_are_never_lost_where_a_round_is_dated_back_over_them() -> None:
    found = carried(a_happening(date(2026, 11, 9), Y), a_happening(date(2026, 11, 16), N), starts=date(2026, 11, 4))
    assert sum(tally(found, s, TODAY, {}, 60).counted for s in found.supports) == 2


def test_the_first_days_of_september_are_a_week_of_school() -> None:
    assert school_week(date(2026, 8, 31), {})
    assert not school_week(date(2026, 8, 24), {})


def test_support_that_is_over_is_not_asked_about() -> None:
    found = about(".NN", ends=date(2026, 11, 15))
    assert (not_happening(found, TODAY, {}), unanswered(found, TODAY, {})) == ((), ())


@pytest.mark.parametrize(
    ("answers", "today", "waits"),
    [
        ("", TODAY, True),
        (".Y", TODAY, False),
        (".U", TODAY, False),
        ("Y", TODAY, True),  # this week is said, last week is not
        ("Y", date(2026, 11, 27), False),
        ("", date(2026, 10, 30), False),  # half-term
    ],
)
def test_which_support_waits_for_an_answer(answers: str, today: date, waits: bool) -> None:
    assert bool(unanswered(about(answers), today, {})) is waits


def test_an_answer_about_support_that_was_deleted_is_kept_and_not_counted() -> None:
    record = a_record(a_cycle(), a_support(deleted_at=NOW), a_happening(THIS, N))
    assert len(record.happenings) == 1
    assert (family(record, "sam").happenings, not_happening(family(record, "sam"), TODAY, {})) == ((), ())


def test_a_week_is_named_by_its_monday() -> None:
    with pytest.raises(ValueError, match="Monday"):
        Happening(**STAMPS, id="x", child_id="sam", support_id="s1", week=TODAY, answer=Y)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_monday_is_at_or_before_its_day(day: date) -> None:
    week = monday(day)
    assert week.weekday() == 0 and timedelta(0) <= day - week < WEEK
    assert len(happening_id("x" * 36, week)) <= 64


@given(st.text("YPNU.", max_size=12))
def test_no_answer_counts_neither_for_nor_against(answers: str) -> None:
    found = about(answers)
    counts = tally(found, a_support(), TODAY, {})
    given_answers = [h.answer for h in found.answers.get("s1", {}).values()]
    assert counts.counted + counts.unknown <= len(given_answers)
    assert counts.share is None or 0 <= counts.share <= 1
    if not {Y, P, N} & set(given_answers):
        assert counts.share is None


@given(st.lists(st.builds(Tally, *[st.integers(0, 9)] * 5)))
def test_several_as_one(tallies: list[Tally]) -> None:
    whole = together(tallies)
    assert whole.counted == sum(t.counted for t in tallies)
    assert whole.silent == sum(t.silent for t in tallies)
