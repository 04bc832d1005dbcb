"""TinyDB on tables that are in memory: what it writes is only staged, until it is kept elsewhere or undone."""

from __future__ import annotations

from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from .envelope import Tables


class StagedStorage(Storage):
    """Holds the tables that are kept and, while a save is under way, those that would be."""

    def __init__(self, tables: Tables) -> None:
        self.kept = tables
        self._staged: Tables | None = None

    def read(self) -> Tables:
        """The staged tables. The first read of a save copies every row, because TinyDB changes rows in place."""
        if self._staged is None:
            self._staged = {
                # A row that is no row (it is counted as unread) is handed on as it is.
                name: {id: dict(row) if isinstance(row, dict) else row for id, row in rows.items()}
                for name, rows in self.kept.items()
            }
        return self._staged

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Stages these tables."""
        self._staged = data

    def commit(self) -> None:
        """The staged tables are the kept ones from now on."""
        self.kept, self._staged = self.read(), None

    def roll_back(self) -> None:
        """The staged tables are forgotten."""
        self._staged = None


class RowTable(Table):
    """A table whose ids are the entries' own."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's annotation says int; it uses whatever stands here


class Database(TinyDB):
    """TinyDB with one table for each kind of thing."""

    table_class = RowTable

    def __init__(self, storage: StagedStorage) -> None:
        super().__init__(storage=lambda: storage)
