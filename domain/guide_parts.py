"""The parts of the guide as a family at one setting reads them, and the search over all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .choices import Setting
from .guide import LocalPack, Section, Topic, local_packs, topics
from .search import bare_words, is_near, plain, slips


class Part(NamedTuple):
    """A section with its number in its topic, as an address names it, and the local pack it is of, if any."""

    topic: Topic
    number: int
    section: Section
    pack: LocalPack | None = None


def parts_of(found: Topic, setting: Setting) -> tuple[Part, ...]:
    """What a family at this setting reads of a topic, with what is known of single areas at its end."""
    local = [(section, pack) for pack in local_packs() for section in pack.sections] if found.local else []
    every = [*((section, None) for section in found.sections), *local]
    return tuple(Part(found, n, section, pack) for n, (section, pack) in enumerate(every) if section.fits(setting))


class Hit(NamedTuple):
    """A part that was found, and a line of it that shows why."""

    part: Part
    line: str


@dataclass(frozen=True)
class Hits:
    """What was found. `near` says that nothing has exactly the words that were asked for."""

    found: tuple[Hit, ...]
    near: bool = False


def search(asked: str, setting: Setting) -> Hits:
    """The parts in which every word of `asked` stands, those with them in their title first; or else those near.

    A word stands in a part if it is in its text, or in the title of its topic.
    """
    wanted = plain(asked).split()
    if not wanted:
        return Hits(())
    rows = _rows(setting)
    exact = [row.part for row in rows if all(word in row.text for word in wanted)]
    if exact:
        exact.sort(key=lambda part: not all(word in plain(part.section.title) for word in wanted))
        return Hits(tuple(Hit(part, _line(part, setting, wanted)) for part in exact))
    vocabulary = frozenset[str]().union(*(row.words for row in rows))
    meant = [_near(word, vocabulary) for word in bare_words(asked)]
    near = [row.part for row in rows if meant and all(words & row.words for words in meant)]
    near.sort(key=lambda part: not all(words & set(bare_words(part.section.title)) for words in meant))
    return Hits(tuple(Hit(part, _line(part, setting, frozenset().union(*meant))) for part in near), near=bool(near))


class _Row(NamedTuple):
    part: Part
    text: str
    words: frozenset[str]


@cache
def _rows(setting: Setting) -> tuple[_Row, ...]:
    found = []
    for part in (part for topic in topics() for part in parts_of(topic, setting)):
        text = "\n".join((part.topic.title, part.section.title, *part.section.said(setting)))
        found.append(_Row(part, plain(text), frozenset(bare_words(text))))
    return tuple(found)


def _near(wanted: str, vocabulary: Iterable[str]) -> frozenset[str]:
    most = slips(wanted)
    return frozenset(word for word in vocabulary if wanted in word or (most and is_near(wanted, word, most)))


def _line(part: Part, setting: Setting, words: Iterable[str]) -> str:
    """The line with most of these words, or else the first one."""
    lines = part.section.said(setting)
    return max(lines, key=lambda line: sum(word in plain(line) for word in words))
