"""What every test may ask for: a clock that stands still, an app on a store in memory, the built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.family import PREFERENCES
from domain.record import Preferences, Record
from fakes import Clock, MemoryStore, ids
from samples_of import NOW
from storage_fixtures import chromium, in_browser, place  # noqa: F401  # fixtures of the storage tests
from views.app import App

SITE = Path(__file__).parent.parent / "build" / "site"


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site. `make test` builds it first."""
    assert (SITE / "index.html").exists(), "The site is not built. Run: make build"
    return SITE


@pytest.fixture
def clock() -> Clock:
    """Half past nine on Wednesday 25 November 2026."""
    return Clock()


@pytest.fixture
def app_with(clock: Clock) -> Callable[[Record], App]:
    """Gives an app on a store in memory that holds this record."""

    def make(record: Record) -> App:
        row = Preferences(id=PREFERENCES, created_at=NOW, updated_at=NOW)
        return App(MemoryStore(record.with_(row) if record.children else record), clock, ids())

    return make
