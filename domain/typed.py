"""Turns what a parent typed into values, or into plain words about what is wrong with it.

Nothing is ever cut off: what is too long is said to be too long, and stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from .dates import MONTHS
from .kept import LINE, NOTE, RoughDate
from .language import tr

Fields = Mapping[str, str]
"""A form as it was typed: field name to text."""


class Wrong(Exception):
    """What was typed cannot be used. Says why, and how to mend it, in words for the parent."""


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, direction overrides and half characters: no one can see them, and they break files."""
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")


_HALF = re.compile(r"([ap])[.]?\s?m[.]?$")
"""The halves of the day as people write them: "p.m.", "pm."."""
AFTERNOON = range(1, 7)
"""Hours that mean the afternoon where nothing is said: no school meets at two in the night."""


def clean(text: str) -> str:
    """The same words without unseen characters and without blank space at the ends. Line breaks and tabs stay."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")).strip()


def note(text: str, most: int = NOTE) -> str:
    """A longer answer. Raises Wrong where it is over `most` characters."""
    tidy = clean(text)
    if len(tidy) > most:
        raise Wrong(
            tr(
                "This has {number} characters. The most is {most}. Nothing is lost: please make it shorter.",
                number=f"{len(tidy):,}",
                most=f"{most:,}",
            )
        )
    return tidy


def line(text: str, most: int = LINE) -> str:
    """A one-line answer: line breaks become spaces. Raises Wrong where it is over `most` characters."""
    return note(" ".join(text.split()), most)


def needed(text: str, ask: str) -> str:
    """`text`, or Wrong with the words of `ask` where it is empty."""
    if not text:
        raise Wrong(ask)
    return text


def rough_day(fields: Fields, name: str, today: date) -> RoughDate | None:
    """The date in the boxes `name`_day, _month and _year; day, or day and month, may be left empty.

    A year left empty beside a month is the year in which that day last was. None where all three are empty.
    """
    day, month, year = _boxes(fields, name)
    if not (day or month or year):
        return None
    if day and not month:
        raise Wrong(tr("Add the month too, or leave the day empty."))
    try:
        number = _month(month) if month else None
        rough = RoughDate(
            year=_year(year) if year else 2000, month=number, day=_number(day, tr("day")) if day else None
        )
    except ValueError:
        raise Wrong(
            tr("There is no such date as {date}. Please check it.", date=" ".join(filter(None, (day, month, year))))
        ) from None
    return rough if year else _last_time(rough, today)


def past_day(fields: Fields, name: str, today: date) -> RoughDate | None:
    """A rough date on which something happened. Raises Wrong where it lies ahead or over 30 years back."""
    rough = rough_day(fields, name, today)
    if rough and rough.first_day() > today:
        raise Wrong(tr("That date is still to come. Please check the day, month and year."))
    if rough and rough.year < today.year - 30:
        raise Wrong(tr("That is more than 30 years ago. Please check the year."))
    return rough


def exact_day(fields: Fields, name: str, today: date) -> date | None:
    """A whole date within 30 years of today, with its year. None where the boxes are empty."""
    day, month, year = _boxes(fields, name)
    if not (day or month or year):
        return None
    if not (day and month and year):
        raise Wrong(tr("Please give the day, the month and the year."))
    rough = rough_day(fields, name, today)
    assert rough
    if abs(rough.year - today.year) > 30:
        raise Wrong(tr("That is more than 30 years away. Please check the year."))
    return rough.first_day()


def clock_time(text: str) -> time | None:
    """A time such as 3:30pm, 15:30, 3pm or midday, as `time_words` writes it. None where nothing was typed."""
    tidy = clean(text).lower()
    if not tidy:
        return None
    if tidy.removeprefix("12 ") in ("midday", "noon", "midnight"):
        return time(0 if tidy.endswith("night") else 12)
    found = _TIME.fullmatch(_HALF.sub(r"\1m", tidy))
    try:
        return _time(*found.groups()) if found else time(99)
    except ValueError:
        raise Wrong(tr("Please write the time like 3:30pm or 15:30.")) from None


def _boxes(fields: Fields, name: str) -> tuple[str, str, str]:
    day, month, year = (fields.get(f"{name}_{box}", "").strip() for box in ("day", "month", "year"))
    return day, month, year


def _time(hour: str, minute: str | None, half: str | None) -> time:
    hours = int(hour)
    if half and not 1 <= hours <= 12:
        raise ValueError(hour)
    if half or (hours in AFTERNOON and not hour.startswith("0")):
        hours = hours % 12 + (0 if half == "am" else 12)
    return time(hours, int(minute or 0))


def _last_time(rough: RoughDate, today: date) -> RoughDate:
    for year in range(today.year, today.year - 9, -1):
        try:
            guess = rough.model_copy(update={"year": year})
            if guess.first_day() <= today:
                return guess
        except ValueError:  # 29 February, in a year that has none
            continue
    raise Wrong(tr("Please add the year."))


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return _number(text, tr("month"))
    names = [
        n for n, name in enumerate(MONTHS, 1) if len(text) >= 3 and name.lower().startswith(text.lower().rstrip("."))
    ]
    if len(names) != 1:
        raise Wrong(tr("Please write the month as a number, such as 3 for March."))
    return names[0]


def _year(text: str) -> int:
    year = _number(text, tr("year"))
    if len(text) not in (2, 4):
        raise Wrong(tr("Please write the year with four numbers, such as 2026."))
    return year + 2000 if len(text) == 2 else year


def _number(text: str, part: str) -> int:
    # isdigit alone would take figures that int() cannot read, such as a raised 2
    if not (text.isdecimal() and len(text) <= 4):
        raise Wrong(tr("Please write the {box} as a number.", box=part))
    return int(text)
