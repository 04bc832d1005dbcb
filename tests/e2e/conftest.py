"""One server and one Playwright for every walk; each walk has a browser profile of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Playwright, async_playwright

from pwa.serve import SiteServer
from walk import STILL_DAY, Walk, browser, change


@pytest.fixture(scope="session")
def still(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with a day that stands still in it. Its service worker keeps this one, as any other build."""
    folder = tmp_path_factory.mktemp("still") / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    change(folder, "worker.js", STILL_DAY + (site / "worker.js").read_text(encoding="utf-8"))
    return folder


@pytest.fixture(scope="session")
def url(still: Path) -> Iterator[str]:
    """The address at which it is served."""
    with SiteServer(still) as server:
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
