"""Three drawn faces, told apart by the mouth and never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import pi

import flet as ft
import flet.canvas as cv

from domain.choices import Face
from domain.language import tr

from . import fields, parts
from .form import Form
from .plan_words import FACES
from .theme import BOLD

SIZE = 64
"""Width and height, in the units in which the parts of a face are given below."""
LINE = 4


def face(which: Face) -> ft.Control:
    """The face alone. The words for it have to stand beside it."""
    shapes = [_eye(22), _eye(42), _mouth(which)]
    head = cv.Circle(SIZE / 2, SIZE / 2, SIZE / 2 - LINE / 2, paint=_paint(line=True))
    return cv.Canvas([head, *shapes], width=SIZE, height=SIZE)


def face_in_words(which: Face, size: float = 21) -> ft.Control:
    """The face, and beside it what it means."""
    return ft.Row([face(which), ft.Text(FACES[which], size=size, expand=True)], spacing=12)


def choose_face(form: Form, name: str, question: str) -> ft.Control:
    """Three large buttons, of which one can be chosen, and a way to take the answer back."""
    form.questions[name] = question
    chosen = form.typed.get(name, "")

    def pick(value: str) -> None:
        form.choose(name, value)

    async def changed(e: ft.Event[ft.RadioGroup]) -> None:
        pick(str(e.data))

    rows = parts.column(*(_large(each, each == chosen, partial(pick, each)) for each in Face), gap=12)
    group = ft.RadioGroup(rows, value=chosen, on_change=changed)
    none = parts.small_button(tr("Take the face away"), partial(pick, ""), ft.Icons.CLEAR)
    return parts.column(
        *fields.problem(form, name),
        ft.Semantics(label=question, container=True, content=group),
        *([ft.Row([none], wrap=True)] if chosen else []),
    )


def _large(which: Face, chosen: bool, pick: Callable[[], None]) -> ft.Control:
    words = ft.Text(FACES[which], size=21, font_family=BOLD, expand=True)
    framed = ft.Container(
        ft.Row([ft.Radio(value=which), face(which), words]),
        on_click=pick,
        padding=12,
        border_radius=parts.RADIUS,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.SURFACE_CONTAINER_LOW,
        border=ft.Border.all(3 if chosen else 1, ft.Colors.PRIMARY if chosen else ft.Colors.OUTLINE),
    )
    return ft.MergeSemantics(framed)  # one button to a screen reader: the words, and whether it is chosen


def _eye(x: float) -> cv.Shape:
    return cv.Circle(x, 25, 4, paint=_paint(line=False))


def _mouth(which: Face) -> cv.Shape:
    if which is Face.MIXED:
        return cv.Line(21, 44, 43, 44, paint=_paint(line=True))
    up = which is Face.GOOD
    return cv.Arc(
        x=18,
        y=24 if up else 40,
        width=28,
        height=26,
        start_angle=(0.1 if up else 1.1) * pi,
        sweep_angle=0.8 * pi,
        paint=_paint(line=True),
    )


def _paint(*, line: bool) -> ft.Paint:
    style = ft.PaintingStyle.STROKE if line else ft.PaintingStyle.FILL
    return ft.Paint(color=ft.Colors.PRIMARY, stroke_width=LINE, stroke_cap=ft.StrokeCap.ROUND, style=style)
