"""A restore, and a deletion of everything, in which each step goes wrong in every way: the old record is never lost."""

from pathlib import Path

import pytest

from domain.backup_files import Inside
from domain.backups import noted
from domain.keeping import NotSaved
from domain.record import Record
from fakes import Clock
from samples_of import a_child, a_concern, a_record
from storage.files import FileKeeper
from storage.store import TinyStore
from storage_disk import FakeDisk, Fault, Free, Stopped
from test_storage_files import WAYS, every_end, found_on

OLD = a_record(*(a_concern(f"c{n}", what="He would not go in. " * 5) for n in range(5)))
OTHER = Record().with_(a_child(id="ali", name="Ali"), *(a_concern(f"x{n}", child_id="ali") for n in range(5)))
CHOSEN = pytest.mark.parametrize("chosen", [None, ["ali"]])


async def on(disk: FakeDisk) -> TinyStore:
    store = TinyStore(FileKeeper(Path("/never/touched"), disk, Free()), Clock())
    await store.open()
    return store


@pytest.fixture(scope="module")
async def inside() -> Inside:
    store = await on(FakeDisk())
    await store.save(OTHER)
    return await store.look_into((await store.back_up()).data)


@pytest.fixture(scope="module")
async def files() -> dict[str, bytes]:
    disk = FakeDisk()
    store = await on(disk)
    await store.save(OLD.with_(a_concern("c1", what="Before")))
    await store.save(OLD)
    await store.keep_drafts({"/": {"what": "half"}})
    return disk.kept()


@CHOSEN
@pytest.mark.parametrize(("fault", "lasting"), WAYS)
async def test_a_restore_in_which_one_step_goes_wrong(
    files: dict[str, bytes], inside: Inside, chosen: list[str] | None, fault: Fault, lasting: bool
) -> None:
    new = noted(OTHER, inside.saved_at) if chosen is None else OLD.with_(*OTHER.children.values())
    new = new.with_(*OTHER.concerns.values())
    step = 0
    while await one_step_wrong(files, inside, chosen, new, fault, step, lasting):
        step += 1
    assert step > 15, "every step was reached: of the copy of what was, and of the new one"


async def one_step_wrong(
    files: dict[str, bytes],
    inside: Inside,
    chosen: list[str] | None,
    new: Record,
    fault: Fault,
    step: int,
    lasting: bool,
) -> bool:
    """One restore with a fault at this step; gives whether it got so far."""
    disk = FakeDisk.holding(files)
    store = await on(disk)
    disk.fail(fault, step, lasting=lasting)
    failed = stopped = False
    try:
        await store.restore(inside, chosen)
    except NotSaved:
        failed = True
    except Stopped:
        stopped = True
    hit = disk.hit
    allowed = [vars(OLD), vars(new)] if failed or stopped else [vars(new)]
    for left in every_end(disk):
        assert await found_on(left) in allowed
    if failed and not lasting:
        assert await found_on(disk.kept()) == vars(OLD)
    disk.mend()
    if not stopped:
        await store.save(OLD)
        assert await found_on(disk.kept()) == vars(OLD), "it goes on with the old record, or comes back to it"
        await store.restore(inside, chosen)
        assert await found_on(disk.kept()) == vars(new)
    return hit


@pytest.mark.parametrize(("fault", "lasting"), WAYS)
async def test_a_deletion_in_which_one_step_goes_wrong(files: dict[str, bytes], fault: Fault, lasting: bool) -> None:
    for step in range(10):
        disk = FakeDisk.holding(files)
        store = await on(disk)
        disk.fail(fault, step, lasting=lasting)
        failed = stopped = False
        try:
            await store.erase()
        except NotSaved:
            failed = True
        except Stopped:
            stopped = True
        for left in every_end(disk):
            found = await found_on(left)
            assert found in ([vars(OLD), vars(Record())] if failed or stopped else [vars(Record())])
        disk.mend()
        if not stopped:
            await store.save(OLD.with_(a_concern("after")))
            assert await found_on(disk.kept()) == vars(OLD.with_(a_concern("after")))
