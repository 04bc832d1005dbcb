"""One phone, and the days on which its parent opens the app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.async_api import Playwright

from pwa.serve import SiteServer
from walk import Walk, browser, change, copy_of, still_day

TALL = {"width": 390, "height": 4000}
"""So that all of a screen is on the canvas: only that is in the tree that assistive technology gets."""


class Days:
    """The app on the days that a walk names, with one record that goes on."""

    def __init__(self, walk: Walk, site: Path) -> None:
        self.walk = walk
        self._site = site
        self._worker = (site / "worker.js").read_text(encoding="utf-8")

    async def open_on(self, day: date) -> Walk:
        """Opens Today on that day."""
        change(self._site, "worker.js", still_day(day) + self._worker)
        await self.walk.open()
        return self.walk


@asynccontextmanager
async def days_of(playwright: Playwright, site: Path, folder: Path) -> AsyncIterator[Days]:
    """A browser with an empty record, and a copy of the site whose day can be moved."""
    copy = copy_of(site, folder / "site")
    # without a service worker, so that each day's site is the one that is served
    options: dict[str, Any] = {"viewport": TALL, "service_workers": "block"}
    with SiteServer(copy) as server:
        async with browser(playwright, folder / "profile", **options) as context:
            yield Days(Walk(context.pages[0], server.url), copy)
