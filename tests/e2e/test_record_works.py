"""The main job in a real browser: written down today, still there tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Playwright, expect

from little import hosted, opened
from walk import Walk, browser, kill

pytestmark = pytest.mark.browser


async def test_a_concern_a_meeting_and_a_review_date_are_there_after_a_restart(
    playwright: Playwright, url: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    asked: list[str] = []
    async with browser(playwright, profile) as context:
        context.on("request", lambda request: asked.append(request.url))
        walk = await Walk.start(context, url)
        assert await walk.page.evaluate("document.documentElement.lang") == "en-GB"
        await walk.first_run()
        await walk.tap("Add a concern")
        await walk.type(
            "What happened?", "Cried before school \U0001f98b \u0645\u0631\u064a\u0645 Za\u017c\u00f3\u0142\u0107"
        )
        await walk.type("How does it affect Sam?", "Tired by ten, e.g. on the iPad. mr.smith saw it")
        await walk.tap("Save concern")
        await walk.see("Saved.")
        await walk.visit("/record/meeting/new", "New meeting")
        await walk.choose("To make a plan")
        await walk.date("When is the meeting?", "24", "11", "2026")
        await walk.tap("Write what was agreed")
        await walk.choose("Yes, we agreed a date")
        await walk.date("Agreed review date", "2", "12", "2026")
        await walk.tap("Add an action")
        await walk.type("What will be done? (action 1)", "Send the report")
        await walk.type("Who will do it? (action 1)", "SENCO")
        await walk.frames(20)  # a tap in the moment of the last key is lost, and no hand is as quick
        await walk.tap("Save meeting")
        await walk.see("Saved.")
        await walk.page.reload()
        await walk.ready()
        await walk.see("SENCO: Send the report")
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.see("in 7 days")
        await walk.see("Wednesday 2 December 2026")
        await walk.place("Record")
        await walk.see("Cried before school \U0001f98b \u0645\u0631\u064a\u0645 Za\u017c\u00f3\u0142\u0107")
        await walk.see("2 entries")
        await walk.tap("Cried before school")
        await walk.see("Tired by ten, e.g. on the iPad. mr.smith saw it")
    elsewhere = [address for address in asked if not address.startswith((url, "blob:", "data:", "about:"))]
    assert asked
    assert not elsewhere


async def test_what_was_half_written_is_offered_again(playwright: Playwright, url: str, profile: Path) -> None:
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.first_run()
        await walk.visit("/record/concern/new", "New concern")
        await walk.type("What happened?", "Would not put his shoes on")
        await walk.draft_kept("Would not put his shoes on")
        kill(profile)
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.see("You were writing about a concern")
        await walk.tap("Go on writing")
        await walk.see("We kept what you had written")
        field = walk.page.get_by_role("textbox", name="What happened?")
        await field.focus()  # Flutter gives a field its text only then
        await expect(field).to_have_value("Would not put his shoes on")


async def test_killed_right_after_saved_three_times(playwright: Playwright, url: str, profile: Path) -> None:
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.first_run()
    for number in range(1, 4):
        async with browser(playwright, profile) as context:
            walk = await Walk.start(context, url, "/record/concern/new")
            await walk.type("What happened?", f"Thing number {number}.")
            await walk.tap("Save concern")
            await walk.see("Saved.")
            kill(profile)
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url, "/record")
        await walk.see("3 entries")


KEEP_ONE_MORE = """async (number) => {
  const { keeper, newest } = await import("./keeper.js");
  await keeper.claim(true);
  const before = newest(await keeper.names());
  await keeper.keep(String(number).padStart(10, "0") + "-save", new Uint8Array(100_000).fill(number), [before], []);
  return before;
}"""
ARE_WHOLE = """async () => {
  const { keeper } = await import("./keeper.js");
  const all = (await keeper.names()).filter((name) => name.endsWith("-save"));
  const kept = await Promise.all(all.map((name) => keeper.read(name)));
  return kept.filter((bytes, at) => bytes.length === 100_000 && bytes.every((byte) => byte === at + 1)).length;
}"""


async def test_the_keeper_killed_right_after_it_kept_twenty_times(playwright: Playwright, tmp_path: Path) -> None:
    with hosted(tmp_path) as (_, url, _):
        for number in range(1, 21):
            async with browser(playwright, tmp_path / "profile") as context:
                page = await opened(context, f"{url}#opening")
                before = await page.evaluate(KEEP_ONE_MORE, number)
                assert before == ("" if number == 1 else f"{number - 1:010}-save")
                kill(tmp_path / "profile")
        async with browser(playwright, tmp_path / "profile") as context:
            page = await opened(context, f"{url}#opening")
            assert await page.evaluate(ARE_WHOLE) == 20


async def test_a_second_tab_can_only_read_until_it_takes_over(walk: Walk, url: str) -> None:
    await walk.first_run()
    await walk.add_concern("Written in the first tab")
    second = Walk(await walk.page.context.new_page(), url)
    await second.open("/record/concern/new")
    await second.see("You can only read here")
    await second.type("What happened?", "Written in the second tab")
    await second.tap("Save concern")
    await second.see("Not saved: the record is open somewhere else")
    await second.tap("Use the record here")
    await second.gone("You can only read here")
    await walk.see("You can only read here")
    await second.tap("Save concern")
    await second.see("Saved.")
    await second.visit("/record", "Record")
    await second.see("2 entries")
    await walk.tap("Use the record here")
    await walk.visit("/record", "Record")
    await walk.see("Written in the second tab")


async def test_a_day_from_the_calendar(walk: Walk) -> None:
    await walk.first_run()
    await walk.visit("/record/concern/new", "New concern")
    await walk.type("What happened?", "Would not eat lunch")
    await walk.tap("Open a calendar")
    await walk.button("16, Monday, 16 November 2026").wait_for(state="attached")
    await walk.frames(30)  # until it has opened all the way: a finger would wait for it too
    await walk.point("16, Monday, 16 November 2026")
    await walk.frames(10)
    await walk.point("OK")
    await walk.tap("Save concern")
    await walk.see("Saved.")
    await walk.see("Monday 16 November 2026")
