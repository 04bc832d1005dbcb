"""The places where storage can keep a record, for tests to ask for."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Route, async_playwright

from storage.browser import BrowserKeeper
from storage.files import FileKeeper
from storage.keeper import Keeper
from storage_fakes import MemoryPlace, PageModule

ORIGIN = "https://keeper.test"
WORKER = """
    import { keeper } from "/keeper.js";
    const writer = await keeper.claim(false);
    await keeper.keep("0000000001-a", new Uint8Array([1, 2]), [""], []);
    postMessage([writer, ...(await keeper.names())]);
"""
"""A worker that becomes the writer and keeps two bytes."""
SHELL = Path(__file__).parent.parent / "pwa"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]


class Place(Protocol):
    """Somewhere bytes are kept."""

    async def keeper(self) -> Keeper:
        """A new keeper to the same place: another tab, another window, the next start of the app."""


class InMemory:
    """The place of the tests themselves."""

    def __init__(self) -> None:
        self.place = MemoryPlace()

    async def keeper(self) -> Keeper:
        return self.place.keeper()


class InFolder:
    """A real folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def keeper(self) -> Keeper:
        return FileKeeper(self.folder)


class InBrowser:
    """One browser profile; each keeper is in a tab of its own."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context

    async def page(self) -> Page:
        page = await self.context.new_page()
        await page.goto(ORIGIN)
        return page

    async def keeper(self) -> BrowserKeeper:
        return BrowserKeeper(PageModule(await self.page()))


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The installed Chromium, started once."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        yield browser
        await browser.close()


@pytest.fixture
async def in_browser(chromium: Browser) -> AsyncIterator[InBrowser]:
    """A new browser profile with the real keeper.js on a made-up origin."""
    context = await chromium.new_context()
    await context.route(f"{ORIGIN}/**", _serve)
    yield InBrowser(context)
    await context.close()


async def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(f"{ORIGIN}/")
    if name == "keeper.js":
        await route.fulfill(path=SHELL / name, content_type="text/javascript")
    elif name == "worker.js":
        await route.fulfill(body=WORKER, content_type="text/javascript")
    else:
        await route.fulfill(body="<!doctype html><title>keeper</title>", content_type="text/html")


@pytest.fixture(params=["memory", "file", pytest.param("browser", marks=pytest.mark.browser)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each place in turn."""
    if request.param == "memory":
        return InMemory()
    if request.param == "file":
        return InFolder(tmp_path / "record")
    found: InBrowser = request.getfixturevalue("in_browser")
    return found
