"""Writing down a concern, as a parent does it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import flet as ft
import pytest

from domain.choices import ConcernStatus
from domain.keeping import WhyNot
from domain.kept import RoughDate
from domain.record import Record
from fakes import MemoryStore, kept
from headless import Phone
from samples_of import a_concern, a_record
from views.app import App

Make = Callable[[Record], App]


async def test_a_few_words_and_save(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()))
    await phone.tap("Add a concern")
    await phone.type("What happened?", "Cried before school")
    await phone.tap("Save concern")
    (concern,) = kept(phone.app).concerns.values()
    assert concern.what == "Cried before school"
    assert concern.when == RoughDate(year=2026, month=11, day=25)
    assert "Saved." in phone.texts
    assert "Cried before school" in phone.texts


async def test_nothing_written_is_told_beside_the_field_and_nothing_is_kept(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("How does it affect Sam?", "Tired")
    await phone.tap("Save concern")
    assert phone.field("What happened?").error == "Please write what happened. A few words are enough."
    assert "Nothing you wrote is lost. Please look again at: What happened?" in phone.texts
    assert phone.field("How does it affect Sam?").value == "Tired"
    assert not kept(phone.app).concerns
    await phone.type("What happened?", "Cried")
    await phone.tap("Save concern")
    assert len(kept(phone.app).concerns) == 1


async def test_a_day_that_is_not_is_told_and_what_was_typed_stays(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "Cried")
    await phone.date("When was it?", "31", "2", "2026")
    await phone.tap("Save concern")
    assert "There is no such date as 31 2 2026. Please check it." in phone.texts
    assert phone.field("Day, When was it?").value == "31"


async def test_about_then_is_a_good_answer(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "Stopped eating lunch")
    await phone.date("When was it?", "", "5", "2026")
    await phone.tap("Save concern")
    assert "About May 2026" in phone.texts


async def test_yesterday_is_one_tap(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "Cried")
    await phone.tap("Yesterday")
    assert phone.field("Day, When was it?").value == "24"
    assert phone.field("What happened?").value == "Cried"


async def test_the_rest_unfolds_and_is_kept(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "Covers his ears in the hall")
    await phone.tap("Add more detail")
    await phone.choose("At nursery, school or college")
    await phone.type("How often?", "most days")
    await phone.type("What helps?", "Ear defenders")
    await phone.type("Who have you told?", "class teacher")
    await phone.tap("Told today")
    await phone.type("What did they say?", "Will watch")
    await phone.tap("Save concern")
    assert "class teacher on Wednesday 25 November 2026" in phone.texts
    assert {"most days", "Ear defenders", "Will watch", "At nursery, school or college"} <= set(phone.texts)


@pytest.mark.parametrize(
    ("why", "told"),
    [(WhyNot.NO_ROOM, "Not saved: there is no room left"), (WhyNot.FAILED, "Not saved: something went wrong")],
)
async def test_a_save_that_fails_keeps_the_words_in_the_form(app_with: Make, why: WhyNot, told: str) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app, "/record/concern/new")
    await phone.type("What happened?", "Cried")
    assert isinstance(app._store, MemoryStore)
    app._store.fails = why
    await phone.tap("Save concern")
    assert told in phone.texts
    assert "Saved." not in phone.texts
    assert phone.field("What happened?").value == "Cried"
    assert not kept(app).concerns and not app.record.concerns
    app._store.fails = None
    await phone.tap("Save concern")
    assert "Saved." in phone.texts and told not in phone.texts


async def test_a_long_note_is_kept_whole(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    long = "It was a long day. " * 520
    await phone.type("What happened?", long)
    await phone.tap("Save concern")
    (concern,) = kept(phone.app).concerns.values()
    assert concern.what == long.strip()


async def test_what_is_too_long_is_told_and_not_cut(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "x" * 20_001)
    await phone.tap("Save concern")
    assert "20,001 characters" in str(phone.field("What happened?").error)
    assert len(phone.field("What happened?").value) == 20_001


async def test_changing_a_concern_and_how_it_stands(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record/concern/c1")
    await phone.tap("Change this concern")
    await phone.choose("Getting better")
    await phone.type("What happened?", "Cried before school, less now")
    await phone.tap("Save concern")
    (concern,) = kept(phone.app).concerns.values()
    assert (concern.status, concern.what) == (ConcernStatus.BETTER, "Cried before school, less now")
    assert phone.title == "Concern"


async def test_deleting_and_undoing(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record/concern/c1")
    await phone.tap("Delete this concern")
    assert phone.title == "Record" and not phone.can_tap("Cried before school")
    assert kept(phone.app).concerns["c1"].deleted_at
    await phone.tap("Undo")
    assert phone.can_tap("Cried before school")
    assert not kept(phone.app).concerns["c1"].deleted_at


async def test_an_entry_that_is_gone(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/nobody")
    assert "This entry is not in the record. It may have been deleted." in phone.texts
    await phone.tap("Go to the record")
    assert phone.title == "Record"


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("Europe/London", datetime(2026, 9, 15, 23, tzinfo=UTC)),  # summer time
        ("Asia/Tokyo", datetime(2026, 9, 15, 15, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 9, 16, 4, tzinfo=UTC)),
    ],
)
async def test_a_day_from_the_calendar_is_the_day_that_was_tapped(
    app_with: Make, monkeypatch: pytest.MonkeyPatch, zone: str, midnight: datetime
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        phone = await Phone.start(app_with(a_record()), "/record/concern/new")
        await phone.tap("Open a calendar, When was it?")
        picker = next(c for c in phone.controls(phone.page) if isinstance(c, ft.DatePicker))
        phone.session.apply_patch(picker._i, {"value": midnight})
        await phone.fire(picker, "change", midnight)
        boxes = [phone.field(f"{box}, When was it?").value for box in ("Day", "Month", "Year")]
        assert boxes == ["16", "9", "2026"]
        # left there, it would be drawn again with the form, and open itself again
        assert not [c for c in phone.controls(phone.page) if isinstance(c, ft.DatePicker) and c.open]
    finally:
        monkeypatch.undo()
        time.tzset()
