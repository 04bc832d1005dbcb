"""A record that cannot be opened: nothing is started over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from domain.keeping import Copy, Unreadable
from domain.record import Record
from fakes import Clock, MemoryStore, ids
from headless import Phone
from samples_of import a_concern, a_record
from views.app import App

Make = Callable[[Record], App]


async def test_a_damaged_record_is_never_started_over() -> None:
    damaged = Copy("new", 12, datetime(2026, 11, 24, 21, 41, tzinfo=UTC), "save")
    good = Copy("old", 11, datetime(2026, 11, 23, 8, 5, tzinfo=UTC), "save")
    store = MemoryStore(a_record(a_concern()))
    store.damage = Unreadable((damaged,), good)
    phone = await Phone.start(App(store, Clock(), ids()))
    assert "Part of your record cannot be read" in phone.texts
    assert store.saves == 0
    await phone.tap("Save the damaged copy")
    saved = [args for name, args in phone.client.calls if name == "save_file"]
    assert saved[0]["src_bytes"] == b"the bytes of new"
    await phone.tap("Open the last good copy")
    assert phone.title == "Today"


async def test_a_damaged_record_with_nothing_else(app_with: Make) -> None:
    damaged = Copy("new", 12, datetime(2026, 11, 24, 21, 41, tzinfo=UTC), "save")
    store = MemoryStore(a_record())
    store.damage = Unreadable((damaged,), None)
    phone = await Phone.start(App(store, Clock(), ids()))
    assert not phone.can_tap("Open the last good copy")
    await phone.tap("Start a new record")
    assert "Keep track of your child's support" in phone.texts


async def test_a_store_that_cannot_be_reached_is_tried_again() -> None:
    store = MemoryStore(a_record(a_concern()))
    store.reachable = False
    phone = await Phone.start(App(store, Clock(), ids()))
    assert "Your record cannot be opened right now" in phone.texts
    store.reachable = True
    await phone.tap("Try again")
    assert phone.title == "Today"
