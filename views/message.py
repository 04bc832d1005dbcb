"""A message to the people of a meeting: made by the app, changed by the parent, copied or shared, never sent by us."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from domain.afterwards import message_again, message_agreed, message_for_date
from domain.dates import day_words
from domain.family import Family, family
from domain.language import tr
from domain.preparing import message_ahead
from domain.record import Meeting

from . import fields, frame, parts
from .app import App
from .entry import found, missing, whose
from .form import Form, use_form

Write = Callable[[Family, Meeting], str]


def Ahead(app: App) -> ft.View:
    """What the parent wants and asks, before a meeting."""
    lead = tr("The people you meet can get ready too, if they know what you want to ask.")
    return _message(app, tr("Message to send ahead"), lead, tr("Our meeting"), _ahead, lambda meeting, form: [])


def AskForDate(app: App) -> ft.View:
    """Asks for a review date, where none was agreed."""

    def more(meeting: Meeting, form: Form) -> list[ft.Control]:
        edit = partial(frame.go, f"/record/meeting/{meeting.id}/edit")
        return [
            parts.words(tr("When you have the date, write it into the meeting."), quiet=True),
            parts.button(tr("Write down the date"), edit, ft.Icons.EDIT_OUTLINED),
        ]

    lead = tr("A review date should be agreed when support is planned. It is fine to ask for one.")
    return _message(app, tr("Ask for a review date"), lead, tr("A date for our review"), message_for_date, more)


def Agreed(app: App) -> ft.View:
    """What was agreed at a meeting, and when it was sent and answered."""

    def more(meeting: Meeting, form: Form) -> list[ft.Control]:
        async def sent() -> None:
            told = tr("We will ask you in a week whether they answered.")
            changed = meeting.changed(app.now(), sent_on=app.today, answered_on=None)
            await app.save(tr("Saved. {told}", told=told), changed, form=form.key, then=f"/record/meeting/{meeting.id}")

        before = [parts.words(tr("You sent it on {day}.", day=day_words(meeting.sent_on)))] if meeting.sent_on else []
        return [*before, parts.button(tr("I have sent it today"), sent, ft.Icons.CHECK)]

    lead = tr("So everyone remembers the same. It is made of who does what, and the dates.")
    return _message(app, tr("Send what was agreed"), lead, tr("What we agreed"), message_agreed, more)


def AskAgain(app: App) -> ft.View:
    """Asks once more for an answer to what was sent."""

    def more(meeting: Meeting, form: Form) -> list[ft.Control]:
        async def sent() -> None:
            changed = meeting.changed(app.now(), sent_on=app.today)
            told = tr("Saved. We will ask you in a week whether they answered.")
            await app.save(told, changed, form=form.key, then=f"/record/meeting/{meeting.id}")

        return [parts.button(tr("I have sent it today"), sent, ft.Icons.CHECK)]

    lead = tr("People have much to do, and an answer can be forgotten. It is fine to ask once more.")
    return _message(app, tr("Ask once more"), lead, tr("What we agreed"), message_again, more)


def _message(
    app: App, title: str, lead: str, subject: str, write: Write, more: Callable[[Meeting, Form], list[ft.Control]]
) -> ft.View:
    meeting = found(app, Meeting)
    address = ft.use_view_path()
    form = use_form(app, address, lambda: _start(app, meeting, write), meeting.child_id if meeting else "")
    if not meeting:
        return missing(app)
    form.live = True
    return frame.page(
        app,
        title,
        *whose(app, meeting.child_id),
        *fields.restored(form),
        parts.words(lead),
        *_to_send(app, form, subject),
        *more(meeting, form),
    )


def _to_send(app: App, form: Form, subject: str) -> list[ft.Control]:
    message = form.typed["message"]
    return [
        parts.words(tr("Change it as you like. Only what you see here is copied or shared.")),
        fields.text(form, "message", tr("Your message"), lines=8),
        parts.copy_button(tr("Copy this message"), message, lambda: app.tell(tr("Copied. You can paste it now."))),
        parts.share_button(tr("Share this message"), subject, message),
        parts.words(tr("A message you have sent cannot be taken back."), quiet=True),
    ]


def _start(app: App, meeting: Meeting | None, write: Write) -> dict[str, str]:
    return {"message": write(family(app.record, meeting.child_id), meeting) if meeting else ""}


def _ahead(about: Family, meeting: Meeting) -> str:
    return message_ahead(about, meeting, about.questions_of(meeting.id))
