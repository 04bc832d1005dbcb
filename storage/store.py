"""Keeps the record through TinyDB in numbered copies, and opens the newest one that is whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime

from domain.backup_files import Backup, BackupFailed, BackupProblem, Inside
from domain.keeping import Copy, Draft, NotSaved, Opened, ReadOnly, Unreadable, WhyNot
from domain.record import Record

from .drafts import read_drafts, write_drafts
from .envelope import Damaged, Envelope, seal
from .generations import Generation
from .keeper import Keeper, NoRoom, Overtaken
from .rows import only_known, read_record, stage
from .shelf import Shelf
from .tables import Database, StagedStorage
from .upgrades import FORM, Form, Newer


class TinyStore:
    """The Store of `domain.keeping`, over any keeper."""

    def __init__(self, keeper: Keeper, clock: Callable[[], datetime], form: Form = FORM) -> None:
        self.on_lost: Callable[[], None] | None = None
        self._keeper, self._form, self._clock = keeper, form, clock
        self._shelf = Shelf(keeper, clock)
        keeper.on_lost = self._lost
        self._order = asyncio.Lock()
        self._writer = False
        self._refusal: WhyNot | None = WhyNot.READ_ONLY
        """Why nothing may be written now; None where it may."""
        self._record = Record()
        self._tables = StagedStorage({})
        self._good: Generation | None = None
        self._damaged: tuple[Generation, ...] = ()
        """What the last look found: the newest whole copy, and the damaged ones that are newer."""
        self._aside: list[Generation] = []
        """Damaged copies that the parent has passed over, and that must be marked before anything is saved."""
        self._before: Generation | None = None
        """The copy that was upgraded when it was opened, and must be kept once more before anything is saved."""

    async def open(self, *, take_over: bool = False) -> Opened:
        """The newest good copy, or an empty record where nothing was ever kept.

        Raises Unreadable, and OSError where the place cannot be reached.
        """
        async with self._order:
            self._refusal = WhyNot.READ_ONLY
            self._writer = await self._keeper.claim(take_over=take_over)
            envelope = await self._look()
            if self._damaged:
                raise self._unreadable()
            return self._show(self._good, envelope)

    async def open_copy(self, copy: Copy | None) -> Opened:
        """Opens this copy in place of the damaged ones, which are set aside; None starts an empty record.

        Raises Unreadable where this copy is damaged too.
        """
        async with self._order:
            good = Generation.of(copy.name) if copy else None
            try:
                envelope = await self._shelf.open(copy.name) if copy else None
            except (Damaged, OSError):
                await self._look()
                raise self._unreadable() from None
            self._aside = list(self._damaged)
            with suppress(OSError, Overtaken):  # Then it is done, or is told, with the next save.
                await self._mark()
            return self._show(good, envelope)

    async def save(self, record: Record) -> None:
        """Returns only when `record` is durably kept. Raises NotSaved."""
        async with self._order:
            with self._writing():
                await self._keep(self._tables, self._record, record)

    async def copies(self) -> tuple[Copy, ...]:
        """Every copy that is kept, newest first; the reason of one that was set aside is "damaged"."""
        return await self._shelf.copies()

    async def bytes_of(self, copy: Copy) -> bytes:
        """The copy as it is kept, damaged or not. Raises OSError."""
        return await self._keeper.read(copy.name)

    async def drafts(self) -> dict[str, Draft]:
        """The half-written forms, by the address of their form."""
        return await read_drafts(self._keeper)

    async def keep_drafts(self, drafts: Mapping[str, Draft]) -> None:
        """Keeps the half-written forms in place of those before. Raises NotSaved."""
        async with self._order:
            with self._writing():
                await write_drafts(self._keeper, drafts)

    async def back_up(self, passphrase: str = "", recovery: str = "") -> Backup:
        """A file with everything that is kept, opened again and compared. Raises BackupFailed."""
        from . import backups  # nobody else needs it at a start

        async with self._order:
            made_at, record = self._clock(), None if self._refusal else self._record
            try:
                kept = await self._kept()
            except OSError:
                raise BackupFailed(BackupProblem.NOT_MADE) from None
        if kept is None:
            raise BackupFailed(BackupProblem.NOTHING)
        return await backups.make(kept, record, passphrase, recovery, made_at)

    async def look_into(self, data: bytes, typed: str = "") -> Inside:
        """What is in a backup, opened with its passphrase or recovery key. Raises BackupFailed."""
        from . import backups

        top = self._shelf.top
        return await backups.read(data, typed, self._form, top.saved_at if top else None)

    async def restore(self, inside: Inside, child_ids: Collection[str] | None = None) -> Record:
        """Puts a backup in place of the record, or adds these children of it. Raises NotSaved."""
        from domain.backups import noted
        from domain.restoring import added

        async with self._order:
            with self._writing():
                if child_ids is None:
                    tables, old = StagedStorage(inside.tables), inside.record
                    record = noted(old, inside.saved_at)
                else:
                    tables, old = self._tables, self._record
                    record = added(old, inside.record, child_ids)
                await self._keep(tables, old, record, before="restore")
            return record

    async def erase(self) -> Opened:
        """Removes everything that is kept, and gives the new, empty record. Raises NotSaved."""
        async with self._order:
            with self._telling():
                if not self._writer:
                    raise NotSaved(WhyNot.ELSEWHERE)
                await self._shelf.erase()
            self._good, self._damaged, self._aside = None, (), []
            return self._show(None, None)

    async def _kept(self) -> bytes | None:
        """The record as it is kept now, sealed: by this writer, or else by another."""
        top = self._shelf.top
        if self._refusal:
            return await self._shelf.newest()
        return seal(Envelope(self._form.schema, top.number, top.saved_at, "backup", self._tables.kept)) if top else None

    async def _keep(self, tables: StagedStorage, old: Record, new: Record, before: str = "upgrade") -> None:
        """Takes these tables, which hold the old record, to the new one, and keeps them. Both are ours from then on."""
        try:
            if stage(Database(tables), old, new) or tables is not self._tables:
                await self._mark()
                await self._keep_before(before)
                await self._shelf.add(self._form.schema, tables.read())
                tables.commit()
        finally:
            tables.roll_back()
        self._tables, self._record = tables, new

    async def _look(self) -> Envelope | None:
        found = await self._shelf.look()
        self._good, self._damaged, self._aside = found.good, found.damaged, []
        return found.envelope

    def _show(self, copy: Generation | None, envelope: Envelope | None) -> Opened:
        tables, schema = (envelope.tables, envelope.schema) if envelope else ({}, self._form.schema)
        try:
            tables = self._form.upgraded(tables, schema)
        except Newer:
            self._refusal = WhyNot.READ_ONLY
            record, unread = read_record(only_known(tables))
            return Opened(record, ReadOnly.NEWER, unread)
        record, unread = read_record(tables)
        self._record, self._tables = record, StagedStorage(tables)
        self._before = copy if schema < self._form.schema else None
        self._refusal = None if self._writer else WhyNot.ELSEWHERE
        return Opened(record, None if self._writer else ReadOnly.ELSEWHERE, unread)

    def _unreadable(self) -> Unreadable:
        return Unreadable(tuple(copy.copy for copy in self._damaged), self._good.copy if self._good else None)

    async def _mark(self) -> None:
        while self._aside:
            await self._shelf.set_aside(self._aside[-1])
            self._aside.pop()

    async def _keep_before(self, reason: str) -> None:
        """Keeps what there was once more, for so long that it can be gone back to."""
        top = self._shelf.top if reason == "restore" else None
        # One that is a repetition already is enough, should the restore not come to its end the first time.
        before = self._before or (top if top and top.reason != reason else None)
        if before:
            await self._shelf.repeat(before, reason)
            self._before = None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._refusal:
            raise NotSaved(self._refusal)
        with self._telling():
            yield

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except NotSaved:
            raise
        except NoRoom as error:
            raise NotSaved(WhyNot.NO_ROOM, str(error)) from error
        except Overtaken as error:
            self._lost()
            raise NotSaved(WhyNot.ELSEWHERE, str(error)) from error
        except Exception as error:
            # Whatever it was, the parent must hear that it is not saved.
            raise NotSaved(WhyNot.FAILED, f"{type(error).__name__}: {error}") from error

    def _lost(self) -> None:
        self._writer = False
        if self._refusal is None:
            self._refusal = WhyNot.ELSEWHERE
            if self.on_lost:
                self.on_lost()
