"""Columns of a picture, how time is cut into them, and the sentences that tell what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from .language import tr, trn

MOST = 24
"""The most columns in a picture: on a small phone more could not be told apart."""
Counts = tuple[int, ...]


@dataclass(frozen=True)
class Column:
    """One column: the words under it, its name in a sentence, and how many there are of each part.

    `whole` is of how many things. It is less than the counts together where one thing counts in two parts.
    """

    label: str
    name: str
    counts: Counts
    whole: int


@dataclass(frozen=True)
class Picture:
    """One picture. Without columns there is nothing to draw yet, and `told` says what there will be.

    The parts of a column stand one on another, the first at the bottom. `each` says what one column is.
    """

    title: str
    each: str
    parts: tuple[str, ...]
    columns: tuple[Column, ...]
    told: tuple[str, ...]

    @property
    def totals(self) -> Counts:
        """How many there are of each part."""
        return sums(self.columns)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every column in words, from left to right."""
        return tuple(self._numbers(column) for column in self.columns)

    def _numbers(self, column: Column) -> str:
        name = column.name[0].upper() + column.name[1:]
        if not column.whole or len(self.parts) == 1:
            return f"{name}: {column.whole or tr('none')}."
        return tr(
            "{time}: {number} in all. {parts}",
            time=name,
            number=column.whole,
            parts=each_part(self.parts, column.counts),
        )


Counted = Callable[[int], str]
"""So many of something, in words: "3 concerns"."""


@dataclass(frozen=True)
class Thing:
    """What is counted, in the words that the sentences need: "concern", "concerns", "3 concerns"."""

    one: str
    all: str
    counted: Counted


@dataclass(frozen=True)
class Unit:
    """What one column is: so many weeks, rounds, months, terms or school years."""

    counted: Counted
    number: int = 1

    def __str__(self) -> str:
        return self.counted(self.number)

    def of(self, columns: int) -> str:
        """How long so many columns are together."""
        return self.counted(columns * self.number)


@dataclass(frozen=True)
class Scale:
    """How time is counted: in months or terms, so many of them in a school year, and by which of them columns go.

    Where the columns would still be too many they are of whole school years. `names` gives the label and the name of a
    column, by the first month or term in it and how many there are.
    """

    counted: Counted
    year: int
    steps: tuple[int, ...]
    names: Callable[[int, int], tuple[str, str]]

    def columns(self, things: Sequence[tuple[int, Counts]], last: int = 0) -> tuple[tuple[Column, ...], Unit]:
        """Things by their months or terms, up to the `last` one at least. Each has its place, and where it counts."""
        places = [place for place, _ in things]
        first, last = min(places), max(last, *places)
        step = next(n for n in chain(self.steps, count(self.year, self.year)) if last // n - first // n < MOST)
        rows: dict[int, list[Counts]] = {number: [] for number in range(first // step, last // step + 1)}
        for place, counts in things:
            rows[place // step].append(counts)
        nothing = (0,) * len(things[0][1])
        columns = tuple(
            Column(*self._names(number * step, step), tuple(map(sum, zip(nothing, *found, strict=True))), len(found))
            for number, found in rows.items()
        )
        years = step // self.year
        return columns, Unit(_school_years, years) if years else Unit(self.counted, step)

    def _names(self, first: int, step: int) -> tuple[str, str]:
        if step < self.year:
            return self.names(first, step)
        year, years = first // self.year, step // self.year
        label = tr("{year} to {end}", year=year, end=year + years)
        return label, trn("the school year {years}", "the school years {years}", years, years=label)


def _school_years(number: int) -> str:
    return trn("one school year", "{n} school years", number)


def when(columns: Sequence[Column], thing: Thing, unit: Unit) -> Iterator[str]:
    """When there were the most, and how many in the earlier and in the later half of the time."""
    numbers = [column.whole for column in columns]
    yield most(columns, numbers, thing, unit)
    half = len(columns) // 2
    if half > 1:
        yield tr("In the first {time}: {number}.", time=unit.of(half), number=f"{sum(numbers[:half]):,}")
        yield tr("In the last {time}: {number}.", time=unit.of(half), number=f"{sum(numbers[-half:]):,}")


def most(columns: Sequence[Column], numbers: Sequence[int], thing: Thing, unit: Unit) -> str:
    """When there were the most of a thing, or nothing where there were none or there is only one column."""
    most, whole = max(numbers), sum(numbers)
    best = [column.name for column, number in zip(columns, numbers, strict=True) if number == most]
    if not most or len(columns) == 1:
        return ""
    if most == whole:
        if whole == 1:
            return tr("The only {thing} was in {time}.", thing=thing.one, time=best[0])
        return tr("All {things} were in {time}.", things=thing.all, time=best[0])
    number = f"{most:,}"
    if len(best) == 1:
        return tr("The most {things} were in {time}: {number}.", things=thing.all, time=best[0], number=number)
    if most == 1:
        return tr("There was never more than 1 {thing} in {unit}.", thing=thing.one, unit=unit)
    told = tr("The most {things} in {unit} were {number}.", things=thing.all, unit=unit, number=number)
    return f"{told} " + tr("That was so {times} times, last in {time}.", times=len(best), time=best[-1])


def sums(columns: Sequence[Column]) -> Counts:
    """How many there are of each part in all columns."""
    return tuple(map(sum, zip(*(column.counts for column in columns), strict=True)))


def each_part(parts: Sequence[str], numbers: Sequence[int]) -> str:
    """Each part of which there are any, and how many."""
    return " ".join(f"{part}: {number:,}." for part, number in zip(parts, numbers, strict=False) if number)


def said(*sentences: str) -> tuple[str, ...]:
    """The sentences, without those that are empty."""
    return tuple(filter(None, sentences))
