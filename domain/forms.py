"""Reads each form: what was typed becomes an entry, or plain words beside each field that cannot be used.

A form is a flat mapping of field name to text, so that it can be kept as a draft just as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from .choices import ActionStatus, Area, ConcernStatus, Means, MeetingKind, Place, Setting, Situation
from .dates import time_words
from .kept import Entry, RoughDate
from .language import tr
from .reading import Reading, boxes_of, filled, needed_day, not_before, past_exact, several
from .record import Action, Child, Concern, Conversation, Meeting, Person
from .terms import AUGUST, LONGEST_HALF, HalfTerm, school_year
from .typed import Fields, Wrong, clock_time, exact_day, line, needed, note, past_day

T = TypeVar("T")
E = TypeVar("E", bound=Entry)
ACTION_MOST = 1000
AGREED, NONE_AGREED, NOT_SAID = "yes", "no", ""
"""The answers to "Was a review date agreed?"."""
REMOVED = "yes"
ON_A_DATE = "date"
"""The answer to "By when?" that is followed by a date of its own."""


def read_child(typed: Fields, today: date) -> Reading:
    """A child's first name, where they learn and where they are now, and when they were born if that is told."""
    form = Reading(typed)
    form.take("name", lambda: needed(line(typed.get("name", "")), tr("Please write a first name or a nickname.")))
    form.take("setting", lambda: Setting(needed(typed.get("setting", ""), tr("Please choose one."))))
    form.take("situation", lambda: Situation(needed(typed.get("situation", ""), tr("Please choose one."))))
    form.take("born", lambda: past_day(typed, "born", today))
    return form


def read_concern(typed: Fields, today: date) -> Reading:
    """A concern. What happened is needed, and about when: the year is enough."""
    form = Reading(typed)
    form.take(
        "what", lambda: needed(note(typed.get("what", "")), tr("Please write what happened. A few words are enough."))
    )
    form.take("when", lambda: _when(typed, today))
    form.take("told_on", lambda: past_exact(typed, "told_on", today))
    form.text("effect", "helps", "reply", read=note)
    form.text("how_often", "told", read=line)
    form.take("areas", lambda: several(typed, "areas", Area))
    form.take("where", lambda: Place(typed["where"]) if typed.get("where") else None)
    form.take("status", lambda: ConcernStatus(typed.get("status") or ConcernStatus.OPEN))
    return form


def read_meeting(typed: Fields, today: date) -> Reading:
    """A meeting and what was agreed at it. Its actions are read by `read_actions`."""
    form = Reading(typed)
    form.take("kind", lambda: MeetingKind(needed(typed.get("kind", ""), tr("Please choose what the meeting is for."))))
    on = form.take("on", lambda: exact_day(typed, "on", today))
    form.take("at", lambda: clock_time(typed.get("at", "")))
    form.text("where", read=line)
    form.text("people", "want", "shared_notes", "not_agreed", "private_notes", read=note)
    agreed = typed.get("review", NOT_SAID)
    form.values["no_review_date"] = agreed == NONE_AGREED
    form.take("review_on", lambda: _review(typed, on, today) if agreed == AGREED else None)
    return form


def read_actions(typed: Fields, today: date) -> dict[str, Reading]:
    """The actions of a meeting's form, by id. A row with nothing in it is left out."""
    return {id: form for id in action_ids(typed) if (form := _read_action(typed, id, today))}


def read_promise(typed: Fields, today: date) -> Reading:
    """What somebody at a meeting said they would do: by the day in "days", on a date of its own, or at no date."""
    form = Reading(typed)
    asked = tr("Please write what they said they would do.")
    form.take("what", lambda: needed(note(typed.get("what", ""), ACTION_MOST), asked))
    form.text("who", read=line)
    days = typed.get("days")
    if days == ON_A_DATE:
        form.take("by", lambda: needed_day(typed, "by", today, tr("Please write the date, or choose another answer.")))
    else:
        form.values["by"] = day_from(days or "")
    return form


def day_from(chosen: str) -> date | None:
    """The day that was chosen among days that are near, as it is kept ("2026-12-09"); None for anything else."""
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        return None


def read_conversation(typed: Fields, today: date) -> Reading:
    """A call, an email, a word at the gate. What was said is needed, and the day."""
    form = Reading(typed)
    form.take(
        "said", lambda: needed(note(typed.get("said", "")), tr("Please write what was said. A few words are enough."))
    )
    form.take("means", lambda: Means(needed(typed.get("means", ""), tr("Please choose how you were in touch."))))
    form.text("who", read=line)
    on = form.take("on", lambda: past_exact(typed, "on", today))
    if "on" not in form.problems and on is None:
        form.problems["on"] = tr("Please write the day. Today is filled in at first.")
    form.text("promised", read=note)
    form.take("reply_by", lambda: not_before(exact_day(typed, "reply_by", today), on, "conversation"))
    form.take("replied_on", lambda: not_before(past_exact(typed, "replied_on", today), on, "conversation"))
    return form


def read_person(typed: Fields) -> Reading:
    """Somebody whom the parent meets about the child."""
    form = Reading(typed)
    form.take("name", lambda: needed(line(typed.get("name", "")), tr("Please write a name, or what they are called.")))
    form.text("role", read=line)
    form.text("contact", read=note)
    return form


def read_term(typed: Fields, today: date, year: int) -> Reading:
    """The first and the last day of school in a half-term of the school year that begins in this year."""
    form = Reading(typed)
    asked = tr("Please write the day, the month and the year.")
    starts = form.take("starts", lambda: needed_day(typed, "starts", today, asked))
    ends = form.take("ends", lambda: needed_day(typed, "ends", today, asked))
    if starts and ends and ends <= starts:
        form.problems["ends"] = tr("The last day is not after the first day. Please check both dates.")
    for name, day in (("starts", starts), ("ends", ends)):
        if day and school_year(day) != year and not (day.year == year and day.month == AUGUST):
            form.problems[name] = tr(
                "That is not in the school year {year} to {end}. Please check the year.", year=year, end=year + 1
            )
    if starts and ends and ends - starts > LONGEST_HALF:
        form.problems.setdefault("ends", tr("That is longer than a half-term can be. Please check both dates."))
    return form


def overlap(id: str, dates: Mapping[str, Any], year: Iterable[HalfTerm]) -> dict[str, str]:
    """The problem of a half-term whose dates run into another of its year. A guess gives way to it."""
    for other in year:
        if other.id != id and not other.guess and dates["starts"] <= other.ends and other.starts <= dates["ends"]:
            return {"starts": tr("These dates run into \u201c{name}\u201d. Please check both.", name=other.name)}
    return {}


def action_ids(typed: Fields) -> list[str]:
    """The ids of the rows of actions in a meeting's form, in their order, without those that were removed."""
    ids = dict.fromkeys(name.split(".")[1] for name in typed if name.startswith("action."))
    return [id for id in ids if typed.get(removed(id)) != REMOVED]


def removed(id: str) -> str:
    """The field that says that the row of this action was removed: it holds REMOVED."""
    return f"action.{id}.removed"


def _read_action(typed: Fields, id: str, today: date) -> Reading | None:
    row = {name.removeprefix(f"action.{id}."): text for name, text in typed.items() if name.startswith(f"action.{id}.")}
    if not any(text.strip() for name, text in row.items() if name != "status"):
        return None
    form = Reading(row)
    form.take("what", lambda: needed(note(row.get("what", ""), ACTION_MOST), tr("Please write what will be done.")))
    form.text("who", read=line)
    form.take("by", lambda: exact_day(row, "by", today))
    form.take("status", lambda: ActionStatus(row.get("status") or ActionStatus.TO_DO))
    return form


def _when(typed: Fields, today: date) -> RoughDate:
    rough = past_day(typed, "when", today)
    if rough is None:
        raise Wrong(tr("Please write about when it was. The year is enough."))
    return rough


def _review(typed: Fields, on: date | None, today: date) -> date:
    day = exact_day(typed, "review_on", today)
    if day is None:
        raise Wrong(tr("Please write the date you agreed, or choose that no date was agreed."))
    if on and day < on:
        raise Wrong(tr("The review date is before this meeting. Please check both dates."))
    return day


def fields_of_child(child: Child) -> dict[str, str]:
    """The form of a child, filled in."""
    return filled(child, "name", "setting", "situation", dates=("born",))


def fields_of_concern(concern: Concern) -> dict[str, str]:
    """The form of a concern, filled in."""
    names = ("what", "effect", "helps", "reply", "how_often", "told", "where", "areas", "status")
    return filled(concern, *names, dates=("when", "told_on"))


def fields_of_meeting(meeting: Meeting, actions: Mapping[str, Action]) -> dict[str, str]:
    """The form of a meeting and its actions, filled in."""
    names = ("kind", "where", "people", "want", "shared_notes", "not_agreed", "private_notes")
    fields = filled(meeting, *names, dates=("on", "review_on"))
    fields["at"] = time_words(meeting.at) if meeting.at else ""
    fields["review"] = AGREED if meeting.review_on else NONE_AGREED if meeting.no_review_date else NOT_SAID
    for id, action in actions.items():
        row = filled(action, "what", "who", "status", dates=("by",))
        fields |= {f"action.{id}.{name}": text for name, text in row.items()}
    return fields


def fields_of_conversation(talk: Conversation) -> dict[str, str]:
    """The form of a conversation, filled in."""
    return filled(talk, "said", "means", "who", "promised", dates=("on", "reply_by", "replied_on"))


def fields_of_person(person: Person) -> dict[str, str]:
    """The form of a person, filled in."""
    return filled(person, "name", "role", "contact")


def fields_of_term(term: HalfTerm) -> dict[str, str]:
    """The form of a half-term, filled in."""
    return boxes_of("starts", term.starts) | boxes_of("ends", term.ends)
