"""Record: everything by date, found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import flet as ft
import pytest

from domain.choices import Area, Decision, Face
from domain.record import Record
from headless import Phone
from samples_of import (
    a_child,
    a_concern,
    a_conversation,
    a_cycle,
    a_help,
    a_meeting,
    a_person,
    a_record,
    a_report,
    a_request,
    a_view,
)
from views.app import App
from views.finding import PAGE

Make = Callable[[Record], App]


async def test_search_and_filters(app_with: Make) -> None:
    record = a_record(a_concern(), a_concern("c2", what="Hides under the table"), a_meeting(people="SENCO"))
    phone = await Phone.start(app_with(record), "/record")
    assert "3 entries" in phone.texts
    await phone.type("Search the record", "table")
    assert "1 entry found" in phone.texts and phone.can_tap("Hides under the table")
    await phone.type("Search the record", "nothing like it")
    assert "Nothing found. Try fewer words, or one part of a word." in phone.texts
    await phone.type("Search the record", "")
    await phone.tap("Meetings")
    assert "1 entry" in phone.texts and not phone.can_tap("Hides")


async def test_a_long_record_is_drawn_in_pieces(app_with: Make) -> None:
    record = a_record(*(a_concern(f"c{n}", what=f"Thing number {n}") for n in range(60)))
    phone = await Phone.start(app_with(record), "/record")
    shown = sum(1 for text in phone.texts if text.startswith("Thing number"))
    assert shown == PAGE
    await phone.tap("Show earlier entries")
    assert sum(1 for text in phone.texts if text.startswith("Thing number")) == 2 * PAGE


async def test_an_empty_record_says_how_to_begin(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record")
    assert "Nothing is written down yet. Start with something small: what did you notice this week?" in phone.texts


async def test_newest_first_under_their_months(app_with: Make) -> None:
    record = a_record(
        a_concern("c1", when=date(2026, 11, 20), what="Newer"),
        a_concern("c2", when=date(2026, 5, 2), what="Older"),
        a_meeting("m1", on=None),
    )
    phone = await Phone.start(app_with(record), "/record")
    months = [text for text in phone.texts if text in ("November 2026", "May 2026", "Newer", "Older")]
    assert months == ["November 2026", "Newer", "May 2026", "Older"]
    assert "Meeting, no date yet" in phone.texts


async def test_ten_years_of_entries(app_with: Make) -> None:
    kinds = (a_concern, a_meeting, a_conversation, a_view, a_report)
    things = [kinds[n % 5](f"e{n}") for n in range(5000)]
    people = [a_conversation(f"p{n}", who=f"Person {n}") for n in range(100)]
    phone = await Phone.start(app_with(a_record(*things, *people, a_cycle(areas=tuple(Area)))), "/record")
    assert "5,101 entries" in phone.texts
    await phone.tap("More ways to find")
    await phone.tap("By round")
    await phone.type("Search the record", "plya")  # near to Playtime
    assert "1,000 entries found" in phone.texts
    assert len(phone.texts) < 250
    assert len(list(phone.controls())) < 1500


async def test_a_drawing_does_not_write_over_what_is_being_typed_in_the_search(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record")
    field = phone.field("Search the record")
    phone.session.apply_patch(field._i, {"value": "cr"})
    await phone.session.dispatch_event(field._i, "change", "cr")
    # the next letter comes before the list is drawn for the first two
    phone.session.apply_patch(field._i, {"value": "cri"})
    await phone.settle()
    assert "1 entry found" in phone.texts
    assert phone.field("Search the record").value == "cri"


def chosen(phone: Phone) -> set[str]:
    """The words of the chips that are chosen."""
    return {phone._said(c) for c in phone.controls() if isinstance(c, ft.Chip) and c.selected}


def offered(phone: Phone) -> list[str]:
    return [phone._said(c) for c in phone.controls() if isinstance(c, ft.Chip)]


def headings(phone: Phone) -> list[str]:
    found = (c for c in phone.controls() if isinstance(c, ft.Semantics) and c.header and c.heading_level == 2)
    return [phone._said(heading) for heading in found]


NEAR = "Nothing has exactly these words. Near to them:"


async def test_a_slip_in_spelling_finds_what_is_near_and_says_so(app_with: Make) -> None:
    record = a_record(a_concern(what="The assessment is late"), a_conversation(who="Ms Ahmed"))
    phone = await Phone.start(app_with(record), "/record")
    for slip in ("assesment", "asessmnet"):
        await phone.type("Search the record", slip)
        assert {NEAR, "1 entry found"} <= set(phone.texts) and phone.can_tap("The assessment is late")
    await phone.type("Search the record", "Amhed")
    assert NEAR in phone.texts and phone.can_tap("I asked for the report")
    await phone.type("Search the record", "Ahmed")
    assert NEAR not in phone.texts and phone.can_tap("I asked for the report")
    await phone.type("Search the record", "zebra")
    assert NEAR not in phone.texts
    assert "Nothing found. Try fewer words, or one part of a word." in phone.texts


async def test_each_kind_has_its_row_and_a_chip_only_where_there_is_one(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record")
    assert offered(phone) == ["All", "Concerns", "Meetings", "Conversations"]
    await phone.visit("/")
    record = a_record(
        a_view(face=Face.GOOD),
        a_view("v2", good="", wish="A quiet seat", on=date(2026, 11, 8)),
        a_view("v3", good="", face=Face.HARD, on=date(2026, 11, 7)),
        a_report(who="Audiology"),
        a_help(consent_on=date(2026, 9, 1), referred_on=date(2026, 9, 20)),
        a_help("h2", who="The clinic"),
        a_cycle(decision=Decision.CHANGE, decided_on=date(2026, 11, 2)),
        a_request(),
    )
    phone = await Phone.start(app_with(record), "/record")
    kinds = ["Child's view", "Reports", "Outside help", "Rounds", "Asking for a plan"]
    assert offered(phone) == ["All", "Concerns", "Meetings", "Conversations"]  # calm at first
    await phone.tap("More ways to find")
    assert offered(phone)[: len(kinds) + 4] == ["All", "Concerns", "Meetings", "Conversations", *kinds]
    rows = (
        ("Good: Playtime", "Child's view, Tuesday 10 November 2026", "Good"),
        ("Would help: A quiet seat", "Child's view, Sunday 8 November 2026", ""),
        ("Child's view", "Child's view, Saturday 7 November 2026", "Hard"),
        ("Reading test", "Report or letter by Audiology, Monday 12 October 2026", ""),
        ("Speech therapist", "Help from outside, from Tuesday 1 September 2026", "Referred"),
        ("The clinic", "Help from outside, written down on Sunday 1 November 2026", ""),
        ("Round of support", "From Monday 14 September 2026", "Change the support"),
        (
            "Request for an EHC needs assessment",
            "EHC means education, health and care. Asked on Monday 5 October 2026",
            "No answer yet",
        ),
    )
    for row in rows:
        assert phone.can_tap(" ".join(filter(None, row))), row
    for kind, titles in zip(
        kinds,
        (["Playtime", "quiet", "Hard"], ["Reading"], ["Speech", "clinic"], ["Round of"], ["Request"]),
        strict=True,
    ):
        await phone.tap(kind)
        assert f"{len(titles)} {'entry' if len(titles) == 1 else 'entries'}" in phone.texts
        assert all(phone.can_tap(title) for title in titles) and chosen(phone) == {kind}


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Good: Playtime", "/record/view/v1"),
        ("Reading test", "/record/report/w1"),
        ("Speech therapist", "/plan/help/h1"),
        ("Round of support", "/plan/round/r1"),
        ("Request for an EHC needs assessment", "/plan/ehc/e1"),
    ],
)
async def test_a_row_opens_its_entry(app_with: Make, title: str, address: str) -> None:
    phone = await Phone.start(app_with(a_record(a_view(), a_report(), a_help(), a_cycle(), a_request())), "/record")
    await phone.tap(title)
    assert phone.page.route == address


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"answer_on": date(2026, 11, 1), "will_assess": True}, "They will assess"),
        ({"answer_on": date(2026, 11, 1), "will_assess": False}, "They will not assess"),
        ({"draft_on": date(2026, 11, 1)}, "Draft came"),
        ({"no_plan_on": date(2026, 11, 1)}, "No plan"),
        ({"draft_on": date(2026, 11, 1), "plan_on": date(2026, 11, 2)}, "Plan came"),
    ],
)
async def test_how_far_a_request_is(app_with: Make, fields: dict[str, Any], told: str) -> None:
    assert told in (await Phone.start(app_with(a_record(a_request(**fields))), "/record")).texts


FAMILY = (
    a_concern(what="Reading is hard", areas=(Area.LEARNING,), told="Ms Ahmed, SENCO"),
    a_concern("c2", what="Cries at night", areas=(Area.FEELINGS,), when=date(2026, 5, 2)),
    a_conversation(who="ms ahmed", said="Called about reading"),
    a_meeting(people="Mr Jones"),
    a_person(name="Ms Ahmed"),
)


async def test_area_and_person_are_folded_away_and_work_together(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(*FAMILY)), "/record")
    assert "Learning" not in phone.texts and "Ms Ahmed" not in phone.texts
    await phone.tap("More ways to find")
    assert offered(phone)[4:] == ["Learning", "Feelings", "Ms Ahmed", "Mr Jones"]
    await phone.tap("Ms Ahmed")
    assert "2 entries found" in phone.texts and "Fewer ways to find (1 on)" in phone.texts
    await phone.tap("Learning")
    assert "1 entry found" in phone.texts and phone.can_tap("Reading is hard")
    assert chosen(phone) == {"All", "Learning", "Ms Ahmed"}
    await phone.tap("Fewer ways to find (2 on)")
    assert "More ways to find (2 on)" in phone.texts and "1 entry found" in phone.texts
    await phone.tap("Conversations")
    assert "Nothing fits all that you chose. Choose less, or show everything." in phone.texts
    await phone.tap("More ways to find (2 on)")
    await phone.tap("Learning")  # once more: off
    assert "1 entry found" in phone.texts and phone.can_tap("Called about reading")


async def test_show_everything_takes_back_all_that_narrows(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(*FAMILY)), "/record")
    assert not phone.can_tap("Show everything")
    await phone.type("Search the record", "reading")
    await phone.tap("Concerns")
    await phone.tap("More ways to find")
    await phone.tap("Ms Ahmed")
    assert "1 entry found" in phone.texts
    await phone.tap("Show everything")
    assert "4 entries" in phone.texts and chosen(phone) == {"All"}
    assert not phone.field("Search the record").value
    assert not phone.can_tap("Show everything")
    await phone.type("Search the record", "night")  # the field that was drawn anew works
    assert "1 entry found" in phone.texts


async def test_there_may_be_nothing_to_choose_from(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record")
    await phone.tap("More ways to find")
    assert "No area of need and nobody's name is written down yet." in phone.texts


async def test_a_long_name_is_shortened_on_its_chip(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_conversation(who="The very long name of a service " * 5))), "/record")
    await phone.tap("More ways to find")
    shown = f"{'The very long name of a service ' * 2}"[:59] + "\u2026"
    assert offered(phone)[-1] == shown
    await phone.tap(shown)
    assert "1 entry found" in phone.texts


async def test_by_round(app_with: Make) -> None:
    record = a_record(
        a_concern("c1", what="In the second", when=date(2026, 9, 14)),
        a_concern("c2", what="Last day of the first", when=date(2026, 9, 13)),
        a_concern("c3", what="Before", when=date(2026, 1, 11)),
        a_meeting(on=None),
        a_cycle("r1", starts=date(2026, 1, 12)),
        a_cycle("r2", starts=date(2026, 9, 14)),
    )
    phone = await Phone.start(app_with(record), "/record")
    assert headings(phone) == ["No date yet", "September 2026", "January 2026"]
    await phone.tap("More ways to find")
    await phone.tap("By round")
    await phone.tap("Fewer ways to find")
    rounds = ["Round 2, from 14 September 2026", "Round 1, from 12 January 2026", "Before the first round"]
    assert headings(phone) == ["No date yet", *rounds]
    await phone.type("Search the record", "last day")
    assert headings(phone) == [rounds[1]]
    await phone.tap("By round")
    assert headings(phone) == ["September 2026"]


async def test_without_a_round_there_is_no_choice_of_order(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/record")
    assert "By round" not in offered(phone)


async def test_a_filter_on_what_was_deleted_lets_go(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_report(), a_concern(), a_cycle())), "/record")
    await phone.tap("More ways to find")
    await phone.tap("By round")
    await phone.tap("Reports")
    assert "1 entry" in phone.texts
    await phone.app.delete(phone.app.record.reports["w1"], "/record")
    await phone.app.delete(phone.app.record.cycles["r1"], "/record")
    await phone.settle()
    assert "1 entry" in phone.texts and phone.can_tap("Cried before school") and chosen(phone) == {"All"}
    assert "November 2026" in headings(phone)


async def test_of_another_child_nothing_is_narrowed_by_the_first(app_with: Make) -> None:
    other = a_child(id="zoe", name="Zo\u00eb")
    record = a_record(*FAMILY, other, a_concern("z1", what="Her own", child_id="zoe"))
    phone = await Phone.start(app_with(record), "/record")
    await phone.tap("More ways to find")
    await phone.tap("Ms Ahmed")
    await phone.app.choose_child(other)
    await phone.place("Record")
    assert "1 entry" in phone.texts and phone.can_tap("Her own")


async def test_everything_that_can_be_added(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record")
    ways = {
        "A concern": "/record/concern/new",
        "A meeting": "/record/meeting/new",
        "A conversation": "/record/conversation/new",
        "What my child says": "/record/view/new",
        "A report or a letter": "/record/report/new",
        "Help from outside": "/plan/help/new",
    }
    for words, address in ways.items():
        await phone.visit("/record/add")
        await phone.tap(words)
        assert phone.page.route == address


async def test_what_has_changed_is_one_tap_away_once_there_is_something(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record")
    assert not phone.can_tap("What has changed since")
    phone = await Phone.start(app_with(a_record(a_concern())), "/record")
    await phone.tap("What has changed since")
    assert phone.page.route == "/record/since" and phone.title == "What has changed since"
