"""Every screen in several ways: its pictures are kept to be looked at, and what can be used has a name and a size.

Only what lies on the canvas is in the tree that assistive technology gets, so one way is as tall as the longest screen.
That way sees every screen, without keeping pictures; the others see a few of them. With EVERY=1 all see all, and all
pictures are kept.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Playwright

from screens import SCREENS, STEPS
from walk import AS_SEEN, Walk, browser

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parent.parent.parent / "build" / "pictures"
WAYS: dict[str, dict[str, Any]] = {
    "tall": {"viewport": {"width": 390, "height": 4500}},
    "small": {"viewport": {"width": 320, "height": 7000}, "color_scheme": "dark"},
    "light": {"graphics": True, **AS_SEEN},
    "wide": {"viewport": {"width": 1280, "height": 1600}, "user_agent": None, "is_mobile": False, "has_touch": False},
}
WHOLE, LARGE = "tall", "small"
"""The way that sees every screen, and the one in which text is twice as large."""
FEW = ("/", "/record", "/plan", "/plan/weeks", "/record/concern/new", "/settings")
EVERY = bool(os.environ.get("EVERY"))
ENTRIES = {
    "Concern": ("Reading group has moved", ""),
    "Conversation": ("I asked once more", ""),
    "Report": ("Result of the hearing test", ""),
    "Child's view": ("Games group. My friend", "Good: "),
}
"""The heading of a screen, and of an entry of the example family that it shows: its words, and what stands before."""
UNNAMED = """() => {
  const host = document.querySelector("flt-semantics-host");
  const roles = "button link checkbox radio switch tab textbox".split(" ").map((role) => `[role=${role}]`);
  return [...host.querySelectorAll([...roles, "input", "textarea", "a"].join(","))]
    .filter((part) => !(part.getAttribute("aria-label") || part.innerText || "").trim())
    .map((part) => part.outerHTML.slice(0, 200));
}"""
SMALL = """() => {
  const host = document.querySelector("flt-semantics-host");
  const bar = host.querySelector("[role=tablist]")?.getBoundingClientRect().top ?? innerHeight;
  const scrolled = (box) => box.bottom > bar - 1 || (box.top < 57 && box.bottom > 57);  // a part of it is out of sight
  return [...host.querySelectorAll("[role=button], [role=tab], [role=radio], [role=checkbox], [role=switch]")]
    .map((part) => [part.getBoundingClientRect(), part.getAttribute("aria-label") || part.innerText])
    .filter(([box]) => !scrolled(box) && (box.width < 47.5 || box.height < 47.5))
    .map(([box, name]) => `${name}: ${box.width}x${box.height}`);
}"""


@pytest.mark.parametrize("way", WAYS)
async def test_every_screen(playwright: Playwright, url: str, profile: Path, way: str) -> None:
    async with browser(playwright, profile, **WAYS[way]) as context:
        if way == LARGE:
            await context.add_init_script(
                "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%' })"
            )
        walk = await Walk.start(context, url)
        await look(walk, way, "welcome")
        await walk.tap("Start")
        await walk.page.get_by_role("heading", name="Who is this record about?").wait_for(state="attached")
        await look(walk, way, "welcome-child")
        await walk.tap("Back")
        await walk.tap("Try it with an example family")
        await walk.see("Example family, not a real child")
        whole = EVERY or way == WHOLE
        for address, heading in SCREENS.items():
            if whole or address in FEW:
                await walk.visit(address, heading)
                await look(walk, way, address.strip("/").replace("/", "-") or "today")
        if whole:
            await a_meeting(walk, way)
            await entries(walk, way)  # last, as what was searched for stays in the field


async def entries(walk: Walk, way: str) -> None:
    """One entry of each kind, found in the record."""
    for heading, (words, before) in ENTRIES.items():
        await walk.visit("/record", "Record")
        await walk.type("Search the record", words)
        await walk.button(before + words).wait_for(state="attached")
        await walk.see("1 entry found")  # until then the list may change under a tap
        await walk.tap(before + words)
        await walk.page.get_by_role("heading", name=heading, exact=True).first.wait_for(state="attached")
        await look(walk, way, f"record-{heading.lower().replace(' ', '-')}")


async def a_meeting(walk: Walk, way: str) -> None:
    """What lies below the next meeting, and one that has been, with a mistake in its form."""
    await walk.visit("/record/meeting/next", "Next meeting")
    await walk.tap("Go on getting ready")
    await walk.page.get_by_role("heading", name="Get ready").wait_for(state="attached")
    await walk.tap("Add: ")
    await walk.see("Mark up to three that must be asked")
    await look(walk, way, "meeting-prepare")
    at = (await walk.page.evaluate("location.hash")).removeprefix("#").removesuffix("/prepare")
    for step, heading in STEPS.items():
        await walk.visit(f"{at}/{step}", heading)
        await look(walk, way, f"meeting-{step}")
    await walk.visit("/record", "Record")
    await walk.tap("Check-in")
    await walk.see("Who was there")
    await look(walk, way, "record-meeting")
    await walk.tap("Change this meeting")
    await walk.page.get_by_role("heading", name="Change meeting").wait_for(state="attached")
    await walk.tap("Add an action")
    await walk.date("When is the meeting?", "31", "2", "2026")
    await walk.tap("Save meeting")
    await walk.see("There is no such date as 31 2 2026. Please check it.")
    await look(walk, way, "record-meeting-edit")


async def look(walk: Walk, way: str, name: str) -> None:
    """Keeps a picture of what is on the screen, and checks what can be checked without eyes."""
    page = walk.page
    assert await page.evaluate(UNNAMED) == [], name
    assert await page.evaluate(SMALL) == [], name
    if way == WHOLE and not EVERY:
        return  # a picture of all that height takes longer than all the rest
    await walk.frames(30 if EVERY else 3)  # one screen fades into the next, which only eyes mind
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}-{way}.png")
