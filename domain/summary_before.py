"""Before a meeting: what is going well, what worries, what was agreed last time, and what to ask and ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from .choices import ActionStatus, ConcernStatus, Place, SummaryKind
from .cycles import cycle_now, outcomes_of, supports_of
from .dates import day_words, months_after, rough_words
from .document import Fact, Line, Paragraph, Part
from .family import Family
from .kept import Entry
from .language import tr
from .plan import Outcome, Support
from .preparing import OPEN
from .record import Action, Concern, Meeting, Question
from .stages import agreed_review
from .summary_fields import SHAREABLE
from .summary_lines import action_item, concern_item, outcome_item, support_item, view_item
from .summary_parts import Choice, Given, Options, choice, goes_along, paragraphs, part, pieces
from .summary_words import action_stands

FIRST = 5
"""The most concerns that are offered before the others: more would not be talked about in one meeting."""
FIELDS = SHAREABLE[SummaryKind.BEFORE]
STRENGTHS = tr("Strengths")
CONCERNS = tr("Main concerns")
HELPS = tr("What helps")
HARDER = tr("What makes it harder")
AGREED = tr("What was agreed, and how it stands")
PLAN = tr("The plan now")
ASK = tr("Questions for this meeting")


def wanted(theirs: bool) -> str:
    """The heading over what is wanted from the meeting."""
    return tr("What I would like") if theirs else tr("What we would like")


def own_words(called: str, theirs: bool) -> str:
    """The heading over what the child says."""
    if called:
        return tr("In {name}\u2019s own words", name=called)
    return tr("In the young person\u2019s own words") if theirs else tr("In the child\u2019s own words")


def offered(
    about: Family, options: Options, today: date, meeting: Meeting | None, called: str, theirs: bool
) -> Iterator[Choice]:
    """What can be ticked. What this kind needs is ticked at the start; of all else what is marked as shared."""
    cycle = cycle_now(about, today)
    if cycle:
        yield from pieces(cycle, True, {"strengths": STRENGTHS})
    yield from _concerns(about, options, today, meeting)
    if cycle:
        yield from pieces(cycle, True, {"helps": HELPS})
        yield from pieces(cycle, cycle.shared, {"harder": HARDER})
    yield from _agreed(about, today, meeting)
    if cycle:
        for outcome in outcomes_of(about, cycle.id):
            yield choice(outcome, PLAN, FIELDS[Outcome], outcome.what, ticked=outcome.shared)
        for support in supports_of(about, cycle.id):
            under = goes_along(about, support)
            yield choice(support, PLAN, FIELDS[Support], support.what, under=under, ticked=support.shared)
    if meeting:
        for question in about.questions_of(meeting.id):
            yield choice(question, ASK, FIELDS[Question], question.text, ticked=True)
        yield from pieces(meeting, True, {"want": wanted(theirs)})
    yield from views(about, own_words(called, theirs), options)


def views(about: Family, group: str, options: Options) -> Iterator[Choice]:
    """What the child says, where they are happy that others see it. Of those marked as shared the newest is ticked.

    Without a yes from the child, or from 16 on without their agreement, a view is not offered at all.
    """
    found = [view for view in about.views if view.happy is True]
    newest = next((view for view in found if view.shared and in_time(view.on, options)), None)
    for view in found:
        text = next(filter(None, (view.good, view.hard, view.wish)), "") or day_words(view.on)
        fields = SHAREABLE[SummaryKind.BEFORE][type(view)]
        yield choice(view, group, fields, text, under=day_words(view.on), ticked=view is newest)


def in_time(day: date, options: Options) -> bool:
    """Whether a day lies in the time that the parent looks at."""
    return options.since is None or day >= options.since


def foremost(about: Family, today: date, meeting: Meeting | None) -> tuple[Concern, ...]:
    """Every concern in the order in which they are worth talking about.

    First those that are not over; of these the ones since the last meeting, and then of the last year; then the most
    serious: with no help for them yet, with an effect, with how often, at home and at the setting; then the newest.
    """
    last = _last(about, today, meeting)
    since, year = last.on if last and last.on else date.min, months_after(today, -12)

    def place(concern: Concern) -> tuple[bool, bool, bool, int, date]:
        day = concern.when.first_day()
        serious = bool(concern.effect) + bool(concern.how_often) + (concern.where is Place.BOTH)
        unhelped = concern.status is not ConcernStatus.SUPPORTED
        return concern.status in OPEN, day >= since, day >= year, serious + unhelped, day

    return tuple(sorted(about.concerns, key=place, reverse=True))


def _concerns(about: Family, options: Options, today: date, meeting: Meeting | None) -> Iterator[Choice]:
    for number, concern in enumerate(foremost(about, today, meeting)):
        first = number < FIRST and concern.status in OPEN
        ticked = first and concern.shared and in_time(concern.when.first_day(), options)
        under = rough_words(concern.when)
        yield choice(concern, CONCERNS, FIELDS[Concern], concern.what, under=under, first=first, ticked=ticked)


def _last(about: Family, today: date, meeting: Meeting | None) -> Meeting | None:
    return about.before(meeting, today) if meeting else next(iter(about.held(today)), None)


def _agreed(about: Family, today: date, meeting: Meeting | None) -> Iterator[Choice]:
    """The review date, what was promised at the last meeting, and what is still to do from before."""
    agreed = agreed_review(about, today)
    if agreed:
        entry = next(row for row in (*about.meetings, *about.cycles) if row.id == agreed.id)
        text = tr("Review date: {day}", day=day_words(agreed.review_on))
        yield choice(entry, AGREED, ("review_on",), text, piece="review_on", ticked=True)
    last = _last(about, today, meeting)
    for action in about.actions:
        of_last = last is not None and action.meeting_id == last.id
        if action.status is ActionStatus.TO_DO or (of_last and action.status is ActionStatus.DONE):
            under = action_stands(action, today)
            yield choice(action, AGREED, FIELDS[Action], action.what, under=under, ticked=of_last or action.shared)


def parts(given: Given) -> Iterator[Part]:
    """The document, part by part."""
    about = given.family
    yield from part(STRENGTHS, *_known(about, "strengths"))
    yield from part(CONCERNS, *(concern_item(given, concern) for concern in about.concerns))
    yield from part(HELPS, *_known(about, "helps"))
    yield from part(HARDER, *_known(about, "harder"))
    yield from part(AGREED, *_review_date(about), *(action_item(given, action) for action in about.actions))
    outcomes = (outcome_item(given, outcome) for outcome in about.outcomes)
    yield from part(PLAN, *outcomes, *(support_item(given, support) for support in about.supports))
    yield from part(ASK, *(given.item(question, question.text) for question in about.questions))
    yield from part(wanted(given.theirs), *paragraphs(*(meeting.want for meeting in about.meetings)))
    yield from own_part(given)


def own_part(given: Given) -> Iterator[Part]:
    """What the child says, if it was chosen."""
    items = (view_item(given, view) for view in given.family.views)
    yield from part(own_words(given.called, given.theirs), *items)


def _known(about: Family, name: str) -> tuple[Paragraph, ...]:
    return paragraphs(*(getattr(cycle, name) for cycle in about.cycles))


def _review_date(about: Family) -> Iterator[Line]:
    agreed: Sequence[Entry] = (*about.meetings, *about.cycles)
    for entry in agreed:
        day = getattr(entry, "review_on", None)
        if day:
            yield Fact(tr("Review date"), day_words(day))
