"""Patterns that fill the parts of a picture, so that each can be told from the others without its colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import ceil

import flet as ft
import flet.canvas as cv

EVERY = 6
"""Pixels from one line or dot of a pattern to the next."""
Point = tuple[float, float]


class Look(Enum):
    """How a part is filled. Each can be told from the others without its colour."""

    FULL = auto()
    SLANTED = auto()
    LINED = auto()
    CROSSED = auto()
    DOTTED = auto()
    DASHED = auto()


COLOURS = {
    Look.FULL: ft.Colors.PRIMARY,
    Look.SLANTED: ft.Colors.PRIMARY,
    Look.LINED: ft.Colors.TERTIARY,
    Look.CROSSED: ft.Colors.TERTIARY,
    Look.DOTTED: ft.Colors.ON_SURFACE_VARIANT,
    Look.DASHED: ft.Colors.OUTLINE,
}


@dataclass(frozen=True)
class Box:
    """One part of one column, in pixels from the top left of the canvas."""

    left: float
    top: float
    right: float
    bottom: float


def filled(look: Look, boxes: Sequence[Box]) -> Iterator[cv.Shape]:
    """The shapes that fill these boxes so."""
    full = look is Look.FULL
    dashes = [4, 3] if look is Look.DASHED else None
    style = ft.PaintingStyle.FILL if full else ft.PaintingStyle.STROKE
    paint = ft.Paint(color=COLOURS[look], style=style, stroke_width=1.5, stroke_dash_pattern=dashes)  # type: ignore[arg-type]  # a list of whole numbers is one of numbers
    rows: list[cv.Path.PathElement] = [cv.Path.Rect(b.left, b.top, b.right - b.left, b.bottom - b.top) for b in boxes]
    yield cv.Path(rows, paint=paint)
    if look in PATTERNS:
        points: list[ft.OffsetValue] = [point for box in boxes for point in PATTERNS[look](box)]
        mode = cv.PointMode.POINTS if look is Look.DOTTED else cv.PointMode.LINES
        thick = 3 if look is Look.DOTTED else 1.5
        paint = ft.Paint(color=COLOURS[look], stroke_width=thick, stroke_cap=ft.StrokeCap.ROUND)
        yield cv.Points(points, mode, paint=paint)


def _slanted(box: Box) -> Iterator[Point]:
    """Pairs of points: lines that rise to the right, as one pattern over all boxes."""
    for at in _steps(box.left + box.top, box.right + box.bottom):
        start, end = max(box.left, at - box.bottom), min(box.right, at - box.top)
        yield from ((start, at - start), (end, at - end))


def _lined(box: Box) -> Iterator[Point]:
    for y in _steps(box.top, box.bottom):
        yield from ((box.left, y), (box.right, y))


def _crossed(box: Box) -> Iterator[Point]:
    yield from _slanted(box)
    for at in _steps(box.left - box.bottom, box.right - box.top):
        start, end = max(box.left, at + box.top), min(box.right, at + box.bottom)
        yield from ((start, start - at), (end, end - at))


def _dotted(box: Box) -> Iterator[Point]:
    for y in _steps(box.top + 2, box.bottom - 2):
        yield from ((x, y) for x in _steps(box.left + 2, box.right - 2))


def _steps(start: float, end: float) -> Iterator[float]:
    """The steps of a pattern between two places."""
    first = ceil(start / EVERY)
    while first * EVERY < end:
        yield first * EVERY
        first += 1


PATTERNS = {Look.SLANTED: _slanted, Look.LINED: _lined, Look.CROSSED: _crossed, Look.DOTTED: _dotted}
