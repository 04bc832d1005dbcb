"""At the meeting: asked, answered, promised and noted, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.choices import MeetingKind
from domain.keeping import WhyNot
from domain.record import Record
from fakes import TODAY, Clock, kept
from headless import Phone
from samples_of import a_meeting, a_person, a_question, a_record
from views.app import App

Make = Callable[[Record], App]
NOW = "/record/meeting/m2/now"


def record(*questions: Any, **more: Any) -> Record:
    return a_record(a_meeting("m2", MeetingKind.REVIEW, TODAY, people="Ms Ahmed, SENCO\nMr Lee", **more), *questions)


async def leave(phone: Phone, label: str) -> None:
    """Goes on from a field, as a finger that taps elsewhere does."""
    await phone.fire(phone.field(label), "blur")


async def test_on_the_day_the_meeting_leads_to_it(app_with: Make) -> None:
    phone = await Phone.start(app_with(record()), "/record/meeting/m2")
    await phone.tap("Start the meeting")
    assert phone.title == "At the meeting"
    assert "enable" in [name for name, _ in phone.client.calls]  # so the screen does not go dark


async def test_questions_that_must_be_asked_come_first_and_answers_are_saved_on_leaving(app_with: Make) -> None:
    rows = [
        a_question("q1", meeting_id="m2", text="How often?"),
        a_question("q2", meeting_id="m2", text="Who?", must=True),
    ]
    phone = await Phone.start(app_with(record(*rows)), NOW)
    assert [text for text in phone.texts if text in ("How often?", "Who?")] == ["Who?", "How often?"]
    fields = [c for c in phone.controls() if type(c).__name__ == "TextField"]
    phone.session.apply_patch(fields[0]._i, {"value": "Ms Ahmed"})
    await phone.fire(fields[0], "change", "Ms Ahmed")
    await phone.fire(fields[0], "blur")
    saved = kept(phone.app).questions["q2"]
    assert (saved.answer, saved.asked) == ("Ms Ahmed", True)
    assert "Asked" in phone.texts and "Not asked yet" in phone.texts
    await phone.visit("/")
    assert "You were writing" not in phone.text


async def test_the_two_boxes_for_notes_stay_apart(app_with: Make) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    await phone.type("Notes you may share", "Small group for reading")
    await leave(phone, "Notes you may share")
    await phone.type("Private notes", "I nearly cried")
    await phone.tap("The meeting is over")
    meeting = kept(phone.app).meetings["m2"]
    assert (meeting.shared_notes, meeting.private_notes) == ("Small group for reading", "I nearly cried")
    assert phone.title == "Meeting"


@pytest.mark.parametrize(
    ("who", "days", "saved"),
    [
        ("Mr Lee", "In two weeks", ("Mr Lee", date(2026, 12, 9))),
        ("Me", "In one week", ("Me", date(2026, 12, 2))),
        ("Somebody else", "No date was given", ("", None)),
    ],
)
async def test_a_promise_in_two_taps(app_with: Make, who: str, days: str, saved: tuple[str, date | None]) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    await phone.tap("Add this promise")
    assert phone.field("What will be done?").error == "Please write what they said they would do."
    await phone.type("What will be done?", "Send the report")
    await phone.choose(who)
    await phone.choose(days)
    await phone.tap("Add this promise")
    (action,) = kept(phone.app).actions.values()
    assert (action.who, action.by, action.meeting_id) == (*saved, "m2")
    assert phone.field("What will be done?").value == ""
    assert "Send the report" in phone.text


async def test_two_weeks_that_were_chosen_stay_the_same_day_when_it_is_taken_up_later(
    app_with: Make, clock: Clock
) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    await phone.type("What will be done?", "Send the report")
    await phone.choose("In two weeks")
    await phone.visit("/")
    clock.move(days=2)
    phone.app.new_day()
    await phone.visit(NOW)
    assert "By Wednesday 9 December 2026" in phone.texts
    await phone.tap("Add this promise")
    assert [action.by for action in kept(phone.app).actions.values()] == [date(2026, 12, 9)]


async def test_what_was_typed_outlives_a_full_phone_and_a_call(app_with: Make) -> None:
    app = app_with(record(a_question("q1", meeting_id="m2")))
    app._store.fails = WhyNot.NO_ROOM  # type: ignore[attr-defined]
    phone = await Phone.start(app, NOW)
    await phone.type("Notes you may share", "Small group for reading")
    await phone.tap("The meeting is over")
    assert phone.title == "At the meeting"
    assert "Not saved: there is no room left" in phone.texts
    assert phone.field("Notes you may share").value == "Small group for reading"
    app._store.fails = None  # type: ignore[attr-defined]
    await phone.visit("/")
    await phone.tap("Go on writing")
    assert phone.field("Notes you may share").value == "Small group for reading"
    await phone.tap("The meeting is over")
    assert kept(app).meetings["m2"].shared_notes == "Small group for reading"


async def test_afterwards_the_meeting_shows_what_was_answered(app_with: Make) -> None:
    rows = [
        a_question("q1", meeting_id="m2", text="How often?", asked=True, answer="Twice a week"),
        a_question("q2", meeting_id="m2", text="Who?", asked=True),
        a_question("q3", meeting_id="m2", text="Where?"),
    ]
    phone = await Phone.start(app_with(record(*rows)), "/record/meeting/m2")
    for text in ("Twice a week", "Asked. No answer is written down.", "Not asked."):
        assert text in phone.texts


async def test_what_i_want_is_there_to_be_seen(app_with: Make) -> None:
    phone = await Phone.start(app_with(record(want="A date for the next review")), NOW)
    assert "A date for the next review" in phone.texts


async def test_no_questions_and_no_meeting(app_with: Make) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    assert "You have no questions for this meeting yet." in phone.text
    phone = await Phone.start(app_with(a_record()), NOW)
    assert phone.title == "Not found"


async def test_a_half_written_promise_outlives_going_away(app_with: Make) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    await phone.type("What will be done?", "Send the report")
    await leave(phone, "What will be done?")
    await phone.visit("/")
    await phone.visit(NOW)
    assert phone.field("What will be done?").value == "Send the report"


async def test_a_promise_that_was_not_added_yet_is_added_when_the_meeting_is_over(app_with: Make) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    await phone.type("What will be done?", "Send the report")
    await phone.choose("Mr Lee")
    await phone.tap("The meeting is over")
    (action,) = kept(phone.app).actions.values()
    assert (action.what, action.who) == ("Send the report", "Mr Lee")
    assert phone.title == "Meeting"
    await phone.visit("/")
    assert "You were writing" not in phone.text


async def test_somebody_else_has_a_name(app_with: Make) -> None:
    phone = await Phone.start(app_with(record()), NOW)
    await phone.type("What will be done?", "Send the report")
    await phone.choose("Somebody else")
    await phone.type("Who is it?", "The school nurse")
    await phone.tap("Add this promise")
    (action,) = kept(phone.app).actions.values()
    assert action.who == "The school nurse"
    assert "The school nurse: Send the report" in phone.text


async def test_the_people_around_the_child_are_offered(app_with: Make) -> None:
    phone = await Phone.start(app_with(record(a_person(name="The SENCO"))), NOW)
    await phone.type("What will be done?", "Send the report")
    await phone.choose("The SENCO")
    await phone.tap("Add this promise")
    (action,) = kept(phone.app).actions.values()
    assert action.who == "The SENCO"
