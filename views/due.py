"""What is due and what is missing, as cards: the same on Today and in the list of everything that is due."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import flet as ft

from domain.dates import day_words, how_far
from domain.language import tr
from domain.nudges import NudgeKind
from domain.reminders import Reminder, kind_of, put_off, reminder_of
from domain.today import Due, DueKind

from . import frame, parts
from .app import App

PLACES = {
    DueKind.ACTION: "/plan",
    DueKind.REPLY: "/record/conversation/{id}",
    DueKind.MEETING: "/record/meeting/{id}",
    DueKind.REVIEW: "/record/meeting/{id}",
    DueKind.ROUND: "/plan/date",
}
IDEAS = {
    NudgeKind.PREPARE: "/record/meeting/{id}/prepare",
    NudgeKind.NOT_WRITTEN: "/record/meeting/{id}/edit",
    NudgeKind.SEND: "/record/meeting/{id}/agreed",
    NudgeKind.NO_ANSWER: "/record/meeting/{id}",
    NudgeKind.NO_REVIEW: "/record/meeting/{id}/ask",
    NudgeKind.LONG_AGO: "/record/meeting/{id}/ask",
    NudgeKind.NO_DATE: "/record/meeting/{id}/edit",
    NudgeKind.NOT_TOLD: "/record/concern/{id}",
    NudgeKind.NO_MEETING: "/record/meeting/new",
    NudgeKind.NOT_HAPPENING: "/plan/weeks",
    NudgeKind.ASK_WEEK: "/plan/weeks",
    NudgeKind.FIRST_TALK: "/guide/before",
}
"""The screen where each can be dealt with."""


def due_card(app: App, due: Due, lead: str = "") -> ft.Control:
    """One dated thing. What is late says so in words, with an icon and with colour."""
    is_late = due.day < app.today
    back, fore = parts.WRONG if is_late else parts.MIND
    icon = ft.Icons.SCHEDULE if is_late else ft.Icons.EVENT
    far = how_far(due.day, app.today)
    when = (
        tr("Late: {lead}{day}, {far}", lead=lead.lower(), day=day_words(due.day), far=far)
        if is_late
        else f"{far[:1].upper()}{far[1:]}, {day_words(due.day)}"
    )
    return parts.tile(
        icon, due.told, ft.Text(when, color=fore), on_click=lambda: frame.go(address(due)), back=back, fore=fore
    )


def address(due: Due) -> str:
    """The screen where a dated thing can be dealt with."""
    return PLACES[due.kind].format(id=due.id)


def idea_address(reminder: Reminder) -> str:
    """The screen where something that is missing can be mended."""
    assert reminder.idea
    return IDEAS[reminder.idea].format(id=reminder.id)


def idea_card(reminder: Reminder) -> ft.Control:
    """Something worth doing next, which leads to where it can be done."""
    go = partial(frame.go, idea_address(reminder))
    return parts.tile(ft.Icons.LIGHTBULB_OUTLINE, reminder.title, parts.plain(reminder.detail, quiet=True), on_click=go)


def not_put_off(app: App, found: Iterable[Due]) -> list[Due]:
    """Those of which the parent wants to hear today."""

    def quiet(due: Due) -> bool:
        reminder = reminder_of(due, app.today)
        return kind_of(due) in app.off or bool(reminder and put_off(reminder.key, app.record, app.today))

    return [due for due in found if not quiet(due)]
