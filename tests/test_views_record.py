"""Record: everything by date, found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.record import Record
from headless import Phone
from samples_of import a_concern, a_meeting, a_record
from views import record as record_screen
from views.app import App

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
    assert shown == record_screen.PAGE
    await phone.tap("Show earlier entries")
    assert sum(1 for text in phone.texts if text.startswith("Thing number")) == 2 * record_screen.PAGE


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
    record = a_record(*(a_concern(f"c{n}", what=f"Thing number {n}") for n in range(5000)))
    phone = await Phone.start(app_with(record), "/record")
    assert "5,000 entries" in phone.texts
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
