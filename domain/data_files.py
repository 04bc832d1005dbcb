"""All that a parent has written, as a folder of plain files that need no app: for the parent alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import TypeAdapter

from .data_words import FILES, HEADINGS, LAST
from .dates import day_words
from .kept import Entry, Kept, RoughDate
from .language import tr, trn
from .record import TABLES, Record
from .spreadsheet import csv_file

EVERYTHING = "everything.json"
MADE_BY, FORM = "SEN Diary", 1
"""What the JSON file says of itself. The number changes when an older reader could not read it."""
READABLE = 0o644
_TABLES: dict[str, TypeAdapter[dict[str, Kept]]] = {
    name: TypeAdapter(dict[str, kind])  # type: ignore[valid-type]  # each table's own class
    for name, kind in TABLES.items()
}


def data_name(today: date) -> str:
    """The name of the folder and, with ".zip", of the file."""
    return f"all-my-data-{today.isoformat()}"


def data_zip(record: Record, today: date) -> bytes:
    """The folder in one file. The same record on the same day gives the same bytes."""
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, data in data_files(record, today).items():
            # A fixed date, and nothing of this computer: the bytes tell of nothing but the contents.
            member = ZipInfo(f"{data_name(today)}/{name}")
            member.create_system, member.external_attr = 0, READABLE << 16
            archive.writestr(member, data, ZIP_DEFLATED)
    return output.getvalue()


def data_files(record: Record, today: date) -> dict[str, bytes]:
    """Each file by its name. Deleted entries are in none of them."""
    there = without_deleted(record)
    tables: dict[str, Mapping[str, Kept]] = {name: rows for name in TABLES if (rows := getattr(there, name))}
    files = {f"{FILES[name][0]}.csv": csv_file(_rows(name, rows, there)) for name, rows in tables.items()}
    shown = {name: _TABLES[name].dump_python(dict(rows), mode="json") for name, rows in tables.items()}
    whole = {"made_by": MADE_BY, "form": FORM, "made_on": today.isoformat(), "tables": shown}
    read_me = "\r\n".join(_read_me(tables, today)) + "\r\n"
    return {
        "README.txt": read_me.encode("utf-8-sig"),
        **files,
        EVERYTHING: json.dumps(whole, ensure_ascii=False, indent=1).encode(),
    }


def read_data(data: bytes) -> Record:
    """The record in `everything.json`. Raises ValueError, which quotes nothing of it, where it is not one of these."""
    try:
        whole = json.loads(data)
        if not isinstance(whole, dict) or (whole.get("made_by"), whole.get("form")) != (MADE_BY, FORM):
            raise ValueError("not made by this app")
        if whole["tables"].keys() - TABLES.keys():
            raise ValueError("tables that are not known")
        tables: dict[str, Any] = {name: _TABLES[name].validate_python(rows) for name, rows in whole["tables"].items()}
    except (ValueError, KeyError, AttributeError, RecursionError):
        raise ValueError("this is not a file of all data") from None
    return Record(**tables)


def without_deleted(record: Record) -> Record:
    """The record without what is deleted, and without what belongs to a deleted child."""
    gone = {child.id for child in record.children.values() if child.deleted_at}

    def stays(row: Kept) -> bool:
        return not row.deleted_at and not (isinstance(row, Entry) and row.child_id in gone)

    kept: dict[str, Any] = {
        name: {id: row for id, row in getattr(record, name).items() if stays(row)} for name in TABLES
    }
    return Record(**kept)


def _rows(table: str, rows: Mapping[str, Kept], record: Record) -> Iterator[list[str]]:
    fields = sorted(
        (name for name in TABLES[table].model_fields if name != "deleted_at"),
        key=lambda name: LAST.index(name) if name in LAST else -2 if name == "child_id" else -1,
    )
    yield [HEADINGS[name] for name in fields]
    for row in rows.values():
        yield [_cell(name, getattr(row, name), record) for name in fields]


def _cell(field: str, value: Any, record: Record) -> str:
    """A value as it stands in a cell: days as 2026-11-23, in a form that every spreadsheet knows."""
    match value:
        case None:
            return ""
        case bool():
            return tr("yes") if value else tr("no")
        case datetime():
            return value.isoformat(" ", "seconds")[:19]
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case RoughDate(year=year, month=month, day=day):
            return "-".join((f"{year:04}", *(f"{part:02}" for part in (month, day) if part)))
        case tuple():
            return "; ".join(map(str, value))
    if field == "child_id" and value in record.children:
        return record.children[value].name
    return str(value)


def _read_me(tables: Mapping[str, Mapping[str, Kept]], today: date) -> Iterator[str]:
    yield tr("All your data from SEN Diary, made on {day}", day=day_words(today))
    yield ""
    yield tr("This folder is for you. Your private notes and the contact details of people are in it.")
    yield tr("Think before you give it to anybody. A copy that you gave away cannot be taken back.")
    yield tr("What you deleted is not in it.")
    yield ""
    yield tr("You can open the files that end in .csv with any spreadsheet, such as Excel or LibreOffice.")
    yield tr("The first line tells what stands in each column. Dates are written as year, month, day.")
    yield tr("A time is that of Greenwich. In summer the clock in England shows one hour more.")
    yield tr(
        "A cell or a line that begins with a sign such as = or - has a ' before it. So it cannot run as a formula."
    )
    yield ""
    for name, rows in tables.items():
        yield trn(
            "{file}: {what} ({n} row)",
            "{file}: {what} ({n} rows)",
            len(rows),
            file=f"{FILES[name][0]}.csv",
            what=FILES[name][1],
        )
    yield tr("{file}: all of it once more, for other programs", file=EVERYTHING)
    yield ""
    yield tr("This folder is not a backup. To move to a new phone, make a backup in the app.")
