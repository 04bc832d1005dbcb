"""Addresses, and the boundary around each screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.record import Record
from fakes import Clock, MemoryStore, ids
from headless import Phone
from samples_of import a_concern, a_record
from views import record as record_screen
from views.app import App

Make = Callable[[Record], App]


async def test_an_address_that_is_not() -> None:
    phone = await Phone.start(App(MemoryStore(a_record()), Clock(), ids()), "/no/such/place")
    assert phone.title == "Not found"


async def test_one_broken_screen_leaves_the_rest_working(app_with: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())))

    def broken(*_: object) -> None:
        raise ValueError("on purpose")

    monkeypatch.setattr(record_screen, "timeline_of", broken)
    await phone.place("Record")
    assert "This screen cannot be shown" in phone.texts
    await phone.tap("Go to Today")
    assert phone.title == "Today"
    monkeypatch.undo()
    await phone.place("Record")
    assert phone.can_tap("Cried before school")


async def test_a_tap_that_fails_is_told_and_the_rest_works(app_with: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "Cried")

    async def broken(*_: object, **__: object) -> None:
        raise ValueError("on purpose")

    monkeypatch.setattr(phone.app, "save", broken)
    await phone.tap("Save concern")
    assert "That did not work" in phone.texts
    assert phone.field("What happened?").value == "Cried"
    monkeypatch.undo()
    await phone.tap("Save concern")
    assert "Saved." in phone.texts
    assert "That did not work" not in phone.texts
