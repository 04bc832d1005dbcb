"""How long a start takes, from the address to a screen that can be used: `make bench-launch`.

Four pages take turns in one run, each with a browser profile of its own that is kept between its starts: bare Flutter,
a page as `flet publish` makes it of an empty app, ours with an empty record, and ours with 5,000 entries.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page, Playwright, async_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "e2e")]

from bench.chromium import Line, chromium  # noqa: E402
from bench.hello import USABLE, publish_hello  # noqa: E402
from bench.measure import NOW, record_of  # noqa: E402
from storage.files import FileKeeper  # noqa: E402
from storage.store import TinyStore  # noqa: E402
from walk import AS_SEEN, QUICK, browser, change, comes_true, copy_of  # noqa: E402

SITE = ROOT / "build/site"
SIZE = 5_000
SERVE = """
import sys
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from pwa.serve import SiteHandler, SiteServer

class Plain(SiteHandler):
    end_headers = SimpleHTTPRequestHandler.end_headers  # our rules would stop a page that is not ours

handler = SiteHandler if (Path(sys.argv[1]) / "sw.js").exists() else Plain
with SiteServer(Path(sys.argv[1]), handler=handler) as server:
    print(server.url, flush=True)
    server.wait()
"""
# Marks the moment at which a page can be used, by what that page itself shows or does then.
FIRST_FRAME = "addEventListener('flutter-first-frame', () => performance.mark('usable'));"
WHEN = """requestAnimationFrame(function look() {{
  if ({}) performance.mark("usable"); else requestAnimationFrame(look);
}});"""
TITLE = WHEN.format(f"document.title === {USABLE!r}")
UNCOVERED = WHEN.format("document.getElementById('boot')?.hidden")
STAGES = """addEventListener("flutter-first-frame", () => performance.mark("Flutter's first frame"));"""
READY = "!!navigator.serviceWorker.controller || navigator.serviceWorker.ready.then(() => true)"
WHOLE = f"Promise.all([{READY}, {QUICK}]).then((all) => all.every(Boolean))"
MARKS = """["paint", "mark"].flatMap((kind) => performance.getEntriesByType(kind))
  .map(({ name, startTime }) => [name, startTime])"""
KEEP = """async ([name, data]) => {
  const { keeper, newest } = await import("./keeper.js");
  await keeper.claim(true);
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  await keeper.keep(name, bytes, [newest(await keeper.names())], []);
}"""


@dataclass
class Start:
    """One of the pages, and what was measured of it."""

    name: str
    site: Path
    mark: str
    kept: str = READY
    """What is true once its next start needs no network."""
    record: tuple[str, str] | None = None
    """The name and the bytes, in base64, of the record that is put into its profile."""
    times: dict[str, list[float]] = field(default_factory=dict)
    stages: dict[str, list[float]] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)


async def main() -> None:
    """Measures, and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=10, help="how many of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        starts = await pages(Path(folder))
        async with async_playwright() as playwright:
            await measure(playwright, starts, Path(folder), options.starts)
    report(starts)


async def pages(folder: Path) -> list[Start]:
    """The four of them."""
    bare = copy_of(SITE, folder / "bare")
    boot = (SITE / "boot.js").read_text(encoding="utf-8")
    python = "startPython().catch(failed);"
    assert python in boot
    never = "jsConnect = () => new Promise(() => {}); addEventListener('flutter-first-frame', offline.keepOffline);"
    change(bare, "boot.js", boot.replace(python, f"globalThis.{never}"))
    hello = publish_hello(folder / "hello", ROOT / "build/vendor")
    return [
        Start("a: bare Flutter, first frame", bare, FIRST_FRAME),
        Start("b: as flet publish makes it, empty app", hello, TITLE),
        Start("c: ours, an empty record", SITE, UNCOVERED, WHOLE),
        Start(f"d: ours, {SIZE:,} entries", SITE, UNCOVERED, WHOLE, await record_bytes(folder)),
    ]


async def record_bytes(folder: Path) -> tuple[str, str]:
    """A kept record of 5,000 entries."""
    keeper = FileKeeper(folder / "record")
    store = TinyStore(keeper, lambda: NOW)
    await store.open(take_over=True)
    await store.save(record_of(SIZE))
    name = max(name for name in await keeper.names() if name[:10].isdigit())
    return name, base64.b64encode(await keeper.read(name)).decode()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A process that serves it, killed in the end: what comes after that is without any server."""
    command = [sys.executable, "-c", SERVE, str(site)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()


async def measure(playwright: Playwright, starts: list[Start], folder: Path, count: int) -> None:
    """First visits, later ones, those with a slowed-down page, and those with the server stopped."""
    profiles = {start.name: folder / f"profile-{number}" for number, start in enumerate(starts)}
    addresses: dict[str, str] = {}
    with ExitStack() as servers:
        for start in starts:
            addresses[start.name] = servers.enter_context(served(start.site))
            await prepare(playwright, start, profiles[start.name], addresses[start.name])
        for number in range(count):
            for start in starts:
                fresh = folder / f"fresh-{starts.index(start)}-{number}"
                await one(start, "first visit", fresh, addresses[start.name])
        for kind, slower in (("warm", 1), ("warm, page 4x slower", 4)):
            for _ in range(count):
                for start in starts:
                    await one(start, kind, profiles[start.name], addresses[start.name], slower)
    for kind, slower in (("no server", 1), ("no server, page 4x slower", 4)):
        for _ in range(count):
            for start in starts:
                await one(start, kind, profiles[start.name], addresses[start.name], slower)


async def prepare(playwright: Playwright, start: Start, profile: Path, url: str) -> None:
    """The first visits of a profile that is kept, until nothing of the page is missing in it.

    Once more after that, because Chromium keeps compiled code only of what was used more than once.
    """
    for number in range(4):
        async with browser(playwright, profile, graphics=True, **AS_SEEN) as context:
            page = context.pages[0]
            await page.add_init_script(start.mark)
            await page.goto(url)
            await page.wait_for_function("() => performance.getEntriesByName('usable').length")
            if number == 0 and start.record:
                await page.evaluate(KEEP, list(start.record))
            await comes_true(page, start.kept)
            await use(page)
            await page.wait_for_timeout(7_000)  # compiled code is kept some seconds later


async def use(page: Page) -> None:
    """Goes to some screens, which a page without them passes over, and turns the phone: the same for all.

    Chromium keeps the compiled form of WebAssembly once a megabyte of it is new (V8's wasm_caching_hard_threshold).
    After a start in which nothing else was done CanvasKit has a little less, and would be compiled anew at every start:
    so it is on no phone that is used.
    """
    upright = page.viewport_size
    assert upright
    for address in ("record", "plan", "guide", "share", ""):
        await page.evaluate("(to) => { location.hash = `/${to}`; }", address)
        await page.set_viewport_size({"width": upright["height"], "height": upright["width"]})
        await page.wait_for_timeout(500)
        await page.set_viewport_size(upright)
        await page.wait_for_timeout(500)


async def one(start: Start, kind: str, profile: Path, url: str, slower: int = 1) -> None:
    """One start in a browser that was started for it."""
    async with chromium(profile) as (whole, page):
        await page.send("Page.addScriptToEvaluateOnNewDocument", source=start.mark + STAGES)
        await page.send("Page.enable")
        if slower > 1:
            await page.send("Emulation.setCPUThrottlingRate", rate=slower)
        await page.send("Page.navigate", url=url)
        while "usable" not in (marks := dict(await page.value(MARKS) or [])):
            await asyncio.sleep(0.2)
        start.times.setdefault(kind, []).append(marks["usable"])
        if kind == "warm":
            for name, time in marks.items():
                start.stages.setdefault(name, []).append(time)
            start.memory.append(memory(await processes(whole)))


async def processes(whole: Line) -> list[int]:
    """The processes that draw pages and run their workers."""
    told = await whole.send("SystemInfo.getProcessInfo")
    return [process["id"] for process in told["processInfo"] if process["type"] == "renderer"]


def memory(processes: list[int]) -> float:
    """Megabytes that these take up, what they share with others counted in parts."""
    lines = [line for id in processes for line in Path(f"/proc/{id}/smaps_rollup").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def report(starts: list[Start]) -> None:
    """Prints medians, how far the slowest were, and the ratios that are aimed at."""
    kinds = list(starts[0].times)
    print(f"{'seconds: median (p95)':<42}" + "".join(f"{kind:>27}" for kind in kinds))
    for start in starts:
        cells = (f"{middle(start, kind):.2f} ({p95(start.times[kind]):.2f})" for kind in kinds)
        print(f"{start.name:<42}" + "".join(f"{cell:>27}" for cell in cells))
    bare, hello, _, full = starts
    for of, most in ((hello, 0.35), (bare, 1.5)):
        cells = (f"{middle(full, kind) / middle(of, kind):.2f}" for kind in kinds)
        print(f"{f'd / {of.name[0]}, aim {most}':<42}" + "".join(f"{cell:>27}" for cell in cells))
    print("\nMemory of a warm tab, MB: " + ", ".join(f"{s.name[0]} {statistics.median(s.memory):.0f}" for s in starts))
    print(f"d / b: {statistics.median(full.memory) / statistics.median(hello.memory):.2f}, aim 1.2")
    print("\nWhere a warm start of d goes, ms after the address was entered, medians:")
    for name, times in sorted(full.stages.items(), key=lambda stage: statistics.median(stage[1])):
        print(f"  {statistics.median(times):>6.0f}  {name}")
    print(json.dumps({start.name: start.times for start in starts}), file=sys.stderr)


def middle(start: Start, kind: str) -> float:
    """The median, in seconds."""
    return statistics.median(start.times[kind]) / 1000


def p95(times: list[float]) -> float:
    """What 95 of 100 were not slower than, in seconds."""
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)] / 1000


if __name__ == "__main__":
    asyncio.run(main())
