"""When a young person decides for themselves: from the end of compulsory school age on."""

from __future__ import annotations

from datetime import date, timedelta

from .choices import Setting
from .kept import RoughDate
from .record import Child
from .terms import FRIDAY, school_year

DECEMBER, JUNE = 12, 6
FROM_BIRTH = 17
"""From the year in whose September the school year of their birth began, to the June after they turn 16."""


def decides_themselves(child: Child, today: date) -> bool:
    """Whether the decisions are theirs now, and no longer their parents'.

    That is so once they are over compulsory school age (Children and Families Act 2014, section 83), which ends at the
    end of the school leaving date (Education Act 1996, section 8). Whether somebody can make a decision is not judged.

    Where it is not known when they were born, the setting says it: at college most are over 16, elsewhere most are not.
    """
    if child.born is None:
        return child.setting is Setting.COLLEGE
    return today > leaving_day(child.born)


def leaving_day(born: RoughDate) -> date:
    """The last day of compulsory school age: the last Friday in June of the school year in which they turn 16.

    Of a year alone the later day is given: those born from September on turn 16 in the next school year.
    """
    # every day of a month falls into one school year, so a month is as good as a day
    birth = born.first_day() if born.month else date(born.year, DECEMBER, 1)
    last = date(school_year(birth) + FROM_BIRTH, JUNE, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)
