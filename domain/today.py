"""What a parent should see first today: the next agreed date, what is late, what is due, and what to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .choices import ActionStatus, ConcernStatus, MeetingKind, Situation
from .dates import day_words
from .family import Family
from .record import Meeting
from .stages import REVIEWS, agreed_review

SOON = timedelta(days=14)
"""How far ahead "due soon" looks (issue "The record works")."""
BOOKED = timedelta(days=7)
"""A meeting this near to an agreed review date is taken to be that review."""
QUIET = timedelta(days=14)
"""How long a new concern may wait before we ask whether anyone was told."""


class DueKind(StrEnum):
    """What falls on a date."""

    REVIEW = "review"
    MEETING = "meeting"
    ACTION = "action"


@dataclass(frozen=True)
class Due:
    """Something that falls on a day. `id` is the meeting's, or the action's; `detail` is who, or what about."""

    kind: DueKind
    day: date
    id: str
    title: str
    detail: str = ""


class NudgeKind(StrEnum):
    """What is missing, so that a parent can ask for it."""

    PREPARE = "nothing prepared"
    NO_REVIEW = "no review date"
    NOT_WRITTEN = "nothing written"
    NO_DATE = "meeting without a date"
    NOT_TOLD = "nobody told"
    NO_MEETING = "no meeting yet"
    FIRST_TALK = "no first talk yet"


@dataclass(frozen=True)
class Nudge:
    """One thing to do next. `id` is the entry it is about, or empty."""

    kind: NudgeKind
    title: str
    detail: str
    id: str = ""


MEETING_NAMES = {
    MeetingKind.FIRST: "Talk about a first concern",
    MeetingKind.ASSESS: "Meeting to assess needs",
    MeetingKind.PLAN: "Meeting to make a plan",
    MeetingKind.CHECK_IN: "Check-in",
    MeetingKind.REVIEW: "Review meeting",
    MeetingKind.TRANSITION: "Meeting about moving on",
    MeetingKind.ANNUAL: "Annual review of the EHC plan",
    MeetingKind.OTHER: "Meeting",
}
"""What a meeting of each kind is called on the screens."""


def dues(family: Family, today: date) -> tuple[Due, ...]:
    """Everything that has a date and is not over: late things first, as they lie furthest back."""
    return tuple(sorted((*_review(family, today), *_meetings(family, today), *_actions(family)), key=lambda d: d.day))


def late(family: Family, today: date) -> tuple[Due, ...]:
    """What should have happened before today."""
    return tuple(d for d in dues(family, today) if d.day < today)


def soon(family: Family, today: date) -> tuple[Due, ...]:
    """What falls on today or in the 14 days after it."""
    return tuple(d for d in dues(family, today) if today <= d.day <= today + SOON)


def next_date(family: Family, today: date) -> Due | None:
    """The next day that was agreed with others: a meeting or a review, not an action."""
    return next((d for d in dues(family, today) if d.day >= today and d.kind is not DueKind.ACTION), None)


def nudges(family: Family, today: date) -> tuple[Nudge, ...]:
    """What is missing, the one that matters most first. Never two for one meeting."""
    return tuple(_nudges(family, today))


def _review(family: Family, today: date) -> Iterator[Due]:
    agreed = agreed_review(family, today)
    if not agreed or not agreed.review_on:
        return
    day = agreed.review_on
    if not any(m.kind in REVIEWS and m.on and abs(m.on - day) <= BOOKED for m in family.coming(today)):
        told = f"agreed on {day_words(agreed.on)}" if agreed.on else ""
        yield Due(DueKind.REVIEW, day, agreed.id, "Agreed review date", told)


def _meetings(family: Family, today: date) -> Iterator[Due]:
    for meeting in family.meetings:
        if meeting.on and meeting.on >= today:
            yield Due(DueKind.MEETING, meeting.on, meeting.id, MEETING_NAMES[meeting.kind], meeting.where)


def _actions(family: Family) -> Iterator[Due]:
    for action in family.actions:
        if action.by and action.status is ActionStatus.TO_DO:
            yield Due(DueKind.ACTION, action.by, action.id, action.what, action.who)


def _nudges(family: Family, today: date) -> Iterator[Nudge]:
    coming = family.next_meeting(today)
    if coming and coming.on and today < coming.on <= today + BOOKED and not family.questions_of(coming.id):
        yield Nudge(
            NudgeKind.PREPARE,
            "Get ready for your meeting",
            "Choose your questions, and look at what was promised last time.",
            coming.id,
        )
    held = [m for m in family.held(today) if m.on and (m.on < today or written(m, family))]
    if held and not written(held[0], family):
        yield Nudge(
            NudgeKind.NOT_WRITTEN,
            "Write down what was agreed",
            "Your last meeting has no notes yet. A few words are enough.",
            held[0].id,
        )
    elif held and not agreed_review(family, today) and not review_booked(family, today):
        yield Nudge(
            NudgeKind.NO_REVIEW,
            "Ask for a review date",
            "No date to review the support is agreed. You can ask the school, nursery or college for one.",
            held[0].id,
        )
    for meeting in family.meetings:
        if meeting.on is None:
            yield Nudge(
                NudgeKind.NO_DATE,
                "Ask when the meeting is",
                f"{MEETING_NAMES[meeting.kind]} has no date yet.",
                meeting.id,
            )
    for concern in family.concerns:
        waited = today - concern.created_at.date()
        if concern.status is ConcernStatus.OPEN and not concern.told and waited > QUIET:
            yield Nudge(
                NudgeKind.NOT_TOLD,
                "Tell someone about a concern",
                "You wrote it down over two weeks ago. Has anyone been told?",
                concern.id,
            )
            break
    if not family.meetings and family.child.situation is Situation.WORRIED:
        yield Nudge(
            NudgeKind.FIRST_TALK,
            "Ask for a first talk",
            "You can ask the nursery, school or college to talk about your worry. The guide tells you how.",
        )
    elif not family.meetings:
        yield Nudge(
            NudgeKind.NO_MEETING,
            "Write down your next meeting",
            "With its date here, you will see it coming.",
        )


def written(meeting: Meeting, family: Family) -> bool:
    """Whether anything was written down about what was said or agreed at this meeting."""
    said = meeting.shared_notes or meeting.private_notes or meeting.review_on or meeting.no_review_date
    return bool(said or family.actions_of(meeting.id))


def review_booked(family: Family, today: date) -> bool:
    """Whether a review meeting with a date is still to come."""
    return any(m.kind in REVIEWS and m.on for m in family.coming(today))
