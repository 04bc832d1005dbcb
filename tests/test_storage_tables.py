"""TinyDB over staged tables: a save that is undone leaves nothing behind, whatever TinyDB changed in place."""

from typing import Any, cast

import pytest
from tinydb import where
from tinydb.table import Document

from storage.tables import Database, StagedStorage


def document(id: str, **fields: Any) -> Document:
    return Document(fields, cast(int, id))


@pytest.fixture
def storage() -> StagedStorage:
    """One concern, kept."""
    return StagedStorage({"concerns": {"c1": {"id": "c1", "what": "old", "when": {"year": 2026}}}})


def test_what_is_staged_is_kept_when_it_is_committed(storage: StagedStorage) -> None:
    Database(storage).table("concerns").insert(document("c2", what="new"))
    assert "c2" not in storage.kept["concerns"]
    storage.commit()
    assert storage.kept["concerns"]["c2"] == {"what": "new"}


def test_nothing_is_left_of_what_is_undone(storage: StagedStorage) -> None:
    database = Database(storage)
    database.table("concerns").update({"what": "changed in place"}, doc_ids=[cast(int, "c1")])
    database.table("meetings").insert(document("m1"))
    storage.roll_back()
    assert storage.kept == storage.read() == {"concerns": {"c1": {"id": "c1", "what": "old", "when": {"year": 2026}}}}


def test_nothing_is_left_of_a_change_that_broke_off(storage: StagedStorage) -> None:
    def breaks(row: dict[str, Any]) -> None:
        row["what"] = "half changed"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Database(storage).table("concerns").update(breaks, doc_ids=[cast(int, "c1")])  # type: ignore[arg-type]
    storage.roll_back()
    assert storage.kept["concerns"]["c1"]["what"] == "old"


def test_an_id_is_the_entrys_own_and_is_not_taken_twice(storage: StagedStorage) -> None:
    concerns = Database(storage).table("concerns")
    assert concerns.get(where("what") == "old").doc_id == "c1"  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="c1"):
        concerns.insert(document("c1", what="another"))
