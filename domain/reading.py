"""What reading a form is made of: the values that could be used, the words about the others, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from .kept import Entry, Kept, RoughDate
from .language import tr
from .typed import Fields, Wrong, exact_day

T = TypeVar("T")
E = TypeVar("E", bound=Entry)
C = TypeVar("C", bound=StrEnum)
YES, NO = "yes", "no"
"""The answers to a question that has only two."""


@dataclass
class Reading:
    """One reading of a form: the values that could be used, and what is wrong with the others."""

    typed: Fields
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, read: Callable[[], T]) -> T | None:
        """The value of `read`, kept under `name`; or its words as that field's problem, and None."""
        try:
            self.values[name] = value = read()
        except Wrong as wrong:
            self.problems[name] = str(wrong)
            return None
        return value

    def consent(self, name: str) -> None:
        """Takes the child's answer. Without a yes, `shared` is taken away, whatever it was before."""
        self.values[name] = yes_or_no(self.typed, name)
        if self.values[name] is not True:
            self.values["shared"] = False

    def text(self, *names: str, read: Callable[[str], Any]) -> None:
        """Takes each of these fields by the same way of reading."""
        for name in names:
            self.take(name, partial(read, self.typed.get(name, "")))


def needed_day(typed: Fields, name: str, today: date, ask: str) -> date:
    day = exact_day(typed, name, today)
    if day is None:
        raise Wrong(ask)
    return day


def day_written(typed: Fields, today: date) -> date:
    """The day in "on" on which a child's words were written down: it is needed, and cannot lie ahead."""
    day = past_exact(typed, "on", today)
    if day is None:
        raise Wrong(tr("Please write the day. Today is filled in at first."))
    return day


def past_exact(typed: Fields, name: str, today: date) -> date | None:
    day = exact_day(typed, name, today)
    if day and day > today:
        raise Wrong(tr("That date is still to come. Please check the day, month and year."))
    return day


def not_before(day: date | None, on: date | None, what: str) -> date | None:
    if day and on and day < on:
        raise Wrong(tr("That date is before this {what}. Please check both dates.", what=what))
    return day


def several(typed: Fields, name: str, kind: type[C]) -> tuple[C, ...]:
    """Those of a few choices that were ticked, in the order in which they are offered."""
    ticked = typed.get(name, "").split(",")
    return tuple(choice for choice in kind if choice in ticked)


def yes_or_no(typed: Fields, name: str) -> bool | None:
    """The answer, or None where there is none."""
    return {YES: True, NO: False}.get(typed.get(name, ""))


def filled(entry: Kept, *names: str, dates: tuple[str, ...] = ()) -> dict[str, str]:
    """These fields of a form as an entry fills them: several choices with commas between, each date as three boxes."""
    found = {name: _text(getattr(entry, name)) for name in names}
    for name in dates:
        found |= boxes_of(name, getattr(entry, name))
    return found


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case tuple():
            return ",".join(map(str, value))
    return str(value)


def boxes_of(name: str, day: date | RoughDate | None) -> dict[str, str]:
    """A date as the three boxes of this name show it."""
    parts = (day.day, day.month, day.year) if day else (None, None, None)
    return {f"{name}_{box}": str(part or "") for box, part in zip(("day", "month", "year"), parts, strict=True)}


def entry_from(kind: type[E], form: Reading, *, id: str, child_id: str, now: datetime, before: E | None) -> E:
    """The entry as it will be kept: new, or `before` with what was changed. Call it only without problems."""
    if before:
        return before.changed(now, **form.values)
    return kind(id=id, child_id=child_id, created_at=now, updated_at=now, **form.values)


def outgrown(before: Entry, values: dict[str, Any], answer: str, words: tuple[str, ...]) -> bool:
    """Takes a child's yes out of the values where it was given to other words, and says so."""
    same = all(values[name] == getattr(before, name) for name in words)
    if same or not (getattr(before, answer) is True and values[answer] is True):
        return False
    values |= {answer: None, "shared": False}
    return True
