"""The half-written forms: kept as they are typed, so that a phone call or a closed tab loses nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping

from domain.keeping import Draft, NotSaved, Store

PAUSE = 0.5
"""Seconds without typing after which a half-written form is kept."""


class Drafts:
    """The drafts by the name of their form, which begins with the child's id: each child has their own."""

    def __init__(self, store: Store, failed: Callable[[NotSaved], None]) -> None:
        self._store = store
        self._failed = failed
        self._kept: dict[str, Draft] = {}
        self._timer: asyncio.Task[None] | None = None
        self._writable = False
        self._typed_here: set[str] = set()
        """The forms that were typed in here, and may not be kept yet."""

    async def open(self) -> None:
        """Takes up what was left half-written. What was typed here goes before it. Raises OSError."""
        here = {form: self._kept[form] for form in self._typed_here}
        self._kept = {**await self._store.drafts(), **here}

    async def allow(self, writable: bool) -> None:
        """Says whether drafts may be kept here now. They are remembered in any case, and kept once they may be."""
        self._writable = writable
        if self._typed_here:
            await self.keep()

    def forbid(self) -> None:
        """Another tab writes now."""
        self._writable = False

    def forget(self) -> None:
        """Everything was deleted: nothing half-written is left, here either."""
        self._kept = {}
        self._typed_here.clear()

    def of(self, form: str) -> Draft | None:
        """What was left half-written in this form."""
        return self._kept.get(form)

    def all(self) -> Mapping[str, Draft]:
        """Every half-written form, by its name."""
        return self._kept

    @property
    def unkept(self) -> bool:
        """Whether something was typed here that is only in memory."""
        return bool(self._typed_here)

    def typing(self, form: str, fields: Draft) -> None:
        """Remembers a half-written form, and keeps it once the typing pauses. No fields: it is as it was at first."""
        self._kept = {**self._without(lambda name: name == form), **({form: dict(fields)} if fields else {})}
        self._typed_here = self._typed_here & set(self._kept) | ({form} if fields else set())
        if self._timer is None or self._timer.done():
            self._timer = asyncio.get_running_loop().create_task(self._keep_soon())

    async def drop(self, form: str) -> None:
        """Lets a half-written form go: it was saved, or is not wanted."""
        await self._drop(lambda name: name == form)

    async def drop_about(self, id: str) -> dict[str, Draft]:
        """Lets the half-written forms about this child or this entry go, and gives them."""
        gone = {name: draft for name, draft in self._kept.items() if id in re.split("[:/]", name)}
        await self._drop(gone.__contains__)
        return gone

    async def put_back(self, drafts: Mapping[str, Draft]) -> None:
        """Takes up again what was let go."""
        for form, draft in drafts.items():
            self.typing(form, draft)
        if drafts:
            await self.keep()

    async def keep(self) -> None:
        """Keeps the half-written forms now: the app is being hidden, or the typing paused."""
        if not self._writable:
            return
        keeping = self._kept
        try:
            await self._store.keep_drafts(keeping)
        except NotSaved as problem:
            self._failed(problem)
        else:
            if keeping is self._kept:  # nothing was typed meanwhile
                self._typed_here.clear()

    def _without(self, gone: Callable[[str], bool]) -> dict[str, Draft]:
        return {name: fields for name, fields in self._kept.items() if not gone(name)}

    async def _drop(self, gone: Callable[[str], bool]) -> None:
        left = self._without(gone)
        if len(left) < len(self._kept):
            self._kept = left
            self._typed_here &= set(left)
            await self.keep()

    async def _keep_soon(self) -> None:
        kept = None
        while kept is not self._kept:
            kept = self._kept
            await asyncio.sleep(PAUSE)
            await self.keep()
