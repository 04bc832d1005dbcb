"""The words about backups: how one stands, and what went wrong with it."""

from __future__ import annotations

from datetime import datetime

from domain.backup_files import BackupProblem
from domain.backups import Standing
from domain.dates import day_words, how_far
from domain.language import tr, trn
from domain.record import Child

SAFE = tr("Your record is as it was.")
PROBLEMS = {
    BackupProblem.NOTHING: tr("There is nothing in your record yet, so there is nothing to keep."),
    BackupProblem.NOT_MADE: tr(
        "The backup was not the same when we opened it again, so we threw it away. Please try again."
    ),
    BackupProblem.NO_CIPHER: tr(
        "This browser cannot lock or unlock files. Try another one. A backup without a passphrase still works here."
    ),
    BackupProblem.TOO_BIG: tr("This file is too big to be a backup of SEN Diary. Please choose another one."),
    BackupProblem.NOT_OURS: tr("This is not a backup of SEN Diary. Look for a file that ends in “.record”."),
    BackupProblem.NEWER: tr("A newer version of SEN Diary made this file. Update the app here, then try again."),
    BackupProblem.CUT_OFF: tr(
        "The end of this file is missing. Copy it again from where you kept it, and try once more."
    ),
    BackupProblem.DAMAGED: tr("This file is damaged, so we did not open it. If you have another backup, try that one."),
    BackupProblem.LOCKED: tr("This backup is locked. Type its passphrase, or the recovery key you wrote down."),
    BackupProblem.WRONG_KEY: tr(
        "That does not open this file. Check each letter, or try the recovery key. You can try as often as you like."
    ),
    BackupProblem.SLIP: tr(
        "That looks like a recovery key with a slip in it. Please compare it with what you wrote down."
    ),
}
"""What happened, and what to do. Nothing in the record was changed by any of it."""
MAKING = {
    BackupProblem.TOO_BIG: tr("Your record is too big for one backup. Please keep a copy with “All my data” for now."),
}
"""What is different where a backup is made, not read."""


def standing_words(found: Standing, now: datetime) -> str:
    """When the last backup was made, and what would be lost without another one."""
    changes = trn("{n:,} change", "{n:,} changes", found.changes)
    if not found.last and not found.changes:
        return tr("You have no backup yet.")
    if not found.last:
        return tr("You have no backup yet. If this device is lost, {changes} would be lost too.", changes=changes)
    made, today = found.last.astimezone(now.tzinfo).date(), now.date()
    told = tr("Last backup: {day}, {far}.", day=day_words(made), far=how_far(made, today))
    return f"{told} " + (
        tr("{changes} since then.", changes=changes) if found.changes else tr("Nothing has changed since.")
    )


def counted(child: Child, count: int) -> str:
    """Whose entries, and how many. The example family is told from a real one."""
    name = tr("{name} (example)", name=child.name) if child.example else child.name
    return trn("{name}: {n:,} entry", "{name}: {n:,} entries", count, name=name)
