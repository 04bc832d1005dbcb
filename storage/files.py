"""Keeps the record as files in one folder, on a phone or a computer."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from .disk import Disk
from .keeper import NUMBERED, NoRoom, Overtaken, newest
from .locks import FolderLock

ASIDE = ".new-"
"""How the name of a file begins that is not yet whole. What begins with a dot is nothing that is kept."""


class Lock(Protocol):
    """Says who may write."""

    def claim(self, *, take_over: bool) -> bool:
        """Whether this holds the lock from now on."""

    def held(self) -> bool:
        """Whether this still holds the lock."""


class FileKeeper:
    """One file for each name. The work is done in a thread, so that a slow card does not stop the screen."""

    def __init__(self, folder: Path, disk: Disk | None = None, lock: Lock | None = None) -> None:
        self.on_lost: Callable[[], None] | None = None
        self._folder = folder
        self._disk = disk or Disk()
        self._lock = lock or FolderLock(folder)

    async def claim(self, *, take_over: bool) -> bool:
        """Becomes the one writer and gives True, or gives False because there is one. `take_over` ends the other."""
        return await asyncio.to_thread(self._claim, take_over)

    async def names(self) -> list[str]:
        """The names of everything that is kept."""
        return await asyncio.to_thread(self._names)

    async def read(self, name: str) -> bytes:
        """The bytes under this name. Raises FileNotFoundError."""
        return await asyncio.to_thread(self._disk.read, self._folder / name)

    async def keep(self, name: str, data: bytes, *, after: Collection[str], drop: Collection[str] = ()) -> None:
        """Durably keeps these bytes under a new name, and then lets go of `drop`. Raises Overtaken, NoRoom, OSError."""
        await asyncio.to_thread(self._keep, name, data, after, drop)

    async def rewrite(self, name: str, data: bytes) -> None:
        """Keeps these bytes in place of those under this name. Raises Overtaken, NoRoom, OSError."""
        await asyncio.to_thread(self._put, name, data)

    async def erase(self) -> None:
        """Durably removes everything under every name, the newest numbered one last. Raises Overtaken, OSError."""
        await asyncio.to_thread(self._erase)

    def _claim(self, take_over: bool) -> bool:
        self._disk.make(self._folder)
        if not self._lock.claim(take_over=take_over):
            return False
        for name in self._disk.names(self._folder):
            if name.startswith(ASIDE):
                self._remove(name)  # Left by a save that was interrupted.
        return True

    def _names(self) -> list[str]:
        return [name for name in self._disk.names(self._folder) if not name.startswith(".")]

    def _keep(self, name: str, data: bytes, after: Collection[str], drop: Collection[str]) -> None:
        try:
            self._put(name, data, after)
        except OSError:
            self._remove(name)  # It was not kept for sure, so it should not be there.
            raise
        for old in drop:
            self._remove(old)

    def _erase(self) -> None:
        self._check(None)
        found = [n for n in self._disk.names(self._folder) if n.startswith(ASIDE) or not n.startswith(".")]
        found.sort(key=lambda name: (bool(NUMBERED.match(name)), name))
        # The newest goes when the others are gone for sure: so what stops this leaves the newest record, or nothing.
        for names in (found[:-1], found[-1:]):
            for name in names:
                self._disk.remove(self._folder / name)
            self._disk.flush_folder(self._folder)

    def _put(self, name: str, data: bytes, after: Collection[str] | None = None) -> None:
        aside = f"{ASIDE}{uuid4().hex}"
        with _no_room():
            try:
                self._write(self._folder / aside, data)
                self._check(after)
                self._disk.replace(self._folder / aside, self._folder / name)
            except (OSError, Overtaken):
                self._remove(aside)
                raise
            self._disk.flush_folder(self._folder)

    def _write(self, path: Path, data: bytes) -> None:
        file = self._disk.create(path)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._disk.write(file, rest) :]
            self._disk.flush(file)
        finally:
            self._disk.close(file)
        if self._disk.read(path) != data:
            raise OSError("the file reads back differently")

    def _check(self, after: Collection[str] | None) -> None:
        if not self._lock.held():
            raise Overtaken("another window writes here")
        if after is not None and newest(self._names()) not in after:
            raise Overtaken("another window has saved here")

    def _remove(self, name: str) -> None:
        with suppress(OSError):
            self._disk.remove(self._folder / name)


@contextmanager
def _no_room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom(str(error)) from error
        raise
