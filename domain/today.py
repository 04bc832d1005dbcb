"""What a parent should see first today: the next agreed date, what is late and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .choices import ActionStatus, Means, MeetingKind
from .dates import day_words
from .family import Family
from .record import Meeting
from .stages import REVIEWS, agreed_review

SOON = timedelta(days=14)
"""How far ahead "due soon" looks (issue "The record works")."""
BOOKED = timedelta(days=7)
"""A meeting this near to an agreed review date is taken to be that review."""


class DueKind(StrEnum):
    """What falls on a date."""

    REVIEW = "review"
    MEETING = "meeting"
    ACTION = "action"
    REPLY = "reply"


@dataclass(frozen=True)
class Due:
    """Something that falls on a day. `id` is the entry's; `detail` is who, or what about."""

    kind: DueKind
    day: date
    id: str
    title: str
    detail: str = ""


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
CONVERSATION_NAMES = {
    Means.CALL: "Phone or video call",
    Means.TALK: "Talk in person",
    Means.EMAIL: "Email",
    Means.MESSAGE: "Message",
    Means.LETTER: "Letter",
}
"""And a conversation of each kind."""


def dues(family: Family, today: date) -> tuple[Due, ...]:
    """Everything that has a date and is not over: late things first, as they lie furthest back."""
    found = (*_review(family, today), *_meetings(family, today), *_actions(family), *_replies(family))
    return tuple(sorted(found, key=lambda d: d.day))


def late(family: Family, today: date) -> tuple[Due, ...]:
    """What should have happened before today."""
    return tuple(d for d in dues(family, today) if d.day < today)


def soon(family: Family, today: date) -> tuple[Due, ...]:
    """What falls on today or in the 14 days after it."""
    return tuple(d for d in dues(family, today) if today <= d.day <= today + SOON)


def next_date(family: Family, today: date) -> Due | None:
    """The next day that was agreed with others: a meeting or a review, not an action."""
    agreed = (DueKind.MEETING, DueKind.REVIEW)
    return next((d for d in dues(family, today) if d.day >= today and d.kind in agreed), None)


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


def _replies(family: Family) -> Iterator[Due]:
    for talk in family.conversations:
        if talk.reply_by and not talk.replied_on:
            yield Due(DueKind.REPLY, talk.reply_by, talk.id, "A reply should come", talk.who)


def written(meeting: Meeting, family: Family) -> bool:
    """Whether anything was written down about what was said or agreed at this meeting."""
    said = meeting.shared_notes or meeting.private_notes or meeting.review_on or meeting.no_review_date
    return bool(said or family.actions_of(meeting.id))


def review_booked(family: Family, today: date) -> bool:
    """Whether a review meeting with a date is still to come."""
    return any(m.kind in REVIEWS and m.on for m in family.coming(today))
