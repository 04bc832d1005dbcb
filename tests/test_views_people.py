"""People around the child, and adding them to a meeting with one tap."""

from __future__ import annotations

from collections.abc import Callable

from domain.record import Record
from fakes import kept
from headless import Phone
from samples_of import a_person, a_record
from views.app import App

Make = Callable[[Record], App]


async def test_somebody_is_added_changed_and_deleted(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings")
    await phone.tap("People around your child")
    await phone.tap("Add a person")
    await phone.tap("Save person")
    assert phone.field("What is their name?").error == "Please write a name, or what they are called."
    await phone.type("What is their name?", "The SENCO")
    await phone.type("What do they do?", "leads on special needs")
    await phone.tap("Save person")
    (person,) = kept(phone.app).people.values()
    assert (person.name, person.role, person.child_id) == ("The SENCO", "leads on special needs", "sam")
    await phone.tap("The SENCO")
    await phone.type("How can you reach them?", "Through the office")
    await phone.tap("Save person")
    assert "Through the office" in phone.texts
    await phone.tap("The SENCO")
    await phone.tap("Delete this person")
    assert phone.title == "People"
    assert not phone.can_tap("The SENCO")


async def test_one_tap_adds_them_to_a_meeting_and_keeps_what_was_typed(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings/people/new")
    await phone.type("What is their name?", "The SENCO")
    await phone.tap("Save person")
    await phone.visit("/record/meeting/new")
    await phone.choose("To make a plan")
    await phone.type("Who is there?", "Me")
    await phone.tap("Add The SENCO")
    assert phone.field("Who is there?").value == "Me\nThe SENCO"
    assert not phone.can_tap("Add The SENCO")
    await phone.tap("Save meeting")
    (meeting,) = kept(phone.app).meetings.values()
    assert meeting.people == "Me\nThe SENCO"


async def test_nobody_yet_and_somebody_who_is_not_there(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings/people/none")
    assert phone.title == "Not found"


async def test_one_tap_says_with_whom_a_conversation_was(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_person(name="The class teacher"))), "/record/conversation/new")
    await phone.type("What was said?", "He had a good day")
    await phone.choose("A phone or video call")
    await phone.tap("The class teacher")
    assert phone.field("What was said?").value == "He had a good day"
    await phone.tap("Save conversation")
    (talk,) = kept(phone.app).conversations.values()
    assert talk.who == "The class teacher"
