"""One server and one Playwright for every walk; each walk has a browser profile of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Playwright, async_playwright

from pwa.serve import SiteServer
from walk import Walk, browser


@pytest.fixture(scope="session")
def url(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with SiteServer(site) as server:
        yield server.url


@pytest.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """Drives the browsers."""
    async with async_playwright() as started:
        yield started


@pytest.fixture
async def walk(playwright: Playwright, url: str, tmp_path: Path) -> AsyncIterator[Walk]:
    """The app at its first start, in a browser that has never seen it."""
    async with browser(playwright, tmp_path / "profile") as context:
        yield await Walk.start(context, url)
