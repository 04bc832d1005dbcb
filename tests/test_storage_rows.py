"""Rows that this version cannot read, and stores that a newer one wrote."""

from typing import Any

import pytest

from domain.keeping import NotSaved, ReadOnly, WhyNot
from fakes import Clock
from samples_of import a_child, a_concern, a_record
from storage.envelope import Envelope, Tables, seal, unseal
from storage.generations import Generation
from storage.store import TinyStore
from storage.upgrades import FORM, Form
from storage_fakes import MemoryPlace


def row(thing: Any, **more: Any) -> dict[str, Any]:
    return {**thing.model_dump(mode="json"), **more}


def holding(tables: Tables, schema: int = 1) -> MemoryPlace:
    """A place with one copy of these tables."""
    place = MemoryPlace()
    data = seal(Envelope(schema, 7, Clock()(), "save", tables))
    place.kept[Generation(7, Clock()(), "save", len(data), "0123abcd").name] = data
    return place


def newest_tables(place: MemoryPlace) -> Tables:
    return unseal(place.kept[max(place.kept)]).tables


UNREAD: Tables = {
    "concerns": {"odd": {"id": "odd", "what": ["not", "text"]}, "worse": "no row at all"},
    "diaries": {"y1": {"day": "plan"}},
}


def some_unread() -> Tables:
    rows = {"children": {"sam": row(a_child())}, "concerns": {"c1": row(a_concern("c1"))}}
    return {**rows, "concerns": {**rows["concerns"], **UNREAD["concerns"]}, "diaries": UNREAD["diaries"]}


async def test_unread_rows_are_counted_and_survive_every_save() -> None:
    place = holding(some_unread())
    store = TinyStore(place.keeper(), Clock())
    opened = await store.open()
    assert (list(opened.record.concerns), opened.unread, opened.read_only) == (["c1"], 3, None)
    await store.save(opened.record.with_(a_concern("c2")))
    await store.save(opened.record.without("sam"))
    tables = newest_tables(place)
    assert tables == {**UNREAD, "children": {}}
    assert (await TinyStore(place.keeper(), Clock()).open()).unread == 3


async def test_an_unread_row_is_not_written_over() -> None:
    place = holding(some_unread())
    store = TinyStore(place.keeper(), Clock())
    record = (await store.open()).record
    before = dict(place.kept)
    with pytest.raises(NotSaved) as told:
        await store.save(record.with_(a_concern("odd")))
    assert told.value.why is WhyNot.FAILED
    assert "odd" in told.value.detail
    assert place.kept == before
    await store.save(record.with_(a_concern("c2")))


async def test_a_newer_store_can_be_read_as_far_as_it_is_understood_and_is_not_written() -> None:
    tables: Tables = {
        "children": {"sam": row(a_child(), pronouns="he")},
        "concerns": {"c1": row(a_concern("c1"), mood="low"), "c2": row(a_concern("c2"), when="yesterday"), "c3": None},
        "diaries": {"y1": {"day": "plan"}},
    }
    place = holding(tables, schema=FORM.schema + 1)
    before = dict(place.kept)
    store = TinyStore(place.keeper(), Clock())
    opened = await store.open()
    assert vars(opened.record) == vars(a_record(a_concern("c1")))
    assert (opened.read_only, opened.unread) == (ReadOnly.NEWER, 2)
    for write in (store.save(a_record()), store.keep_drafts({})):
        with pytest.raises(NotSaved) as told:
            await write
        assert told.value.why is WhyNot.READ_ONLY
    assert place.kept == before


async def test_a_newer_copy_that_is_opened_later_is_not_written_either() -> None:
    place = holding({"children": {"sam": row(a_child())}}, schema=FORM.schema + 1)
    newer = next(iter(place.kept))
    store = TinyStore(place.keeper(), Clock())
    (copy,) = await store.copies()
    data = place.kept.pop(newer)
    await store.open()
    await store.save(a_record(a_concern()))
    place.kept[newer] = data
    assert (await store.open_copy(copy)).read_only is ReadOnly.NEWER
    with pytest.raises(NotSaved) as told:
        await store.save(a_record())
    assert told.value.why is WhyNot.READ_ONLY


def rename(tables: Tables) -> Tables:
    for child in tables["children"].values():
        child["name"] = child.pop("called")
    return tables


FORM_2 = Form(2, {1: rename})


def old_tables() -> Tables:
    child = row(a_child())
    child["called"] = child.pop("name")
    return {"children": {"sam": child}}


async def test_an_older_store_is_upgraded_and_the_old_is_kept_once_more_before_the_first_save() -> None:
    place = holding(old_tables())
    ((old_name, old),) = before = list(place.kept.items())
    store = TinyStore(place.keeper(), Clock(), FORM_2)
    record = (await store.open()).record
    assert vars(record) == vars(a_record())
    assert list(place.kept.items()) == before, "opening writes nothing"
    for n in range(30):
        await store.save(record.with_(a_concern(what=f"Number {n}")))
    copies = await store.copies()
    assert [(c.generation, c.reason) for c in copies if c.reason != "save"] == [(8, "upgrade")]
    assert await store.bytes_of(next(c for c in copies if c.reason == "upgrade")) == old
    assert unseal(place.kept[max(place.kept)]).schema == 2
    assert old_name not in place.kept, "only the copy of it lasts"
    again = await TinyStore(place.keeper(), Clock(), FORM_2).open()
    assert vars(again.record) == vars(record.with_(a_concern(what="Number 29")))


async def test_no_upgrade_without_its_copy() -> None:
    place = holding(old_tables())
    store = TinyStore(place.keeper(), Clock(), FORM_2)
    record = (await store.open()).record
    place.trouble = OSError("broken")
    with pytest.raises(NotSaved):
        await store.save(record.with_(a_concern()))
    place.trouble = None
    assert len(place.kept) == 1
    await store.save(record.with_(a_concern()))
    assert [copy.reason for copy in await store.copies()] == ["save", "upgrade", "save"]


async def test_a_second_tab_shows_an_older_store_upgraded() -> None:
    place = holding(old_tables())
    await place.keeper().claim(take_over=True)
    opened = await TinyStore(place.keeper(), Clock(), FORM_2).open()
    assert (vars(opened.record), opened.read_only) == (vars(a_record()), ReadOnly.ELSEWHERE)
