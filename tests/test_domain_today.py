"""What is shown first today: late, due and next. All on Wednesday 25 November 2026."""

from datetime import date

import pytest

from domain.choices import ActionStatus, MeetingKind
from domain.family import family
from domain.today import late, next_date, soon
from samples_of import a_meeting, a_record, an_action

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
