"""The file operations that keeping needs and no others: the one seam, so that tests can make each of them fail."""

from __future__ import annotations

import errno
import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_BINARY = getattr(os, "O_BINARY", 0)
_NOT_KNOWN = {errno.EINVAL, errno.ENOTSUP, errno.ENOTTY}
"""How a file system says that it has no full flush. Any other answer is a failed flush: asking again could hide it."""


class Disk:
    """The real one. Each method is one step that either happens or raises OSError; only `write` can happen in part."""

    def make(self, folder: Path) -> None:
        """Makes the folder, readable by this user alone, if it is not there."""
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.flush_folder(folder.parent)

    def names(self, folder: Path) -> list[str]:
        """What is in the folder."""
        return os.listdir(folder)

    def read(self, path: Path) -> bytes:
        """Everything in the file."""
        return path.read_bytes()

    def create(self, path: Path) -> int:
        """Opens a new file, readable by this user alone."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)

    def write(self, file: int, data: memoryview) -> int:
        """Writes some of the data and gives how much."""
        return os.write(file, data)

    def flush(self, file: int) -> None:
        """Returns when the file's bytes are on the disk itself."""
        full = getattr(fcntl, "F_FULLFSYNC", None)
        if full is not None:  # Apple's fsync stops at the drive's own memory.
            try:
                fcntl.fcntl(file, full)
                return
            except OSError as error:
                if error.errno not in _NOT_KNOWN:
                    raise
        os.fsync(file)

    def close(self, file: int) -> None:
        """Closes the file."""
        os.close(file)

    def replace(self, old: Path, new: Path) -> None:
        """Gives the file its new name, in one step, over whatever had it."""
        os.replace(old, new)

    def flush_folder(self, folder: Path) -> None:
        """Returns when the folder's names are on the disk itself."""
        if os.name == "nt":
            return  # A folder cannot be opened there.
        file = os.open(folder, os.O_RDONLY)
        try:
            self.flush(file)
        finally:
            os.close(file)

    def remove(self, path: Path) -> None:
        """Removes the file."""
        os.unlink(path)
