"""Opening a backup: choose the file, unlock it, and see what is in it."""

from __future__ import annotations

import flet as ft

from domain.backup_files import BackupFailed, BackupProblem, Inside
from domain.language import tr

from . import fields, frame, parts
from .app import App
from .backup_words import PROBLEMS, SAFE
from .restoring_preview import preview
from .working import use_work, working

ASK = (BackupProblem.LOCKED, BackupProblem.WRONG_KEY, BackupProblem.SLIP)


def Restore(app: App) -> ft.View:
    """From the settings, where there is a record already."""
    return frame.page(app, tr("Open a backup"), *use_opening(app))


def use_opening(app: App) -> list[ft.Control]:
    """The way through it, as part of a screen. The file and what is typed are held here only, and never in a draft."""
    file: ft.MutableRef[bytes] = ft.use_ref(b"")
    typed: ft.MutableRef[str] = ft.use_ref("")
    nothing: Inside | None = None
    inside, show = ft.use_state(nothing)
    fine: BackupProblem | None = None
    problem, tell = ft.use_state(fine)
    busy, do = use_work()

    async def look() -> bool:
        try:
            found = await app.look_into(file.current, typed.current)
        except BackupFailed as failed:
            show(None)
            tell(failed.why)
        else:
            typed.current = ""
            tell(None)
            show(found)
        return False

    async def again() -> None:
        await do(look)

    async def chosen(data: bytes) -> None:
        file.current, typed.current = data, ""
        await do(look)

    if busy:
        return [working(tr("Opening the file"), tr("We check every part of it. It takes a few seconds."))]
    lead = tr("Choose the file of your backup. Nothing changes before you have seen what is in it.")
    return [
        *([] if inside else [parts.words(lead)]),
        parts.file_button(tr("Choose another file") if file.current else tr("Choose the file"), app.device, chosen),
        *_trouble(problem, typed, again),
        *(preview(app, inside, do) if inside else []),
    ]


def _trouble(problem: BackupProblem | None, typed: ft.MutableRef[str], look: parts.Handler) -> list[ft.Control]:
    if problem is None:
        return []
    if problem not in ASK:
        return [parts.problem_card(tr("This file was not opened"), f"{PROBLEMS[problem]} {SAFE}")]
    told = [parts.words(PROBLEMS[problem])]
    if problem is not BackupProblem.LOCKED:
        told = [parts.problem_card(tr("It is still locked"), PROBLEMS[problem])]
    return [
        *told,
        fields.secret(tr("Passphrase or recovery key"), typed),
        parts.main_button(tr("Open the backup"), look, ft.Icons.LOCK_OPEN),
    ]
