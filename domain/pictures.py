"""The numbers of the pictures that look back, and the sentences that say the same to those who do not see them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from .choices import Answer, Area, Result
from .columns import MOST, Column, Counts, Picture, Scale, Thing, Unit, each_part, most, said, sums, when
from .cycles import number_of
from .dates import MONTHS, day_words, month_words
from .family import Family, written_on
from .language import tr, trn
from .plan import Cycle, Happening, monday
from .record import Term
from .terms import SEPTEMBER, half_terms, school_year
from .weeks import WEEK, Tally, asked_of, asked_week, school_open, share_words

WEEKS = 12
"""How many weeks of support are shown: about a term."""
YEAR = 12
"""Months in a school year. They are counted from September."""
TERMS = (tr("autumn"), tr("spring"), tr("summer"))
GROWS = tr("The last one can still grow.")


def support_picture(family: Family, today: date, terms: Mapping[str, Term], names: Mapping[Answer, str]) -> Picture:
    """Whether support happened in each of the last weeks of it. `names` are the words for the answers."""
    title, parts = tr("Is the support happening?"), (*(names[answer] for answer in Answer), tr("No answer"))
    weeks = list(_weeks(family, today, terms))[::-1]
    if not weeks:
        return Picture(title, "", parts, (), (tr("Once support has begun, this shows if it happened each week."),))
    columns = tuple(
        Column(
            f"{week.day} {MONTHS[week.month - 1][:3]}",
            tr("the week from {day}", day=day_words(week)),
            counts,
            sum(counts),
        )
        for week, counts in weeks
    )
    *given, silent = sums(columns)
    answers = trn("{n:,} answer", "{n:,} answers", sum(given)) if any(given) else tr("No answer yet")
    over = trn("the week", "{n} weeks", len(weeks))
    told = (
        tr("{answers} for {weeks} from {day}.", answers=answers, weeks=over, day=day_words(weeks[0][0])),
        each_part(parts, given),
        tr("{name}: {number}. That does not count as a no.", name=parts[-1], number=silent) if silent else "",
        most(columns, [column.counts[0] for column in columns], _YES, Unit(_weeks_of)),
        *_shares(columns),
    )
    each = tr("Each column is one week, with one answer for each support. Holidays are left out, unless you answered.")
    return Picture(title, each, parts, columns, said(*told))


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
        over = week <= asked_week(today) and school_open(family, week, terms)
        silent = _silent(family, week, answers.get(week, {})) if over else 0
        if given or silent:
            yield week, (*map(given.count, Answer), silent)
            found += 1
        if found == WEEKS:
            return


def _silent(family: Family, week: date, given: Mapping[str, Happening]) -> int:
    """How many supports had no answer. One that was carried into the next round in this week is one, not two."""
    asked = (support for support in family.supports if asked_of(family, support, week))
    return sum(s.id not in given and s.carried_from not in given for s in asked)


def _shares(columns: Sequence[Column]) -> Iterator[str]:
    """How much of it happened in the earlier and in the later half of the weeks."""
    half = len(columns) // 2
    first, last = (Tally(*sums(part)).share for part in (columns[:half], columns[len(columns) - half :]))
    if half > 1 and first is not None:
        happened = share_words(first)
        yield tr("By your answers it {happened} in the first {number} of these weeks.", happened=happened, number=half)
    if half > 1 and last is not None:
        happened = share_words(last)
        yield tr("By your answers it {happened} in the last {number} of these weeks.", happened=happened, number=half)


def concerns_picture(family: Family, today: date, names: Mapping[Area, str]) -> Picture:
    """Concerns by month, or by longer times where they reach far back, and by area. `names` are words for the areas."""
    title, parts = tr("Concerns, and what they are about"), (*(names[area] for area in Area), tr("No area"))
    dated = [concern for concern in family.concerns if concern.when.month]
    lost = len(family.concerns) - len(dated)
    if not dated:
        empty = tr("Once you write down a concern, this shows how many there were each month.")
        without = trn(
            "{n:,} concern has no month, so there is no picture yet.",
            "{n:,} concerns have no month, so there is no picture yet.",
            lost,
        )
        return Picture(title, "", parts, (), (without if lost else empty,))
    things = [(_month(c.when.first_day()), (*(int(area in c.areas) for area in Area), int(not c.areas))) for c in dated]
    columns, unit = _BY_MONTHS.columns(things, _month(today))
    first = min(concern.when.first_day() for concern in dated)
    more = trn(
        "{n:,} more has no month, so the picture leaves it out.",
        "{n:,} more have no month, so the picture leaves them out.",
        lost,
    )
    told = (
        tr("{concerns} since {month}.", concerns=_CONCERN.counted(len(dated)), month=month_words(first)),
        each_part(parts, sums(columns)),
        tr("A concern with more than one area counts in each.") if any(sum(counts) > 1 for _, counts in things) else "",
        *when(columns, _CONCERN, unit),
        more if lost else "",
    )
    return Picture(title, tr("Each column is {unit}. {grows}", unit=unit, grows=GROWS), parts, columns, said(*told))


def outcomes_picture(family: Family, names: Mapping[Result, str]) -> Picture:
    """What came of the outcomes of each round, or of each school year where there are many rounds."""
    title, parts = tr("What came of the outcomes"), (*(names[result] for result in Result), tr("Not looked at yet"))
    starts = {cycle.id: cycle.starts for cycle in family.cycles}
    results = [(o.cycle_id, (*(int(o.result is each) for each in Result), int(not o.result))) for o in family.outcomes]
    results = [(id, counts) for id, counts in results if id in starts]
    if not results:
        return Picture(title, "", parts, (), (tr("Once a round has outcomes, this shows what came of them."),))
    if len(starts) > MOST:
        columns, unit = _BY_YEARS.columns([(_month(starts[id]), counts) for id, counts in results])
    else:
        columns, unit = tuple(_round(family, cycle, results) for cycle in family.cycles), Unit(_rounds)
    told = (
        tr("{outcomes} in {rounds}.", outcomes=_OUTCOME.counted(len(results)), rounds=_counted_rounds(len(starts))),
        each_part(parts, sums(columns)),
        most(columns, [column.counts[0] for column in columns], _OUTCOME, unit),
        *_met(columns),
    )
    return Picture(title, tr("Each column is {unit}.", unit=unit), parts, columns, said(*told))


def _round(family: Family, cycle: Cycle, results: Sequence[tuple[str, Counts]]) -> Column:
    number, found = number_of(family, cycle), [counts for id, counts in results if id == cycle.id]
    sums = tuple(map(sum, zip((0,) * (len(Result) + 1), *found, strict=True)))
    return Column(tr("Round {number}", number=number), tr("round {number}", number=number), sums, len(found))


def _met(columns: Sequence[Column]) -> Iterator[str]:
    """How many were met, of those that were looked at: where that was first done, and where it was last done."""
    looked_at = [(column, sum(column.counts[:-1])) for column in columns if any(column.counts[:-1])]
    for column, number in (looked_at[0], looked_at[-1]) if len(looked_at) > 1 else ():
        counts = {"time": column.name, "met": column.counts[0], "number": number}
        yield tr("Met in {time}: {met} of the {number} that you looked at.", **counts)


def meetings_picture(family: Family, today: date, terms: Mapping[str, Term]) -> Picture:
    """Meetings that were held, by term, or by school years where they reach far back."""
    title, held = tr("Meetings that were held"), family.held(today)
    if not held:
        empty = tr("Once a meeting was held, this shows how many each term had.")
        return Picture(title, "", (tr("Meetings"),), (), (empty,))
    days = [meeting.on for meeting in held if meeting.on]
    school = _Terms(min(days), today, terms)
    columns, unit = _BY_TERMS.columns([(school.number(day), (1,)) for day in days], school.number(today))
    told = (
        tr("{meetings} since {month}.", meetings=_MEETING.counted(len(days)), month=month_words(min(days))),
        *when(columns, _MEETING, unit),
        "" if all(map(school.is_on, days)) else tr("A meeting in the holidays counts with a term beside it."),
    )
    each = tr("Each column is {unit}. {grows}", unit=unit, grows=GROWS)
    return Picture(title, each, (tr("Meetings"),), columns, said(*told))


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


def _month(day: date) -> int:
    """The number of the month, counted from the September of a year 0."""
    return day.year * YEAR + day.month - SEPTEMBER


def _month_names(first: int, months: int) -> tuple[str, str]:
    (year, month), (to_year, to) = (divmod(at + SEPTEMBER - 1, YEAR) for at in (first, first + months - 1))
    if months == 1:
        return f"{MONTHS[month][:3]} {year}", f"{MONTHS[month]} {year}"
    since = f" {year}" if year != to_year else ""
    label = tr("{start} to {end}", start=MONTHS[month][:3], end=f"{MONTHS[to][:3]} {to_year}")
    return label, tr("{start} to {end}", start=f"{MONTHS[month]}{since}", end=f"{MONTHS[to]} {to_year}")


def _term_names(first: int, _: int) -> tuple[str, str]:
    year, term = divmod(first, len(TERMS))
    in_year = year + (1 if term else 0)
    return f"{TERMS[term].capitalize()} {in_year}", tr("the {term} term {year}", term=TERMS[term], year=in_year)


def _weeks_of(number: int) -> str:
    return trn("one week", "{n} weeks", number)


def _rounds(number: int) -> str:
    return trn("one round", "{n} rounds", number)


def _counted_rounds(number: int) -> str:
    return trn("{n:,} round", "{n:,} rounds", number)


def _months(number: int) -> str:
    return trn("one month", "{n} months", number)


def _terms(number: int) -> str:
    return trn("one term", "{n} terms", number)


_BY_MONTHS = Scale(_months, YEAR, (1, 3), _month_names)
_BY_YEARS = Scale(_months, YEAR, (), _month_names)
_BY_TERMS = Scale(_terms, len(TERMS), (1,), _term_names)
_CONCERN = Thing(tr("concern"), tr("concerns"), lambda n: trn("{n:,} concern", "{n:,} concerns", n))
_MEETING = Thing(tr("meeting"), tr("meetings"), lambda n: trn("{n:,} meeting", "{n:,} meetings", n))
_OUTCOME = Thing(tr("met outcome"), tr("met outcomes"), lambda n: trn("{n:,} outcome", "{n:,} outcomes", n))
_YES = Thing(tr("yes answer"), tr("yes answers"), lambda n: trn("{n:,} yes answer", "{n:,} yes answers", n))
