"""Reads the forms of outside help and of reports."""

from __future__ import annotations

from datetime import date

from .choices import Answer
from .language import tr
from .plan import Help, Report
from .reading import Reading, filled, past_exact
from .typed import Fields, Wrong, exact_day, line, needed, note


def read_help(typed: Fields, today: date) -> Reading:
    """Help from outside. Only who it is is needed, as the rest comes bit by bit.

    The appointment may lie ahead. A referral may stand before the day of agreeing: then nobody was asked first, and a
    parent has to be able to write that down.
    """
    form = Reading(typed)
    asked = tr("Please write who it is. The name of the service is enough.")
    form.take("who", lambda: needed(line(typed.get("who", "")), asked))
    form.text("why", "advice", read=note)
    form.text("wait", read=line)
    form.take("consent_on", lambda: past_exact(typed, "consent_on", today))
    form.take("referred_on", lambda: past_exact(typed, "referred_on", today))
    seen = form.take("seen_on", lambda: exact_day(typed, "seen_on", today))
    form.take("report_on", lambda: _after_seen(past_exact(typed, "report_on", today), seen))
    form.take("used", lambda: Answer(typed["used"]) if typed.get("used") else None)
    return form


def read_report(typed: Fields, today: date) -> Reading:
    """What somebody wrote about the child. What it is and its day are needed."""
    form = Reading(typed)
    asked = tr("Please write what it is. A few words are enough.")
    form.take("what", lambda: needed(line(typed.get("what", "")), asked))
    form.take("on", lambda: _past_day(typed, today))
    form.text("who", read=line)
    form.text("said", read=note)
    return form


def _past_day(typed: Fields, today: date) -> date:
    day = past_exact(typed, "on", today)
    if day is None:
        raise Wrong(tr("Please write the day. Today is filled in at first."))
    return day


def _after_seen(day: date | None, seen: date | None) -> date | None:
    if day and seen and day < seen:
        raise Wrong(tr("That is before the day of the appointment. Please check both dates."))
    return day


def fields_of_help(help: Help) -> dict[str, str]:
    """The form of outside help, filled in."""
    dates = ("consent_on", "referred_on", "seen_on", "report_on")
    return filled(help, "who", "why", "wait", "advice", "used", dates=dates)


def fields_of_report(report: Report) -> dict[str, str]:
    """The form of a report, filled in."""
    return filled(report, "what", "who", "said", dates=("on",))
