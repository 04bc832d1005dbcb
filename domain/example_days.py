"""The days of the example family, counted from the day on which it is opened, and without the long holidays."""

from __future__ import annotations

from datetime import date, timedelta

TUESDAY, FRIDAY = 1, 4


class Days:
    """Turns the content file's days from today into dates. Days back are counted without the long holidays."""

    def __init__(self, today: date) -> None:
        self.today = today
        back = (today - timedelta(days) for days in range(1200))
        self._past = [day for day in back if not holiday(day)]

    def day(self, offset: int) -> date:
        """Any day of the week."""
        return self._past[-offset] if offset < 0 else self.today + timedelta(offset)

    def school_day(self, offset: int) -> date:
        """The nearest day on which a school would meet or act. What is past stays past, and what is ahead stays ahead.

        What is due within two weeks stays within them, in the holidays too: the example has to show what is due soon.
        """
        if offset < 0:
            near = range(offset - 7, min(offset + 8, 0))
        else:
            near = range(1, 15) if offset <= 14 else range(15, offset + 60)
        days = filter(_open, map(self.day, near))
        return min(days, key=lambda day: (holiday(day), abs(day - self.day(offset))))


def holiday(day: date) -> bool:
    """In the summer or at Christmas, when schools in England are shut."""
    return (7, 20) <= (day.month, day.day) <= (9, 3) or not (1, 4) < (day.month, day.day) < (12, 20)


def _open(day: date) -> bool:
    # Mondays are left out, as most bank holidays fall on one; and so is Christmas week
    return TUESDAY <= day.weekday() <= FRIDAY and (1, 1) < (day.month, day.day) < (12, 24)
