"""What has changed since a day: what the record can tell, and nothing more."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import ActionStatus, ConcernStatus, Decision, Result
from domain.family import family
from domain.since import Group, Start, What, changes, last_meeting, starts
from samples_of import (
    a_concern,
    a_conversation,
    a_cycle,
    a_help,
    a_meeting,
    a_record,
    a_report,
    a_request,
    a_support,
    a_view,
    an_action,
    an_outcome,
)

TODAY = date(2026, 11, 25)
SINCE = date(2026, 10, 12)
BEFORE = date(2026, 10, 11)
LONG_AGO: dict[str, Any] = {
    "created_at": datetime(2026, 1, 5, 20, 0, tzinfo=UTC),
    "updated_at": datetime(2026, 1, 5, 20, 0, tzinfo=UTC),
}
CHANGED = LONG_AGO | {"updated_at": datetime(2026, 10, 12, 0, 0, tzinfo=UTC)}
WRITTEN = CHANGED | {"created_at": datetime(2026, 10, 12, 0, 0, tzinfo=UTC)}


def found(
    *things: Any, since: date = SINCE, besides: str = ""
) -> dict[Group, list[tuple[str, list[tuple[What, date]]]]]:
    groups = changes(family(a_record(*things), "sam"), since, TODAY, besides)
    return {
        group: [(row.entry.id, [(fact.what, fact.on) for fact in row.facts]) for row in rows]
        for group, rows in groups.items()
    }


@pytest.mark.parametrize(
    ("group", "entry"),
    [
        (Group.MEETINGS, lambda day, stamps: a_meeting("x", on=day, **stamps)),
        (Group.TALKS, lambda day, stamps: a_conversation("x", on=day, **stamps)),
        (Group.CONCERNS, lambda day, stamps: a_concern("x", when=day, **stamps)),
        (Group.REPORTS, lambda day, stamps: a_report("x", on=day, **stamps)),
        (Group.VIEWS, lambda day, stamps: a_view("x", on=day, **stamps)),
        (Group.ROUNDS, lambda day, stamps: a_cycle("x", starts=day, **stamps)),
        (Group.REQUEST, lambda day, stamps: a_request("x", asked_on=day, **stamps)),
    ],
)
def test_what_is_dated_or_written_down_on_that_day_or_later_is_new(group: Group, entry: Any) -> None:
    assert found(entry(SINCE, LONG_AGO)) == {group: [("x", [(What.DATED, SINCE)])]}
    assert found(entry(TODAY, LONG_AGO)) == {group: [("x", [(What.DATED, TODAY)])]}
    assert found(entry(BEFORE, WRITTEN)) == {group: [("x", [(What.WRITTEN, SINCE)])]}
    assert found(entry(SINCE, WRITTEN)) == {group: [("x", [(What.DATED, SINCE)])]}
    assert found(entry(BEFORE, LONG_AGO)) == {}
    assert found(entry(BEFORE, CHANGED)) == {}
    assert found(entry(date(2026, 11, 26), LONG_AGO)) == {}  # it is still to come


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            a_concern(when=BEFORE, status=ConcernStatus.BETTER, **CHANGED),
            {Group.OVER: [("c1", [(What.CHANGED, SINCE)])]},
        ),
        (
            a_concern(when=BEFORE, status=ConcernStatus.CLOSED, **CHANGED),
            {Group.OVER: [("c1", [(What.CHANGED, SINCE)])]},
        ),
        (a_concern(when=BEFORE, status=ConcernStatus.CLOSED, **LONG_AGO), {}),
        (a_concern(when=BEFORE, status=ConcernStatus.SUPPORTED, **CHANGED), {}),
        # what is new and over already stands once
        (
            a_concern(when=SINCE, status=ConcernStatus.CLOSED, **CHANGED),
            {Group.CONCERNS: [("c1", [(What.DATED, SINCE)])]},
        ),
        (a_meeting(on=None, **LONG_AGO), {}),
        (a_meeting(on=None, **WRITTEN), {Group.MEETINGS: [("m1", [(What.WRITTEN, SINCE)])]}),
        (
            a_conversation(on=BEFORE, reply_by=SINCE, replied_on=SINCE, **CHANGED),
            {Group.TALKS: [("t1", [(What.REPLIED, SINCE)])]},
        ),
    ],
)
def test_concerns_meetings_and_conversations(entry: Any, expected: dict[Group, Any]) -> None:
    assert found(entry) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": ActionStatus.DONE, "done_on": SINCE}, {Group.DONE: [(What.DONE, SINCE)]}),
        ({"status": ActionStatus.DONE, "done_on": BEFORE}, {}),
        ({"status": ActionStatus.DONE}, {}),  # nobody knows when
        ({"status": ActionStatus.DROPPED, "by": SINCE}, {}),
        ({"by": SINCE}, {Group.LATE: [(What.LATE, SINCE)]}),
        ({"by": date(2026, 11, 24)}, {Group.LATE: [(What.LATE, date(2026, 11, 24))]}),
        ({"by": TODAY}, {}),  # it may still be done today
        ({"by": BEFORE}, {}),  # it was late before that
        ({"by": SINCE, "status": ActionStatus.DONE, "done_on": TODAY}, {Group.DONE: [(What.DONE, TODAY)]}),
        ({**WRITTEN}, {Group.PROMISED: [(What.WRITTEN, SINCE)]}),
        ({"by": TODAY, **WRITTEN}, {Group.PROMISED: [(What.WRITTEN, SINCE)]}),
        ({"by": BEFORE, **WRITTEN}, {Group.PROMISED: [(What.WRITTEN, SINCE)]}),
        ({"by": SINCE, **WRITTEN}, {Group.LATE: [(What.LATE, SINCE)]}),
        ({}, {}),
    ],
)
def test_promises_done_late_and_still_to_do(fields: dict[str, Any], expected: dict[Group, Any]) -> None:
    action = an_action(**{**LONG_AGO, **fields})
    assert found(action) == {group: [("a1", facts)] for group, facts in expected.items()}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (an_outcome(result=Result.MET, **CHANGED), {Group.RESULTS: [("o1", [(What.CHANGED, SINCE)])]}),
        (an_outcome(result=Result.UNKNOWN, **LONG_AGO), {}),
        (an_outcome(**CHANGED), {}),
        (an_outcome(**WRITTEN), {Group.PLAN: [("o1", [(What.WRITTEN, SINCE)])]}),
        (an_outcome(carried_from="o0", **WRITTEN), {}),
        (a_support(starts=SINCE, **LONG_AGO), {Group.PLAN: [("s1", [(What.BEGUN, SINCE)])]}),
        (a_support(starts=BEFORE, **LONG_AGO), {}),
        (a_support(starts=date(2026, 11, 26), **LONG_AGO), {}),
        (a_support(starts=None, **WRITTEN), {Group.PLAN: [("s1", [(What.WRITTEN, SINCE)])]}),
        (a_support(ends=SINCE, **LONG_AGO), {Group.PLAN: [("s1", [(What.ENDED, SINCE)])]}),
        (a_support(ends=TODAY, **LONG_AGO), {}),  # it is still given today
        (
            a_support(starts=SINCE, ends=date(2026, 11, 1), **LONG_AGO),
            {Group.PLAN: [("s1", [(What.BEGUN, SINCE), (What.ENDED, date(2026, 11, 1))])]},
        ),
        (
            a_help(consent_on=BEFORE, referred_on=SINCE, seen_on=TODAY, report_on=TODAY, **LONG_AGO),
            {Group.HELP: [("h1", [(What.REFERRED, SINCE), (What.SEEN, TODAY), (What.REPORTED, TODAY)])]},
        ),
        (a_help(consent_on=BEFORE, seen_on=date(2026, 12, 1), **CHANGED), {}),  # only when it will be is known
        (a_help(**WRITTEN), {Group.HELP: [("h1", [(What.WRITTEN, SINCE)])]}),
        (
            a_cycle(starts=BEFORE, decision=Decision.CHANGE, decided_on=TODAY, reviewed_on=SINCE, **LONG_AGO),
            {Group.ROUNDS: [("r1", [(What.REVIEWED, SINCE), (What.DECIDED, TODAY)])]},
        ),
        (
            a_request(asked_on=BEFORE, answer_on=SINCE, will_assess=True, draft_on=TODAY, **LONG_AGO),
            {Group.REQUEST: [("e1", [(What.ANSWERED, SINCE), (What.DRAFT, TODAY)])]},
        ),
        (
            a_request(asked_on=BEFORE, no_plan_on=SINCE, **LONG_AGO),
            {Group.REQUEST: [("e1", [(What.NO_PLAN, SINCE)])]},
        ),
        (
            a_request(asked_on=BEFORE, plan_on=SINCE, reviewed_on=TODAY, **LONG_AGO),
            {Group.REQUEST: [("e1", [(What.PLAN, SINCE), (What.REVIEWED, TODAY)])]},
        ),
    ],
)
def test_the_plan_and_what_came_of_it(entry: Any, expected: dict[Group, Any]) -> None:
    assert found(entry) == expected


def test_support_that_is_carried_into_the_next_round_neither_ends_nor_begins() -> None:
    old = a_support("old", ends=date(2026, 11, 1), **CHANGED)
    new = a_support("new", starts=date(2026, 11, 2), carried_from="old", **WRITTEN)
    assert found(old, new) == {}
    over = new.changed(datetime(2026, 11, 20, tzinfo=UTC), ends=date(2026, 11, 20))
    assert found(old, over) == {Group.PLAN: [("new", [(What.ENDED, date(2026, 11, 20))])]}


def test_the_groups_stand_in_their_order_and_the_newest_first_in_each() -> None:
    groups = found(
        a_view(on=SINCE, **LONG_AGO),
        a_concern("c1", when=SINCE, **LONG_AGO),
        a_concern("c2", when=TODAY, **LONG_AGO),
        a_concern("c3", when=BEFORE, **WRITTEN | {"created_at": datetime(2026, 11, 1, tzinfo=UTC)}),
        a_meeting(on=SINCE, **LONG_AGO),
    )
    assert list(groups) == [Group.MEETINGS, Group.CONCERNS, Group.VIEWS]
    assert [id for id, _ in groups[Group.CONCERNS]] == ["c2", "c3", "c1"]


def test_deleted_entries_and_the_meeting_from_which_on_a_parent_looks_are_left_out() -> None:
    gone = a_concern(when=SINCE, deleted_at=datetime(2026, 11, 1, tzinfo=UTC))
    meetings = (a_meeting("m1", on=SINCE, **LONG_AGO), a_meeting("m2", on=SINCE, **LONG_AGO))
    assert found(gone, *meetings, besides="m1") == {Group.MEETINGS: [("m2", [(What.DATED, SINCE)])]}


def test_from_when_on_a_parent_may_look() -> None:
    offered = starts(
        family(a_record(a_meeting(on=date(2026, 10, 1)), a_meeting("m2", on=date(2026, 12, 1))), "sam"), TODAY
    )
    assert offered == {
        Start.MEETING: date(2026, 10, 1),
        Start.MONTH: date(2026, 10, 25),
        Start.QUARTER: date(2026, 8, 25),
        Start.YEAR: date(2026, 9, 1),
    }
    assert list(offered) == list(Start)
    assert Start.MEETING not in starts(family(a_record(a_meeting(on=None)), "sam"), TODAY)
    assert starts(family(a_record(), "sam"), date(2026, 8, 31))[Start.YEAR] == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("meetings", "last"),
    [
        ([], None),
        ([a_meeting("m1", on=None)], None),
        ([a_meeting("m1", on=date(2026, 11, 26))], None),
        ([a_meeting("m1", on=date(2026, 10, 1)), a_meeting("m2", on=date(2026, 11, 1))], "m2"),
        ([a_meeting("m1", on=date(2026, 10, 1)), a_meeting("today", on=TODAY)], "m1"),  # it may be still to come
        ([a_meeting("m1", on=date(2026, 10, 1)), a_meeting("today", on=TODAY, shared_notes="All went well")], "today"),
    ],
)
def test_the_last_meeting(meetings: list[Any], last: str | None) -> None:
    found = last_meeting(family(a_record(*meetings), "sam"), TODAY)
    assert (found.id if found else None) == last


@given(st.lists(st.tuples(st.sampled_from(["c", "t", "m"]), st.dates(date(2026, 1, 1), TODAY)), max_size=8), st.data())
def test_an_earlier_day_never_shows_less(rows: list[tuple[str, date]], data: st.DataObject) -> None:
    make: dict[str, Any] = {"c": a_concern, "t": a_conversation, "m": a_meeting}
    things = [make[kind](f"{kind}{n}", **{"when" if kind == "c" else "on": day}) for n, (kind, day) in enumerate(rows)]
    about = family(a_record(*things), "sam")
    earlier, later = sorted(data.draw(st.tuples(st.dates(date(2026, 1, 1), TODAY), st.dates(date(2026, 1, 1), TODAY))))

    def shown(since: date) -> set[str]:
        return {row.entry.id for rows in changes(about, since, TODAY).values() for row in rows}

    assert shown(later) <= shown(earlier)


def test_a_review_date_that_was_agreed_outside_a_meeting_is_new() -> None:
    about = family(a_record(a_cycle(review_on=date(2027, 1, 13), agreed_on=date(2026, 11, 20))), "sam")
    (change,) = changes(about, date(2026, 11, 15), TODAY)[Group.ROUNDS]
    assert [(fact.what, fact.on) for fact in change.facts] == [(What.NEXT, date(2026, 11, 20))]
    assert Group.ROUNDS not in changes(about, date(2026, 11, 21), TODAY)
