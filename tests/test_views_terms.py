"""The school's terms: a guess that says so, until the parent gives the dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.choices import MeetingKind
from domain.record import Record
from fakes import TODAY, kept
from headless import Phone
from samples_of import a_child, a_meeting, a_record, a_term
from views.app import App

Make = Callable[[Record], App]


async def test_a_guess_is_marked_and_can_be_put_right(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings/reminders")
    await phone.tap("See school terms")
    assert phone.texts.count("Our guess") == 12
    assert "Monday 2 November 2026 to Friday 18 December 2026" in phone.texts
    await phone.visit("/settings/terms/2026-2")
    await phone.date("Last day of school", "16", "12", "2026")
    await phone.tap("Save dates")
    assert kept(phone.app).terms["2026-2"].ends == date(2026, 12, 16)
    assert phone.texts.count("Our guess") == 11
    assert "Monday 2 November 2026 to Wednesday 16 December 2026" in phone.texts


async def test_dates_the_wrong_way_round_are_told(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings/terms/2026-2")
    await phone.date("Last day of school", "1", "11", "2026")
    await phone.tap("Save dates")
    assert "The last day is not after the first day. Please check both dates." in phone.texts
    assert not kept(phone.app).terms


async def test_by_half_term_at_a_meeting_is_the_parents_own_date(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting("m2", MeetingKind.REVIEW, TODAY))), "/settings/terms/2026-2")
    await phone.date("Last day of school", "16", "12", "2026")
    await phone.tap("Save dates")
    await phone.visit("/record/meeting/m2/now")
    await phone.type("What will be done?", "Send the report")
    await phone.choose("By the end of this half-term, Wednesday 16 December 2026")
    await phone.tap("Add this promise")
    (action,) = kept(phone.app).actions.values()
    assert action.by == date(2026, 12, 16)


async def test_a_promise_for_a_date_of_its_own(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting("m2", MeetingKind.REVIEW, TODAY))), "/record/meeting/m2/now")
    await phone.type("What will be done?", "Send the report")
    await phone.choose("On another date")
    await phone.tap("Add this promise")
    assert "Please write the date, or choose another answer." in phone.texts
    await phone.date("The date", "8", "1", "2027")
    await phone.tap("Add this promise")
    (action,) = kept(phone.app).actions.values()
    assert action.by == date(2027, 1, 8)


async def test_how_many_meetings_there_were_is_told_of_schools_with_what_they_should_offer(app_with: Make) -> None:
    rows = [a_meeting("m1", on=date(2026, 9, 20)), a_meeting("m2", on=date(2026, 7, 1))]
    phone = await Phone.start(app_with(a_record(*rows)), "/plan")
    assert "Meetings this school year: 1 of the 3 that schools should offer." in phone.texts
    phone = await Phone.start(app_with(a_record(*rows, child=a_child(setting="college"))), "/plan")
    assert "Meetings this school year: 1." in phone.texts


async def test_half_terms_that_run_into_each_other_are_told(app_with: Make) -> None:
    given = a_term("2026-1", date(2026, 9, 2), date(2026, 10, 23))
    phone = await Phone.start(app_with(a_record(given)), "/settings/terms/2026-2")
    await phone.date("First day of school", "20", "10", "2026")
    await phone.tap("Save dates")
    assert "These dates run into \u201cAutumn, first half\u201d. Please check both." in phone.texts
