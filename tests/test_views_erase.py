"""Deleting everything: asked once, with what will go, and then nothing is left."""

from __future__ import annotations

import asyncio

import pytest

from backup_steps import app_at, kept_at
from domain.keeping import ReadOnly
from domain.record import Record
from fakes import Clock, MemoryStore, Page, ids
from headless import Phone
from samples_of import a_child, a_concern, a_meeting, a_record
from storage.store import TinyStore
from storage_fakes import MemoryPlace
from views import drafts as drafts_module
from views.app import App
from views.host import Host

OURS = a_record(a_concern(what="Cried before school"), a_meeting(), a_child(id="ex", name="Robin", example=True))


async def at_erase(place: MemoryPlace, page: Page | None = None) -> Phone:
    app = await app_at(place, OURS, Host(page) if page else None)
    return await Phone.start(app, "/settings/erase")


async def erase(phone: Phone) -> None:
    await phone.tap("Delete everything")
    await phone.tap("Yes, delete everything")


async def test_it_says_what_will_go_and_offers_a_backup_first() -> None:
    phone = await at_erase(MemoryPlace())
    assert {"Sam: 2 entries", "Robin (example): 0 entries", "All settings, people and reminders"} <= set(phone.texts)
    assert "Backups and copies that you saved or sent elsewhere stay where they are." in phone.texts
    assert "You have no backup yet. If this device is lost, 3 changes would be lost too." in phone.texts
    await phone.tap("Make a backup")
    assert phone.title == "Backup"


async def test_one_tap_deletes_nothing_and_one_can_keep_everything() -> None:
    place = MemoryPlace()
    phone = await at_erase(place)
    before = dict(place.kept)
    await phone.tap("Delete everything")
    assert "It cannot be brought back, except from a backup." in phone.texts
    await phone.tap("No, keep everything")
    assert not phone.can_tap("Yes, delete everything") and place.kept == before


async def test_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts_module, "PAUSE", 0)
    place, page = MemoryPlace(), Page()
    phone = await at_erase(place, page)
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "half-written words")
    assert any(b"half-written words" in data for data in place.kept.values())
    await phone.visit("/settings/erase")
    await erase(phone)
    assert all(b"Cried" not in data and b"half-written" not in data for data in place.kept.values())
    assert vars(await kept_at(place)) == vars(phone.app.record) == vars(Record())
    assert phone.can_tap("Start") and not phone.app.drafts.all() and not phone.can_tap("Undo")
    assert page.wishes.count("erased") == 1


async def test_a_new_record_can_be_begun_right_after() -> None:
    place = MemoryPlace()
    phone = await at_erase(place)
    await erase(phone)
    await phone.tap("Try it with an example family")
    assert phone.title == "Today" and (await kept_at(place)).children


async def test_what_fails_is_told_and_the_record_stays() -> None:
    place, page = MemoryPlace(), Page()
    phone = await at_erase(place, page)
    before = dict(place.kept)
    place.trouble = OSError("the disk is gone")
    await erase(phone)
    assert "Not everything was deleted" in phone.texts and "Your record is still here." in phone.text
    assert place.kept == before and vars(phone.app.record) == vars(OURS) and "erased" not in page.wishes
    place.trouble = None
    await phone.app.drafts.keep()
    assert len(place.kept) > len(before), "what is half-written is kept again"
    await phone.tap("Yes, delete everything")
    assert phone.can_tap("Start")


async def test_a_record_of_a_newer_version_can_be_deleted_and_a_new_one_written() -> None:
    store = MemoryStore(OURS)
    store.read_only = ReadOnly.NEWER
    app = App(store, Clock(), ids())
    phone = await Phone.start(app, "/settings/erase")
    await erase(phone)
    assert app.read_only is None and "You can only read here" not in phone.texts


async def test_a_draft_that_is_just_being_kept_does_not_come_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    place = MemoryPlace()
    keeper, going_on = place.keeper(), asyncio.Event()
    app = App(TinyStore(keeper, Clock()), Clock(), ids())
    phone = await Phone.start(app)
    await phone.tap("Try it with an example family")
    really = keeper.erase

    async def slow() -> None:
        await going_on.wait()
        await really()

    monkeypatch.setattr(keeper, "erase", slow)
    app.drafts.typing("sam:/record/concern/new", {"what": "half-written words"})
    await phone.visit("/settings/erase")
    erasing = asyncio.create_task(erase(phone))
    await phone.settle(200)
    keeping = asyncio.create_task(app.drafts.keep())  # as when the app is hidden meanwhile
    await phone.settle(200)
    going_on.set()
    await asyncio.gather(erasing, keeping)
    assert phone.can_tap("Start") and all(b"half-written" not in data for data in place.kept.values())
