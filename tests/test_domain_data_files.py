"""All my data: everything is in it, private notes too, nothing deleted is, and it can be read back."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.choices import Area, MeetingKind
from domain.data_files import EVERYTHING, data_files, data_name, data_zip, read_data, without_deleted
from domain.data_words import FILES, HEADINGS
from domain.example import example_family
from domain.kept import RoughDate
from domain.record import TABLES, Record
from samples_of import (
    NOW,
    a_child,
    a_concern,
    a_meeting,
    a_person,
    a_record,
    a_request,
    a_support,
    a_view,
    an_action,
)

TODAY = date(2026, 11, 23)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings."""
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def example() -> Record:
    """The example family."""
    ids = iter(range(10_000))
    return Record().with_(*example_family(TODAY, datetime(2026, 11, 23, 20, tzinfo=UTC), lambda: f"id{next(ids)}"))


def test_every_table_has_a_file_and_every_field_a_heading_of_its_own() -> None:
    assert FILES.keys() == TABLES.keys()
    names = [name for name, _ in FILES.values()]
    assert len(set(names)) == len(names)
    for kind in TABLES.values():
        headings = [HEADINGS[name] for name in kind.model_fields if name != "deleted_at"]
        assert len(set(headings)) == len(headings), kind


def test_a_row_is_readable() -> None:
    record = a_record(
        a_concern(when=date(2026, 5, 12), areas=(Area.LEARNING, Area.FEELINGS)),
        a_meeting(kind=MeetingKind.REVIEW, at=time(15, 30), private_notes="Felt rushed", want="=1+1"),
    )
    files = data_files(record, TODAY)
    concern, meeting = rows_of(files["concerns.csv"])[0], rows_of(files["meetings.csv"])[0]
    assert [concern[name] for name in ("Child", "What", "When", "Areas of need", "How it is")] == [
        *("Sam", "Cried before school", "2026-05-12", "learning; feelings", "open")
    ]
    assert [meeting[name] for name in ("Kind", "Date", "Time", "No review date", "Private notes", "What you want")] == [
        *("review", "2026-10-01", "15:30", "no", "Felt rushed", "'=1+1")
    ]
    assert meeting["Written on"] == "2026-11-01 20:00:00"


@pytest.mark.parametrize(
    ("rough", "cell"),
    [(RoughDate(year=2026), "2026"), (RoughDate(year=2026, month=5), "2026-05"), (RoughDate(year=26), "0026")],
)
def test_a_rough_date_is_as_rough_as_it_was(rough: RoughDate, cell: str) -> None:
    row = a_concern().changed(NOW, when=rough)
    assert rows_of(data_files(a_record(row), TODAY)["concerns.csv"])[0]["When"] == cell


def test_nothing_deleted_is_in_any_file() -> None:
    gone: dict[str, Any] = {"deleted_at": NOW}
    record = a_record(
        a_child(id="ali", name="Marker-a", **gone),
        a_concern("c1", what="Kept words"),
        a_concern("c2", what="Marker-b", **gone),
        a_concern("c3", what="Marker-c", child_id="ali"),
        a_meeting("m1", private_notes="Marker-d", **gone),
        a_person("p1", name="Marker-e", **gone),
    )
    files = data_files(record, TODAY)
    assert set(files) == {"README.txt", "children.csv", "concerns.csv", EVERYTHING}
    whole = b"".join(files.values())
    assert b"Kept words" in whole and b"Marker" not in whole


def test_the_json_file_gives_the_same_record_back() -> None:
    for record in (example(), a_record(a_request(), a_view(), a_support(), an_action()), Record()):
        found, wanted = read_data(data_files(record, TODAY)[EVERYTHING]), without_deleted(record)
        assert {name: getattr(found, name) for name in TABLES} == {name: getattr(wanted, name) for name in TABLES}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(WORDS, WORDS, WORDS)
def test_any_words_come_back_and_none_act(what: str, name: str, notes: str) -> None:
    record = a_record(a_concern(what=what), a_meeting(private_notes=notes), child=a_child(name=name))
    files = data_files(record, TODAY)
    found = read_data(files[EVERYTHING])
    told = (found.concerns["c1"].what, found.children["sam"].name, found.meetings["m1"].private_notes)
    assert told == (what, name, notes)
    cells = (
        cell for file, data in files.items() if file.endswith(".csv") for row in rows_of(data) for cell in row.values()
    )
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"made_by": "Other", "form": 1, "tables": {}}',
        b'{"made_by": "SEN Diary", "form": 2, "tables": {}}',
        b'{"made_by": "SEN Diary", "form": 1}',
        b'{"made_by": "SEN Diary", "form": 1, "tables": []}',
        b'{"made_by": "SEN Diary", "form": 1, "tables": {"secrets": {}}}',
        b'{"made_by": "SEN Diary", "form": 1, "tables": {"concerns": {"c1": {"what": "Cried"}}}}',
    ],
)
def test_another_file_is_refused_and_not_quoted(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^this is not a file of all data$"):
        read_data(data)


def test_the_zip_holds_plain_files_in_one_folder_with_neutral_names_and_a_fixed_date() -> None:
    child = a_child(name="../../Sam Surname", id="../x")
    data = data_zip(a_record(a_concern(child_id="../x"), child=child), TODAY)
    with ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        assert archive.testzip() is None
        assert [member.filename for member in members] == [
            f"all-my-data-2026-11-23/{name}" for name in ("README.txt", "children.csv", "concerns.csv", EVERYTHING)
        ]
        assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
        assert {(m.create_system, m.external_attr, m.extra, m.comment) for m in members} == {(0, 0o644 << 16, b"", b"")}
    assert data_name(TODAY) == "all-my-data-2026-11-23"
    assert data == data_zip(a_record(a_concern(child_id="../x"), child=child), TODAY)


def test_the_read_me_says_in_plain_words_what_is_there_and_for_whom() -> None:
    text = data_files(example(), TODAY)["README.txt"].decode("utf-8-sig")
    assert text.startswith("All your data from SEN Diary, made on Monday 23 November 2026\r\n")
    for words in ("This folder is for you.", "Your private notes", "not a backup", "concerns.csv: ", EVERYTHING):
        assert words in text
    assert max(len(line.split()) for line in text.replace(". ", ".\n").splitlines()) <= 25


def test_it_is_json_that_any_program_reads() -> None:
    whole = json.loads(data_files(a_record(a_concern(what="Zażółć 😢")), TODAY)[EVERYTHING])
    assert whole["tables"]["concerns"]["c1"]["what"] == "Zażółć 😢"
    assert whole["made_on"] == "2026-11-23"
