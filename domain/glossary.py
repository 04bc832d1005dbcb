"""Words explained: the terms and short forms that parents meet, found by any of their names and however spelled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import Field, ValidationError

from .choices import Setting
from .guide import BrokenContent, Source
from .kept import Value
from .language import content
from .search import bare_words

_BREAK = re.compile(r"[.?!;:](?=\s)|[()\n]")
_TOKEN = re.compile(r"[\w'\u2019]+|\0")


class Word(Value):
    """A term, and what it means in two sentences."""

    slug: str = Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")
    term: str = Field(min_length=1)
    full: str = ""
    """What a short form stands for."""
    also: tuple[str, ...] = ()
    """Other names, spellings and short forms."""
    text: str = Field(min_length=1)
    setting: tuple[Setting, ...] = ()
    """Where it is used; empty means everywhere."""
    see: tuple[str, ...] = ()
    """The slugs of words that belong to it."""
    topic: str = ""
    """The slug of the topic of the guide that tells more."""
    sources: tuple[Source, ...] = Field(min_length=1)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return tuple(filter(None, (self.term, self.full, *self.also)))


class Words(Value):
    """All of them, in the order of the alphabet."""

    last_checked: date
    word: tuple[Word, ...] = Field(min_length=1)


@cache
def glossary() -> Words:
    """The words, and when they were checked. Read when they are first asked for. Raises BrokenContent."""
    sources = tomllib.loads(content("sources.toml"))
    return read_words(content("words.toml"), sources)


def read_words(text: str, sources: Mapping[str, Any]) -> Words:
    """The words that their file holds, in the order of the alphabet. Raises BrokenContent."""
    try:
        page = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:  # it tells the line itself
        raise BrokenContent(f"words.toml: {problem}") from None
    known = {**sources, **page.get("source", {})}
    found = [_read(block, known) for block in page.get("word", ())]
    found.sort(key=lambda each: bare_words(each.term))
    return Words.model_validate({"last_checked": page.get("last_checked"), "word": found})


def _read(block: Mapping[str, Any], sources: Mapping[str, Any]) -> Word:
    where = f'words.toml, word "{block.get("slug", "without a slug")}"'
    unknown = [name for name in block.get("sources", ()) if name not in sources]
    if unknown:
        raise BrokenContent(f"{where}, sources: there is no [{unknown[0]}]")
    try:
        return Word.model_validate({**block, "sources": [sources[name] for name in block.get("sources", ())]})
    except ValidationError as problem:
        told = (f"{where}, {'.'.join(map(str, error['loc']))}: {error['msg']}" for error in problem.errors())
        raise BrokenContent("\n".join(told)) from None


def words() -> tuple[Word, ...]:
    """Every word, in the order of the alphabet."""
    return glossary().word


def word(slug: str) -> Word | None:
    """The word with this address, or None."""
    return next((each for each in words() if each.slug == slug), None)


def terms_in(text: str) -> tuple[Word, ...]:
    """The words of which a name stands in a text, in its order, each once: also as a plural, and never inside another.

    Short forms count only with their capitals, so that to send is not SEND.
    """
    tokens = _tokens(text)
    names = _phrases()
    found: dict[int, Word] = {}
    taken: set[int] = set()
    for length in range(min(max(map(len, names)), len(tokens)), 0, -1):
        for at in range(len(tokens) - length + 1):
            phrase = tokens[at : at + length]
            there = names.get(phrase) or names.get((*phrase[:-1], phrase[-1].removesuffix("s")))
            if there and not taken.intersection(range(at, at + length)):
                found[at] = there
                taken.update(range(at, at + length))
    return tuple({found[at].slug: found[at] for at in sorted(found)}.values())


@cache
def _phrases() -> dict[tuple[str, ...], Word]:
    return {_tokens(name): each for each in words() for name in each.names}


def _tokens(text: str) -> tuple[str, ...]:
    """The words of a text in plain form, short forms in capitals, and an empty one where a sentence ends."""
    return tuple(map(_token, _TOKEN.findall(_BREAK.sub("\0", text))))


def _token(found: str) -> str:
    if sum(map(str.isupper, found)) > 1:
        return found.removesuffix("s").upper()  # several SENCos
    return "".join(bare_words(found.strip("\0")))
