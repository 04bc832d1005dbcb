"""Plan: the cycle, the agreed review date, and what was promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.record import Record
from fakes import kept
from headless import Phone
from samples_of import a_meeting, a_record, an_action
from views.app import App

Make = Callable[[Record], App]


async def test_with_nothing_agreed_yet(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan")
    assert "Do, where you are now" in phone.texts
    assert "No review date is agreed. You can ask for one at the next meeting, or before it." in phone.texts
    assert "Nothing is waiting. What is promised at a meeting shows here." in phone.texts


async def test_the_agreed_review_date_and_an_action_done_with_one_tap(app_with: Make) -> None:
    record = a_record(a_meeting(review_on=date(2026, 12, 4)), an_action())
    phone = await Phone.start(app_with(record), "/plan")
    assert {"in 9 days", "Friday 4 December 2026"} <= set(phone.texts)
    await phone.tap("Mark as done")
    assert kept(phone.app).actions["a1"].done_on == date(2026, 11, 25)
    assert "Nothing is waiting. What is promised at a meeting shows here." in phone.texts
    await phone.tap("Show what is finished (1)")
    assert "SENCO: Send the report" in phone.texts


@pytest.mark.parametrize(
    ("stage", "screen", "topic"),
    [
        ("Assess", "What is known", "Assess: find out what is needed"),
        ("Plan", "What was agreed", "Plan: agree the help"),
        ("Do, where", "Is it happening?", "Do: give the help"),
        ("Review", "Review", "Review: look at what worked"),
    ],
)
async def test_a_stage_opens_its_screen_and_that_its_page_of_the_guide(
    app_with: Make, stage: str, screen: str, topic: str
) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan")
    await phone.tap(f"{stage} ")
    assert phone.title == screen
    await phone.tap("About this stage, in the guide")
    assert phone.title == topic


async def test_a_thousand_actions_are_not_all_drawn(app_with: Make) -> None:
    record = a_record(*(an_action(f"a{n}") for n in range(1000)))
    phone = await Phone.start(app_with(record), "/plan")
    assert "And 990 more. They stand in their meetings." in phone.texts
    assert phone.texts.count("SENCO: Send the report") == 10
