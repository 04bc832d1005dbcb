"""What can go into a summary, group by group, each with a box to tick."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

import flet as ft

from domain.language import tr, trn
from domain.summary_parts import Choice

from . import parts
from .form import Form
from .share_form import tick

MANY = 6
"""From so many boxes on there are buttons for all of them at once."""


def groups(form: Form, offered: Collection[Choice], ticked: Collection[str], to: str) -> list[ft.Control]:
    """Every group in its order."""
    found: dict[str, list[Choice]] = {}
    for each in offered:
        found.setdefault(each.group, []).append(each)
    # each has a key: what comes and goes above would else unfold one in place of another
    group: Any = Group  # Flet gives every component a key, which its type does not tell
    return [
        group(form, title, tuple(rows), frozenset(row.id for row in rows if row.id in ticked), to, key=title)
        for title, rows in found.items()
    ]


@parts.memo
def Group(form: Form, title: str, rows: tuple[Choice, ...], ticked: frozenset[str], to: str) -> ft.Control:
    """One group. It is drawn again only when something in it changes, so that a tick is quick."""
    unfolded, unfold = ft.use_state(False)
    foremost = [row for row in rows if row.first or row.id in ticked] if any(row.first for row in rows) else rows
    shown = rows if unfolded else foremost
    left = len(rows) - len(shown)

    def more() -> None:
        unfold(True)

    rest = trn("Show {n} more", "Show {n} more", left)
    folded = parts.small_button(rest, more, ft.Icons.EXPAND_MORE, name=f"{rest}: {title}")
    drawn = parts.LongList([partial(_row, form, row, row.id in ticked, to) for row in shown], 0)
    named = ft.Semantics(label=title, container=True, content=drawn)
    return parts.column(
        parts.heading(title, 3), *_at_once(form, title, rows), named, *([ft.Row([folded])] if left else []), gap=4
    )


def _at_once(form: Form, title: str, rows: tuple[Choice, ...]) -> list[ft.Control]:
    if len(rows) < MANY:
        return []

    def every() -> None:
        tick(form, rows, True)

    def none() -> None:
        tick(form, rows, False)

    both = {tr("Tick all"): every, tr("Untick all"): none}
    buttons: list[ft.Control] = [parts.small_button(label, do, name=f"{label}: {title}") for label, do in both.items()]
    return [ft.Row(buttons, wrap=True, spacing=12)]


def _row(form: Form, row: Choice, on: bool, to: str) -> ft.Control:
    def turn() -> None:
        tick(form, [row], not on)

    new = [ft.Row([parts.tag(tr("New since you last sent to {who}", who=to))], wrap=True)] if row.new else []
    under = [parts.plain(row.under, quiet=True)] if row.under else []
    told = ft.Column([parts.plain(row.text), *under, *new], spacing=2, expand=True)
    line = ft.Row([ft.Checkbox(value=on, on_change=turn), told], spacing=4)
    # merged, so that the box is named by its words
    return ft.MergeSemantics(ft.Container(line, on_click=turn, padding=ft.Padding.symmetric(vertical=4)))
