"""Dates and times read as the screens should say them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import day_words, how_far, month_words, months_after, rough_words, time_words
from domain.kept import RoughDate

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "full", "month"),
    [
        (date(2026, 6, 14), "Sunday 14 June 2026", "June 2026"),
        (date(2026, 11, 25), "Wednesday 25 November 2026", "November 2026"),
        (date(2028, 2, 29), "Tuesday 29 February 2028", "February 2028"),
        (date(2027, 1, 1), "Friday 1 January 2027", "January 2027"),
        (date(2026, 9, 7), "Monday 7 September 2026", "September 2026"),
    ],
)
def test_a_day_in_full_and_its_month(day: date, full: str, month: str) -> None:
    assert (day_words(day), month_words(day)) == (full, month)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (-2, "2 days ago"),
        (9, "in 9 days"),
        (14, "in 14 days"),
        (20, "in 20 days"),
        (-20, "20 days ago"),
        (21, "in 3 weeks"),
        (-21, "3 weeks ago"),
        (22, "in about 3 weeks"),
        (25, "in about 4 weeks"),
        (34, "in about 5 weeks"),
        (35, "in 5 weeks"),
        (-38, "about 5 weeks ago"),
        (83, "in about 12 weeks"),
        (84, "in about 3 months"),
        (-84, "about 3 months ago"),
    ],
)
def test_how_far_in_days_and_weeks(days: int, words: str) -> None:
    assert how_far(TODAY + timedelta(days), TODAY) == words


@pytest.mark.parametrize(
    ("day", "today", "words"),
    [
        (date(2027, 2, 25), TODAY, "in 3 months"),
        (date(2027, 3, 1), TODAY, "in about 3 months"),
        (date(2026, 7, 25), TODAY, "4 months ago"),
        (date(2025, 11, 25), TODAY, "12 months ago"),
        (date(2024, 12, 25), TODAY, "23 months ago"),
        (date(2024, 11, 25), TODAY, "2 years ago"),
        (date(2024, 11, 20), TODAY, "about 2 years ago"),
        (date(2030, 11, 25), TODAY, "in 4 years"),
        (date(2026, 2, 28), date(2028, 2, 29), "about 2 years ago"),
        (date(2024, 2, 29), date(2028, 2, 29), "4 years ago"),
        (date(2028, 6, 1), date(2028, 2, 29), "in about 3 months"),
    ],
)
def test_how_far_in_months_and_years(day: date, today: date, words: str) -> None:
    assert how_far(day, today) == words


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_how_far_always_says_which_way(day: date, today: date) -> None:
    words = how_far(day, today)
    ahead = words.startswith("in ") or words == "tomorrow"
    behind = words.endswith(" ago") or words == "yesterday"
    assert (ahead, behind) == (day > today, day < today)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(2, 20_000))
def test_ahead_and_behind_are_told_by_the_same_count(today: date, days: int) -> None:
    later = today + timedelta(days)
    assert how_far(later, today).removeprefix("in ") == how_far(today, later).removesuffix(" ago")


@pytest.mark.parametrize(
    ("rough", "words"),
    [
        (RoughDate(year=2026, month=5, day=12), "Tuesday 12 May 2026"),
        (RoughDate(year=2026, month=5), "about May 2026"),
        (RoughDate(year=2026), "some time in 2026"),
    ],
)
def test_a_rough_date_says_only_what_is_known(rough: RoughDate, words: str) -> None:
    assert rough_words(rough) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(17, 30), "5:30pm"),
        (time(9), "9am"),
        (time(9, 5), "9:05am"),
        (time(12), "12 midday"),
        (time(0), "12 midnight"),
        (time(12, 1), "12:01pm"),
        (time(0, 30), "12:30am"),
        (time(23, 59, 59), "11:59pm"),
        (time(13), "1pm"),
        (time(12, 0, 30), "12 midday"),
    ],
)
def test_a_time_of_day(at: time, words: str) -> None:
    assert time_words(at) == words


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 25), 2, date(2027, 1, 25)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_after(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 25), 1, date(2026, 10, 25)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 31), 3, date(2025, 10, 31)),
        (date(2026, 12, 1), 12, date(2025, 12, 1)),
    ],
)
def test_months_before(day: date, months: int, before: date) -> None:
    assert months_after(day, -months) == before
