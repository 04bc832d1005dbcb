"""The messages around a meeting: made by the app, changed by the parent, and a note of when they went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from domain.record import Record
from fakes import TODAY, Clock, kept
from headless import Phone
from samples_of import a_meeting, a_record, an_action
from views.app import App

Make = Callable[[Record], App]
HELD = a_meeting(on=date(2026, 11, 24), review_on=date(2026, 12, 18), private_notes="I was upset")


async def test_what_was_agreed_is_sent_and_a_week_later_the_answer_is_asked_for(app_with: Make, clock: Clock) -> None:
    phone = await Phone.start(app_with(a_record(HELD, an_action(by=date(2026, 12, 2)))), "/")
    await phone.tap("Send what was agreed")
    message = phone.field("Your message").value or ""
    assert "- SENCO: Send the report, by Wednesday 2 December 2026" in message
    assert "on Friday 18 December 2026." in message
    assert "upset" not in message
    await phone.type("Your message", f"{message} With best wishes")
    await phone.tap("I have sent it today")
    assert kept(phone.app).meetings["m1"].sent_on == TODAY
    assert phone.title == "Meeting"
    assert "Sent on Wednesday 25 November 2026. No answer yet." in phone.texts
    await phone.tap("Write it again")
    assert "We kept what you had written" not in phone.texts  # it went, so it is not half-written
    await phone.visit("/")
    assert "Send what was agreed" not in phone.texts and "Is there an answer?" not in phone.texts
    clock.move(days=7)
    phone.app.new_day()
    await phone.settle()
    await phone.tap("Is there an answer?")
    await phone.tap("Ask once more")
    assert "I wrote to you on Wednesday 25 November 2026" in (phone.field("Your message").value or "")
    await phone.tap("I have sent it today")
    assert kept(phone.app).meetings["m1"].sent_on == date(2026, 12, 2)
    clock.move(days=7)
    phone.app.new_day()
    await phone.visit("/")
    await phone.tap("Is there an answer?")
    await phone.tap("They answered")
    assert kept(phone.app).meetings["m1"].answered_on == date(2026, 12, 9)
    assert not phone.can_tap("Ask once more")
    await phone.visit("/")
    assert "Is there an answer?" not in phone.texts


async def test_what_is_changed_is_what_is_copied_and_it_is_not_called_unfinished(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(HELD, an_action())), "/record/meeting/m1/agreed")
    await phone.type("Your message", "Only this")
    buttons = [c for c in phone.controls() if isinstance(c, (ft.FilledButton, ft.OutlinedButton))]
    copied, shared = [button.action for button in buttons if button.action]
    assert isinstance(copied, ft.CopyToClipboard) and copied.data == "Only this"
    assert isinstance(shared, ft.ShareText) and shared.text == "Only this"
    await phone.visit("/")
    assert "You were writing" not in phone.text


async def test_a_meeting_at_which_nothing_was_agreed_has_nothing_to_send(app_with: Make) -> None:
    meeting = a_meeting(on=date(2026, 11, 24), shared_notes="We talked")
    phone = await Phone.start(app_with(a_record(meeting)), "/record/meeting/m1")
    assert not phone.can_tap("Send what was agreed")


async def test_what_was_not_agreed_is_kept_and_shown(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(HELD)), "/record/meeting/m1/edit")
    await phone.type("What was not agreed?", "One to one help")
    await phone.tap("Save meeting")
    assert kept(phone.app).meetings["m1"].not_agreed == "One to one help"
    assert "What was not agreed" in phone.texts
