"""Which meeting a summary is about, where it is about one."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import SummaryKind
from domain.dates import day_words
from domain.family import Family
from domain.language import tr
from domain.record import Meeting
from domain.summary_head import ABOUT_ONE
from domain.today import MEETING_NAMES

from . import frame, parts
from .app import App
from .form import Form

FEW = 5
"""How many meetings are shown at first: the nearest ones."""


def which_meeting(app: App, form: Form, kind: SummaryKind, about: Family, meeting: Meeting | None) -> list[ft.Control]:
    """Which meeting it is about."""
    if kind not in ABOUT_ONE:
        return []
    if kind is SummaryKind.AFTER:
        there = about.held(app.today)
    else:
        there = (*(m for m in about.meetings if m.on == app.today), *about.coming(app.today))
    if meeting and meeting not in there[: None if form.unfolded else FEW]:
        there = (meeting, *(m for m in there if m is not meeting))
    if not meeting:
        add = parts.small_button(tr("Add a meeting"), partial(frame.go, "/record/meeting/new"), ft.Icons.ADD)
        none = tr("No meeting is planned, so it names none.") if kind is SummaryKind.BEFORE else ""
        return [parts.card(*([parts.words(none)] if none else []), ft.Row([add], wrap=True))]
    if len(there) < 2:
        return [parts.words(tr("About: {meeting}", meeting=_called(meeting)))]

    async def choose(id: str) -> None:
        form.choose("meeting_id", id)

    label = tr("Which meeting is it about?")
    shown = there if form.unfolded else there[:FEW]
    more = parts.small_button(tr("Show all meetings"), form.unfold, ft.Icons.EXPAND_MORE)
    return [
        parts.heading(label, 3),
        parts.choices(label, {m.id: _called(m) for m in shown}, meeting.id, choose),
        *([ft.Row([more], wrap=True)] if len(shown) < len(there) else []),
    ]


def _called(meeting: Meeting) -> str:
    return f"{MEETING_NAMES[meeting.kind]}, {day_words(meeting.on) if meeting.on else tr('no date yet')}"
