"""When a backup is asked for: by what would be lost, and never at a bad moment."""

from datetime import date, timedelta

import pytest

from domain.backups import file_name, not_now, noted, standing, worth_asking
from domain.record import Record
from samples_of import NOW, a_child, a_concern, a_hush, a_meeting, a_record, an_action

TODAY = NOW.date()


def written(count: int, at: timedelta = timedelta()) -> Record:
    """A record of so many concerns, all written at this time from NOW on."""
    when = NOW + at
    rows = (a_concern(f"c{n}", created_at=when, updated_at=when) for n in range(count))
    return a_record(*rows)


def asked(record: Record, days: int = 0, half_written: bool = False) -> bool:
    now = NOW + timedelta(days=days)
    return worth_asking(record, now, now.date(), half_written=half_written)


def test_before_the_first_backup_everything_counts() -> None:
    found = standing(written(3))
    assert (found.last, found.days(NOW), found.changes) == (None, None, 4), "three concerns and the child"


def test_after_a_backup_only_what_was_changed_since_counts() -> None:
    record = noted(written(3), NOW)
    assert standing(record).changes == 0
    record = record.with_(record.concerns["c1"].changed(NOW + timedelta(hours=1), deleted_at=NOW))
    record = record.with_(a_concern("new", updated_at=NOW + timedelta(minutes=1)))
    found = standing(record)
    assert (found.last, found.changes) == (NOW, 2)
    assert found.days(NOW + timedelta(days=3, hours=2)) == 3


def test_what_was_saved_in_the_second_of_the_backup_is_in_it() -> None:
    assert standing(noted(written(3, timedelta(milliseconds=900)), NOW)).changes == 0


def test_the_example_and_what_is_put_off_count_for_nothing() -> None:
    example = a_record().with_(a_child(example=True), *(a_concern(f"c{n}") for n in range(50)), a_hush("meeting:m1"))
    assert standing(example).changes == 0
    assert not asked(example)


@pytest.mark.parametrize(
    ("changes", "last", "asks"),
    [(3, None, False), (4, None, True), (19, 1, False), (20, 1, True), (2, 31, False), (3, 31, True), (3, 29, False)],
)
def test_enough_changes_are_a_reason(changes: int, last: int | None, asks: bool) -> None:
    """`last` is how many days ago the last backup was. Before the first one, the child counts too."""
    days = last or 0
    record = written(changes, timedelta(days=days) if last else timedelta())
    if last:
        record = record.with_(a_child())
    assert asked(noted(record, NOW) if last else record, days=days) is asks


def test_never_while_something_is_half_written() -> None:
    assert asked(written(30))
    assert not asked(written(30), half_written=True)


@pytest.mark.parametrize(
    "late",
    [an_action(by=TODAY - timedelta(days=1)), a_meeting(on=TODAY - timedelta(days=40), review_on=TODAY - timedelta(3))],
)
def test_never_while_something_is_late(late: object) -> None:
    assert not asked(written(30).with_(late))  # type: ignore[arg-type]  # either is a thing of the record


def test_not_now_is_not_now_for_two_weeks() -> None:
    record = not_now(written(30), NOW)
    assert [asked(record, days) for days in (0, 13, 14)] == [False, False, True]


def test_a_clock_that_was_wrong_does_not_silence_it_for_ever() -> None:
    assert asked(not_now(written(30), NOW + timedelta(days=4000)))


def test_a_second_backup_replaces_the_note_of_the_first() -> None:
    record = noted(noted(written(3), NOW), NOW + timedelta(days=5))
    assert standing(record).last == NOW + timedelta(days=5)
    assert len(record.preferences) == 1


def test_its_name_tells_only_the_day() -> None:
    assert file_name(date(2026, 11, 23)) == "sen-diary-backup-2026-11-23.record"
