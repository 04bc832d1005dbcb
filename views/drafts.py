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
        self.writable = False
        """Whether drafts may be kept here now. They are remembered in any case."""

    async def open(self) -> None:
        """Takes up what was left half-written. Raises OSError."""
        self._kept = await self._store.drafts()

    def of(self, form: str) -> Draft | None:
        """What was left half-written in this form."""
        return self._kept.get(form)

    def all(self) -> Mapping[str, Draft]:
        """Every half-written form, by its name."""
        return self._kept

    def typing(self, form: str, fields: Draft) -> None:
        """Remembers a half-written form, and keeps it once the typing pauses."""
        self._kept = {**self._kept, form: dict(fields)}
        if self._timer is None or self._timer.done():
            self._timer = asyncio.get_running_loop().create_task(self._keep_soon())

    async def drop(self, form: str) -> None:
        """Lets a half-written form go: it was saved, or is not wanted."""
        await self._without(lambda name: name == form)

    async def drop_about(self, id: str) -> None:
        """Lets the half-written forms about this child or this entry go."""
        await self._without(lambda name: id in re.split("[:/]", name))

    async def keep(self) -> None:
        """Keeps the half-written forms now: the app is being hidden, or the typing paused."""
        if not self.writable:
            return
        try:
            await self._store.keep_drafts(self._kept)
        except NotSaved as problem:
            self._failed(problem)

    async def _without(self, gone: Callable[[str], bool]) -> None:
        left = {name: fields for name, fields in self._kept.items() if not gone(name)}
        if len(left) < len(self._kept):
            self._kept = left
            await self.keep()

    async def _keep_soon(self) -> None:
        kept = None
        while kept is not self._kept:
            kept = self._kept
            await asyncio.sleep(PAUSE)
            await self.keep()
