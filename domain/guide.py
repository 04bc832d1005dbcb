"""The guide: topics in plain words, read from text files that someone who knows SEN and not Python can mend."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import Field

from .choices import Setting
from .kept import Value


class Source(Value):
    """Where something in the guide comes from, by its name; an address only where it is sure to stay."""

    title: str
    url: str | None = None
    note: str = ""
    """What it was used for, and how far it was checked."""


class Section(Value):
    """One part of a topic. `setting` names where it is shown; empty means everywhere."""

    title: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    setting: tuple[Setting, ...] = ()


class Topic(Value):
    """One page of the guide."""

    slug: str = Field(pattern="^[a-z]+(-[a-z]+)*$")
    """Its address, and the name of its file."""
    place: int
    """Where it stands in the guide: the lowest comes first."""
    title: str
    lead: str
    who_for: str
    last_checked: date
    sections: tuple[Section, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)

    def sections_for(self, setting: Setting) -> tuple[Section, ...]:
        """The sections that a family at this setting reads."""
        return tuple(s for s in self.sections if not s.setting or setting in s.setting)


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the guide. Read when first asked for, and checked."""
    # importlib.resources and not a path: on Android this package is imported from a zip
    content = files("domain") / "content"
    sources: dict[str, Any] = tomllib.loads((content / "sources.toml").read_text("utf-8"))
    pages = (page.read_text("utf-8") for page in (content / "guide").iterdir() if page.name.endswith(".toml"))
    return tuple(sorted((_topic(tomllib.loads(page), sources) for page in pages), key=lambda t: t.place))


def topic(slug: str) -> Topic | None:
    """The topic with this address, or None."""
    return next((t for t in topics() if t.slug == slug), None)


def _topic(page: dict[str, Any], sources: dict[str, Any]) -> Topic:
    return Topic.model_validate({**page, "sources": [sources[name] for name in page["sources"]]})
