"""A picture of columns on the canvas. What a part is, is told by its pattern, its place, and words with numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

import flet as ft
import flet.canvas as cv

from domain.columns import Picture
from domain.language import tr

from . import parts
from .patterns import Box, Look, filled
from .theme import COLUMN, GAP

WIDEST = 560
"""As wide as this at most: columns that lie far apart are hard to compare."""
LINES = range(2, 5)
"""How many lines of the grid lie above the ground."""
ROOM = 40
"""How high a number above its line is at 200 %, in pixels."""
TALL = 176
"""From the ground to the highest line: each number has its room below the next line."""
LETTER = 18
"""The widest that a letter or digit of the labels is at 200 %, in pixels."""
THICKEST = 48
TICK = 6
SWATCH = 22


class Layout:
    """Where everything in a picture lies on a canvas of this width."""

    def __init__(self, picture: Picture, width: float) -> None:
        self.columns = picture.columns
        self.width = width
        most = max(sum(column.counts) for column in self.columns)
        steps = (lead * 10**zeros for zeros in range(9) for lead in (1, 2, 5))
        step: int = next(step for step in steps if step * LINES[-1] >= most)
        lines = max(LINES[0], ceil(most / step))
        self.levels = [step * line for line in range(lines + 1)]
        """The numbers that have a line."""
        self.left = LETTER * len(f"{self.levels[-1]:,}") + TICK
        self.slot = (width - self.left) / len(self.columns)
        self.ground = ROOM + TALL
        self.height = self.ground + TICK

    def level(self, number: float) -> float:
        """How far from the top this number is."""
        return self.ground - number * TALL / self.levels[-1]

    def middle(self, column: int) -> float:
        """How far from the left the middle of a column is."""
        return self.left + (column + 0.5) * self.slot

    def boxes(self, part: int) -> list[Box]:
        """This part of each column that has any of it, on top of the parts before it."""
        half, found = min(0.72 * self.slot, THICKEST) / 2, []
        for number, column in enumerate(self.columns):
            below, count = sum(column.counts[:part]), column.counts[part]
            if count:
                top, bottom = self.level(below + count), self.level(below)
                gap = 2 if bottom - top > 4 else 0  # between two parts, unless it would hide one
                found.append(Box(self.middle(number) - half, top + gap, self.middle(number) + half, bottom))
        return found

    def labelled(self) -> list[int]:
        """The columns that have words under them: all, or the first, the middle and the last, as there is room."""
        longest = max(len(word) for column in self.columns for word in column.label.split())
        room, last = max(1, int((self.width - self.left) / (LETTER * longest))), len(self.columns) - 1
        if last < room:
            return list(range(last + 1))
        return [0, last // 2, last] if last % 2 == 0 and room > 2 else [0, last]


def chart(picture: Picture, looks: Sequence[Look], width: float) -> ft.Control:
    """The picture on a screen of this width, each part with its look. Told as one image: the words stand below it."""
    there = Layout(picture, min(width - 2 * GAP, COLUMN, WIDEST))
    used = [(part, look) for part, look in enumerate(looks) if picture.totals[part]]
    shapes = [*_grid(there), *(shape for part, look in used for shape in filled(look, there.boxes(part)))]
    canvas = cv.Canvas(shapes, width=there.width, height=there.height)
    drawn = ft.Stack([canvas, *_levels(there)], width=there.width, height=there.height)
    title = picture.title if picture.title.endswith("?") else f"{picture.title}."
    label = tr("Picture: {title} {columns} The words below say the same.", title=title, columns=picture.each)
    legend = [_legend(f"{picture.parts[part]}: {picture.totals[part]:,}", look) for part, look in reversed(used)]
    content = parts.column(drawn, ft.Row([_labels(there)]), *legend, gap=6)
    return ft.Semantics(label=label, image=True, container=True, exclude_semantics=True, content=content)


def _grid(there: Layout) -> Iterator[cv.Shape]:
    for number in there.levels:
        colour = ft.Colors.OUTLINE_VARIANT if number else ft.Colors.OUTLINE
        y = there.level(number)
        yield cv.Line(0 if number else there.left, y, there.width, y, paint=ft.Paint(color=colour, stroke_width=1))
    for column in there.labelled():
        x, y = there.middle(column), there.ground
        yield cv.Line(x, y, x, y + TICK, paint=ft.Paint(color=ft.Colors.OUTLINE, stroke_width=1))


def _levels(there: Layout) -> Iterator[ft.Control]:
    # written by Flutter and not on the canvas, where letters do not grow with those of the phone
    for number in there.levels[1:]:
        yield _small(f"{number:,}", left=0, bottom=there.height - there.level(number))


def _labels(there: Layout) -> ft.Control:
    labelled = there.labelled()
    every = len(labelled) == len(there.columns)
    places = [ft.TextAlign.CENTER] * len(labelled)
    if not every:
        places[0], places[-1] = ft.TextAlign.LEFT, ft.TextAlign.RIGHT
    words: list[ft.Control] = [
        _small(there.columns[column].label, expand=True, text_align=place)
        for column, place in zip(labelled, places, strict=True)
    ]
    row = ft.Row(words, spacing=0, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Container(row, width=there.width, padding=ft.Padding.only(left=there.left))


def _legend(words: str, look: Look) -> ft.Control:
    box = Box(1, 1, SWATCH - 1, SWATCH - 1)
    swatch = cv.Canvas(list(filled(look, [box])), width=SWATCH, height=SWATCH)
    return ft.Row([swatch, ft.Text(words, expand=True)], vertical_alignment=ft.CrossAxisAlignment.START)


def _small(words: str, **more: object) -> ft.Text:
    style = ft.TextThemeStyle.LABEL_MEDIUM
    return ft.Text(words, theme_style=style, color=ft.Colors.ON_SURFACE_VARIANT, **more)  # type: ignore[arg-type]
