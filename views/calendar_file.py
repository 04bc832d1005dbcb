"""Dates as a file that any calendar takes (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

from domain.events import Event

HERE = ZoneInfo("Europe/London")
"""Meetings are at the school's time of day, wherever the phone is."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
BEFORE = timedelta(hours=-15)
"""When an alarm of a whole day speaks: at nine in the morning of the day before."""


def calendar_file(events: Iterable[Event], now: datetime) -> bytes:
    """The file. `now` is in UTC. Its time zone holds the changes of the clock of the years that are in it."""
    found = list(events)
    calendar = Calendar()
    calendar.add("prodid", "-//SEN Diary//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in found:
        calendar.add_component(_entry(event, now))
    years = [event.day.year for event in found] or [now.year]
    calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return bytes(calendar.to_ical())


def _entry(event: Event, now: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.uid}@sen-diary")
    entry.add("dtstamp", now)
    entry.add("last-modified", event.changed_at)
    entry.add("sequence", event.changes)
    entry.add("summary", event.title)
    entry.add("class", "PRIVATE")
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.where:
        entry.add("location", event.where)
    if event.at:
        start = datetime.combine(event.day, event.at, HERE)
        entry.add("dtstart", start)
        entry.add("dtend", start + HOUR)
    else:
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + DAY)
        entry.add("transp", "TRANSPARENT")
    if event.alarm and not event.cancelled:
        entry.add_component(_alarm(event))
    return entry


def _alarm(event: Event) -> Alarm:
    """One, a day ahead: Outlook takes no more than one."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", -DAY if event.at else BEFORE)
    return alarm
