"""One writer to a folder, taking over, and systems that have no locks."""

import errno
from pathlib import Path

import pytest

from storage import locks
from storage.files import FileKeeper
from storage.keeper import Overtaken
from storage.locks import FolderLock


def test_one_holds_it_until_it_lets_go(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    assert not first.held()
    assert first.claim(take_over=False)
    assert not second.claim(take_over=False)
    assert first.claim(take_over=False), "again, and it still has it"
    first.release()
    assert not first.held()
    assert second.claim(take_over=False)
    second.release()


def test_whoever_took_it_over_last_holds_it(tmp_path: Path) -> None:
    held = [FolderLock(tmp_path) for _ in range(3)]
    for lock in held:
        assert lock.claim(take_over=True)
    assert [lock.held() for lock in held] == [False, False, True]
    assert not held[0].claim(take_over=False)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    for lock in held:
        lock.release()


def test_it_is_not_held_once_its_file_is_gone(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    assert lock.claim(take_over=False)
    (tmp_path / ".lock").unlink()
    assert not lock.held()
    assert lock.claim(take_over=False)
    lock.release()


def test_a_file_that_was_replaced_between_opening_and_locking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    real = locks._lock

    def late(file: int) -> bool:
        monkeypatch.setattr(locks, "_lock", real)
        assert second.claim(take_over=True)
        return real(file)

    monkeypatch.setattr(locks, "_lock", late)
    assert not first.claim(take_over=False)
    assert second.held()
    first.release()
    second.release()


async def test_without_locks_the_names_alone_protect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "fcntl", None)
    first, second = FileKeeper(tmp_path), FileKeeper(tmp_path)
    assert await first.claim(take_over=False)
    assert await second.claim(take_over=True)
    await first.keep("0000000001-a", b"1", after=[""])
    with pytest.raises(Overtaken):
        await second.keep("0000000001-b", b"2", after=[""])
    assert await second.names() == ["0000000001-a"]


def test_a_file_system_that_knows_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoLocks:
        LOCK_EX = LOCK_NB = 0

        def flock(self, file: int, how: int) -> None:
            raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locks, "fcntl", NoLocks())
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    assert first.claim(take_over=False)
    assert second.claim(take_over=True)
    assert [first.held(), second.held()] == [False, True], "taking over still works"
    first.release()
    second.release()
