"""When a phone says that something is due while the app is closed: the rules, which the phone obeys."""

from __future__ import annotations

from datetime import date, datetime, time

from .language import tr
from .record import Record
from .reminders import days_ahead

MOST = 50
"""How many a phone is asked to remember: an iPhone forgets all beyond 64 of one app."""
YEAR = 366
"""For how many days ahead."""
MORNING = time(8)
"""When it says so, by the phone's own clock."""
TITLE = "SEN Diary"
TEXT = tr("Something is due. Open the app to see what.")
"""It says no more than that, because anybody may see it."""


def notices(record: Record, today: date) -> tuple[datetime, ...]:
    """The moments, from tomorrow on, at which it says so: once on each day on which something begins to be due.

    They have no time zone: eight in the morning is meant wherever the phone is by then.
    """
    return tuple(datetime.combine(day, MORNING) for day in days_ahead(record, today, YEAR)[:MOST])
