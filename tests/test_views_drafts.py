"""A half-written form is offered again: after the back button, a closed tab, a phone call."""

import asyncio
from collections.abc import Callable
from datetime import date

import pytest

from domain.record import Record
from fakes import MemoryStore
from headless import Phone
from samples_of import a_child, a_concern, a_meeting, a_record
from views import drafts as drafts_module
from views.app import App

Make = Callable[[Record], App]


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts_module, "PAUSE", 0)


def store_of(app: App) -> MemoryStore:
    store = app._store
    assert isinstance(store, MemoryStore)
    return store


async def half_written(app: App) -> Phone:
    phone = await Phone.start(app, "/record/concern/new")
    await phone.type("What happened?", "Would not put his shoes on")
    await phone.settle()
    return phone


async def test_after_the_back_button(app_with: Make) -> None:
    phone = await half_written(app_with(a_record()))
    await phone.back()
    await phone.place("Today")
    assert "You were writing about a concern" in phone.texts
    await phone.tap("Go on writing")
    assert phone.field("What happened?").value == "Would not put his shoes on"
    assert "We kept what you had written" in phone.texts


async def test_after_the_tab_was_closed(app_with: Make) -> None:
    first = app_with(a_record())
    await half_written(first)
    again = App(store_of(first), first._clock, first.new_id)
    phone = await Phone.start(again)
    await phone.tap("Go on writing")
    assert phone.field("What happened?").value == "Would not put his shoes on"
    await phone.tap("Save concern")
    assert len(store_of(again).record.concerns) == 1
    assert not store_of(again).kept_drafts
    await phone.place("Today") if phone.title == "Record" else await phone.visit("/")
    assert "You were writing about a concern" not in phone.texts


async def test_hiding_the_app_keeps_what_is_typed_at_once(app_with: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts_module, "PAUSE", 3600)
    app = app_with(a_record())
    phone = await half_written(app)
    assert not store_of(app).kept_drafts
    await phone.session.dispatch_event(phone.page._i, "app_lifecycle_state_change", {"state": "hide"})
    await phone.settle()
    (draft,) = store_of(app).kept_drafts.values()
    assert draft["what"] == "Would not put his shoes on"
    if app.drafts._timer:
        app.drafts._timer.cancel()
        await asyncio.gather(app.drafts._timer, return_exceptions=True)


async def test_start_again_gives_an_empty_form_and_lets_the_draft_go(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await half_written(app)
    await phone.visit("/")
    await phone.tap("Go on writing")
    await phone.tap("Start again")
    assert phone.field("What happened?").value == ""
    assert not store_of(app).kept_drafts


async def test_throwing_it_away_from_today(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await half_written(app)
    await phone.visit("/")
    await phone.tap("Throw it away")
    assert "You were writing about a concern" not in phone.texts
    assert not store_of(app).kept_drafts


async def test_a_draft_belongs_to_one_child(app_with: Make) -> None:
    app = app_with(a_record(a_child(id="ali", name="Ali")))
    phone = await half_written(app)
    ali = app.record.children["ali"]
    await app.choose_child(ali)
    await phone.visit("/")
    assert "You were writing about a concern" not in phone.texts
    await phone.visit("/record/concern/new")
    assert phone.field("What happened?").value == ""


async def test_an_entry_that_is_being_changed_keeps_its_draft_too(app_with: Make) -> None:
    app = app_with(a_record(a_concern()))
    phone = await Phone.start(app, "/record/concern/c1/edit")
    await phone.type("What happened?", "Cried, then was fine")
    await phone.visit("/")
    await phone.tap("Go on writing")
    assert phone.field("What happened?").value == "Cried, then was fine"
    assert app.record.concerns["c1"].what == "Cried before school"


async def test_deleting_an_entry_lets_its_draft_go(app_with: Make) -> None:
    app = app_with(a_record(a_concern()))
    phone = await Phone.start(app, "/record/concern/c1/edit")
    await phone.type("What happened?", "Cried, then was fine")
    await phone.visit("/record/concern/c1")
    await phone.tap("Delete this concern")
    await phone.place("Today")
    assert "You were writing about a concern" not in phone.texts


async def test_undo_brings_back_what_was_half_written_about_it_too(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 12, 2)))), "/record/meeting/m1/edit")
    await phone.type("Where?", "Room 4")
    await phone.visit("/record/meeting/m1")
    await phone.tap("Delete this meeting")
    assert not phone.app.drafts.all()
    await phone.tap("Undo")
    await phone.visit("/record/meeting/m1/edit")
    assert phone.field("Where?").value == "Room 4"
    assert "We kept what you had written" in phone.texts
