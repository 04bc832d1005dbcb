"""One child's entries, in order, and never another's."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from pydantic import ValidationError

from domain.choices import MeetingKind
from domain.family import chosen, day_of, family
from domain.kept import RoughDate
from domain.record import Meeting, Preferences, Record
from samples_of import NOW, a_child, a_concern, a_meeting, a_record, an_action

TODAY = date(2026, 11, 25)


def test_only_this_childs_entries_and_none_that_were_deleted() -> None:
    record = a_record(
        a_concern("c1"),
        a_concern("c2", child_id="ali"),
        a_concern("c3", deleted_at=NOW),
        a_meeting("m1"),
        an_action("a1"),
        a_child(id="ali", name="Ali"),
    )
    found = family(record, "sam")
    assert [c.id for c in found.concerns] == ["c1"]
    assert [m.id for m in found.meetings] == ["m1"]
    assert [a.id for a in found.actions_of("m1")] == ["a1"]


def test_newest_first_and_rough_dates_at_the_start_of_their_month() -> None:
    record = a_record(
        a_concern("may", when=date(2026, 5, 1)).model_copy(update={"when": RoughDate(year=2026, month=5)}),
        a_concern("second", when=date(2026, 5, 2)),
        a_concern("june", when=date(2026, 6, 1)),
    )
    assert [c.id for c in family(record, "sam").concerns] == ["june", "second", "may"]


def test_meetings_held_and_coming() -> None:
    record = a_record(
        a_meeting("past", on=date(2026, 11, 1)),
        a_meeting("today", on=TODAY),
        a_meeting("later", on=date(2027, 1, 1)),
        a_meeting("soon", on=date(2026, 11, 26)),
        a_meeting("someday", on=None),
    )
    found = family(record, "sam")
    assert [m.id for m in found.held(TODAY)] == ["today", "past"]
    assert [m.id for m in found.coming(TODAY)] == ["soon", "later", "someday"]


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ({}, None),
        ({"past": date(2026, 11, 24)}, None),
        ({"someday": None}, None),
        ({"today": TODAY, "tomorrow": date(2026, 11, 26), "past": date(2026, 11, 24)}, "today"),
        ({"later": date(2027, 1, 1), "soon": date(2026, 12, 2), "someday": None}, "soon"),
    ],
)
def test_the_next_meeting_is_the_soonest_from_today_on(meetings: dict[str, date | None], expected: str | None) -> None:
    found = family(a_record(*(a_meeting(id, on=on) for id, on in meetings.items())), "sam").next_meeting(TODAY)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({"late": time(15, 30), "early": time(8, 45)}, "early"),
        ({"someday": None, "late": time(15, 30)}, "late"),
        ({"first": None, "second": None}, "first"),
    ],
)
def test_of_two_meetings_on_one_day_the_earlier_is_next(times: dict[str, time | None], expected: str) -> None:
    written = [datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2)]
    rows = [
        a_meeting(id, on=TODAY, at=at, created_at=stamp) for (id, at), stamp in zip(times.items(), written, strict=True)
    ]
    found = family(a_record(*reversed(rows)), "sam").next_meeting(TODAY)
    assert found and found.id == expected


def test_the_next_meeting_is_not_another_childs_and_not_one_that_was_deleted() -> None:
    record = a_record(
        a_child(id="ali", name="Ali"),
        a_meeting("alis", on=TODAY, child_id="ali"),
        a_meeting("gone", on=TODAY, deleted_at=NOW),
        a_meeting("sams", on=date(2026, 12, 2)),
    )
    found = family(record, "sam").next_meeting(TODAY)
    assert found and found.id == "sams"


def test_the_child_that_was_chosen_or_the_first() -> None:
    first, second = a_child(), a_child(id="ali", name="Ali", created_at=datetime(2026, 11, 2, tzinfo=UTC))
    record = Record().with_(second, first)
    assert chosen(Record()) is None
    assert chosen(record) == first
    choice = Preferences(id="preferences", created_at=NOW, updated_at=NOW, child_id="ali")
    assert chosen(record.with_(choice)) == second
    assert chosen(record.with_(choice, second.changed(NOW, deleted_at=NOW))) == first


def test_taking_a_child_out_leaves_nothing_of_it_and_all_of_the_others() -> None:
    record = a_record(
        a_concern(), a_concern("c2", child_id="ali"), a_meeting(), an_action(), a_child(id="ali", name="Ali")
    )
    left = record.without("sam")
    assert list(left.children) == ["ali"]
    assert list(left.concerns) == ["c2"]
    assert not left.meetings and not left.actions


def test_a_record_is_never_changed_only_replaced() -> None:
    record = a_record()
    new = record.with_(a_concern())
    assert not record.concerns
    assert list(new.concerns) == ["c1"]
    assert new.meetings is record.meetings


@pytest.mark.parametrize(
    "wrong",
    [
        {"review_on": date(2026, 9, 30)},
        {"review_on": date(2026, 12, 1), "no_review_date": True},
        {"kind": "party"},
        {"x": 1},
    ],
)
def test_a_meeting_that_contradicts_itself_cannot_be_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_meeting(**wrong)


def test_an_entry_without_a_date_stands_on_the_day_it_was_written() -> None:
    undated = a_meeting(kind=MeetingKind.OTHER, on=None)
    assert isinstance(undated, Meeting)
    assert day_of(undated) == date(2026, 11, 1)


def test_an_error_never_quotes_what_a_parent_wrote() -> None:
    with pytest.raises(ValidationError) as told:
        a_concern(what="Private words" * 2000)
    assert "Private words" not in str(told.value)
