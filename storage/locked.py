"""The locked form of a backup: a header, and the packed record, sealed. docs/backup-format.md describes it."""

from __future__ import annotations

import hmac
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from struct import Struct
from unicodedata import normalize

from domain.backup_files import BackupFailed, BackupProblem
from domain.recovery import looks_like_one, secret_of

from .careful import RATIO, inflated
from .cipher import KEY, Cipher, Refused

MAGIC = b"backup 1\n"
ANY_MAGIC = b"backup "
PBKDF2 = 1
ITERATIONS = 600_000
"""OWASP's figure for PBKDF2 with SHA-256 (August 2026)."""
MOST = 5_000_000
"""More is refused: a made-up file could keep a phone busy for hours."""

_KDF = Struct(">9sBI16s")
_KEYS = Struct(">12s48s12s48s")
_REST = Struct(">12sQ")
HEADER = _KDF.size + _KEYS.size + _REST.size
_TAG = 16


@dataclass(frozen=True)
class _Header:
    """What stands before the sealed bytes. The data key is in it twice: wrapped by each of two others."""

    data: bytes
    iterations: int
    salt: bytes
    by_passphrase: tuple[bytes, bytes]
    by_recovery: tuple[bytes, bytes]
    nonce: bytes

    @property
    def kdf(self) -> bytes:
        """Its beginning, to which the wrapped keys are bound."""
        return self.data[: _KDF.size]


async def lock(
    record: bytes, passphrase: str, recovery: bytes, cipher: Cipher, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """These bytes, locked with a passphrase and with a recovery key. Raises NoCipher."""
    salt, key = random(16), random(KEY)
    one, two, nonce = random(12), random(12), random(12)
    kdf = _KDF.pack(MAGIC, PBKDF2, ITERATIONS, salt)
    by_passphrase = await cipher.seal(await cipher.derive(_plain(passphrase), salt, ITERATIONS), one, key, kdf)
    by_recovery = await cipher.seal(_key_of(recovery, salt), two, key, kdf)
    data = _packed(record)
    header = kdf + _KEYS.pack(one, by_passphrase, two, by_recovery) + _REST.pack(nonce, len(data) + _TAG)
    return header + await cipher.seal(key, nonce, data, header)


async def unlock(locked: bytes, typed: str, cipher: Cipher) -> bytes:
    """What was locked. Raises BackupFailed, NoCipher, and Damaged where it unpacks wrongly."""
    header = _header_of(locked)
    if not typed.strip():
        raise BackupFailed(BackupProblem.LOCKED)
    key = await _data_key(header, typed, cipher)
    try:
        return inflated(await cipher.open(key, header.nonce, locked[HEADER:], header.data))
    except Refused:
        # The key was right, so it is the bytes.
        raise BackupFailed(BackupProblem.DAMAGED) from None


def missing(locked: bytes) -> bool:
    """Whether the end of a locked backup is missing, as far as its header says."""
    return len(locked) < HEADER or len(locked) - HEADER < int(_REST.unpack_from(locked, HEADER - _REST.size)[1])


def _header_of(locked: bytes) -> _Header:
    if missing(locked):
        raise BackupFailed(BackupProblem.CUT_OFF)
    magic, kdf, iterations, salt = _KDF.unpack_from(locked)
    if magic != MAGIC or kdf != PBKDF2:
        raise BackupFailed(BackupProblem.NEWER)
    one, by_passphrase, two, by_recovery = _KEYS.unpack_from(locked, _KDF.size)
    nonce, length = _REST.unpack_from(locked, HEADER - _REST.size)
    if not 1 <= iterations <= MOST or len(locked) != HEADER + length:
        raise BackupFailed(BackupProblem.DAMAGED)
    return _Header(locked[:HEADER], iterations, salt, (one, by_passphrase), (two, by_recovery), nonce)


async def _data_key(header: _Header, typed: str, cipher: Cipher) -> bytes:
    secret = secret_of(typed)
    if secret:
        with suppress(Refused):
            return await cipher.open(_key_of(secret, header.salt), *header.by_recovery, header.kdf)
    try:
        key = await cipher.derive(_plain(typed), header.salt, header.iterations)
        return await cipher.open(key, *header.by_passphrase, header.kdf)
    except Refused:
        slip = not secret and looks_like_one(typed)
        raise BackupFailed(BackupProblem.SLIP if slip else BackupProblem.WRONG_KEY) from None


def _plain(passphrase: str) -> bytes:
    """The passphrase however the keyboard gave it: accents in one form, and spaces that nobody sees not counted."""
    return " ".join(normalize("NFKC", passphrase).split()).encode()


def _key_of(recovery: bytes, salt: bytes) -> bytes:
    """A recovery key is random and long, so nothing slow has to stand before it."""
    return hmac.digest(recovery, b"SEN-Diary recovery" + salt, "sha256")


def _packed(record: bytes) -> bytes:
    packed = zlib.compress(record)
    # What packs too well would be refused as a bomb.
    return packed if len(record) <= RATIO * len(packed) else zlib.compress(record, 0)
