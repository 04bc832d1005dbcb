"""The form in which the record is kept: a checksum over everything, what it is, and the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import AwareDatetime, TypeAdapter

Tables = dict[str, dict[str, Any]]
"""Table name to rows; a row's id to the row."""

MAGIC = b"SEN-Diary 1 "
"""Begins everything that is kept. This form stays as it is: what changes later is the schema of the tables."""


class Damaged(Exception):
    """These are not the bytes that were kept."""


@dataclass(frozen=True)
class Envelope:
    """One copy of the whole record. `generation` and `saved_at` are of its content, wherever it lies."""

    schema: int
    generation: int
    saved_at: datetime
    reason: str
    tables: Tables


@dataclass(frozen=True)
class _Header:
    schema: int
    generation: int
    saved_at: AwareDatetime
    reason: str


# Measured in Pyodide at 5,000 rows: pydantic writes them in half of json's time. It also limits how deep they may nest.
_HEADER = TypeAdapter(_Header)
_TABLES = TypeAdapter(Tables)


def wrap(body: bytes) -> bytes:
    """The bytes with one line before them, by which `unwrap` knows that they are whole."""
    return MAGIC + sha256(body).hexdigest().encode() + b"\n" + body


def unwrap(data: bytes) -> bytes:
    """The bytes that were wrapped. Raises Damaged if a single bit is different."""
    line, _, body = data.partition(b"\n")
    # The line is made anew and compared, not read: so a capital letter in the checksum is found too.
    if line != MAGIC + sha256(body).hexdigest().encode():
        raise Damaged("the checksum does not fit")
    return body


def digest(data: bytes) -> str:
    """The checksum that wrapped bytes carry."""
    return data[len(MAGIC) : len(MAGIC) + 64].decode()


def seal(envelope: Envelope) -> bytes:
    """The bytes to keep. Raises ValueError for what cannot be written as JSON."""
    header = _Header(envelope.schema, envelope.generation, envelope.saved_at, envelope.reason)
    return wrap(_HEADER.dump_json(header) + b"\n" + _TABLES.dump_json(envelope.tables))


def unseal(data: bytes) -> Envelope:
    """What `seal` was given. Raises Damaged."""
    first, _, rest = unwrap(data).partition(b"\n")
    try:
        header = _HEADER.validate_json(first)
        tables = _TABLES.validate_json(rest)
    except ValueError:
        # The text of a validation error would quote the record.
        raise Damaged("the checksum fits, but this is no record") from None
    return Envelope(header.schema, header.generation, header.saved_at, header.reason, tables)
