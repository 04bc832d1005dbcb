"""Finds words that are explained by what a parent typed: by any of their names, as they sound, and with slips."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from .choices import Setting
from .glossary import Word, words
from .search import bare_words, is_near, slips

ASKING = frozenset(
    bare_words("a an and are do does for in is mean means my of or stand stands the what whats who with")
)
"""Words before and after what is asked for, as in "What does EHC stand for?"."""
LONGEST = 100
"""How many letters of what was asked for are looked at: no name is longer."""
SHORTEST = 3
"""From so many letters on they are looked for inside of words too: one or two letters stand in nearly all."""
_SOUNDS = (
    (r"^ps", "s"),
    (r"ph", "f"),
    (r"[ctsx]i(?=on|an)", "sh"),
    (r"ae", "e"),
    (r"c(?=[eiy])", "s"),
    (r"ck|c|q", "k"),
    (r"x", "ks"),
    (r"y", "i"),
    (r"z", "s"),
    (r"(.)\1+", r"\1"),
)
"""Letters that sound alike in English, so that those who write as they hear are understood."""


class Fit(IntEnum):
    """How well a word fits what was asked for, the best first."""

    EXACT = 0
    BEGINS = 1
    PART = 2
    SOUNDS = 3
    NEAR = 4
    """With one slip, or a name that only begins so."""
    TOLD = 5
    """What was asked for stands in what the word means, and in none of its names."""
    NEARLY = 6
    """With more slips than one, or only by a part of what was asked for."""


def find(asked: str, setting: Setting) -> tuple[Word, ...]:
    """The words that fit what was asked for, the best first; for nothing asked, all of them.

    Of those that fit equally well, the ones that are used at this setting come first. Nothing is left out because of
    the setting: a parent may have heard the word elsewhere.
    """
    return tuple(found for _, found in fits(asked, setting))


def fits(asked: str, setting: Setting) -> list[tuple[Fit, Word]]:
    """The same, each with how well it fits. Near spellings are looked for only where no name fits."""
    wanted = _wanted(asked)
    if not wanted:
        return [(Fit.EXACT, each) for each in words()]
    found = _found(wanted)
    if not found and len(wanted) > 1:  # better a part of what was asked for than nothing
        parts = (fits(each, setting) for each in wanted if len(each) >= SHORTEST and each not in ASKING)
        named = {each.slug: each for part in parts for fit, each in part if fit is not Fit.TOLD}
        return [(Fit.NEARLY, each) for each in named.values()]
    fitting = [(found[each.slug], each) for each in words() if each.slug in found]
    # sorted keeps the alphabet among equals
    return sorted(fitting, key=lambda pair: (pair[0], bool(pair[1].setting) and setting not in pair[1].setting))


@dataclass(frozen=True)
class _Known:
    """A word, made ready for searching: the plain words of each of its names, and of its text."""

    slug: str
    names: tuple[tuple[str, ...], ...]
    text: str


@cache
def _known() -> tuple[_Known, ...]:
    return tuple(
        _Known(each.slug, tuple(tuple(bare_words(name)) for name in each.names), " ".join(["", *bare_words(each.text)]))
        for each in words()
    )


def _wanted(asked: str) -> list[str]:
    said = bare_words(asked[:LONGEST])
    if max(map(len, said), default=0) == 1:
        return ["".join(said)]  # such as "e.h.c.p."
    asking = [each in ASKING for each in said]
    if all(asking):
        return said
    return said[asking.index(False) : len(said) - asking[::-1].index(False)]


def _found(wanted: list[str]) -> dict[str, Fit]:
    """The slugs of words that fit, and how well."""
    found = {known.slug: fit for known in _known() if (fit := _fit(known, wanted)) is not None}
    if any(fit < Fit.SOUNDS for fit in found.values()):
        return found
    near = _near(wanted)
    if min(near.values(), default=Fit.NEARLY) < Fit.NEARLY:  # what is further away would only be in the way
        near = {slug: fit for slug, fit in near.items() if fit is not Fit.NEARLY}
    return {slug: min(each.get(slug, Fit.NEARLY) for each in (found, near)) for slug in (*found, *near)}


def _fit(known: _Known, wanted: list[str]) -> Fit | None:
    together = "".join(wanted)  # so that "sen co" is a name too
    joined = ["".join(name) for name in known.names]
    if together in joined:
        return Fit.EXACT
    if any(name.startswith(together) for name in joined) or _each(known, wanted, str.startswith):
        return Fit.BEGINS
    if len(together) < SHORTEST:
        return None
    if _each(known, wanted, str.__contains__):
        return Fit.PART
    return Fit.TOLD if all(f" {each}" in known.text for each in wanted) else None


def _each(known: _Known, wanted: list[str], fitting: Callable[[str, str], bool]) -> bool:
    return any(all(any(fitting(said, each) for said in name) for each in wanted) for name in known.names)


def _near(wanted: list[str]) -> dict[str, Fit]:
    """The slugs of words of which a name is nearly what was asked for, all together or word by word."""
    names = [name for known in _known() for name in known.names]
    each = [_alike(one, {said for name in names for said in name}) for one in wanted]
    together = "".join(wanted)
    whole = _alike(together, {name for name in map("".join, names) if len(name) <= len(together) + CLOSE})
    found: dict[str, Fit] = {}
    for known in _known():
        ways = [whole.get("".join(name), FAR) for name in known.names]
        ways += [max(min(one.get(said, FAR) for said in name) for one in each) for name in known.names]
        if min(ways) < FAR:
            found[known.slug] = (Fit.SOUNDS, Fit.NEAR, Fit.NEARLY)[min(*ways, 2)]
    return found


FAR = 99
"""More slips than are ever forgiven."""
CLOSE = 1
"""How many letters longer a name of several words may be than what was asked for as one: "pupilpasport"."""


def _alike(asked: str, known: set[str]) -> dict[str, int]:
    """Those that are spelled or sound like what was asked for, and by how many slips. To only begin so is one more."""
    sound = _sound(asked)
    ways = {said: _away(asked, said) for said in known}
    if len(sound) > 1:
        ways = {said: min(away, _away(sound, _sound(said))) for said, away in ways.items()}
    return {said: away for said, away in ways.items() if away < FAR}


def _away(asked: str, said: str) -> int:
    """How many slips it takes from one to the other, or FAR."""
    most = slips(asked)
    if not most:
        return 0 if asked == said else FAR
    if not is_near(asked, said, most):
        return FAR
    least = next(n for n in range(most + 1) if is_near(asked, said, n))
    return least + (len(said) > len(asked) + least)


@cache
def _sound(said: str) -> str:
    for letters, sound in _SOUNDS:
        said = re.sub(letters, sound, said)
    return said
