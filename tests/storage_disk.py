"""A disk in memory that knows what was flushed and what was not, and can fail at any step in any way."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import combinations
from pathlib import Path

from storage.disk import Disk


class Stopped(BaseException):
    """The process is gone, or the whole machine."""


class Fault(Enum):
    """How a step goes wrong."""

    STOP_BEFORE = "the process ends before it"
    STOP_PART = "the process ends half-way through it"
    STOP_AFTER = "the process ends after it"
    NO_ROOM = "no space"
    PART_NO_ROOM = "half of it is written, then no space"
    BROKEN = "an I/O error"
    BROKEN_AFTER = "it happens, and an I/O error is answered"
    SHORT = "half of it is written, and that is said"
    FLIPPED = "one bit of it is wrong"


@dataclass
class File:
    """What the file holds now, and what it holds after a power cut."""

    data: bytes = b""
    flushed: bytes = b""


Names = dict[str, File]
Change = dict[str, File | None]
"""One step on the folder: a name gets this file, or goes."""


@dataclass
class FakeDisk(Disk):
    """One folder. `faults` says what goes wrong at which step; the last one goes on if `lasting`."""

    files: Names = field(default_factory=dict)
    flushed_names: Names = field(default_factory=dict)
    unflushed: list[Change] = field(default_factory=list)
    fault: Fault | None = None
    at: int = 0
    lasting: bool = False
    steps: int = 0
    hit: bool = False
    open_files: list[File] = field(default_factory=list)

    @classmethod
    def holding(cls, kept: dict[str, bytes]) -> FakeDisk:
        """A disk on which these files are safe."""
        files = {name: File(data, data) for name, data in kept.items()}
        return cls(files, dict(files))

    def kept(self) -> dict[str, bytes]:
        """The files as the next process would find them if only this one ended."""
        return {name: file.data for name, file in self.files.items()}

    def after_power_cut(self) -> Iterator[dict[str, bytes]]:
        """Everything that may be left: any of the unflushed changes, and of unflushed bytes all, none, part, zeros."""
        for count in range(len(self.unflushed) + 1):
            for survived in combinations(self.unflushed, count):
                names: Names = dict(self.flushed_names)
                for change in survived:
                    _apply(names, change)
                for left in ("all", "none", "half", "zeros"):
                    yield {name: _left(file, left) for name, file in names.items()}

    def fail(self, fault: Fault, at: int, *, lasting: bool = False) -> None:
        """Lets the step with this number go wrong, counted from now."""
        self.fault, self.at, self.lasting, self.steps, self.hit = fault, at, lasting, 0, False

    def mend(self) -> None:
        """From now on all is well."""
        self.fault = None

    def make(self, folder: Path) -> None:
        self._step()

    def names(self, folder: Path) -> list[str]:
        self._step()
        return list(self.files)

    def read(self, path: Path) -> bytes:
        fault = self._step()
        if path.name not in self.files:
            raise FileNotFoundError(path.name)
        data = self.files[path.name].data
        return bytes([data[0] ^ 1]) + data[1:] if fault is Fault.FLIPPED else data

    def create(self, path: Path) -> int:
        fault = self._step()
        if path.name in self.files:
            raise FileExistsError(path.name)
        file = File()
        self._change({path.name: file})
        self.open_files.append(file)
        self._after(fault)
        return len(self.open_files) - 1

    def write(self, file: int, data: memoryview) -> int:
        fault = self._step()
        part = fault in (Fault.STOP_PART, Fault.PART_NO_ROOM, Fault.SHORT)
        written = bytes(data[: (len(data) + 1) // 2] if part else data)
        self.open_files[file].data += bytes([written[0] ^ 1]) + written[1:] if fault is Fault.FLIPPED else written
        self._after(fault)
        return len(written)

    def flush(self, file: int) -> None:
        fault = self._step()
        self.open_files[file].flushed = self.open_files[file].data
        self._after(fault)

    def close(self, file: int) -> None:
        self._after(self._step())

    def replace(self, old: Path, new: Path) -> None:
        fault = self._step()
        if old.name not in self.files:
            raise FileNotFoundError(old.name)
        self._change({new.name: self.files[old.name], old.name: None})
        self._after(fault)

    def flush_folder(self, folder: Path) -> None:
        fault = self._step()
        self.flushed_names, self.unflushed = dict(self.files), []
        self._after(fault)

    def remove(self, path: Path) -> None:
        fault = self._step()
        if path.name not in self.files:
            raise FileNotFoundError(path.name)
        self._change({path.name: None})
        self._after(fault)

    def _step(self) -> Fault | None:
        number, self.steps = self.steps, self.steps + 1
        if self.fault is None or number < self.at or (number > self.at and not self.lasting and not self._stopping()):
            return None
        self.hit = True
        if self.fault is Fault.STOP_BEFORE or (number > self.at and self._stopping()):
            raise Stopped
        if self.fault is Fault.NO_ROOM:
            raise OSError(errno.ENOSPC, "no space")
        if self.fault is Fault.BROKEN:
            raise OSError(errno.EIO, "broken")
        return self.fault

    def _after(self, fault: Fault | None) -> None:
        if fault in (Fault.STOP_PART, Fault.STOP_AFTER):
            raise Stopped
        if fault is Fault.PART_NO_ROOM:
            raise OSError(errno.ENOSPC, "no space")
        if fault is Fault.BROKEN_AFTER:
            raise OSError(errno.EIO, "broken")

    def _stopping(self) -> bool:
        return self.fault in (Fault.STOP_BEFORE, Fault.STOP_PART, Fault.STOP_AFTER)

    def _change(self, change: Change) -> None:
        _apply(self.files, change)
        self.unflushed.append(change)


class Free:
    """A lock that nobody else wants."""

    def claim(self, *, take_over: bool) -> bool:
        return True

    def held(self) -> bool:
        return True


def _apply(names: Names, change: Change) -> None:
    for name, file in change.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _left(file: File, left: str) -> bytes:
    if file.data == file.flushed or left == "all":
        return file.data
    written = file.data[len(file.flushed) :]
    if left == "half":
        return file.flushed + written[: len(written) // 2]
    return file.flushed + (bytes(len(written)) if left == "zeros" else b"")
