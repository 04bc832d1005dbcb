"""One writer to a folder, by a lock file."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NAME = ".lock"


class FolderLock:
    """Held by whoever has the lock file that lies in the folder now, locked.

    The system lets go of it when the process ends, however it ends. To take over, a new file is put in place of the
    old: the earlier holder finds that what it holds is no longer the one that lies there.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: int | None = None

    def claim(self, *, take_over: bool) -> bool:
        """Whether this holds the lock from now on. Raises OSError where there can be no lock file."""
        if self.held():
            return True
        self.release()
        replace = take_over and fcntl is not None
        path = self._path.with_name(f"{NAME}-{uuid4().hex}") if replace else self._path
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(file):
            os.close(file)
            return False
        self._file = file
        if replace:
            os.replace(path, self._path)
        return self.held()  # Between opening and locking, another may have put its own in place.

    def held(self) -> bool:
        """Whether this still holds the lock."""
        if self._file is None:
            return False
        if fcntl is None:
            return True
        try:
            return os.path.samestat(os.stat(self._path), os.fstat(self._file))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Lets go of the lock, if this holds it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int) -> bool:
    if fcntl is None:
        return True  # Then only the names in the folder tell one writer of the other.
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # Some file systems have no locks either.
    return True
