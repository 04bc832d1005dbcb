"""The numbers of the pictures that look back, and the sentences that say the same to those who do not see them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count

from .choices import Answer, Area, Result, Setting
from .cycles import number_of
from .dates import MONTHS, day_words, month_words
from .family import Family, written_on
from .plan import Cycle, Happening, monday
from .record import Term
from .terms import SEPTEMBER, half_terms, school_year
from .weeks import WEEK, Tally, asked_week, running, school_week, share_words

WEEKS = 12
"""How many weeks of support are shown: about a term."""
MOST = 24
"""The most columns in a picture: on a small phone more could not be told apart."""
YEAR = 12
"""Months in a school year. They are counted from September."""
TERMS = ("autumn", "spring", "summer")
GROWS = "The last one can still grow."
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
        return _sums(self.columns)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every column in words, from left to right."""
        return tuple(self._numbers(column) for column in self.columns)

    def _numbers(self, column: Column) -> str:
        name = column.name[0].upper() + column.name[1:]
        if not column.whole or len(self.parts) == 1:
            return f"{name}: {column.whole or 'none'}."
        return f"{name}: {column.whole} in all. {_each_part(self.parts, column.counts)}"


@dataclass(frozen=True)
class _Unit:
    """What one column is: so many weeks, rounds, months, terms or school years."""

    word: str
    number: int = 1

    def __str__(self) -> str:
        return f"one {self.word}" if self.number == 1 else f"{self.number} {self.word}s"

    def of(self, columns: int) -> str:
        """How long so many columns are together."""
        return f"{columns * self.number} {self.word}s"


def support_picture(family: Family, today: date, terms: Mapping[str, Term], names: Mapping[Answer, str]) -> Picture:
    """Whether support happened in each of the last weeks of it. `names` are the words for the answers."""
    title, parts = "Is the support happening?", (*(names[answer] for answer in Answer), "No answer")
    weeks = list(_weeks(family, today, terms))[::-1]
    if not weeks:
        return Picture(title, "", parts, (), ("Once support has begun, this shows if it happened each week.",))
    columns = tuple(
        Column(f"{week.day} {MONTHS[week.month - 1][:3]}", f"the week from {day_words(week)}", counts, sum(counts))
        for week, counts in weeks
    )
    *given, silent = _sums(columns)
    over = f"{len(weeks)} weeks" if len(weeks) > 1 else "the week"
    told = (
        f"{_many(sum(given), 'answer') if any(given) else 'No answer yet'} for {over} from {day_words(weeks[0][0])}.",
        _each_part(parts, given),
        f"{_times(silent)} there is no answer. That does not count as a no." if silent else "",
        _most(columns, [column.counts[0] for column in columns], "yes answer", _Unit("week")),
        *_shares(columns),
    )
    each = "Each column is one week, with one answer for each support. Holidays are left out, unless you answered."
    return Picture(title, each, parts, columns, _said(*told))


def _weeks(family: Family, today: date, terms: Mapping[str, Term]) -> Iterator[tuple[date, Counts]]:
    """The last weeks of support, newest first, with how many answers there are of each kind, and how many are missing.

    An answer always counts. One is missing where support was running and there was school, once the week is over.
    """
    answers: dict[date, dict[str, Happening]] = {}
    for happening in family.happenings:
        answers.setdefault(happening.week, {})[happening.support_id] = happening
    begun = (monday(support.starts or written_on(support)) for support in family.supports)
    this, first = monday(today), min([*answers, *begun], default=today)
    found = 0
    for number in range((this - first).days // 7 + 1):
        week = this - number * WEEK
        given = [happening.answer for happening in answers.get(week, {}).values()]
        open_ = family.child.setting is Setting.EARLY_YEARS or school_week(week, terms)
        silent = _silent(family, week, answers.get(week, {})) if open_ and week <= asked_week(today) else 0
        if given or silent:
            yield week, (*map(given.count, Answer), silent)
            found += 1
        if found == WEEKS:
            return


def _silent(family: Family, week: date, given: Mapping[str, Happening]) -> int:
    """How many supports had no answer. One that was carried into the next round in this week is one, not two."""
    there = [support for support in family.supports if running(support, week)]
    goes_on = {support.carried_from for support in there}
    return sum(s.id not in given and s.carried_from not in given and s.id not in goes_on for s in there)


def _shares(columns: Sequence[Column]) -> Iterator[str]:
    """How much of it happened in the earlier and in the later half of the weeks."""
    half = len(columns) // 2
    for which, part in (("first", columns[:half]), ("last", columns[len(columns) - half :])):
        share = Tally(*_sums(part)).share if half > 1 else None
        if share is not None:
            yield f"By your answers it {share_words(share)} in the {which} {half} of these weeks."


def concerns_picture(family: Family, today: date, names: Mapping[Area, str]) -> Picture:
    """Concerns by month, or by longer times where they reach far back, and by area. `names` are words for the areas."""
    title, parts = "Concerns, and what they are about", (*(names[area] for area in Area), "No area")
    dated = [concern for concern in family.concerns if concern.when.month]
    lost = len(family.concerns) - len(dated)
    have = "has" if lost == 1 else "have"
    if not dated:
        empty = "Once you write down a concern, this shows how many there were each month."
        without = f"{_many(lost, 'concern')} {have} no month, so there is no picture yet."
        return Picture(title, "", parts, (), (without if lost else empty,))
    things = [(_month(c.when.first_day()), (*(int(area in c.areas) for area in Area), int(not c.areas))) for c in dated]
    columns, unit = _BY_MONTHS.columns(things, _month(today))
    told = (
        f"{_many(len(dated), 'concern')} since {month_words(min(c.when.first_day() for c in dated))}.",
        _each_part(parts, _sums(columns)),
        "A concern with more than one area counts in each." if any(sum(counts) > 1 for _, counts in things) else "",
        *_when(columns, "concern", unit),
        f"{lost} more {have} no month, so the picture leaves {'it' if lost == 1 else 'them'} out." if lost else "",
    )
    return Picture(title, f"Each column is {unit}. {GROWS}", parts, columns, _said(*told))


def outcomes_picture(family: Family, names: Mapping[Result, str]) -> Picture:
    """What came of the outcomes of each round, or of each school year where there are many rounds."""
    title, parts = "What came of the outcomes", (*(names[result] for result in Result), "Not looked at yet")
    starts = {cycle.id: cycle.starts for cycle in family.cycles}
    results = [(o.cycle_id, (*(int(o.result is each) for each in Result), int(not o.result))) for o in family.outcomes]
    results = [(id, counts) for id, counts in results if id in starts]
    if not results:
        return Picture(title, "", parts, (), ("Once a round has outcomes, this shows what came of them.",))
    if len(starts) > MOST:
        columns, unit = _BY_YEARS.columns([(_month(starts[id]), counts) for id, counts in results])
    else:
        columns, unit = tuple(_round(family, cycle, results) for cycle in family.cycles), _Unit("round")
    told = (
        f"{_many(len(results), 'outcome')} in {_many(len(starts), 'round')}.",
        _each_part(parts, _sums(columns)),
        _most(columns, [column.counts[0] for column in columns], "met outcome", unit),
        *_met(columns),
    )
    return Picture(title, f"Each column is {unit}.", parts, columns, _said(*told))


def _round(family: Family, cycle: Cycle, results: Sequence[tuple[str, Counts]]) -> Column:
    number, found = number_of(family, cycle), [counts for id, counts in results if id == cycle.id]
    sums = tuple(map(sum, zip((0,) * (len(Result) + 1), *found, strict=True)))
    return Column(f"Round {number}", f"round {number}", sums, len(found))


def _met(columns: Sequence[Column]) -> Iterator[str]:
    """How many were met, of those that were looked at: where that was first done, and where it was last done."""
    looked_at = [(column, sum(column.counts[:-1])) for column in columns if any(column.counts[:-1])]
    for column, number in (looked_at[0], looked_at[-1]) if len(looked_at) > 1 else ():
        yield f"Met in {column.name}: {column.counts[0]} of the {number} that you looked at."


def meetings_picture(family: Family, today: date, terms: Mapping[str, Term]) -> Picture:
    """Meetings that were held, by term, or by school years where they reach far back."""
    title, held = "Meetings that were held", family.held(today)
    if not held:
        return Picture(title, "", ("Meetings",), (), ("Once a meeting was held, this shows how many each term had.",))
    days = [meeting.on for meeting in held if meeting.on]
    school = _Terms(min(days), today, terms)
    columns, unit = _BY_TERMS.columns([(school.number(day), (1,)) for day in days], school.number(today))
    told = (
        f"{_many(len(days), 'meeting')} since {month_words(min(days))}.",
        *_when(columns, "meeting", unit),
        "" if all(map(school.is_on, days)) else "A meeting in the holidays counts with a term beside it.",
    )
    return Picture(title, f"Each column is {unit}. {GROWS}", ("Meetings",), columns, _said(*told))


class _Terms:
    """The terms from one day to another. Holidays belong to the term before them, and 1 September to autumn."""

    def __init__(self, first: date, last: date, given: Mapping[str, Term]) -> None:
        years = range(school_year(first), school_year(last) + 2)
        halves = [half for year in years for half in half_terms(year, given)]
        self._first = years[0] * len(TERMS)
        self._terms = [(one.starts, two.ends) for one, two in zip(halves[::2], halves[1::2], strict=True)]
        autumns = (date(year, SEPTEMBER, 1) for year in years)
        self._starts = [
            start if number % len(TERMS) else min(start, next(autumns)) for number, (start, _) in enumerate(self._terms)
        ]

    def number(self, day: date) -> int:
        """The number of the term, counted from the autumn of a year 0."""
        return self._first + bisect_right(self._starts, day) - 1

    def is_on(self, day: date) -> bool:
        """Whether a day lies in a term, or in the half-term holidays in it."""
        return any(starts <= day <= ends for starts, ends in self._terms)


@dataclass(frozen=True)
class _Scale:
    """How time is counted: in months or terms, so many of them in a school year, and by which of them columns go.

    Where the columns would still be too many they are of whole school years. `names` gives the label and the name of a
    column, by the first month or term in it and how many there are.
    """

    word: str
    year: int
    steps: tuple[int, ...]
    names: Callable[[int, int], tuple[str, str]]

    def columns(self, things: Sequence[tuple[int, Counts]], last: int = 0) -> tuple[tuple[Column, ...], _Unit]:
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
        return columns, _Unit("school year", years) if years else _Unit(self.word, step)

    def _names(self, first: int, step: int) -> tuple[str, str]:
        if step < self.year:
            return self.names(first, step)
        year, years = first // self.year, step // self.year
        label = f"{year} to {year + years}"
        return label, f"the school year{'s' if years > 1 else ''} {label}"


def _month(day: date) -> int:
    """The number of the month, counted from the September of a year 0."""
    return day.year * YEAR + day.month - SEPTEMBER


def _month_names(first: int, months: int) -> tuple[str, str]:
    (year, month), (to_year, to) = (divmod(at + SEPTEMBER - 1, YEAR) for at in (first, first + months - 1))
    if months == 1:
        return f"{MONTHS[month][:3]} {year}", f"{MONTHS[month]} {year}"
    since = f" {year}" if year != to_year else ""
    label = f"{MONTHS[month][:3]} to {MONTHS[to][:3]} {to_year}"
    return label, f"{MONTHS[month]}{since} to {MONTHS[to]} {to_year}"


def _term_names(first: int, _: int) -> tuple[str, str]:
    year, term = divmod(first, len(TERMS))
    in_year = year + (1 if term else 0)
    return f"{TERMS[term].capitalize()} {in_year}", f"the {TERMS[term]} term {in_year}"


_BY_MONTHS = _Scale("month", YEAR, (1, 3), _month_names)
_BY_YEARS = _Scale("month", YEAR, (), _month_names)
_BY_TERMS = _Scale("term", len(TERMS), (1,), _term_names)


def _when(columns: Sequence[Column], thing: str, unit: _Unit) -> Iterator[str]:
    """When there were the most, and how many in the earlier and in the later half of the time."""
    numbers = [column.whole for column in columns]
    yield _most(columns, numbers, thing, unit)
    half = len(columns) // 2
    if half > 1:
        yield f"In the first {unit.of(half)}: {sum(numbers[:half]):,}."
        yield f"In the last {unit.of(half)}: {sum(numbers[-half:]):,}."


def _most(columns: Sequence[Column], numbers: Sequence[int], thing: str, unit: _Unit) -> str:
    """When there were the most of a thing, or nothing where there were none or there is only one column."""
    most, whole = max(numbers), sum(numbers)
    best = [column.name for column, number in zip(columns, numbers, strict=True) if number == most]
    if not most or len(columns) == 1:
        return ""
    if most == whole:
        return f"The only {thing} was in {best[0]}." if whole == 1 else f"All {thing}s were in {best[0]}."
    if len(best) == 1:
        return f"The most {thing}s were in {best[0]}: {most:,}."
    if most == 1:
        return f"There was never more than 1 {thing} in {unit}."
    return f"The most {thing}s in {unit} were {most:,}. That was so {len(best)} times, last in {best[-1]}."


def _sums(columns: Sequence[Column]) -> Counts:
    return tuple(map(sum, zip(*(column.counts for column in columns), strict=True)))


def _each_part(parts: Sequence[str], numbers: Sequence[int]) -> str:
    """Each part of which there are any, and how many."""
    return " ".join(f"{part}: {number:,}." for part, number in zip(parts, numbers, strict=False) if number)


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _times(number: int) -> str:
    return "Once" if number == 1 else f"{number} times"


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(filter(None, sentences))
