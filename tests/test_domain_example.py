"""The example family is whole and true to life on whatever day it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count, pairwise
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.choices import ActionStatus, Answer, ConcernStatus, MeetingKind, Stage
from domain.example import example_family
from domain.example_days import Days, holiday
from domain.family import day_of, family
from domain.kept import Entry, Kept
from domain.nudges import NudgeKind, nudges
from domain.record import Action, Child, Concern, Meeting, Record
from domain.stages import agreed_review, stage_now
from domain.terms import quiet
from domain.today import DueKind, late, soon
from domain.weeks import running

K = TypeVar("K", bound=Kept)
TODAYS = [
    date(2026, 11, 25),
    date(2028, 2, 29),
    date(2026, 12, 25),
    date(2026, 12, 19),
    date(2026, 8, 15),
    date(2027, 1, 1),
    date(2027, 7, 19),
    date(2027, 5, 3),
    date(2026, 9, 6),
]


@dataclass
class Example:
    """The example, opened at nine in the morning of a day."""

    today: date
    now: datetime
    rows: tuple[Kept, ...]

    @property
    def entries(self) -> list[Entry]:
        return [row for row in self.rows if isinstance(row, Entry)]

    def of(self, kind: type[K]) -> list[K]:
        return [row for row in self.rows if isinstance(row, kind)]

    @property
    def child(self) -> Child:
        (child,) = self.of(Child)
        return child

    @property
    def record(self) -> Record:
        return Record().with_(*self.rows)


def opened(today: date) -> Example:
    """The example on this day."""
    now, numbers = datetime.combine(today, time(9), UTC), count(1)
    return Example(today, now, example_family(today, now, lambda: f"id-{next(numbers)}"))


@pytest.fixture(params=TODAYS, ids=str)
def example(request: pytest.FixtureRequest) -> Example:
    """The example on each of some awkward days."""
    today: date = request.param
    return opened(today)


def test_is_one_example_child_and_entries_about_them(example: Example) -> None:
    assert example.child.example
    assert example.rows[0] is example.child
    assert {entry.child_id for entry in example.entries} == {example.child.id}
    assert len({row.id for row in example.rows}) == len(example.rows)


def test_is_about_as_much_as_two_years_hold(example: Example) -> None:
    assert 20 <= len(example.of(Concern)) <= 25
    assert 9 <= len(example.of(Meeting)) <= 11
    assert 16 <= len(example.of(Action)) <= 20
    first = min(meeting.on for meeting in example.of(Meeting) if meeting.on)
    assert 600 <= (example.today - first).days <= 800


def test_has_every_kind_of_thing_to_look_at(example: Example) -> None:
    assert {concern.status for concern in example.of(Concern)} == set(ConcernStatus)
    assert {action.status for action in example.of(Action)} == set(ActionStatus)
    kinds = {meeting.kind for meeting in example.of(Meeting)}
    assert kinds > {MeetingKind.FIRST, MeetingKind.ASSESS, MeetingKind.PLAN, MeetingKind.CHECK_IN, MeetingKind.REVIEW}
    assert any(entry.shared for entry in example.entries)
    assert not all(entry.shared for entry in example.entries)
    rough = [concern.when for concern in example.of(Concern) if concern.when.day is None]
    assert any(when.month for when in rough)
    assert any(when.month is None for when in rough)


def test_points_only_at_its_own_meetings(example: Example) -> None:
    own = {meeting.id for meeting in example.of(Meeting)}
    assert {action.meeting_id for action in example.of(Action)} <= own | {None}


def test_was_written_as_it_happened_and_never_later_than_now(example: Example) -> None:
    for row in example.rows:
        assert row.created_at <= row.updated_at <= example.now
        assert row.created_at.utcoffset() == row.updated_at.utcoffset() == timedelta(0)
    for concern in example.of(Concern):
        assert concern.when.first_day() <= concern.created_at.date()
        assert not concern.told_on or concern.when.first_day() <= concern.told_on <= example.today
    assert example.child.created_at <= min(entry.created_at for entry in example.entries)


def test_is_stamped_in_utc_whatever_the_clock_says() -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=timezone(timedelta(hours=-8)))
    assert all(row.created_at.tzinfo is UTC for row in example_family(now.date(), now, lambda: "id"))


def test_one_meeting_is_ahead_and_says_what_the_parent_wants(example: Example) -> None:
    (meeting,) = family(example.record, example.child.id).coming(example.today)
    assert meeting.on
    assert meeting.want
    assert timedelta(14) < meeting.on - example.today < timedelta(70)  # the summer holiday may lie between


def test_a_review_is_agreed_within_two_weeks(example: Example) -> None:
    about = family(example.record, example.child.id)
    agreed = agreed_review(about, example.today)
    assert agreed
    assert agreed.review_on
    assert timedelta(0) < agreed.review_on - example.today <= timedelta(14)
    assert DueKind.REVIEW in {due.kind for due in soon(about, example.today)}
    assert stage_now(about, example.today).stage is Stage.DO


def test_one_action_is_late_and_one_is_due_soon(example: Example) -> None:
    about = family(example.record, example.child.id)
    assert [due.kind for due in late(about, example.today)] == [DueKind.ACTION]
    assert [due.kind for due in soon(about, example.today)].count(DueKind.ACTION) == 1


def test_one_thing_to_do_next_is_suggested(example: Example) -> None:
    found = nudges(family(example.record, example.child.id), example.today, {})
    assert [nudge.kind for nudge in found] == ([] if quiet(example.today) else [NudgeKind.NOT_TOLD])


def test_no_date_was_agreed_at_one_review(example: Example) -> None:
    (meeting,) = [meeting for meeting in example.of(Meeting) if meeting.no_review_date]
    assert meeting.kind is MeetingKind.REVIEW


def test_meetings_are_on_school_days_and_each_on_its_own(example: Example) -> None:
    days = [meeting.on for meeting in example.of(Meeting) if meeting.on]
    assert len(set(days)) == len(days) == len(example.of(Meeting))
    assert not [day for day in days if day.weekday() > 4 or holiday(day)]


def test_reviews_follow_their_meetings_and_were_held_when_agreed(example: Example) -> None:
    days = {meeting.on for meeting in example.of(Meeting)}
    for meeting in example.of(Meeting):
        if meeting.on and meeting.review_on:
            assert meeting.review_on > meeting.on
            assert meeting.review_on.weekday() < 5
            assert meeting.review_on in days or meeting.review_on > example.today


def test_what_was_done_was_done_after_it_was_promised(example: Example) -> None:
    about = family(example.record, example.child.id)
    for action in example.of(Action):
        assert (action.done_on is not None) == (action.status is ActionStatus.DONE)
        assert (action.by and action.by.weekday() < 5) or action.who == "Me"
    for meeting in about.meetings:
        for action in about.actions_of(meeting.id):
            assert not action.done_on or (meeting.on and meeting.on < action.done_on < example.today)


def test_rounds_follow_each_other_and_the_last_goes_on(example: Example) -> None:
    about = family(example.record, example.child.id)
    *over, now = about.cycles
    assert len(over) == 4 and not now.decision
    assert all(cycle.decision and cycle.reviewed_on for cycle in over)
    for cycle, after in pairwise(about.cycles):
        assert cycle.reviewed_on and cycle.starts < cycle.reviewed_on <= after.starts
    assert all(outcome.result for outcome in about.outcomes if outcome.cycle_id != now.id)
    assert {s.outcome_id for s in about.supports} <= {o.id for o in about.outcomes}


def test_support_was_answered_in_weeks_in_which_it_ran(example: Example) -> None:
    about = family(example.record, example.child.id)
    assert {h.answer for h in about.happenings} == set(Answer)
    supports = {support.id: support for support in about.supports}
    assert len({h.id for h in about.happenings}) == len(about.happenings) > 40
    for happening in about.happenings:
        assert running(supports[happening.support_id], happening.week)
        assert happening.week <= example.today


def test_names_nobody_and_keeps_to_kind_plain_words() -> None:
    example = opened(TODAYS[0])
    said = "\n".join(_words(example.rows))
    assert [word for word in ("!", "Mrs", "Mr ", "Miss ", "autis", "ADHD", "dyslexi") if word in said] == []
    assert all(line == line.strip() for text in _words(example.rows) for line in text.split("\n"))


def test_it_shows_in_order_of_date() -> None:
    about = family(opened(TODAYS[0]).record, "id-1")
    assert about.concerns[-1].when.month is None
    assert [day_of(m) for m in about.meetings] == sorted((day_of(m) for m in about.meetings), reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_it_can_be_opened_on_any_day(today: date) -> None:
    example = opened(today)
    about = family(example.record, example.child.id)
    test_meetings_are_on_school_days_and_each_on_its_own(example)
    test_a_review_is_agreed_within_two_weeks(example)
    test_was_written_as_it_happened_and_never_later_than_now(example)
    test_what_was_done_was_done_after_it_was_promised(example)
    test_one_action_is_late_and_one_is_due_soon(example)
    test_rounds_follow_each_other_and_the_last_goes_on(example)
    test_support_was_answered_in_weeks_in_which_it_ran(example)
    assert len(about.coming(today)) == 1


@pytest.mark.parametrize(
    ("today", "offset", "day"),
    [
        (date(2026, 11, 25), 9, date(2026, 12, 4)),
        (date(2026, 11, 25), 11, date(2026, 12, 4)),  # a Sunday: the Friday before is nearer than the Tuesday after
        (date(2026, 11, 25), -1, date(2026, 11, 24)),
        (date(2026, 11, 24), -1, date(2026, 11, 20)),  # a Monday
        (date(2026, 12, 14), 9, date(2026, 12, 18)),  # the 23rd is in the holiday
        (date(2026, 12, 18), 9, date(2026, 12, 23)),  # no school day is near, but it is not Christmas week
        (date(2026, 12, 25), 9, date(2027, 1, 5)),
        (date(2026, 8, 15), 9, date(2026, 8, 25)),  # nothing but holiday for two weeks
        (date(2026, 8, 15), 20, date(2026, 9, 4)),
        (date(2026, 8, 15), -1, date(2026, 7, 17)),
    ],
)
def test_a_school_day_near_an_offset(today: date, offset: int, day: date) -> None:
    assert Days(today).school_day(offset) == day


def _words(rows: Iterable[Kept]) -> list[str]:
    return [value for row in rows for value in dict(row).values() if isinstance(value, str)]
