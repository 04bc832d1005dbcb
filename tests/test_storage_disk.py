"""The real disk flushes as hard as the system lets it, and never hides a flush that failed."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from storage import disk
from storage.disk import Disk


class Apple:
    """The full flush of Apple's systems, which can answer with an error."""

    F_FULLFSYNC = 51

    def __init__(self, error: int = 0) -> None:
        self.error = error
        self.asked: list[int] = []

    def fcntl(self, file: int, what: int) -> None:
        self.asked.append(what)
        if self.error:
            raise OSError(self.error, os.strerror(self.error))


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The files that were flushed with the plain fsync."""
    flushed: list[int] = []
    monkeypatch.setattr(disk, "os", SimpleNamespace(fsync=flushed.append))
    return flushed


def test_the_full_flush_where_there_is_one(monkeypatch: pytest.MonkeyPatch, plain: list[int]) -> None:
    apple = Apple()
    monkeypatch.setattr(disk, "fcntl", apple)
    Disk().flush(7)
    assert (apple.asked, plain) == ([51], [])


@pytest.mark.parametrize("error", [errno.ENOTSUP, errno.EINVAL, errno.ENOTTY])
def test_the_plain_flush_where_a_file_system_knows_no_other(
    monkeypatch: pytest.MonkeyPatch, plain: list[int], error: int
) -> None:
    monkeypatch.setattr(disk, "fcntl", Apple(error))
    Disk().flush(7)
    assert plain == [7]


def test_a_failed_full_flush_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch, plain: list[int]) -> None:
    monkeypatch.setattr(disk, "fcntl", Apple(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        Disk().flush(7)
    assert plain == []


def test_the_plain_flush_where_there_is_no_fcntl(monkeypatch: pytest.MonkeyPatch, plain: list[int]) -> None:
    monkeypatch.setattr(disk, "fcntl", None)
    Disk().flush(7)
    assert plain == [7]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        Disk().create(tmp_path / "a")
