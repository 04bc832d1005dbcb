"""Whether typing, tapping and scrolling stay quick while Python is busy, at 5,000 entries: `make bench-busy`."""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from playwright.async_api import async_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "e2e")]

from bench.launch import KEEP, SITE, record_bytes  # noqa: E402
from pwa.serve import SiteServer  # noqa: E402
from walk import AS_SEEN, Walk, browser  # noqa: E402

TIMES = 5
QUICKEST = 8
"""Milliseconds: what took less than twice of it the browser does not tell, and is counted as that."""
# From the press of a key until what it changed is painted, as the browser itself tells.
WATCH = """() => {
  globalThis.keys = [];
  new PerformanceObserver((list) => keys.push(...list.getEntries().filter(({ name }) => name === "keydown")
    .map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });
}"""
# From one frame to the next, while something moves.
GAPS = """() => {
  const gaps = globalThis.gaps = [];
  let last = performance.now();
  requestAnimationFrame(function look(now) {
    gaps.push(now - last);
    last = now;
    if (globalThis.gaps === gaps) requestAnimationFrame(look);
  });
}"""
# Ends that too, as frames would be asked for in all that comes later.
TOLD = "() => { const told = gaps.slice(1); globalThis.gaps = null; return told; }"
WORDS = "raeding grop was moved to the afternoon"


async def change(walk: Walk, name: str) -> float:
    """Milliseconds from going to one of the places until its heading is there. A form has no bar of places to tap."""
    start = perf_counter()
    await walk.visit(f"/{name.lower()}", name)
    return (perf_counter() - start) * 1000


async def tap(walk: Walk, name: str) -> float:
    """Milliseconds from a finger on one of the places below until its heading is there."""
    start = perf_counter()
    await walk.touch(walk.page.get_by_role("tab", name=name, exact=True))
    await walk.page.get_by_role("heading", name=name, exact=True).first.wait_for(state="attached")
    return (perf_counter() - start) * 1000


async def scroll(walk: Walk) -> list[float]:
    """Milliseconds between the frames in which this screen is scrolled down and up again."""
    await walk.page.mouse.move(195, 400)
    await walk.page.evaluate(GAPS)
    for step in (60, -60):
        for _ in range(30):
            await walk.page.mouse.wheel(0, step)
    told: list[float] = await walk.page.evaluate(TOLD)
    return told


async def keys(walk: Walk, label: str) -> list[float]:
    """Milliseconds of each key that is pressed in this field, ten in a second."""
    await walk.type(label, "a")
    await walk.page.evaluate(WATCH)
    await walk.page.keyboard.type(WORDS, delay=100)
    await walk.frames(60)
    told: list[float] = await walk.page.evaluate("keys")
    return [*told, *[QUICKEST] * (len(WORDS) - len(told))]


async def while_saving(walk: Walk) -> tuple[list[float], list[float]]:
    """Keys in a word on why, and scrolling, while the answer about another week is saved twice a second."""
    await walk.visit("/plan/weeks", "Is it happening?")
    await walk.page.get_by_role("checkbox", name=re.compile("^No, ")).first.dispatch_event("click")
    other = walk.page.get_by_role("checkbox", name=re.compile("^Yes, ")).nth(1)

    async def save() -> None:
        while True:
            await other.dispatch_event("click")
            await asyncio.sleep(0.5)

    saving = asyncio.create_task(save())
    try:
        return await keys(walk, "Why?"), await scroll(walk)
    finally:
        saving.cancel()


async def while_pdf(walk: Walk) -> float:
    """Going to a place at the moment at which a PDF begins."""
    await walk.visit("/share/new/before", "Before a meeting")
    await walk.type("Who is it for?", "Class teacher")
    await walk.visit("/share/new/before/preview", "What will be sent")
    await walk.button("Save as a PDF").first.dispatch_event("click")
    return await change(walk, "Plan")


async def main() -> None:
    """Measures, and prints medians and the slowest."""
    with SiteServer(SITE) as server, tempfile.TemporaryDirectory() as folder:
        async with (
            async_playwright() as playwright,
            browser(playwright, Path(folder) / "profile", graphics=True, **AS_SEEN) as context,
        ):
            walk = await Walk.start(context, server.url)
            await walk.page.evaluate(KEEP, list(await record_bytes(Path(folder))))
            await walk.page.reload()
            await walk.ready()
            found: dict[str, list[float]] = {}
            for _ in range(TIMES):
                for name in ("Record", "Plan"):
                    found.setdefault(f"to {name}, nothing else going on", []).append(await tap(walk, name))
            for _ in range(TIMES):
                found.setdefault("to Plan while a PDF is made", []).append(await while_pdf(walk))
            await walk.place("Record")
            found["a frame while the record is scrolled"] = await scroll(walk)
            found["a key in the search, which Python answers"] = await keys(walk, "Search the record")
            await walk.visit("/record/concern/new", "New concern")
            found["a key in a new concern, kept as a draft"] = await keys(walk, "What happened?")
            why, moved = await while_saving(walk)
            found["a key in a word on why, while others are saved"] = why
            found["a frame while weeks are scrolled and saved"] = moved
    for name, times in found.items():
        print(f"{name:<48} median {statistics.median(times):>6.0f} ms, slowest {max(times):>6.0f} ms")


asyncio.run(main())
