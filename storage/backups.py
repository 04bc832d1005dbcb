"""Makes backups, and reads those that come back, whoever made them. What is kept is not touched here."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from domain.backup_files import Backup, BackupFailed, BackupProblem, Inside
from domain.family import children
from domain.record import TABLES, Record
from domain.recovery import SECRET, secret_of, written
from domain.restoring import entries_of

from . import locked
from .careful import FILE, check_json
from .cipher import NoCipher, cipher_here
from .envelope import MAGIC, Damaged, Envelope, Tables, unseal, unwrap, wrap
from .rows import only_known, read_record
from .upgrades import Form, Newer

_ANY_MAGIC = re.compile(rb"SEN-Diary (\d{1,9}) ")
_LINE = len(MAGIC) + 64 + 1
"""The length of the first line, which has the checksum."""


async def make(kept: bytes, record: Record | None, passphrase: str, recovery: str, made_at: datetime) -> Backup:
    """A backup of this sealed record, opened again and compared. Raises BackupFailed.

    `record` is what it holds, where that is known.
    """
    secret = (secret_of(recovery) if recovery else None) or secrets.token_bytes(SECRET)
    key = written(secret) if passphrase.strip() else ""
    try:
        data = wrap(await locked.lock(kept, passphrase, secret, cipher_here())) if key else kept
        for typed in {passphrase, key} if key else {""}:
            if await _opened(data, typed) != kept:
                raise Damaged("it opens as something else")
        again, _ = read_record(only_known(_checked(kept).tables))
        _check_ids(again)
        if record is not None and vars(again) != vars(record):
            raise Damaged("it holds something else")
    except NoCipher:
        raise BackupFailed(BackupProblem.NO_CIPHER) from None
    except Damaged:
        raise BackupFailed(BackupProblem.NOT_MADE) from None
    except BackupFailed as problem:
        too_big = problem.why is BackupProblem.TOO_BIG
        raise BackupFailed(problem.why if too_big else BackupProblem.NOT_MADE) from None
    return Backup(data, made_at, key, sum(entries_of(again, child.id) for child in children(again)))


async def read(data: bytes, typed: str, form: Form, saved_at: datetime | None) -> Inside:
    """What is in this file. `saved_at` is when the record here was last saved. Raises BackupFailed."""
    try:
        envelope = _checked(await _opened(data, typed))
        tables = _upgraded(envelope, form)
        record, unread = read_record(tables)
        _check_ids(record)
    except NoCipher:
        raise BackupFailed(BackupProblem.NO_CIPHER) from None
    except Newer:
        raise BackupFailed(BackupProblem.NEWER) from None
    except Damaged:
        raise BackupFailed(BackupProblem.DAMAGED) from None
    counted = tuple((child, entries_of(record, child.id)) for child in children(record))
    older = saved_at is not None and envelope.saved_at < saved_at
    return Inside(record, envelope.saved_at, counted, unread, older, _is_locked(data), tables)


async def _opened(data: bytes, typed: str) -> bytes:
    """The sealed record in a file. Raises BackupFailed, Damaged, NoCipher."""
    if len(data) > FILE:
        raise BackupFailed(BackupProblem.TOO_BIG)
    _check_kind(data)
    try:
        body = unwrap(data)
    except Damaged:
        if locked.missing(data[_LINE:]) if _is_locked(data) else not data.endswith(b"}"):
            raise BackupFailed(BackupProblem.CUT_OFF) from None
        raise
    return await locked.unlock(body, typed, cipher_here()) if _is_locked(data) else data


def _check_kind(data: bytes) -> None:
    if len(data) < _LINE and data[: len(MAGIC)] == MAGIC[: len(data)]:
        raise BackupFailed(BackupProblem.CUT_OFF)
    found = _ANY_MAGIC.match(data)
    if not found:
        raise BackupFailed(BackupProblem.NOT_OURS)
    if found[0] != MAGIC:
        raise BackupFailed(BackupProblem.NEWER)


def _is_locked(data: bytes) -> bool:
    return data.startswith(locked.ANY_MAGIC, _LINE)


def _checked(kept: bytes) -> Envelope:
    """The envelope of a sealed record that somebody else may have made. Raises Damaged, BackupFailed."""
    for part in unwrap(kept).split(b"\n", 1):
        check_json(part)
    return unseal(kept)


def _upgraded(envelope: Envelope, form: Form) -> Tables:
    try:
        return form.upgraded(envelope.tables, envelope.schema)
    except (LookupError, TypeError, ValueError, AttributeError):
        # The steps were written for rows that we wrote.
        raise Damaged("its form is none that ever was") from None


def _check_ids(record: Record) -> None:
    for name in TABLES:
        if any(id != row.id for id, row in getattr(record, name).items()):
            raise Damaged("an entry stands under the id of another")
