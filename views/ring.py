"""The ring of four stages: the app's mark, drawn with the stage now standing out by width, by words and by colour."""

from __future__ import annotations

from math import pi

import flet as ft
import flet.canvas as cv

from domain.stages import Stage

from .theme import BOLD
from .words import STAGES

SIZE = 132
GAP_ANGLE = 0.16


def ring(now: Stage | None) -> ft.Control:
    """Four arcs from the top clockwise: assess, plan, do, review. Without a stage all four are quiet."""
    told = "The four stages are assess, plan, do and review."
    label = f"Stage now: {STAGES[now]}. {told}" if now else f"No stage yet. {told}"
    middle = ft.Text(STAGES[now] if now else "Not yet", font_family=BOLD, size=18, text_align=ft.TextAlign.CENTER)
    drawn = cv.Canvas([_arc(place, stage is now) for place, stage in enumerate(Stage)], width=SIZE, height=SIZE)
    stack = ft.Stack(
        [drawn, ft.Container(middle, alignment=ft.Alignment.CENTER, width=SIZE, height=SIZE, padding=30)],
        width=SIZE,
        height=SIZE,
    )
    return ft.Semantics(label=label, image=True, container=True, exclude_semantics=True, content=stack)


def _arc(place: int, now: bool) -> cv.Arc:
    width = 18 if now else 10
    inset = 10
    return cv.Arc(
        x=inset,
        y=inset,
        width=SIZE - 2 * inset,
        height=SIZE - 2 * inset,
        start_angle=-pi / 2 + place * pi / 2 + GAP_ANGLE,
        sweep_angle=pi / 2 - 2 * GAP_ANGLE,
        paint=ft.Paint(
            color=ft.Colors.PRIMARY if now else ft.Colors.OUTLINE_VARIANT,
            stroke_width=width,
            stroke_cap=ft.StrokeCap.ROUND,
            style=ft.PaintingStyle.STROKE,
        ),
    )
