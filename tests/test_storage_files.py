"""A save to files in which every step goes wrong in every way: what is found is the old or the new, and never less."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.keeping import NotSaved, WhyNot
from domain.record import Record
from fakes import Clock
from samples_of import a_concern, a_record
from storage.disk import Disk
from storage.files import FileKeeper
from storage.keeper import NoRoom
from storage.store import TinyStore
from storage_disk import FakeDisk, Fault, Free, Stopped

FOLDER = Path("/never/touched")
OLD = a_record(*(a_concern(f"c{n}", what="He would not go in. " * 5) for n in range(20)))
NEW = OLD.with_(a_concern("c3", what="He went in."), a_concern("c20"))
NEXT = NEW.with_(a_concern("c21"))
ONCE = (Fault.STOP_BEFORE, Fault.STOP_PART, Fault.STOP_AFTER, Fault.FLIPPED)
"""A process stops once; and a bit that is wrong twice, when it is written and when it is read, would be right again."""
WAYS = [(fault, lasting) for fault in Fault for lasting in (False, True) if not (lasting and fault in ONCE)]


def store_on(disk: Disk) -> TinyStore:
    return TinyStore(FileKeeper(FOLDER, disk, Free()), Clock())


async def found_on(files: dict[str, bytes]) -> dict[str, object]:
    return vars((await store_on(FakeDisk.holding(files)).open()).record)


@pytest.fixture(scope="module")
async def many_saves() -> dict[str, bytes]:
    """The files after so many saves that the next one also lets go of an old copy."""
    disk = FakeDisk()
    store = store_on(disk)
    await store.open()
    for n in range(11):
        await store.save(OLD.with_(a_concern(what=f"Number {n}")))
    await store.save(OLD)
    return disk.kept()


@pytest.mark.parametrize(("fault", "lasting"), WAYS)
async def test_a_save_in_which_one_step_goes_wrong(many_saves: dict[str, bytes], fault: Fault, lasting: bool) -> None:
    step = 0
    while await one_step_wrong(many_saves, fault, step, lasting):
        step += 1
    assert step > 8, "every step of a save was reached"


async def one_step_wrong(files: dict[str, bytes], fault: Fault, step: int, lasting: bool) -> bool:
    """One save with a fault at this step; gives whether it got so far."""
    disk = FakeDisk.holding(files)
    store = store_on(disk)
    await store.open()
    disk.fail(fault, step, lasting=lasting)
    why, stopped = None, False
    try:
        await store.save(NEW)
    except NotSaved as told:
        why = told.why
    except Stopped:
        stopped = True
    assert why in (None, WhyNot.NO_ROOM if "ROOM" in fault.name else WhyNot.FAILED)
    assert not why or fault is not Fault.SHORT, "writing in parts is no failure"
    hit, allowed = disk.hit, [vars(OLD), vars(NEW)] if why or stopped else [vars(NEW)]
    for left in every_end(disk):
        found = await found_on(left)
        assert found in allowed
        assert files.keys() <= left.keys() or found == vars(NEW), "an old copy goes only once the new one is safe"
    if why and not lasting:
        assert await found_on(disk.kept()) == vars(OLD), "not saved is not saved"
    disk.mend()
    if not stopped:
        await store.save(NEXT)
        for left in every_end(disk):
            assert await found_on(left) == vars(NEXT), "the store goes on as if nothing had been"
        if why:
            assert await without_newest(disk.kept()) == vars(OLD), "what was not saved is no copy either"
    return hit


def every_end(disk: FakeDisk) -> Iterator[dict[str, bytes]]:
    """What the next process may find: all as it is, or anything that a power cut may leave. Each once."""
    seen = set()
    for files in [disk.kept(), *disk.after_power_cut()]:
        state = frozenset(files.items())
        if state not in seen:
            seen.add(state)
            yield files


async def without_newest(files: dict[str, bytes]) -> dict[str, object]:
    files.pop(max(name for name in files if not name.startswith(".")))
    return await found_on(files)


async def test_the_fake_disk_finds_a_save_that_forgets_to_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests above would be worth nothing if it did not."""
    for forgotten in ("flush", "flush_folder"):
        disk = FakeDisk()
        store = store_on(disk)
        await store.open()
        await store.save(OLD)
        monkeypatch.setattr(disk, forgotten, lambda _: None)
        await store.save(NEW)
        found = [left for left in every_end(disk) if not await holds(left, NEW)]
        assert found, f"without {forgotten} something would be lost"


async def holds(files: dict[str, bytes], record: Record) -> bool:
    try:
        return await found_on(files) == vars(record)
    except Exception:
        return False


async def test_the_first_save_of_all_in_which_one_step_goes_wrong() -> None:
    for fault, lasting in WAYS:
        for step in range(12):
            disk = FakeDisk()
            store = store_on(disk)
            await store.open()
            disk.fail(fault, step, lasting=lasting)
            allowed = [vars(Record()), vars(NEW)]
            try:
                await store.save(NEW)
                allowed = [vars(NEW)]
            except (NotSaved, Stopped):
                pass
            for left in every_end(disk):
                assert await found_on(left) in allowed


async def test_drafts_are_the_old_or_the_new_too() -> None:
    old, new = {"/": {"what": "old"}}, {"/": {"what": "new"}}
    for fault, lasting in WAYS:
        for step in range(12):
            disk = FakeDisk()
            store = store_on(disk)
            await store.open()
            await store.keep_drafts(old)
            disk.fail(fault, step, lasting=lasting)
            allowed = [old, new]
            try:
                await store.keep_drafts(new)
                allowed = [new]
            except (NotSaved, Stopped):
                pass
            for left in every_end(disk):
                assert await store_on(FakeDisk.holding(left)).drafts() in allowed


async def test_real_files_are_for_this_user_only_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "record"
    keeper = FileKeeper(folder)
    await keeper.claim(take_over=False)
    await keeper.keep("0000000001-a", b"one", after=[""])
    await keeper.rewrite("drafts", b"half")
    assert sorted(os.listdir(folder)) == [".lock", "0000000001-a", "drafts"]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


async def test_what_an_interrupted_save_left_is_no_copy_and_is_cleared_away_by_the_next_writer(tmp_path: Path) -> None:
    left = tmp_path / ".new-0123"
    left.write_bytes(b"half of a rec")
    keeper = FileKeeper(tmp_path)
    assert await keeper.names() == []
    assert left.exists()
    await keeper.claim(take_over=False)
    assert not left.exists()


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, NoRoom), (errno.EDQUOT, NoRoom), (errno.EIO, OSError)])
async def test_what_the_system_answers(tmp_path: Path, number: int, kind: type[Exception]) -> None:
    class Full(Disk):
        def write(self, file: int, data: memoryview) -> int:
            raise OSError(number, os.strerror(number))

    keeper = FileKeeper(tmp_path, Full())
    await keeper.claim(take_over=False)
    with pytest.raises(OSError, match=os.strerror(number)) as told:
        await keeper.keep("0000000001-a", b"one", after=[""])
    assert type(told.value) is kind
    assert os.listdir(tmp_path) == [".lock"]
