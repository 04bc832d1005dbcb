"""Looking back in pictures: what is drawn, that it fits, and that it is said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import flet as ft
import flet.canvas as cv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Answer, Area, Result
from domain.columns import Column, Picture
from domain.family import family
from domain.plan import monday
from domain.record import Record
from fakes import TODAY
from headless import Phone
from samples_of import a_child, a_concern, a_cycle, a_happening, a_meeting, a_record, a_support, an_outcome
from views.app import App
from views.chart import LETTER, TALL, Layout
from views.patterns import PATTERNS, Box, Look, filled
from views.pictures import LOOKS

Make = Callable[[Record], App]
HEADINGS = [
    "Is the support happening?",
    "Concerns, and what they are about",
    "What came of the outcomes",
    "Meetings that were held",
]


async def open_screen(app: App, width: float = 390) -> Phone:
    phone = await Phone.start(app, "/plan/pictures", width)
    assert phone.title == "Look back in pictures"
    assert [text for text in phone.texts if text in HEADINGS] == HEADINGS
    return phone


def images(phone: Phone) -> list[ft.Semantics]:
    return [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.image]


def some() -> Record:
    return a_record(
        a_cycle(),
        an_outcome(result=Result.PARTLY),
        a_support(starts=date(2026, 11, 9)),
        a_happening(date(2026, 11, 16), Answer.NO),
        a_concern("c1", areas=(Area.FEELINGS,)),
        a_concern("c2", when=date(2026, 9, 2)),
        a_meeting(),
    )


def long(days: int = 3650) -> Record:
    """About 5,000 entries over ten years."""
    first = TODAY - timedelta(days=days)
    each = [first + timedelta(days=n) for n in range(1, days)]
    rounds = [a_cycle(f"r{n}", first + timedelta(days=120 * n)) for n in range(days // 120)]
    return a_record(
        *(a_concern(f"c{n}", when=day, areas=(list(Area)[n % len(Area)],)) for n, day in enumerate(each)),
        *(a_meeting(f"m{n}", on=day) for n, day in enumerate(each[::6])),
        *rounds,
        *(an_outcome(f"o{n}", cycle_id=round.id, result=Result.MET) for n, round in enumerate(rounds)),
        a_support(starts=first),
        *(a_happening(day, Answer.YES) for day in sorted({monday(day) for day in each})),
    )


async def test_with_nothing_written_down_it_says_what_there_will_be(app_with: Make) -> None:
    phone = await open_screen(app_with(a_record()))
    assert not images(phone)
    assert len([text for text in phone.texts if text.startswith("Once ")]) == 4
    assert not phone.can_tap("Show every number")


async def test_each_picture_is_one_image_for_screen_readers_with_the_same_in_words_below(app_with: Make) -> None:
    phone = await open_screen(app_with(some()))
    assert [str(image.label).split(" Each column")[0] for image in images(phone)] == [
        "Picture: Is the support happening?",
        "Picture: Concerns, and what they are about.",
        "Picture: What came of the outcomes.",
        "Picture: Meetings that were held.",
    ]
    assert all(image.exclude_semantics and image.container for image in images(phone))
    drawn = {
        text for image in images(phone) for c in phone.controls(image) if isinstance(c, ft.Text) for text in [c.value]
    }
    assert {"No: 1", "No answer: 1", "Feelings: 1", "No area: 1", "Partly met: 1", "Meetings: 1"} <= drawn
    told = [text for text in phone.texts if text not in drawn]
    for sentence in (
        "1 answer for 2 weeks from Monday 9 November 2026.",
        "No: 1.",
        "No answer: 1. That does not count as a no.",
        "2 concerns since September 2026.",
        "Feelings: 1. No area: 1.",
        "1 outcome in 1 round.",
        "Partly met: 1.",
        "1 meeting since October 2026.",
    ):
        assert sentence in told


async def test_every_number_is_there_for_who_wants_it(app_with: Make) -> None:
    phone = await open_screen(app_with(some()))
    row = "October 2026: none."
    assert row not in phone.texts
    await phone.tap("Show every number: Concerns, and what they are about")
    assert row in phone.texts and "September 2026: 1 in all. No area: 1." in phone.texts
    await phone.tap("Hide the numbers: Concerns, and what they are about")
    assert row not in phone.texts


async def test_what_is_written_down_while_it_is_open_counts(app_with: Make) -> None:
    phone = await open_screen(app_with(some()))
    await phone.app.save("", a_concern("c3"))
    await phone.settle()
    assert "3 concerns since September 2026." in phone.texts


async def test_it_is_about_the_child_that_is_shown(app_with: Make) -> None:
    other = a_concern("c9", child_id="kim")
    phone = await open_screen(app_with(some().with_(a_child(id="kim", name="Kim"), other)))
    assert "2 concerns since September 2026." in phone.texts


@pytest.mark.parametrize("width", [320, 390, 700, 1400])
async def test_ten_years_are_drawn_within_the_screen_and_with_few_shapes(app_with: Make, width: float) -> None:
    record = long()
    assert len(family(record, "sam").everything()) > 4800
    phone = await open_screen(app_with(record), width)
    canvases = [c for c in phone.controls() if isinstance(c, cv.Canvas)]
    assert max(float(c.width or 0) for c in canvases) <= width - 32
    assert sum(len(c.shapes) for c in canvases) < 150
    assert len(list(phone.controls())) < 600
    assert "2016 to 2017" in phone.texts


async def test_the_picture_follows_the_width_of_the_window(app_with: Make) -> None:
    phone = await open_screen(app_with(some()))
    phone.app.width = 320
    await phone.settle()
    assert max(float(c.width or 0) for c in phone.controls() if isinstance(c, cv.Canvas)) == 288


# where things lie

COUNTS = st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=1, max_size=24).filter(
    lambda rows: any(map(any, rows))
)
WORDS = st.sampled_from(["Round 1", "2016 to 2017", "Autumn 2026", "Dec to Feb 2026", "2 Nov"])


def layout(counts: list[tuple[int, ...]], width: float, label: str = "Round 1") -> Layout:
    columns = tuple(Column(label, label, row, sum(row)) for row in counts)
    return Layout(Picture("", "", ("a", "b", "c"), columns, ()), width)


@pytest.mark.parametrize(
    ("most", "levels"),
    [
        (1, [0, 1, 2]),
        (3, [0, 1, 2, 3]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (9, [0, 5, 10]),
        (17, [0, 5, 10, 15, 20]),
        (400, [0, 100, 200, 300, 400]),
        (401, [0, 200, 400, 600]),
    ],
)
def test_the_grid_has_few_lines_at_whole_numbers(most: int, levels: list[int]) -> None:
    assert layout([(most, 0, 0), (1, 0, 0)], 300).levels == levels


@given(COUNTS, st.sampled_from([288, 358, 560]))
def test_columns_stand_on_each_other_as_high_as_their_numbers_and_inside_the_canvas(
    counts: list[tuple[int, ...]], width: float
) -> None:
    there = layout(counts, width)
    boxes = [there.boxes(part) for part in range(3)]
    for part in range(3):
        assert len(boxes[part]) == sum(1 for row in counts if row[part])
        for one, other in pairwise(boxes[part]):
            assert one.right < other.left
    for box in [box for of_part in boxes for box in of_part]:
        assert there.left <= box.left < box.right <= width
        assert 0 <= box.top < box.bottom <= there.ground
    for number, row in enumerate(counts):
        of_column = sorted(
            (box for of_part in boxes for box in of_part if box.left < there.middle(number) < box.right),
            key=lambda box: -box.bottom,
        )
        assert all(above.bottom <= below.top for below, above in pairwise(of_column))
        if of_column:
            top = there.ground - sum(row) * TALL / there.levels[-1]
            assert top <= of_column[-1].top <= top + 2.1


@given(COUNTS, WORDS, st.sampled_from([288, 358, 560]))
def test_the_words_under_the_columns_have_room_at_twice_their_size(
    counts: list[tuple[int, ...]], label: str, width: float
) -> None:
    there = layout(counts, width, label)
    labelled = there.labelled()
    assert labelled[0] == 0 and labelled[-1] == len(counts) - 1 and labelled == sorted(set(labelled))
    for_each = (width - there.left) / len(labelled)
    assert max(map(len, label.split())) * LETTER <= for_each


@given(st.floats(0, 500), st.floats(0, 200), st.floats(1, 60), st.floats(1, 180), st.sampled_from(list(PATTERNS)))
def test_a_pattern_stays_in_its_box(left: float, top: float, width: float, height: float, look: Look) -> None:
    box = Box(left, top, left + width, top + height)
    for x, y in PATTERNS[look](box):
        assert box.left - 0.01 <= x <= box.right + 0.01 and box.top - 0.01 <= y <= box.bottom + 0.01


def test_no_two_parts_of_a_picture_differ_by_colour_alone() -> None:
    box = Box(0, 0, 20, 20)

    def without_colour(look: Look) -> str:
        shapes = list(filled(look, [box]))
        for shape in shapes:
            assert isinstance(shape, cv.Path | cv.Points)
            shape.paint.color = ft.Colors.BLACK
        paints = [(s.paint.style, s.paint.stroke_dash_pattern) for s in shapes if isinstance(s, cv.Path | cv.Points)]
        return f"{paints} {[s.points for s in shapes if isinstance(s, cv.Points)]}"

    assert len({without_colour(look) for look in Look}) == len(Look)
    assert all(len(set(looks)) == len(looks) for looks in LOOKS)
