"""How the parent is reminded: what of, and by which ways that really work on this phone or computer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from domain.choices import ReminderKind
from domain.language import tr

from . import frame, parts
from .app import App
from .host import Host, Notify, Wish
from .taking_out import list_of, save_calendar, save_list
from .words import REMINDERS

if TYPE_CHECKING:
    from .notices import Notices  # a browser does without

BROWSER: dict[Notify, tuple[str, dict[str, Wish]]] = {
    Notify.NEVER: (
        tr(
            "It can notify you in Chrome and Edge, on Android and on computers, once SEN Diary is installed there. "
            "Elsewhere your own calendar can remind you: see below."
        ),
        {},
    ),
    Notify.OFF: (
        tr("It can notify you about once a day when something is due. It says no names, and not what it is."),
        {tr("Let it notify me"): Wish.NOTIFY},
    ),
    Notify.REFUSED: (
        tr("Notifications are blocked for this app. You can allow them in the browser\u2019s settings."),
        {},
    ),
    Notify.ON: (
        tr(
            "It notifies you about once a day when something is due. The browser chooses the moment, and may leave one "
            "out if you open the app only now and then. It says no names, and not what it is."
        ),
        {tr("Try it now"): Wish.SAMPLE, tr("Stop it"): Wish.QUIET},
    ),
}
"""What is said of a browser's notifications, and what can be done about them."""
PHONE = {
    Notify.NEVER: tr("This phone does not let the app notify you. Your own calendar can remind you: see below."),
    Notify.OFF: tr("It can notify you in the morning when something is due. It says no names, and not what it is."),
    Notify.REFUSED: tr("Notifications are blocked for this app. You can allow them in the phone\u2019s settings."),
    Notify.ON: tr(
        "It notifies you at about eight in the morning when something is due. The phone chooses the moment. It says no "
        "names, and not what it is."
    ),
}
"""What is said of the phone's own."""


def Reminding(app: App) -> ft.View:
    """Each kind of reminder can be switched off. Each way says whether it is on."""
    return frame.page(
        app,
        tr("Reminders"),
        parts.words(tr("SEN Diary reminds you of these things when you open it. Switch off what you do not want.")),
        *(_switch(app, kind, label) for kind, label in REMINDERS.items()),
        parts.heading(tr("How you see them")),
        _way(tr("In the app: on"), tr("On Today, and in the list of everything that is due.")),
        *_closed(app),
        CalendarFile(app),
        parts.card(
            parts.heading(tr("A list to print"), 3),
            parts.words(tr("All dates of {name}, one under another. Only you decide who sees it.", name=_name(app))),
            parts.copy_button(tr("Copy the list"), list_of(app), lambda: app.tell(tr("Copied. You can paste it now."))),
            parts.button(tr("Save it as a text file"), partial(save_list, app), ft.Icons.SAVE_ALT),
            gap=12,
        ),
        parts.heading(tr("School terms")),
        parts.words(tr("They tell the app what \u201cby half-term\u201d means.")),
        parts.words(tr("In August the app does not suggest what to ask for.")),
        parts.button(tr("See school terms"), partial(frame.go, "/settings/terms"), ft.Icons.DATE_RANGE),
    )


def _name(app: App) -> str:
    return app.child.name if app.child else tr("your child")


def _switch(app: App, kind: ReminderKind, label: str) -> ft.Control:
    on = kind not in app.off

    async def turn() -> None:
        await app.switch(kind, not on)

    return _line(label, on, turn)


def _line(label: str, on: bool, turn: parts.Handler) -> ft.Control:
    # merged, so that the switch is named by its words; and padded, to be tall enough for a finger
    line = ft.Row([ft.Text(label, expand=True), ft.Switch(value=on, on_change=turn)])
    return ft.MergeSemantics(ft.Container(line, padding=ft.Padding.symmetric(vertical=4)))


def _way(title: str, told: str) -> ft.Control:
    return parts.card(parts.heading(title, 3), parts.words(told))


@parts.component
def CalendarFile(app: App) -> ft.Control:
    """A file for the calendar of the phone, in neutral words unless the parent wants names."""
    names, name = ft.use_state(False)

    async def save() -> None:
        await save_calendar(app, names=names)

    return parts.card(
        parts.heading(tr("Your own calendar"), 3),
        parts.words(
            tr(
                "Your calendar can remind you while SEN Diary is closed. Save your dates as a file, and open it. "
                "When a date changes, save it again."
            )
        ),
        parts.words(
            tr(
                "Many calendars are kept on the internet. So the dates are only called \u201cMeeting\u201d or "
                "\u201cReview date\u201d, unless you switch this on."
            ),
            quiet=True,
        ),
        _line(tr("Write names and details"), names, lambda: name(not names)),
        parts.button(tr("Save my dates for a calendar"), save, ft.Icons.EVENT_AVAILABLE),
        gap=12,
    )


def _closed(app: App) -> list[ft.Control]:
    """What works while the app is closed."""
    phone = [_Phone(app.notices)] if app.notices else []
    return [*phone, *([_Notify(app.host), _Badge(app.host)] if app.host else [])]


@parts.component
def _Notify(host: Host) -> ft.Control:
    state = host.standing.notify
    told, choices = BROWSER[state]
    return _while_closed(state, told, {label: _wishing(host, wish) for label, wish in choices.items()})


@parts.component
def _Phone(notices: Notices) -> ft.Control:
    choices: dict[Notify, dict[str, parts.Handler]] = {
        Notify.OFF: {tr("Let it notify me"): notices.ask},
        Notify.REFUSED: {tr("Open the phone\u2019s settings"): notices.open_settings, tr("Stop it"): notices.stop},
        Notify.ON: {tr("Try it now"): notices.sample, tr("Stop it"): notices.stop},
        Notify.NEVER: {tr("Try again"): notices.again},
    }
    return _while_closed(notices.state, PHONE[notices.state], choices.get(notices.state, {}))


def _while_closed(state: Notify, told: str, choices: Mapping[str, parts.Handler]) -> ft.Control:
    buttons = [parts.small_button(label, does) for label, does in choices.items()]
    on = tr("on") if state is Notify.ON else tr("off")
    return parts.card(
        parts.heading(tr("While SEN Diary is closed: {on}", on=on), 3),
        parts.words(told),
        *([ft.Row(list(buttons), wrap=True, spacing=12)] if buttons else []),
    )


def _wishing(host: Host, wish: Wish) -> parts.Handler:
    def ask() -> None:
        host.wish(wish)

    return ask


@parts.component
def _Badge(host: Host) -> ft.Control:
    if host.standing.badge and host.standing.installed:
        return _way(
            tr("A number on the app\u2019s icon: on"), tr("It counts what is due today or late. It says no words.")
        )
    return _way(
        tr("A number on the app\u2019s icon: off"),
        tr(
            "It shows where SEN Diary is installed and the device can do it. Computers can, and an iPhone or iPad that "
            "lets it notify you. Chrome on Android cannot."
        ),
    )
