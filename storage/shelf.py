"""The numbered copies in one place: what is there, what comes next, what may go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from domain.keeping import Copy

from .envelope import Damaged, Envelope, Tables, digest, seal, unseal
from .generations import Generation, sort_out, surplus
from .keeper import Keeper, newest

MARK = b"This copy is damaged. It is kept as it is.\n"


@dataclass(frozen=True)
class Found:
    """What a look at the shelf gave: the newest whole copy, if there is one, and the damaged ones before it."""

    good: Generation | None
    envelope: Envelope | None
    damaged: tuple[Generation, ...] = ()


class Shelf:
    """Adds copies and never changes one. Numbers only grow, whatever the clock does."""

    def __init__(self, keeper: Keeper, clock: Callable[[], datetime]) -> None:
        self._keeper, self._clock = keeper, clock
        self._copies: list[Generation] = []
        """Newest first, without those that are set aside."""
        self._number = 0
        """The greatest number that was ever used here, if only for a save that failed."""
        self._newest = ""
        self._doubtful: set[str] = set()
        """Names that were not kept for sure. They may be there all the same, and then they are ours."""
        self._bare: set[str] = set()
        """Has "", the name of no copy at all, where an erasing failed and may have been done all the same."""

    async def look(self) -> Found:
        """Finds the newest whole copy. Raises OSError where the place cannot be read."""
        names = await self._keeper.names()
        self._copies, aside = sort_out(names)
        self._number = max((copy.number for copy in [*self._copies, *aside]), default=0)
        self._newest, self._doubtful, self._bare = newest(names), set(), set()
        damaged: list[Generation] = []
        trouble: OSError | None = None
        for copy in self._copies:
            try:
                return Found(copy, await self.open(copy.name), tuple(damaged))
            except FileNotFoundError:
                continue  # The writer in another tab has just let go of it: it was old.
            except Damaged:
                damaged.append(copy)
            except OSError as error:
                damaged.append(copy)
                trouble = error
        if trouble:
            raise trouble  # It may pass. To call the whole record damaged would be too early.
        return Found(None, None, tuple(damaged))

    async def open(self, name: str) -> Envelope:
        """What this copy holds. Raises Damaged or OSError."""
        return unseal(await self._keeper.read(name))

    async def copies(self) -> tuple[Copy, ...]:
        """Every copy that is there now, newest first. Those set aside have the reason "damaged"."""
        there, aside = sort_out(await self._keeper.names())
        shown = [copy.copy for copy in there] + [replace(copy.copy, reason="damaged") for copy in aside]
        return tuple(sorted(shown, key=lambda copy: copy.name, reverse=True))

    @property
    def top(self) -> Generation | None:
        """The newest copy that is not set aside, as of the last look or what was added since."""
        return self._copies[0] if self._copies else None

    async def newest(self) -> bytes | None:
        """The newest whole copy that is there now, as it is kept, whoever wrote it. Raises OSError."""
        there, _ = sort_out(await self._keeper.names())
        for copy in there:
            with suppress(Damaged, FileNotFoundError):
                data = await self._keeper.read(copy.name)
                unseal(data)
                return data
        return None

    async def add(self, schema: int, tables: Tables) -> None:
        """Keeps these tables as the newest copy. Raises ValueError, and what a keeper raises."""
        number, now = self._next()
        await self._put(number, now, "save", seal(Envelope(schema, number, now, "save", tables)))

    async def repeat(self, copy: Generation, reason: str) -> None:
        """Keeps the bytes of this copy once more, for a reason that lets them last."""
        number, now = self._next()
        await self._put(number, now, reason, await self._keeper.read(copy.name))

    async def set_aside(self, copy: Generation) -> None:
        """Marks a damaged copy: from now on it is passed over, and never let go of.

        It is not moved, for bytes that cannot even be read could not be, and a mark needs no room.
        """
        await self._keep(copy.mark, MARK)
        self._copies = [other for other in self._copies if other != copy]

    async def erase(self) -> None:
        """Removes every copy, and everything else that is kept here. Raises what a keeper raises."""
        self._bare = {""}
        await self._keeper.erase()
        self._copies, self._number, self._newest, self._doubtful, self._bare = [], 0, "", set(), set()

    def _next(self) -> tuple[int, datetime]:
        self._number += 1
        return self._number, self._clock().astimezone(UTC).replace(microsecond=0)

    async def _put(self, number: int, now: datetime, reason: str, data: bytes) -> None:
        copy = Generation(number, now, reason, len(data), digest(data)[:8])
        copies = [copy, *self._copies]
        gone = surplus(copies, now)
        await self._keep(copy.name, data, [old.name for old in gone])
        self._copies = [other for other in copies if other not in gone]

    async def _keep(self, name: str, data: bytes, drop: Iterable[str] = ()) -> None:
        doubtful = self._doubtful - {name}
        self._doubtful.add(name)
        await self._keeper.keep(name, data, after={self._newest, *self._doubtful, *self._bare}, drop=[*drop, *doubtful])
        self._newest = max(self._newest, name)
        self._doubtful, self._bare = set(), set()
