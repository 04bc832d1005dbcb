"""What is missing and worth doing next. On Wednesday 25 November 2026, unless a case says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import ActionStatus, ConcernStatus, MeetingKind, Situation
from domain.family import family
from domain.kept import Kept
from domain.nudges import Nudge, NudgeKind, nudges, something_to_send
from domain.record import Meeting, Record, Term
from samples_of import NOW, a_child, a_concern, a_conversation, a_meeting, a_question, a_record, a_term, an_action

TODAY = date(2026, 11, 25)
REVIEW_ON = date(2027, 1, 20)
K, N = MeetingKind, NudgeKind


def told(record: Record, today: date = TODAY, terms: Mapping[str, Term] | None = None) -> tuple[Nudge, ...]:
    return nudges(family(record, "sam"), today, terms or {})


def kinds(*things: Kept, today: date = TODAY, **child: object) -> list[NudgeKind]:
    return [n.kind for n in told(a_record(*things, child=a_child(**child)), today)]


def settled(id: str = "m1", on: date = date(2026, 10, 1), **more: Any) -> Meeting:
    """A meeting after which nothing is missing."""
    return a_meeting(id, on=on, **{"review_on": REVIEW_ON, **more})


def test_nothing_is_missing_once_a_date_is_agreed() -> None:
    assert kinds(settled(), an_action(), a_concern(told="class teacher"), a_conversation()) == []


# before a meeting


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (TODAY, False),
        (date(2026, 11, 26), True),
        (date(2026, 12, 2), True),  # 7 days
        (date(2026, 12, 3), False),
    ],
)
def test_a_meeting_within_a_week_is_to_be_prepared(on: date, asked: bool) -> None:
    found = told(a_record(settled(), a_meeting("m2", K.CHECK_IN, on)))
    assert [(n.kind, n.id) for n in found] == ([(N.PREPARE, "m2")] if asked else [])


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (a_question(meeting_id="m2"), False),
        (a_question(meeting_id="m1"), True),
        (a_question(meeting_id="m2", deleted_at=NOW), True),
    ],
)
def test_a_meeting_with_a_question_of_its_own_is_prepared(question: Kept, asked: bool) -> None:
    coming = a_meeting("m2", K.CHECK_IN, date(2026, 11, 27))
    assert kinds(settled(), coming, question) == ([N.PREPARE] if asked else [])


def test_of_two_coming_meetings_only_the_next_is_to_be_prepared() -> None:
    coming = (a_meeting("m3", K.CHECK_IN, date(2026, 12, 1)), a_meeting("m2", K.CHECK_IN, date(2026, 11, 27)))
    assert [n.id for n in told(a_record(settled(), *coming))] == ["m2"]


# after it


def test_a_meeting_with_nothing_written_asks_for_that_first() -> None:
    assert kinds(a_meeting()) == [NudgeKind.NOT_WRITTEN]


def test_a_meeting_held_today_is_not_nagged_about_until_something_is_written() -> None:
    assert kinds(a_meeting(on=TODAY)) == []
    assert kinds(a_meeting(on=TODAY, no_review_date=True)) == [NudgeKind.NO_REVIEW]


@pytest.mark.parametrize(("on", "asked"), [(date(2026, 11, 24), True), (TODAY, False), (date(2027, 2, 1), False)])
def test_only_a_meeting_that_has_been_is_to_be_written_down(on: date, asked: bool) -> None:
    assert kinds(a_meeting(on=on)) == ([N.NOT_WRITTEN] if asked else [])


def test_only_the_last_meeting_is_asked_about() -> None:
    assert kinds(a_meeting("m1"), settled("m2", date(2026, 10, 8))) == []
    assert [n.id for n in told(a_record(settled("m1"), a_meeting("m2", on=date(2026, 10, 8))))] == ["m2"]


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (TODAY, True),
        (date(2026, 11, 24), True),
        (date(2026, 11, 11), True),  # 14 days
        (date(2026, 11, 10), False),
    ],
)
def test_what_was_agreed_is_to_be_sent_within_two_weeks(on: date, asked: bool) -> None:
    assert kinds(settled(on=on)) == ([N.SEND] if asked else [])


@pytest.mark.parametrize(
    ("meeting", "things", "kind"),
    [
        ({"review_on": REVIEW_ON}, (), N.SEND),
        ({}, (an_action(),), N.SEND),
        ({"no_review_date": True}, (an_action(),), N.SEND),
        ({}, (an_action(meeting_id="other"),), N.NOT_WRITTEN),
        ({}, (an_action(deleted_at=NOW),), N.NOT_WRITTEN),
        ({"shared_notes": "We talked"}, (), N.NO_REVIEW),
        ({"private_notes": "Hard"}, (), N.NO_REVIEW),
        ({"no_review_date": True}, (), N.NO_REVIEW),
    ],
)
def test_only_actions_and_a_date_are_something_to_send(
    meeting: dict[str, Any], things: tuple[Kept, ...], kind: NudgeKind
) -> None:
    held = a_meeting(on=date(2026, 11, 20), **meeting)
    assert kinds(held, *things) == [kind]
    assert something_to_send(held, family(a_record(held, *things), "sam")) is (kind is N.SEND)


def test_what_was_sent_is_not_to_be_sent_again() -> None:
    assert kinds(settled(on=date(2026, 11, 20), sent_on=date(2026, 11, 20))) == []


@pytest.mark.parametrize(
    ("sent_on", "answered_on", "asked"),
    [
        (TODAY, None, False),
        (date(2026, 11, 19), None, False),
        (date(2026, 11, 18), None, True),  # 7 days
        (date(2026, 10, 2), None, True),
        (date(2026, 11, 18), date(2026, 11, 18), False),
        (date(2026, 10, 2), TODAY, False),
        (None, None, False),
    ],
)
def test_an_answer_that_does_not_come_within_a_week(sent_on: date, answered_on: date | None, asked: bool) -> None:
    assert kinds(settled(sent_on=sent_on, answered_on=answered_on)) == ([N.NO_ANSWER] if asked else [])


# its review date


@pytest.mark.parametrize(
    "what", [{"shared_notes": "Agreed to try"}, {"private_notes": "Hard"}, {"no_review_date": True}]
)
def test_a_meeting_without_a_review_date_asks_for_one(what: dict[str, Any]) -> None:
    assert kinds(a_meeting(**what)) == [NudgeKind.NO_REVIEW]


def test_no_nudge_once_a_date_is_agreed_or_a_review_is_booked() -> None:
    assert kinds(a_meeting(review_on=date(2026, 12, 2))) == []
    booked = a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 4))
    assert kinds(a_meeting(no_review_date=True), booked) == []


def test_a_review_that_was_booked_without_a_date_is_asked_for_still() -> None:
    assert kinds(a_meeting(no_review_date=True), a_meeting("m2", K.REVIEW, None)) == [N.NO_REVIEW, N.NO_DATE]


def test_a_date_is_asked_for_once_the_message_is_sent_and_answered() -> None:
    sent = a_meeting(sent_on=date(2026, 11, 1), answered_on=date(2026, 11, 2))
    assert kinds(sent, an_action()) == [N.NO_REVIEW]


@pytest.mark.parametrize(
    ("meetings", "kind"),
    [
        # summer term began on 13 April 2026
        ([(K.PLAN, date(2026, 4, 12))], N.LONG_AGO),
        ([(K.PLAN, date(2026, 4, 13))], N.NO_REVIEW),
        ([(K.REVIEW, date(2026, 4, 12))], N.LONG_AGO),
        ([(K.ANNUAL, date(2026, 4, 12))], N.LONG_AGO),
        # a talk in between looked at no plan
        ([(K.PLAN, date(2026, 4, 12)), (K.CHECK_IN, date(2026, 11, 1))], N.LONG_AGO),
        ([(K.PLAN, date(2026, 4, 12)), (K.REVIEW, date(2026, 11, 1))], N.NO_REVIEW),
        ([(K.PLAN, date(2026, 4, 12)), (K.PLAN, date(2026, 11, 1))], N.NO_REVIEW),
        # without a plan there was nothing to be looked at
        ([(K.FIRST, date(2024, 4, 12))], N.NO_REVIEW),
        ([(K.CHECK_IN, date(2024, 4, 12))], N.NO_REVIEW),
    ],
)
def test_a_plan_that_was_not_looked_at_for_a_whole_term(
    meetings: list[tuple[MeetingKind, date]], kind: NudgeKind
) -> None:
    rows = [a_meeting(f"m{n}", *each, shared_notes="We talked") for n, each in enumerate(meetings)]
    assert [(n.kind, n.id) for n in told(a_record(*rows))] == [(kind, rows[-1].id)]


@pytest.mark.parametrize(("today", "kind"), [(date(2026, 12, 18), N.NO_REVIEW), (date(2026, 12, 19), N.LONG_AGO)])
def test_a_term_has_not_gone_by_before_its_last_day_is_over(today: date, kind: NudgeKind) -> None:
    assert kinds(a_meeting(on=date(2026, 9, 1), no_review_date=True), today=today) == [kind]


def test_a_whole_term_is_by_the_dates_of_ones_own_school() -> None:
    summer = a_term("2025-5", date(2026, 4, 14), date(2026, 5, 22))
    record = a_record(a_meeting(on=date(2026, 4, 13), no_review_date=True))
    assert [n.kind for n in told(record, terms={summer.id: summer})] == [N.LONG_AGO]


# what has no date, what nobody knows, and the beginning


def test_a_meeting_without_a_date_is_asked_about() -> None:
    assert kinds(a_meeting(on=None)) == [NudgeKind.NO_DATE]


def test_each_meeting_without_a_date_is_asked_about_by_its_name() -> None:
    found = told(a_record(settled(), a_meeting("m2", K.ASSESS, None), a_meeting("m3", K.PLAN, None, deleted_at=NOW)))
    assert [(n.kind, n.id, n.detail) for n in found] == [(N.NO_DATE, "m2", "Meeting to assess needs has no date yet.")]


@pytest.mark.parametrize(
    ("written", "told", "asked"),
    [("2026-11-10", "", True), ("2026-11-11", "", False), ("2026-11-01", "class teacher", False)],
)
def test_a_concern_written_over_two_weeks_ago_that_nobody_was_told_of(written: str, told: str, asked: bool) -> None:
    concern = a_concern(when=date(2025, 1, 1), created_at=f"{written}T20:00:00Z", told=told)
    found = kinds(a_meeting(review_on=date(2026, 12, 2)), concern)
    assert found == ([NudgeKind.NOT_TOLD] if asked else [])


@pytest.mark.parametrize("status", ConcernStatus)
def test_only_an_open_concern_asks_whether_anyone_was_told(status: ConcernStatus) -> None:
    asked = kinds(settled(), a_concern(status=status, created_at="2026-11-01T20:00:00Z"))
    assert asked == ([N.NOT_TOLD] if status is ConcernStatus.OPEN else [])


def test_no_meeting_yet() -> None:
    assert kinds() == [NudgeKind.NO_MEETING]
    assert kinds(situation=Situation.WORRIED) == [NudgeKind.FIRST_TALK]


@pytest.mark.parametrize("situation", Situation)
def test_a_meeting_of_any_day_is_a_beginning(situation: Situation) -> None:
    first = N.FIRST_TALK if situation is Situation.WORRIED else N.NO_MEETING
    assert kinds(a_meeting(on=date(2027, 2, 1)), situation=situation) == []
    assert kinds(a_meeting(on=date(2027, 2, 1), deleted_at=NOW), situation=situation) == [first]


# all together

EVERYTHING = (
    a_meeting("old", on=date(2026, 3, 2), no_review_date=True),
    a_meeting("next", K.CHECK_IN, date(2026, 11, 27)),
    a_meeting("someday", K.OTHER, None),
    a_concern(created_at="2026-11-01T20:00:00Z"),
)


def test_what_matters_most_comes_first() -> None:
    assert kinds(*EVERYTHING) == [N.PREPARE, N.LONG_AGO, N.NO_DATE, N.NOT_TOLD]


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2027, 7, 31), True),
        (date(2027, 8, 1), False),
        (date(2027, 8, 31), False),
        (date(2027, 9, 1), True),
    ],
)
def test_in_august_nobody_is_to_be_asked_for_anything(today: date, asked: bool) -> None:
    coming = a_meeting("soon", K.CHECK_IN, today + timedelta(days=2))
    assert bool(kinds(*EVERYTHING, coming, today=today)) is asked
    assert bool(kinds(today=today)) is asked
    assert bool(kinds(today=today, situation=Situation.WORRIED)) is asked


near = st.integers(-300, 30).map(lambda days: TODAY + timedelta(days))
some_meetings = st.builds(
    lambda kind, on, agreed, sent, answered, notes: {
        "kind": kind,
        "on": on,
        "review_on": (on or TODAY) + timedelta(agreed) if agreed else None,
        "sent_on": sent,
        "answered_on": answered,
        "shared_notes": notes,
    },
    st.sampled_from(MeetingKind),
    st.none() | near,
    st.integers(0, 60),
    st.none() | near,
    st.none() | near,
    st.sampled_from(["", "We talked"]),
)
some_actions = st.builds(
    lambda meeting, by, status: {"meeting_id": meeting, "by": by, "status": status},
    st.sampled_from(["m0", "m1", "m2"]),
    st.none() | near,
    st.sampled_from(ActionStatus),
)


@given(st.lists(some_meetings, max_size=4), st.lists(some_actions, max_size=3), st.integers(0, 400))
def test_there_are_never_two_nudges_for_one_meeting(
    meetings: list[dict[str, Any]], actions: list[dict[str, Any]], days: int
) -> None:
    rows = [a_meeting(f"m{n}", **fields) for n, fields in enumerate(meetings)]
    more = [an_action(f"a{n}", **fields) for n, fields in enumerate(actions)]
    found = told(a_record(*rows, *more), TODAY + timedelta(days))
    assert [id for id, count in Counter(n.id for n in found).items() if count > 1] == []


# what is nearly the same, and is not


def test_dropped_actions_are_nothing_to_send() -> None:
    dropped = an_action(status=ActionStatus.DROPPED)
    assert kinds(a_meeting(on=date(2026, 11, 20)), dropped) == [N.NO_REVIEW]


def test_what_was_not_agreed_is_written_down_and_can_be_sent() -> None:
    assert N.NOT_WRITTEN not in kinds(a_meeting(not_agreed="More hours"))
    assert kinds(a_meeting(on=date(2026, 11, 20), not_agreed="More hours")) == [N.SEND]


def test_a_meeting_today_does_not_hide_that_the_next_is_not_prepared() -> None:
    assert N.PREPARE in kinds(settled("m1", on=TODAY), a_meeting("m2", K.CHECK_IN, date(2026, 11, 27)))
