"""Damaged copies: nothing is written over them, an earlier one can be opened, and they stay."""

import pytest

from domain.keeping import Copy, NotSaved, ReadOnly, Unreadable, WhyNot
from domain.record import Record
from fakes import Clock
from samples_of import a_concern, a_record
from storage.envelope import wrap
from storage.keeper import NoRoom
from storage.store import TinyStore
from storage_fakes import MemoryKeeper, MemoryPlace

Kept = dict[str, bytes]


async def three_copies() -> MemoryPlace:
    """A place with three copies: of one, two and three concerns."""
    place = MemoryPlace()
    store = TinyStore(place.keeper(), Clock())
    await store.open()
    for count in (1, 2, 3):
        await store.save(a_record(*(a_concern(f"c{n}") for n in range(count))))
    return place


def damage(place: MemoryPlace, *numbers: int) -> Kept:
    """Changes a byte of these copies; gives them as they are now."""
    names = [name for name in place.kept if int(name[:10]) in numbers]
    for name in names:
        place.kept[name] = place.kept[name].replace(b"Cried", b"Cr1ed")
    return {name: place.kept[name] for name in names}


async def unreadable(place: MemoryPlace, *, take_over: bool = True) -> tuple[TinyStore, Unreadable]:
    store = TinyStore(place.keeper(), Clock())
    with pytest.raises(Unreadable) as told:
        await store.open(take_over=take_over)
    return store, told.value


def numbers(copies: tuple[Copy, ...]) -> list[int]:
    return [copy.generation for copy in copies]


async def test_the_newest_is_damaged() -> None:
    place = await three_copies()
    ((name, data),) = damage(place, 3).items()
    before = dict(place.kept)
    store, told = await unreadable(place)
    assert numbers(told.damaged) == [3]
    assert told.last_good
    assert told.last_good.generation == 2
    assert await store.bytes_of(told.damaged[0]) == data
    for write in (store.save(a_record()), store.keep_drafts({})):
        with pytest.raises(NotSaved) as refused:
            await write
        assert refused.value.why is WhyNot.READ_ONLY
    assert place.kept == before, "nothing is written until the parent has decided"

    opened = await store.open_copy(told.last_good)
    assert list(opened.record.concerns) == ["c0", "c1"]
    for n in range(40):
        await store.save(opened.record.with_(a_concern(what=f"Number {n}")))
    copies = await store.copies()
    assert copies[0].generation == 43
    assert (copies[-1].generation, copies[-1].reason) == (3, "damaged"), "it is never let go of"
    assert place.kept[name] == data


async def test_it_is_asked_once() -> None:
    place = await three_copies()
    damage(place, 2, 3)
    store, told = await unreadable(place)
    assert numbers(told.damaged) == [3, 2]
    await store.open_copy(told.last_good)
    store = TinyStore(place.keeper(), Clock())
    again = await store.open(take_over=True)
    assert list(again.record.concerns) == ["c0"]
    await store.save(again.record.with_(a_concern("c9")))
    assert (await store.copies())[0].generation == 4, "the numbers of damaged copies are not used again"


async def test_an_older_damaged_copy_does_not_matter() -> None:
    place = await three_copies()
    damage(place, 1, 2)
    opened = await TinyStore(place.keeper(), Clock()).open(take_over=True)
    assert len(opened.record.concerns) == 3


@pytest.mark.parametrize("wrong", [b"", b"\n", wrap(b"{}"), wrap(b"")])
async def test_all_are_damaged_and_an_empty_record_is_started(wrong: bytes) -> None:
    place = await three_copies()
    place.kept = dict.fromkeys(place.kept, wrong)
    bad = dict(place.kept)
    store, told = await unreadable(place)
    assert (numbers(told.damaged), told.last_good) == ([3, 2, 1], None)
    opened = await store.open_copy(None)
    assert vars(opened.record) == vars(Record())
    await store.save(a_record(a_concern("new")))
    assert bad.items() <= place.kept.items()
    assert (await store.copies())[0].generation == 4
    again = await TinyStore(place.keeper(), Clock()).open(take_over=True)
    assert list(again.record.concerns) == ["new"]


async def test_a_second_tab_may_look_at_the_last_good_copy_but_marks_nothing() -> None:
    place = await three_copies()
    damage(place, 3)
    before = dict(place.kept)
    store, told = await unreadable(place, take_over=False)
    opened = await store.open_copy(told.last_good)
    assert len(opened.record.concerns) == 2
    with pytest.raises(NotSaved) as refused:
        await store.save(a_record())
    assert refused.value.why is WhyNot.ELSEWHERE
    assert place.kept == before


async def test_without_room_it_opens_and_the_mark_comes_with_the_next_save() -> None:
    place = await three_copies()
    ((name, data),) = damage(place, 3).items()
    store, told = await unreadable(place)
    place.trouble = NoRoom("full")
    opened = await store.open_copy(told.last_good)
    record = opened.record.with_(a_concern("c5"))
    with pytest.raises(NotSaved) as refused:
        await store.save(record)
    assert refused.value.why is WhyNot.NO_ROOM
    place.trouble = None
    await store.save(record)
    assert [copy.reason for copy in await store.copies()] == ["save", "damaged", "save", "save"]
    assert place.kept[name] == data


async def test_what_cannot_be_reached_and_then_can_is_not_marked_after_all() -> None:
    place = await three_copies()
    place.unreachable, place.trouble = {max(place.kept)}, NoRoom("full")
    store, told = await unreadable(place)
    await store.open_copy(told.last_good)
    place.unreachable, place.trouble = set(), None
    record = (await store.open()).record
    assert len(record.concerns) == 3
    await store.save(record.with_(a_concern("c9")))
    assert {copy.reason for copy in await store.copies()} == {"save"}


async def test_a_store_that_was_open_and_finds_damage_when_it_opens_again_writes_nothing() -> None:
    place = await three_copies()
    store = TinyStore(place.keeper(), Clock())
    await store.open(take_over=True)
    damage(place, 3)
    with pytest.raises(Unreadable):
        await store.open()
    with pytest.raises(NotSaved) as refused:
        await store.save(a_record(a_concern("c9")))
    assert refused.value.why is WhyNot.READ_ONLY


async def test_another_tab_takes_over_while_the_parent_decides() -> None:
    place = await three_copies()
    damage(place, 3)
    store, told = await unreadable(place)
    await unreadable(place)
    opened = await store.open_copy(told.last_good)
    assert opened.read_only is ReadOnly.ELSEWHERE


async def test_a_copy_that_was_let_go_of_while_it_was_looked_for_is_not_damaged() -> None:
    class Late(MemoryKeeper):
        async def names(self) -> list[str]:
            return [*await super().names(), "0000000004-20261125T093000Z-save-9-0123abcd"]

    opened = await TinyStore(Late(await three_copies()), Clock()).open()
    assert len(opened.record.concerns) == 3


async def test_the_copy_that_was_chosen_is_damaged_too() -> None:
    place = await three_copies()
    damage(place, 3)
    store, told = await unreadable(place)
    damage(place, 2)
    before = dict(place.kept)
    with pytest.raises(Unreadable) as again:
        await store.open_copy(told.last_good)
    assert place.kept == before
    assert numbers(again.value.damaged) == [3, 2]
    assert again.value.last_good
    assert list((await store.open_copy(again.value.last_good)).record.concerns) == ["c0"]


async def test_a_copy_that_cannot_be_reached_counts_as_damaged_if_another_can() -> None:
    place = await three_copies()
    place.unreachable = {max(place.kept)}
    store, told = await unreadable(place)
    assert numbers(told.damaged) == [3]
    await store.open_copy(told.last_good)
    await store.save(a_record(a_concern("new")))
    assert [copy.reason for copy in await store.copies()] == ["save", "damaged", "save", "save"]


async def test_a_place_that_cannot_be_reached_at_all_is_not_called_damaged() -> None:
    place = await three_copies()
    place.unreachable = set(place.kept)
    with pytest.raises(OSError, match="cannot be reached"):
        await TinyStore(place.keeper(), Clock()).open(take_over=True)


async def test_damaged_drafts_are_set_aside_once_and_are_none() -> None:
    place = MemoryPlace()
    store = TinyStore(place.keeper(), Clock())
    await store.open()
    await store.keep_drafts({"/record/concern/new": {"what": "He would not"}})
    bad = place.kept["drafts"] = place.kept["drafts"].replace(b"would", b"w0uld")
    assert await store.drafts() == {}
    assert await store.drafts() == {}
    await store.keep_drafts({"/": {}})
    assert await store.drafts() == {"/": {}}
    assert [data for name, data in place.kept.items() if name != "drafts"] == [bad]
    assert await store.copies() == ()


async def test_drafts_that_cannot_be_reached_or_set_aside_are_none() -> None:
    place = MemoryPlace()
    store = TinyStore(place.keeper(), Clock())
    await store.open()
    await store.keep_drafts({"/": {}})
    place.unreachable = {"drafts"}
    assert await store.drafts() == {}
    place.unreachable = set()
    place.kept["drafts"] = b"damaged"
    place.trouble = NoRoom("full")
    assert await store.drafts() == {}
