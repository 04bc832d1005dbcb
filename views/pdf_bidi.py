"""In which order the letters of a line stand, where some are written from the right.

It is the Unicode Bidirectional Algorithm (UAX 9) without the marks that set a direction by hand, which are taken out of
every text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
STRONG = ("L", "R")
PAIRS = {")": "(", "]": "[", "}": "{"}
MOST_OPEN = 63
"""So deep may brackets stand in brackets (rule BD16)."""
NEUTRAL = ("B", "S", "WS", "ON", "BN", "ES", "ET", "CS")


def levels(text: str) -> tuple[int, Sequence[int]]:
    """The level of the paragraph, and of each letter: an odd one is written from the right."""
    if not _FROM_THE_RIGHT.search(text):
        return 0, bytes(len(text))
    kinds = [bidirectional(letter) or "L" for letter in text]
    base = next((int(kind != "L") for kind in kinds if kind in ("L", "R", "AL")), 0)
    sides = "R" if base else "L"
    _weak(kinds, sides)
    _brackets(kinds, text, sides)
    _between(kinds, sides)
    rise = {"L": base % 2, "R": 1 - base % 2, "AN": 2 - base % 2, "EN": 2 - base % 2}
    return base, [base + rise[kind] for kind in kinds]


def visual(base: int, levels: Sequence[int], blank: Sequence[bool]) -> Sequence[int]:
    """The places of a line's letters from left to right. Blanks at its end stand where the line ends."""
    if not any(levels):
        return range(len(levels))
    of = list(levels)
    for place in reversed(range(len(of))):
        if not blank[place]:
            break
        of[place] = base
    order = list(range(len(of)))
    for level in range(max(of), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and of[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _weak(kinds: list[str], sides: str) -> None:
    """Rules W1 to W7: marks, numbers and what stands in and beside numbers."""
    before, strong = sides, sides
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        before = kinds[place] = kind
    for place in range(1, len(kinds) - 1):
        one, kind, other = kinds[place - 1 : place + 2]
        if one == other and ((one == "EN" and kind in ("ES", "CS")) or (one == "AN" and kind == "CS")):
            kinds[place] = one
    _beside_numbers(kinds, range(len(kinds)))
    _beside_numbers(kinds, range(len(kinds) - 1, -1, -1))
    strong = sides
    for place, kind in enumerate(kinds):
        kinds[place] = kind = "R" if kind == "AL" else kind
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _beside_numbers(kinds: list[str], places: range) -> None:
    """Rule W5, in one direction: £, % and the like belong to the number that they touch."""
    before = ""
    for place in places:
        if kinds[place] == "ET" and before == "EN":
            kinds[place] = "EN"
        before = kinds[place]


def _brackets(kinds: list[str], text: str, sides: str) -> None:
    """Rule N0: two brackets go with what stands in them."""
    sides_of = {"L": "L", "R": "R", "AN": "R", "EN": "R"}
    for first, last in _pairs(kinds, text):
        inside = {sides_of[kind] for kind in kinds[first + 1 : last] if kind in sides_of}
        if not inside:
            continue
        before = next((sides_of[kind] for kind in reversed(kinds[:first]) if kind in sides_of), sides)
        kinds[first] = kinds[last] = sides if sides in inside else before


def _pairs(kinds: list[str], text: str) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order in which they open."""
    opened: list[int] = []
    found = []
    for place, sign in enumerate(text):
        if kinds[place] != "ON":
            continue
        if sign in PAIRS.values():
            if len(opened) == MOST_OPEN:
                break
            opened.append(place)
        elif sign in PAIRS:
            known = [n for n, other in enumerate(opened) if text[other] == PAIRS[sign]]
            if known:
                found.append((opened[known[-1]], place))
                del opened[known[-1] :]
    return sorted(found)


def _between(kinds: list[str], sides: str) -> None:
    """Rules N1 and N2: blanks and signs go with what is on both sides of them, else with the paragraph."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in NEUTRAL:
            end += 1
        if end > start:
            one = kinds[start - 1] if start else sides
            other = kinds[end] if end < len(kinds) else sides
            one, other = ("R" if kind in ("AN", "EN") else kind for kind in (one, other))
            kinds[start:end] = [one if one == other else sides] * (end - start)
        start = end + 1
