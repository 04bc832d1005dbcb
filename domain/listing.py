"""The dates as a plain list, to be printed or sent to oneself."""

from __future__ import annotations

from datetime import date

from .dates import day_words, time_words
from .family import Family
from .language import tr
from .record import Meeting
from .today import Due, DueKind, dues


def dates_text(about: Family, today: date) -> str:
    """Every date that is not over, late ones first, one a line."""
    meetings = {meeting.id: meeting for meeting in about.meetings}
    lines = [_line(due, meetings.get(due.id), today) for due in dues(about, today)] or [tr("No dates yet.")]
    return "\n".join([tr("Dates for {name}, on {day}", name=about.child.name, day=day_words(today)), "", *lines, ""])


def _line(due: Due, meeting: Meeting | None, today: date) -> str:
    at = f", {time_words(meeting.at)}" if due.kind is DueKind.MEETING and meeting and meeting.at else ""
    late = " (late)" if due.day < today else ""
    more = f", {due.detail}" if due.kind is not DueKind.ACTION and due.detail else ""
    return f"- {day_words(due.day)}{at}{late}: {' '.join(f'{due.told}{more}'.split())}"
