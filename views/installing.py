"""How to put the app on the home screen, and when that is offered."""

from __future__ import annotations

import flet as ft

from domain.family import family
from domain.language import tr

from . import parts
from .app import App
from .host import Host, Where, Wish
from .words import APART_STARTED, HOME_SCREEN


def offer(app: App, host: Host) -> list[ft.Control]:
    """Installing, once something was written and the app has shown what it is for."""
    now = host.standing
    can = now.offered or now.device is not Where.COMPUTER
    # where the record does not move with the app, it must be said before anything is written
    soon = now.apart and app.child and not app.child.example
    if now.installed or now.later or not can or not (soon or has_written(app)):
        return []
    not_now = parts.small_button(tr("Not now"), lambda: host.wish(Wish.LATER))
    return [how(app, host, not_now)]


def has_written(app: App) -> bool:
    """Whether there is anything yet that could be lost by changing over."""
    if not app.child or app.child.example:
        return False
    about = family(app.record, app.child.id)
    return bool(about.concerns or about.meetings or about.conversations)


def how(app: App, host: Host, *buttons: ft.Control) -> ft.Control:
    """How it is done on this device: by the browser's own question where it can ask one, or else in steps."""
    title, why, steps = HOME_SCREEN[host.standing.device]
    if app.child and host.standing.apart:
        why = APART_STARTED
    if host.standing.offered:
        ask = parts.button(tr("Install SEN Diary"), lambda: host.wish(Wish.INSTALL), ft.Icons.INSTALL_MOBILE_OUTLINED)
        buttons, steps = (ask, *buttons), ()
    numbered = [parts.words(f"{number}. {step}") for number, step in enumerate(steps, 1)]
    row = [ft.Row(list(buttons), wrap=True, spacing=12)] if buttons else []
    return parts.card(parts.heading(title, 3), parts.words(why), *numbered, *row)
