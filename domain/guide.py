"""The guide: topics in plain words, read from text files that someone who knows SEN and not Python can mend."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, model_validator

from .choices import Setting
from .kept import Value
from .language import content, names_in
from .questions import BankQuestion, bank

V = TypeVar("V", bound=Value)
SLUG = "^[a-z]+(-[a-z]+)*$"


class BrokenContent(ValueError):
    """A content file that cannot be used. Says which file it is, and where in it the mistake stands."""


class Group(StrEnum):
    """What a topic belongs to, in the order of the guide."""

    STAGES = "stages"
    """The four stages, and what comes before them."""
    MORE = "more"
    PEOPLE = "people"
    LAW = "law"
    HELP = "help"


class Source(Value):
    """Where something in the guide comes from, by its name; an address only where it is sure to stay."""

    title: str
    site: str = ""
    """The name of the website, for a source with an address."""
    url: str | None = Field(default=None, pattern=r"^https://[a-z.-]+/[\w/.-]+$")
    note: str = ""
    """What it was used for, and how far it was checked."""

    @model_validator(mode="after")
    def _says_where_it_goes(self) -> Self:
        if bool(self.url) != bool(self.site):
            raise ValueError("a source has both a site and a url, or neither")
        return self


class Section(Value):
    """One part of a topic. `setting` names where it is shown; empty means everywhere."""

    title: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    """Questions of the bank (domain/content/questions.toml), by their slugs."""
    write: str = Field(default="", pattern=r"^(/[a-z]+)*$")
    """The address of the form in which to write this down."""
    see: tuple[str, ...] = ()
    """Other topics that it leads to, by their slugs."""
    setting: tuple[Setting, ...] = ()

    def fits(self, setting: Setting) -> bool:
        """Whether a family at this setting reads it."""
        return not self.setting or setting in self.setting

    def questions(self, setting: Setting) -> tuple[BankQuestion, ...]:
        """What it suggests to ask, as far as it fits this setting, in its own order."""
        known = {question.slug: question for question in bank().question}
        return tuple(known[slug] for slug in self.ask if slug in known and known[slug].fits(setting))

    def said(self, setting: Setting) -> tuple[str, ...]:
        """Everything below its title that a family at this setting reads, in its order."""
        questions = (text for question in self.questions(setting) for text in (question.text, question.why))
        return (*self.paragraphs, *self.bullets, *questions)


class Topic(Value):
    """One page of the guide."""

    slug: str = Field(pattern=SLUG)
    """Its address, and the name of its file."""
    group: Group
    place: int
    """Where it stands in the guide: the lowest comes first."""
    title: str
    lead: str
    who_for: str
    local: bool = False
    """Whether what is known of single areas is shown below it."""
    last_checked: date
    sections: tuple[Section, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)

    def sections_for(self, setting: Setting) -> tuple[Section, ...]:
        """The sections that a family at this setting reads."""
        return tuple(s for s in self.sections if s.fits(setting))


class Helper(Value):
    """Who can help in one area: what they do, and how to find them, without a number or an address."""

    name: str
    does: tuple[str, ...] = Field(min_length=1)
    find: str
    setting: tuple[Setting, ...] = ()


class LocalPack(Value):
    """What help there is in one area. To add an area is to add a file."""

    area: str
    title: str
    lead: str
    last_checked: date
    helpers: tuple[Helper, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its helpers as sections of the guide, so that they unfold and are found like all the others."""
        return tuple(Section(title=h.name, bullets=(*h.does, h.find), setting=h.setting) for h in self.helpers)


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the guide. Read when first asked for, and checked. Raises BrokenContent."""
    return tuple(sorted((read_topic(*page) for page in _pages("guide")), key=lambda t: t.place))


@cache
def local_packs() -> tuple[LocalPack, ...]:
    """What is known of single areas, by their names. Raises BrokenContent."""
    return tuple(sorted((read_pack(*page) for page in _pages("local")), key=lambda pack: pack.area))


def topic(slug: str) -> Topic | None:
    """The topic with this address, or None."""
    return next((t for t in topics() if t.slug == slug), None)


def read_topic(name: str, text: str) -> Topic:
    """The topic that the file with this name holds. Raises BrokenContent."""
    return _checked(Topic, name, _parsed(name, text))


def read_pack(name: str, text: str) -> LocalPack:
    """The local pack that the file with this name holds. Raises BrokenContent."""
    return _checked(LocalPack, name, _parsed(name, text))


@cache
def hosts() -> frozenset[str]:
    """The websites to which the sources lead. The app opens no others."""
    return frozenset(urlsplit(str(page["url"])).netloc for page in _sources().values() if "url" in page)


@cache
def _sources() -> Mapping[str, Any]:
    return _parsed("sources.toml", content("sources.toml"))


def _pages(folder: str) -> Iterator[tuple[str, str]]:
    return ((name, content(name)) for name in names_in(folder))


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:  # it tells the line itself
        raise BrokenContent(f"{name}: {problem}") from None


def _checked(kind: type[V], name: str, page: dict[str, Any]) -> V:
    known = _sources()
    unknown = [source for source in page.get("sources", ()) if source not in known]
    if unknown:
        raise BrokenContent(f"{name}, sources: sources.toml has no [{unknown[0]}]")
    try:
        return kind.model_validate({**page, "sources": [known[source] for source in page.get("sources", ())]})
    except ValidationError as problem:
        told = (f"{name}, {_where(page, error['loc'])}: {error['msg']}" for error in problem.errors())
        raise BrokenContent("\n".join(told)) from None


def _where(page: Mapping[str, Any], steps: Iterable[int | str]) -> str:
    """Where in a file a mistake stands: 'sections 3 "What to ask", bulets'."""
    told: list[str] = []
    here: Any = page
    for step in steps:
        here = here[step] if step in (here if isinstance(here, dict) else range(len(here or ()))) else None
        if isinstance(step, str):
            told.append(step)
        else:
            name = here.get("title") or here.get("name") or "" if isinstance(here, dict) else here or ""
            told[-1] += f' {step + 1} "{name}"'
    return ", ".join(told)
