"""Everything that is due: what speaks now, what comes later, and what the parent has put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import flet as ft

from domain.choices import ActionStatus
from domain.dates import day_words
from domain.language import tr
from domain.record import Hush
from domain.reminders import Reminder, heard, hushes_of, kind_of, put_off, reminder_of, reminders, whole
from domain.today import DueKind, dues

from . import frame, parts
from .app import App
from .due import address, due_card, idea_address
from .entry import shown
from .theme import BOLD

WAITS = {tr("Tomorrow"): 1, tr("In a week"): 7}
"""For how many days a reminder can be put off."""


def Reminders(app: App) -> ft.View:
    """Each can be put off or done with here. What is off in the settings is not shown at all."""
    about = shown(app)
    found = reminders(about, app.today, app.record.terms)
    now = heard(found, app.record, app.today)
    quiet = [r for r in found if put_off(r.key, app.record, app.today)]
    later = [due for due in dues(about, app.today) if not reminder_of(due, app.today) and kind_of(due) not in app.off]
    nothing = parts.words(tr("Nothing needs you now. Dates that you write down show here when they come near."))
    return frame.page(
        app,
        tr("What is due"),
        parts.heading(tr("Now")),
        *([] if now else [nothing]),
        parts.LongList([partial(_card, app, reminder) for reminder in now]),
        *_part(tr("Later"), [partial(due_card, app, due) for due in later]),
        *_part(tr("Put off or done"), [partial(_quiet, app, reminder) for reminder in quiet]),
        parts.button(
            tr("How you are reminded"), partial(frame.go, "/settings/reminders"), ft.Icons.NOTIFICATIONS_OUTLINED
        ),
    )


def _part(title: str, cards: list[Callable[[], ft.Control]]) -> list[ft.Control]:
    return [parts.heading(title), parts.LongList(cards)] if cards else []


def _card(app: App, reminder: Reminder) -> ft.Control:
    go = partial(frame.go, address(reminder.due) if reminder.due else idea_address(reminder))

    def named(label: str, does: parts.Handler, icon: ft.IconData | None = None) -> ft.Control:
        return parts.small_button(label, does, icon, name=f"{label}: {reminder.title}")

    waits = [named(label, partial(_hush, app, reminder, days)) for label, days in WAITS.items()]
    return parts.card(
        ft.Text(reminder.title, font_family=BOLD),
        parts.words(reminder.detail),
        ft.Row(
            [named(tr("Open"), go), named(tr("Done"), partial(_done, app, reminder), ft.Icons.CHECK)],
            wrap=True,
            spacing=12,
        ),
        ft.Row([parts.words(tr("Put off:"), quiet=True), *waits], wrap=True, spacing=12),
    )


async def _hush(app: App, reminder: Reminder, days: int) -> None:
    until = app.today + timedelta(days=days)
    await app.save(tr("Put off until {day}.", day=day_words(until)), _hushed(app, reminder.key, until))


async def _done(app: App, reminder: Reminder) -> None:
    """An action is done, a reply has come. Of all else the parent does not want to hear any more."""
    due = reminder.due
    if due and due.kind is DueKind.ACTION:
        await app.mark(app.record.actions[due.id], ActionStatus.DONE)
    elif due and due.kind is DueKind.REPLY:
        talk = app.record.conversations[due.id]
        await app.save(tr("Saved: the reply has come."), talk.changed(app.now(), replied_on=app.today))
    else:
        await app.save(tr("Done. It will not remind you again."), _hushed(app, whole(reminder.key), None))


def _hushed(app: App, key: str, until: date | None) -> Hush:
    now = app.now()
    row = app.record.hushes.get(key) or Hush(id=key, created_at=now, updated_at=now)
    return row.changed(now, until=until, deleted_at=None)


def _quiet(app: App, reminder: Reminder) -> ft.Control:
    hushes = hushes_of(reminder.key, app.record, app.today)
    until = hushes[-1].until

    async def back() -> None:
        await app.save(tr("It is back."), *(_hushed(app, hush.id, app.today) for hush in hushes))

    label = tr("Bring it back")
    return parts.card(
        ft.Text(reminder.title, font_family=BOLD),
        parts.words(
            tr("Put off until {day}.", day=day_words(until)) if until else tr("Done. It does not remind you."),
            quiet=True,
        ),
        ft.Row([parts.small_button(label, back, ft.Icons.UNDO, name=f"{label}: {reminder.title}")], wrap=True),
    )
