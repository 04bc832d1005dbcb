"""Whether support happens as it was agreed, week by week, worked out of the answers and never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from itertools import islice

from .choices import Answer, Grouping, Per, Setting
from .family import Family, written_on
from .language import tr, trn
from .plan import Support, monday
from .record import Term
from .terms import half_terms, school_year

WEEK = timedelta(weeks=1)
LAST_DAY = timedelta(days=6)
COUNTED = 6
"""Over how many weeks of school it is worked out (issue "The plan")."""
BACK = 60
"""How many weeks back are looked at, at most: a little over a year."""
FRIDAY = 4
TWO_WEEKS = 2
"""After so many weeks in which it did not happen, the parent is reminded."""
_WITH = {
    Grouping.ALONE: tr("alone with one adult"),
    Grouping.GROUP: tr("in a small group"),
    Grouping.CLASS: tr("in the whole class or room"),
}
_SHARES = (
    (1.0, tr("happened each time")),
    (0.75, tr("happened most of the time")),
    (0.6, tr("happened more than half of the time")),
    (0.4, tr("happened about half of the time")),
    (0.2, tr("happened less than half of the time")),
    (0.000001, tr("happened very little of the time")),
    (0.0, tr("did not happen")),
)


@dataclass(frozen=True)
class Tally:
    """The answers of some weeks, and how many weeks have none. A week with no answer counts neither for nor against."""

    yes: int = 0
    partly: int = 0
    no: int = 0
    unknown: int = 0
    silent: int = 0

    @property
    def counted(self) -> int:
        """Weeks of which it is known how it went."""
        return self.yes + self.partly + self.no

    @property
    def share(self) -> float | None:
        """From 0 to 1: how much of it happened, "partly" being half; None where no week is known."""
        return (self.yes + self.partly / 2) / self.counted if self.counted else None


def asked_week(today: date) -> date:
    """The Monday of the week to ask about: this week from Friday on, before that the last one."""
    this = monday(today)
    return this if today.weekday() >= FRIDAY else this - WEEK


def running(support: Support, week: date) -> bool:
    """Whether it is to be given on any day of the week that begins on this Monday."""
    starts = support.starts or written_on(support)
    return starts <= week + LAST_DAY and (support.ends is None or support.ends >= week)


def weeks_of(family: Family, support: Support, today: date, terms: Mapping[str, Term]) -> Iterator[date]:
    """The Mondays, newest first, of its weeks that can be asked about: it was running, and there was school.

    A week of holidays is among them only where an answer is written down. Nurseries are taken to be open all year.
    The week in which it went on in the next round is asked about there.
    """
    answered = family.answers.get(support.id, {})
    last = monday(min(today, support.ends or today))
    week = max((last, *(week for week in answered if week <= today)))
    for _ in range(BACK):
        if week in answered or (asked_of(family, support, week) and school_open(family, week, terms)):
            yield week
        week -= WEEK


def asked_of(family: Family, support: Support, week: date) -> bool:
    """Whether this week is its own: it was running, and had not gone on as support of the next round."""
    went_on = family.went_on.get(support.id)
    return running(support, week) and (went_on is None or week < went_on)


def tally(family: Family, support: Support, today: date, terms: Mapping[str, Term], most: int = COUNTED) -> Tally:
    """The last weeks of it, at most so many. The week that is not over counts only once it is answered."""
    answered = family.answers.get(support.id, {})
    last = asked_week(today)
    weeks = (w for w in weeks_of(family, support, today, terms) if w <= last or w in answered)
    given = [answered[week].answer if week in answered else None for week in islice(weeks, most)]
    counts = (given.count(a) for a in (Answer.YES, Answer.PARTLY, Answer.NO, Answer.UNKNOWN, None))
    return Tally(*counts)


def together(tallies: Iterable[Tally]) -> Tally:
    """Several of them as one."""
    whole = Tally()
    for one in tallies:
        pairs = zip(astuple(whole), astuple(one), strict=True)
        whole = Tally(*(before + more for before, more in pairs))
    return whole


def promised_words(support: Support) -> str:
    """What was agreed, as far as it was said: "3 times a week, 20 minutes each time, in a small group"."""
    often = _often(support.often, support.per) if support.often and support.per else ""
    minutes = trn("{n} minute each time", "{n} minutes each time", support.minutes) if support.minutes else ""
    with_whom = _WITH[support.grouping] if support.grouping else ""
    return ", ".join(filter(None, (often, minutes, with_whom)))


def _often(times: int, per: Per) -> str:
    match per:
        case Per.DAY:
            return trn("once a day", "{n} times a day", times)
        case Per.WEEK:
            return trn("once a week", "{n} times a week", times)
        case Per.MONTH:
            return trn("once a month", "{n} times a month", times)
        case Per.TERM:
            return trn("once a term", "{n} times a term", times)


def agreed_words(support: Support) -> str:
    """The same, and by whom it is given."""
    return ", ".join(filter(None, (promised_words(support), tr("by {who}", who=support.who) if support.who else "")))


def tally_words(support: Support, tally: Tally) -> str:
    """The same tally in plain sentences. Where nothing is known it says only that."""
    often = promised_words(support).split(",")[0] if support.often else ""
    first = tr("Promised {often}; it", often=often) if often else tr("It")
    silent = tr("{weeks} without an answer.", weeks=_weeks(tally.silent)) if tally.silent else ""
    unknown = tr("For {weeks} you do not know.", weeks=_weeks(tally.unknown)) if tally.unknown else ""
    share = tally.share
    if share is None:
        return " ".join(filter(None, (tr("No week is answered yet."), unknown)))
    return " ".join(
        filter(
            None,
            (
                tr(
                    "{it} {happened} over {weeks}.",
                    it=first,
                    happened=share_words(share),
                    weeks=_weeks(tally.counted),
                ),
                unknown,
                silent,
            ),
        )
    )


def share_words(share: float) -> str:
    """A share from 0 to 1 in words: "happened about half of the time"."""
    return next(words for least, words in _SHARES if share >= least)


def not_happening(family: Family, today: date, terms: Mapping[str, Term]) -> tuple[tuple[Support, date], ...]:
    """Support of which the last two weeks were answered with no, and the Monday on which that began.

    What went on from one round to the next counts as the same support.
    """
    week = asked_week(today)
    going_on = (support for support in family.supports if asked_of(family, support, week))
    found = ((support, _since(family, support, today, terms)) for support in going_on)
    return tuple((support, since) for support, since in found if since)


def unanswered(family: Family, today: date, terms: Mapping[str, Term]) -> tuple[Support, ...]:
    """Support whose week that is to be asked about has no answer."""
    week = asked_week(today)
    asked = (s for s in family.supports if asked_of(family, s, week))
    found = tuple(s for s in asked if week not in family.answers.get(s.id, {}))
    return found if found and school_open(family, week, terms) else ()


def _since(family: Family, support: Support, today: date, terms: Mapping[str, Term]) -> date | None:
    last = asked_week(today)
    since, count = None, 0
    for each, week in _all_weeks(family, support, today, terms):
        answered = family.answers.get(each.id, {})
        if week > last and week not in answered:
            continue  # this week is not over, and nothing is said of it yet
        if week not in answered or answered[week].answer is not Answer.NO:
            break
        since, count = week, count + 1
    return since if count >= TWO_WEEKS else None


def _all_weeks(
    family: Family, support: Support, today: date, terms: Mapping[str, Term]
) -> Iterator[tuple[Support, date]]:
    """Its weeks, newest first, and before them those of the support in earlier rounds that it goes on from."""
    by_id = {each.id: each for each in family.supports}
    each: Support | None = support
    while each:
        yield from ((each, week) for week in weeks_of(family, each, today, terms))
        each = by_id.pop(each.carried_from or "", None)


def school_week(week: date, terms: Mapping[str, Term]) -> bool:
    """Whether there is school on any day of the week that begins on this Monday."""
    friday = week + timedelta(days=FRIDAY)
    # the first week of a school year may begin in the last days of August
    years = {school_year(week), school_year(week + LAST_DAY)}
    return any(term.starts <= friday and week <= term.ends for year in years for term in half_terms(year, terms))


def school_open(family: Family, week: date, terms: Mapping[str, Term]) -> bool:
    """The same for this child: a nursery is taken to be open all year."""
    return family.child.setting is Setting.EARLY_YEARS or school_week(week, terms)


def _weeks(number: int) -> str:
    return trn("{n} week", "{n} weeks", number)
