"""What has changed since a day: chosen with one tap, and told in groups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.choices import ActionStatus, ConcernStatus, Decision, Result
from domain.record import Record
from fakes import Clock, kept
from headless import Phone
from samples_of import (
    STAMPS,
    a_concern,
    a_conversation,
    a_cycle,
    a_help,
    a_meeting,
    a_record,
    a_report,
    a_request,
    a_support,
    a_view,
    an_action,
    an_outcome,
)
from views.app import App

Make = Callable[[Record], App]
OCTOBER = date(2026, 10, 1)
JANUARY = STAMPS["created_at"].replace(month=1)
OLD = {"created_at": JANUARY, "updated_at": JANUARY}
DAY = "Since which day?"


async def open_screen(app: App) -> Phone:
    phone = await Phone.start(app, "/record/since")
    assert phone.title == "What has changed since"
    return phone


async def test_since_the_last_meeting_at_first_which_is_not_counted_itself(app_with: Make) -> None:
    record = a_record(
        a_meeting("m1", on=OCTOBER),
        a_meeting("m0", on=date(2026, 3, 1), **OLD),
        a_concern(when=date(2026, 5, 2), **OLD),
    )
    phone = await open_screen(app_with(record))
    assert "Last meeting, 1 October 2026" in phone.texts
    assert "Nothing is new or has changed since Thursday 1 October 2026, about 8 weeks ago." in phone.texts
    assert "If something has happened since then, you can still write it down." in phone.texts
    await phone.tap("Add to the record")
    assert phone.page.route == "/record/add"


async def test_every_group_has_its_words_and_each_row_opens_its_entry(app_with: Make) -> None:
    record = a_record(
        a_meeting("m1", on=OCTOBER),
        a_meeting("m2", on=date(2026, 11, 20)),
        a_conversation(on=date(2026, 9, 2), replied_on=date(2026, 11, 3), **OLD),
        a_concern("c1", what="New", when=date(2026, 11, 4)),
        a_concern("c2", what="Easier now", when=date(2026, 3, 4), status=ConcernStatus.BETTER, created_at=JANUARY),
        an_action("a1", status=ActionStatus.DONE, done_on=date(2026, 11, 5), by=date(2026, 11, 9), **OLD),
        an_action("a2", what="Call the clinic", by=date(2026, 11, 6), **OLD),
        an_action("a3", what="Print the pictures", who="", meeting_id=None),
        an_outcome(result=Result.PARTLY),
        a_support(starts=date(2026, 10, 5), ends=date(2026, 11, 6), who="Mrs Lee", **OLD),
        a_cycle(decision=Decision.CHANGE, decided_on=date(2026, 11, 7), **OLD),
        a_report(on=date(2026, 5, 8)),
        a_help(consent_on=date(2026, 9, 8), referred_on=date(2026, 11, 9), **OLD),
        a_request(asked_on=date(2026, 10, 5), **OLD),
        a_view(**OLD),
    )
    phone = await open_screen(app_with(record))
    await phone.tap("This school year")
    assert "15 things are new or have changed since Tuesday 1 September 2026, about 3 months ago." in phone.texts
    groups = {
        "Meetings": ["Meeting to make a plan Meeting, Friday 20 November 2026", "Thursday 1 October 2026"],
        "Conversations and replies": ["I asked for the report Email, Wednesday 2 September 2026\nThe reply came on Tu"],
        "New concerns": ["New Concern, Wednesday 4 November 2026"],
        "Concerns that are better or closed now": [
            "Easier now Concern, Wednesday 4 March 2026\nLast changed on Sunday"
        ],
        "Promised, and done": ["SENCO: Send the report Promised for Monday 9 November 2026\nDone on Thursday 5 Nov"],
        "Promised, and late now": ["SENCO: Call the clinic Promised for Friday 6 November 2026"],
        "Promised, and still to do": ["Print the pictures No date was given\nWritten down on Sunday 1 November 2026"],
        "What came of the outcomes": [
            "Reads a short book alone Outcome\nLast changed on Sunday 1 November 2026 Partly"
        ],
        "Outcomes and support": ["Reading group Support, Mrs Lee\nIt began on Monday 5 October 2026\nThe last day was"],
        "Rounds of support": ["From Monday 14 September 2026\nDecided on Saturday 7 November 2026 Change the"],
        "Reports and letters": ["Report or letter, Friday 8 May 2026\nWritten down on Sunday 1 November 2026"],
        "Help from outside": [
            "Speech therapist Help from outside, from Tuesday 8 September 2026\nAgreed to on Tuesday"
        ],
        "Asking for a plan": ["Asked on Monday 5 October 2026"],
        "What Sam says": ["Good: Playtime Child's view, Tuesday 10 November 2026"],
    }
    assert [text for text in phone.texts if text in groups] == list(groups)
    for row in [row for rows in groups.values() for row in rows]:
        assert phone.can_tap(row), row


@pytest.mark.parametrize(
    ("entry", "words", "address"),
    [
        (a_concern(), "Cried before school", "/record/concern/c1"),
        (an_action(), "SENCO: Send the report", "/record/meeting/m1"),
        (an_action(meeting_id=None), "SENCO: Send the report", "/plan"),
        (an_outcome(), "Reads a short book alone", "/plan/outcomes/o1"),
        (a_support(), "Reading group", "/plan/outcomes/support/s1"),
        (a_view(), "Good: Playtime", "/record/view/v1"),
        (a_help(), "Speech therapist", "/plan/help/h1"),
    ],
)
async def test_a_row_opens_its_entry(app_with: Make, entry: object, words: str, address: str) -> None:
    phone = await open_screen(app_with(a_record(entry)))
    await phone.tap("3 months")
    assert "1 thing is new or has changed since Tuesday 25 August 2026, 3 months ago." in phone.texts
    await phone.tap(words)
    assert phone.page.route == address


async def test_without_a_meeting_it_is_a_month_at_first(app_with: Make) -> None:
    phone = await open_screen(app_with(a_record(a_concern())))
    assert not any("Last meeting" in text for text in phone.texts)
    assert "1 thing is new or has changed since Sunday 25 October 2026, about 4 weeks ago." in phone.texts


async def test_a_day_of_ones_own(app_with: Make) -> None:
    app = app_with(a_record(a_concern("c1", what="First", when=date(2026, 5, 2), **OLD), a_concern("c2", what="Then")))
    phone = await open_screen(app)
    await phone.tap("Another day")
    assert not phone.can_tap("First") and not phone.can_tap("Then")
    await phone.date(DAY, "2", "5", "2026")
    await phone.tap("Show what has changed")
    assert phone.can_tap("First") and phone.can_tap("Then")
    await phone.date(DAY, "3", "5", "2026")
    await phone.tap("Show what has changed")
    assert not phone.can_tap("First") and phone.can_tap("Then")
    await phone.app.drafts.keep()
    assert not app.drafts.all()  # it is not a half-written entry
    await phone.tap("1 month")
    assert not any(DAY in text for text in phone.texts) and phone.can_tap("Then")


@pytest.mark.parametrize(
    ("boxes", "told"),
    [
        (("", "", ""), "Please write the day, the month and the year."),
        (("31", "2", "2026"), "There is no such date as 31 2 2026. Please check it."),
        (("", "5", "2026"), "Please give the day, the month and the year."),
        (("26", "11", "2026"), "That date is still to come. Please check the day, month and year."),
        (("1", "1", "1900"), "That is more than 30 years away. Please check the year."),
    ],
)
async def test_a_day_that_cannot_be_used_is_told_and_stays(
    app_with: Make, boxes: tuple[str, str, str], told: str
) -> None:
    phone = await open_screen(app_with(a_record(a_concern())))
    await phone.tap("Another day")
    await phone.date(DAY, *boxes)
    await phone.tap("Show what has changed")
    assert told in phone.texts
    assert [phone.field(f"{box}, {DAY}").value for box in ("Day", "Month", "Year")] == list(boxes)
    assert not phone.can_tap("Cried before school")


async def test_many_changes_are_drawn_a_few_at_first(app_with: Make) -> None:
    record = a_record(
        *(a_concern(f"c{n}", what=f"Thing {n}") for n in range(2500)),
        *(a_conversation(f"t{n}", said=f"Word {n}") for n in range(2500)),
    )
    phone = await open_screen(app_with(record))
    assert "5,000 things are new or have changed since Sunday 25 October 2026, about 4 weeks ago." in phone.texts

    def drawn(word: str) -> int:
        return sum(text.startswith(word) for text in phone.texts)

    assert (drawn("Thing"), drawn("Word")) == (5, 5)
    await phone.tap("Show 30 more, New concerns")
    assert (drawn("Thing"), drawn("Word")) == (35, 5)


async def test_it_follows_what_is_written_meanwhile(app_with: Make, clock: Clock) -> None:
    phone = await open_screen(app_with(a_record(an_action(by=date(2026, 11, 20)))))
    assert "Promised, and late now" in phone.texts
    await phone.app.mark(phone.app.record.actions["a1"], ActionStatus.DONE)
    await phone.settle()
    assert "Promised, and done" in phone.texts and "Promised, and late now" not in phone.texts
    assert kept(phone.app).actions["a1"].done_on == clock().date()


async def test_back_leads_to_the_record(app_with: Make) -> None:
    phone = await open_screen(app_with(a_record(a_concern())))
    await phone.tap("Back")
    assert phone.title == "Record"
