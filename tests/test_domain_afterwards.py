"""What is sent after a meeting, word for word, and how many meetings a parent reads that there were."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.afterwards import meetings_this_year, message_again, message_agreed, message_for_date
from domain.choices import ActionStatus, Setting
from domain.family import family
from domain.kept import Kept
from domain.record import Meeting
from samples_of import NOW, a_child, a_meeting, a_record, an_action

TODAY = date(2026, 11, 25)
PRIVATE = "I cried all the way home"


def held(**more: Any) -> Meeting:
    return a_meeting(on=date(2026, 11, 20), private_notes=PRIVATE, **more)


def message(meeting: Meeting, *things: Kept) -> str:
    return message_agreed(family(a_record(meeting, *things), "sam"), meeting)


def test_the_message_with_actions_and_a_review_date() -> None:
    actions = (
        an_action("a1", by=date(2026, 12, 4)),
        an_action("a2", what="Read with Sam each evening", who="me"),
        an_action("a3", what="Try a quiet start", who="", status=ActionStatus.DONE),
    )
    assert message(held(review_on=date(2027, 1, 20)), *actions) == (
        "Hello,\n\n"
        "Thank you for meeting me on Friday 20 November 2026 about Sam.\n\n"
        "This is what I think we agreed:\n"
        "- SENCO: Send the report, by Friday 4 December 2026\n"
        "- me: Read with Sam each evening\n"
        "- Try a quiet start\n\n"
        "We agreed to look at how it is going on Wednesday 20 January 2027.\n\n"
        "Please tell me if I have got anything wrong.\n\n"
        "Thank you"
    )


def test_the_message_with_actions_but_no_review_date_asks_for_one() -> None:
    assert message(held(no_review_date=True), an_action()) == (
        "Hello,\n\n"
        "Thank you for meeting me on Friday 20 November 2026 about Sam.\n\n"
        "This is what I think we agreed:\n"
        "- SENCO: Send the report\n\n"
        "We did not fix a date to look at how it is going. Please could you suggest one?\n\n"
        "Please tell me if I have got anything wrong.\n\n"
        "Thank you"
    )


def test_the_message_that_asks_once_more() -> None:
    meeting = held(sent_on=date(2026, 11, 21))
    assert message_again(family(a_record(meeting), "sam"), meeting) == (
        "Hello,\n\n"
        "I wrote to you on Saturday 21 November 2026 about what we agreed at our meeting on Friday 20 November 2026 "
        "about Sam. I have not had an answer yet. "
        "Please could you tell me if I have got anything wrong, or that you agree?\n\n"
        "Thank you"
    )


def test_the_message_with_a_review_date_alone() -> None:
    assert message(held(review_on=date(2027, 1, 20))) == (
        "Hello,\n\n"
        "Thank you for meeting me on Friday 20 November 2026 about Sam.\n\n"
        "We agreed to look at how it is going on Wednesday 20 January 2027.\n\n"
        "Please tell me if I have got anything wrong.\n\n"
        "Thank you"
    )


def test_the_message_says_what_was_not_agreed_after_what_was() -> None:
    assert message(held(not_agreed=" A quiet room\nMore hours \n"), an_action()) == (
        "Hello,\n\n"
        "Thank you for meeting me on Friday 20 November 2026 about Sam.\n\n"
        "This is what I think we agreed:\n"
        "- SENCO: Send the report\n\n"
        "This we did not agree:\n"
        "A quiet room\nMore hours\n\n"
        "We did not fix a date to look at how it is going. Please could you suggest one?\n\n"
        "Please tell me if I have got anything wrong.\n\n"
        "Thank you"
    )


@pytest.mark.parametrize("not_agreed", ["", "  \n "])
def test_the_message_about_a_meeting_of_no_day_with_nothing_agreed(not_agreed: str) -> None:
    assert message(a_meeting(on=None, not_agreed=not_agreed)) == (
        "Hello,\n\n"
        "Thank you for meeting me about Sam.\n\n"
        "We did not fix a date to look at how it is going. Please could you suggest one?\n\n"
        "Please tell me if I have got anything wrong.\n\n"
        "Thank you"
    )


@pytest.mark.parametrize(
    "action",
    [
        an_action("a2", what="Buy a chair", status=ActionStatus.DROPPED),
        an_action("a2", what="Buy a chair", meeting_id="other"),
        an_action("a2", what="Buy a chair", deleted_at=NOW),
    ],
)
def test_an_action_that_was_dropped_or_deleted_or_is_of_another_meeting_is_left_out(action: Kept) -> None:
    assert message(held(), an_action(), action) == message(held(), an_action())
    assert message(held(), action) == message(held())


@pytest.mark.parametrize("field", ["private_notes", "shared_notes", "people", "want", "where"])
def test_what_a_parent_wrote_for_themselves_is_in_no_message(field: str) -> None:
    meeting = a_meeting(review_on=date(2027, 1, 20), not_agreed="More hours").model_copy(update={field: PRIVATE})
    about = family(a_record(meeting, an_action()), "sam")
    assert PRIVATE not in message_agreed(about, meeting)
    assert PRIVATE not in message_for_date(about, meeting)


def test_a_name_and_an_action_of_many_lines_stay_on_their_line() -> None:
    action = an_action(
        who="SENCO\n- and\r\n\tMrs  Hall", what=" Send the report\n\nand the plan ", by=date(2026, 12, 4)
    )
    lines = message(held(), action).split("\n")
    assert [each for each in lines if each.startswith("-")] == [
        "- SENCO - and Mrs Hall: Send the report and the plan, by Friday 4 December 2026"
    ]
    assert len(lines) == len(message(held(), an_action()).split("\n"))


@pytest.mark.parametrize("who", ["", "  ", "\n"])
def test_an_action_of_nobody_is_told_without_a_name(who: str) -> None:
    assert "\n- Send the report\n" in message(held(), an_action(who=who))


@pytest.mark.parametrize(
    ("on", "day"), [(date(2026, 11, 20), " on Friday 20 November 2026"), (None, "")], ids=["a day", "no day"]
)
def test_the_message_that_asks_for_a_review_date(on: date | None, day: str) -> None:
    meeting = a_meeting(on=on)
    assert message_for_date(family(a_record(meeting), "sam"), meeting) == (
        "Hello,\n\n"
        f"Thank you for meeting me{day} about Sam. "
        "We did not fix a date to look at how the support is going. "
        "Please could you suggest a date for our review? I would like to put it in my calendar.\n\n"
        "Thank you"
    )


@pytest.mark.parametrize(
    ("setting", "count", "words"),
    [
        (Setting.SCHOOL, 0, "Meetings this school year: 0 of the 3 that schools should offer."),
        (Setting.SCHOOL, 2, "Meetings this school year: 2 of the 3 that schools should offer."),
        (Setting.SCHOOL, 3, "Meetings this school year: 3. Schools should offer at least 3."),
        (Setting.SCHOOL, 4, "Meetings this school year: 4. Schools should offer at least 3."),
        (Setting.COLLEGE, 0, "Meetings this school year: 0."),
        (Setting.COLLEGE, 4, "Meetings this school year: 4."),
        (Setting.EARLY_YEARS, 2, "Meetings this school year: 2."),
        (Setting.EARLY_YEARS, 3, "Meetings this school year: 3."),
    ],
)
def test_how_many_meetings_there_were_this_school_year(setting: Setting, count: int, words: str) -> None:
    meetings = [a_meeting(f"m{n}", on=date(2026, 10, 1 + n)) for n in range(count)]
    about = family(a_record(*meetings, child=a_child(setting=setting)), "sam")
    assert meetings_this_year(about, TODAY) == words


@pytest.mark.parametrize(
    ("today", "on", "counted"),
    [
        (TODAY, date(2026, 8, 31), 0),
        (TODAY, date(2026, 9, 1), 1),
        (TODAY, TODAY, 1),
        (TODAY, date(2026, 11, 26), 0),  # still to come
        (TODAY, None, 0),
        (date(2027, 8, 31), date(2026, 9, 1), 1),
        (date(2027, 9, 1), date(2027, 8, 31), 0),
        (date(2027, 9, 1), date(2027, 9, 1), 1),
        (date(2027, 1, 1), date(2026, 12, 31), 1),
    ],
)
def test_a_school_year_is_counted_from_september(today: date, on: date | None, counted: int) -> None:
    about = family(a_record(a_meeting(on=on), child=a_child(setting=Setting.COLLEGE)), "sam")
    assert meetings_this_year(about, today) == f"Meetings this school year: {counted}."
