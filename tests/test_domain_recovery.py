"""The recovery key: however it is typed it is understood, and a slip is found."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recovery import looks_like_one, secret_of, written

secrets = st.binary(min_size=16, max_size=16)
KEY = "000G-40R4-0M30-E209-185G-R38E-1ZXC"
"""Of the bytes 0 to 15. It stands in docs/backup-format.md too."""


def test_the_key_of_known_bytes() -> None:
    assert written(bytes(range(16))) == KEY


@given(secrets)
def test_a_key_gives_its_bytes_back(secret: bytes) -> None:
    assert secret_of(written(secret)) == secret
    assert not set(written(secret)) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        KEY.lower(),
        KEY.replace("-", " "),
        KEY.replace("-", ""),
        KEY.replace("-", "\u2013"),
        f"  {KEY}\n",
        KEY.replace("0", "O"),
        KEY.replace("0", "o").replace("1", "l"),
        KEY.replace("1", "I"),
        KEY.replace("-", "_"),
        "".join(chr(ord(letter) + 0xFEE0) for letter in KEY.replace("-", "")),
    ],
)
def test_it_may_be_typed_in_many_ways(typed: str) -> None:
    assert secret_of(typed) == bytes(range(16))


def test_nearly_every_slip_is_found() -> None:
    some = random.Random(1)
    found = 0
    for _ in range(2000):
        letters = list(written(some.randbytes(16)))
        place = some.choice([n for n, letter in enumerate(letters) if letter != "-"])
        letters[place] = some.choice([c for c in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if c != letters[place]])
        found += secret_of("".join(letters)) is None
    assert found >= 1990


@pytest.mark.parametrize("typed", ["", KEY[:-1], KEY + "0", "correct horse battery", KEY[:-1] + "É", "ß" * 28])
def test_what_is_no_key(typed: str) -> None:
    assert secret_of(typed) is None


def test_a_slip_is_told_from_a_passphrase() -> None:
    assert looks_like_one(KEY[:-1] + "Z")
    assert not looks_like_one("correct horse battery staples")
    assert not looks_like_one("1 correct horse")
