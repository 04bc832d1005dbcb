"""What the screens may ask about backups, what they get, and how it can go wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from .keeping import Opened, Store
from .record import Child, Record


class BackupProblem(StrEnum):
    """Why a backup could not be made, or a file could not be read. Nothing was changed by it."""

    NOTHING = "nothing"
    """Nothing was ever kept here, so there is nothing to make a backup of."""
    NOT_MADE = "not made"
    """Opened again right after it was made, it was not the same: it must not be relied on."""
    NO_CIPHER = "no cipher"
    """This browser or device cannot lock or unlock a file. A plain one can be made."""
    TOO_BIG = "too big"
    """The file, or what unpacks out of it, is bigger than any record."""
    NOT_OURS = "not ours"
    """It is a file of another app."""
    NEWER = "newer"
    """A newer version of the app made it."""
    CUT_OFF = "cut off"
    """The end of it is missing: it was not copied whole."""
    DAMAGED = "damaged"
    """Something in it is not as it was when it was made."""
    LOCKED = "locked"
    """It needs a passphrase or its recovery key, and none was given."""
    WRONG_KEY = "wrong key"
    """The passphrase or recovery key is not that of this file. The file itself is whole."""
    SLIP = "slip"
    """What was typed has the form of a recovery key, with a slip in it."""


class BackupFailed(Exception):
    """Nothing was changed. It never quotes the record or the passphrase."""

    def __init__(self, why: BackupProblem) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(frozen=True)
class Backup:
    """A backup that was made, opened again and compared. `recovery` is the key to print, or empty where it is plain."""

    data: bytes
    made_at: datetime
    recovery: str
    entries: int


@dataclass(frozen=True)
class Inside:
    """What is in a backup: to be shown before anything is restored, and then given back to restore it.

    `children` has each child that is not deleted with the number of entries about them. `saved_at` is when that record
    was last saved, and `older` says that the record here was saved later. `unread` counts rows that this version could
    not understand.
    """

    record: Record
    saved_at: datetime
    children: tuple[tuple[Child, int], ...]
    unread: int
    older: bool
    locked: bool
    tables: dict[str, dict[str, Any]]
    """As they would be kept."""

    @property
    def entries(self) -> int:
        """How many entries there are about all of them."""
        return sum(count for _, count in self.children)


class Backups(Protocol):
    """What a store does with backups."""

    async def back_up(self, passphrase: str = "", recovery: str = "") -> Backup:
        """A file with everything that is kept, opened again and compared. Without a passphrase it is plain.

        `recovery` is a recovery key that the parent has printed already; else a new one is made. Raises BackupFailed.
        """

    async def look_into(self, data: bytes, typed: str = "") -> Inside:
        """What is in this file, opened with a passphrase or recovery key where it is locked. Raises BackupFailed."""

    async def restore(self, inside: Inside, child_ids: Collection[str] | None = None) -> Record:
        """Puts this in place of the record, or adds these children of it; gives the record as it is then.

        The record before is kept as a copy of its own, and can be saved again. Raises NotSaved and changes nothing.
        """

    async def erase(self) -> Opened:
        """Removes everything that is kept here: every copy, drafts, marks. What it gives is the new, empty record.

        Raises NotSaved: then the record is still there, though older copies may be gone.
        """


class StoreWithBackups(Store, Backups, Protocol):
    """What the app needs of the place in which it keeps the record."""
