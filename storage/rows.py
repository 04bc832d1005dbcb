"""Between the record and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError
from tinydb import TinyDB
from tinydb.table import Document

from domain.kept import Kept
from domain.record import TABLES, Record

from .envelope import Tables

_ROWS: dict[str, TypeAdapter[dict[str, Kept]]] = {
    name: TypeAdapter(dict[str, kind])  # type: ignore[valid-type]  # each table's own class
    for name, kind in TABLES.items()
}


def read_record(tables: Tables) -> tuple[Record, int]:
    """The record in these tables, and how many rows could not be understood."""
    shown = {name: _read_rows(name, tables.get(name, {})) for name in TABLES}
    record = Record(**cast(dict[str, Any], shown))
    return record, sum(map(len, tables.values())) - sum(map(len, shown.values()))


def only_known(tables: Tables) -> Tables:
    """The tables and fields that this version knows, of tables that a newer one wrote."""
    return {
        name: {id: _known_fields(kind, row) for id, row in tables[name].items()}
        for name, kind in TABLES.items()
        if name in tables
    }


def stage(database: TinyDB, old: Record, new: Record) -> bool:
    """Takes the database from the old record to the new; gives whether they differ. Raises ValueError.

    Things are never changed, only replaced: one that is not the same object is another. The ids of rows that could not
    be read are taken, so that nothing is written over them.
    """
    differ = False
    for name, adapter in _ROWS.items():
        before, after = getattr(old, name), getattr(new, name)
        gone = list(_only_in(before, after))
        come = dict(_only_in(after, before))
        if gone:
            database.table(name).remove(doc_ids=[cast(int, id) for id, _ in gone])
        if come:
            database.table(name).insert_multiple(_documents(adapter.dump_python(come, mode="json")))
        differ = differ or bool(gone or come)
    return differ


def _read_rows(name: str, rows: dict[str, Any]) -> Mapping[str, Kept]:
    try:
        return _ROWS[name].validate_python(rows)
    except ValidationError:
        return dict(_readable(TABLES[name], rows))


def _readable(kind: type[Kept], rows: dict[str, Any]) -> Iterator[tuple[str, Kept]]:
    for id, row in rows.items():
        try:
            yield id, kind.model_validate(row)
        except ValidationError:
            continue  # It stays in the tables as it is; read_record counts it.


def _known_fields(kind: type[Kept], row: Any) -> Any:
    return {name: row[name] for name in kind.model_fields if name in row} if isinstance(row, dict) else row


def _only_in(here: Mapping[str, Kept], there: Mapping[str, Kept]) -> Iterator[tuple[str, Kept]]:
    if here is not there:
        yield from ((id, thing) for id, thing in here.items() if there.get(id) is not thing)


def _documents(rows: dict[str, Any]) -> Iterable[Document]:
    return (Document(row, cast(int, id)) for id, row in rows.items())
