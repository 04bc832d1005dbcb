"""Deleting everything from this device: asked once, with what will go."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.backups import standing
from domain.family import children, family
from domain.language import tr, trn

from . import frame, parts
from .app import App
from .backup_words import standing_words


def Erase(app: App) -> ft.View:
    """What will go, the way to a backup first, and the tap that does it."""
    sure, ask = ft.use_state(False)
    counted = [(child, len(family(app.record, child.id).everything())) for child in children(app.record)]
    gone = [trn("{name}: {n:,} entry", "{name}: {n:,} entries", count, name=child.name) for child, count in counted]
    return frame.page(
        app,
        tr("Delete everything"),
        parts.words(
            tr("This removes your whole record from this device, with all its older copies and half-written forms.")
        ),
        parts.bullets([*gone, tr("All settings, people and reminders")]),
        parts.words(tr("Backups and copies that you saved or sent elsewhere stay where they are."), quiet=True),
        parts.heading(tr("Make a backup first")),
        parts.words(standing_words(standing(app.record), app.now())),
        parts.button(tr("Make a backup"), partial(frame.go, "/settings/backup"), ft.Icons.SAVE_ALT),
        _really(app) if sure else _first(lambda: ask(True)),
    )


def _first(ask: parts.Handler) -> ft.Control:
    return parts.small_button(tr("Delete everything"), ask, ft.Icons.DELETE_FOREVER_OUTLINED, color=ft.Colors.ERROR)


def _really(app: App) -> ft.Control:
    async def erase() -> None:
        await app.erase()

    return parts.notice(
        tr("Delete everything now?"),
        tr("It cannot be brought back, except from a backup."),
        parts.small_button(tr("Yes, delete everything"), erase, color=parts.WRONG.fore),
        tone=parts.WRONG,
        icon=ft.Icons.WARNING_AMBER,
        live=True,
    )
