"""Files that somebody else made, or that were hurt on their way: refused, quickly, and the store stays as it was."""

import asyncio
import json
import random
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from time import perf_counter

import pytest

from domain.backup_files import BackupFailed, BackupProblem
from fakes import Clock
from samples_of import a_concern, a_record
from storage import backups, careful, locked
from storage.cipher import LibraryCipher
from storage.envelope import seal, unseal, unwrap, wrap
from storage.store import TinyStore
from storage.upgrades import FORM
from storage_fakes import MemoryPlace

WORDS = "Correct horse battery"
SECRET = bytes(range(16))
HEAD = b'{"schema":%d,"generation":1,"saved_at":"2026-11-01T20:00:00Z","reason":"save"}\n'
AS_NOW = HEAD % FORM.schema
ROW = b'"created_at":"2026-11-01T20:00:00Z","updated_at":"2026-11-01T20:00:00Z"'
CHILD = b'{"id":"%b","name":"%b","setting":"school","situation":"on SEN support",' + ROW + b"}"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of a thousand files is opened with its passphrase."""
    monkeypatch.setattr(locked, "ITERATIONS", 1)


async def a_store() -> tuple[TinyStore, MemoryPlace]:
    place = MemoryPlace()
    store = TinyStore(place.keeper(), Clock())
    await store.open()
    await store.save(a_record(a_concern()))
    return store, place


async def refused(data: bytes, typed: str = WORDS) -> BackupProblem:
    """Why a store refuses this file. It must change nothing, and soon."""
    store, place = await a_store()
    before = dict(place.kept)
    start = perf_counter()
    with pytest.raises(BackupFailed) as told:
        await store.look_into(data, typed)
    assert perf_counter() - start < 10
    assert place.kept == before
    assert told.value.__cause__ is None and "Sam" not in str(told.value)
    return told.value.why


async def locked_file(plain: bytes) -> bytes:
    return wrap(await locked.lock(plain, WORDS, SECRET, LibraryCipher()))


async def small() -> bytes:
    store, _ = await a_store()
    return (await store.back_up(WORDS)).data


async def test_every_byte_flipped_is_refused() -> None:
    data = await small()
    store, place = await a_store()
    before = dict(place.kept)
    problems: set[BackupProblem] = set()
    for place_of in range(len(data)):
        for bit in (1, 0x80):
            wrong = bytearray(data)
            wrong[place_of] ^= bit
            with pytest.raises(BackupFailed) as told:
                await store.look_into(bytes(wrong), WORDS)
            problems.add(told.value.why)
    assert problems == {BackupProblem.DAMAGED, BackupProblem.NOT_OURS, BackupProblem.NEWER, BackupProblem.CUT_OFF}
    assert place.kept == before


async def test_every_byte_flipped_is_refused_though_the_checksum_was_made_to_fit() -> None:
    """The checksum is no secret: what nobody can make to fit is the seal, which covers the header too."""
    body = unwrap(await small())
    store, _ = await a_store()
    for place_of in range(len(body)):
        wrong = bytearray(body)
        wrong[place_of] ^= 1
        # the part that only the recovery key needs is found where it is used, or where the whole header is checked
        with pytest.raises(BackupFailed):
            await store.look_into(wrap(bytes(wrong)), WORDS)


async def test_a_plain_one_with_a_wrong_byte_is_refused() -> None:
    store, _ = await a_store()
    data = (await store.back_up()).data
    for place_of in range(len(data)):
        wrong = bytearray(data)
        wrong[place_of] ^= 1
        with pytest.raises(BackupFailed):
            await store.look_into(bytes(wrong))


async def test_a_file_that_was_cut_off_is_told_as_such() -> None:
    data = await small()
    for length in [*range(0, 90), *random.Random(1).sample(range(90, len(data)), 40), len(data) - 1]:
        assert await refused(data[:length]) is BackupProblem.CUT_OFF
    plain = (await (await a_store())[0].back_up()).data
    for length in (0, 5, 12, 60, 77, 100, 250, len(plain) - 5):
        assert await refused(plain[:length]) is BackupProblem.CUT_OFF
    assert await refused(data + b"\n") is BackupProblem.DAMAGED


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(100),
        b"%PDF-1.7\n" + bytes(100),
        b'{"children": {}}',
        b"SEN-Diary",
        b"SEN-Dairy 1 " + bytes(100),
        b"\x1f\x8b" + bytes(100),
        b"\xef\xbb\xbfSEN-Diary 1 " + bytes(100),
        "SEN-Diary 1 ".encode("utf-16") + bytes(100),
        bytes(1000),
        b"<html>" * 100,
    ],
)
async def test_a_file_of_another_app(data: bytes) -> None:
    expected = BackupProblem.CUT_OFF if data == b"SEN-Diary" else BackupProblem.NOT_OURS
    assert await refused(data) is expected


async def test_a_newer_file_is_told_as_such() -> None:
    data = await small()
    body = unwrap(data)
    newer = seal(unseal(wrap(HEAD % (FORM.schema + 1) + b"{}")))
    for file in (
        data.replace(b"SEN-Diary 1", b"SEN-Diary 2", 1),
        wrap(b"backup 2\n" + body[9:]),
        wrap(b"backup 1\n\x02" + body[10:]),
        newer,
        await locked_file(newer),
    ):
        assert await refused(file) is BackupProblem.NEWER


@pytest.mark.parametrize("iterations", [0, 5_000_001, 2**31, 2**32 - 1])
async def test_a_key_that_would_take_hours_is_refused_at_once(iterations: int) -> None:
    body = bytearray(unwrap(await small()))
    struct.pack_into(">I", body, 10, iterations)
    start = perf_counter()
    assert await refused(wrap(bytes(body))) is BackupProblem.DAMAGED
    assert perf_counter() - start < 1


async def packed_file(packed: bytes) -> bytes:
    """A locked file of someone who knows the passphrase, with anything at all in it."""
    cipher, salt, key, nonce = LibraryCipher(), bytes(16), bytes(32), bytes(12)
    kdf = struct.pack(">9sBI16s", b"backup 1\n", 1, 1, salt)
    wrapped = await cipher.seal(await cipher.derive(WORDS.encode(), salt, 1), nonce, key, kdf)
    header = kdf + struct.pack(">12s48s12s48s12sQ", nonce, wrapped, nonce, bytes(48), nonce, len(packed) + 16)
    return wrap(header + await cipher.seal(key, nonce, packed, header))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: zlib.compress(bytes(150_000_000), 1), BackupProblem.TOO_BIG),
        (lambda: zlib.compress(zlib.compress(bytes(9_000))), BackupProblem.DAMAGED),
        (lambda: b"not packed", BackupProblem.DAMAGED),
        (lambda: zlib.compress(b"SEN")[:-2], BackupProblem.DAMAGED),
        (lambda: zlib.compress(b"SEN-Diary 1 ") + b"more", BackupProblem.DAMAGED),
        (lambda: zlib.compress(b"no record"), BackupProblem.DAMAGED),
        (lambda: b"", BackupProblem.DAMAGED),
    ],
)
async def test_what_unpacks_into_too_much_or_nothing(make: Callable[[], bytes], why: BackupProblem) -> None:
    file = await packed_file(make())
    tracemalloc.start()
    try:
        assert await refused(file) is why
        assert tracemalloc.get_traced_memory()[1] < 250_000_000
    finally:
        tracemalloc.stop()


async def test_a_bomb_that_stays_below_the_ratio_ends_at_the_greatest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(careful, "UNPACKED", 1_000_000)
    file = await packed_file(zlib.compress(random.Random(1).randbytes(100_000) + bytes(2_000_000)))
    assert await refused(file) is BackupProblem.TOO_BIG


async def test_a_file_of_sixty_megabytes_is_not_even_read() -> None:
    assert await refused(b"SEN-Diary 1 " + bytes(60_000_000)) is BackupProblem.TOO_BIG


def deep(depth: int, name: bytes = b"concerns") -> bytes:
    return AS_NOW + b'{"' + name + b'":{"c":' + b"[" * depth + b"]" * depth + b"}}"


BODIES = {
    "deep 65": deep(65),
    "deep 1000": deep(1000),
    "deep 1000000": deep(1_000_000),
    "deep objects": AS_NOW + b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "never closed": AS_NOW + b"[" * 1_000_000,
    "closed too often": AS_NOW + b"]" * 5_000_000,
    "a table twice": AS_NOW + b'{"children":{},"children":{}}',
    "an id twice": AS_NOW + b'{"children":{"a":' + CHILD % (b"a", b"A") + b',"a":' + CHILD % (b"a", b"B") + b"}}",
    "a field twice": AS_NOW + b'{"children":{"a":{"id":"a","id":"b"}}}',
    "the same field, written otherwise": AS_NOW + b'{"children":{"a":{"id":"a","\\u0069d":"b"}}}',
    "a header twice": AS_NOW.replace(b'"schema"', b'"schema":1,"schema"') + b"{}",
    "NaN": AS_NOW + b'{"children":{"a":{"x":NaN}}}',
    "Infinity": AS_NOW + b'{"children":{"a":{"x":-Infinity}}}',
    "a number without end": AS_NOW + b'{"children":{"a":{"x":' + b"9" * 5000 + b"}}}",
    "a huge float": AS_NOW + b'{"children":{"a":{"x":1e999}}}',
    "a schema of many digits": HEAD.replace(b"%d", b"9" * 30) + b"{}",
    "schema 0": HEAD % 0 + b"{}",
    "schema -5": HEAD % -5 + b"{}",
    "no schema": b'{"generation":1}\n{}',
    "half a letter": AS_NOW + b'{"children":{"a":{"x":"\\ud800"}}}',
    "not UTF-8": AS_NOW + b'{"children":{"a":{"x":"\xff"}}}',
    "UTF-16": AS_NOW + '{"children":{}}'.encode("utf-16"),
    "a list": AS_NOW + b"[]",
    "no tables": AS_NOW,
    "nothing": b"",
    "lines only": b"\n\n\n",
    "tables of lists": AS_NOW + b'{"children":[1]}',
    "under another's id": AS_NOW + b'{"children":{"a":' + CHILD % (b"b", b"B") + b"}}",
    "drafts": b'{"/record/concern/new":{"what":"He"}}',
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("inside", [False, True])
async def test_a_record_that_we_never_wrote(name: str, inside: bool) -> None:
    plain = wrap(BODIES[name])
    file = await locked_file(plain) if inside else plain
    assert await refused(file) in (BackupProblem.DAMAGED, BackupProblem.CUT_OFF)


@pytest.mark.parametrize("piece", [b"[],", b"{},", b"0,", b'"",', b'"\\"",'])
async def test_many_small_things_are_counted_before_they_are_made(piece: bytes) -> None:
    file = wrap(AS_NOW + b'{"children":{"a":[' + piece * 9_000_000 + b"0]}}")
    assert await refused(file) is BackupProblem.TOO_BIG


async def test_depth_in_words_is_no_depth() -> None:
    store, _ = await a_store()
    words = r'[[[{"' * 900 + '\\"[' * 50 + "\\" * 9 + "]"
    await store.save(a_record(a_concern(what=words)))
    inside = await store.look_into((await store.back_up()).data)
    assert inside.record.concerns["c1"].what == words


async def test_names_that_would_be_commands_elsewhere_are_only_names() -> None:
    names = ["=HYPERLINK(1)", "../../etc", "a\u202eb", "\x00\x1b[31m", "<script>"]
    rows = {str(n): json.loads(CHILD % (b"0", b"x")) | {"id": str(n), "name": name} for n, name in enumerate(names)}
    file = wrap(AS_NOW + json.dumps({"children": rows}).encode())
    store, _ = await a_store()
    assert [child.name for child, _ in (await store.look_into(file)).children] == names


@pytest.mark.parametrize("seed", range(300))
async def test_a_file_with_anything_done_to_it(seed: int) -> None:
    """Pieces of it are changed, doubled, moved, cut out: it is refused, or it is the very same."""
    some = random.Random(seed)
    data = bytearray(await small())
    for _ in range(some.randint(1, 4)):
        start, end = sorted(some.sample(range(len(data)), 2))
        change = some.randrange(4)
        if change == 0:
            data[start:end] = some.randbytes(end - start)
        elif change == 1:
            data[start:start] = data[start:end]
        elif change == 2:
            del data[start:end]
        else:
            data += data[start:end]
    with pytest.raises(BackupFailed):
        await backups.read(bytes(data), WORDS, FORM, None)


def test_the_screen_does_not_wait_for_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the key is made of it, other things go on."""
    monkeypatch.setattr(locked, "ITERATIONS", 200_000)

    async def both() -> int:
        turns = 0
        making = asyncio.ensure_future(locked.lock(b"x", WORDS, SECRET, LibraryCipher()))
        while not making.done():
            await asyncio.sleep(0)
            turns += 1
        return turns

    assert asyncio.run(both()) > 10
