"""Today: where the child is, what is next, late and due, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.record import Record
from fakes import Clock
from headless import Phone
from samples_of import a_child, a_meeting, a_record, an_action
from views.app import App

Make = Callable[[Record], App]


async def test_a_new_day_is_seen_when_the_app_comes_back(app_with: Make, clock: Clock) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(review_on=date(2026, 12, 2)))))
    assert "in 7 days" in phone.texts
    clock.move(days=1)
    await phone.session.dispatch_event(phone.page._i, "app_lifecycle_state_change", {"state": "show"})
    await phone.settle()
    assert "in 6 days" in phone.texts and "Thursday 26 November 2026" in phone.texts


async def test_with_nothing_written_yet(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(situation="worried"))))
    assert {"Sam", "Before SEN support", "Wednesday 25 November 2026"} <= set(phone.texts)
    assert "No date is ahead. When you agree one, it shows here." in phone.texts
    assert "Late" not in phone.texts
    await phone.tap("Ask for a first talk")
    assert phone.title == "Before SEN support"


async def test_the_next_date_what_is_late_and_what_is_due(app_with: Make) -> None:
    record = a_record(
        a_meeting(on=date(2026, 10, 1), review_on=date(2026, 12, 4)),
        an_action("a1", by=date(2026, 11, 20), what="Send the report"),
        an_action("a2", by=date(2026, 12, 9), what="Ring the nurse", who="Me"),
        an_action("a3", by=date(2026, 12, 10), what="Far away"),
    )
    phone = await Phone.start(app_with(record))
    assert {"in 9 days", "Friday 4 December 2026"} <= set(phone.texts)
    assert "agreed on Thursday 1 October 2026" in phone.text
    assert "SENCO: Send the report" in phone.texts
    assert "Late: it was for Friday 20 November 2026, 5 days ago" in phone.texts
    assert "Me: Ring the nurse" in phone.texts
    assert "Far away" not in phone.text


async def test_a_dated_thing_opens_where_it_can_be_dealt_with(app_with: Make) -> None:
    record = a_record(
        a_meeting(on=date(2026, 10, 1), review_on=date(2026, 12, 4)), an_action("a1", by=date(2026, 11, 20))
    )
    phone = await Phone.start(app_with(record))
    await phone.tap("SENCO: Send the report")
    assert phone.title == "Plan"
    await phone.place("Today")
    await phone.tap("Agreed review date, agreed on Thursday 1 October 2026")
    assert phone.title == "Meeting"


async def test_the_example_family(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Try it with an example family")
    assert {"Late", "In the next 14 days", "Worth doing next"} <= set(phone.texts)
    await phone.tap("What this means, and what to ask")
    assert phone.title == "Do: give the help"
