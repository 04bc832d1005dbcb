"""From "a meeting is coming" to the review of what was agreed there, by the words on the screen, over eight weeks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.async_api import Playwright

from days import days_of
from walk import Walk

pytestmark = pytest.mark.browser


async def test_from_getting_ready_to_the_review(playwright: Playwright, site: Path, tmp_path: Path) -> None:
    async with days_of(playwright, site, tmp_path) as days:
        await get_ready(await days.open_on(date(2026, 11, 25)))
        await meet(await days.open_on(date(2026, 12, 2)))
        await send(days.walk)
        await hear(await days.open_on(date(2026, 12, 9)))
        await review(await days.open_on(date(2027, 1, 20)))


async def get_ready(walk: Walk) -> None:
    """A week before: questions, what must be asked, and the message that goes ahead."""
    await walk.first_run()
    await walk.visit("/record/meeting/new", "New meeting")
    await walk.choose("To make a plan")
    await walk.date("When is the meeting?", "2", "12", "2026")
    await walk.type("Who is there?", "Ms Ahmed, SENCO")
    await walk.tap("Save meeting")
    await walk.see("Saved.")
    await walk.visit("/", "Today")
    await walk.tap("Get ready for your meeting")
    await walk.page.get_by_role("button", name="Add: ").first.dispatch_event("click")
    await walk.see("Mark up to three that must be asked")
    await walk.type("A question of your own", "Can he sit at the front?")
    await walk.tap("Add my question")
    await walk.tap("Must ask: Can he sit at the front?")
    await walk.tap("Take the mark off: Can he sit at the front?")
    await walk.tap("Must ask: Can he sit at the front?")
    await walk.drag("Move up: Can he sit at the front?", "Must ask: ")
    await walk.button("Move down: Can he sit at the front?").wait_for(state="attached")
    await walk.tap("See the message")
    await walk.page.get_by_role("heading", name="Message to send ahead").wait_for(state="attached")


async def meet(walk: Walk) -> None:
    """The day itself: answers, a promise, notes, and afterwards the agreed review date."""
    await walk.see("today")
    await walk.visit("/record/meeting/next", "Next meeting")
    await walk.tap("Start the meeting")
    await walk.page.get_by_role("heading", name="At the meeting").wait_for(state="attached")
    await walk.type("What they answered", "Yes, from Monday")  # of the one that must be asked: it stands first
    await walk.type("What will be done?", "Send the reading scores")
    await walk.choose("Ms Ahmed, SENCO")
    await walk.choose("By the end of this half-term, Friday 18 December 2026")
    await walk.tap("Add this promise")
    await walk.see("Send the reading scores, by Friday 18 December 2026")
    await walk.type("Private notes", "He was so brave")
    await walk.tap("The meeting is over")
    for words in ("Yes, from Monday", "He was so brave", "Not asked.", "Ms Ahmed, SENCO: Send the reading scores"):
        await walk.see(words)
    await walk.tap("Change this meeting")
    await walk.choose("Yes, we agreed a date")
    await walk.date("Agreed review date", "20", "1", "2027")
    await walk.tap("Save meeting")
    await walk.see("Saved.")


async def send(walk: Walk) -> None:
    """What was agreed goes to the others."""
    await walk.visit("/", "Today")
    await walk.tap("Send what was agreed")
    field = walk.page.get_by_role("textbox", name="Your message")
    await field.focus()  # Flutter gives a field its text only then
    await walk.frames(10)
    message = await field.input_value()
    assert "- Ms Ahmed, SENCO: Send the reading scores, by Friday 18 December 2026" in message
    assert "brave" not in message
    await walk.tap("I have sent it today")
    await walk.see("We will ask you in a week whether they answered.")


async def hear(walk: Walk) -> None:
    """A week later: did they answer? And the dates go into the phone's own calendar."""
    await walk.tap("Is there an answer?")
    await walk.see("No answer yet.")
    await walk.tap("They answered")
    await walk.see("They answered on Wednesday 9 December 2026.")
    await walk.visit("/settings/reminders", "Reminders")
    async with walk.page.expect_download() as waiting:
        await walk.tap("Save my dates for a calendar")
    kept = Calendar.from_ical((await (await waiting.value).path()).read_bytes())
    titles = {event.decoded("dtstart"): str(event["summary"]) for event in kept.walk("VEVENT")}
    assert titles == {
        date(2026, 12, 18): "Something should be done by today",
        date(2026, 12, 23): "Review date in four weeks",
        date(2027, 1, 6): "Review date in two weeks",
        date(2027, 1, 20): "Review date",
    }


async def review(walk: Walk) -> None:
    """The agreed day has come: what was promised is late, put off and then done, and the review is written down."""
    await walk.see("Late: it was for Friday 18 December 2026")
    await walk.see("The agreed review date has come.")
    await walk.tap("Everything that is due")
    await walk.tap("Tomorrow: Ms Ahmed, SENCO: Send the reading scores")
    await walk.see("Put off until Thursday 21 January 2027.")
    await walk.tap("Bring it back: Ms Ahmed, SENCO: Send the reading scores")
    await walk.tap("Done: Ms Ahmed, SENCO: Send the reading scores")
    await walk.see("Marked as done.")
    await walk.visit("/record/meeting/new", "New meeting")
    await walk.choose("To review the support")
    await walk.tap("Today")
    await walk.tap("Write what was agreed")
    await walk.choose("No date was agreed")
    await walk.tap("Save meeting")
    await walk.see("Saved.")
    await walk.visit("/plan", "Plan")
    await walk.see("The last plan was reviewed. Next comes a new plan.")
    await walk.see("Meetings this school year: 2 of the 3 that schools should offer.")
