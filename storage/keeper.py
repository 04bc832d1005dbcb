"""What the store asks of a place that keeps bytes: a folder, or the browser's database."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Protocol

NUMBERED = re.compile(r"\d{10}-")
"""How a numbered name begins. Numbered things are written once and sort by age; the others may be rewritten."""


class NoRoom(OSError):
    """The place is full."""


class Overtaken(Exception):
    """Somebody else writes here now."""


def newest(names: Iterable[str]) -> str:
    """The greatest numbered name, or "" where there is none."""
    return max(filter(NUMBERED.match, names), default="")


class Keeper(Protocol):
    """Moves bytes, and only that. What it cannot do it says with an OSError."""

    on_lost: Callable[[], None] | None
    """Called when this is no longer the writer, where the place can tell. Every write checks it in any case."""

    async def claim(self, *, take_over: bool) -> bool:
        """Becomes the one writer and gives True, or gives False because there is one. `take_over` ends the other."""

    async def names(self) -> list[str]:
        """The names of everything that is kept."""

    async def read(self, name: str) -> bytes:
        """The bytes under this name. Raises FileNotFoundError where there are none."""

    async def keep(self, name: str, data: bytes, *, after: Collection[str], drop: Collection[str] = ()) -> None:
        """Durably keeps these bytes under a new name, all or nothing, and only then lets go of the names in `drop`.

        Raises Overtaken unless this is the writer and the newest numbered name is one of `after`; "" is none.
        Raises NoRoom. After an OSError the bytes may be there all the same: only the answer may have been lost.
        """

    async def rewrite(self, name: str, data: bytes) -> None:
        """Keeps these bytes in place of those under this name, all or nothing. Raises what `keep` raises."""

    async def erase(self) -> None:
        """Durably removes everything under every name, the newest numbered one last. Raises Overtaken, OSError."""
