"""What is missing in the record, so that a parent can do it or ask for it: never two nudges for one meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .choices import ActionStatus, ConcernStatus, MeetingKind, Situation
from .cycles import REVIEWS
from .family import Family
from .language import tr
from .record import Meeting, Term
from .stages import agreed_review, supported
from .terms import a_term_went_by, quiet
from .today import BOOKED, MEETING_NAMES, first_words, review_booked, written
from .weeks import asked_week, not_happening, unanswered

UNTOLD = timedelta(days=14)
"""How long a new concern may wait before we ask whether anyone was told."""
FRESH = timedelta(days=14)
"""How long after a meeting it makes sense to send what was agreed at it."""
ANSWER = timedelta(days=7)
"""How long an answer to that may take before we ask about it."""


OLD = timedelta(days=90)
"""After so long nobody expects that answer any more."""
MISSED = timedelta(days=28)
"""How long after an agreed review date that nobody kept another one is asked for."""


class NudgeKind(StrEnum):
    """What is missing."""

    PREPARE = "nothing prepared"
    NOT_WRITTEN = "nothing written"
    SEND = "not sent"
    NO_ANSWER = "no answer"
    NO_REVIEW = "no review date"
    LONG_AGO = "no review for a term"
    NO_DATE = "meeting without a date"
    NOT_TOLD = "nobody told"
    NO_MEETING = "no meeting yet"
    FIRST_TALK = "no first talk yet"
    NOT_HAPPENING = "not happening"
    ASK_WEEK = "is it happening"


@dataclass(frozen=True)
class Nudge:
    """One thing to do next. `id` is the entry it is about, or empty; what comes up anew has another `since`."""

    kind: NudgeKind
    title: str
    detail: str
    id: str = ""
    since: date | None = None


def nudges(family: Family, today: date, terms: Mapping[str, Term]) -> tuple[Nudge, ...]:
    """What is missing, what matters most first, and one thing for each entry. In August nobody is there to be asked."""
    found = every_nudge(family, today, terms)
    first = {nudge.id: nudge for nudge in reversed(found)}
    return tuple(nudge for nudge in found if not nudge.id or first[nudge.id] is nudge)


def every_nudge(family: Family, today: date, terms: Mapping[str, Term]) -> tuple[Nudge, ...]:
    """The same with all that is missing of one entry: the first may be done with, and then the next one counts."""
    if quiet(today):
        return ()
    about_meetings = (*_prepare(family, today), *_last_meeting(family, today, terms), *_no_date(family))
    support = (*_not_happening(family, today, terms), *_ask_week(family, today, terms))
    return (*about_meetings, *support, *_not_told(family, today), *_begin(family))


def something_to_send(meeting: Meeting, family: Family) -> bool:
    """Whether there is anything to tell the others about what was agreed."""
    promised = any(a.status is not ActionStatus.DROPPED for a in family.actions_of(meeting.id))
    return bool(meeting.review_on or meeting.not_agreed or promised)


def _prepare(family: Family, today: date) -> Iterator[Nudge]:
    coming = next(iter(family.coming(today)), None)
    if coming and coming.on and coming.on <= today + BOOKED and not family.questions_of(coming.id):
        told = tr("Choose your questions, and look at what was promised last time.")
        yield Nudge(NudgeKind.PREPARE, tr("Get ready for your meeting"), told, coming.id)


def _last_meeting(family: Family, today: date, terms: Mapping[str, Term]) -> Iterator[Nudge]:
    held = [m for m in family.held(today) if m.on and (m.on < today or written(m, family))]
    if not held:
        return
    last = held[0]
    is_written = written(last, family)
    if not is_written:
        told = tr("Your last meeting has no notes yet. A few words are enough.")
        yield Nudge(NudgeKind.NOT_WRITTEN, tr("Write down what was agreed"), told, last.id)
    if is_written and last.on and today - last.on <= FRESH and not last.sent_on and something_to_send(last, family):
        told = tr("A short message makes sure that everyone remembers the same. It is ready for you to change.")
        yield Nudge(NudgeKind.SEND, tr("Send what was agreed"), told, last.id)
    for meeting in held:  # a newer meeting does not answer what was sent of an older one
        if meeting.sent_on and not meeting.answered_on and ANSWER <= today - meeting.sent_on <= OLD:
            told = tr("You sent what was agreed a week ago or more. Write down that they answered, or ask once more.")
            yield Nudge(NudgeKind.NO_ANSWER, tr("Is there an answer?"), told, meeting.id, meeting.sent_on)
    agreed = agreed_review(family, today)
    stands = agreed and agreed.review_on and agreed.review_on >= today - MISSED
    if supported(family, today) and not stands and not review_booked(family, today):
        yield _no_review(held, today, terms)


def _no_review(held: list[Meeting], today: date, terms: Mapping[str, Term]) -> Nudge:
    looked = next((m.on for m in held if m.kind in {*REVIEWS, MeetingKind.PLAN} and m.on), None)
    if looked and a_term_went_by(looked, today, terms):
        told = tr("A whole term has gone by, and no date to review the support is agreed. You can ask for one.")
        return Nudge(NudgeKind.LONG_AGO, tr("Ask for a review"), told, held[0].id)
    told = tr("No date to review the support is agreed. You can ask the school, nursery or college for one.")
    return Nudge(NudgeKind.NO_REVIEW, tr("Ask for a review date"), told, held[0].id)


def _not_happening(family: Family, today: date, terms: Mapping[str, Term]) -> Iterator[Nudge]:
    for support, since in not_happening(family, today, terms):
        told = tr(
            "For two weeks or more you wrote that it did not happen: {what}. You can ask why.",
            what=first_words(support.what),
        )
        yield Nudge(NudgeKind.NOT_HAPPENING, tr("Ask about support that is not happening"), told, support.id, since)


def _ask_week(family: Family, today: date, terms: Mapping[str, Term]) -> Iterator[Nudge]:
    if unanswered(family, today, terms):
        told = tr("Did the support happen as agreed? One tap for each answer is enough.")
        yield Nudge(NudgeKind.ASK_WEEK, tr("Say how the week went"), told, "", asked_week(today))


def _no_date(family: Family) -> Iterator[Nudge]:
    for meeting in family.meetings:
        if meeting.on is None:
            told = tr("{meeting} has no date yet.", meeting=MEETING_NAMES[meeting.kind])
            yield Nudge(NudgeKind.NO_DATE, tr("Ask when the meeting is"), told, meeting.id)


def _not_told(family: Family, today: date) -> Iterator[Nudge]:
    for concern in family.concerns:
        waited = today - concern.created_at.date()
        if concern.status is ConcernStatus.OPEN and not concern.told and waited > UNTOLD:
            told = tr("You wrote it down over two weeks ago. Has anyone been told?")
            yield Nudge(NudgeKind.NOT_TOLD, tr("Tell someone about a concern"), told, concern.id)


def _begin(family: Family) -> Iterator[Nudge]:
    if family.meetings:
        return
    if family.child.situation is Situation.WORRIED:
        told = tr("You can ask the nursery, school or college to talk about your worry. The guide tells you how.")
        yield Nudge(NudgeKind.FIRST_TALK, tr("Ask for a first talk"), told)
    else:
        told = tr("With its date here, you will see it coming.")
        yield Nudge(NudgeKind.NO_MEETING, tr("Write down your next meeting"), told)
