"""Stand-ins that behave: a store in memory, which can be told to fail, and a clock that stands still."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count

from domain.backup_files import Backup, Inside
from domain.keeping import Copy, Draft, NotSaved, Opened, ReadOnly, Unreadable, WhyNot
from domain.record import Record
from storage.store import TinyStore
from views.app import App

TODAY = date(2026, 11, 25)
"""A Wednesday in the autumn term."""


class Clock:
    """Stands still until it is moved."""

    def __init__(self, day: date = TODAY, hour: int = 9) -> None:
        self.time = datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        """Lets time pass."""
        self.time += timedelta(**by)


class Page:
    """Stands for pwa/standing.js: tells how the app stands in a browser, and notes what is wished for."""

    def __init__(self, **news: object) -> None:
        self._news: asyncio.Queue[str] = asyncio.Queue()
        self._now: dict[str, object] = {"build": "abc123", "offline": "unknown", "device": "android"}
        self.wishes: list[str] = []
        self.tell(**news)

    def tell(self, **news: object) -> None:
        """The page tells that something has changed."""
        self._now |= news
        self._news.put_nowait(json.dumps(self._now))

    async def next(self) -> str:
        return await self._news.get()

    def wish(self, name: str, value: str) -> None:
        self.wishes.append(f"{name} {value}".strip())


class MemoryStore:
    """Keeps a record as long as the test lasts."""

    def __init__(self, record: Record | None = None) -> None:
        self.record = record or Record()
        self.kept_drafts: dict[str, Draft] = {}
        self.fails: WhyNot | None = None
        self.damage: Unreadable | None = None
        self.reachable = True
        self.read_only: ReadOnly | None = None
        self.saves = 0
        self.on_lost: Callable[[], None] | None = None

    async def open(self, *, take_over: bool = False) -> Opened:
        if self.damage:
            raise self.damage
        if not self.reachable:
            raise OSError("the storage does not answer")
        if take_over:
            self.read_only = None
        return Opened(self.record, self.read_only)

    async def open_copy(self, copy: Copy | None) -> Opened:
        self.damage = None
        return Opened(self.record if copy else Record())

    async def save(self, record: Record) -> None:
        if self.read_only:
            raise NotSaved(WhyNot.ELSEWHERE)
        for _ in range(5):
            await asyncio.sleep(0)  # a real keeper takes its time, and another tap may come meanwhile
        if self.fails:
            raise NotSaved(self.fails)
        self.record = record
        self.saves += 1

    async def back_up(self, passphrase: str = "", recovery: str = "") -> Backup:
        return await (await self._real()).back_up(passphrase, recovery)

    async def look_into(self, data: bytes, typed: str = "") -> Inside:
        return await (await self._real()).look_into(data, typed)

    async def restore(self, inside: Inside, child_ids: Collection[str] | None = None) -> Record:
        if self.fails:
            raise NotSaved(self.fails)
        self.record = await (await self._real()).restore(inside, child_ids)
        return self.record

    async def erase(self) -> Opened:
        if self.fails:
            raise NotSaved(self.fails)
        self.record, self.kept_drafts = Record(), {}
        return Opened(self.record)

    async def _real(self) -> TinyStore:
        """A store of the app's own that holds the same: backups are not imitated."""
        from storage_fakes import MemoryPlace  # it knows of browsers, which those who measure a start must not load

        store = TinyStore(MemoryPlace().keeper(), lambda: datetime(2026, 11, 25, 9, 30, tzinfo=UTC))
        await store.open()
        await store.save(self.record)
        return store

    async def copies(self) -> tuple[Copy, ...]:
        return (Copy("newest", self.saves, datetime(2026, 11, 24, 21, 41, tzinfo=UTC), "save"),)

    async def bytes_of(self, copy: Copy) -> bytes:
        return b"the bytes of " + copy.name.encode()

    async def drafts(self) -> dict[str, Draft]:
        return dict(self.kept_drafts)

    async def keep_drafts(self, drafts: Mapping[str, Draft]) -> None:
        if self.fails:
            raise NotSaved(self.fails)
        self.kept_drafts = dict(drafts)


def kept(app: App) -> Record:
    """What is really kept, whatever the screens show."""
    store = app._store
    assert isinstance(store, MemoryStore)
    return store.record


def ids() -> Callable[[], str]:
    """New ids that are the same in every run."""
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"
