"""Pictures for the story: counts of what is in it, and of nothing that was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from .choices import Answer, Area, Result
from .document import Bars
from .family import Family
from .language import tr
from .pictures import concerns_picture, meetings_picture
from .summary_parts import Choice, Given
from .summary_words import ANSWERS, AREAS, RESULT_NAMES

GROUP = tr("In pictures")
CONCERNS, SUPPORT, OUTCOMES, MEETINGS = "chart/concerns", "chart/support", "chart/outcomes", "chart/meetings"
NAMES = {
    CONCERNS: tr("Concerns, by area and by date"),
    SUPPORT: tr("Whether support happened"),
    OUTCOMES: tr("What came of the goals"),
    MEETINGS: tr("Meetings, by term"),
}


def charts(about: Family, today: date) -> Iterator[Choice]:
    """The pictures that can be ticked. They count only what is ticked beside them."""
    there = {
        CONCERNS: about.concerns,
        SUPPORT: about.happenings,
        OUTCOMES: about.outcomes,
        MEETINGS: about.held(today),
    }
    for id, name in NAMES.items():
        if there[id]:
            yield Choice(id, GROUP, name, ticked=True)


def bars(given: Given) -> Iterator[Bars]:
    """The pictures that were chosen, as far as there is anything to count."""
    about = given.family
    if CONCERNS in given.charts and about.concerns:
        yield from _concerns(given)
    if SUPPORT in given.charts and about.happenings:
        answers = Counter(week.answer for week in about.happenings)
        title = tr("Did the support happen? Each answer is about one support in one week.")
        yield _counted(title, {ANSWERS[answer]: answers[answer] for answer in Answer})
    if OUTCOMES in given.charts and about.outcomes:
        results = Counter(outcome.result for outcome in about.outcomes)
        counts = {RESULT_NAMES[result]: results[result] for result in Result}
        yield _counted(tr("What came of the goals."), {**counts, tr("Not looked at yet"): results[None]})
    if MEETINGS in given.charts and about.meetings:
        picture = meetings_picture(about, given.today, given.terms)
        yield _counted(tr("Meetings in each term."), {column.label: column.whole for column in picture.columns})


def _concerns(given: Given) -> Iterator[Bars]:
    concerns = given.family.concerns
    areas = Counter(area for concern in concerns for area in concern.areas)
    without = sum(not concern.areas for concern in concerns)
    counts = {AREAS[area]: areas[area] for area in Area}
    yield _counted(tr("Concerns by area. One with two areas counts in both."), {**counts, tr("No area"): without})
    picture = concerns_picture(given.family, given.today, AREAS)
    if picture.columns:
        yield _counted(tr("Concerns by date."), {column.label: column.whole for column in picture.columns})


def _counted(title: str, counts: Mapping[str, int]) -> Bars:
    """Bars without those of which there are none. Each row says its number in figures."""
    return Bars(title, tuple((name, number) for name, number in counts.items() if number))
