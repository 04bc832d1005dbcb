"""The school year in England: six half-terms, guessed until a parent gives the real dates of their school.

Each council and many schools set their own dates. The guess follows how most of them fall: half-term weeks around the
end of October, the middle of February and the late May bank holiday, and two weeks in spring that touch Easter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from .language import tr
from .record import Term

MONDAY, FRIDAY, SATURDAY = 0, 4, 5
AUGUST, SEPTEMBER = 8, 9
NAMES = (
    tr("Autumn, first half"),
    tr("Autumn, second half"),
    tr("Spring, first half"),
    tr("Spring, second half"),
    tr("Summer, first half"),
    tr("Summer, second half"),
)
WEEKEND = timedelta(days=3)
"""From the Friday on which school ends to the Monday after it."""


@dataclass(frozen=True)
class HalfTerm:
    """Its first and last day of school. `guess` says that the parent has not given the dates."""

    id: str
    name: str
    starts: date
    ends: date
    guess: bool


LONGEST_HALF = timedelta(weeks=12)
"""More than any half-term lasts."""


def school_year(day: date) -> int:
    """The year in whose September the school year of this day began. August belongs to the year that ends."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


def half_terms(year: int, given: Mapping[str, Term]) -> tuple[HalfTerm, ...]:
    """The six half-terms of the school year that begins in this year's autumn, as given or else guessed."""
    found = []
    for number, (name, (starts, ends)) in enumerate(zip(NAMES, _guess(year), strict=True), 1):
        term = given.get(f"{year}-{number}")
        known = term and not term.deleted_at
        days = (term.starts, term.ends) if term and known else (starts, ends)
        found.append(HalfTerm(f"{year}-{number}", name, *days, guess=not known))
    return tuple(found)


def half_term_ends(day: date, given: Mapping[str, Term]) -> date:
    """What "by half-term" means on this day: the last day of school in this half-term, or in holidays in the next."""
    year = school_year(day)
    terms = chain.from_iterable(half_terms(each, given) for each in (year, year + 1))
    return next(term.ends for term in terms if term.ends >= day)


def a_term_went_by(since: date, today: date, given: Mapping[str, Term]) -> bool:
    """Whether a whole term, of two halves, has begun and ended after that day and before today."""
    for year in range(school_year(since), school_year(today) + 1):
        halves = half_terms(year, given)
        for first, second in zip(halves[::2], halves[1::2], strict=True):
            if since < first.starts and second.ends < today:
                return True
    return False


def quiet(today: date) -> bool:
    """Whether nobody is to be asked for anything now: in August the people to ask are away."""
    return today.month == AUGUST


def easter(year: int) -> date:
    """Easter Sunday, by the rule of the calendar that has held since 1583 (as Meeus, Jones and Butcher wrote it)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def _guess(year: int) -> tuple[tuple[date, date], ...]:
    spring = year + 1
    october, february, may = _monday(year, 10, 22), _monday(spring, 2, 13), _monday(spring, 5, 25)
    break_ = _spring_break(spring)
    back = break_ + timedelta(weeks=2)
    if back == easter(spring) + timedelta(days=1):
        back += timedelta(days=1)
    return (
        (_school_day(date(year, 9, 2)), october - WEEKEND),
        (october + timedelta(weeks=1), _monday(year, 12, 19) - WEEKEND),
        (_school_day(date(spring, 1, 4)), february - WEEKEND),
        (february + timedelta(weeks=1), _last_before(break_, easter(spring))),
        (back, may - WEEKEND),
        (may + timedelta(weeks=1), _school_day(date(spring, 7, 21), back=True)),
    )


def _spring_break(year: int) -> date:
    """The Monday of two weeks off that touch Easter, as near to 1 April as that can be."""
    sunday = easter(year)
    mondays = (sunday - timedelta(days=13), sunday - timedelta(days=6), sunday + timedelta(days=1))
    return min(mondays, key=lambda monday: abs(monday - date(year, 4, 1)))


def _last_before(monday: date, sunday: date) -> date:
    """The last day of school before this Monday: a Friday, or a Thursday before Good Friday."""
    friday = monday - WEEKEND
    return friday - timedelta(days=1) if friday == sunday - timedelta(days=2) else friday


def _monday(year: int, month: int, earliest: int) -> date:
    """The first Monday from this day of the month on."""
    day = date(year, month, earliest)
    return day + timedelta(days=-day.weekday() % 7)


def _school_day(day: date, *, back: bool = False) -> date:
    """This day, or the nearest weekday after it (or before it)."""
    while day.weekday() >= SATURDAY:
        day += timedelta(days=-1 if back else 1)
    return day
