"""A date as a parent gives it: three boxes, any but the year may stay empty; near days as buttons; a calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import flet as ft

from domain.language import tr
from domain.reading import boxes_of

from . import fields, parts
from .form import Form
from .theme import GAP

BOXES = {"day": tr("Day"), "month": tr("Month"), "year": tr("Year")}


def day(
    form: Form, name: str, label: str, today: date, *, hint: str, quick: Mapping[str, int] | None = None
) -> ft.Control:
    """A date in three boxes, with buttons for near days (words to days from today) and a calendar."""
    form.questions[name] = label

    def pick(chosen: date) -> None:
        form.fill(boxes_of(name, chosen))

    def near(ahead: int) -> Callable[[], None]:
        return lambda: pick(today + timedelta(days=ahead))

    buttons = [parts.small_button(words, near(ahead)) for words, ahead in (quick or {}).items()]
    boxes = [
        ft.Container(_box(form, name, label, box), expand=None if form.narrow else share)
        for box, share in (("day", 4), ("month", 5), ("year", 6))
    ]
    return parts.column(
        parts.heading(label, 3),
        parts.words(hint, quiet=True),
        ft.Row([*buttons, Calendar(label, today, pick)], wrap=True, spacing=GAP),
        *fields.problem(form, name),
        parts.column(*boxes, gap=6) if form.narrow else ft.Row(boxes, spacing=8),  # type: ignore[arg-type]
        gap=6,
    )


def _box(form: Form, name: str, label: str, box: str) -> ft.Control:
    told = fields.ELSEWHERE if name in form.problems else ""
    kind = fields.Typing.MONTH if box == "month" else fields.Typing.NUMBER
    shown = BOXES[box]
    # "Day" alone would name three boxes alike where a form has several dates
    seen = ft.Text(shown, semantics_label=f"{shown}, {label}", no_wrap=True, overflow=ft.TextOverflow.VISIBLE)
    field_name = f"{name}_{box}"
    return ft.MergeSemantics(
        parts.column(seen, fields.field(form, field_name, told, form.version(field_name), 1, kind), gap=2)
    )


@parts.component
def Calendar(label: str, today: date, pick: Callable[[date], None]) -> ft.Control:
    """A button that opens a calendar. The day comes back in this phone's own time zone."""
    shown, show = ft.use_state(False)

    def chosen(e: ft.Event[ft.DatePicker]) -> None:
        show(False)  # first, or it would be drawn once more with the form and open itself again
        value = e.control.value
        if isinstance(value, datetime):
            # the picker gives local midnight in UTC: a day early east of Greenwich unless it is turned back
            pick(value.astimezone().date())

    ft.use_dialog(
        ft.DatePicker(
            first_date=date(today.year - 30, 1, 1),
            last_date=date(today.year + 30, 12, 31),
            current_date=today,
            help_text=label,
            on_change=chosen,
            on_dismiss=lambda: show(False),
        )
        if shown
        else None
    )
    return parts.icon_button(tr("Open a calendar, {label}", label=label), ft.Icons.CALENDAR_MONTH, lambda: show(True))
