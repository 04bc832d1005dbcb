"""What a parent should see first today: the next agreed date, what is late and what is due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from .choices import ActionStatus, Means, MeetingKind
from .cycles import REVIEWS
from .dates import day_words
from .family import Family
from .language import tr
from .record import Meeting
from .stages import agreed_review

SOON = timedelta(days=14)
"""How far ahead "due soon" looks (issue "The record works")."""
BOOKED = timedelta(days=7)
"""A meeting this near to an agreed review date is taken to be that review."""


MINE = ("me", "i", "myself", "us", "we", "mum", "dad", "parent", "parents")
"""How parents name themselves where they say who will do something."""
_WORD = re.compile(r"\w+")


class DueKind(StrEnum):
    """What falls on a date."""

    REVIEW = "review"
    ROUND = "round"
    """A review date that was agreed outside a meeting."""
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

    @property
    def told(self) -> str:
        """The title, and of an action who does it."""
        return f"{self.detail}: {self.title}" if self.kind is DueKind.ACTION and self.detail else self.title


MEETING_NAMES = {
    MeetingKind.FIRST: tr("Talk about a first concern"),
    MeetingKind.ASSESS: tr("Meeting to assess needs"),
    MeetingKind.PLAN: tr("Meeting to make a plan"),
    MeetingKind.CHECK_IN: tr("Check-in"),
    MeetingKind.REVIEW: tr("Review meeting"),
    MeetingKind.TRANSITION: tr("Meeting about moving on"),
    MeetingKind.ANNUAL: tr("Annual review of the EHC plan"),
    MeetingKind.OTHER: tr("Meeting"),
}
"""What a meeting of each kind is called on the screens."""
CONVERSATION_NAMES = {
    Means.CALL: tr("Phone or video call"),
    Means.TALK: tr("Talk in person"),
    Means.EMAIL: tr("Email"),
    Means.MESSAGE: tr("Message"),
    Means.LETTER: tr("Letter"),
}
"""And a conversation of each kind."""


def is_mine(who: str) -> bool:
    """Whether the parent is to do it, as the first word says: nobody has to be asked about that."""
    first = _WORD.match(who.casefold().strip())
    return bool(first and first[0] in MINE)


def first_words(text: str, most: int = 60) -> str:
    """The beginning of a text, on one line, for a sentence about it. What is left out is marked."""
    whole = " ".join(text.split())
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + "\u2026"


@lru_cache(maxsize=8)
def dues(family: Family, today: date) -> tuple[Due, ...]:
    """Everything that has a date and is not over: late things first, as they lie furthest back.

    Worked out once for each record, as many ask for it.
    """
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
    agreed = (DueKind.MEETING, DueKind.REVIEW, DueKind.ROUND)
    return next((d for d in dues(family, today) if d.day >= today and d.kind in agreed), None)


def _review(family: Family, today: date) -> Iterator[Due]:
    agreed = agreed_review(family, today)
    if not agreed:
        return
    day = agreed.review_on
    # a review that was missed is dealt with once another is booked, whenever that is
    near = (m.on for m in family.coming(today) if m.kind in REVIEWS and m.on)
    if not any(abs(on - day) <= BOOKED or day < today for on in near):
        kind = DueKind.ROUND if agreed.in_round else DueKind.REVIEW
        yield Due(kind, day, agreed.id, tr("Agreed review date"), tr("agreed on {day}", day=day_words(agreed.on)))


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
            yield Due(DueKind.REPLY, talk.reply_by, talk.id, tr("A reply should come"), talk.who)


def written(meeting: Meeting, family: Family) -> bool:
    """Whether anything was written down about what was said or agreed at this meeting."""
    said = meeting.shared_notes or meeting.not_agreed or meeting.private_notes
    agreed = meeting.review_on or meeting.no_review_date or family.actions_of(meeting.id)
    return bool(said or agreed)


def review_booked(family: Family, today: date) -> bool:
    """Whether a review meeting with a date is still to come."""
    return any(m.kind in REVIEWS and m.on for m in family.coming(today))
