"""When a young person decides for themselves: after the last Friday in June of the school year in which they are 16."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ages import decides_themselves, leaving_day
from domain.choices import Setting
from domain.kept import RoughDate
from samples_of import a_child


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (RoughDate(year=2010, month=9, day=1), date(2027, 6, 25)),  # the eldest of a school year
        (RoughDate(year=2010, month=8, day=31), date(2026, 6, 26)),  # the youngest: still 15 on that day
        (RoughDate(year=2010, month=6, day=26), date(2026, 6, 26)),  # 16 on the very day
        (RoughDate(year=2010, month=6, day=27), date(2026, 6, 26)),
        (RoughDate(year=2010, month=12, day=31), date(2027, 6, 25)),
        (RoughDate(year=2011, month=1, day=1), date(2027, 6, 25)),
        (RoughDate(year=2012, month=2, day=29), date(2028, 6, 30)),  # the 30th is a Friday
        (RoughDate(year=2008, month=2, day=29), date(2024, 6, 28)),
        (RoughDate(year=2010, month=8), date(2026, 6, 26)),
        (RoughDate(year=2010, month=9), date(2027, 6, 25)),
        (RoughDate(year=2010), date(2027, 6, 25)),  # born in the autumn, perhaps
    ],
)
def test_the_last_day_of_compulsory_school_age(born: RoughDate, last: date) -> None:
    assert leaving_day(born) == last


@pytest.mark.parametrize(
    ("today", "theirs"),
    [
        (date(2026, 6, 25), False),
        (date(2026, 6, 26), False),  # it ends at the end of that Friday
        (date(2026, 6, 27), True),
        (date(2026, 8, 31), True),
        (date(2030, 1, 1), True),
    ],
)
@pytest.mark.parametrize("setting", list(Setting))
def test_the_friday_itself_wherever_they_learn(today: date, theirs: bool, setting: Setting) -> None:
    child = a_child(setting=setting, born=RoughDate(year=2010, month=8, day=31))
    assert decides_themselves(child, today) is theirs


@pytest.mark.parametrize(
    ("setting", "theirs"), [(Setting.EARLY_YEARS, False), (Setting.SCHOOL, False), (Setting.COLLEGE, True)]
)
def test_where_it_is_not_known_when_they_were_born(setting: Setting, theirs: bool) -> None:
    assert decides_themselves(a_child(setting=setting), date(2026, 11, 25)) is theirs


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_it_is_a_friday_of_june_near_the_sixteenth_birthday(born: date) -> None:
    last = leaving_day(RoughDate.of(born))
    assert (last.weekday(), last.month) == (4, 6)
    assert (last + timedelta(weeks=1)).month == 7
    years = (last - born).days / 365.25
    assert 15.8 < years < 16.85  # from two months before the birthday to ten after it
    for known in (RoughDate(year=born.year, month=born.month), RoughDate(year=born.year)):
        assert leaving_day(known) >= last  # what is not known never takes a decision from the parents too early
