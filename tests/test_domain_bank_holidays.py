"""The bank holidays of England against the days as they were or are published, and the working days between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bank_holidays import bank_holidays, holiday_name, is_working_day, working_day

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2023, "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26"),  # and one for the Coronation, which no rule gives
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_the_days_of_a_year(year: int, days: str) -> None:
    assert sorted(bank_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in days.split()]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "New Year\u2019s Day"),
        (date(2022, 1, 1), ""),  # a Saturday
        (date(2022, 1, 3), "New Year\u2019s Day"),
        (date(2023, 1, 2), "New Year\u2019s Day"),  # instead of a Sunday
        (date(2024, 1, 2), ""),  # one in Scotland only
        (date(2027, 3, 26), "Good Friday"),
        (date(2027, 3, 28), ""),  # Easter Sunday is no bank holiday
        (date(2027, 3, 29), "Easter Monday"),
        (date(2026, 8, 3), ""),  # one in Scotland only
        (date(2026, 8, 31), "the summer bank holiday"),
        (date(2020, 12, 25), "Christmas Day"),
        (date(2020, 12, 26), ""),
        (date(2020, 12, 28), "Boxing Day"),
        (date(2021, 12, 27), "Christmas Day"),
        (date(2021, 12, 28), "Boxing Day"),
        (date(2022, 12, 25), ""),
        (date(2022, 12, 26), "Boxing Day"),
        (date(2022, 12, 27), "Christmas Day"),
        (date(2024, 2, 29), ""),
    ],
)
def test_the_name_of_a_day(day: date, name: str) -> None:
    assert holiday_name(day) == name


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2027, 3, 26), date(2027, 3, 30)),  # Good Friday to the Tuesday after Easter
        (date(2026, 12, 25), date(2026, 12, 29)),
        (date(2021, 12, 25), date(2021, 12, 29)),
        (date(2027, 12, 31), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 1, 4)),  # over the end of the weekend and the day off instead
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_the_first_working_day(day: date, first: date) -> None:
    assert working_day(day) == first


@given(DAYS)
def test_a_working_day_is_never_far_never_earlier_and_always_one(day: date) -> None:
    found = working_day(day)
    assert is_working_day(found)
    assert timedelta(0) <= found - day <= timedelta(days=4)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert not any(map(is_working_day, between))


@pytest.mark.parametrize("year", range(1990, 2091))
def test_each_year_has_eight_and_none_at_a_weekend(year: int) -> None:
    days = bank_holidays(year)
    assert len(days) == 8
    assert {day.year for day in days} == {year}
    assert all(day.weekday() < 5 for day in days)
