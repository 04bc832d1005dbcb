"""What stands at the head and at the foot of every summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .choices import SummaryKind
from .dates import day_words, rough_words, time_words
from .document import Fact
from .family import day_of
from .language import tr
from .plan import Cycle, Happening, Outcome, Support
from .record import Action, Concern, Meeting, Question
from .summary_parts import Given
from .summary_words import SETTINGS
from .today import MEETING_NAMES
from .typed import clean

ABOUT_ONE = (SummaryKind.BEFORE, SummaryKind.AFTER)
"""Summaries of one meeting. What it was, and when, always stands in them."""
_NOT_DATED = (Action, Cycle, Happening, Outcome, Question, Support)
"""What has no day of its own that a reader would count from."""


def head(kind: SummaryKind, given: Given) -> Iterator[Fact]:
    """The child, who it is for, the meeting and the dates, as far as each is told."""
    child = given.family.child
    if child.name:
        yield Fact(tr("Name") if given.theirs or kind is SummaryKind.PROFILE else tr("Child"), child.name)
    if kind is not SummaryKind.PROFILE:
        yield Fact(tr("Setting"), SETTINGS[child.setting])
    if _line(given.options.to):
        yield Fact(tr("For"), _line(given.options.to))
    if kind in ABOUT_ONE:
        its = (meeting for meeting in given.family.meetings if meeting.id == given.options.meeting_id)
        yield from (Fact(tr("Meeting"), _when(meeting)) for meeting in its)
    if kind in (SummaryKind.BEFORE, SummaryKind.STORY):
        yield from _covered(given)


def _when(meeting: Meeting) -> str:
    told = [MEETING_NAMES[meeting.kind]]
    if meeting.on:
        told.append(day_words(meeting.on))
        told += [time_words(meeting.at)] if meeting.at else []
    return ", ".join(told)


def _covered(given: Given) -> Iterator[Fact]:
    """From the first day that anything in it is about, or from the day that was chosen, to today."""
    days = [(day, words) for day, words in _days(given) if day < given.today]
    if days:
        first = min(days)[1]
        span = tr("{first} to {last}", first=first[:1].upper() + first[1:], last=day_words(given.today))
        yield Fact(tr("Dates covered"), span)


def _days(given: Given) -> Iterator[tuple[date, str]]:
    """Each day that something in it is about, with its words: "about May" stays that."""
    if given.options.since:
        yield given.options.since, day_words(given.options.since)
    for entry in given.family.everything():
        if isinstance(entry, Concern):
            yield entry.when.first_day(), rough_words(entry.when)
        elif not isinstance(entry, _NOT_DATED) and not (isinstance(entry, Meeting) and not entry.on):
            yield day_of(entry), day_words(day_of(entry))


def foot(given: Given) -> str:
    """Who made it, out of what, and when."""
    who = _line(given.options.made_by) or _maker(given)
    return tr("Made by {who} from their own record on {day}.", who=who, day=day_words(given.today))


def _maker(given: Given) -> str:
    if given.theirs:
        return given.called or tr("the young person")
    return tr("a parent")


def _line(text: str) -> str:
    return " ".join(clean(text).split())
