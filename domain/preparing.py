"""Getting ready for a meeting: what was promised last time, what has come up since, and the message to send ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .choices import ConcernStatus
from .dates import day_words, time_words
from .family import Family
from .language import tr
from .record import Action, Concern, Meeting, Person, Question

OPEN = (ConcernStatus.OPEN, ConcernStatus.RAISED, ConcernStatus.SUPPORTED)


@dataclass(frozen=True)
class LastTime:
    """The meeting before, what was promised there, and the concerns written down since that are not over."""

    meeting: Meeting | None
    promised: tuple[Action, ...]
    concerns: tuple[Concern, ...]


def last_time(family: Family, meeting: Meeting, today: date) -> LastTime:
    """What a parent wants to have in mind. Without an earlier meeting, every concern that is not over counts."""
    last = family.before(meeting, today)
    since = [c for c in family.concerns if c.status in OPEN]
    if last and last.on:
        since = [c for c in since if c.when.first_day() >= last.on]
    return LastTime(last, family.actions_of(last.id) if last else (), tuple(since))


def people_of(meeting: Meeting) -> tuple[str, ...]:
    """Who is there, by name: one a line, each once."""
    return tuple(dict.fromkeys(line.strip() for line in meeting.people.splitlines() if line.strip()))


def named(person: Person) -> str:
    """A person as they stand in a meeting's list of who is there: "Ms Ahmed, SENCO"."""
    return ", ".join(filter(None, (person.name, person.role)))


def with_person(people: str, person: Person) -> str:
    """The list with this person on a line of their own, or as it was where they stand in it."""
    there = [line.strip() for line in people.splitlines() if line.strip()]
    return people if stands_in(there, person) else "\n".join([*there, named(person)])


def stands_in(lines: Iterable[str], person: Person) -> bool:
    """Whether one of these lines is about this person: by the name alone, or with something behind it."""
    return any(line == person.name or line.startswith(f"{person.name},") for line in lines)


def moved(questions: Sequence[Question], id: str, by: int) -> tuple[str, ...]:
    """The ids of the questions in their new order: the one with this id stands `by` places further down (or up)."""
    order = [q.id for q in questions]
    at = order.index(id)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    return tuple(order)


def message_ahead(family: Family, meeting: Meeting, questions: Sequence[Question]) -> str:
    """A short polite message with what the parent wants and the questions, those that must be asked first."""
    when = tr(" on {day}", day=day_words(meeting.on)) if meeting.on else ""
    at = tr(" at {time}", time=time_words(meeting.at)) if meeting.on and meeting.at else ""
    parts = [
        tr("Hello,\n\nI am looking forward to our meeting about {name}{when}{at}.", name=family.name, when=when, at=at)
    ]
    if meeting.want.strip():
        parts.append(tr("What I would like from it:\n{want}", want=meeting.want.strip()))
    first = sorted(questions, key=lambda q: not q.must)
    if first:
        asked = "\n".join(f"- {' '.join(q.text.split())}" for q in first)
        parts.append(tr("What I would like to ask:\n{asked}", asked=asked))
        parts.append(tr("It would help me if you could bring what you need to answer these."))
    parts.append(tr("Thank you"))
    return "\n\n".join(parts)
