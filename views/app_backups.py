"""What the app does with backups, and deleting everything: the part of App that deals with the record as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from domain.backup_files import Backup, Inside, StoreWithBackups
from domain.keeping import NotSaved, ReadOnly
from domain.language import tr
from domain.record import Record

from .drafts import Drafts
from .followed import Shown, unbroken
from .host import Host, Wish
from .said import Said


class AppBackups(Shown):
    """Below App. Each waits for a save that is under way. No passphrase stays with any of it."""

    _store: StoreWithBackups
    _one_at_a_time: asyncio.Lock
    _heard: Said | None
    host: Host | None
    drafts: Drafts
    record: Record
    read_only: ReadOnly | None
    unread: int
    trouble: str | None
    said: Said | None

    async def back_up(self, passphrase: str) -> Backup:
        """A file with everything, opened again and compared. Raises BackupFailed."""
        async with self._one_at_a_time:
            return await self._store.back_up(passphrase)

    async def look_into(self, data: bytes, typed: str) -> Inside:
        """What is in a backup. Raises BackupFailed."""
        return await self._store.look_into(data, typed)

    @unbroken
    async def restore(self, inside: Inside, child_ids: Sequence[str] | None = None, told: str = "") -> bool:
        """Puts a backup in place of the record, or adds these children of it. Can be undone until the next thing."""
        async with self._one_at_a_time:
            before = self.record
            try:
                self.record = await self._store.restore(inside, child_ids)
            except NotSaved as problem:
                self.trouble, self.said = problem.why, None
                return False
            self.trouble = None
            self.unread = inside.unread if child_ids is None else self.unread
        if self.host:
            self.host.saved()
        for form in [form for form in self.drafts.all() if form.startswith(":")]:
            # It is about no child: a first start that was begun. There is none any more, so it would stay for ever.
            await self.drafts.drop(form)
        self.said = Said(told or tr("Your backup is open."), "/", before=before if before.children else None)
        self.go("/")
        return True

    @unbroken
    async def erase(self) -> bool:
        """Removes everything from this device for good. The app is then as at its first start. False: it did not."""
        async with self._one_at_a_time:
            self.drafts.forbid()  # none that is just being kept may come after it
            try:
                opened = await self._store.erase()
            except NotSaved:
                await self.drafts.allow(self.read_only is None)
                return False
            self.drafts.forget()
            self.record, self.unread, self.trouble = opened.record, opened.unread, None
            self.read_only, self._heard = opened.read_only, None
            self.said = Said(tr("Everything is deleted from this device."), "/")
            await self.drafts.allow(self.read_only is None)
        if self.host:
            self.host.wish(Wish.ERASED)
        self.go("/")
        return True
