"""A backup is made, checked, shown and restored; and what it takes the place of can be gone back to."""

import subprocess
import sys
from pathlib import Path

import pytest

from domain.backup_files import BackupFailed, BackupProblem
from domain.backups import standing
from domain.keeping import NotSaved, ReadOnly, WhyNot
from domain.record import Record
from domain.recovery import secret_of
from fakes import Clock
from samples_of import a_child, a_concern, a_record
from storage import locked
from storage.envelope import Envelope, seal, unseal
from storage.store import TinyStore
from storage.upgrades import FORM
from storage_fakes import MemoryPlace
from storage_fixtures import InMemory, Place
from test_storage_upgrades import SAMPLES, everything

ROOT = Path(__file__).parent.parent
WORDS = "Correct horse, Zoë’s battery"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slowness of a passphrase is not what is tested here."""
    monkeypatch.setattr(locked, "ITERATIONS", 10)


async def holding(record: Record, place: Place | None = None, clock: Clock | None = None) -> TinyStore:
    store = TinyStore(await (place or InMemory()).keeper(), clock or Clock())
    await store.open()
    await store.save(record)
    return store


async def why_not(store: TinyStore, data: bytes, typed: str = "") -> BackupProblem:
    with pytest.raises(BackupFailed) as told:
        await store.look_into(data, typed)
    return told.value.why


@pytest.mark.parametrize("passphrase", ["", WORDS])
async def test_everything_goes_to_a_new_phone(place: Place, passphrase: str) -> None:
    backup = await (await holding(everything())).back_up(passphrase)
    new = TinyStore(await place.keeper(), Clock())
    await new.open()
    inside = await new.look_into(backup.data, passphrase)
    assert (vars(inside.record), inside.unread, inside.older) == (vars(everything()), 0, False)
    restored = await new.restore(inside)
    opened = await TinyStore(await place.keeper(), Clock()).open()
    assert vars(opened.record) == vars(restored)
    assert {**vars(restored), "preferences": None} == {**vars(everything()), "preferences": None}
    assert standing(restored).last == inside.saved_at, "the file that was just read is a backup of it"


async def test_the_recovery_key_opens_it_too_and_may_be_one_that_is_printed_already() -> None:
    store = await holding(a_record(a_concern()))
    first = await store.back_up(WORDS)
    assert secret_of(first.recovery)
    second = await store.back_up("other words", first.recovery)
    assert second.recovery == first.recovery
    inside = await store.look_into(second.data, first.recovery.lower().replace("-", " "))
    assert vars(inside.record) == vars(a_record(a_concern()))
    assert (await store.back_up(WORDS)).recovery != first.recovery, "nothing secret is used twice unless it is wanted"


@pytest.mark.parametrize("typed", [f" {WORDS}\n", WORDS.replace(" ", "  "), WORDS.replace("ë", "e\u0308")])
async def test_a_keyboard_may_give_the_same_passphrase_in_another_way(typed: str) -> None:
    store = await holding(a_record())
    assert (await store.look_into((await store.back_up(WORDS)).data, typed)).locked


async def test_what_does_not_open_it_is_told_apart() -> None:
    store = await holding(a_record())
    backup = await store.back_up(WORDS)
    slip = backup.recovery[:-1] + ("0" if backup.recovery[-1] != "0" else "1")
    assert await why_not(store, backup.data) is BackupProblem.LOCKED
    assert await why_not(store, backup.data, "correct horse") is BackupProblem.WRONG_KEY
    assert await why_not(store, backup.data, WORDS.upper()) is BackupProblem.WRONG_KEY
    assert await why_not(store, backup.data, slip) is BackupProblem.SLIP
    other = await store.back_up(WORDS)
    assert await why_not(store, backup.data, other.recovery) is BackupProblem.WRONG_KEY


async def test_a_recovery_key_that_was_taken_as_passphrase_opens_it() -> None:
    store = await holding(a_record())
    earlier = (await store.back_up(WORDS)).recovery
    assert await store.look_into((await store.back_up(earlier)).data, earlier)


async def test_nothing_of_the_record_can_be_read_in_a_locked_one() -> None:
    store = await holding(a_record(a_concern(what="Unmistakable")))
    backups = [(await store.back_up(WORDS)).data for _ in range(2)]
    assert all(b"Unmistakable" not in data and WORDS.encode() not in data for data in backups)
    assert len({data[200:] for data in backups}) == 2, "no two are alike"


async def test_a_plain_one_is_what_a_kept_copy_is() -> None:
    store = await holding(a_record(a_concern()))
    [copy] = await store.copies()
    plain, kept = (await store.back_up()).data, await store.bytes_of(copy)
    assert unseal(plain).tables == unseal(kept).tables
    assert vars((await store.look_into(kept)).record) == vars(a_record(a_concern())), "the cover's own copy is one too"


async def test_the_preview_says_whose_it_is_and_when_and_how_much() -> None:
    clock = Clock()
    ali = a_child(id="ali", name="Ali", created_at=clock.time)
    record = a_record(a_concern("c1"), a_concern("c2"), a_concern("gone", deleted_at=clock.time), ali)
    store = await holding(record, clock=clock)
    backup = await store.back_up(WORDS)
    assert (backup.entries, backup.made_at) == (2, clock.time)
    saved_at = clock.time
    clock.move(days=3)
    assert not (await store.look_into(backup.data, WORDS)).older
    await store.save(record.with_(a_concern("c3")))
    inside = await store.look_into(backup.data, WORDS)
    assert [(child.name, count) for child, count in inside.children] == [("Sam", 2), ("Ali", 0)]
    assert (inside.saved_at, inside.entries, inside.older, inside.locked) == (saved_at, 2, True, True)


@pytest.mark.parametrize("schema", range(1, FORM.schema + 1))
async def test_a_copy_of_an_older_form_is_upgraded(schema: int) -> None:
    store = await holding(a_record())
    inside = await store.look_into((SAMPLES / f"v{schema}.record").read_bytes())
    assert inside.record.concerns["n1"].what.startswith("Reads backwards.")
    await store.restore(inside)
    newest = (await store.copies())[0]
    assert unseal(await store.bytes_of(newest)).schema == FORM.schema


async def test_before_a_restore_the_old_record_is_kept_for_long_and_can_be_saved_again(place: Place) -> None:
    clock, old = Clock(), a_record(a_concern(what="Old"))
    store = await holding(old, place, clock)
    other = await (await holding(a_record(a_concern(what="Of the backup"), a_concern("c9")))).back_up()
    await store.restore(await store.look_into(other.data))
    assert [copy.reason for copy in await store.copies()] == ["save", "restore", "save"]
    await store.save(old)
    assert vars((await TinyStore(await place.keeper(), clock).open()).record) == vars(old)
    for n in range(15):
        clock.move(days=1)
        await store.save(old.with_(a_concern("later", what=f"{n}")))
    assert "restore" in [copy.reason for copy in await store.copies()]


async def test_chosen_children_are_added() -> None:
    backup = await (
        await holding(a_record(a_concern("c1"), a_child(id="ali", name="Ali"), a_concern("x", child_id="ali")))
    ).back_up()
    place = InMemory()
    store = await holding(Record().with_(a_child(id="bo"), a_concern("b1", child_id="bo")), place)
    record = await store.restore(await store.look_into(backup.data), ["ali"])
    assert (set(record.children), set(record.concerns)) == ({"bo", "ali"}, {"b1", "x"})
    assert [copy.reason for copy in await store.copies()] == ["save", "restore", "save"]
    copies = len(place.place.kept)
    await store.restore(await store.look_into(backup.data), ["ali"])
    assert len(place.place.kept) == copies, "what is there already needs no copy"
    await store.save(record.with_(a_concern("b2", child_id="bo")))
    assert len((await TinyStore(await place.keeper(), Clock()).open()).record.concerns) == 3


async def test_rows_that_this_version_cannot_read_are_told_and_not_lost() -> None:
    rows = {"concerns": {"odd": {"id": "odd", "mood": "blue"}}, "children": {}}
    data = seal(Envelope(FORM.schema, 1, Clock().time, "save", rows))
    place = InMemory()
    store = await holding(a_record(), place)
    inside = await store.look_into(data)
    assert inside.unread == 1
    await store.restore(inside)
    assert (await TinyStore(await place.keeper(), Clock()).open()).unread == 1


async def test_where_nothing_was_kept_there_is_no_backup() -> None:
    store = TinyStore(MemoryPlace().keeper(), Clock())
    await store.open()
    with pytest.raises(BackupFailed) as told:
        await store.back_up(WORDS)
    assert told.value.why is BackupProblem.NOTHING


async def test_a_tab_that_only_reads_backs_up_what_the_other_has_kept_and_restores_nothing() -> None:
    place = InMemory()
    first, second = await holding(a_record(a_concern("c1")), place), TinyStore(await place.keeper(), Clock())
    assert (await second.open()).read_only is ReadOnly.ELSEWHERE
    await first.save(a_record(a_concern("c1"), a_concern("c2")))
    inside = await second.look_into((await second.back_up()).data)
    assert list(inside.record.concerns) == ["c1", "c2"]
    with pytest.raises(NotSaved) as told:
        await second.restore(inside)
    assert told.value.why is WhyNot.ELSEWHERE


async def test_a_record_of_a_newer_version_can_be_backed_up_but_not_read() -> None:
    place = MemoryPlace()
    newer = seal(Envelope(FORM.schema + 1, 1, Clock().time, "save", {"children": {}, "moods": {"m": {}}}))
    place.kept["0000000001-20261101T200000Z-save-1-00000000"] = newer
    store = TinyStore(place.keeper(), Clock())
    assert (await store.open()).read_only is ReadOnly.NEWER
    backup = await store.back_up(WORDS)
    assert await why_not(store, backup.data, WORDS) is BackupProblem.NEWER


async def test_a_backup_is_made_of_the_record_though_its_copy_can_no_longer_be_read() -> None:
    place = InMemory()
    store = await holding(a_record(a_concern()), place)
    place.place.unreachable = set(place.place.kept)
    assert (await store.back_up(WORDS)).entries == 1


@pytest.mark.parametrize("wrong", ["flipped", "another record"])
async def test_a_backup_that_does_not_open_as_it_should_is_not_given_out(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    store = await holding(a_record(a_concern()))
    real = locked.lock

    async def lock(record: bytes, *given: object) -> bytes:
        if wrong == "flipped":
            data = await real(record, *given)  # type: ignore[arg-type]  # handed on as they are
            return data[:-1] + bytes([data[-1] ^ 1])
        return await real(seal(Envelope(FORM.schema, 1, Clock().time, "save", {})), *given)  # type: ignore[arg-type]

    monkeypatch.setattr(locked, "lock", lock)
    with pytest.raises(BackupFailed) as told:
        await store.back_up(WORDS)
    assert told.value.why is BackupProblem.NOT_MADE


async def test_where_nothing_can_lock_it_is_said_and_a_plain_one_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    store = await holding(a_record(a_concern()))
    data = (await store.back_up(WORDS)).data
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(BackupFailed) as told:
        await store.back_up(WORDS)
    assert told.value.why is BackupProblem.NO_CIPHER
    assert await why_not(store, data, WORDS) is BackupProblem.NO_CIPHER
    assert (await store.back_up()).entries == 1


async def test_what_packs_very_well_still_comes_back() -> None:
    record = a_record(*(a_concern(f"c{n}", what="a" * 20_000) for n in range(40)))
    store = await holding(record)
    assert vars((await store.look_into((await store.back_up(WORDS)).data, WORDS)).record) == vars(record)


async def test_a_clock_that_was_set_back_makes_no_restore_impossible() -> None:
    clock = Clock()
    store = await holding(a_record(a_concern()), clock=clock)
    data = (await store.back_up()).data
    clock.move(days=-900)
    restored = await store.restore(await store.look_into(data))
    assert standing(restored).days(clock.time) == 0
    assert standing(restored).last == Clock().time


def test_nothing_of_backups_is_loaded_at_a_start() -> None:
    told = "import sys, storage.store; print([n for n in sys.modules if n.startswith(('cryptography', 'storage.'))])"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "storage.envelope" in loaded
    assert not [name for name in ("backups", "locked", "careful", "cipher", "cryptography") if name in loaded]
