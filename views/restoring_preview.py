"""What is in a backup, before anything changes: whose, of when, how many; then all of it, or a child out of it."""

from __future__ import annotations

import flet as ft

from domain.backup_files import Inside
from domain.backups import noted, standing
from domain.dates import day_words, how_far
from domain.family import children, family
from domain.language import tr, trn
from domain.record import Child

from . import parts
from .app import App
from .backup_words import counted
from .working import Do


def preview(app: App, inside: Inside, do: Do) -> list[ft.Control]:
    """What is in it, and what can be done with it. `do` does one thing at a time."""
    if not inside.children:
        empty = tr("There is no child in this backup, so nothing was changed. Please choose another file.")
        return [parts.problem_card(tr("This backup is empty"), empty)]
    here = [child for child in children(app.record) if not child.example]
    if here:
        return [*_told(app, inside), *_here(app, here), *_adding(app, inside, do), _replacing(app, inside, do)]

    async def open_it() -> None:
        await do(lambda: app.restore(inside))

    return [*_told(app, inside), parts.main_button(tr("Open this record here"), open_it, ft.Icons.CHECK)]


def _told(app: App, inside: Inside) -> list[ft.Control]:
    day = app.local(inside.saved_at).date()
    entries = trn("{n:,} entry", "{n:,} entries", inside.entries)
    saved = tr(
        "Saved on {day}, {far}. {entries} in all.", day=day_words(day), far=how_far(day, app.today), entries=entries
    )
    told = [
        parts.heading(tr("What is in it")),
        parts.words(saved),
        parts.bullets([counted(child, count) for child, count in inside.children]),
    ]
    if inside.unread:
        told.append(parts.words(tr("Some entries come from another version. They are kept, but cannot be shown yet.")))
    return told


def _here(app: App, here: list[Child]) -> list[ft.Control]:
    bullets = [counted(child, len(family(app.record, child.id).everything())) for child in here]
    return [parts.heading(tr("What is on this device now")), parts.bullets(bullets)]


def _adding(app: App, inside: Inside, do: Do) -> list[ft.Control]:
    """A button for each child. What is in both stays as it was last changed (domain/restoring.py)."""
    coming = [child for child, _ in inside.children if not child.example]
    told = tr("Nothing of your record is lost. Where an entry is in both, the one changed last stays.")
    found = [parts.heading(tr("Add to your record")), parts.words(told)]
    return [*found, *(_add(app, inside, child, do) for child in coming)] if coming else []


def _add(app: App, inside: Inside, child: Child, do: Do) -> ft.Control:
    async def add() -> None:
        told = tr("{name} is added from your backup.", name=child.name)
        await do(lambda: app.restore(inside, [child.id], told))

    there = any(child.id == other.id for other in children(app.record))
    new = tr("Add {name} to my record", name=child.name)
    return parts.button(tr("Add what is new about {name}", name=child.name) if there else new, add, ft.Icons.ADD)


def _replacing(app: App, inside: Inside, do: Do) -> ft.Control:
    async def replace() -> None:
        await do(lambda: app.restore(inside))

    stays = tr("You can undo it right after. To go back later too, make a backup of your record first.")
    return parts.notice(
        tr("Put it in place of your record?"),
        f"{_older(app, inside)} {stays}".strip(),
        parts.small_button(tr("Replace my record"), replace, ft.Icons.SETTINGS_BACKUP_RESTORE, color=parts.MIND.fore),
        tone=parts.MIND,
        icon=ft.Icons.SWAP_HORIZ,
    )


def _older(app: App, inside: Inside) -> str:
    """How much is newer here. The note that a backup was made comes after it too, and is nothing to warn of."""
    changes = standing(noted(app.record, inside.saved_at)).changes if inside.older else 0
    told = trn(
        "This backup is older than your record: {n:,} change came after it.",
        "This backup is older than your record: {n:,} changes came after it.",
        changes,
    )
    return told if changes else ""
