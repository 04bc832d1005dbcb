"""A document to give to somebody: plain parts, which text, a page to print and a PDF all draw in the same order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """Running text. A line break in it stays one."""

    text: str


@dataclass(frozen=True)
class Item:
    """One line of a list, with what belongs to it below."""

    text: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A name and what stands against it: "Review date" and "Tuesday 14 June 2026"."""

    name: str
    text: str


@dataclass(frozen=True)
class Bars:
    """A picture of counts, one bar a row, with the same in words."""

    words: str
    rows: tuple[tuple[str, int], ...]


Line = Paragraph | Item | Fact | Bars


@dataclass(frozen=True)
class Part:
    """A heading and what stands below it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Document:
    """The whole. `foot` stands at the end of every page: who made it, from what, and on which day."""

    title: str
    """What kind it is, without any name: it is the title that the file carries."""
    facts: tuple[Fact, ...]
    """What stands at its head: the child, who it is for, the dates it covers."""
    parts: tuple[Part, ...]
    foot: str
