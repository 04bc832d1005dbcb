"""What is said above every screen: what went wrong, what was done, what cannot be done here."""

from __future__ import annotations

import flet as ft

from domain.keeping import ReadOnly
from domain.language import tr, trn

from . import parts
from .app import App
from .host import Host
from .words import READ_ONLY, TROUBLES


def messages(app: App) -> list[ft.Control]:
    """What has to be said on every screen, the gravest first."""
    found = (_trouble(app), _said(app), _read_only(app), _unread(app), _example(app))
    return [message for message in found if message]


def _trouble(app: App) -> ft.Control | None:
    if not app.trouble:
        return None
    title, text = TROUBLES[app.trouble]
    return parts.notice(
        title,
        text,
        parts.small_button(tr("Close this message"), app.dismiss, color=parts.WRONG.fore),
        tone=parts.WRONG,
        icon=ft.Icons.ERROR_OUTLINE,
        live=True,
    )


def _said(app: App) -> ft.Control | None:
    said = app.heard(ft.use_route_location())
    if not said:
        return None
    undo = (
        [parts.small_button(tr("Undo"), app.undo, ft.Icons.UNDO, color=parts.GOOD.fore)]
        if said.undo or said.before
        else []
    )
    return parts.notice(
        said.text,
        "",
        *undo,
        tone=parts.GOOD,
        icon=ft.Icons.CHECK_CIRCLE_OUTLINE,
        live=True,
    )


def _read_only(app: App) -> ft.Control | None:
    return _ReadOnly(app, app.read_only, app.host) if app.read_only else None


@parts.component
def _ReadOnly(app: App, why: ReadOnly, host: Host | None) -> ft.Control:
    title, text = READ_ONLY[why]

    async def take_over() -> None:
        await app.open(take_over=True)

    buttons = []
    if why is ReadOnly.ELSEWHERE:
        buttons = [parts.small_button(tr("Use the record here"), take_over, color=parts.MIND.fore)]
    elif host and host.standing.update:
        buttons = [parts.small_button(tr("Use the new version"), app.use_new_version, color=parts.MIND.fore)]
    return parts.notice(title, text, *buttons, tone=parts.MIND, icon=ft.Icons.LOCK_OUTLINE, live=True)


def _unread(app: App) -> ft.Control | None:
    if not app.unread:
        return None
    return parts.notice(
        trn("{n} entry cannot be shown", "{n} entries cannot be shown", app.unread),
        tr("This version of the app does not understand them. They are kept, and nothing is lost."),
        tone=parts.MIND,
        icon=ft.Icons.VISIBILITY_OFF_OUTLINED,
    )


def _example(app: App) -> ft.Control | None:
    if not app.child or not app.child.example:
        return None
    return parts.notice(
        tr("Example family, not a real child"),
        "",
        parts.small_button(tr("Remove the example"), app.remove_example, color=parts.MIND.fore),
        tone=parts.MIND,
        icon=ft.Icons.SCIENCE_OUTLINED,
    )
