"""When the last backup was made, what has changed since, and when to ask for another: by what would be lost.

When it was made stands in the preferences, and "not now" like a reminder that is done with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from .family import PREFERENCES, children, family, preferences
from .kept import Entry, Kept
from .record import TABLES, Child, Hush, Preferences, Record
from .today import late

FIRST, MANY, FEW = 5, 20, 3
"""So many changes are worth asking: before the first backup, since the last one, and since one that is long ago."""
LONG = timedelta(days=30)
"""After so long, a few changes are enough."""
SILENT = timedelta(days=14)
"""How long nothing is asked after "not now"."""
NOT_NOW = "backup:not-now"
"""The id of that row. It was said when the row was last changed."""
_SAME_MOMENT = timedelta(seconds=1)
"""A kept copy tells its time in whole seconds, and what was saved with it is in it."""


@dataclass(frozen=True)
class Standing:
    """`last` is when the last backup was made, or None; `changes` counts what was written or changed since."""

    last: datetime | None
    changes: int

    def days(self, now: datetime) -> int | None:
        """How many days ago it was made."""
        return max((now - self.last).days, 0) if self.last else None


@lru_cache(maxsize=2)
def standing(record: Record) -> Standing:
    """How the last backup stands. The example family counts for nothing, as nothing of it could be lost."""
    row = preferences(record)
    last = row.backed_up_at if row else None
    examples = {child.id for child in record.children.values() if child.example}
    rows = (
        row
        for name, kind in TABLES.items()
        if kind not in (Hush, Preferences)
        for row in getattr(record, name).values()
        if _child_of(row) not in examples
    )
    return Standing(last, sum(last is None or row.updated_at - last >= _SAME_MOMENT for row in rows))


def worth_asking(record: Record, now: datetime, today: date, *, half_written: bool) -> bool:
    """Whether this is a good moment to ask for a backup: much would be lost, and nothing more urgent is at hand."""
    found = standing(record)
    days = found.days(now)
    enough = FIRST if days is None else FEW if timedelta(days=days) >= LONG else MANY
    if half_written or found.changes < enough:
        return False
    refused = record.hushes.get(NOT_NOW)
    if refused and abs(now - refused.updated_at) < SILENT:
        return False
    return not any(late(family(record, child.id), today) for child in children(record) if not child.example)


def noted(record: Record, made_at: datetime) -> Record:
    """The record with the note that a backup was made at this moment."""
    at = made_at.astimezone(UTC)
    row = preferences(record) or Preferences(id=PREFERENCES, created_at=at, updated_at=at)
    return record.with_(row.changed(at, backed_up_at=at))


def not_now(record: Record, now: datetime) -> Record:
    """The record with the note that the parent does not want to be asked at present."""
    row = record.hushes.get(NOT_NOW) or Hush(id=NOT_NOW, created_at=now, updated_at=now)
    return record.with_(row.changed(now))


def file_name(day: date) -> str:
    """What a backup that was made on this day is called: no name of anybody stands in it."""
    return f"sen-diary-backup-{day.isoformat()}.record"


def _child_of(row: Kept) -> str | None:
    if isinstance(row, Entry):
        return row.child_id
    return row.id if isinstance(row, Child) else None
