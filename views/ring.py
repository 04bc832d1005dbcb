"""The ring of four stages: the app's mark, with the stage now told by its width, a picture and a colour."""

from __future__ import annotations

from math import pi

import flet as ft
import flet.canvas as cv

from domain.choices import Stage
from domain.language import tr

from .words import STAGES

SIZE = 128
INSET = 12
BETWEEN = 0.18
"""Half of the gap between two arcs, in radians."""
PICTURES = {
    Stage.ASSESS: ft.Icons.SEARCH,
    Stage.PLAN: ft.Icons.EDIT_CALENDAR_OUTLINED,
    Stage.DO: ft.Icons.VOLUNTEER_ACTIVISM_OUTLINED,
    Stage.REVIEW: ft.Icons.RATE_REVIEW_OUTLINED,
}


def ring(now: Stage | None, *, mark: bool = False) -> ft.Control:
    """Four arcs from the top clockwise: assess, plan, do, review. As the `mark` all four are in colour.

    There are no letters in it: at 200 % they would not fit. The screens write the stage below it.
    """
    told = tr("The four stages are assess, plan, do and review.")
    label = tr("Stage now: {stage}. {told}", stage=STAGES[now], told=told) if now else told
    shapes = [_arc(place, stage is now or mark, wide=stage is now) for place, stage in enumerate(Stage)]
    arcs = cv.Canvas(shapes, width=SIZE, height=SIZE)  # type: ignore[arg-type]  # a list of arcs is a list of shapes
    picture = [ft.Icon(PICTURES[now], size=40, color=ft.Colors.PRIMARY)] if now else []
    drawn = ft.Stack([arcs, *picture], width=SIZE, height=SIZE, alignment=ft.Alignment.CENTER)
    said = ft.Semantics(label=label, image=True, container=True, exclude_semantics=True, content=drawn)
    return ft.Row([said], alignment=ft.MainAxisAlignment.CENTER)


def _arc(place: int, coloured: bool, wide: bool) -> cv.Arc:
    return cv.Arc(
        x=INSET,
        y=INSET,
        width=SIZE - 2 * INSET,
        height=SIZE - 2 * INSET,
        start_angle=-pi / 2 + place * pi / 2 + BETWEEN,
        sweep_angle=pi / 2 - 2 * BETWEEN,
        paint=ft.Paint(
            color=ft.Colors.PRIMARY if coloured else ft.Colors.OUTLINE_VARIANT,
            stroke_width=18 if wide else 11,
            stroke_cap=ft.StrokeCap.ROUND,
            style=ft.PaintingStyle.STROKE,
        ),
    )
