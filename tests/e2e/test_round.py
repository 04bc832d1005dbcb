"""A whole round of support and the start of the next, by the words on the screen, from November to January."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import Playwright

from days import days_of
from walk import Walk

pytestmark = pytest.mark.browser


async def test_a_round_and_the_start_of_the_next(playwright: Playwright, site: Path, tmp_path: Path) -> None:
    async with days_of(playwright, site, tmp_path) as days:
        await agree(await days.open_on(date(2026, 11, 25)))
        await happen(await days.open_on(date(2026, 12, 5)))
        await fail_to_happen(await days.open_on(date(2026, 12, 19)))
        await review(await days.open_on(date(2027, 1, 13)))
        await begin_again(days.walk)


async def agree(walk: Walk) -> None:
    """What is known, what should be different, and the help for it."""
    await walk.first_run()
    await walk.place("Plan")
    await walk.tap("Assess")
    await walk.page.get_by_role("checkbox", name="Learning, such as").dispatch_event("click")
    await walk.type("What is Sam good at?", "Numbers")
    await walk.tap("Save what is known")
    await walk.see("Written down: needs, strengths.")
    await walk.visit("/plan/outcomes", "What was agreed")
    await walk.tap("Add what should be different")
    await walk.type("What should be different?", "Reads a short book alone")
    await walk.tap("Save outcome")
    await walk.see("No support is written down for this yet.")
    await walk.tap("Add support for: Reads a short book alone")
    await walk.type("What is the help?", "Reading group")
    await walk.type("How many times?", "0")
    await walk.choose("A week")
    await walk.tap("Save support")
    await walk.see("Please look again at: How many times?")
    await walk.type("How many times?", "3")
    await walk.tap("Today")
    await walk.tap("Save support")
    await walk.see("3 times a week")
    await walk.visit("/plan", "Plan")
    await walk.see("1 outcome, 1 kind of support.")


async def happen(walk: Walk) -> None:
    """On a Saturday the app asks how the week went. One tap is the answer."""
    await walk.tap("Say how the week went")
    await walk.see("No week is answered yet.")
    await answer(walk, "Partly", "This week, from Monday 30 November 2026")
    await walk.see("Promised 3 times a week; it happened about half of the time over 1 week.")
    await walk.type("Why? This week, from Monday 30 November 2026", "The helper was away")
    await answer(walk, "Yes", "Last week, from Monday 23 November 2026")
    await walk.see("it happened most of the time over 2 weeks.")


async def fail_to_happen(walk: Walk) -> None:
    """Two weeks without it: Today says so, and what can be asked."""
    await walk.visit("/plan/weeks", "Is it happening?")
    for week in ("This week, from Monday 14 December 2026", "Last week, from Monday 7 December 2026"):
        await answer(walk, "No", week)
    await walk.see("it happened less than half of the time over 4 weeks.")
    await walk.visit("/", "Today")
    await walk.see("For two weeks or more you wrote that it did not happen: Reading group. You can ask why.")
    await walk.visit("/plan/date", "Agreed review date")
    await walk.date("Agreed review date", "13", "1", "2027")
    await walk.tap("Save date")
    await walk.see("Wednesday 13 January 2027")


async def review(walk: Walk) -> None:
    """The day has come: what was met, and what was decided."""
    await walk.see("The agreed review date has come.")
    await walk.visit("/plan/review", "Review")
    await walk.see("Reading group: Promised 3 times a week; it happened less than half of the time over 4 weeks.")
    await walk.tap("Today")
    await walk.choose("Partly met")
    await walk.type("What shows it? (number 1)", "Reads half of it")
    await walk.choose("Change the support")
    await walk.type("Why?", "There was no cover")
    await walk.tap("Save review")
    await walk.see("Held on Wednesday 13 January 2027. Change the support.")


async def begin_again(walk: Walk) -> None:
    """What was not met goes on, from where it stands now; and the old round can still be read."""
    await walk.tap("Begin the next round")
    await walk.tap("Begin this round")
    await walk.see("The next round has begun.")
    await walk.visit("/plan/outcomes", "What was agreed")
    await walk.see("Reads half of it")
    await walk.visit("/plan", "Plan")
    await walk.tap("Round 1")
    for words in ("Partly met", "There was no cover", "over 4 weeks"):
        await walk.see(words)


async def answer(walk: Walk, said: str, week: str) -> None:
    """Taps an answer about the reading group in this week, and sees that it is taken."""
    await walk.choose(f"{said}, Reading group, {week}", "checkbox")
