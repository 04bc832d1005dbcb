"""Making a backup: one file with everything, locked by a passphrase unless the parent wants it plain."""

from __future__ import annotations

import flet as ft

from domain.backup_files import Backup, BackupFailed
from domain.backups import file_name, noted, standing
from domain.dates import day_words
from domain.language import tr, trn

from . import fields, frame, parts
from .app import App
from .backup_words import MAKING, PROBLEMS, SAFE, standing_words
from .device import HANDED, SAVED
from .theme import BOLD
from .working import use_work, working

SHORTEST = 12
"""Letters of a passphrase: about three short words."""
HINT = tr("Three or four words that you will remember. You need them to open the backup, and we cannot look them up.")
SHORT = tr("Please use at least 12 letters. Three or four words are easy to remember, such as things in your kitchen.")
BUSY = tr("Please stay here. We lock it, open it again and compare it with your record. It takes a few seconds.")


def BackupScreen(app: App) -> ft.View:
    """How the last one stands, and the way to the next."""
    making = use_making(app)
    return frame.page(
        app,
        tr("Backup"),
        parts.words(
            tr("A backup is one file with everything in your record. With it, a lost phone is not a lost record.")
        ),
        parts.words(standing_words(standing(app.record), app.now()), quiet=True),
        *making,
    )


def use_making(app: App) -> list[ft.Control]:
    """The passphrase is held here only, and never in a draft.

    It is part of the screen, not drawn by itself: a message above would make that anew, and the recovery key be gone.
    """
    typed: ft.MutableRef[str] = ft.use_ref("")
    none: Backup | None = None
    made, show = ft.use_state(none)
    problem, tell = ft.use_state("")
    plain, unfold = ft.use_state(False)
    busy, do = use_work()

    async def make(passphrase: str) -> bool:
        tell("")
        try:
            backup = await app.back_up(passphrase)
        except BackupFailed as failed:
            tell(f"{MAKING.get(failed.why) or PROBLEMS[failed.why]} {SAFE}")
            return False
        if not await app.device.save_file(file_name(app.today), backup.data):
            tell(tr("The file was not saved, so this is no backup yet. Please try again, and choose a place for it."))
            return False
        if not app.read_only:
            await app.amend(lambda record: noted(record, backup.made_at))
        show(backup)
        typed.current = ""
        return True

    async def locked() -> None:
        if len(" ".join(typed.current.split())) < SHORTEST:
            tell(SHORT)
        else:
            await do(lambda: make(typed.current))

    async def unlocked() -> None:
        await do(lambda: make(""))

    if made:
        return _made(app, made)
    if busy:
        return [working(tr("Making your backup"), BUSY)]
    return [
        fields.secret(tr("Passphrase"), typed, hint=HINT),
        *([parts.problem_card(tr("No backup was made"), problem)] if problem else []),
        parts.main_button(tr("Make a backup"), locked, ft.Icons.LOCK_OUTLINE),
        *_plain(plain, lambda: unfold(True), unlocked),
    ]


def _plain(shown: bool, unfold: parts.Handler, make: parts.Handler) -> list[ft.Control]:
    if not shown:
        return [parts.small_button(tr("Without a passphrase"), unfold)]
    told = tr(
        "Anyone who gets the file can read all of it, your private notes too. Keep it where only you can get at it."
    )
    button = parts.small_button(tr("Make it without a passphrase"), make, ft.Icons.LOCK_OPEN, color=parts.MIND.fore)
    return [parts.notice(tr("A file that anyone can open"), told, button, tone=parts.MIND, icon=ft.Icons.LOCK_OPEN)]


def _made(app: App, backup: Backup) -> list[ft.Control]:
    async def again() -> None:
        if await app.device.save_file(file_name(app.today), backup.data):
            app.tell(HANDED)

    async def share() -> None:
        if not await app.device.share_file(file_name(app.today), backup.data, "application/octet-stream"):
            app.tell(tr("This device cannot share a file from here. Send it from where it was saved."))

    entries = trn("{n:,} entry", "{n:,} entries", backup.entries)
    day = day_words(app.local(backup.made_at).date())
    told = tr(
        "{entries}, {day}. We opened it again, and everything is in it. {where}",
        entries=entries,
        day=day,
        where=SAVED,
    )
    return [
        parts.notice(tr("Your backup is made"), told, tone=parts.GOOD, icon=ft.Icons.CHECK_CIRCLE_OUTLINE, live=True),
        *(_recovery(app, backup.recovery) if backup.recovery else []),
        parts.heading(tr("Where to keep it")),
        parts.words(tr("Not only on this phone. Send it to yourself, or copy it to a computer or a memory stick.")),
        parts.button(tr("Share the file"), share, ft.Icons.SHARE_OUTLINED),
        parts.button(tr("Save the file again"), again, ft.Icons.SAVE_ALT),
    ]


def _recovery(app: App, key: str) -> list[ft.Control]:
    shown = ft.Text(key, size=20, font_family=BOLD)
    return [
        parts.heading(tr("Your recovery key")),
        parts.words(
            tr("It opens this backup if you forget the passphrase. Write it on paper now: it is shown only here.")
        ),
        parts.card(shown),
        parts.copy_button(tr("Copy the key"), key, lambda: app.tell(tr("Copied. You can paste it now."))),
    ]
