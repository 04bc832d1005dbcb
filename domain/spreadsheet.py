"""Rows as a CSV file (RFC 4180) that a spreadsheet opens rightly, and in which nothing a person wrote can act.

A spreadsheet takes a cell that begins with = + - or @ for a formula, which can fetch or send. Such a cell gets a '
before it, as the Open Worldwide Application Security Project advises ("CSV injection"), and each cell is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .language import tr
from .typed import clean

MOST = 32_000
"""The most characters in a cell. Spreadsheets hold 32,767 in one, and spill the rest over other cells."""
_ACTS = re.compile(r"\s*'*\s*[=+\-@＝＋－＠﹢﹣﹦﹫−]")
"""A cell that would act, or one that already has a mark before that: so marks can be taken off again."""
_APART = re.compile(r"(?<![\s,;|\"])[\s,;|\"]++(?=[=+\-@＝＋－＠﹢﹣﹦﹫−])")
"""Signs that keep words apart, and then one that would act."""
_DIVIDES = frozenset(';|"\t\n')
"""Where a program that does not divide cells at commas may begin a new one, even in a cell that is quoted."""


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """The file: UTF-8 with a mark by which spreadsheets know it, lines as Windows ends them, the headings first."""
    lines = (",".join(f'"{safe(cell)}"' for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def safe(text: str) -> str:
    """The words of a cell as they stand between its quotes. What is too long for a cell is cut, which it then says."""
    words = clean(text)
    if len(words) > MOST:
        words = f"{words[:MOST]}\n{tr('There is more of this. All of it is in everything.json.')}"
    words = _APART.sub(lambda found: f"{found[0]}'" if _DIVIDES & set(found[0]) else found[0], words)
    if _ACTS.match(words):
        words = f"'{words}"
    return words.replace('"', '""')
