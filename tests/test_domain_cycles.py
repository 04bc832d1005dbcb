"""Rounds of support: which is now, what belongs to one, and what goes on in the next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.choices import MeetingKind
from domain.cycles import (
    after_decision,
    cycle_now,
    ends_of,
    first_cycle,
    in_the_way,
    loose_supports,
    moved_start,
    next_cycle,
    number_of,
    outcomes_of,
    review_held,
    span_words,
    supports_for,
    supports_of,
    taken_back,
)
from domain.family import Family, family
from domain.plan import Cycle, Outcome, Support
from domain.record import Record
from fakes import ids
from samples_of import STAMPS, a_cycle, a_meeting, a_record, a_support, an_outcome

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
FIRST, SECOND = date(2026, 1, 12), date(2026, 9, 14)
DAY = timedelta(days=1)


def about(*rows: Any) -> Family:
    return family(a_record(*rows), "sam")


def two_rounds(*rows: Any) -> Family:
    return about(a_cycle("r1", FIRST), a_cycle("r2", SECOND), *rows)


@pytest.mark.parametrize(
    ("today", "id", "number", "ends"),
    [
        (date(2026, 1, 1), "r1", 1, SECOND - DAY),  # none has begun: the first one to come
        (FIRST, "r1", 1, SECOND - DAY),
        (SECOND - DAY, "r1", 1, SECOND - DAY),
        (SECOND, "r2", 2, None),
        (date(2030, 1, 1), "r2", 2, None),
    ],
)
def test_the_round_now(today: date, id: str, number: int, ends: date | None) -> None:
    found = two_rounds()
    now = cycle_now(found, today)
    assert now and (now.id, number_of(found, now), ends_of(found, now)) == (id, number, ends)


def test_without_any_round_there_is_none() -> None:
    assert cycle_now(about(), TODAY) is None


def test_a_deleted_round_is_no_round() -> None:
    found = about(a_cycle("r1", FIRST), a_cycle("r2", SECOND, deleted_at=NOW))
    now = cycle_now(found, TODAY)
    assert now and (now.id, ends_of(found, now)) == ("r1", None)


def test_from_when_to_when_in_words() -> None:
    found = two_rounds()
    assert [span_words(found, cycle) for cycle in found.cycles] == [
        "From Monday 12 January 2026 to Sunday 13 September 2026",
        "From Monday 14 September 2026",
    ]


@pytest.mark.parametrize(
    ("meetings", "starts"),
    [
        ([], TODAY),
        ([("m1", MeetingKind.PLAN, date(2026, 10, 1))], date(2026, 10, 1)),
        ([("m1", MeetingKind.PLAN, date(2026, 6, 1)), ("m2", MeetingKind.REVIEW, date(2026, 9, 9))], date(2026, 9, 9)),
        ([("m1", MeetingKind.CHECK_IN, date(2026, 10, 1))], TODAY),
        ([("m1", MeetingKind.PLAN, TODAY + DAY)], TODAY),
    ],
)
def test_the_first_round_began_when_the_plan_was_last_talked_about(meetings: list[Any], starts: date) -> None:
    cycle = first_cycle(about(*(a_meeting(*m) for m in meetings)), TODAY, "new", NOW)
    assert (cycle.id, cycle.child_id, cycle.starts, cycle.shared) == ("new", "sam", starts, False)


def test_support_that_is_for_nothing_is_never_lost_from_sight() -> None:
    found = about(
        a_cycle(),
        an_outcome(),
        a_support("s1"),
        a_support("s2", outcome_id=None),
        a_support("s3", outcome_id="deleted"),
        a_support("s4", cycle_id="other", outcome_id="o1"),
    )
    assert [s.id for s in loose_supports(found, "r1")] == ["s2", "s3"]
    assert [s.id for s in supports_for(found, outcomes_of(found, "r1")[0])] == ["s1", "s4"]


@pytest.mark.parametrize(
    ("reviewed_on", "meetings", "held"),
    [
        (None, [], None),
        (date(2026, 3, 3), [], date(2026, 3, 3)),
        (None, [(MeetingKind.REVIEW, date(2026, 3, 4))], date(2026, 3, 4)),
        (date(2026, 3, 3), [(MeetingKind.REVIEW, date(2026, 3, 4))], date(2026, 3, 3)),  # what was written counts
        (None, [(MeetingKind.ANNUAL, date(2026, 3, 4))], date(2026, 3, 4)),
        (None, [(MeetingKind.CHECK_IN, date(2026, 3, 4))], None),
        (None, [(MeetingKind.REVIEW, FIRST)], None),  # that review ended the round before
        (None, [(MeetingKind.REVIEW, SECOND)], None),  # and this one belongs to the next
        (None, [(MeetingKind.REVIEW, SECOND - DAY)], SECOND - DAY),
    ],
)
def test_when_a_round_was_reviewed(reviewed_on: date | None, meetings: list[Any], held: date | None) -> None:
    rows = [a_meeting(f"m{n}", kind, on) for n, (kind, on) in enumerate(meetings)]
    found = about(a_cycle("r1", FIRST, reviewed_on=reviewed_on), a_cycle("r2", SECOND), *rows)
    assert review_held(found, found.cycles[0], TODAY) == held


@pytest.mark.parametrize(
    ("id", "starts", "told"),
    [
        ("new", SECOND + DAY, ""),
        ("new", SECOND, "Another round starts on that day. Please check the date."),
        (
            "new",
            SECOND - DAY,
            "The round before it began on Monday 14 September 2026. This one has to start after that.",
        ),
        ("r2", SECOND + DAY, ""),
        ("r2", FIRST, "Another round starts on that day. Please check the date."),
        ("r2", FIRST - DAY, "The round before it began on Monday 12 January 2026. This one has to start after that."),
        ("r1", FIRST - DAY, ""),
        ("r1", SECOND + DAY, "The next round began on Monday 14 September 2026. This one has to start before that."),
    ],
)
def test_rounds_never_lie_over_each_other(id: str, starts: date, told: str) -> None:
    assert in_the_way(two_rounds(), id, starts) == told


# the next round

FRESH = a_cycle("r2", SECOND, **STAMPS)
LAST = SECOND - DAY


def carried(*rows: Any, ids_of: set[str]) -> Record:
    before = a_cycle("r1", FIRST, strengths="Kind", helps="Pictures", harder="Noise")
    record = a_record(before, *rows)
    return record.with_(*next_cycle(family(record, "sam"), before, ids_of, FRESH, ids()))


def test_what_is_known_goes_on_and_the_old_round_stays_as_it_was() -> None:
    record = carried(ids_of=set())
    new = record.cycles["r2"]
    assert (new.strengths, new.helps, new.harder, new.decision) == ("Kind", "Pictures", "Noise", None)
    assert record.cycles["r1"] == a_cycle("r1", FIRST, strengths="Kind", helps="Pictures", harder="Noise")


def test_an_outcome_that_goes_on_is_a_new_one_that_begins_where_the_old_one_ended() -> None:
    old = an_outcome("o1", result="partly", evidence="Reads two pages", start="Reads nothing", know="Every day")
    record = carried(old, an_outcome("o2", what="Eats lunch"), ids_of={"o1"})
    assert record.outcomes["o1"] == old
    (new,) = (o for o in record.outcomes.values() if o.cycle_id == "r2")
    assert new == Outcome(
        **{**STAMPS, "id": new.id, "child_id": "sam", "cycle_id": "r2", "carried_from": "o1"},
        what=old.what,
        know="Every day",
        start="Reads two pages",
    )


def test_support_that_goes_on_ends_in_the_old_round_and_starts_in_the_new() -> None:
    record = carried(an_outcome("o1"), a_support("s1", starts=FIRST), ids_of={"o1", "s1"})
    (aim,) = (o for o in record.outcomes.values() if o.cycle_id == "r2")
    (new,) = (s for s in record.supports.values() if s.cycle_id == "r2")
    assert record.supports["s1"].ends == LAST
    assert (new.starts, new.ends, new.outcome_id, new.carried_from, new.often) == (SECOND, None, aim.id, "s1", 3)


@pytest.mark.parametrize(
    ("starts", "ends", "tick", "old_ends", "new"),
    [
        (FIRST, None, False, LAST, None),
        (FIRST, date(2026, 5, 1), False, date(2026, 5, 1), None),  # over already: nothing of it is changed
        (FIRST, date(2026, 5, 1), True, date(2026, 5, 1), (SECOND, None)),
        (FIRST, date(2026, 12, 18), True, LAST, (SECOND, date(2026, 12, 18))),
        (FIRST, date(2026, 12, 18), False, LAST, None),
        (None, None, True, LAST, (SECOND, None)),
    ],
)
def test_the_days_of_support_over_two_rounds(
    starts: date | None, ends: date | None, tick: bool, old_ends: date, new: Any
) -> None:
    support = a_support("s1", starts=starts, ends=ends)
    record = carried(an_outcome("o1"), support, ids_of={"s1"} if tick else set())
    assert record.supports["s1"].ends == old_ends
    found = [(s.starts, s.ends) for s in record.supports.values() if s.cycle_id == "r2"]
    assert found == ([new] if new else [])


def test_support_that_was_to_begin_later_moves_to_the_new_round() -> None:
    later = a_support("s1", starts=SECOND + DAY)
    record = carried(an_outcome("o1"), later, ids_of=set())
    (moved,) = record.supports.values()
    assert (moved.id, moved.cycle_id, moved.starts, moved.outcome_id) == ("s1", "r2", SECOND + DAY, None)
    assert [s.id for s in loose_supports(family(record, "sam"), "r2")] == ["s1"]


@pytest.mark.parametrize("ticked", [set(), {"o1"}, {"o1", "s1"}, {"s1", "s2", "s3"}])
def test_a_round_that_is_begun_and_deleted_leaves_everything_as_it_was(ticked: set[str]) -> None:
    rows = [
        an_outcome(),
        a_support("s1", starts=FIRST),
        a_support("s2", starts=FIRST, ends=date(2026, 12, 18)),
        a_support("s3", starts=FIRST, ends=date(2026, 5, 1)),
        a_support("s4", outcome_id=None, starts=SECOND + DAY),
    ]
    before = a_cycle("r1", FIRST)
    start = a_record(before, *rows)
    fresh = a_cycle("r2", SECOND, created_at=NOW, updated_at=NOW)
    begun = start.with_(*next_cycle(family(start, "sam"), before, ticked, fresh, ids()))
    found = family(begun, "sam")
    new = next(cycle for cycle in found.cycles if cycle.id == "r2")
    back = taken_back(found, new, NOW)
    kept = {row.id for row in back}
    gone = [row.changed(NOW, deleted_at=NOW) for row in (new, *found.going_with(new)) if row.id not in kept]
    again = family(begun.with_(*back, *gone), "sam")
    assert [c.id for c in again.cycles] == ["r1"]
    days = [(s.id, s.cycle_id, s.starts, s.ends) for s in again.supports]
    expected = [(s.id, s.cycle_id, s.starts, s.ends) for s in family(start, "sam").supports]
    # a later last day of what was not carried over is the one thing that nobody knows any more
    assert days == [row if row[0] != "s2" or "s2" in ticked else (*row[:3], None) for row in expected]


def test_a_round_that_starts_on_another_day_takes_its_support_with_it() -> None:
    record = carried(an_outcome("o1"), a_support("s1", starts=FIRST), ids_of={"o1", "s1"})
    found = family(record, "sam")
    later = SECOND + DAY * 7
    moved = record.with_(*moved_start(found, found.cycles[1], later, NOW))
    assert moved.supports["s1"].ends == later - DAY
    assert [s.starts for s in moved.supports.values() if s.cycle_id == "r2"] == [later]


STOP: dict[str, Any] = {"reviewed_on": TODAY, "decided_on": TODAY, "decision": "stop"}


def test_support_ends_where_it_was_decided_to_stop_and_goes_on_where_that_is_taken_back() -> None:
    rows = [a_support("s1"), a_support("s2", ends=date(2026, 10, 1)), a_support("s3", starts=date(2027, 1, 4))]
    before, stopped = a_cycle(), a_cycle(**STOP)
    record = a_record(before, *rows)
    changed = after_decision(family(record, "sam"), before, stopped, NOW)
    assert [(s.id, s.ends) for s in changed if isinstance(s, Support)] == [("s1", TODAY), ("s3", date(2027, 1, 4))]
    record = record.with_(stopped, *changed)
    again = after_decision(family(record, "sam"), stopped, a_cycle(**STOP | {"decision": "carry on"}), NOW)
    assert [(s.id, s.ends) for s in again if isinstance(s, Support)] == [("s1", None)]
    assert after_decision(family(record, "sam"), stopped, stopped, NOW) == ()


def test_everything_of_a_round_goes_with_it() -> None:
    found = about(a_cycle(), an_outcome(), a_support(), an_outcome("o2", cycle_id="r2"))
    gone = found.going_with(found.cycles[0])
    assert {row.id for row in gone} == {"o1", "s1"}
    assert {s.id for s in supports_of(found, "r1")} == {"s1"}


@pytest.mark.parametrize(
    "fields",
    [
        {"reviewed_on": FIRST - DAY},
        {"review_on": FIRST - DAY, "agreed_on": FIRST},
        {"decision": "stop", "decided_on": FIRST - DAY},
        {"decision": "stop"},
        {"stage": "do"},
        {"review_on": SECOND},
    ],
)
def test_a_round_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"of a round|have their day"):
        a_cycle("r1", FIRST, **fields)


@pytest.mark.parametrize(
    "fields",
    [{"starts": SECOND, "ends": FIRST}, {"often": 0}, {"often": 51}, {"per": None}, {"minutes": 0}, {"minutes": 601}],
)
def test_support_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"support|so many times|equal"):
        a_support(**fields)


def test_the_kinds_are_what_they_say() -> None:
    assert [kind.table for kind in (Cycle, Outcome, Support)] == ["cycles", "outcomes", "supports"]
