"""What is kept comes back, and a single wrong bit is found."""

import random
from datetime import UTC, datetime

import pytest

from samples_of import NOW
from storage.envelope import Damaged, Envelope, digest, seal, unseal, unwrap, wrap

TABLES = {"concerns": {"c1": {"what": "“Zoë” 🦓 \x00 <b>", "on": None, "shared": False}}, "children": {}}
WHOLE = Envelope(1, 12, NOW, "save", TABLES)


def flipped(data: bytes, bit: int) -> bytes:
    wrong = bytearray(data)
    wrong[bit // 8] ^= 1 << bit % 8
    return bytes(wrong)


def test_it_comes_back_as_it_was() -> None:
    assert unseal(seal(WHOLE)) == WHOLE


def test_the_same_gives_the_same_bytes_and_says_their_digest() -> None:
    assert seal(WHOLE) == seal(WHOLE)
    first_line = seal(WHOLE).partition(b"\n")[0].decode()
    assert first_line == f"SEN-Diary 1 {digest(seal(WHOLE))}"


def test_every_wrong_bit_is_found() -> None:
    long = Envelope(1, 12, NOW, "save", {"concerns": {str(n): {"what": "He would not go in." * 9} for n in range(300)}})
    data = seal(long)
    payload = data.index(b"\n", data.index(b"\n") + 1) + 1
    some = random.Random(1).sample(range(payload * 8, len(data) * 8), 1000)
    for bit in [*range(payload * 8), *some]:
        with pytest.raises(Damaged):
            unseal(flipped(data, bit))


@pytest.mark.parametrize("cut", [0, 1, 11, 75, 77, 120, -1])
def test_what_was_cut_short_or_goes_on_is_found(cut: int) -> None:
    for wrong in (seal(WHOLE)[:cut], seal(WHOLE) + b" ", b"\n" + seal(WHOLE)):
        with pytest.raises(Damaged):
            unseal(wrong)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"{}\n{}",
        b'{"schema":1,"generation":1,"saved_at":"2026-11-01T20:00:00Z","reason":"save"}\n[]',
        b'{"schema":1,"generation":1,"saved_at":"2026-11-01T20:00:00Z","reason":"save"}\n{"children":[]}',
        b'{"schema":1,"generation":1,"saved_at":"2026-11-01T20:00:00","reason":"save"}\n{}',
        b'{"schema":1,"generation":1,"saved_at":"2026-11-01T20:00:00Z","reason":"save"}\n' + b'{"a":' * 9000,
    ],
)
def test_what_fits_its_checksum_and_is_no_record(body: bytes) -> None:
    with pytest.raises(Damaged) as told:
        unseal(wrap(body))
    assert told.value.__cause__ is None, "the cause would quote the record"


def test_a_later_header_may_say_more() -> None:
    body = b'{"schema":2,"generation":7,"saved_at":"2026-11-01T20:00:00Z","reason":"save","made_by":"3.1"}\n{}'
    assert unseal(wrap(body)) == Envelope(2, 7, datetime(2026, 11, 1, 20, tzinfo=UTC), "save", {})


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        seal(Envelope(1, 1, NOW, "save", {"concerns": {"c1": {"what": "\ud800"}}}))


def test_a_wrapping_can_hold_anything() -> None:
    assert unwrap(wrap(b"a\nb")) == b"a\nb"
