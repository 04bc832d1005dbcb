"""Delete everything: of every place where a record can be kept, nothing is left."""

from pathlib import Path

import pytest

from domain.keeping import NotSaved, Opened, WhyNot
from domain.record import Record
from fakes import Clock
from samples_of import a_concern, a_record
from storage.files import FileKeeper
from storage.keeper import Overtaken
from storage.store import TinyStore
from storage_fakes import MemoryPlace
from storage_fixtures import Place

CLOCK = Clock()


async def test_every_name_goes(place: Place) -> None:
    keeper = await place.keeper()
    await keeper.claim(take_over=False)
    await keeper.erase()
    await keeper.keep("0000000001-a", b"1", after=[""])
    await keeper.keep("0000000002-b", b"2", after=["0000000001-a"])
    await keeper.keep("0000000001-a-damaged", b"mark", after=["0000000002-b"])
    await keeper.rewrite("drafts", b"half")
    await keeper.rewrite("drafts-damaged-1", b"old half")
    await keeper.erase()
    assert await keeper.names() == []
    assert await (await place.keeper()).names() == []
    with pytest.raises(FileNotFoundError):
        await keeper.read("drafts")
    await keeper.keep("0000000001-a", b"again", after=[""])


async def test_only_the_writer_may(place: Place) -> None:
    first, second = await place.keeper(), await place.keeper()
    await first.claim(take_over=False)
    await first.keep("0000000001-a", b"1", after=[""])
    with pytest.raises(Overtaken):
        await second.erase()
    assert await first.names() == ["0000000001-a"]


async def test_afterwards_the_store_is_an_empty_new_one(place: Place) -> None:
    store = TinyStore(await place.keeper(), CLOCK)
    await store.open()
    for n in range(3):
        await store.save(a_record(a_concern(what=f"{n}")))
    await store.keep_drafts({"/": {"what": "half"}})
    opened = await store.erase()
    assert vars(opened.record) == vars(Record())
    assert (opened.read_only, opened.unread) == (None, 0)
    assert (await store.drafts(), await store.copies()) == ({}, ())
    await store.save(a_record(a_concern("new")))
    found = await TinyStore(await place.keeper(), CLOCK).open()
    assert list(found.record.concerns) == ["new"]
    assert [copy.generation for copy in await store.copies()] == [1]


async def test_what_an_interrupted_save_left_goes_too_and_the_lock_stays(tmp_path: Path) -> None:
    keeper = FileKeeper(tmp_path)
    await keeper.claim(take_over=False)
    (tmp_path / ".new-1").write_bytes(b"somebody's words")
    await keeper.keep("0000000001-a", b"1", after=[""])
    await keeper.erase()
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


async def test_a_tab_that_only_reads_deletes_nothing() -> None:
    place = MemoryPlace()
    first, second = TinyStore(place.keeper(), CLOCK), TinyStore(place.keeper(), CLOCK)
    await first.open()
    await first.save(a_record())
    await second.open()
    with pytest.raises(NotSaved) as told:
        await second.erase()
    assert told.value.why is WhyNot.ELSEWHERE
    assert len(place.kept) == 1


@pytest.mark.parametrize("answer_lost", [False, True])
async def test_when_it_fails_it_is_said_and_the_next_save_still_works(answer_lost: bool) -> None:
    place = MemoryPlace()
    store = TinyStore(place.keeper(), CLOCK)
    await store.open()
    await store.save(a_record())
    place.trouble, place.answer_lost = OSError("broken"), answer_lost
    with pytest.raises(NotSaved) as told:
        await store.erase()
    assert told.value.why is WhyNot.FAILED
    place.trouble = None
    await store.save(a_record(a_concern()))
    opened: Opened = await TinyStore(place.keeper(), CLOCK).open()
    assert vars(opened.record) == vars(a_record(a_concern()))
