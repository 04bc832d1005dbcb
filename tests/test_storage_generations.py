"""The rule that says which copies may go, and the names that it reads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.generations import DAYS, FEWEST, LASTING_FOR, ROOM, SAVES, WEEKS, Generation, sort_out, surplus

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
"""A Saturday."""
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def copy(number: int, when: datetime = NOON, reason: str = "save", size: int = 1000) -> Generation:
    return Generation(number, when, reason, size, "0123abcd")


def left_after(saves: list[Generation]) -> list[int]:
    """The numbers that are left, newest first, when each of these is saved and the rule is applied each time."""
    shelf: list[Generation] = []
    for new in saves:
        shelf.insert(0, new)
        gone = surplus(shelf, new.saved_at)
        shelf = [c for c in shelf if c not in gone]
    return [c.number for c in shelf]


def every(step: timedelta, count: int, start: datetime = NOON) -> list[Generation]:
    return [copy(n, start + step * (n - 1)) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("saves", "left"),
    [
        pytest.param(every(MINUTE, 10), [*range(10, 0, -1)], id="ten in ten minutes: all of them"),
        pytest.param(every(MINUTE, 30), [*range(30, 20, -1)], id="thirty in half an hour: the last ten"),
        pytest.param(every(DAY, 40), [*range(40, 30, -1), 30, 23], id="daily: ten days, two Sundays before"),
        pytest.param(every(DAY / 3, 60), [*range(60, 50, -1), 50, 47, 44, 26, 5], id="three a day: the last of each"),
        pytest.param(every(7 * DAY, 12), [*range(12, 2, -1)], id="one a week: the last ten saves are ten weeks"),
        pytest.param([*every(DAY, 40), copy(41, NOON - 4000 * DAY)], [*range(41, 31, -1), 30], id="a clock put back"),
        pytest.param(
            [*every(DAY, 40), copy(41, NOON + 4000 * DAY)], [*range(41, 31, -1), 30], id="a clock put forward"
        ),
    ],
)
def test_which_are_left(saves: list[Generation], left: list[int]) -> None:
    assert left_after(saves) == left


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
@pytest.mark.parametrize("reason", ["upgrade", "restore"])
def test_a_copy_made_before_something_risky_lasts_thirty_days(reason: str, days: int, stays: bool) -> None:
    later = [replace(c, number=c.number + 1) for c in every(DAY, days + 1, NOON + MINUTE)]
    assert (1 in left_after([copy(1, NOON, reason), *later])) is stays


def test_big_copies_go_sooner_but_the_newest_three_stay() -> None:
    assert left_after([copy(n, NOON, size=ROOM // 5) for n in range(1, 20)]) == [19, 18, 17, 16, 15]
    assert left_after([copy(n, NOON, size=ROOM * 2) for n in range(1, 20)]) == [19, 18, 17]
    before_an_upgrade = copy(1, NOON, "upgrade", ROOM)
    assert left_after([before_an_upgrade, *(copy(n, NOON, size=ROOM) for n in range(2, 9))]) == [8, 7, 6, 1]


saves = st.lists(
    st.tuples(
        st.integers(-60 * 24, 60 * 24).map(lambda hours: NOON + timedelta(hours=hours)),
        st.sampled_from(["save", "save", "save", "upgrade", "restore"]),
    ),
    min_size=1,
    max_size=60,
).map(lambda made: [copy(n, when, reason) for n, (when, reason) in enumerate(made, 1)][::-1])


def day(made: Generation) -> object:
    return made.saved_at.date()


def week(made: Generation) -> object:
    return made.saved_at.isocalendar()[:2]


def last_of_each(shelf: list[Generation], span: Callable[[Generation], object]) -> list[Generation]:
    return [c for n, c in enumerate(shelf) if span(c) not in map(span, shelf[:n])]


@given(saves, st.integers(-90, 90).map(lambda days: NOON + days * DAY))
def test_whatever_the_clock_says(shelf: list[Generation], now: datetime) -> None:
    gone = surplus(shelf, now)
    left = [c for c in shelf if c not in gone]
    assert left[:SAVES] == shelf[:SAVES], "the newest stay"
    assert set(last_of_each(shelf, day)[:DAYS]) <= set(left), "each day stays within reach"
    assert set(last_of_each(shelf, week)[:WEEKS]) <= set(left), "each week stays within reach"
    lasting = [c for c in shelf if c.reason != "save" and now - c.saved_at < LASTING_FOR]
    assert set(lasting) <= set(left)
    assert len(left) <= SAVES + DAYS + WEEKS + len(lasting)
    assert surplus(left, now) == [], "the rule is content with what it left"


@given(st.lists(st.integers(0, ROOM * 2), min_size=1, max_size=60))
def test_the_room_that_all_take_is_bounded(sizes: list[int]) -> None:
    shelf = [copy(n, NOON, size=size) for n, size in enumerate(sizes, 1)][::-1]
    left = [c for c in shelf if c not in surplus(shelf, NOON)]
    assert left[:FEWEST] == shelf[:FEWEST]
    assert sum(c.size for c in left) <= ROOM or len(left) <= FEWEST


def test_a_name_says_everything_and_sorts_by_number() -> None:
    made = copy(12, datetime(2026, 3, 14, 13, tzinfo=timezone(timedelta(hours=1))), "upgrade", 2213456)
    assert made.name == "0000000012-20260314T120000Z-upgrade-2213456-0123abcd"
    assert Generation.of(made.name) == made
    assert copy(9, NOON + DAY).name < copy(10).name < copy(10).mark < copy(11, NOON - DAY).name


@pytest.mark.parametrize(
    "name",
    ["drafts", "", copy(1).mark, copy(1).name + "0", copy(1).name.replace("20260314", "20261314"), " " + copy(1).name],
)
def test_other_names_are_of_no_generation(name: str) -> None:
    assert Generation.of(name) is None


def test_sorting_out_newest_first_and_set_aside() -> None:
    names = [copy(2).name, "drafts", copy(10).name, copy(10).mark, copy(9).name]
    assert sort_out(names) == ([copy(9), copy(2)], [copy(10)])
