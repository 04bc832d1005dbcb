"""After a meeting: who was there, what was agreed and what was not, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .choices import ActionStatus, SummaryKind
from .dates import day_words
from .document import Fact, Item, Line, Paragraph, Part
from .family import Family
from .language import tr
from .record import Action, Meeting, Question
from .summary_fields import SHAREABLE
from .summary_lines import action_item
from .summary_parts import Choice, Given, choice, lines_of, paragraphs, part, pieces
from .summary_words import action_stands

FIELDS = SHAREABLE[SummaryKind.AFTER]
WHERE = tr("Where we met")
THERE = tr("Who was there")
AGREED = tr("What was agreed")
NOT_AGREED = tr("What was not agreed")
REVIEW = tr("Next review")
NOTES = tr("What we talked about")
ANSWERS = tr("Questions and answers")
CHECK = tr("If something is wrong")


def offered(about: Family, today: date, meeting: Meeting | None) -> Iterator[Choice]:
    """What can be ticked. What this kind needs is ticked at the start; of all else what is marked as shared."""
    if not meeting:
        return
    yield from pieces(meeting, True, {"where": WHERE, "people": THERE})
    for action in about.actions_of(meeting.id):
        needed = action.status is not ActionStatus.DROPPED
        under = action_stands(action, today)
        yield choice(action, AGREED, FIELDS[Action], action.what, under=under, ticked=needed)
    yield from pieces(meeting, True, {"not_agreed": NOT_AGREED})
    if meeting.review_on or meeting.no_review_date:
        yield choice(meeting, REVIEW, ("review_on", "no_review_date"), _review(meeting), piece="review_on", ticked=True)
    yield from pieces(meeting, meeting.shared, {"shared_notes": NOTES})
    for question in about.questions_of(meeting.id):
        if question.answer.strip():
            yield choice(question, ANSWERS, FIELDS[Question], question.text, ticked=question.shared)


def parts(given: Given) -> Iterator[Part]:
    """The document, part by part."""
    about = given.family
    for meeting in about.meetings:
        yield from part(WHERE, *paragraphs(meeting.where))
        yield from part(THERE, *map(Item, lines_of(meeting.people)))
    yield from part(AGREED, *(action_item(given, action) for action in about.actions))
    for meeting in about.meetings:
        yield from part(NOT_AGREED, *paragraphs(meeting.not_agreed))
        yield from part(REVIEW, *_next(meeting))
        yield from part(NOTES, *paragraphs(meeting.shared_notes))
    yield from part(ANSWERS, *(given.item(q, q.text, q.answer) for q in about.questions))
    yield Part(CHECK, (Paragraph(tr("Please tell me if I have got anything wrong.")),))


def _next(meeting: Meeting) -> Iterator[Line]:
    if meeting.review_on:
        yield Fact(tr("Review date"), day_words(meeting.review_on))
    elif meeting.no_review_date:
        yield Paragraph(_review(meeting))


def _review(meeting: Meeting) -> str:
    if meeting.review_on:
        return tr("Review date: {day}", day=day_words(meeting.review_on))
    return tr("We did not agree a date. Please could you suggest one?")
