"""The bank of questions, and which are suggested for a meeting, on fixed days."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from domain.choices import About, ActionStatus, MeetingKind, Setting, Situation
from domain.family import Family, family
from domain.questions import ABOUT, bank, suggestions, unanswered
from domain.record import Meeting
from samples_of import a_child, a_meeting, a_question, a_record, an_action

TODAY = date(2026, 11, 25)
NEEDED = "review-date is-it-happening what-changed written-record"


def coming(**more: Any) -> Meeting:
    """The meeting that is prepared."""
    return a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 2), **more)


def about(*things: Any, **child: Any) -> Family:
    return family(a_record(*things, child=a_child(**child)), "sam")


def test_every_question_is_one_and_each_is_there_once() -> None:
    questions = bank().question
    assert len(questions) >= 50
    assert len({q.slug for q in questions}) == len({q.text for q in questions}) == len(questions)
    for q in questions:
        assert q.text.endswith("?") or q.text.count("?"), q.slug
        assert len(q.text.split()) <= 20, q.slug
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"(?<=[.?])\s", q.why)), q.slug
    assert set(NEEDED.split()) <= {q.slug for q in questions}


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("kind", MeetingKind)
def test_something_is_suggested_for_every_meeting_everywhere(setting: Setting, kind: MeetingKind) -> None:
    meeting = a_meeting("m2", kind, date(2026, 12, 2))
    found = suggestions(about(meeting, setting=setting), meeting, TODAY)
    assert len(found) >= 3
    assert all(one.reason for one in found)
    others = {q.slug for q in bank().question if not q.fits(setting)}
    assert not others & {one.bank for one in found}


def test_the_questions_of_the_bank_are_about_every_kind_of_meeting_and_every_setting() -> None:
    for setting in Setting:
        assert {kind for q in bank().question if q.fits(setting) for kind in q.about} == set(About)
    assert set(ABOUT) == set(MeetingKind) - {MeetingKind.OTHER}


def test_what_got_no_answer_last_time_comes_first_and_says_so() -> None:
    last = a_meeting(on=date(2026, 10, 1), review_on=date(2026, 12, 2), shared_notes="Talked.")
    rows = (
        a_question("q1", text="Who will help?"),
        a_question("q2", text="How often?", asked=True),
        a_question("q3", text="Where?", answer="In the library"),
    )
    there = about(last, coming(), *rows)
    assert [q.id for q in unanswered(there, coming(), TODAY)] == ["q1"]
    first = suggestions(there, coming(), TODAY)[0]
    assert (first.text, first.carried) == ("Who will help?", "q1")
    assert first.reason == "It got no answer last time."
    again = about(last, coming(), *rows, a_question("q4", meeting_id="m2", text="Who will help?", carried_from="q1"))
    assert "Who will help?" not in [one.text for one in suggestions(again, coming(), TODAY)]


def test_what_was_promised_and_not_done_is_asked_about_by_name() -> None:
    promised = [
        an_action("a1", date(2026, 10, 20), what="Send the report"),
        an_action("a2", what="Watch at lunch", status=ActionStatus.DONE),
        an_action("a3", what="Move his seat", who=""),
        an_action("a4", what="Make a list", who="Me"),
        an_action("a5", date(2027, 1, 5), what="Write to the new school"),
    ]
    found = suggestions(about(a_meeting(), coming(), *promised), coming(), TODAY)
    told = {one.text: one.reason for one in found}
    assert told["What happened with this: Send the report"] == "SENCO said they would do it by Tuesday 20 October 2026."
    assert told["What happened with this: Move his seat"] == "Somebody said they would do it."
    others = ("Watch at lunch", "Make a list", "Write to the new school")
    assert not any(other in text for text in told for other in others)


@pytest.mark.parametrize(
    ("last", "slug", "reason"),
    [
        ({}, "review-date", "You have no review date."),
        ({"on": date(2026, 6, 1)}, "what-changed", "Your last meeting was on Monday 1 June 2026, over a term ago."),
        ({}, "written-record", "Nothing is written down about your last meeting."),
        ({}, "is-it-happening", "Only asking shows whether the plan is kept to."),
    ],
)
def test_each_reason(last: dict[str, Any], slug: str, reason: str) -> None:
    meeting = a_meeting("m2", MeetingKind.CHECK_IN, date(2026, 12, 2))
    found = {one.bank: one.reason for one in suggestions(about(a_meeting(**last), meeting), meeting, TODAY)}
    assert found[slug] == reason


def test_no_reason_without_its_cause() -> None:
    last = a_meeting(on=date(2026, 11, 2), review_on=date(2027, 1, 20), shared_notes="Talked.")
    meeting = a_meeting("m2", MeetingKind.FIRST, date(2026, 12, 2))
    there = about(last, meeting, situation=Situation.WORRIED)
    reasons = {one.reason for one in suggestions(there, meeting, TODAY)}
    assert reasons <= {q.why for q in bank().question}


def test_nothing_is_suggested_twice_or_when_it_is_chosen_already() -> None:
    meeting = coming()
    found = suggestions(about(a_meeting(), meeting), meeting, TODAY)
    assert len({one.text for one in found}) == len(found)
    chosen = [
        a_question(f"q{n}", meeting_id="m2", text=one.text, bank=one.bank, place=n) for n, one in enumerate(found)
    ]
    assert suggestions(about(a_meeting(), meeting, *chosen), meeting, TODAY) == ()


def test_a_thousand_questions_and_a_meeting_without_a_date() -> None:
    meeting = a_meeting("m2", MeetingKind.OTHER, None)
    many = [a_question(f"q{n}", text=f"Number {n}?") for n in range(1000)]
    found = suggestions(about(a_meeting(), meeting, *many), meeting, TODAY)
    assert sum(one.carried is not None for one in found) == 1000
