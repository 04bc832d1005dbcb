"""The bank holidays of England by rule, and the working days between them.

The days are those of the Banking and Financial Dealings Act 1971 and of common law, as they have been since 1978.
One-off holidays, and days that were moved for one year, are not known here: nobody can work them out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from .language import tr
from .terms import SATURDAY, easter

DAY = timedelta(days=1)


@cache
def bank_holidays(year: int) -> Mapping[date, str]:
    """The eight bank holidays of a year in England, by their days. At a weekend the day off instead is given."""
    sunday = easter(year)
    christmas, boxing_day = _christmas(year)
    days = {
        _instead(date(year, 1, 1)): tr("New Year\u2019s Day"),
        sunday - 2 * DAY: tr("Good Friday"),
        sunday + DAY: tr("Easter Monday"),
        _monday(date(year, 5, 1)): tr("the early May bank holiday"),
        _monday(date(year, 5, 25)): tr("the spring bank holiday"),
        _monday(date(year, 8, 25)): tr("the summer bank holiday"),
        christmas: tr("Christmas Day"),
        boxing_day: tr("Boxing Day"),
    }
    return MappingProxyType(days)


def holiday_name(day: date) -> str:
    """The name of the bank holiday on this day, or of the one that it is given for. Empty on any other day."""
    return bank_holidays(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    """Whether it is neither a weekend nor a bank holiday."""
    return day.weekday() < SATURDAY and not holiday_name(day)


def working_day(day: date) -> date:
    """This day if it is a working day, or else the first one after it."""
    while not is_working_day(day):
        day += DAY
    return day


def _instead(day: date) -> date:
    """This day, or the Monday after it where it falls at a weekend."""
    return day if day.weekday() < SATURDAY else _monday(day)


def _christmas(year: int) -> tuple[date, date]:
    """The days off for Christmas Day and for Boxing Day, which are never the same one."""
    christmas = date(year, 12, 25)
    match christmas.weekday():
        case 4:  # a Friday: only Boxing Day is at the weekend
            return christmas, christmas + 3 * DAY
        case 5:  # a Saturday: Monday and Tuesday
            return christmas + 2 * DAY, christmas + 3 * DAY
        case 6:  # a Sunday: Monday is Boxing Day itself, so that Tuesday is given for Christmas Day
            return christmas + 2 * DAY, christmas + DAY
    return christmas, christmas + DAY


def _monday(earliest: date) -> date:
    """The first Monday from this day on."""
    return earliest + timedelta(days=-earliest.weekday() % 7)
