"""What every test may ask for: a clock that stands still, an app on a store in memory, the built site."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import settings

from domain.family import PREFERENCES
from domain.record import Preferences, Record
from fakes import Clock, MemoryStore, ids
from samples_of import NOW
from storage_fixtures import chromium, in_browser, place  # noqa: F401  # fixtures of the storage tests
from views.app import App

# how long a case takes is measured in bench/, where nothing else runs beside it
settings.register_profile("sen-diary", deadline=None)
settings.load_profile("sen-diary")

SITE = Path(__file__).parent.parent / "build" / "site"
LONGEST = 240
"""Seconds that one test may take. What hangs fails then, closes what it opened, and leaves the others their turn."""


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Sets that limit. Should even the closing hang, pytest's own limit in pyproject ends the run, and says where."""
    for item in items:
        if inspect.iscoroutinefunction(item.obj):
            item.obj = in_time(item.obj)


def in_time(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """This test, which gives up after so long."""

    @functools.wraps(test)
    async def timed(*args: object, **kwargs: object) -> None:
        async with asyncio.timeout(LONGEST):
            await test(*args, **kwargs)

    return timed


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
