"""After a meeting: the message that makes sure everyone remembers the same, and how many meetings there have been."""

from __future__ import annotations

from datetime import date

from .choices import ActionStatus, Setting
from .dates import day_words
from .family import Family
from .language import tr
from .record import Action, Meeting
from .stages import supported
from .terms import school_year

SHOULD_MEET = 3
"""Meetings a year that a school should offer parents of a child on SEN support (SEND Code of Practice 2015, 6.65)."""


def message_agreed(family: Family, meeting: Meeting) -> str:
    """A short polite message made of the actions and dates, without any private word. To be changed before it goes."""
    day = tr(" on {day}", day=day_words(meeting.on)) if meeting.on else ""
    parts = [tr("Hello,\n\nThank you for meeting me{day} about {name}.", day=day, name=family.name)]
    actions = [a for a in family.actions_of(meeting.id) if a.status is not ActionStatus.DROPPED]
    if actions:
        listed = "\n".join(_line(action) for action in actions)
        parts.append(tr("This is what I think we agreed:\n{listed}", listed=listed))
    if meeting.not_agreed.strip():
        parts.append(tr("This we did not agree:\n{not_agreed}", not_agreed=meeting.not_agreed.strip()))
    parts.append(
        tr("We agreed to look at how it is going on {day}.", day=day_words(meeting.review_on))
        if meeting.review_on
        else tr("We did not fix a date to look at how it is going. Please could you suggest one?")
    )
    parts += [tr("Please tell me if I have got anything wrong."), tr("Thank you")]
    return "\n\n".join(parts)


def message_for_date(family: Family, meeting: Meeting) -> str:
    """A short polite message that asks for a review date."""
    day = tr(" on {day}", day=day_words(meeting.on)) if meeting.on else ""
    return tr(
        "Hello,\n\nThank you for meeting me{day} about {name}. "
        "We did not fix a date to look at how the support is going. "
        "Please could you suggest a date for our review? I would like to put it in my calendar.\n\n"
        "Thank you",
        day=day,
        name=family.name,
    )


def message_again(family: Family, meeting: Meeting) -> str:
    """A short polite message that asks once more for an answer to what was sent."""
    sent = tr(" on {day}", day=day_words(meeting.sent_on)) if meeting.sent_on else ""
    met = tr(" on {day}", day=day_words(meeting.on)) if meeting.on else ""
    return tr(
        "Hello,\n\nI wrote to you{sent} about what we agreed at our meeting{met} about {name}. "
        "I have not had an answer yet. "
        "Please could you tell me if I have got anything wrong, or that you agree?\n\n"
        "Thank you",
        sent=sent,
        met=met,
        name=family.name,
    )


def meetings_this_year(family: Family, today: date) -> str:
    """How many meetings there were in this school year, in a sentence. What schools should offer is told of schools."""
    year = school_year(today)
    held = sum(1 for m in family.held(today) if m.on and school_year(m.on) == year)
    told = tr("Meetings this school year: {held}.", held=held)
    if family.child.setting is not Setting.SCHOOL or not supported(family, today):
        return told
    if held < SHOULD_MEET:
        return tr(
            "Meetings this school year: {held} of the {number} that schools should offer.",
            held=held,
            number=SHOULD_MEET,
        )
    return f"{told} " + tr("Schools should offer at least {number}.", number=SHOULD_MEET)


def _line(action: Action) -> str:
    who = f"{' '.join(action.who.split())}: " if action.who.strip() else ""
    by = tr(", by {day}", day=day_words(action.by)) if action.by else ""
    return f"- {who}{' '.join(action.what.split())}{by}"
