"""Making a backup, opening one, and deleting everything: as a parent does it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import flet as ft
import pytest

from domain.keeping import WhyNot
from domain.record import Record
from fakes import Clock, MemoryStore, Page, ids, kept
from headless import Phone
from samples_of import a_child, a_concern, a_record
from views.app import App
from views.host import Host

Make = Callable[[Record], App]
WORDS = "kettle spoon window"


def saved(phone: Phone) -> list[tuple[str, bytes]]:
    """The files that were handed to the parent."""
    return [(args["file_name"], args["src_bytes"]) for name, args in phone.client.calls if name == "save_file"]


async def choose_file(phone: Phone, data: bytes) -> None:
    """Chooses this file once the phone's own chooser is open."""
    files = [ft.FilePickerFile(id=1, name="some.record", size=len(data), bytes=data)]
    await phone.app.device._picked(
        ft.FilePickerResultEvent(name="result", control=phone.app.device._files, files=files)
    )
    await phone.settle()


async def a_backup(app: App) -> tuple[Phone, bytes]:
    """The phone after a backup was made, and its file."""
    phone = await Phone.start(app, "/settings/backup")
    await phone.type("Passphrase", WORDS)
    await tap_slowly(phone, "Make a backup")
    return phone, saved(phone)[-1][1]


async def tap_slowly(phone: Phone, words: str) -> None:
    """Taps, and waits until the app has done what takes its time."""
    await phone.tap(words)
    await phone.settle(2000)


async def test_a_backup_in_two_taps_is_locked_and_noted(app_with: Make) -> None:
    phone, data = await a_backup(app_with(a_record(a_concern(what="Cried before school"))))
    assert "Your backup is made" in phone.texts
    assert "1 entry, Wednesday 25 November 2026. We opened it again" in phone.text
    assert saved(phone)[0][0] == "sen-diary-backup-2026-11-25.record"
    assert b"Cried" not in data
    await phone.visit("/settings")
    assert "Last backup: Wednesday 25 November 2026, today. Nothing has changed since." in phone.texts


async def test_a_short_passphrase_is_not_taken(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings/backup")
    await phone.type("Passphrase", "abc")
    await phone.tap("Make a backup")
    assert "Please use at least 12 letters." in phone.text and not saved(phone)


async def test_without_a_passphrase_it_says_who_can_read_it_first(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern(what="Cried before school"))), "/settings/backup")
    await phone.tap("Without a passphrase")
    assert "Anyone who gets the file can read all of it" in phone.text
    await tap_slowly(phone, "Make it without a passphrase")
    assert b"Cried before school" in saved(phone)[0][1]
    assert "Your recovery key" not in phone.texts


async def test_a_passphrase_is_in_no_draft(app_with: Make) -> None:
    phone, _ = await a_backup(app_with(a_record(a_concern())))
    await phone.app.drafts.keep()
    assert WORDS not in str(phone.app.drafts.all())


async def test_on_a_new_phone_it_is_opened_at_the_first_start(app_with: Make) -> None:
    _, data = await a_backup(app_with(a_record(a_concern(what="Cried before school"))))
    new = await Phone.start(app_with(Record()))
    await new.tap("I have a backup")
    await choose_file(new, data)
    assert "This backup is locked." in new.text
    await new.type("Passphrase or recovery key", "something else entirely")
    await tap_slowly(new, "Open the backup")
    assert "That does not open this file." in new.text
    await new.type("Passphrase or recovery key", WORDS)
    await tap_slowly(new, "Open the backup")
    assert "Saved on Wednesday 25 November 2026. 1 entry in all." in new.texts and "Sam: 1 entry" in new.texts
    await tap_slowly(new, "Open this record here")
    assert kept(new.app).concerns["c1"].what == "Cried before school"
    assert "Your backup is open." in new.texts


async def test_the_recovery_key_opens_it_too(app_with: Make) -> None:
    phone, data = await a_backup(app_with(a_record(a_concern())))
    key = phone.texts[phone.texts.index("Your recovery key") + 2]
    await phone.visit("/settings/restore")
    await choose_file(phone, data)
    await phone.type("Passphrase or recovery key", key.lower())
    await tap_slowly(phone, "Open the backup")
    assert "What is in it" in phone.texts


async def test_replacing_can_be_undone(app_with: Make) -> None:
    phone, data = await a_backup(app_with(a_record(a_concern())))
    now = a_concern(id="c2", what="Written after the backup")
    await phone.app.amend(lambda record: record.with_(now))
    await phone.visit("/settings/restore")
    await choose_file(phone, data)
    await phone.type("Passphrase or recovery key", WORDS)
    await tap_slowly(phone, "Open the backup")
    await tap_slowly(phone, "Replace my record")
    assert "c2" not in kept(phone.app).concerns
    await phone.tap("Undo")
    assert kept(phone.app).concerns["c2"].what == "Written after the backup"


async def test_one_child_of_it_is_added_beside_another(app_with: Make) -> None:
    _, data = await a_backup(app_with(a_record(a_concern())))
    ali = Record().with_(a_child(id="ali", name="Ali"))
    phone = await Phone.start(app_with(ali), "/settings/restore")
    await choose_file(phone, data)
    await phone.type("Passphrase or recovery key", WORDS)
    await tap_slowly(phone, "Open the backup")
    await tap_slowly(phone, "Add Sam to my record")
    assert set(kept(phone.app).children) == {"ali", "sam"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 something", "This is not a backup of SEN Diary."),
        (b"SEN-Diary 9 and more", "A newer version of SEN Diary made this file."),
        (b"SEN-Dia", "The end of this file is missing."),
    ],
)
async def test_a_wrong_file_changes_nothing_and_says_what_to_do(app_with: Make, data: bytes, told: str) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings/restore")
    before = kept(phone.app)
    await choose_file(phone, data)
    assert told in phone.text and "Your record is as it was." in phone.text
    assert kept(phone.app) is before


async def test_a_restore_that_fails_leaves_the_record(app_with: Make) -> None:
    phone, data = await a_backup(app_with(a_record(a_concern())))
    store: Any = phone.app._store
    await phone.visit("/settings/restore")
    await choose_file(phone, data)
    await phone.type("Passphrase or recovery key", WORDS)
    await tap_slowly(phone, "Open the backup")
    store.fails = WhyNot.NO_ROOM
    before = kept(phone.app)
    await tap_slowly(phone, "Replace my record")
    assert kept(phone.app) is before and phone.app.record is before


async def test_deleting_everything_asks_once_and_leaves_nothing() -> None:
    page = Page()
    store = MemoryStore(a_record(a_concern()))
    phone = await Phone.start(App(store, Clock(), ids(), Host(page)), "/record/concern/new")
    await phone.type("What happened?", "half-written")
    await phone.visit("/settings/erase")
    assert "Sam: 1 entry" in phone.texts
    await phone.tap("Delete everything")
    assert kept(phone.app).concerns
    await phone.tap("Yes, delete everything")
    assert store.record.children == {} and store.kept_drafts == {}
    assert phone.can_tap("Start") and not phone.app.drafts.all()
    assert "erased" in page.wishes


async def test_all_my_data_is_a_zip_of_plain_files(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern(what="Cried before school"))), "/settings/data")
    await phone.tap("Save all my data")
    ((name, data),) = saved(phone)
    assert name.endswith(".zip") and "Sam" not in name
    with ZipFile(io.BytesIO(data)) as files:
        assert b"Cried before school" in b"".join(map(files.read, files.namelist()))


async def test_today_asks_for_a_backup_once_there_is_much_to_lose(app_with: Make) -> None:
    few = await Phone.start(app_with(a_record(a_concern())))
    assert "Keep a backup" not in few.texts
    many = await Phone.start(app_with(a_record(*(a_concern(id=f"c{n}") for n in range(8)))))
    assert "Keep a backup" in many.texts
    await many.tap("Not now")
    assert "Keep a backup" not in many.texts


async def test_the_example_alone_is_nothing_to_lose(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Try it with an example family")
    await phone.visit("/settings")
    assert "You have no backup yet." in phone.texts
