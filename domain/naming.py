"""How a child is named to others: first name, initials, or not at all; and where more of the name stands in a text."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from .typed import clean


class NameAs(StrEnum):
    """How a summary names the child."""

    FIRST = "first name"
    INITIALS = "initials"
    NONE = "no name"


def called(name: str, name_as: NameAs) -> str:
    """The name as it is given to others: never more of it than was chosen."""
    words = clean(name).split()
    if name_as is NameAs.FIRST:
        return words[0] if words else ""
    if name_as is NameAs.INITIALS:
        return "".join(f"{letter}." for word in words if (letter := _first_letter(word)))
    return ""


def _first_letter(word: str) -> str:
    """The first letter, with the marks that belong to it; nothing where there is none, as in a picture."""
    start = next((at for at, char in enumerate(word) if char.isalpha()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(word) and unicodedata.category(word[end]) in ("Mn", "Mc"):
        end += 1
    return word[start:end].upper()
