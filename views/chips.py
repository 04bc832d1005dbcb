"""Chips: words in a frame that can be chosen, which wrap where Flutter's own would be cut off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import flet as ft

T = TypeVar("T")


def chips(options: Mapping[T, str], chosen: T | None, pick: Callable[[T], None]) -> ft.Control:
    """A few to choose from, all of them seen at once: one of them, or none."""
    return ft.Row(
        [chip(name, value == chosen, partial(pick, value)) for value, name in options.items()], wrap=True, spacing=8
    )


def chip(name: str, chosen: bool, pick: Callable[..., Any], told: str | None = None) -> ft.Control:
    """One of them. `told` is its name for assistive technology, where the words alone would not tell it from others."""
    # A chip's own tick and padding are not counted when the lines of a long text are: its end would fade out.
    text = ft.Text(name, semantics_label=told, max_lines=4, expand=True, expand_loose=True)
    tick = [ft.Icon(ft.Icons.CHECK, size=20)] if chosen else []
    label = ft.Row([*tick, text], tight=True, spacing=8)
    return ft.Chip(
        label=ft.Container(label, padding=ft.Padding.symmetric(horizontal=16, vertical=12)),
        show_checkmark=False,
        selected=chosen,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        selected_color=ft.Colors.PRIMARY_CONTAINER,
        padding=0,
        label_padding=0,
        on_select=pick,
    )
