"""Every word on a screen in the family's language: English stands in the code, other languages in files.

It is the way of GNU gettext: the English sentence is the name under which its translation is looked up, so what is not
translated is shown in English. A run of the app has one language, known before the first sentence is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENGLISH = "en"
SCREENS = "screens.mo"
"""A language's words of the screens, as `make words` compiles them out of `screens.po`."""
FROM_THE_RIGHT = {"ar", "ckb", "fa", "he", "ps", "ur"}


@cache
def folder() -> Traversable:
    """Where the words and all content lie. Looked up when something is first read, because in the browser it is an open
    file, and in what is imported ahead of a start (pwa/warm.py) there may be none.
    """
    # not a path: on Android this package is imported from a zip
    return files("domain") / "content"


def first_known(wanted: Iterable[str]) -> str:
    """The first of these languages ("pl-PL", "en") that the app has words in, else English."""
    for tag in wanted:
        code = tag.replace("_", "-").split("-")[0].lower()
        if code == ENGLISH or (code.isalpha() and (folder() / code / SCREENS).is_file()):
            return code
    return ENGLISH


def words_in(language: str) -> NullTranslations:
    """The words of the screens in this language."""
    if language == ENGLISH:
        return NullTranslations()
    with (folder() / language / SCREENS).open("rb") as compiled:
        return GNUTranslations(compiled)


# LANGUAGE is where gettext itself looks, a list with colons; in the browser the worker sets it
language = first_known(os.environ.get("LANGUAGE", "").split(":"))
from_the_right = language in FROM_THE_RIGHT
_words = words_in(language)


def tr(english: str, **gaps: object) -> str:
    """This sentence in the family's language, with each `{gap}` filled. What fills a gap is never read for gaps."""
    return _filled(_words.gettext(english), english, gaps) if gaps else _words.gettext(english)


def trn(one: str, many: str, number: int, **gaps: object) -> str:
    """The sentence for this number of things, in which `{n}` is the number: languages have up to six forms."""
    return _filled(_words.ngettext(one, many, number), one if number == 1 else many, {"n": number, **gaps})


def _filled(words: str, english: str, gaps: Mapping[str, object]) -> str:
    try:
        return words.format_map(gaps)
    except (AttributeError, IndexError, KeyError, ValueError):  # a gap that a translator misspelled
        return english.format_map(gaps)


def content(name: str) -> str:
    """The text of a content file ("questions.toml", "guide/plan.toml"): in the family's language, else in English."""
    own = folder() / language / name
    return (own if own.is_file() else folder() / ENGLISH / name).read_text("utf-8")


def names_in(name: str) -> list[str]:
    """The content files in a folder ("guide"), sorted, as `content` takes them. English has them all."""
    return sorted(f"{name}/{each.name}" for each in (folder() / ENGLISH / name).iterdir())
