"""Making a backup, as a parent does it, and when the app asks for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import flet as ft
import pytest

from backup_steps import WORDS, app_at, backup_of, kept_at, make, quick_keys, saved, tap, tap_twice  # noqa: F401
from domain.backup_files import Backup, BackupFailed, BackupProblem
from domain.family import preferences
from domain.keeping import WhyNot
from domain.record import Record
from fakes import Clock, MemoryStore, ids
from headless import Phone
from samples_of import a_concern, a_record, an_action
from storage import backups
from storage.store import TinyStore
from storage_fakes import MemoryPlace
from views.app import App
from views.backup_words import PROBLEMS

Make = Callable[[Record], App]


async def at_backup(record: Record, place: MemoryPlace | None = None) -> Phone:
    return await Phone.start(await app_at(place or MemoryPlace(), record), "/settings/backup")


async def test_a_backup_in_two_taps_is_locked_and_noted() -> None:
    place = MemoryPlace()
    phone = await Phone.start(await app_at(place, a_record(a_concern(what="Cried before school"))), "/settings")
    assert "You have no backup yet. If this device is lost, 2 changes would be lost too." in phone.texts
    await phone.tap("Make a backup")
    data = await make(phone)
    assert "Your backup is made" in phone.texts
    assert "1 entry, Wednesday 25 November 2026. We opened it again" in phone.text
    assert saved(phone) == [("sen-diary-backup-2026-11-25.record", data)]
    assert b"Cried" not in data
    await phone.visit("/settings")
    assert "Last backup: Wednesday 25 November 2026, today. Nothing has changed since." in phone.texts
    row = preferences(await kept_at(place))
    assert row and row.backed_up_at == Clock().time


async def test_what_changed_since_is_counted() -> None:
    clock = Clock()
    place = MemoryPlace()
    store = TinyStore(place.keeper(), clock)
    await store.open()
    await store.save(a_record(a_concern()))
    phone = await Phone.start(App(store, clock, ids()), "/settings/backup")
    await make(phone)
    clock.move(days=3)
    phone.app.new_day()
    await phone.app.amend(lambda record: record.with_(a_concern(id="c2", updated_at=clock.time)))
    await phone.visit("/settings")
    assert "Last backup: Wednesday 25 November 2026, 3 days ago. 1 change since then." in phone.texts


@pytest.mark.parametrize("typed", ["", "abc", "kettle", "a            b"])
async def test_a_short_passphrase_is_not_taken_and_stays_on_the_screen(typed: str) -> None:
    phone = await at_backup(a_record(a_concern()))
    await phone.type("Passphrase", typed)
    await phone.tap("Make a backup")
    assert "Please use at least 12 letters." in phone.text and not saved(phone)
    assert phone.field("Passphrase").value == typed


async def test_the_keyboard_learns_nothing_of_a_passphrase() -> None:
    field = (await at_backup(a_record(a_concern()))).field("Passphrase")
    assert not (field.autocorrect or field.enable_suggestions or field.enable_ime_personalized_learning)
    assert field.capitalization in (None, ft.TextCapitalization.NONE)


async def test_a_passphrase_is_in_no_draft_log_title_or_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "sen-diary")
    place = MemoryPlace()
    phone = await at_backup(a_record(a_concern()), place)
    await phone.type("Passphrase", WORDS)
    await phone.app.drafts.keep()
    await make(phone)
    await phone.app.drafts.keep()
    assert not phone.app.drafts.all()
    assert all(WORDS.encode() not in data for data in place.kept.values())
    assert WORDS not in f"{caplog.text} {phone.page.route} {phone.page.title} {phone.text}"


async def test_without_a_passphrase_it_says_who_can_read_it_first() -> None:
    phone = await at_backup(a_record(a_concern(what="Cried before school")))
    assert not phone.can_tap("Make it without a passphrase")
    await phone.tap("Without a passphrase")
    assert "Anyone who gets the file can read all of it" in phone.text
    await tap(phone, "Make it without a passphrase")
    assert b"Cried before school" in saved(phone)[0][1]
    assert "Your recovery key" not in phone.texts


async def test_two_quick_taps_make_one_file() -> None:
    phone = await at_backup(a_record(a_concern()))
    await phone.type("Passphrase", WORDS)
    await tap_twice(phone, "Make a backup")
    assert len(saved(phone)) == 1, "two files would have two recovery keys, and one of them is not shown"


async def test_it_can_be_saved_again_and_shared() -> None:
    phone = await at_backup(a_record(a_concern()))
    data = await make(phone)
    await phone.tap("Save the file again")
    assert saved(phone) == [("sen-diary-backup-2026-11-25.record", data)] * 2
    phone.client.answers["share_files"] = lambda _: {"status": "unavailable", "raw": ""}
    await phone.tap("Share the file")
    assert "This device cannot share a file from here." in phone.text


@pytest.mark.parametrize("problem", BackupProblem)
def test_every_problem_has_its_words(problem: BackupProblem) -> None:
    assert PROBLEMS[problem]


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (BackupProblem.NOT_MADE, "we threw it away. Please try again."),
        (BackupProblem.NO_CIPHER, "A backup without a passphrase still works here."),
        (BackupProblem.TOO_BIG, "Your record is too big for one backup."),
    ],
)
async def test_what_fails_is_told_and_nothing_is_noted(
    problem: BackupProblem, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> Backup:
        raise BackupFailed(problem)

    monkeypatch.setattr(backups, "make", fail)
    phone = await at_backup(a_record(a_concern()))
    await phone.type("Passphrase", WORDS)
    await tap(phone, "Make a backup")
    assert told in phone.text and "Your record is as it was." in phone.text
    assert not saved(phone) and preferences(phone.app.record) is None
    assert phone.field("Passphrase").value == WORDS, "typed once is enough"


async def test_a_backup_that_cannot_be_noted_is_there_all_the_same(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings/backup")
    store = phone.app._store
    assert isinstance(store, MemoryStore)
    store.fails = WhyNot.NO_ROOM
    await make(phone)
    assert "Your backup is made" in phone.texts


async def test_where_the_record_can_only_be_read_a_backup_is_made_and_no_trouble_told() -> None:
    place = MemoryPlace()
    await app_at(place, a_record(a_concern()))
    second = App(TinyStore(place.keeper(), Clock()), Clock(), ids())
    phone = await Phone.start(second, "/settings/backup")
    assert second.read_only
    await make(phone)
    assert "Your backup is made" in phone.texts and not second.trouble


async def test_today_asks_for_a_backup_once_there_is_much_to_lose(app_with: Make) -> None:
    few = await Phone.start(app_with(a_record(a_concern())))
    assert "Keep a backup" not in few.texts
    many = await Phone.start(app_with(a_record(*(a_concern(id=f"c{n}") for n in range(8)))))
    assert "Keep a backup" in many.texts
    await many.tap("Not now")
    assert "Keep a backup" not in many.texts


async def test_not_now_holds_for_two_weeks(app_with: Make, clock: Clock) -> None:
    phone = await Phone.start(app_with(a_record(*(a_concern(id=f"c{n}") for n in range(8)))))
    await phone.tap("Not now")
    for days, asks in ((13, False), (2, True)):
        clock.time += timedelta(days=days)
        phone.app.new_day()
        await phone.visit("/plan")
        await phone.visit("/")
        assert ("Keep a backup" in phone.texts) is asks, days


@pytest.mark.parametrize("draft", ["sam:/record/concern/new", ":/welcome", "sam:/record/meeting/m1/ahead"])
async def test_only_what_is_really_half_written_keeps_it_from_asking(app_with: Make, draft: str) -> None:
    app = app_with(a_record(*(a_concern(id=f"c{n}") for n in range(8))))
    await app.open()
    app.drafts.typing(draft, {"what": "half"})
    phone = await Phone.start(app)
    assert ("Keep a backup" in phone.texts) is ("concern" not in draft)


async def test_nothing_is_asked_while_something_is_late(app_with: Make) -> None:
    late = an_action(by=Clock().time.date() - timedelta(days=2))
    phone = await Phone.start(app_with(a_record(late, *(a_concern(id=f"c{n}") for n in range(8)))))
    assert "Late" in phone.texts and "Keep a backup" not in phone.texts


async def test_the_example_alone_is_nothing_to_lose(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Try it with an example family")
    await phone.visit("/settings")
    assert "You have no backup yet." in phone.texts


async def test_the_key_that_is_shown_is_that_of_the_file() -> None:
    phone = await at_backup(a_record(a_concern()))
    data = await make(phone)
    key = phone.texts[phone.texts.index("Your recovery key") + 2]
    assert phone.can_tap("Copy the key")
    await phone.tap("Copy the key")
    assert "Copied. You can paste it now." in phone.texts
    assert key in phone.texts, "a message above it takes nothing away: it is shown only once"
    inside = await phone.app.look_into(data, key)
    assert inside.entries == 1 and inside.locked
    with pytest.raises(BackupFailed):
        await phone.app.look_into(await backup_of(a_record(a_concern())), key)


async def test_a_file_that_was_not_saved_is_no_backup(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings/backup")
    phone.client.answers["save_file"] = lambda _: None
    await phone.type("Passphrase", "kettle spoon window")
    await phone.tap("Make a backup")
    await phone.settle(3000)
    assert "The file was not saved, so this is no backup yet." in phone.text
    await phone.visit("/settings")
    assert "Last backup" not in phone.text
