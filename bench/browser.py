"""Measures in Chromium: first in a bare worker, then in the app itself with the same record."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

from playwright.async_api import BrowserContext, Route, async_playwright

from bench.measure import Figures
from pwa.serve import SiteServer
from walk import AS_SEEN, Walk, browser

HERE = Path(__file__).parent
SCREENS = {
    "/plan": "Plan",
    "/plan/weeks": "Is it happening?",
    "/plan/review": "Review",
    "/plan/pictures": "Look back in pictures",
    "/record/since": "What has changed since",
    "/guide": "Guide",
    "/guide/plan": "Plan: agree the help",
    "/share": "Share",
}
"""Screens whose first drawing is timed in the app."""
EXTRA = {
    "bench.html": "<!doctype html><title>bench</title>",
    "bench-worker.js": (HERE / "worker.js").read_text(),
    "measure.py": (HERE / "measure.py").read_text(),
    "sharing.py": (HERE / "sharing.py").read_text(),
    "headless.py": (HERE.parent / "tests" / "headless.py").read_text(),
}
MEASURE = """size => new Promise((done, fail) => {
  const worker = new Worker("bench-worker.js", { type: "module" });
  worker.onmessage = ({ data }) => { worker.terminate(); data.error ? fail(data.error) : done(data.figures); };
  worker.onerror = (event) => fail(event.message);
  worker.postMessage(size);
})"""


async def in_chromium(site: Path, size: int) -> Figures:
    """Everything for one size, in a browser profile of its own."""
    with SiteServer(site) as server, tempfile.TemporaryDirectory() as profile:
        async with (
            async_playwright() as playwright,
            browser(playwright, Path(profile), graphics=True, **AS_SEEN) as context,
        ):
            for name, body in EXTRA.items():
                await context.route(f"**/{name}", _serve(name, body))
            page = context.pages[0]
            await page.goto(f"{server.url}bench.html")
            figures: Figures = json.loads(json.dumps(await page.evaluate(MEASURE, size)))
            return figures | await _in_the_app(context, server.url)


async def _in_the_app(context: BrowserContext, url: str) -> Figures:
    """From tap to drawn, as a parent waits, with what the screen reader is told as the sign."""
    start = perf_counter()
    walk = await Walk.start(context, url)
    opened = perf_counter() - start
    start = perf_counter()
    await walk.place("Record")
    await walk.page.get_by_text("entries").first.wait_for(state="attached")
    drawn = perf_counter() - start
    start = perf_counter()
    await walk.type("Search the record", "reading group")
    await walk.see("found")
    found = perf_counter() - start
    start = perf_counter()
    await walk.type("Search the record", "raeding grop")
    await walk.see("Near to them")
    near = perf_counter() - start
    figures = {
        "app: start to Today": opened * 1000,
        "app: tap to Record drawn": drawn * 1000,
        "app: search to drawn": found * 1000,
        "app: search with slips to drawn": near * 1000,
    }
    for address, heading in SCREENS.items():
        start = perf_counter()
        await walk.visit(address, heading)
        figures[f"app: {heading} drawn"] = (perf_counter() - start) * 1000
        await walk.frames(20)
    return figures


def _serve(name: str, body: str) -> Callable[[Route], Awaitable[None]]:
    kind = {"html": "text/html", "js": "text/javascript", "py": "text/plain"}[name.rsplit(".", 1)[1]]

    async def answer(route: Route) -> None:
        await route.fulfill(body=body, content_type=kind)

    return answer
