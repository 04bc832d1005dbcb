"""When a phone says that something is due: day by day over a year, and never too much at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from domain.choices import ReminderKind
from domain.family import PREFERENCES, family
from domain.notices import MORNING, MOST, TEXT, notices
from domain.record import Preferences, Record
from domain.reminders import heard, reminders, whole
from samples_of import NOW, a_child, a_hush, a_meeting, a_record, an_action

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
YEAR = a_record(
    a_meeting("m1", on=date(2026, 12, 9)),
    a_meeting("m2", review_on=date(2027, 2, 24)),
    an_action("a1", by=date(2027, 1, 8)),
    an_action("a2", by=date(2027, 3, 31), who="me"),
    an_action("a3", by=date(2027, 10, 4)),
)
NO_REVIEWS = Preferences(id=PREFERENCES, created_at=NOW, updated_at=NOW, off=(ReminderKind.REVIEW,))
PUT_OFF = YEAR.with_(
    NO_REVIEWS,
    a_hush("meeting:m1:2026-12-09:7", until=date(2026, 12, 5)),
    a_hush("theirs:a1:2027-01-08", until=date(2027, 1, 20)),
    a_hush("mine:a2:2027-03-31:0", until=date(2027, 5, 1), deleted_at=NOW),
    a_hush("review:m2:2027-02-24:0", until=date(2027, 3, 1)),
    a_hush("meeting:m1:2026-12-09:0", until=date(2026, 12, 20)),
)
"""Put off, and told again on two days: the others are undone, switched off or over."""
MANY = a_record(*(an_action(f"a{n}", by=TODAY + n * 5 * DAY) for n in range(1, 70)))


def begins(record: Record, day: date) -> set[str]:
    """The dates of which something new is told on this day."""
    about = family(record, "sam")
    told, before = (
        {r.key for r in heard(reminders(about, each, record.terms), record, each) if r.due} for each in (day, day - DAY)
    )
    return told - before


@pytest.mark.parametrize(
    "record",
    [YEAR, MANY, YEAR.with_(NO_REVIEWS), YEAR.with_(a_hush(whole("meeting:m1:2026-12-09:7"))), PUT_OFF],
)
def test_opened_on_any_day_of_a_year_it_plans_the_days_on_which_something_begins_to_be_due(record: Record) -> None:
    days = [TODAY + n * DAY for n in range(2 * 366)]
    told = [day for day in days if begins(record, day)]
    for today in days[:366:7]:
        ahead = [day for day in told if today < day <= today + 366 * DAY]
        assert [moment.date() for moment in notices(record, today)] == ahead[:MOST]


def test_at_eight_in_the_morning_wherever_the_phone_is() -> None:
    first = notices(YEAR, TODAY)[0]
    assert first == datetime(2026, 12, 2, 8)
    assert first.tzinfo is None and first.time() == MORNING


def test_never_more_than_a_phone_remembers() -> None:
    assert len(notices(MANY, TODAY)) == MOST == 50


def test_what_was_done_with_is_not_said() -> None:
    record = a_record(a_meeting("m1", on=date(2026, 12, 9)))
    assert len(notices(record, TODAY)) == 3
    assert notices(record.with_(a_hush(whole("meeting:m1:2026-12-09:7"))), TODAY) == ()


def test_an_example_says_nothing() -> None:
    assert notices(a_record(an_action(by=date(2026, 12, 1)), child=a_child(example=True)), TODAY) == ()


def test_its_words_tell_nothing_to_who_sees_the_phone() -> None:
    assert TEXT == "Something is due. Open the app to see what."
