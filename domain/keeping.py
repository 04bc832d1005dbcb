"""What the screens may ask of whoever keeps the record, and how it can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from .record import Record


class ReadOnly(StrEnum):
    """Why the record can be read but not changed here."""

    ELSEWHERE = "elsewhere"
    """It is open for writing in another tab or window."""
    NEWER = "newer"
    """It was written by a newer version of the app."""


@dataclass(frozen=True)
class Copy:
    """One kept copy of the whole record. `reason` is why it was made: "save", "upgrade", "restore".

    The reason of one that was set aside is "damaged".
    """

    name: str
    generation: int
    saved_at: datetime
    reason: str


@dataclass(frozen=True)
class Opened:
    """What opening gave. `unread` counts rows that this version could not understand: they are kept, not shown."""

    record: Record
    read_only: ReadOnly | None = None
    unread: int = 0


class Unreadable(Exception):
    """The newest copies are damaged. Nothing was changed; `last_good` can be opened in their place.

    Never start empty instead: damaged bytes are somebody's words.
    """

    def __init__(self, damaged: tuple[Copy, ...], last_good: Copy | None) -> None:
        super().__init__(f"{len(damaged)} damaged, last good: {last_good}")
        self.damaged = damaged
        self.last_good = last_good


class WhyNot(StrEnum):
    """Why a save did not happen."""

    NO_ROOM = "no room"
    ELSEWHERE = "elsewhere"
    READ_ONLY = "read only"
    FAILED = "failed"


class NotSaved(Exception):
    """Nothing was changed: what was kept before is still kept."""

    def __init__(self, why: WhyNot, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


Draft = Mapping[str, str]
"""A half-written form: field name to what was typed."""


class Store(Protocol):
    """Keeps the record. One is made for each start of the app."""

    on_lost: Callable[[], None] | None
    """Called when another tab takes over the writing."""

    async def open(self, *, take_over: bool = False) -> Opened:
        """The newest good copy, or an empty record where nothing was ever kept.

        `take_over` makes this the writer even if another tab is. Raises Unreadable, and OSError where what keeps the
        record cannot be reached at all.
        """

    async def open_copy(self, copy: Copy | None) -> Opened:
        """Opens this earlier copy after Unreadable; None starts an empty record. Damaged copies are set aside, kept.

        Raises Unreadable where this copy is damaged too.
        """

    async def save(self, record: Record) -> None:
        """Returns only when `record` is durably kept. Raises NotSaved and leaves what was kept as it was."""

    async def copies(self) -> tuple[Copy, ...]:
        """Every copy that is kept, newest first."""

    async def bytes_of(self, copy: Copy) -> bytes:
        """The copy as it is kept, damaged or not, to be put into a file. Raises OSError."""

    async def drafts(self) -> dict[str, Draft]:
        """The half-written forms, by the address of their form. Unreadable drafts are set aside and given as none."""

    async def keep_drafts(self, drafts: Mapping[str, Draft]) -> None:
        """Keeps the half-written forms in place of those before. Raises NotSaved."""
