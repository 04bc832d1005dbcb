"""What a parent is reminded of, when, and when not. On Wednesday 25 November 2026, unless a case says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.choices import ActionStatus, Answer, MeetingKind, ReminderKind
from domain.family import PREFERENCES, children, family
from domain.kept import Kept
from domain.nudges import NudgeKind
from domain.record import Preferences, Record
from domain.reminders import (
    LEADS,
    Reminder,
    days_ahead,
    heard,
    ideas,
    pressing,
    reminders,
    sort_of,
    whole,
)
from samples_of import (
    NOW,
    STAMPS,
    a_child,
    a_concern,
    a_conversation,
    a_cycle,
    a_happening,
    a_hush,
    a_meeting,
    a_question,
    a_record,
    a_support,
    an_action,
)

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
DATE = date(2026, 12, 23)
"""A Wednesday, four weeks after today."""
K, R = MeetingKind, ReminderKind

DATED: dict[ReminderKind, Callable[[str, date], Kept]] = {
    R.REVIEW: lambda id, day: a_meeting(id, on=date(2026, 10, 1), review_on=day),
    R.MEETING: lambda id, day: a_meeting(id, on=day),
    R.MINE: lambda id, day: an_action(id, by=day, who="me"),
    R.THEIRS: lambda id, day: an_action(id, by=day, who="SENCO"),
    R.REPLY: lambda id, day: a_conversation(id, on=date(2026, 10, 1), reply_by=day),
}
"""An entry of each kind that has this day."""


def standing(record: Record, today: date = TODAY, child: str = "sam") -> tuple[Reminder, ...]:
    return reminders(family(record, child), today, record.terms)


def told(record: Record, today: date = TODAY) -> tuple[Reminder, ...]:
    """What this parent hears of all children."""
    return tuple(chain.from_iterable(heard(standing(record, today, c.id), record, today) for c in children(record)))


def steps(record: Record, today: date) -> list[tuple[ReminderKind, int]]:
    """The kind of each dated thing that is told, and which step of it."""
    return [(r.kind, int(r.key.rsplit(":")[-1])) for r in told(record, today) if r.due]


def without(*off: ReminderKind) -> Preferences:
    return Preferences(id=PREFERENCES, off=off, **STAMPS)


# the steps

STEPS = [
    (R.REVIEW, 28, date(2026, 11, 25), None, "In 4 weeks. Ask for a time, and which reports"),
    (R.REVIEW, 14, date(2026, 12, 9), 28, "In 14 days. Write down its day and time as a meeting"),
    (R.REVIEW, 1, date(2026, 12, 22), 14, "Tomorrow. Is there a time and a place?"),
    (R.REVIEW, 0, date(2026, 12, 23), 1, "Today. Write down how it went, or the new date."),
    (R.REVIEW, -1, date(2026, 12, 24), 0, "Yesterday. No review is written down."),
    (R.MEETING, 7, date(2026, 12, 16), None, "In 7 days. Choose your questions"),
    (R.MEETING, 1, date(2026, 12, 22), 7, "Tomorrow. Look at your questions once more."),
    (R.MEETING, 0, date(2026, 12, 23), 1, "Today. Take your questions with you."),
    (R.MINE, 1, date(2026, 12, 22), None, "Tomorrow. You said you would do this."),
    (R.MINE, 0, date(2026, 12, 23), 1, "Today. You said you would do this."),
    (R.THEIRS, 0, date(2026, 12, 23), None, "Today. It was promised for today."),
    (R.THEIRS, -1, date(2026, 12, 24), 0, "Yesterday. The date has passed. You can ask how it stands."),
    (R.REPLY, 0, date(2026, 12, 23), None, "Today. The reply should come today."),
    (R.REPLY, -1, date(2026, 12, 24), 0, "Yesterday. The date has passed. You can ask once more."),
]


@pytest.mark.parametrize(("kind", "lead", "first", "before", "words"), STEPS)
def test_a_step_begins_on_its_day_and_not_the_day_before(
    kind: ReminderKind, lead: int, first: date, before: int | None, words: str
) -> None:
    record = a_record(DATED[kind]("x1", DATE))
    assert steps(record, first) == [(kind, lead)]
    assert steps(record, first - DAY) == ([] if before is None else [(kind, before)])
    found = next(r for r in told(record, first) if r.due)
    assert (found.key, found.id, found.day) == (f"{kind}:x1:2026-12-23:{lead}", "x1", first)
    assert found.detail.startswith(words)


def test_every_step_is_in_that_table() -> None:
    assert [(kind, lead) for kind, lead, *_ in STEPS] == [(kind, lead) for kind in LEADS for lead in LEADS[kind]]


@pytest.mark.parametrize(
    ("kind", "lead", "since", "words"),
    [
        (R.REVIEW, -1, date(2026, 12, 24), "About 4 weeks ago. No review is written down."),
        (R.MINE, 0, date(2026, 12, 23), "About 4 weeks ago. You said you would do this."),
        (R.THEIRS, -1, date(2026, 12, 24), "About 4 weeks ago. The date has passed."),
        (R.REPLY, -1, date(2026, 12, 24), "About 4 weeks ago. The date has passed."),
    ],
)
def test_what_is_late_is_told_until_it_is_over(kind: ReminderKind, lead: int, since: date, words: str) -> None:
    record = a_record(DATED[kind]("x1", DATE))
    found = next(r for r in told(record, date(2027, 1, 22)) if r.due)
    assert (found.key, found.day) == (f"{kind}:x1:2026-12-23:{lead}", since)
    assert found.detail.startswith(words)


def test_a_meeting_that_has_been_is_not_told_of_any_more() -> None:
    record = a_record(a_meeting(on=DATE))
    assert steps(record, date(2026, 12, 23)) == [(R.MEETING, 0)]
    assert steps(record, date(2026, 12, 24)) == []


@pytest.mark.parametrize(
    "entry",
    [
        an_action(by=TODAY, status=ActionStatus.DONE),
        an_action(by=TODAY, status=ActionStatus.DROPPED),
        an_action(by=TODAY, deleted_at=NOW),
        an_action(by=None),
        a_conversation(reply_by=TODAY, replied_on=TODAY),
        a_conversation(reply_by=TODAY, deleted_at=NOW),
        a_conversation(),
        a_meeting(on=TODAY, deleted_at=NOW),
        a_meeting(on=date(2026, 11, 26), review_on=date(2026, 12, 1), deleted_at=NOW),
    ],
)
def test_what_is_done_or_deleted_or_has_no_date_is_not_told_of(entry: Kept) -> None:
    assert steps(a_record(entry), TODAY) == []


@pytest.mark.parametrize("late", [0, 1, 30])
def test_a_review_that_was_held_ends_its_reminder(late: int) -> None:
    agreed, held = a_meeting(review_on=DATE), a_meeting("m2", K.REVIEW, DATE)
    after = DATE + timedelta(late)
    assert R.REVIEW in [kind for kind, _ in steps(a_record(agreed), after)]
    assert R.REVIEW not in [kind for kind, _ in steps(a_record(agreed, held), after)]


def test_what_comes_first_is_told_first_and_what_is_missing_last() -> None:
    record = a_record(
        a_meeting(on=date(2026, 10, 1), review_on=DATE),
        a_meeting("someday", K.CHECK_IN, None),
        an_action("today", by=TODAY),
        an_action("late", by=date(2026, 11, 2)),
        a_conversation(reply_by=date(2026, 11, 12)),
    )
    assert [r.id for r in told(record)] == ["late", "t1", "today", "m1", "someday"]


# whose it is


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Me", R.MINE),
        ("me and the SENCO", R.MINE),
        ("ME, with Dad", R.MINE),
        ("me,SENCO", R.MINE),
        (" me ", R.MINE),
        ("I", R.MINE),
        ("Myself", R.MINE),
        ("Melanie", R.THEIRS),
        ("Ian", R.THEIRS),
        ("SENCO and me", R.THEIRS),
        ("the school", R.THEIRS),
        ("", R.THEIRS),
        (" , ", R.THEIRS),
    ],
)
def test_whose_action_it_is(who: str, kind: ReminderKind) -> None:
    assert sort_of(who) is kind
    assert steps(a_record(an_action(by=TODAY, who=who)), TODAY) == [(kind, 0)]
    assert steps(a_record(an_action(by=TODAY + DAY, who=who)), TODAY) == ([(R.MINE, 1)] if kind is R.MINE else [])


@pytest.mark.parametrize(("who", "title"), [("SENCO", "SENCO: Send the report"), ("", "Send the report")])
def test_an_action_is_called_by_who_will_do_it(who: str, title: str) -> None:
    assert [r.title for r in told(a_record(an_action(by=TODAY, who=who))) if r.due] == [title]


# put off, done with, switched off


@pytest.mark.parametrize("kind", DATED)
def test_what_is_put_off_is_not_told_until_that_day(kind: ReminderKind) -> None:
    key = f"{kind}:x1:2026-12-23:0"
    record = a_record(DATED[kind]("x1", DATE), a_hush(key, until=date(2026, 12, 24)))
    assert steps(record, date(2026, 12, 23)) == []
    assert key in [r.key for r in standing(record, date(2026, 12, 23))]
    back = record.with_(a_hush(key, until=date(2026, 12, 23)))
    assert steps(back, date(2026, 12, 23)) == [(kind, 0)]


@pytest.mark.parametrize(("days", "silent"), [(0, True), (6, True), (7, False), (8, False)])
def test_an_action_put_off_for_a_week_speaks_again_after_it(days: int, silent: bool) -> None:
    record = a_record(an_action(by=TODAY, who="me"), a_hush("mine:a1:2026-11-25:0", until=date(2026, 12, 2)))
    assert (steps(record, TODAY + timedelta(days)) == []) is silent


@pytest.mark.parametrize("until", [None, date(2027, 12, 1)])
def test_putting_one_step_off_does_not_put_off_the_next(until: date | None) -> None:
    record = a_record(DATED[R.REVIEW]("x1", DATE), a_hush("review:x1:2026-12-23:28", until))
    assert steps(record, date(2026, 12, 8)) == []
    assert steps(record, date(2026, 12, 9)) == [(R.REVIEW, 14)]


def test_what_is_done_with_is_never_told_again() -> None:
    record = a_record(an_action(by=TODAY, who="me"), a_hush("mine:a1:2026-11-25:0", None))
    assert [steps(record, TODAY + timedelta(days)) for days in (0, 1, 365)] == [[], [], []]


def test_what_was_put_off_and_brought_back_is_told() -> None:
    hush = a_hush("theirs:a1:2026-11-25:0", None, deleted_at=NOW)
    assert steps(a_record(an_action(by=TODAY), hush), TODAY) == [(R.THEIRS, 0)]


def test_what_is_missing_can_be_put_off_too() -> None:
    record = a_record(a_hush("no meeting yet:sam", until=date(2026, 11, 26)))
    assert (told(record), [r.idea for r in told(record, date(2026, 11, 26))]) == ((), [NudgeKind.NO_MEETING])


@pytest.mark.parametrize("off", ReminderKind)
def test_what_is_switched_off_is_silent_and_nothing_else_is(off: ReminderKind) -> None:
    entries = [DATED[kind](kind, TODAY + DAY * (kind is R.MEETING)) for kind in DATED]
    record = a_record(*entries, a_meeting("someday", on=None), a_cycle(), a_support())
    assert {r.kind for r in told(record)} == set(ReminderKind)
    assert {r.kind for r in told(record.with_(without(off)))} == set(ReminderKind) - {off}


def test_everything_can_be_switched_off() -> None:
    record = a_record(*(DATED[kind](kind, TODAY) for kind in DATED), a_cycle(), a_support(), without(*ReminderKind))
    assert (told(record), pressing(record, TODAY)) == ((), 0)
    assert days_ahead(record, TODAY, 30) == ()


# whether support is happening


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, ["is it happening:sam:2026-11-16"]),
        ({"2026-11-16": "yes"}, []),
        ({"2026-11-16": "no"}, []),
        ({"2026-11-16": "no", "2026-11-09": "no"}, ["not happening:s1:2026-11-09"]),
        ({"2026-11-09": "no", "2026-11-02": "no"}, ["is it happening:sam:2026-11-16"]),
    ],
)
def test_support_that_does_not_happen_is_told_once_for_each_run(answers: dict[str, str], found: list[str]) -> None:
    weeks = [a_happening(date.fromisoformat(week), Answer(answer)) for week, answer in answers.items()]
    record = a_record(a_cycle(), a_support(), *weeks)
    told_of = [r.key for r in told(record) if r.kind is R.SUPPORT]
    assert told_of == found
    done = record.with_(*(a_hush(key) for key in found))
    assert not [r for r in told(done) if r.kind is R.SUPPORT]


def test_nobody_is_asked_in_august_or_about_a_week_of_holidays() -> None:
    record = a_record(a_cycle("r1", date(2026, 6, 1)), a_support(starts=date(2026, 6, 1)))
    asked = [r.key for day in (date(2026, 8, 12), date(2026, 10, 30)) for r in told(record, day)]
    assert not [key for key in asked if key.startswith("is it happening")]


# keys


@pytest.mark.parametrize("kind", DATED)
def test_another_date_is_told_anew(kind: ReminderKind) -> None:
    hush = a_hush(f"{kind}:x1:2026-12-23:0", None)
    moved = a_record(DATED[kind]("x1", DATE + DAY), hush)
    assert steps(a_record(DATED[kind]("x1", DATE), hush), DATE) == []
    assert steps(moved, DATE + DAY) == [(kind, 0)]


LONG_ID = "0b2f7b3c-6d1e-4f0a-9c55-1c2d3e4f5a6b"


@pytest.mark.parametrize(
    ("record", "today"),
    [
        *((a_record(DATED[kind](LONG_ID, DATE)), first) for kind, _, first, *_ in STEPS),
        (a_record(a_meeting(LONG_ID)), TODAY),
        (a_record(a_meeting(LONG_ID, on=None)), TODAY),
        (a_record(a_meeting(LONG_ID, no_review_date=True)), date(2027, 7, 1)),
        (a_record(a_meeting(LONG_ID, on=TODAY, review_on=date(2027, 2, 1))), TODAY),
        (a_record(a_meeting(LONG_ID, sent_on=date(2026, 10, 1), review_on=date(2027, 2, 1))), TODAY),
        (a_record(a_meeting(review_on=date(2027, 2, 1)), a_concern(LONG_ID, created_at="2026-11-01T00:00Z")), TODAY),
    ],
)
def test_the_key_of_every_reminder_can_be_the_id_of_what_puts_it_off(record: Record, today: date) -> None:
    found = [r for r in standing(record, today) if r.id == LONG_ID]
    assert found
    for reminder in found:
        assert len(reminder.key) <= 64
        assert reminder not in told(record.with_(a_hush(reminder.key)), today)


@pytest.mark.parametrize("idea", NudgeKind)
def test_no_name_of_an_idea_is_too_long_for_its_key(idea: NudgeKind) -> None:
    assert len(a_hush(f"{idea}:{LONG_ID}").id) <= 64


# days of the calendar, and odd records


@pytest.mark.parametrize(
    ("kind", "day", "lead", "first"),
    [
        # the clocks go back in the night to 25 October 2026, and forward in that to 28 March 2027
        (R.MINE, date(2026, 10, 25), 1, date(2026, 10, 24)),
        (R.MINE, date(2026, 10, 25), 0, date(2026, 10, 25)),
        (R.THEIRS, date(2026, 10, 24), -1, date(2026, 10, 25)),
        (R.REVIEW, date(2026, 11, 10), 28, date(2026, 10, 13)),
        (R.MEETING, date(2026, 10, 26), 7, date(2026, 10, 19)),
        (R.MINE, date(2027, 3, 28), 1, date(2027, 3, 27)),
        (R.THEIRS, date(2027, 3, 28), -1, date(2027, 3, 29)),
        (R.MEETING, date(2027, 4, 1), 7, date(2027, 3, 25)),
        (R.REVIEW, date(2027, 4, 10), 14, date(2027, 3, 27)),
        (R.MINE, date(2028, 2, 29), 1, date(2028, 2, 28)),
        (R.MINE, date(2028, 3, 1), 1, date(2028, 2, 29)),
        (R.REPLY, date(2028, 2, 29), -1, date(2028, 3, 1)),
        (R.REVIEW, date(2028, 3, 14), 14, date(2028, 2, 29)),
        (R.REVIEW, date(2028, 3, 28), 28, date(2028, 2, 29)),
        (R.MINE, date(2027, 1, 1), 1, date(2026, 12, 31)),
    ],
)
def test_a_day_is_a_day_over_clock_changes_and_in_leap_years(
    kind: ReminderKind, day: date, lead: int, first: date
) -> None:
    record = a_record(DATED[kind]("x1", day))
    assert steps(record, first) == [(kind, lead)]
    assert (kind, lead) not in steps(record, first - DAY)


def test_two_review_meetings_on_one_day_are_both_told_of() -> None:
    record = a_record(a_meeting("m1", K.REVIEW, TODAY), a_meeting("m2", K.ANNUAL, TODAY))
    assert sorted(r.id for r in told(record)) == ["m1", "m2"]
    assert pressing(record, TODAY) == 2


def test_two_meetings_that_agreed_on_one_day_give_one_review_date() -> None:
    record = a_record(a_meeting("m1", review_on=TODAY), a_meeting("m2", on=date(2026, 11, 1), review_on=TODAY))
    assert [r.id for r in told(record) if r.kind is R.REVIEW] == ["m2"]


def test_reviews_of_two_children_on_one_day_are_both_told_of() -> None:
    ali = a_meeting("m2", review_on=TODAY, child_id="ali")
    record = a_record(a_meeting("m1", review_on=TODAY), a_child(id="ali", name="Ali"), ali)
    assert sorted(r.id for r in told(record)) == ["m1", "m2"]
    assert pressing(record, TODAY) == 2


def test_a_review_that_is_booked_near_its_date_is_told_of_once() -> None:
    record = a_record(a_meeting("m1", review_on=DATE), a_meeting("m2", K.REVIEW, DATE + DAY))
    assert [(r.id, r.kind) for r in told(record, date(2026, 12, 22)) if r.due] == [("m2", R.MEETING)]


def test_a_meeting_without_a_date_is_no_date_but_asks_for_one() -> None:
    record = a_record(a_meeting(on=None))
    assert [(r.kind, r.idea, r.due, r.day) for r in told(record)] == [(R.IDEA, NudgeKind.NO_DATE, None, TODAY)]
    assert pressing(record, TODAY) == 0


def test_an_action_that_was_deleted_with_its_meeting_is_silent() -> None:
    record = a_record(a_meeting(deleted_at=NOW), an_action(by=TODAY, deleted_at=NOW))
    assert steps(record, TODAY) == []


def test_an_action_that_was_left_when_its_meeting_was_deleted_is_still_told_of() -> None:
    record = a_record(a_meeting(deleted_at=NOW), an_action(by=TODAY))
    assert steps(record, TODAY) == [(R.THEIRS, 0)]
    assert pressing(record, TODAY) == 1


def test_a_review_before_its_meeting_cannot_be_made() -> None:
    with pytest.raises(ValidationError, match="a review cannot be before its meeting"):
        a_meeting(on=TODAY, review_on=TODAY - DAY)
    assert steps(a_record(a_meeting(on=TODAY, review_on=TODAY)), TODAY) == [(R.REVIEW, 0), (R.MEETING, 0)]


def test_a_thousand_questions_do_not_matter() -> None:
    record = a_record(a_meeting(on=DATE), an_action(by=TODAY), a_conversation(reply_by=DATE))
    asking = record.with_(*(a_question(f"q{n}", must=n < 3) for n in range(1000)))
    for today in (TODAY, date(2026, 12, 16), DATE, date(2027, 1, 4)):
        assert told(asking, today) == told(record, today)
        assert pressing(asking, today) == pressing(record, today)
    assert days_ahead(record, TODAY, 40) == days_ahead(asking, TODAY, 40) != ()


def test_in_august_dates_are_told_of_and_nothing_is_asked_for() -> None:
    record = a_record(a_meeting(on=None), an_action(by=date(2027, 8, 10)))
    assert [r.kind for r in told(record, date(2027, 8, 10))] == [R.THEIRS]
    assert [r.kind for r in told(record, date(2027, 9, 1))] == [R.THEIRS, R.IDEA]


def test_a_meeting_that_comes_and_is_not_prepared_is_told_of_once() -> None:
    record = a_record(a_meeting(on=date(2026, 12, 2)))
    assert [r.idea for r in ideas(family(record, "sam"), TODAY, {})] == [NudgeKind.PREPARE]
    assert [(r.id, r.kind) for r in told(record)] == [("m1", R.MEETING)]


# the number on the icon


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        (an_action(by=TODAY), 1),
        (an_action(by=date(2026, 9, 1)), 1),
        (an_action(by=TODAY, who="me"), 1),
        (an_action(by=date(2026, 11, 26), who="me"), 0),  # told of, but not pressing
        (a_meeting(on=TODAY), 1),
        (a_meeting(on=date(2026, 11, 26)), 0),
        (a_meeting(review_on=TODAY), 1),
        (a_meeting(review_on=date(2026, 11, 24)), 1),
        (a_meeting(review_on=date(2026, 11, 26)), 0),
        (a_conversation(reply_by=TODAY), 1),
        (a_conversation(reply_by=date(2026, 11, 26)), 0),
        (a_meeting(), 0),  # nothing written: worth doing, but no date
        (a_concern(created_at="2026-11-01T00:00Z"), 0),
    ],
)
def test_only_dates_that_are_today_or_late_are_pressing(entry: Kept, count: int) -> None:
    assert pressing(a_record(entry), TODAY) == count


BOTH = a_record(
    an_action("a1", by=TODAY),
    an_action("a2", by=TODAY, who="me"),
    a_child(id="ali", name="Ali"),
    an_action("a3", by=date(2026, 11, 2), child_id="ali"),
)


@pytest.mark.parametrize(
    ("things", "count"),
    [
        ((), 3),
        ((a_hush("theirs:a1:2026-11-25:0", until=date(2026, 11, 26)),), 2),
        ((a_hush("theirs:a1:2026-11-25:0", until=TODAY),), 3),
        ((a_hush("theirs:a3:2026-11-02:-1", until=None),), 2),
        ((without(R.THEIRS),), 1),
        ((without(R.REVIEW, R.IDEA),), 3),
        ((a_child(id="ali", name="Ali", deleted_at=NOW),), 2),
    ],
)
def test_what_presses_of_every_child_but_not_what_is_put_off_or_switched_off(
    things: tuple[Kept, ...], count: int
) -> None:
    assert pressing(BOTH.with_(*things), TODAY) == count


def test_nothing_presses_in_an_empty_record() -> None:
    assert pressing(Record(), TODAY) == 0


# what a phone can be asked to say

SILENT = (
    "meeting:m2:2026-12-09:0",  # over by then
    "theirs:a4:2026-11-20:0",  # of a date that was moved
    "theirs:gone:2026-11-20:0",
    "not agreed:m3",  # an idea, which is not told while the app is closed
)
"""What was put off for so long that nothing is left to be told of."""
YEAR = a_record(
    a_meeting("m1", on=date(2026, 10, 1), review_on=DATE),
    a_meeting("m2", K.CHECK_IN, date(2026, 12, 9)),
    a_meeting("m3", K.OTHER, None),
    an_action("a1", by=date(2026, 12, 4)),
    an_action("a2", by=date(2026, 12, 4), who="me"),
    an_action("a3", by=TODAY),
    an_action("a4", by=date(2026, 11, 27)),
    a_conversation(reply_by=date(2027, 2, 1)),
    a_concern(created_at="2026-11-20T00:00Z"),
    a_child(id="ali", name="Ali"),
    a_meeting("m4", on=date(2026, 11, 20), child_id="ali", no_review_date=True),
    an_action("a5", by=date(2027, 8, 20), child_id="ali", meeting_id="m4", who="I"),
    a_hush("theirs:a4:2026-11-27:0", until=date(2026, 11, 28)),
    a_hush("theirs:a1:2026-12-04:-1", until=None),
    a_hush("mine:a2:2026-12-04:1", until=date(2027, 1, 1)),
    a_hush("theirs:a3:2026-11-25:0", until=date(2026, 11, 26)),
    *(a_hush(key, until=date(2027, 6, 1) + n * DAY) for n, key in enumerate(SILENT)),
    a_hush("theirs:a4:2026-11-27", until=date(2027, 7, 1), deleted_at=NOW),
    a_hush("theirs:a3:2026-11-25", until=date(2027, 7, 2)),
)


def begins(record: Record, day: date) -> set[str]:
    """The dates, of every child, of which something new is told on this day."""
    about = [family(record, child.id) for child in children(record)]
    now, before = (
        {r.key for each in about for r in heard(reminders(each, on, record.terms), record, on) if r.due}
        for on in (day, day - DAY)
    )
    return now - before


@pytest.mark.parametrize("record", [YEAR, YEAR.with_(without(R.REVIEW, R.IDEA)), BOTH, a_record()])
def test_over_a_year_the_days_ahead_are_those_on_which_something_begins_to_be_told(record: Record) -> None:
    days = {day for day in (TODAY + n * DAY for n in range(1, 366)) if begins(record, day)}
    # and on the day to which it was put off, though a later step has spoken meanwhile
    asked = {date(2027, 1, 1)} if "mine:a2:2026-12-04:1" in record.hushes else set()
    assert set(days_ahead(record, TODAY, 365)) == days | asked


SOME_DAY = st.dates(TODAY - 40 * DAY, TODAY + 60 * DAY)
ANY_ENTRY = st.one_of(
    st.builds(lambda n, day: a_meeting(f"m{n}", K.CHECK_IN, day), st.integers(1, 3), SOME_DAY),
    st.builds(lambda n, day: a_meeting(f"m{n}", K.REVIEW, day), st.integers(1, 3), SOME_DAY),
    st.builds(lambda day: a_meeting("m4", K.PLAN, TODAY - 50 * DAY, review_on=day), SOME_DAY),
    st.builds(
        lambda n, day, who: an_action(f"a{n}", by=day, who=who),
        st.integers(1, 3),
        SOME_DAY,
        st.sampled_from(["me", "SENCO"]),
    ),
    st.builds(lambda day: a_conversation(on=TODAY - 50 * DAY, reply_by=day), SOME_DAY),
    st.builds(lambda kind: without(kind), st.sampled_from(R)),
)


@given(st.lists(ANY_ENTRY, max_size=7))
@example([a_meeting("m4", K.PLAN, TODAY - DAY, review_on=DATE), a_meeting("m1", K.CHECK_IN, DATE)])
def test_whatever_is_in_the_record_the_days_ahead_are_those(entries: list[Kept]) -> None:
    record = a_record(*entries)
    days = [day for day in (TODAY + n * DAY for n in range(1, 90)) if begins(record, day)]
    assert days_ahead(record, TODAY, 89) == tuple(days)


def test_the_days_ahead_of_an_action_and_a_meeting() -> None:
    record = a_record(
        a_meeting(on=date(2026, 12, 9)),
        an_action("a1", by=TODAY),
        an_action("a2", by=date(2026, 12, 4), who="me"),
    )
    december = [date(2026, 12, day) for day in (2, 3, 4, 8, 9)]
    assert days_ahead(record, TODAY, 15) == (date(2026, 11, 26), *december)


def test_a_step_that_was_done_with_is_not_ahead() -> None:
    record = a_record(a_meeting(on=date(2026, 12, 9)), a_hush("meeting:m1:2026-12-09:1", until=None))
    assert days_ahead(record, TODAY, 60) == (date(2026, 12, 2), date(2026, 12, 9))
    done = record.with_(a_hush(whole("meeting:m1:2026-12-09:1")))
    assert days_ahead(done, TODAY, 60) == ()


@pytest.mark.parametrize(("days", "count"), [(0, 0), (6, 0), (7, 1), (8, 2)])
def test_the_last_day_that_was_asked_for_is_ahead_too(days: int, count: int) -> None:
    record = a_record(a_meeting(review_on=date(2027, 3, 1)), an_action(by=date(2026, 12, 2)))
    assert len(days_ahead(record, TODAY, days)) == count


# whatever a parent does

near = st.integers(-40, 60).map(lambda days: TODAY + timedelta(days))
some_actions = st.builds(lambda by, who: {"by": by, "who": who}, st.none() | near, st.sampled_from(["me", "SENCO"]))
some_meetings = st.builds(
    lambda kind, on, agreed: {"kind": kind, "on": on, "review_on": on + timedelta(agreed) if on and agreed else None},
    st.sampled_from(MeetingKind),
    st.none() | near,
    st.integers(0, 60),
)
records = st.builds(
    lambda actions, meetings, replies: a_record(
        *(an_action(f"a{n}", **fields) for n, fields in enumerate(actions)),
        *(a_meeting(f"m{n}", **fields) for n, fields in enumerate(meetings)),
        *(a_conversation(f"t{n}", on=date(2026, 10, 1), reply_by=day) for n, day in enumerate(replies)),
    ),
    st.lists(some_actions, max_size=3),
    st.lists(some_meetings, max_size=3),
    st.lists(near, max_size=2),
)
waits = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9), st.sampled_from([1, 7])), max_size=12)


def put_one_off(record: Record, today: date, which: int, days: int) -> Record:
    """Puts off one of the things that are told, which is then silent; a record that tells nothing stays as it is."""
    found = told(record, today)
    if not found:
        return record
    key = found[which % len(found)].key
    quiet = record.with_(a_hush(key, until=today + timedelta(days)))
    assert key not in [r.key for r in told(quiet, today)]
    assert {r.id for r in found if r.key != key} <= {r.id for r in told(quiet, today)}  # nothing else falls silent
    return quiet


@given(records, waits)
def test_whatever_is_put_off_speaks_again_once_all_waits_are_over(
    record: Record, waits: list[tuple[int, int, int]]
) -> None:
    today = TODAY
    for passed, which, days in waits:
        today += timedelta(passed)
        record = put_one_off(record, today, which, days)
    today += timedelta(7)
    assert {r.id for r in told(record, today)} == {r.id for r in standing(record, today)}
    late = {a.id for a in record.actions.values() if a.by and a.by <= today}
    late |= {t.id for t in record.conversations.values() if t.reply_by and t.reply_by <= today}
    assert late <= {r.id for r in told(record, today)}


@given(records, st.integers(0, 400))
def test_nothing_of_an_entry_stands_twice_among_the_reminders_of_a_day(record: Record, days: int) -> None:
    found = [r for r in told(record, TODAY + timedelta(days)) if r.id]
    assert len({(r.id, r.kind) for r in found}) == len({r.key for r in found}) == len(found)


# one thing does not silence another


REVIEW_KEY = "review:m1:2026-12-16:28"


@pytest.mark.parametrize(
    "quiet",
    [
        a_hush(REVIEW_KEY),
        a_hush(REVIEW_KEY, until=date(2026, 12, 2)),
        Preferences(id=PREFERENCES, off=(R.REVIEW,), **STAMPS),
    ],
)
def test_a_review_that_is_silent_does_not_silence_what_is_missing(quiet: Kept) -> None:
    held = a_meeting(on=date(2026, 11, 20), review_on=date(2026, 12, 16))
    assert [r.idea for r in told(a_record(held, quiet))] == [NudgeKind.SEND]


def test_a_message_that_is_sent_once_more_is_asked_about_again() -> None:
    asked = a_meeting(review_on=date(2027, 1, 20), sent_on=date(2026, 10, 2))
    (first,) = told(a_record(asked))
    record = a_record(asked, a_hush(first.key))
    assert told(record) == ()
    again = record.with_(asked.changed(NOW, sent_on=date(2026, 11, 18)))
    assert [r.idea for r in told(again)] == [NudgeKind.NO_ANSWER]


def test_a_review_booked_later_than_agreed_is_not_called_missing() -> None:
    record = a_record(a_meeting(review_on=date(2026, 11, 20)), a_meeting("m2", K.REVIEW, date(2026, 12, 4)))
    assert R.REVIEW not in [r.kind for r in told(record)]


@pytest.mark.parametrize("who", ["Me.", "Me: call", "me/Dad", "I'll", "Mum", "we", "parents"])
def test_there_are_more_ways_to_say_me(who: str) -> None:
    assert sort_of(who) is R.MINE


def test_an_example_presses_nobody() -> None:
    assert pressing(a_record(an_action(by=TODAY), child=a_child(example=True)), TODAY) == 0


def test_done_with_a_date_is_done_with_all_of_its_steps_and_not_with_another_date() -> None:
    meeting = a_meeting(review_on=DATE)
    record = a_record(meeting, a_hush(whole(f"review:m1:{DATE}:28")))
    assert [steps(record, DATE + n * DAY) for n in (-28, -14, -1, 0, 1)] == [[]] * 5
    moved = record.with_(meeting.changed(NOW, review_on=DATE + DAY))
    assert steps(moved, DATE + DAY) == [(R.REVIEW, 0)]


def test_a_review_that_nobody_kept_is_asked_for_again_after_four_weeks() -> None:
    record = a_record(a_meeting(review_on=DATE), a_hush(whole(f"review:m1:{DATE}:-1")))
    assert told(record, DATE + 28 * DAY) == ()
    assert [r.idea for r in told(record, DATE + 29 * DAY)] == [NudgeKind.NO_REVIEW]


def test_done_with_one_idea_about_a_meeting_the_next_one_counts() -> None:
    sent = a_meeting(on=date(2026, 11, 1), sent_on=date(2026, 11, 2), shared_notes="We talked")
    (first,) = told(a_record(sent))
    assert first.idea is NudgeKind.NO_ANSWER
    assert [r.idea for r in told(a_record(sent, a_hush(first.key)))] == [NudgeKind.NO_REVIEW]


def test_a_newer_meeting_does_not_answer_what_was_sent_of_an_older_one() -> None:
    older = a_meeting("m1", on=date(2026, 11, 1), sent_on=date(2026, 11, 2))
    newer = a_meeting("m2", K.CHECK_IN, date(2026, 11, 20), review_on=date(2027, 3, 1), sent_on=TODAY)
    assert [(r.idea, r.id) for r in told(a_record(older, newer))] == [(NudgeKind.NO_ANSWER, "m1")]


def test_what_is_put_off_is_told_on_its_day_while_the_app_is_closed() -> None:
    record = a_record(an_action(by=TODAY), a_hush(f"theirs:a1:{TODAY}:0", until=TODAY + 7 * DAY))
    assert days_ahead(record, TODAY, 60) == (TODAY + DAY, TODAY + 7 * DAY)


def test_nobody_is_asked_for_a_review_of_support_that_has_not_begun() -> None:
    first = a_meeting(kind=K.FIRST, shared_notes="We talked")
    assert told(a_record(first, child=a_child(situation="worried"))) == ()
