"""Outside help: written down bit by bit, its step in words, and no date that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import flet as ft
import pytest

from domain.choices import Answer, Setting
from domain.keeping import WhyNot
from domain.record import Record
from fakes import MemoryStore, kept
from headless import Phone
from samples_of import a_child, a_help, a_person, a_record
from views.app import App

Make = Callable[[Record], App]
LIST, NEW, EDIT = "/plan/help", "/plan/help/new", "/plan/help/h1"
MORE = "Add what came after"
REFERRED: dict[str, Any] = {"referred_on": date(2026, 9, 2), "wait": "about 18 weeks"}


async def test_it_begins_with_a_name_and_no_date_is_invented(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), LIST)
    assert phone.title == "Outside help"
    assert "Staff should talk with you and ask you first." in phone.text
    assert "Nothing is written down yet." in phone.text
    await phone.tap("Add outside help")
    assert phone.title == "New outside help"
    await phone.type("Who is it?", "Speech and language therapy")
    await phone.tap("Save outside help")
    (help,) = kept(phone.app).helps.values()
    assert (help.who, help.child_id, help.shared) == ("Speech and language therapy", "sam", False)
    assert (help.consent_on, help.referred_on, help.seen_on, help.report_on, help.used) == (None,) * 5
    assert phone.title == "Outside help"
    for words in ("Saved.", "Asked for", "No date is written down yet.", "Speech and language therapy"):
        assert words in phone.texts
    assert not re.search(r"\d{4}", phone.text)
    assert "Nothing is written down yet." not in phone.text


async def test_all_of_it_can_be_written_at_once(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.type("Who is it?", "Speech therapist")
    await phone.type("Why are they asked?", "Sam says few words")
    await phone.date("When did you agree?", "31", "8", "2026")
    await phone.tap(MORE)
    await phone.date("When was the referral sent?", "2", "9", "2026")
    await phone.type("How long did they say the wait is?", "about 18 weeks")
    await phone.date("When is the appointment?", "4", "12", "2026")
    await phone.tap("Save outside help")
    (help,) = kept(phone.app).helps.values()
    assert (help.why, help.consent_on, help.seen_on) == ("Sam says few words", date(2026, 8, 31), date(2026, 12, 4))
    for words in (
        "Appointment agreed",
        "Sam says few words",
        "You agreed on Monday 31 August 2026, about 3 months ago.",
        "Referred on Wednesday 2 September 2026, 12 weeks ago.",
        "The wait they told you: about 18 weeks.",
        "The appointment is on Friday 4 December 2026, in 9 days.",
        "Next: the appointment. Write down afterwards what they said.",
    ):
        assert words in phone.texts


async def test_what_came_after_is_added_once_it_is_known(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_help(**REFERRED))), LIST)
    assert "When you agreed: not written down." in phone.texts
    await phone.tap("Speech therapist")
    assert phone.title == "Change outside help"
    await phone.date("When is the appointment?", "16", "11", "2026")
    await phone.date("When did the report come?", "24", "11", "2026")
    await phone.type("What do they advise?", "Use pictures")
    await phone.choose("Yes")
    await phone.tap("Save outside help")
    help = kept(phone.app).helps["h1"]
    assert (help.report_on, help.advice, help.used) == (date(2026, 11, 24), "Use pictures", Answer.YES)
    assert help.referred_on == date(2026, 9, 2)
    assert "Advice used" in phone.texts
    assert not [line for line in phone.texts if line.startswith("Next:")]


async def test_each_step_is_told_in_words_and_in_a_picture_of_its_own(app_with: Make) -> None:
    helps = (
        a_help("h1", who="Service 1"),
        a_help("h2", who="Service 2", consent_on=date(2026, 11, 2)),
        a_help("h3", who="Service 3", referred_on=date(2026, 11, 2)),
        a_help("h4", who="Service 4", seen_on=date(2026, 12, 2)),
        a_help("h5", who="Service 5", seen_on=date(2026, 11, 2)),
        a_help("h6", who="Service 6", report_on=date(2026, 11, 2)),
        a_help("h7", who="Service 7", used=Answer.PARTLY),
    )
    phone = await Phone.start(app_with(a_record(*helps)), LIST)
    for words in (
        "Asked for",
        "You agreed",
        "Referred",
        "Appointment agreed",
        "Seen",
        "Report or advice came",
        "Advice used",
    ):
        assert words in phone.texts
    tiles = [phone.find(f"Service {n}") for n in range(1, 8)]
    pictures = [next(c.icon for c in phone.controls(tile) if isinstance(c, ft.Icon)) for tile in tiles]
    assert len(set(pictures)) == 7


async def test_a_mistake_is_told_beside_its_field_and_nothing_is_lost(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.type("Why are they asked?", "Few words")
    await phone.date("When did you agree?", "26", "11", "2026")
    await phone.tap("Save outside help")
    assert phone.field("Who is it?").error == "Please write who it is. The name of the service is enough."
    assert "That date is still to come. Please check the day, month and year." in phone.texts
    assert "Please look again at: Who is it? \u00b7 When did you agree?" in phone.text
    assert phone.field("Why are they asked?").value == "Few words"
    assert not kept(phone.app).helps
    await phone.back()
    await phone.tap("Add outside help")
    assert "We kept what you had written" in phone.texts
    assert phone.field("Why are they asked?").value == "Few words"


async def test_a_draft_of_what_came_after_is_not_folded_away(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.tap(MORE)
    await phone.type("What do they advise?", "Use pictures")
    await phone.back()
    await phone.tap("Add outside help")
    assert not phone.can_tap(MORE)
    assert phone.field("What do they advise?").value == "Use pictures"


async def test_help_that_is_written_down_shows_all_its_fields(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_help())), EDIT)
    assert not phone.can_tap(MORE)
    assert phone.field("What do they advise?").value == ""


async def test_a_report_before_the_appointment_is_asked_about(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_help(seen_on=date(2026, 11, 16)))), EDIT)
    await phone.date("When did the report come?", "1", "11", "2026")
    await phone.tap("Save outside help")
    assert "That is before the day of the appointment. Please check both dates." in phone.texts
    assert kept(phone.app).helps["h1"].report_on is None


async def test_what_could_not_be_kept_stays_in_the_form(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app, NEW)
    await phone.type("Who is it?", "Speech therapist")
    assert isinstance(app._store, MemoryStore)
    app._store.fails = WhyNot.NO_ROOM
    await phone.tap("Save outside help")
    assert phone.title == "New outside help"
    assert "Not saved: there is no room left" in phone.texts
    assert phone.field("Who is it?").value == "Speech therapist"
    app._store.fails = None
    await phone.tap("Save outside help")
    assert [help.who for help in kept(app).helps.values()] == ["Speech therapist"]


async def test_somebody_known_is_named_in_one_tap(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_person(name="Dr Khan"))), NEW)
    await phone.tap("Dr Khan")
    await phone.tap("Save outside help")
    assert [help.who for help in kept(phone.app).helps.values()] == ["Dr Khan"]


async def test_it_is_deleted_and_brought_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_help(), a_help("h2", who="Hearing service"))), EDIT)
    await phone.tap("Delete this outside help")
    assert phone.title == "Outside help"
    assert not phone.can_tap("Speech therapist")
    assert phone.can_tap("Hearing service")
    await phone.tap("Undo")
    assert kept(phone.app).helps["h1"].deleted_at is None
    assert phone.can_tap("Speech therapist")


async def test_a_long_list_is_shown_bit_by_bit(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(*(a_help(f"h{n}", who=f"Service {n}") for n in range(31)))), LIST)
    await phone.tap("Show 1 more")
    assert len([text for text in phone.texts if text.startswith("Service ")]) == 31


async def test_at_college_the_decision_is_the_young_persons(app_with: Make) -> None:
    child = a_child(setting=Setting.COLLEGE)
    phone = await Phone.start(app_with(a_record(a_help(consent_on=date(2026, 11, 2)), child=child)), LIST)
    assert "Staff should ask Sam first: after 16 it is usually their own decision." in phone.text
    assert "You or Sam agreed" in phone.texts
    await phone.visit(NEW)
    assert phone.field("Day, When did you or Sam agree?")


async def test_only_this_childs_help_is_listed_and_the_guide_is_near(app_with: Make) -> None:
    other = a_child(id="ada", name="Ada")
    phone = await Phone.start(app_with(a_record(other, a_help("h2", child_id="ada", who="Hearing service"))), LIST)
    assert "Hearing service" not in phone.text
    await phone.tap("About outside help, in the guide")
    assert phone.title == "Help from outside"


@pytest.mark.parametrize("address", ["/plan/help/none", EDIT])
async def test_one_that_is_not_there(app_with: Make, address: str) -> None:
    gone = a_help(deleted_at=a_help().created_at)
    phone = await Phone.start(app_with(a_record(gone)), address)
    assert phone.title == "Not found"
