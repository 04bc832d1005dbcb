"""The next meeting, at an address that stays the same, so that the app's icon on a phone can lead to it."""

from __future__ import annotations

import flet as ft

from domain.language import tr

from . import frame, parts
from .app import App
from .entry import shown
from .meeting import about_meeting
from .timeline import row


def NextMeeting(app: App) -> ft.View:
    """The soonest meeting of the child that is shown, or a way to add one."""
    about = shown(app)
    meeting = about.next_meeting(app.today)
    if meeting:
        return about_meeting(app, tr("Next meeting"), meeting)
    undated = about.coming(app.today)  # only those without a date can be left
    told = (
        (tr("No meeting has a date yet"), tr("When you know the date, write it into the meeting."))
        if undated
        else (
            tr("No meeting is planned"),
            tr("When you hear of one about {name}, add it here. The date can come later.", name=about.child.name),
        )
    )
    return frame.page(
        app,
        tr("Next meeting"),
        parts.heading(told[0]),
        parts.words(told[1]),
        *(row(meeting) for meeting in undated),
        parts.main_button(tr("Add a meeting"), lambda: frame.go("/record/meeting/new")),
    )
