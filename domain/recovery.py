"""The recovery key of a backup, as it is printed and typed: it opens the file where the passphrase is forgotten.

Its letters are Crockford's base 32: no I, L, O or U, which are easily taken for others. Some only check the rest.
"""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize

SECRET = 16
"""The bytes that a key stands for."""
_CHECK = 12
"""The bits that check it: of 4,096 slips, one is not found."""
_LETTERS, _GROUP = 28, 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LIKE = str.maketrans("OILU", "011V")
"""What is easily typed in place of another."""


def written(secret: bytes) -> str:
    """The key to print: seven groups of four."""
    number = int.from_bytes(secret, "big") << _CHECK | _check_of(secret)
    letters = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LETTERS)))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LETTERS, _GROUP))


def secret_of(typed: str) -> bytes | None:
    """What this key stands for, however it was typed; None where it is no key, or has a slip in it."""
    letters = _letters(typed)
    if len(letters) != _LETTERS or not set(letters) <= set(_ALPHABET):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    secret = (number >> _CHECK).to_bytes(SECRET, "big")
    return secret if number & (1 << _CHECK) - 1 == _check_of(secret) else None


def looks_like_one(typed: str) -> bool:
    """Whether it was meant as a recovery key: it has the length of one, and figures in it, as nearly every key has."""
    return len(_letters(typed)) == _LETTERS and any(letter.isdigit() for letter in typed)


def _letters(typed: str) -> str:
    return re.sub(r"[\W_]", "", normalize("NFKC", typed)).upper().translate(_LIKE)


def _check_of(secret: bytes) -> int:
    return int.from_bytes(sha256(b"SEN-Diary recovery key" + secret).digest()[:2], "big") >> 16 - _CHECK
