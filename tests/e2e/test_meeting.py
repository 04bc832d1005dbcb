"""From "a meeting is coming" to what was said there, by the words on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Playwright

from walk import Walk, browser

pytestmark = pytest.mark.browser


TALL = {"width": 390, "height": 3000}
"""So that all of a screen is on the canvas: only that is in the tree that assistive technology gets."""


async def test_from_getting_ready_to_what_was_answered(playwright: Playwright, url: str, profile: Path) -> None:
    async with browser(playwright, profile, viewport=TALL) as context:
        await prepare_and_meet(await Walk.start(context, url))


async def prepare_and_meet(walk: Walk) -> None:
    """The whole way."""
    await walk.first_run()
    await walk.visit("/record/meeting/new", "New meeting")
    await walk.choose("To review the support")
    await walk.date("When is the meeting?", "25", "11", "2026")
    await walk.type("Who is there?", "Ms Ahmed, SENCO")
    await walk.tap("Save meeting")
    await walk.see("Saved.")
    await walk.tap("Get ready for this meeting")
    await walk.tap("Add: What has changed since the last plan?")
    await walk.see("Mark up to three that must be asked")
    await walk.type("A question of your own", "Can he sit at the front?")
    await walk.tap("Add my question")
    await walk.tap("Must ask: Can he sit at the front?")
    await walk.tap("Not a must any more: Can he sit at the front?")
    await walk.tap("Must ask: Can he sit at the front?")
    await walk.tap("Back")
    await walk.tap("Start the meeting")
    await walk.page.get_by_role("heading", name="At the meeting").wait_for(state="attached")
    await walk.type("What they answered", "Yes, from Monday")  # of the one that must be asked: it stands first
    await walk.type("What will be done?", "Send the reading scores")
    await walk.choose("Ms Ahmed, SENCO")
    await walk.choose("In two weeks")
    await walk.tap("Add this promise")
    await walk.see("Send the reading scores, by Wednesday 9 December 2026")
    await walk.type("Private notes", "He was so brave")
    await walk.tap("The meeting is over")
    await walk.see("Yes, from Monday")
    await walk.see("Ms Ahmed, SENCO: Send the reading scores")
    await walk.page.reload()
    await walk.ready()
    for words in ("Yes, from Monday", "He was so brave", "Not asked."):
        await walk.see(words)
