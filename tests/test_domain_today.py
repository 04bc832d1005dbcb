"""What is shown first today: late, due, next, and what to ask for. All on Wednesday 25 November 2026."""

from datetime import date
from typing import Any

import pytest

from domain.choices import ActionStatus, MeetingKind, Situation
from domain.family import family
from domain.nudges import NudgeKind, nudges
from domain.today import late, next_date, soon
from samples_of import a_child, a_concern, a_meeting, a_record, an_action

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("by", "status", "is_late", "is_soon"),
    [
        (date(2026, 11, 24), ActionStatus.TO_DO, True, False),
        (date(2026, 11, 25), ActionStatus.TO_DO, False, True),
        (date(2026, 12, 9), ActionStatus.TO_DO, False, True),  # 14 days
        (date(2026, 12, 10), ActionStatus.TO_DO, False, False),
        (date(2026, 11, 24), ActionStatus.DONE, False, False),
        (date(2026, 11, 24), ActionStatus.DROPPED, False, False),
        (None, ActionStatus.TO_DO, False, False),
    ],
)
def test_an_action(by: date | None, status: ActionStatus, is_late: bool, is_soon: bool) -> None:
    found = family(a_record(an_action(by=by, status=status)), "sam")
    assert bool(late(found, TODAY)) is is_late
    assert bool(soon(found, TODAY)) is is_soon


def test_the_next_agreed_date_is_the_nearest_meeting_or_review_not_an_action() -> None:
    found = family(
        a_record(
            a_meeting(review_on=date(2027, 1, 20)),
            a_meeting("m2", MeetingKind.CHECK_IN, date(2026, 12, 4), where="Office"),
            an_action(by=date(2026, 11, 26)),
        ),
        "sam",
    )
    due = next_date(found, TODAY)
    assert due and (due.day, due.id, due.detail) == (date(2026, 12, 4), "m2", "Office")


def test_a_review_meeting_that_is_booked_near_the_date_stands_for_it() -> None:
    record = a_record(a_meeting(review_on=date(2026, 12, 2)), a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 4)))
    assert [due.id for due in soon(family(record, "sam"), TODAY)] == ["m2"]


def test_a_review_that_nobody_held_is_late() -> None:
    found = family(a_record(a_meeting(review_on=date(2026, 11, 20))), "sam")
    assert [due.title for due in late(found, TODAY)] == ["Agreed review date"]


def kinds(*things: object, **child: object) -> list[NudgeKind]:
    return [n.kind for n in nudges(family(a_record(*things, child=a_child(**child)), "sam"), TODAY, {})]


def test_a_meeting_with_nothing_written_asks_for_that_first() -> None:
    assert kinds(a_meeting()) == [NudgeKind.NOT_WRITTEN]


@pytest.mark.parametrize(
    "what", [{"shared_notes": "Agreed to try"}, {"private_notes": "Hard"}, {"no_review_date": True}]
)
def test_a_meeting_without_a_review_date_asks_for_one(what: dict[str, Any]) -> None:
    assert kinds(a_meeting(**what)) == [NudgeKind.NO_REVIEW]


def test_no_nudge_once_a_date_is_agreed_or_a_review_is_booked() -> None:
    assert kinds(a_meeting(review_on=date(2026, 12, 2))) == []
    booked = a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 4))
    assert kinds(a_meeting(no_review_date=True), booked) == []


def test_a_meeting_held_today_is_not_nagged_about_until_something_is_written() -> None:
    assert kinds(a_meeting(on=TODAY)) == []
    assert kinds(a_meeting(on=TODAY, no_review_date=True)) == [NudgeKind.NO_REVIEW]


def test_a_meeting_without_a_date_is_asked_about() -> None:
    assert kinds(a_meeting(on=None)) == [NudgeKind.NO_DATE]


@pytest.mark.parametrize(
    ("written", "told", "asked"),
    [("2026-11-10", "", True), ("2026-11-11", "", False), ("2026-11-01", "class teacher", False)],
)
def test_a_concern_written_over_two_weeks_ago_that_nobody_was_told_of(written: str, told: str, asked: bool) -> None:
    concern = a_concern(when=date(2025, 1, 1), created_at=f"{written}T20:00:00Z", told=told)
    found = kinds(a_meeting(review_on=date(2026, 12, 2)), concern)
    assert found == ([NudgeKind.NOT_TOLD] if asked else [])


def test_no_meeting_yet() -> None:
    assert kinds() == [NudgeKind.NO_MEETING]
    assert kinds(situation=Situation.WORRIED) == [NudgeKind.FIRST_TALK]
