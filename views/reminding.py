"""How the parent is reminded: what of, and by which ways that really work on this phone or computer."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import ReminderKind

from . import frame, parts
from .app import App
from .host import Host
from .theme import BOLD
from .words import REMINDERS


def Reminding(app: App) -> ft.View:
    """Each kind of reminder can be switched off. Each way says whether it is on."""
    return frame.page(
        app,
        "Reminders",
        parts.words("SEN Diary reminds you of these things when you open it. Switch off what you do not want."),
        *(_switch(app, kind, label) for kind, label in REMINDERS.items()),
        parts.heading("How you see them"),
        _way("In the app: on", "On Today, and in the list of all dates and reminders."),
        *_badge(app),
        parts.heading("School terms"),
        parts.words("They tell the app what \u201cby half-term\u201d means. In August it asks you for nothing."),
        parts.button("See school terms", partial(frame.go, "/settings/terms"), ft.Icons.DATE_RANGE),
    )


def _switch(app: App, kind: ReminderKind, label: str) -> ft.Control:
    on = kind not in app.off

    async def turn() -> None:
        await app.switch(kind, not on)

    # merged, so that the switch is named by its words; and padded, to be tall enough for a finger
    line = ft.Row([ft.Text(label, expand=True), ft.Switch(value=on, on_change=turn)])
    return ft.MergeSemantics(ft.Container(line, padding=ft.Padding.symmetric(vertical=4)))


def _way(title: str, told: str) -> ft.Control:
    return parts.card(ft.Text(title, font_family=BOLD), parts.words(told))


def _badge(app: App) -> list[ft.Control]:
    return [_Badge(app.host)] if app.host else []


@parts.component
def _Badge(host: Host) -> ft.Control:
    if host.standing.badge and host.standing.installed:
        return _way("A number on the app\u2019s icon: on", "It counts what is due today or late. It says no words.")
    return _way(
        "A number on the app\u2019s icon: off",
        "It shows where SEN Diary is installed and the device can do it: on computers, and on an iPhone or iPad that "
        "lets it notify you. Chrome on Android cannot.",
    )
