"""Walks the built app in a real browser, by the words on the screen, as assistive technology reads them."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import BrowserContext, Error, Locator, Page, Playwright, expect

from pwa.build import seal

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36",
    "is_mobile": True,
    "has_touch": True,
    "locale": "en-GB",
    "timezone_id": "Europe/London",
    "reduced_motion": "reduce",
}
AS_SEEN: dict[str, Any] = {"reduced_motion": "no-preference"}
"""All that moves, as most parents see it. Walks do without, so that two of them fit on two cores."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PATIENCE = int(os.environ.get("PATIENCE", "60000"))
"""Milliseconds until a wait gives up: the app starts in three to six seconds where nothing else runs."""
_STILL_DAY = """{
  const RealDate = Date, ahead = RealDate.parse("DAYT09:30:00Z") - RealDate.now();
  self.Date = class extends RealDate {
    constructor(...given) { if (given.length) super(...given); else super(RealDate.now() + ahead); }
    static now() { return RealDate.now() + ahead; }
  };
}
"""


def still_day(day: date = date(2026, 11, 25)) -> str:
    """Begins the worker's script, so that Python in the browser lives on this day."""
    return _STILL_DAY.replace("DAY", day.isoformat(), 1)


@asynccontextmanager
async def browser(
    playwright: Playwright, profile: Path, *args: str, graphics: bool = False, **options: object
) -> AsyncIterator[BrowserContext]:
    """Chromium as on a phone, with this profile. `args` are more of its own.

    With `graphics` it draws through WebGL, as it does for parents; without, it draws the same more quickly on a machine
    that has no graphics.
    """
    context = await playwright.chromium.launch_persistent_context(
        profile,
        executable_path=shutil.which("chromium"),
        args=[*QUIET, *([] if graphics else ["--disable-software-rasterizer"]), f"--sen-profile={profile}", *args],
        **{**PHONE, **options},  # type: ignore[arg-type]
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    except Exception as problem:
        problem.add_note(await seen(context))
        raise
    finally:
        with suppress(Error, TimeoutError):  # it may have been killed, or a page of it hangs
            async with asyncio.timeout(PATIENCE / 1000):
                await context.close()
        kill(profile)


async def seen(context: BrowserContext) -> str:
    """What is to be seen and known of each page, for whoever reads of a walk that failed."""
    told = []
    for page in context.pages:
        try:
            async with asyncio.timeout(10):
                told.append(f"At {page.url}: {await page.evaluate(STANDING)}")
        except (Error, TimeoutError) as problem:
            told.append(f"At {page.url}, which does not answer: {type(problem).__name__}")
    return "\n".join(told)


def copy_of(site: Path, folder: Path) -> Path:
    """The site once more, for a walk that changes it. Its files are links to those of the first."""
    shutil.copytree(site, folder, copy_function=os.link)
    return folder


def change(site: Path, name: str, text: str) -> None:
    """Makes another build of such a copy, in which one file is other."""
    for changed in (name, "sw.js", "index.html"):
        (site / changed).unlink()
    (site / name).write_text(text, encoding="utf-8")
    seal(site)


def kill(profile: Path) -> None:
    """Ends every process of the browser with this profile at once, as a phone that runs out of power does."""
    parents = dict(_processes())
    ending = {id for id in parents if str(profile).encode() in _command(id)}
    # only the first has the profile in its command; those that it began may still hold the database open
    while more := {id for id, parent in parents.items() if parent in ending} - ending:
        ending |= more
    for id in ending:
        with suppress(ProcessLookupError):
            os.kill(id, signal.SIGKILL)


def _processes() -> Iterator[tuple[int, int]]:
    """Every process of a browser, and the one that began it."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and b"chrom" in _command(int(process.name)):
            with suppress(OSError):
                told = (process / "stat").read_text().rpartition(")")[2].split()
                yield int(process.name), int(told[1])


def _command(id: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{id}/cmdline").read_bytes()
    return b""


FRAMES = """count => new Promise((done) => {
  const next = () => (count-- ? requestAnimationFrame(next) : done());
  next();
})"""


JOIN = """(field) => new Promise((done) => {
  if (document.activeElement === field) done();
  // Flutter sets the field's attributes anew when it joins it
  new MutationObserver(done).observe(field, { attributeFilter: ["autocomplete"] });
  field.focus();
  setTimeout(done, 2_000);
})"""
"""Gives the field the focus, and waits until Flutter hears what is typed in it."""


QUICK = "caches.match(new URL('pyodide/memory.bin', location.href)).then(Boolean)"
"""Whether a next start can wake from the memory of one."""


ASK = """async (wish) => {
  const { active } = await navigator.serviceWorker.getRegistration();
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  active.postMessage(wish, [port2]);
  return answer;
}"""


async def mended(page: Page) -> int:
    """How many files the service worker had to bring, when it looked at all of them just now."""
    answer = await page.evaluate(ASK, "check")
    return int(answer["mended"])


async def comes_true(page: Page, expression: str, arg: object = None) -> None:
    """Waits until this is true in the page. Playwright's own way takes a promise for true, whatever it gives."""
    async with asyncio.timeout(PATIENCE / 1000):
        while not await page.evaluate(expression, arg):
            await asyncio.sleep(0.05)


def begins(words: str) -> re.Pattern[str]:
    """A name that begins with these words. A slash in one would end Playwright's own pattern."""
    return re.compile("^" + re.escape(words).replace("/", r"\x2f"))


STANDING = """[
  (document.querySelector("flt-semantics-host") ?? document.body).innerText.slice(0, 2000),
  document.querySelector("#boot:not([hidden])")?.innerText, navigator.serviceWorker?.controller?.state,
  ...performance.getEntriesByType("mark").map(({ name, startTime }) => `${name} ${Math.round(startTime)}`)
]"""


DRAFT_IS_KEPT = """words => new Promise((tell) => {
  const opening = indexedDB.open("sen-diary");
  opening.onsuccess = () => {
    const reading = opening.result.transaction("kept").objectStore("kept").get("drafts");
    reading.onsuccess = () => {
      opening.result.close();
      tell(Boolean(reading.result) && new TextDecoder().decode(reading.result).includes(words));
    };
  };
})"""


class Walk:
    """One page of the app."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    @classmethod
    async def start(cls, context: BrowserContext, url: str, address: str = "/") -> Walk:
        """Opens the app in this context's first page and waits for its first screen."""
        page = context.pages[0] if context.pages else await context.new_page()
        self = cls(page, url)
        await self.open(address)
        return self

    async def open(self, address: str = "/") -> None:
        """Loads the page at this address of the app, as a link from outside would."""
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.url}#{address}")
        await self.ready()

    async def ready(self) -> None:
        """Waits until the app has drawn its first screen."""
        await self.page.locator("#boot").wait_for(state="hidden")
        await self.page.locator("flt-semantics-host h1, flt-semantics-host h2").first.wait_for(state="attached")

    async def settled(self) -> None:
        """Waits until the service worker has all it ever brings, and has put each of it in its place."""
        await comes_true(self.page, QUICK)
        await self.page.evaluate(ASK, "quicken")  # it is at it, and this is answered once nothing is left to do

    async def visit(self, address: str, heading: str) -> None:
        """Goes to an address without loading the page again, and waits for this heading."""
        await self.page.evaluate("address => { location.hash = address }", address)
        await self.page.get_by_role("heading", name=heading, exact=True).first.wait_for(state="attached")

    async def see(self, words: str) -> None:
        """Waits until these words are on the screen."""
        await self.page.get_by_text(words).first.wait_for(state="attached")

    async def gone(self, words: str) -> None:
        """Waits until these words are nowhere on the screen."""
        await self.page.get_by_text(words).first.wait_for(state="detached")

    def button(self, name: str) -> Locator:
        """The button whose words begin with these."""
        return self.page.get_by_role("button", name=begins(name)).first

    async def tap(self, name: str) -> None:
        """Taps the button whose words begin with these."""
        await self.button(name).dispatch_event("click")

    async def point(self, name: str) -> None:
        """Touches the button whose words begin with these, as a finger does."""
        await self.touch(self.button(name))

    async def touch(self, control: Locator) -> None:
        """Touches the middle of this."""
        box = await control.bounding_box()
        assert box, control
        await self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    async def drag(self, beside: str, to: str) -> None:
        """Takes hold of the grip to the right of the button `beside`, and lets go over the button `to`."""
        await self.frames(10)  # what was tapped just before may move both
        start, end = await self.button(beside).bounding_box(), await self.button(to).bounding_box()
        assert start and end, (beside, start, to, end)
        await self.page.mouse.move(start["x"] + 1.6 * start["width"], start["y"] + start["height"] / 2)
        await self.page.mouse.down()
        await self.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=10)
        await self.frames(5)
        await self.page.mouse.up()

    async def choose(self, name: str, role: Literal["radio", "checkbox"] = "radio") -> None:
        """Picks a radio button or a chip, and sees that it is picked: as a hand would, which taps once more if not."""
        choice = self.page.get_by_role(role, name=name, exact=True)
        for _ in range(5):
            await choice.dispatch_event("click")
            with suppress(AssertionError):
                await expect(choice).to_be_checked(timeout=PATIENCE / 6)
                return
        raise AssertionError(f"{name}: it cannot be picked")

    async def place(self, name: str) -> None:
        """One of the places in the bar below."""
        await self.page.get_by_role("tab", name=name, exact=True).dispatch_event("click")
        await self.page.get_by_role("heading", name=name, exact=True).first.wait_for(state="attached")

    async def type(self, label: str, text: str) -> None:
        """Fills the field whose name begins with these words.

        Flutter takes some frames to join a field that got the focus. A hand is slower than that; a test is not,
        so it waits, and looks whether the text stayed.
        """
        field = self.page.get_by_role("textbox", name=begins(label)).first
        for _ in range(5):
            await field.evaluate(JOIN)
            await field.fill(text)
            await self.frames(2)
            if await field.input_value() == text:
                return
        raise AssertionError(f"{label}: the field does not keep what is typed")

    async def frames(self, count: int) -> None:
        """Lets so many frames be drawn."""
        await self.page.evaluate(FRAMES, count)

    async def draft_kept(self, words: str) -> None:
        """Waits until these half-written words are kept: once the typing pauses. Only the database can say when."""
        while not await self.page.evaluate(DRAFT_IS_KEPT, words):
            await self.frames(10)

    async def date(self, label: str, day: str, month: str, year: str) -> None:
        """Fills the three boxes of a date."""
        for box, text in (("Day", day), ("Month", month), ("Year", year)):
            await self.type(f"{box}, {label}", text)

    async def first_run(self, name: str = "Sam") -> None:
        """The three screens of the first start, at a school and on SEN support."""
        await self.tap("Start")
        await self.type("Your child's first name or nickname", name)
        await self.choose("School")
        await self.tap("Next")
        await self.choose("My child gets SEN support")
        await self.tap("Start my record")
        await self.see(f"Saved. This record is about {name}.")

    async def add_concern(self, words: str) -> None:
        """A concern in a few words, until the screen says that it is saved."""
        await self.visit("/record/concern/new", "New concern")
        await self.type("What happened?", words)
        await self.tap("Save concern")
        await self.see("Saved.")
