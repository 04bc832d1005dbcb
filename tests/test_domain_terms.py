"""The school year, as it is guessed and as parents give it: tables of days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.record import Term
from domain.terms import HalfTerm, a_term_went_by, easter, half_term_ends, half_terms, quiet, school_year
from samples_of import NOW, a_term

TODAY = date(2026, 11, 25)
YEARS = range(2020, 2061)
SPRING = a_term("2026-4", date(2027, 2, 23), date(2027, 3, 24))


def terms(*rows: Term) -> Mapping[str, Term]:
    return {row.id: row for row in rows}


def school_days(half: HalfTerm) -> set[date]:
    return {half.starts + timedelta(days=n) for n in range((half.ends - half.starts).days + 1)}


@pytest.mark.parametrize(
    "sunday",
    [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2022, 4, 17),
        date(2023, 4, 9),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2028, 4, 16),
        date(2029, 4, 1),
        date(2030, 4, 21),
        date(2038, 4, 25),  # the latest that Easter can be
        date(2049, 4, 18),  # these two years are why the rule has its last correction
        date(2076, 4, 19),
        date(2285, 3, 22),  # the earliest
    ],
)
def test_easter(sunday: date) -> None:
    assert easter(sunday.year) == sunday


def test_the_guess_for_this_school_year() -> None:
    assert [(half.id, half.name, half.starts, half.ends) for half in half_terms(2026, {})] == [
        ("2026-1", "Autumn, first half", date(2026, 9, 2), date(2026, 10, 23)),
        ("2026-2", "Autumn, second half", date(2026, 11, 2), date(2026, 12, 18)),
        ("2026-3", "Spring, first half", date(2027, 1, 4), date(2027, 2, 12)),
        ("2026-4", "Spring, second half", date(2027, 2, 22), date(2027, 3, 25)),  # Good Friday is on the 26th
        ("2026-5", "Summer, first half", date(2027, 4, 12), date(2027, 5, 28)),
        ("2026-6", "Summer, second half", date(2027, 6, 7), date(2027, 7, 21)),
    ]


def test_guessed_half_terms_follow_each_other_and_never_overlap() -> None:
    halves = list(chain.from_iterable(half_terms(year, {}) for year in YEARS))
    assert all(half.starts < half.ends for half in halves)
    assert all(first.ends < second.starts for first, second in pairwise(halves))


@pytest.mark.parametrize("year", YEARS)
def test_guessed_half_terms_begin_and_end_on_weekdays_and_are_all_called_guesses(year: int) -> None:
    halves = half_terms(year, {})
    assert [day.strftime("%a") for half in halves for day in (half.starts, half.ends) if day.weekday() > 4] == []
    assert [half.guess for half in halves] == [True] * 6


@pytest.mark.parametrize("year", YEARS)
def test_a_guess_has_half_terms_of_four_to_nine_weeks_and_at_least_a_week_off_between(year: int) -> None:
    halves = half_terms(year, {})
    assert all(timedelta(weeks=3) < half.ends - half.starts < timedelta(weeks=9) for half in halves)
    assert all(timedelta(days=9) < second.starts - first.ends for first, second in pairwise(halves))


@pytest.mark.parametrize("year", YEARS)
def test_no_school_is_guessed_for_easter_for_the_late_may_bank_holiday_and_for_august(year: int) -> None:
    guessed = set().union(*(school_days(half) for half in half_terms(year, {})))
    sunday = easter(year + 1)
    late_may = max(day for n in range(25, 32) if (day := date(year + 1, 5, n)).weekday() == 0)
    assert not guessed & {sunday - timedelta(days=2), sunday + timedelta(days=1), late_may}
    assert not {day for day in guessed if quiet(day)}


def test_given_dates_stand_in_place_of_the_guess_for_that_half_term_alone() -> None:
    found = half_terms(2026, terms(SPRING))
    assert found[3] == HalfTerm("2026-4", "Spring, second half", SPRING.starts, SPRING.ends, guess=False)
    assert [half for half in found if half.guess] == [half for half in half_terms(2026, {}) if half.id != "2026-4"]


def test_given_dates_of_another_year_leave_the_guess() -> None:
    assert half_terms(2027, terms(SPRING)) == half_terms(2027, {})


def test_given_dates_that_were_deleted_leave_the_guess() -> None:
    assert half_terms(2026, terms(SPRING.changed(NOW, deleted_at=NOW))) == half_terms(2026, {})


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (TODAY, date(2026, 12, 18)),
        (date(2026, 9, 2), date(2026, 10, 23)),  # the first day of school
        (date(2026, 10, 22), date(2026, 10, 23)),
        (date(2026, 10, 23), date(2026, 10, 23)),  # the last day of a half-term
        (date(2026, 10, 24), date(2026, 12, 18)),  # in holidays it is the next one that ends
        (date(2026, 11, 1), date(2026, 12, 18)),
        (date(2026, 12, 25), date(2027, 2, 12)),
        (date(2027, 3, 26), date(2027, 5, 28)),  # Good Friday
        (date(2027, 7, 21), date(2027, 7, 21)),
        (date(2027, 7, 22), date(2027, 10, 22)),  # over the summer it is autumn's
        (date(2026, 8, 15), date(2026, 10, 23)),
        (date(2026, 8, 31), date(2026, 10, 23)),
        (date(2026, 9, 1), date(2026, 10, 23)),
        (date(2028, 2, 29), date(2028, 3, 31)),
    ],
)
def test_by_half_term(day: date, ends: date) -> None:
    assert half_term_ends(day, {}) == ends


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2027, 3, 24), date(2027, 3, 24)),
        (date(2027, 3, 25), date(2027, 5, 28)),
        (date(2027, 2, 13), date(2027, 3, 24)),
    ],
)
def test_by_half_term_with_the_dates_of_ones_own_school(day: date, ends: date) -> None:
    assert half_term_ends(day, terms(SPRING)) == ends


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_by_half_term_is_never_in_the_past_and_never_over_four_months_away(day: date) -> None:
    assert timedelta(0) <= half_term_ends(day, {}) - day <= timedelta(days=120)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), 2025),
        (date(2026, 9, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
        (date(2027, 8, 1), 2026),
        (date(2027, 8, 31), 2026),
        (date(2028, 2, 29), 2027),
    ],
)
def test_the_school_year_begins_in_september(day: date, year: int) -> None:
    assert school_year(day) == year


@pytest.mark.parametrize(
    ("since", "today", "went_by"),
    [
        (date(2026, 4, 12), date(2026, 7, 21), False),  # the last day of summer term
        (date(2026, 4, 12), date(2026, 7, 22), True),
        (date(2026, 4, 12), TODAY, True),  # seen from the next school year
        (date(2026, 4, 13), TODAY, False),  # it was the first day of summer term: autumn's must end too
        (date(2026, 4, 13), date(2026, 12, 18), False),
        (date(2026, 4, 13), date(2026, 12, 19), True),
        (date(2026, 8, 31), date(2026, 12, 19), True),
        (date(2026, 9, 1), date(2026, 12, 19), True),
        (date(2026, 9, 2), date(2026, 12, 19), False),
        (date(2026, 9, 2), date(2027, 3, 25), False),
        (date(2026, 9, 2), date(2027, 3, 26), True),
        (date(2026, 10, 24), date(2027, 2, 13), False),  # two halves, but not of one term
        (date(2022, 1, 1), TODAY, True),
        (TODAY, TODAY, False),
        (date(2027, 9, 1), TODAY, False),
    ],
)
def test_whether_a_whole_term_went_by(since: date, today: date, went_by: bool) -> None:
    assert a_term_went_by(since, today, {}) is went_by


@pytest.mark.parametrize(
    ("row", "since", "today"),
    [
        (a_term("2026-2", date(2026, 11, 2), date(2026, 12, 16)), date(2026, 9, 1), date(2026, 12, 17)),
        (a_term("2026-1", date(2026, 9, 7), date(2026, 10, 23)), date(2026, 9, 6), date(2026, 12, 19)),
    ],
)
def test_a_whole_term_by_the_dates_of_ones_own_school(row: Term, since: date, today: date) -> None:
    assert a_term_went_by(since, today, terms(row))
    assert not a_term_went_by(since, today, {})


@pytest.mark.parametrize(
    ("day", "is_quiet"),
    [
        (date(2026, 7, 31), False),
        (date(2026, 8, 1), True),
        (date(2027, 8, 15), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
        (date(2026, 12, 25), False),
    ],
)
def test_nobody_is_to_be_asked_in_august(day: date, is_quiet: bool) -> None:
    assert quiet(day) is is_quiet


def test_school_is_not_guessed_on_the_new_year_bank_holiday() -> None:
    assert half_terms(2027, {})[2].starts > date(2028, 1, 3)
