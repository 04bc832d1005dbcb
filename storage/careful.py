"""Limits for bytes that come from outside, held before anything big is made of them (facts of issue "Sharing")."""

from __future__ import annotations

import json
import zlib
from math import isfinite
from typing import Any

from domain.backup_files import BackupFailed, BackupProblem

from .envelope import Damaged

FILE = 50_000_000
UNPACKED = 200_000_000
RATIO = 100
"""How much bigger than itself packed data may get."""
DEPTH = 64
VALUES = 4_000_000
"""About as many as 100,000 entries have. A list of empty lists takes twenty times its own size in memory."""
DIGITS = 20

_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def inflated(data: bytes) -> bytes:
    """What was packed. Raises BackupFailed where it gets too big, and Damaged where it is not whole."""
    unpacking = zlib.decompressobj()
    most = min(UNPACKED, RATIO * len(data))
    try:
        found = unpacking.decompress(data, most + 1)
    except zlib.error:
        raise Damaged("it does not unpack") from None
    if len(found) > most:
        raise BackupFailed(BackupProblem.TOO_BIG)
    if not unpacking.eof or unpacking.unused_data:
        raise Damaged("it does not end where it should")
    return found


def check_json(data: bytes) -> None:
    """Raises Damaged for JSON that is not as we write it: too deep, names given twice, numbers that are none."""
    try:
        text = data.decode()
        _check_structure(data)
        json.loads(text, object_pairs_hook=_once, parse_constant=_never, parse_int=_short, parse_float=_finite)
    except ValueError:
        # The text of the error would quote the record.
        raise Damaged("this is not JSON as we write it") from None


def _check_structure(data: bytes) -> None:
    if data.count(b'"') > 4 * VALUES:
        raise BackupFailed(BackupProblem.TOO_BIG)
    # In UTF-8 no byte of another letter looks like these. What stands between quotes is left out.
    outside = b"".join(data.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"')[::2])
    if sum(map(outside.count, (b",", b"[", b"{"))) > VALUES:
        raise BackupFailed(BackupProblem.TOO_BIG)
    depth = 0
    for bracket in outside.translate(None, _NO_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if not 0 <= depth <= DEPTH:
            raise ValueError("too deep, or closed more often than opened")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is there twice")
    return found


def _never(name: str) -> Any:
    raise ValueError(name)


def _short(digits: str) -> int:
    if len(digits) > DIGITS:
        raise ValueError("a number is too long")
    return int(digits)


def _finite(digits: str) -> float:
    if not isfinite(number := float(digits)):
        raise ValueError("a number is too big")
    return number
