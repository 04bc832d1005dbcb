"""What a parent has in mind before a meeting, and the message to send ahead."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from domain.choices import ConcernStatus, MeetingKind
from domain.family import Family, family
from domain.preparing import last_time, message_ahead, moved, with_person
from samples_of import a_concern, a_meeting, a_person, a_question, a_record, an_action

TODAY = date(2026, 11, 25)
NEXT = a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 2), at=time(15, 30))


def about(*things: Any) -> Family:
    return family(a_record(*things), "sam")


def test_last_time_is_the_newest_meeting_before_it_with_all_that_was_promised() -> None:
    older, last = a_meeting("m0", on=date(2026, 5, 4)), a_meeting("m1", on=date(2026, 10, 1))
    there = about(older, last, NEXT, an_action("a1"), an_action("a2", meeting_id="m0"))
    found = last_time(there, NEXT, TODAY)
    assert found.meeting == last
    assert [action.id for action in found.promised] == ["a1"]


def test_concerns_since_then_that_are_not_over() -> None:
    rows = [
        a_concern("c1", date(2026, 9, 30)),
        a_concern("c2", date(2026, 10, 1)),
        a_concern("c3", date(2026, 11, 20), status=ConcernStatus.CLOSED),
        a_concern("c4", date(2026, 11, 20), status=ConcernStatus.BETTER),
        a_concern("c5", date(2026, 11, 24), status=ConcernStatus.RAISED),
    ]
    assert [c.id for c in last_time(about(a_meeting(), NEXT, *rows), NEXT, TODAY).concerns] == ["c5", "c2"]
    assert [c.id for c in last_time(about(NEXT, *rows), NEXT, TODAY).concerns] == ["c5", "c2", "c1"]


def test_a_meeting_that_was_not_held_yet_is_not_last_time() -> None:
    sooner = a_meeting("m3", on=date(2026, 11, 30))
    assert last_time(about(sooner, NEXT), NEXT, TODAY).meeting is None


@pytest.mark.parametrize(
    ("id", "by", "order"),
    [("a", 1, "bacd"), ("a", -1, "abcd"), ("d", 1, "abcd"), ("c", -1, "acbd"), ("b", 2, "acdb"), ("d", -9, "dabc")],
)
def test_moving_a_question(id: str, by: int, order: str) -> None:
    questions = [a_question(letter, place=5) for letter in "abcd"]
    assert moved(questions, id, by) == tuple(order)


def test_the_message_has_what_is_wanted_and_asked_and_nothing_private() -> None:
    meeting = NEXT.model_copy(update={"want": "A reading helper", "private_notes": "I nearly cried"})
    asked = [a_question("q1", text="How\noften?"), a_question("q2", text="Who will help?", must=True)]
    assert message_ahead(about(meeting, *asked), meeting, asked) == (
        "Hello,\n\n"
        "I am looking forward to our meeting about Sam on Wednesday 2 December 2026 at 3:30pm.\n\n"
        "What I would like from it:\nA reading helper\n\n"
        "What I would like to ask:\n- Who will help?\n- How often?\n\n"
        "It would help me if you could bring what you need to answer these.\n\n"
        "Thank you"
    )


def test_the_message_of_a_meeting_with_nothing_yet() -> None:
    meeting = a_meeting("m2", on=None)
    assert message_ahead(about(meeting), meeting, []) == (
        "Hello,\n\nI am looking forward to our meeting about Sam.\n\nThank you"
    )


@pytest.mark.parametrize(
    ("people", "listed"),
    [
        ("", "The SENCO, leads on needs"),
        ("Me", "Me\nThe SENCO, leads on needs"),
        ("The SENCO", "The SENCO"),
        ("Me\nThe SENCO, of the other site", "Me\nThe SENCO, of the other site"),
        ("The SENCO's helper", "The SENCO's helper\nThe SENCO, leads on needs"),
    ],
)
def test_a_person_stands_once_in_the_list_of_who_is_there(people: str, listed: str) -> None:
    assert with_person(people, a_person(role="leads on needs")) == listed
