"""The fields of the forms. Each is named by the words above it, and tells its own problem below it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

import flet as ft

from domain.language import tr

from . import parts
from .form import Form
from .theme import BOLD

T = TypeVar("T", bound=str)


def look(*, wrong: bool = False) -> dict[str, Any]:
    """How every field looks: a frame with contrast enough, red where something is wrong."""
    side = ft.BorderSide(1, ft.Colors.ERROR if wrong else ft.Colors.OUTLINE)
    return {
        "border": ft.OutlineInputBorder(border_radius=12, side=side),
        "error_max_lines": 6,
        "filled": True,
        "fill_color": ft.Colors.SURFACE_CONTAINER_LOWEST,
        "content_padding": ft.Padding.symmetric(horizontal=14, vertical=14),
    }


def text(
    form: Form, name: str, label: str, *, lines: int = 1, hint: str = "", person: bool = False, number: bool = False
) -> ft.Control:
    """A field for words. `person` turns off what a keyboard would learn from a name, `number` gives figures."""
    form.questions[name] = label
    kind = Typing.NUMBER if number else Typing.NAME if person else Typing.WORDS
    return named(label, field(form, name, form.problems.get(name, ""), form.version(name), lines, kind), hint)


class Typing(StrEnum):
    """What a field is for, so that the keyboard fits."""

    WORDS = "words"
    NAME = "name"
    NUMBER = "number"
    MONTH = "month"


@parts.memo
def search(ask: Callable[[str], None], key: str) -> ft.Control:
    """A field to search in, drawn once, so that no drawing writes over what is being typed. Another key empties it."""
    return ft.TextField(key=key, prefix_icon=ft.Icons.SEARCH, on_change=lambda e: ask(e.data or ""), **look())


def secret(label: str, typed: ft.MutableRef[str], *, hint: str = "") -> ft.Control:
    """A field for a passphrase: shown, as slips in it cost more than a look over the shoulder. No draft holds it."""

    def take(e: ft.Event[ft.TextField]) -> None:
        typed.current = e.data or ""

    below = ft.TextField(
        value=typed.current,
        autocorrect=False,
        enable_suggestions=False,
        enable_ime_personalized_learning=False,
        on_change=take,
        **look(),
    )
    return named(label, below, hint)


@parts.memo
def field(form: Form, name: str, problem: str, version: str, lines: int, kind: Typing) -> ft.Control:
    """The field itself, drawn again only when its problem or the form's version changes.

    Drawn with the rest of the screen it would be sent the text as Python last knew it, over what is being typed.
    """

    async def left() -> None:
        await form.leave(name)

    many = ft.KeyboardType.MULTILINE if lines > 1 else ft.KeyboardType.TEXT
    return ft.TextField(
        key=f"{name}-{version}",
        value=form.typed.get(name, ""),
        multiline=lines > 1,
        min_lines=lines if lines > 1 else None,
        max_lines=12 if lines > 1 else 1,
        keyboard_type=ft.KeyboardType.NUMBER if kind is Typing.NUMBER else many,
        capitalization=capitals(kind),
        autocorrect=kind is Typing.WORDS,
        enable_suggestions=kind is Typing.WORDS,
        enable_ime_personalized_learning=False,
        error=problem if problem not in ("", ELSEWHERE) else None,
        **look(wrong=bool(problem)),
        on_change=lambda e: form.put(name, e.data or ""),
        on_blur=left if form.on_leave else None,
    )


def capitals(kind: Typing) -> ft.TextCapitalization:
    """What a keyboard should begin with a capital.

    Flet's own client would itself write capitals, over a parent's "e.g." or a name like "de Souza". In the browser it
    does not any more (SWAPS in pwa/client.py); elsewhere nothing is better than that.
    """
    if sys.platform != "emscripten":
        return ft.TextCapitalization.NONE
    return ft.TextCapitalization.WORDS if kind is Typing.NAME else ft.TextCapitalization.SENTENCES


ELSEWHERE = tr("told above")
"""The problem of one box of a date: its words stand above all three."""


def named(label: str, below: ft.Control, hint: str = "") -> ft.Control:
    """A field below the words that name it."""
    # The words stand above the field, not in its frame, where long ones are cut off at 200 %.
    # MergeSemantics makes them the field's name; the hint is read with it.
    above = [ft.Text(label, font_family=BOLD)]
    if hint:
        above.append(parts.plain(hint, quiet=True))  # nothing in a name can be tapped by itself
    return ft.MergeSemantics(parts.column(*above, below, gap=6))


def choice(form: Form, name: str, label: str, options: Mapping[T, str], *, hint: str = "") -> ft.Control:
    """One of a few, all of them seen at once."""
    form.questions[name] = label

    async def choose(value: str) -> None:
        form.choose(name, value)

    group = parts.choices(label, options, form.typed.get(name, ""), choose)
    above: list[ft.Control] = [parts.heading(label, 3)]
    if hint:
        above.append(parts.plain(hint, quiet=True))  # nothing in a name can be tapped by itself
    return parts.column(*above, *problem(form, name), group, gap=4)


def several(form: Form, name: str, label: str, options: Mapping[T, str], *, hint: str = "") -> ft.Control:
    """Any number of a few, all of them seen at once. The field holds those that are ticked, with commas between."""
    form.questions[name] = label
    ticked = [one for one in form.typed.get(name, "").split(",") if one]

    def turn(value: str) -> None:
        left = [one for one in ticked if one != value]
        form.choose(name, ",".join(left if value in ticked else [*ticked, value]))

    def row(value: str, shown: str) -> ft.Control:
        box = ft.Checkbox(value=value in ticked, on_change=lambda: turn(value))
        line = ft.Row([box, ft.Text(shown, expand=True)], spacing=4)
        return ft.MergeSemantics(
            ft.Container(line, on_click=lambda: turn(value), padding=ft.Padding.symmetric(vertical=4))
        )

    above: list[ft.Control] = [parts.heading(label, 3)]
    if hint:
        above.append(parts.plain(hint, quiet=True))  # nothing in a name can be tapped by itself
    rows = parts.LongList([partial(row, str(value), shown) for value, shown in options.items()], 0)
    return parts.column(*above, *problem(form, name), ft.Semantics(label=label, container=True, content=rows), gap=4)


def problem(form: Form, name: str) -> list[ft.Control]:
    """What is wrong with a question of more than one field, told as soon as it shows."""
    told = form.problems.get(name)
    if not told:
        return []
    line = ft.Row(
        [ft.Icon(ft.Icons.ERROR_OUTLINE, color=ft.Colors.ERROR), ft.Text(told, color=ft.Colors.ERROR, expand=True)]
    )
    return [ft.Semantics(live_region=True, container=True, content=line)]


def restored(form: Form) -> list[ft.Control]:
    """Says that a half-written form was kept, and offers to start again."""
    if not form.restored:
        return []
    return [
        parts.notice(
            tr("We kept what you had written"),
            tr("You can go on from here. It is not saved yet."),
            parts.small_button(tr("Start again"), form.start_again, color=parts.CALM.fore),
            tone=parts.CALM,
            icon=ft.Icons.EDIT_NOTE,
        )
    ]


def mend(form: Form) -> list[ft.Control]:
    """Says at the end of a form which questions need another look."""
    if not form.problems:
        return []
    named = [form.questions[name] for name in form.problems if name in form.questions]
    return [
        parts.notice(
            tr("Not saved yet"),
            tr("Nothing you wrote is lost. Please look again at: ") + " \u00b7 ".join(named),
            tone=parts.WRONG,
            icon=ft.Icons.ERROR_OUTLINE,
            live=True,
        )
    ]
