"""Saving under strain: two taps at once, two tabs, one form after another. No entry may be lost or mixed up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import flet as ft
import pytest

from domain.choices import ActionStatus
from domain.family import PREFERENCES
from domain.keeping import ReadOnly
from domain.record import Preferences, Record
from fakes import MemoryStore, kept
from headless import Phone
from samples_of import NOW, a_child, a_concern, a_meeting, a_record, an_action
from views import fields
from views.app import App

Make = Callable[[Record], App]


def showing(child_id: str) -> Preferences:
    return Preferences(id=PREFERENCES, created_at=NOW, updated_at=NOW, child_id=child_id)


async def lose(phone: Phone, *written_elsewhere: object) -> None:
    """Another tab takes the record over, and writes in it."""
    store = phone.app._store
    assert isinstance(store, MemoryStore) and store.on_lost
    store.on_lost()
    store.read_only = ReadOnly.ELSEWHERE
    store.record = store.record.with_(*written_elsewhere)  # type: ignore[arg-type]
    await phone.settle()


async def test_two_quick_taps_both_count(app_with: Make) -> None:
    record = a_record(a_meeting(), an_action("a1", what="One"), an_action("a2", what="Two"))
    phone = await Phone.start(app_with(record), "/plan")
    buttons = [phone.find("Mark as done: One"), phone.find("Mark as done: Two")]
    await asyncio.gather(*(phone.session.dispatch_event(button._i, "click", None) for button in buttons))
    await phone.settle()
    assert {action.status for action in kept(phone.app).actions.values()} == {ActionStatus.DONE}


@pytest.mark.parametrize("button", ["Save child", "Look at the example family"])
async def test_a_double_tap_makes_one_child(app_with: Make, button: str) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings")
    if button == "Save child":
        await phone.tap("Add a child")
        await phone.type("Your child's first name or nickname", "Ali")
        await phone.choose("School")
        await phone.choose("My child gets SEN support")
    twice = phone.find(button)
    await asyncio.gather(*(phone.session.dispatch_event(twice._i, "click", None) for _ in range(2)))
    await phone.settle()
    assert len(kept(phone.app).children) == 2


async def test_undo_after_another_tab_wrote_brings_back_only_what_was_deleted(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record/concern/c1")
    await phone.tap("Delete this concern")
    undo = phone.app.said
    await lose(phone, a_concern("other", what="From the other tab"))
    await phone.tap("Use the record here")
    assert not phone.can_tap("Undo")
    phone.app.said = undo
    await phone.settle()
    await phone.tap("Undo")
    concerns = kept(phone.app).concerns
    assert set(concerns) == {"c1", "other"}
    assert not concerns["c1"].deleted_at


async def test_one_entrys_words_never_stand_in_the_form_of_another(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern(), a_concern("c2", what="Other"))), "/record/concern/c1/edit")
    await phone.type("What happened?", "Changed")
    await phone.visit("/record/concern/c2/edit")
    assert phone.field("What happened?").value == "Other"
    await phone.tap("Save concern")
    assert kept(phone.app).concerns["c2"].what == "Other"
    await phone.visit("/record/concern/c1/edit")
    assert phone.field("What happened?").value == "Changed"


async def test_a_form_stays_about_its_child_whoever_is_shown_meanwhile(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_child(id="ali", name="Ali"), showing("sam"))), "/record/concern/new")
    await phone.type("What happened?", "About Sam")
    await lose(phone, showing("ali"))
    await phone.tap("Use the record here")
    assert "This is about Sam" in phone.texts
    await phone.tap("Save concern")
    (concern,) = kept(phone.app).concerns.values()
    assert (concern.what, concern.child_id) == ("About Sam", "sam")


async def test_what_was_typed_while_reading_only_is_kept_after_taking_over(app_with: Make) -> None:
    app = app_with(a_record())
    assert isinstance(app._store, MemoryStore)
    app._store.read_only = ReadOnly.ELSEWHERE
    phone = await Phone.start(app, "/record/concern/new")
    await phone.type("What happened?", "Typed while reading only")
    await phone.tap("Use the record here")
    (draft,) = app._store.kept_drafts.values()
    assert draft["what"] == "Typed while reading only"
    await phone.visit("/")
    assert phone.can_tap("Go on writing")


async def test_an_old_draft_brings_back_nothing_that_was_changed_since(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(), an_action())), "/record/meeting/m1/edit")
    await phone.type("Where?", "Room 1")
    await phone.visit("/plan")
    await phone.tap("Mark as done")
    await phone.visit("/record/meeting/m1/edit")
    assert phone.field("Where?").value == "Room 1"
    await phone.tap("Save meeting")
    assert kept(phone.app).actions["a1"].status is ActionStatus.DONE
    assert kept(phone.app).meetings["m1"].where == "Room 1"


async def test_an_action_that_came_meanwhile_is_not_taken_for_one_that_was_removed(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(), an_action())), "/record/meeting/m1/edit")
    await phone.app.save("", an_action("a2", what="Came meanwhile"))
    await phone.tap("Save meeting")
    assert not kept(phone.app).actions["a2"].deleted_at


async def test_a_form_that_is_as_it_was_leaves_no_draft(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.tap("Today")
    await phone.type("What happened?", "Cried")
    await phone.type("What happened?", "")
    await phone.visit("/")
    assert "You were writing about a concern" not in phone.texts


async def test_a_deleted_child_takes_its_half_written_words_along(app_with: Make) -> None:
    app = app_with(a_record(a_child(id="ali", name="Ali")))
    phone = await Phone.start(app, "/record/concern/new")
    await phone.type("What happened?", "Private words")
    await app.drafts.keep()
    await phone.visit("/settings/child/sam")
    await phone.tap("Delete Sam")
    await phone.tap("Yes, delete Sam")
    assert isinstance(app._store, MemoryStore)
    assert not app._store.kept_drafts


async def test_a_message_does_not_come_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record/concern/c1")
    await phone.tap("Delete this concern")
    assert phone.can_tap("Undo")
    await phone.place("Today")
    await phone.place("Record")
    assert not phone.can_tap("Undo")


async def test_a_part_of_a_screen_that_fails_leaves_the_rest(app_with: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise ValueError("on purpose")

    phone = await Phone.start(app_with(a_record()))
    monkeypatch.setattr(fields, "look", broken)
    await phone.visit("/record/concern/new")
    assert phone.title == "New concern"
    assert "This part cannot be shown (ValueError)." in phone.texts
    await phone.visit("/plan")
    assert phone.title == "Plan"


async def test_a_first_screen_that_fails_shows_the_way_to_the_others(
    app_with: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from views import today

    def broken(*_: object) -> ft.Control:
        raise ValueError("on purpose")

    monkeypatch.setattr(today, "next_date", broken)
    phone = await Phone.start(app_with(a_record(a_concern())))
    assert "This screen cannot be shown" in phone.texts
    await phone.tap("Go to Record")
    assert phone.can_tap("Cried before school")
