"""Deleting everything from this device: asked once, with what will go."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.backups import standing
from domain.family import children, family
from domain.language import tr

from . import frame, parts
from .app import App
from .backup_words import counted, standing_words

STILL = tr("Your record is still here. Some older copies may be gone. Close other tabs with this app, then try again.")


def Erase(app: App) -> ft.View:
    """What will go, the way to a backup first, and the tap that does it."""
    erasing = use_erasing(app)
    return frame.page(
        app,
        tr("Delete everything"),
        parts.words(
            tr("This removes your whole record from this device, with all its older copies and half-written forms.")
        ),
        parts.bullets([*_going(app), tr("All settings, people and reminders")]),
        parts.words(tr("Backups and copies that you saved or sent elsewhere stay where they are."), quiet=True),
        parts.heading(tr("Make a backup first")),
        parts.words(standing_words(standing(app.record), app.now())),
        parts.button(tr("Make a backup"), partial(frame.go, "/settings/backup"), ft.Icons.SAVE_ALT),
        *erasing,
    )


def _going(app: App) -> list[str]:
    return [counted(child, len(family(app.record, child.id).everything())) for child in children(app.record)]


def use_erasing(app: App) -> list[ft.Control]:
    """Asks, and only a second tap does it."""
    sure, ask = ft.use_state(False)
    failed, tell = ft.use_state(False)

    async def erase() -> None:
        tell(False)
        tell(not await app.erase())

    problem = parts.problem_card(tr("Not everything was deleted"), STILL)
    start = parts.small_button(
        tr("Delete everything"), lambda: ask(True), ft.Icons.DELETE_FOREVER_OUTLINED, color=ft.Colors.ERROR
    )
    return [*([problem] if failed else []), _really(erase, lambda: ask(False)) if sure else start]


def _really(erase: parts.Handler, keep: parts.Handler) -> ft.Control:
    return parts.notice(
        tr("Delete everything now?"),
        tr("It cannot be brought back, except from a backup."),
        parts.small_button(tr("Yes, delete everything"), erase, color=parts.WRONG.fore),
        parts.small_button(tr("No, keep everything"), keep, color=parts.WRONG.fore),
        tone=parts.WRONG,
        icon=ft.Icons.WARNING_AMBER,
        live=True,
    )
