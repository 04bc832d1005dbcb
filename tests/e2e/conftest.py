"""One server and one Playwright for every walk; each walk has a browser profile of its own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Playwright, async_playwright

from pwa.serve import SiteServer
from walk import Walk, browser, change, copy_of, seen, still_day


@pytest.fixture(scope="session")
def still(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with a day that stands still in it. Its service worker keeps this one, as any other build."""
    folder = copy_of(site, tmp_path_factory.mktemp("still") / "site")
    change(folder, "worker.js", still_day() + (site / "worker.js").read_text(encoding="utf-8"))
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


@pytest.fixture(scope="session")
async def visited(playwright: Playwright, url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of a browser that has been here once: the app is ready to work offline, and the record is empty."""
    profile = tmp_path_factory.mktemp("visited") / "profile"
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.settled()
    return profile


@pytest.fixture
def profile(visited: Path, tmp_path: Path) -> Path:
    """Such a profile for one walk: so most walks start as a parent's do on all days but the first."""
    copy = tmp_path / "profile"
    shutil.copytree(visited, copy, ignore=shutil.ignore_patterns("Singleton*"))
    return copy


@pytest.fixture(scope="module")
async def shared(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[BrowserContext]:
    """One browser for a file of tests, which may say in BROWSER how it should be."""
    async with browser(playwright, tmp_path_factory.mktemp("shared"), **getattr(request.module, "BROWSER", {})) as all:
        yield all


@pytest.fixture
async def context(shared: BrowserContext) -> AsyncIterator[BrowserContext]:
    """That browser without the pages of other tests. Each test has its own address, so it sees nothing of theirs."""
    first, *_ = shared.pages
    yield shared
    print(await seen(shared))  # pytest shows it of a test that failed
    for page in shared.pages:
        if page is not first:
            await page.close()


@pytest.fixture
async def walk(playwright: Playwright, url: str, profile: Path) -> AsyncIterator[Walk]:
    """The app with an empty record."""
    async with browser(playwright, profile) as context:
        yield await Walk.start(context, url)
        print(await seen(context))
