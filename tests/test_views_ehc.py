"""EHC requests: one day is enough, what came is added bit by bit, and each limit is told as a usual one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import flet as ft
import pytest

from domain.keeping import WhyNot
from domain.record import Record
from fakes import MemoryStore, kept
from headless import Phone
from samples_of import a_child, a_record, a_request
from views.app import App

Make = Callable[[Record], App]
LIST, NEW, EDIT = "/plan/ehc", "/plan/ehc/new", "/plan/ehc/e1"
MORE = "Add what came after"
USUAL = "Usual limit. Check your letter."
ASKED = "When did the council get the request?"
ANSWERED = "When did the council answer?"
NO: dict[str, Any] = {"answer_on": date(2026, 11, 12), "will_assess": False}
YES: dict[str, Any] = {"answer_on": date(2026, 11, 12), "will_assess": True}


def headings(phone: Phone) -> list[str]:
    found = [c for c in phone.controls(phone.top.controls) if isinstance(c, ft.Semantics) and c.header]
    return [c.value for heading in found for c in phone.controls(heading) if isinstance(c, ft.Text)]


async def test_without_a_request_it_says_what_one_is_and_leads_to_the_form(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), LIST)
    assert phone.title == "EHC plan"
    assert "EHC is short for education, health and care." in phone.text
    assert "You can ask for it yourself. So can a school or college, and a young person from 16." in phone.text
    assert "No request is written down yet." in phone.texts
    assert USUAL not in phone.texts
    await phone.tap("Write down a request")
    assert phone.title == "New request"


async def test_the_day_is_enough_and_the_usual_limits_follow_from_it(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.date(ASKED, "2", "11", "2026")
    await phone.tap("Save request")
    (request,) = kept(phone.app).requests.values()
    assert (request.asked_on, request.child_id, request.shared) == (date(2026, 11, 2), "sam", False)
    assert (request.answer_on, request.will_assess, request.plan_on, request.notes) == (None, None, None, "")
    assert phone.title == "EHC plan"
    assert "Saved." in phone.texts
    assert headings(phone)[:5] == [
        "The request",
        "Usual time limits",
        "The council\u2019s answer",
        "A decision to make no plan",
        "The final plan",
    ]
    for line in (
        "The council got it on Monday 2 November 2026, about 3 weeks ago.",
        "By Monday 14 December 2026, in 19 days.",
        "By Monday 22 February 2027, in about 3 months.",
        "By Monday 22 March 2027, in about 4 months.",
    ):
        assert line in phone.texts
    assert phone.texts.count(USUAL) == phone.texts.count("Still to come") == 3
    assert "There are exceptions, such as long school holidays" in phone.text


async def test_a_limit_that_has_passed_is_told_in_words_with_a_picture_and_without_blame(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_request())), LIST)
    assert "Past the usual time" in phone.texts
    assert "The usual limit was Monday 16 November 2026, 9 days ago." in phone.texts
    assert "No answer is written down. You can ask the council how far it is." in phone.texts
    pictures = [c.icon for c in phone.controls(phone.top.controls) if isinstance(c, ft.Icon)]
    assert {ft.Icons.SCHEDULE, ft.Icons.EVENT_OUTLINED} <= set(pictures)


@pytest.mark.parametrize(
    ("dates", "state", "told", "excused"),
    [
        (YES, "In time", "It came on Thursday 12 November 2026. The usual limit was Monday 16 November 2026.", False),
        (
            YES | {"answer_on": date(2026, 11, 20)},
            "Later than usual",
            "It came on Friday 20 November 2026. The usual limit was Monday 16 November 2026.",
            True,
        ),
    ],
)
async def test_what_has_come_stands_apart_and_says_if_it_was_in_time(
    app_with: Make, dates: dict[str, Any], state: str, told: str, excused: bool
) -> None:
    phone = await Phone.start(app_with(a_record(a_request(**dates))), LIST)
    _, after = phone.text.split("What has come")
    assert state in after and told in after and USUAL in after
    assert ("There are exceptions" in after) is excused


async def test_after_a_no_the_time_to_appeal_is_told(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_request(**NO))), LIST)
    for line in (
        "On Thursday 12 November 2026, the council said that it will not assess.",
        "An appeal, if you do not agree",
        "By Tuesday 12 January 2027, in about 7 weeks.",
    ):
        assert line in phone.texts
    assert "mediation certificate" in phone.text
    assert "The final plan" not in phone.texts


async def test_what_came_is_added_later_with_the_same_day_untouched(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_request(notes="By email"))), LIST)
    assert "By email" in phone.texts
    await phone.tap("Add what came, or change it")
    assert phone.title == "Change request"
    assert not phone.can_tap(MORE)
    assert phone.field(f"Day, {ASKED}").value == "5"
    await phone.choose("Yes, the council will assess")
    await phone.date(ANSWERED, "12", "11", "2026")
    await phone.date("When did the draft plan come?", "20", "11", "2026")
    await phone.tap("Save request")
    request = kept(phone.app).requests["e1"]
    assert (request.will_assess, request.answer_on) == (True, date(2026, 11, 12))
    assert (request.asked_on, request.draft_on, request.notes) == (date(2026, 10, 5), date(2026, 11, 20), "By email")
    assert "On Friday 20 November 2026, the draft plan came." in phone.texts
    assert "By Friday 4 December 2026, in 9 days." in phone.texts


async def test_what_came_can_be_written_with_a_new_request(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.date(ASKED, "1", "9", "2025")
    await phone.tap(MORE)
    await phone.date("When did the final plan come?", "19", "1", "2026")
    await phone.type("Notes", "Ms Hall works on it")
    await phone.tap("Save request")
    (request,) = kept(phone.app).requests.values()
    assert (request.plan_on, request.notes) == (date(2026, 1, 19), "Ms Hall works on it")
    assert "The next annual review" in phone.texts
    assert "By Tuesday 19 January 2027, in about 8 weeks." in phone.texts
    assert "In time" in phone.texts


async def test_an_answer_and_its_date_are_asked_for_together_and_nothing_is_lost(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_request())), EDIT)
    await phone.choose("No, the council will not assess")
    await phone.type("Notes", "A long letter")
    await phone.tap("Save request")
    assert "Please write the date on the letter, or choose \u201cNo answer yet\u201d." in phone.texts
    assert f"Please look again at: {ANSWERED}" in phone.text
    assert phone.field("Notes").value == "A long letter"
    assert kept(phone.app).requests["e1"].will_assess is None
    await phone.choose("No answer yet")
    await phone.tap("Save request")
    assert kept(phone.app).requests["e1"].notes == "A long letter"


async def test_the_day_is_asked_for_and_none_is_invented(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    assert phone.field(f"Day, {ASKED}").value == ""
    await phone.type("Notes", "By email")
    await phone.tap("Save request")
    assert "Please write the day. If you do not know it, write the day on which it was sent." in phone.texts
    assert not kept(phone.app).requests
    await phone.tap("Today")
    await phone.tap("Save request")
    (request,) = kept(phone.app).requests.values()
    assert (request.asked_on, request.notes) == (date(2026, 11, 25), "By email")


async def test_a_half_written_request_is_kept_with_what_was_folded_away(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app, NEW)
    await phone.tap(MORE)
    await phone.date(ANSWERED, "12", "11", "2026")
    await phone.visit(LIST)
    await phone.visit(NEW)
    assert "We kept what you had written" in phone.texts
    assert phone.field(f"Month, {ANSWERED}").value == "11"


async def test_a_save_that_fails_keeps_the_words(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    assert isinstance(phone.app._store, MemoryStore)
    phone.app._store.fails = WhyNot.FAILED
    await phone.date(ASKED, "2", "11", "2026")
    await phone.tap("Save request")
    assert "Not saved: something went wrong" in phone.texts
    assert phone.field(f"Month, {ASKED}").value == "11"
    phone.app._store.fails = None
    await phone.tap("Save request")
    assert len(kept(phone.app).requests) == 1


async def test_earlier_requests_stand_below_and_can_be_opened(app_with: Make) -> None:
    old = a_request("e0", date(2025, 1, 6), answer_on=date(2025, 2, 14), will_assess=False)
    older = a_request("e9", date(2024, 1, 8))
    phone = await Phone.start(app_with(a_record(old, older, a_request())), LIST)
    _, below = phone.text.split("Earlier requests")
    first, second = below.index("Asked on Monday 6 January 2025"), below.index("Asked on Monday 8 January 2024")
    assert first < below.index("On Friday 14 February 2025, the council said that it will not assess.") < second
    assert second < below.index("No answer is written down.")
    assert phone.texts.count("The request") == 1
    assert USUAL not in below
    await phone.tap("Asked on Monday 6 January 2025")
    assert phone.title == "Change request"
    assert phone.field(f"Year, {ASKED}").value == "2025"
    await phone.back()
    await phone.tap("Another request")
    assert phone.title == "New request"


async def test_a_long_list_is_shown_bit_by_bit(app_with: Make) -> None:
    many = [a_request(f"e{n}", date(2020, 1, 1 + n)) for n in range(31)]
    phone = await Phone.start(app_with(a_record(*many, a_request("now"))), LIST)
    await phone.tap("Show 1 more")
    assert len([text for text in phone.texts if text.startswith("Asked on ")]) == 31


async def test_it_is_deleted_and_brought_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_request())), EDIT)
    await phone.tap("Delete this request")
    assert phone.title == "EHC plan"
    assert "No request is written down yet." in phone.texts
    await phone.tap("Undo")
    assert kept(phone.app).requests["e1"].deleted_at is None
    assert "The request" in phone.texts


async def test_only_this_childs_requests_are_shown_and_the_guide_is_near(app_with: Make) -> None:
    other = a_child(id="ada", name="Ada")
    phone = await Phone.start(app_with(a_record(other, a_request(child_id="ada"))), LIST)
    assert "No request is written down yet." in phone.texts
    await phone.tap("About EHC plans, in the guide")
    assert phone.title == "Asking for an EHC needs assessment"


async def test_a_link_to_another_childs_request_says_whose_it_is(app_with: Make) -> None:
    other = a_child(id="ada", name="Ada")
    phone = await Phone.start(app_with(a_record(other, a_request(child_id="ada"))), EDIT)
    assert "This is about Ada" in phone.texts


@pytest.mark.parametrize("address", ["/plan/ehc/none", EDIT])
async def test_one_that_is_not_there(app_with: Make, address: str) -> None:
    gone = a_request(deleted_at=a_request().created_at)
    phone = await Phone.start(app_with(a_record(gone)), address)
    assert phone.title == "Not found"
