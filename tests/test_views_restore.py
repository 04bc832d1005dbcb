"""Opening a backup, as a parent does it: on a new phone, and beside a record that is there already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backup_steps import WORDS, app_at, backup_of, choose_file, kept_at, make, quick_keys, tap, tap_twice, unlock  # noqa: F401
from domain.backup_files import BackupFailed, BackupProblem, Inside
from domain.backups import standing
from domain.record import Record
from fakes import Clock, Page
from headless import Phone
from samples_of import a_child, a_concern, a_record
from storage import backups, careful
from storage_fakes import MemoryPlace
from views.app import App
from views.host import Host

Make = Callable[[Record], App]
OURS = a_record(a_concern(what="Cried before school"))
AFTER = a_concern(id="c2", what="Written after the backup", updated_at=Clock(hour=12).time)


async def at_restore(record: Record, data: bytes, place: MemoryPlace | None = None) -> Phone:
    """The phone with this record, where a file was chosen."""
    phone = await Phone.start(await app_at(place or MemoryPlace(), record), "/settings/restore")
    await choose_file(phone, data)
    return phone


async def test_on_a_new_phone_it_is_opened_at_the_first_start() -> None:
    place, page = MemoryPlace(), Page()
    phone = await Phone.start(await app_at(place, host=Host(page)))
    assert phone.app.host
    page.tell(kept=False)
    phone.app.host.follow()
    await phone.tap("I have a backup")
    await choose_file(phone, await backup_of(OURS))
    assert "This backup is locked." in phone.text
    await unlock(phone, "something else entirely")
    assert "That does not open this file." in phone.text
    assert phone.field("Passphrase or recovery key").value == "something else entirely", "one letter may be put right"
    await unlock(phone)
    assert "Saved on Wednesday 25 November 2026, today. 1 entry in all." in phone.texts
    assert "Sam: 1 entry" in phone.texts
    assert not (await kept_at(place)).children, "nothing changes before it is seen"
    await tap(phone, "Open this record here")
    assert phone.title == "Today" and "Your backup is open." in phone.texts and not phone.can_tap("Undo")
    assert (await kept_at(place)).concerns == OURS.concerns
    assert standing(phone.app.record).changes == 0, "the file is a backup of it"
    assert "saved" in page.wishes, "the browser is asked to keep it for good"


async def test_the_first_start_that_was_begun_leaves_nothing_half_written() -> None:
    phone = await Phone.start(await app_at(MemoryPlace()))
    await phone.tap("Start")
    await phone.type("Your child's first name or nickname", "Sa")
    await phone.tap("Back")
    await phone.tap("I have a backup")
    await choose_file(phone, await backup_of(OURS, ""))
    await tap(phone, "Open this record here")
    assert not phone.app.drafts.all()


async def test_one_can_go_back_and_begin_a_record_after_all() -> None:
    phone = await Phone.start(await app_at(MemoryPlace()))
    await phone.tap("I have a backup")
    await choose_file(phone, b"%PDF-1.7 a letter")
    await phone.tap("Back")
    assert phone.can_tap("Start")


async def test_the_recovery_key_opens_it_too() -> None:
    phone = await Phone.start(await app_at(MemoryPlace(), OURS), "/settings/backup")
    data = await make(phone)
    key = phone.texts[phone.texts.index("Your recovery key") + 2]
    await phone.visit("/settings/restore")
    await choose_file(phone, data)
    await unlock(phone, key.lower().replace("-", " "))
    assert "What is in it" in phone.texts


async def test_a_slip_in_the_recovery_key_is_told() -> None:
    phone = await at_restore(OURS, await backup_of(OURS))
    await unlock(phone, "1234-5678-9012-3456-7890-1234-5678")
    assert "That looks like a recovery key with a slip in it." in phone.text


async def test_what_is_typed_is_in_no_draft_log_or_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "sen-diary")
    place = MemoryPlace()
    phone = await at_restore(OURS, await backup_of(OURS), place)
    for typed in (f"{WORDS} wrong", WORDS):
        await unlock(phone, typed)
        await phone.app.drafts.keep()
    assert not phone.app.drafts.all() and all(WORDS.encode() not in data for data in place.kept.values())
    assert WORDS not in f"{caplog.text} {phone.page.route} {phone.page.title}"


async def test_replacing_warns_of_what_is_newer_here_and_can_be_undone() -> None:
    place = MemoryPlace()
    data = await backup_of(OURS, clock=Clock(hour=8))
    phone = await at_restore(OURS.with_(AFTER), data, place)
    await unlock(phone)
    assert "This backup is older than your record: 1 change came after it." in phone.text
    at = phone.texts.index("What is on this device now")
    assert "Sam: 2 entries" in phone.texts[at:] and "Sam: 1 entry" in phone.texts[:at]
    await tap(phone, "Replace my record")
    assert (await kept_at(place)).concerns == OURS.concerns
    await phone.tap("Undo")
    assert "It is as it was before." in phone.texts
    assert (await kept_at(place)).concerns == OURS.with_(AFTER).concerns


async def test_the_backup_that_was_just_made_is_not_called_older() -> None:
    phone = await Phone.start(await app_at(MemoryPlace(), OURS), "/settings/backup")
    data = await make(phone)
    await phone.visit("/settings/restore")
    await choose_file(phone, data)
    await unlock(phone)
    assert phone.can_tap("Replace my record") and "older" not in phone.text


async def test_one_child_of_it_is_added_beside_another_and_taken_out_again() -> None:
    place = MemoryPlace()
    two = OURS.with_(a_child(id="jo", name="Jo"))
    ali = Record().with_(a_child(id="ali", name="Ali"), a_concern(id="c9", child_id="ali"))
    phone = await at_restore(ali, await backup_of(two), place)
    await unlock(phone)
    assert phone.can_tap("Add Jo to my record")
    await tap(phone, "Add Sam to my record")
    assert "Sam is added from your backup." in phone.texts
    record = await kept_at(place)
    assert set(record.children) == {"ali", "sam"} and set(record.concerns) == {"c1", "c9"}
    await phone.tap("Undo")
    assert set((await kept_at(place)).children) == {"ali"}


async def test_of_a_child_who_is_here_only_what_is_new_is_added() -> None:
    place = MemoryPlace()
    here = a_record(a_concern(what="Put right since", updated_at=Clock().time))
    phone = await at_restore(here, await backup_of(OURS.with_(a_concern(id="c2"))), place)
    await unlock(phone)
    await tap(phone, "Add what is new about Sam")
    record = await kept_at(place)
    assert record.concerns["c1"].what == "Put right since" and "c2" in record.concerns


async def test_the_example_family_of_a_backup_is_marked_and_not_added() -> None:
    data = await backup_of(OURS.with_(a_child(id="ex", name="Robin", example=True)), "")
    phone = await at_restore(OURS, data)
    assert "Robin (example): 0 entries" in phone.texts and not phone.can_tap("Robin to my record")


async def test_an_example_here_is_no_record_to_be_replaced() -> None:
    phone = await at_restore(Record().with_(a_child(id="ex", example=True)), await backup_of(OURS, ""))
    assert phone.can_tap("Open this record here") and not phone.can_tap("Replace my record")


async def test_a_backup_with_nobody_in_it_replaces_nothing() -> None:
    gone = Record().with_(a_child(deleted_at=Clock().time))
    phone = await at_restore(OURS, await backup_of(gone, ""))
    assert "This backup is empty" in phone.texts and not phone.can_tap("Replace my record")


def _flipped(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


@pytest.mark.parametrize(
    ("hurt", "told"),
    [
        (lambda _: b"", "The end of this file is missing."),
        (lambda _: b"%PDF-1.7 something", "This is not a backup of SEN Diary."),
        (lambda data: data.replace(b"SEN-Diary 1", b"SEN-Diary 9", 1), "A newer version of SEN Diary made this file."),
        (lambda data: data[: len(data) // 2], "The end of this file is missing."),
        (_flipped, "This file is damaged, so we did not open it."),
        (lambda data: data + bytes(10_000), "This file is too big to be a backup"),
    ],
    ids=["empty", "another app's", "newer", "cut off", "a flipped byte", "too big"],
)
@pytest.mark.parametrize("passphrase", ["", WORDS], ids=["plain", "locked"])
async def test_a_wrong_file_changes_nothing_and_says_what_to_do(
    hurt: Callable[[bytes], bytes], told: str, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = await backup_of(OURS, passphrase)
    monkeypatch.setattr(backups, "FILE", 10_000)
    place = MemoryPlace()
    phone = await Phone.start(await app_at(place, OURS), "/settings/restore")
    before = dict(place.kept)
    await choose_file(phone, hurt(data))
    assert told in phone.text and "Your record is as it was." in phone.text
    assert place.kept == before and phone.app.record.concerns == OURS.concerns
    await choose_file(phone, data)
    assert "This file was not opened" not in phone.texts, "another one can be chosen right away"


def test_the_biggest_file_is_as_the_facts_say() -> None:
    assert careful.FILE == 50_000_000


@pytest.mark.parametrize("problem", BackupProblem)
async def test_every_problem_is_shown_on_the_screen(problem: BackupProblem, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> Inside:
        raise BackupFailed(problem)

    monkeypatch.setattr(backups, "read", fail)
    phone = await at_restore(OURS, b"whatever")
    may_type = problem in (BackupProblem.LOCKED, BackupProblem.WRONG_KEY, BackupProblem.SLIP)
    assert phone.can_tap("Open the backup") is may_type
    assert ("This file was not opened" in phone.texts) is not may_type
    assert "Something went wrong" not in phone.text


async def test_a_restore_that_fails_leaves_the_record_and_the_screen() -> None:
    place = MemoryPlace()
    phone = await at_restore(OURS.with_(AFTER), await backup_of(OURS), place)
    await unlock(phone)
    kept, before = dict(place.kept), phone.app.record
    place.trouble = OSError("the disk is gone")
    await tap(phone, "Replace my record")
    assert "Not saved: something went wrong" in phone.texts
    assert place.kept == kept and phone.app.record is before
    place.trouble = None
    await tap(phone, "Replace my record")
    assert (await kept_at(place)).concerns == OURS.concerns, (
        "it goes on from there, with nothing to choose or type anew"
    )


async def test_two_quick_taps_restore_once_so_that_undo_brings_back_what_was_there() -> None:
    place = MemoryPlace()
    phone = await at_restore(OURS.with_(AFTER), await backup_of(OURS, ""), place)
    await tap_twice(phone, "Replace my record")
    await phone.tap("Undo")
    assert "c2" in (await kept_at(place)).concerns
