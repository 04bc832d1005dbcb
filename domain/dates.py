"""Dates and times in the words of the screens, with the names held here because the browser has no locales."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, time

from .kept import RoughDate
from .language import tr, trn

DAYS = (tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday"))
MONTHS = (
    tr("January"),
    tr("February"),
    tr("March"),
    tr("April"),
    tr("May"),
    tr("June"),
    tr("July"),
    tr("August"),
    tr("September"),
    tr("October"),
    tr("November"),
    tr("December"),
)
WEEKS_FROM = 21
"""From so many days on, how far is told in weeks."""
MONTHS_FROM = 84
"""From so many days on (12 weeks), how far is told in months."""
YEARS_FROM = 24
"""From so many months on, how far is told in years."""


def day_words(day: date) -> str:
    """A day in full: "Tuesday 14 June 2026"."""
    return tr("{weekday} {day} {month}", weekday=DAYS[day.weekday()], day=day.day, month=month_words(day))


def month_words(day: date) -> str:
    """The month of a day: "June 2026"."""
    return tr("{month} {year}", month=MONTHS[day.month - 1], year=day.year)


def rough_words(rough: RoughDate) -> str:
    """A rough date as far as it is known: "Tuesday 12 May 2026", "about May 2026" or "some time in 2026"."""
    if rough.month is None:
        return tr("some time in {year}", year=rough.year)
    if rough.day is None:
        return tr("about {month}", month=month_words(rough.first_day()))
    return day_words(rough.first_day())


def time_words(at: time) -> str:
    """A time of day: "5:30pm", "9am", "12 midday" or "12 midnight". Seconds are left out."""
    if at.minute == 0 and at.hour in (0, 12):
        return tr("12 midday") if at.hour else tr("12 midnight")
    gaps = {"hour": at.hour % 12 or 12, "minutes": f":{at.minute:02}" if at.minute else "", "clock": f"{at:%H:%M}"}
    # a language that counts to 24 takes {clock}
    return tr("{hour}{minutes}am", **gaps) if at.hour < 12 else tr("{hour}{minutes}pm", **gaps)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month: a year after 29 February is 28 February.

    A number below 0 goes back.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def how_far(day: date, today: date) -> str:
    """How far a day is from today: "tomorrow", "in 9 days", "in about 5 weeks", "3 months ago".

    Up to 20 days it counts days, below 12 weeks whole weeks, below two years months, and from there years.
    A count that is not exact is the nearest one, and says "about". A month is exact on the same day of a month.
    """
    days = (day - today).days
    near = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}
    if days in near:
        return near[days]
    count = _count(day, today)
    return tr("in {count}", count=count) if days > 0 else tr("{count} ago", count=count)


def _count(day: date, today: date) -> str:
    days = abs((day - today).days)
    if days < WEEKS_FROM:
        return trn("{n} day", "{n} days", days)
    if days < MONTHS_FROM:
        return _weeks((days + 3) // 7, days % 7 == 0)
    months = round(days / 30.4375)
    same_day = day.day == today.day
    if months < YEARS_FROM:
        return _months(months, same_day)
    return _years(round(days / 365.25), same_day and day.month == today.month)


def _weeks(n: int, exact: bool) -> str:
    return trn("{n} week", "{n} weeks", n) if exact else trn("about {n} week", "about {n} weeks", n)


def _months(n: int, exact: bool) -> str:
    return trn("{n} month", "{n} months", n) if exact else trn("about {n} month", "about {n} months", n)


def _years(n: int, exact: bool) -> str:
    return trn("{n} year", "{n} years", n) if exact else trn("about {n} year", "about {n} years", n)
