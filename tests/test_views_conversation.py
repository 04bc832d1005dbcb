"""A call, an email, a word at the gate: written in half a minute, found again, and the reply waited for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.choices import Means
from domain.record import Record
from fakes import TODAY, kept
from headless import Phone
from samples_of import a_conversation, a_record
from views.app import App

Make = Callable[[Record], App]
NEW = "/record/conversation/new"


async def test_three_answers_are_enough(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/")
    await phone.tap("Add a call, email or talk")
    assert phone.title == "New conversation"
    await phone.type("What was said?", "He had a good day")
    await phone.choose("We talked, as at the gate")
    await phone.tap("Save conversation")
    (talk,) = kept(phone.app).conversations.values()
    assert (talk.said, talk.means, talk.on, talk.reply_by, talk.shared) == (
        "He had a good day",
        Means.TALK,
        TODAY,
        None,
        False,
    )
    assert phone.title == "Conversation"
    for words in ("Saved.", "Talk in person", "Wednesday 25 November 2026", "He had a good day"):
        assert words in phone.texts


async def test_what_was_promised_and_when_a_reply_should_come(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.type("What was said?", "I asked for the report")
    await phone.choose("An email")
    await phone.type("Who was it with?", "SENCO")
    await phone.tap("Add what was promised")
    await phone.type("What did they promise?", "You will have it on Friday")
    await phone.tap("In one week")
    await phone.tap("Save conversation")
    assert "It should come by Wednesday 2 December 2026, in 7 days." in phone.texts
    await phone.visit("/")
    assert "In 7 days, Wednesday 2 December 2026" in phone.texts
    await phone.tap("A reply should come")
    await phone.tap("The reply has come")
    (talk,) = kept(phone.app).conversations.values()
    assert talk.replied_on == TODAY
    assert "It came on Wednesday 25 November 2026." in phone.texts
    await phone.tap("It has not come after all")
    assert kept(phone.app).conversations[talk.id].replied_on is None


async def test_what_is_missing_is_asked_for_and_nothing_is_lost(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.type("Who was it with?", "SENCO")
    await phone.tap("Save conversation")
    assert phone.field("What was said?").error == "Please write what was said. A few words are enough."
    assert "Please choose how you were in touch." in phone.texts
    assert phone.field("Who was it with?").value == "SENCO"
    assert not kept(phone.app).conversations
    await phone.visit("/")
    assert "You were writing about a conversation" in phone.texts
    await phone.tap("Go on writing")
    assert phone.field("Who was it with?").value == "SENCO"


async def test_a_problem_that_is_folded_away_is_shown(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_conversation())), "/record/conversation/t1/edit")
    if phone.can_tap("Add what was promised"):
        await phone.tap("Add what was promised")
    await phone.date("When should a reply come?", "1", "1", "2020")
    await phone.tap("Save conversation")
    assert "That date is before this conversation. Please check both dates." in phone.texts


async def test_it_stands_in_the_record_can_be_found_changed_and_deleted(app_with: Make) -> None:
    record = a_record(a_conversation(said="The hearing test letter", who="Office", reply_by=date(2026, 11, 20)))
    phone = await Phone.start(app_with(record), "/record")
    assert "Waiting for a reply" in phone.texts
    await phone.tap("Conversations")
    await phone.type("Search the record", "HEARING office")
    await phone.tap("The hearing test letter")
    assert "It is late. It should come by Friday 20 November 2026, 5 days ago." in phone.texts
    await phone.tap("Change this conversation")
    await phone.type("What was said?", "The letter came")
    await phone.tap("Save conversation")
    assert kept(phone.app).conversations["t1"].said == "The letter came"
    await phone.tap("Delete this conversation")
    assert kept(phone.app).conversations["t1"].deleted_at
    await phone.tap("Undo")
    assert not kept(phone.app).conversations["t1"].deleted_at


@pytest.mark.parametrize("address", ["/record/conversation/none", "/record/conversation/none/edit"])
async def test_one_that_is_not_there(app_with: Make, address: str) -> None:
    phone = await Phone.start(app_with(a_record()), address)
    assert phone.title == "Not found"
