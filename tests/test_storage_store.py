"""The store: what was saved is what is opened, on every place, and a save that fails leaves everything as it was."""

import asyncio

import pytest

from domain.keeping import NotSaved, ReadOnly, WhyNot
from domain.record import Record
from fakes import Clock
from samples_of import a_child, a_concern, a_record, an_action
from storage.keeper import NoRoom, Overtaken
from storage.store import TinyStore
from storage_fakes import MemoryPlace
from storage_fixtures import InMemory, Place
from test_storage_upgrades import everything


async def store_in(place: Place, clock: Clock | None = None) -> TinyStore:
    return TinyStore(await place.keeper(), clock or Clock())


async def opened(place: Place) -> TinyStore:
    store = await store_in(place)
    await store.open()
    return store


async def kept_in(place: Place) -> dict[str, object]:
    """What somebody would find who opens the place now."""
    return vars((await (await store_in(place)).open()).record)


async def test_nothing_was_ever_kept(place: Place) -> None:
    opened = await (await store_in(place)).open()
    assert (vars(opened.record), opened.read_only, opened.unread) == (vars(Record()), None, 0)
    assert await (await place.keeper()).names() == []


async def test_every_table_and_field_comes_back(place: Place) -> None:
    await (await opened(place)).save(everything())
    assert await kept_in(place) == vars(everything())


async def test_what_was_added_changed_and_taken_out_comes_back(place: Place) -> None:
    store = await opened(place)
    record = a_record(a_concern("c1"), a_concern("c2"), an_action(), a_child(id="ali"), a_concern("c3", child_id="ali"))
    await store.save(record)
    record = record.with_(a_concern("c2", what="It was the noise."), a_concern("c4")).without("ali")
    await store.save(record)
    assert await kept_in(place) == vars(record)


async def test_the_same_record_again_keeps_nothing_new() -> None:
    place = InMemory()
    store = await opened(place)
    await store.save(Record())
    assert place.place.kept == {}
    record = a_record(a_concern())
    await store.save(record)
    before = dict(place.place.kept)
    await store.save(record)
    assert place.place.kept == before


async def test_two_quick_saves_are_kept_in_order(place: Place) -> None:
    store = await opened(place)
    first = a_record(a_concern("c1"))
    second = first.with_(a_concern("c2"))
    await asyncio.gather(store.save(first), store.save(second))
    assert await kept_in(place) == vars(second)


async def test_numbers_grow_though_the_clock_is_set_back(place: Place) -> None:
    clock = Clock()
    for count in range(1, 5):
        store = await store_in(place, clock)
        await store.open(take_over=True)
        await store.save(a_record(*(a_concern(f"c{n}") for n in range(count))))
        clock.move(days=-400)
    copies = await store.copies()
    assert [copy.generation for copy in copies] == [4, 3, 2, 1]
    assert copies == tuple(sorted(copies, key=lambda copy: copy.saved_at))
    assert len((await (await store_in(place)).open()).record.concerns) == 4


async def test_old_copies_go_and_the_newest_ten_stay(place: Place) -> None:
    store = await opened(place)
    for n in range(14):
        await store.save(a_record(a_concern(what=f"Number {n}")))
    copies = await store.copies()
    assert [copy.generation for copy in copies] == list(range(14, 4, -1))
    assert {copy.name for copy in copies} == set(await (await place.keeper()).names())
    assert b"Number 4" in await store.bytes_of(copies[-1])


async def test_before_it_is_opened_nothing_is_saved() -> None:
    with pytest.raises(NotSaved) as told:
        await TinyStore(MemoryPlace().keeper(), Clock()).save(a_record())
    assert told.value.why is WhyNot.READ_ONLY


async def test_a_second_tab_reads_and_does_not_write(place: Place) -> None:
    first, second = await opened(place), await store_in(place)
    await first.save(a_record(a_concern()))
    await first.keep_drafts({"/record/concern/new": {"what": "He"}})
    opened_second = await second.open()
    assert opened_second.read_only is ReadOnly.ELSEWHERE
    assert vars(opened_second.record) == vars(a_record(a_concern()))
    for write in (second.save(a_record()), second.keep_drafts({})):
        with pytest.raises(NotSaved) as told:
            await write
        assert told.value.why is WhyNot.ELSEWHERE
    assert await second.drafts() == {"/record/concern/new": {"what": "He"}}
    assert await kept_in(place) == vars(a_record(a_concern()))


async def test_taking_over_tells_the_first_and_loses_nothing(place: Place) -> None:
    first, second = await opened(place), await store_in(place)
    told: list[str] = []
    first.on_lost = lambda: told.append("lost")
    record = a_record(a_concern("c1"))
    await first.save(record)
    assert (await second.open(take_over=True)).read_only is None
    for _ in range(2):
        with pytest.raises(NotSaved) as refused:
            await first.save(record.with_(a_concern("never kept")))
        assert refused.value.why is WhyNot.ELSEWHERE
    assert told == ["lost"]
    await second.save(record.with_(a_concern("c2")))
    back = await first.open(take_over=True)
    assert list(back.record.concerns) == ["c1", "c2"]
    await first.save(back.record.with_(a_concern("c3")))
    assert list((await (await store_in(place)).open()).record.concerns) == ["c1", "c2", "c3"]


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (NoRoom("full"), WhyNot.NO_ROOM),
        (Overtaken("other"), WhyNot.ELSEWHERE),
        (OSError("broken"), WhyNot.FAILED),
        (RuntimeError("a mistake of ours"), WhyNot.FAILED),
    ],
)
@pytest.mark.parametrize("answer_lost", [False, True])
async def test_a_failed_save_leaves_what_was_kept_and_the_next_one_succeeds(
    trouble: Exception, why: WhyNot, answer_lost: bool
) -> None:
    place = InMemory()
    store = await opened(place)
    record = a_record(a_concern("c1"), a_concern("c2"))
    await store.save(record)
    place.place.trouble, place.place.answer_lost = trouble, answer_lost
    for what in ("Never kept.", "Nor this."):
        with pytest.raises(NotSaved) as told:
            await store.save(record.with_(a_concern("c1", what=what), a_concern("c9")))
        assert told.value.why is why
        with pytest.raises(NotSaved):
            await store.keep_drafts({})
    place.place.trouble = None
    if why is WhyNot.ELSEWHERE:
        await store.open()
    record = record.with_(a_concern("c3"))
    await store.save(record)
    assert await kept_in(place) == vars(record)
    if why is not WhyNot.ELSEWHERE:
        assert not any(b"Never kept." in data for data in place.place.kept.values()), "it was not saved, so it goes"


async def test_losing_the_writing_is_told_once() -> None:
    place = MemoryPlace()
    keeper = place.keeper()
    store = TinyStore(keeper, Clock())
    told: list[str] = []
    store.on_lost = lambda: told.append("lost")
    await store.open()
    place.writer = None
    with pytest.raises(NotSaved):
        await store.save(a_record())
    assert keeper.on_lost
    keeper.on_lost()
    assert told == ["lost"]


async def test_a_save_that_is_cancelled_leaves_the_store_as_it_was(place: Place) -> None:
    store = await opened(place)
    record = a_record(a_concern("c1"))
    await store.save(record)
    for turns in range(6):
        saving = asyncio.ensure_future(store.save(record.with_(a_concern("c1", what=f"Perhaps kept {turns}."))))
        for _ in range(turns):
            await asyncio.sleep(0)
        saving.cancel()
        await asyncio.wait([saving])
        if not saving.cancelled():
            record = record.with_(a_concern("c1", what=f"Perhaps kept {turns}."))
        record = record.with_(a_concern(f"d{turns}"))
        await store.save(record)
    assert await kept_in(place) == vars(record)


async def test_drafts_come_back_and_are_no_copies(place: Place) -> None:
    store = await opened(place)
    assert await store.drafts() == {}
    drafts = {"/record/concern/new": {"what": "Zoë 🦓\n", "when": ""}, "/record/meeting/m1": {}}
    await store.keep_drafts({"/old": {}})
    await store.keep_drafts(drafts)
    assert await (await store_in(place)).drafts() == drafts
    assert await store.copies() == ()
