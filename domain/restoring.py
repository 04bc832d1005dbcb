"""What a restore makes of the record: chosen children of a backup are added to what is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .kept import Entry, Kept
from .record import TABLES, Child, Record


def added(record: Record, backup: Record, child_ids: Collection[str]) -> Record:
    """The record with these children of the backup and all that is about them.

    What is in both is kept as it was last changed, be it deleted since. But a child who was deleted here was chosen to
    come back, and with them what was deleted when they were.
    """
    chosen = [child for id, child in backup.children.items() if id in child_ids]
    return record.with_(*(row for child in chosen for row in _coming(record, backup, child)))


def entries_of(record: Record, child_id: str) -> int:
    """How many entries the record has about this child, without deleted ones."""
    return sum(not row.deleted_at for row in _about(record, child_id))


def _coming(record: Record, backup: Record, child: Child) -> Iterator[Kept]:
    here = record.children.get(child.id)
    gone = here.deleted_at if here and not child.deleted_at else None
    for row in (child, *_about(backup, child.id)):
        there = getattr(record, row.table).get(row.id)
        if there is None or (
            _same_child(row, there) and _wins(row, there, gone is not None and gone == there.deleted_at)
        ):
            yield row


def _wins(row: Kept, there: Kept, went_with_child: bool) -> bool:
    return went_with_child or row.updated_at > there.updated_at


def _same_child(row: Kept, there: Kept) -> bool:
    """An id that another child's entry has here is no reason to write over that entry."""
    return getattr(row, "child_id", row.id) == getattr(there, "child_id", there.id)


def _about(record: Record, child_id: str) -> Iterator[Entry]:
    for name, kind in TABLES.items():
        if issubclass(kind, Entry):
            yield from (row for row in getattr(record, name).values() if row.child_id == child_id)
