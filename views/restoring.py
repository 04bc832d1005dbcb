"""Opening a backup: choose the file, see whose it is, then take it in place of the record, or a child out of it."""

from __future__ import annotations

import flet as ft

from domain.backup_files import BackupFailed, BackupProblem, Inside
from domain.dates import day_words
from domain.family import children
from domain.language import tr, trn
from domain.record import Child

from . import fields, frame, parts
from .app import App
from .backup_words import PROBLEMS, SAFE

ASK = (BackupProblem.LOCKED, BackupProblem.WRONG_KEY, BackupProblem.SLIP)


def Restore(app: App) -> ft.View:
    """From the settings, where there is a record already."""
    return frame.page(app, tr("Open a backup"), Opening(app))


@parts.component
def Opening(app: App) -> ft.Control:
    """The file and what is typed for it are held here only."""
    file: ft.MutableRef[bytes] = ft.use_ref(b"")
    typed: ft.MutableRef[str] = ft.use_ref("")
    nothing: Inside | None = None
    inside, show = ft.use_state(nothing)
    fine: BackupProblem | None = None
    problem, tell = ft.use_state(fine)

    async def look() -> None:
        try:
            found = await app.look_into(file.current, typed.current)
        except BackupFailed as failed:
            show(None)
            tell(failed.why)
        else:
            tell(None)
            show(found)

    async def chosen(data: bytes) -> None:
        file.current, typed.current = data, ""
        await look()

    lead = tr("Choose the file of your backup. Nothing changes before you have seen what is in it.")
    return parts.column(
        *([] if inside else [parts.words(lead)]),
        parts.file_button(tr("Choose another file") if file.current else tr("Choose the file"), app.device, chosen),
        *_trouble(problem, typed, look),
        *(_preview(app, inside) if inside else []),
    )


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


def _preview(app: App, inside: Inside) -> list[ft.Control]:
    """Whose it is, of when, and how many entries; then what can be done with it."""
    day = day_words(app.local(inside.saved_at).date())
    entries = trn("{n:,} entry", "{n:,} entries", inside.entries)
    here = [child for child in children(app.record) if not child.example]

    async def replace() -> None:
        await app.restore(inside)

    told = [
        parts.heading(tr("What is in it")),
        parts.words(tr("Saved on {day}. {entries} in all.", day=day, entries=entries)),
        parts.bullets([_child(child, count) for child, count in inside.children]),
    ]
    if inside.unread:
        told.append(parts.words(tr("Some entries come from another version. They are kept, but cannot be shown yet.")))
    if not here:
        return [*told, parts.main_button(tr("Open this record here"), replace, ft.Icons.CHECK)]
    older = tr("The record on this device was saved later than this backup.") if inside.older else ""
    stays = tr("What is here now stays kept for 30 days, and you can undo it right after.")
    return [
        *told,
        *(_add(app, inside, child) for child, _ in inside.children),
        parts.notice(
            tr("Put it in place of your record?"),
            f"{older} {stays}".strip(),
            parts.small_button(
                tr("Replace my record"), replace, ft.Icons.SETTINGS_BACKUP_RESTORE, color=parts.MIND.fore
            ),
            tone=parts.MIND,
            icon=ft.Icons.SWAP_HORIZ,
        ),
    ]


def _add(app: App, inside: Inside, child: Child) -> ft.Control:
    async def add() -> None:
        await app.restore(inside, [child.id])

    return parts.button(tr("Add {name} to my record", name=child.name), add, ft.Icons.ADD)


def _child(child: Child, count: int) -> str:
    return trn("{name}: {n:,} entry", "{name}: {n:,} entries", count, name=child.name)
