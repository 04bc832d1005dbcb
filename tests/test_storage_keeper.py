"""What every keeper promises, asked of each: in memory, in a folder, in a real browser."""

import asyncio

import pytest

from storage.keeper import Keeper, Overtaken, newest
from storage_fixtures import Place

FIRST, SECOND, THIRD = "0000000001-a", "0000000002-b", "0000000003-c"
EVERY_BYTE = bytes(range(256)) * 40


async def writer(place: Place) -> Keeper:
    keeper = await place.keeper()
    assert await keeper.claim(take_over=False)
    return keeper


async def test_nothing_is_there_at_first(place: Place) -> None:
    keeper = await writer(place)
    assert await keeper.names() == []
    with pytest.raises(FileNotFoundError):
        await keeper.read(FIRST)


@pytest.mark.parametrize("data", [EVERY_BYTE, b""])
async def test_bytes_come_back_as_they_were_to_another_keeper_too(place: Place, data: bytes) -> None:
    await (await writer(place)).keep(FIRST, data, after=[""])
    assert await (await place.keeper()).read(FIRST) == data


async def test_old_names_go_with_the_step_that_keeps_the_new(place: Place) -> None:
    keeper = await writer(place)
    await keeper.keep(FIRST, b"1", after=[""])
    await keeper.keep(SECOND, b"2", after=[FIRST], drop=[FIRST, "0000000000-never-there"])
    assert await keeper.names() == [SECOND]


async def test_a_save_that_is_not_after_the_newest_is_refused_and_changes_nothing(place: Place) -> None:
    keeper = await writer(place)
    await keeper.keep(FIRST, b"1", after=[""])
    await keeper.keep(SECOND, b"2", after=[FIRST])
    with pytest.raises(Overtaken):
        await keeper.keep(THIRD, b"3", after=[FIRST], drop=[FIRST, SECOND])
    assert sorted(await keeper.names()) == [FIRST, SECOND]
    await keeper.keep(THIRD, b"3", after=["0000000009-x", SECOND])


async def test_a_name_without_a_number_is_rewritten_and_is_never_the_newest(place: Place) -> None:
    keeper = await writer(place)
    for data in (b"one", EVERY_BYTE, b""):
        await keeper.rewrite("drafts", data)
        assert await keeper.read("drafts") == data
    await keeper.keep(FIRST, b"1", after=[""])
    assert sorted(await keeper.names()) == [FIRST, "drafts"]


async def test_only_one_writes(place: Place) -> None:
    first, second = await writer(place), await place.keeper()
    assert not await second.claim(take_over=False)
    assert await first.claim(take_over=False), "who writes already still does"
    for write in (second.keep(FIRST, b"1", after=[""]), second.rewrite("drafts", b"d")):
        with pytest.raises(Overtaken):
            await write
    assert await second.names() == []


async def test_taking_over_ends_the_first_writer(place: Place) -> None:
    first, second = await writer(place), await place.keeper()
    assert await second.claim(take_over=True)
    with pytest.raises(Overtaken):
        await first.keep(FIRST, b"1", after=[""])
    with pytest.raises(Overtaken):
        await first.rewrite("drafts", b"d")
    await second.keep(FIRST, b"2", after=[""])
    assert not await first.claim(take_over=False)
    assert await first.claim(take_over=True)
    await first.keep(SECOND, b"3", after=[FIRST])


async def test_both_take_over_at_once_and_one_has_it(place: Place) -> None:
    keepers = [await place.keeper() for _ in range(2)]
    await asyncio.gather(*(keeper.claim(take_over=True) for keeper in keepers))
    tried = [keeper.keep(FIRST, b"1", after=[""]) for keeper in keepers]
    refused = [error for error in await asyncio.gather(*tried, return_exceptions=True) if error]
    assert [type(error) for error in refused] == [Overtaken]


@pytest.mark.parametrize(
    ("names", "greatest"),
    [([], ""), (["drafts", ".lock"], ""), ([SECOND, FIRST, "drafts"], SECOND), (["1 photo.jpg", "9x", FIRST], FIRST)],
)
def test_the_newest_of_some_names(names: list[str], greatest: str) -> None:
    assert newest(names) == greatest
