"""Reads each form: what was typed becomes an entry, or plain words beside each field that cannot be used.

A form is a flat mapping of field name to text, so that it can be kept as a draft just as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from .choices import ActionStatus, ConcernStatus, Means, MeetingKind, Place, Setting, Situation
from .dates import time_words
from .record import Action, Child, Concern, Conversation, Entry, Meeting, Person, RoughDate
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


@dataclass
class Reading:
    """One reading of a form: the values that could be used, and what is wrong with the others."""

    typed: Fields
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, read: Callable[[], T]) -> T | None:
        """The value of `read`, kept under `name`; or its words as that field's problem, and None."""
        try:
            self.values[name] = value = read()
        except Wrong as wrong:
            self.problems[name] = str(wrong)
            return None
        return value

    def text(self, *names: str, read: Callable[[str], Any]) -> None:
        """Takes each of these fields by the same way of reading."""
        for name in names:
            self.take(name, partial(read, self.typed.get(name, "")))


def read_child(typed: Fields) -> Reading:
    """A child's first name, where they learn and where they are now."""
    form = Reading(typed)
    form.take("name", lambda: needed(line(typed.get("name", "")), "Please write a first name or a nickname."))
    form.take("setting", lambda: Setting(needed(typed.get("setting", ""), "Please choose one.")))
    form.take("situation", lambda: Situation(needed(typed.get("situation", ""), "Please choose one.")))
    return form


def read_concern(typed: Fields, today: date) -> Reading:
    """A concern. What happened is needed, and about when: the year is enough."""
    form = Reading(typed)
    form.take(
        "what", lambda: needed(note(typed.get("what", "")), "Please write what happened. A few words are enough.")
    )
    form.take("when", lambda: _when(typed, today))
    form.take("told_on", lambda: _past_exact(typed, "told_on", today))
    form.text("effect", "helps", "reply", read=note)
    form.text("how_often", "told", read=line)
    form.take("where", lambda: Place(typed["where"]) if typed.get("where") else None)
    form.take("status", lambda: ConcernStatus(typed.get("status") or ConcernStatus.OPEN))
    return form


def read_meeting(typed: Fields, today: date) -> Reading:
    """A meeting and what was agreed at it. Its actions are read by `read_actions`."""
    form = Reading(typed)
    form.take("kind", lambda: MeetingKind(needed(typed.get("kind", ""), "Please choose what the meeting is for.")))
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
    """What somebody at a meeting said they would do: "days" from today, on a date of its own, or at no date."""
    form = Reading(typed)
    asked = "Please write what they said they would do."
    form.take("what", lambda: needed(note(typed.get("what", ""), ACTION_MOST), asked))
    form.text("who", read=line)
    days = typed.get("days")
    if days == ON_A_DATE:
        form.take("by", lambda: _needed_day(typed, "by", today, "Please write the date, or choose another answer."))
    else:
        form.values["by"] = today + timedelta(days=int(days)) if days else None
    return form


def read_conversation(typed: Fields, today: date) -> Reading:
    """A call, an email, a word at the gate. What was said is needed, and the day."""
    form = Reading(typed)
    form.take(
        "said", lambda: needed(note(typed.get("said", "")), "Please write what was said. A few words are enough.")
    )
    form.take("means", lambda: Means(needed(typed.get("means", ""), "Please choose how you were in touch.")))
    form.text("who", read=line)
    on = form.take("on", lambda: _past_exact(typed, "on", today))
    if "on" not in form.problems and on is None:
        form.problems["on"] = "Please write the day. Today is filled in at first."
    form.text("promised", read=note)
    form.take("reply_by", lambda: _not_before(exact_day(typed, "reply_by", today), on, "conversation"))
    form.take("replied_on", lambda: _not_before(_past_exact(typed, "replied_on", today), on, "conversation"))
    return form


def read_person(typed: Fields) -> Reading:
    """Somebody whom the parent meets about the child."""
    form = Reading(typed)
    form.take("name", lambda: needed(line(typed.get("name", "")), "Please write a name, or what they are called."))
    form.text("role", read=line)
    form.text("contact", read=note)
    return form


def read_term(typed: Fields, today: date, year: int) -> Reading:
    """The first and the last day of school in a half-term of the school year that begins in this year."""
    form = Reading(typed)
    asked = "Please write the day, the month and the year."
    starts = form.take("starts", lambda: _needed_day(typed, "starts", today, asked))
    ends = form.take("ends", lambda: _needed_day(typed, "ends", today, asked))
    if starts and ends and ends <= starts:
        form.problems["ends"] = "The last day is not after the first day. Please check both dates."
    for name, day in (("starts", starts), ("ends", ends)):
        if day and school_year(day) != year and not (day.year == year and day.month == AUGUST):
            form.problems[name] = f"That is not in the school year {year} to {year + 1}. Please check the year."
    if starts and ends and ends - starts > LONGEST_HALF:
        form.problems.setdefault("ends", "That is longer than a half-term can be. Please check both dates.")
    return form


def overlap(id: str, dates: Mapping[str, Any], year: Iterable[HalfTerm]) -> dict[str, str]:
    """The problem of a half-term whose dates run into another of its year. A guess gives way to it."""
    for other in year:
        if other.id != id and not other.guess and dates["starts"] <= other.ends and other.starts <= dates["ends"]:
            return {"starts": f"These dates run into \u201c{other.name}\u201d. Please check both."}
    return {}


def _needed_day(typed: Fields, name: str, today: date, ask: str) -> date:
    day = exact_day(typed, name, today)
    if day is None:
        raise Wrong(ask)
    return day


def _not_before(day: date | None, on: date | None, what: str) -> date | None:
    if day and on and day < on:
        raise Wrong(f"That date is before this {what}. Please check both dates.")
    return day


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
    form.take("what", lambda: needed(note(row.get("what", ""), ACTION_MOST), "Please write what will be done."))
    form.text("who", read=line)
    form.take("by", lambda: exact_day(row, "by", today))
    form.take("status", lambda: ActionStatus(row.get("status") or ActionStatus.TO_DO))
    return form


def _when(typed: Fields, today: date) -> RoughDate:
    rough = past_day(typed, "when", today)
    if rough is None:
        raise Wrong("Please write about when it was. The year is enough.")
    return rough


def _past_exact(typed: Fields, name: str, today: date) -> date | None:
    day = exact_day(typed, name, today)
    if day and day > today:
        raise Wrong("That date is still to come. Please check the day, month and year.")
    return day


def _review(typed: Fields, on: date | None, today: date) -> date:
    day = exact_day(typed, "review_on", today)
    if day is None:
        raise Wrong("Please write the date you agreed, or choose that no date was agreed.")
    if on and day < on:
        raise Wrong("The review date is before this meeting. Please check both dates.")
    return day


def boxes_of(name: str, day: date | RoughDate | None) -> dict[str, str]:
    """A date as the three boxes of this name show it."""
    parts = (day.day, day.month, day.year) if day else (None, None, None)
    return {f"{name}_{box}": str(part or "") for box, part in zip(("day", "month", "year"), parts, strict=True)}


def fields_of_child(child: Child) -> dict[str, str]:
    """The form of a child, filled in."""
    return {"name": child.name, "setting": child.setting, "situation": child.situation}


def fields_of_concern(concern: Concern) -> dict[str, str]:
    """The form of a concern, filled in."""
    plain = {
        name: str(getattr(concern, name) or "") for name in ("what", "effect", "helps", "reply", "how_often", "told")
    }
    choices = {"where": str(concern.where or ""), "status": str(concern.status)}
    return plain | choices | boxes_of("when", concern.when) | boxes_of("told_on", concern.told_on)


def fields_of_meeting(meeting: Meeting, actions: Mapping[str, Action]) -> dict[str, str]:
    """The form of a meeting and its actions, filled in."""
    names = ("where", "people", "want", "shared_notes", "not_agreed", "private_notes")
    fields = {name: str(getattr(meeting, name)) for name in names} | {"kind": str(meeting.kind)}
    fields["at"] = time_words(meeting.at) if meeting.at else ""
    fields["review"] = AGREED if meeting.review_on else NONE_AGREED if meeting.no_review_date else NOT_SAID
    fields |= boxes_of("on", meeting.on) | boxes_of("review_on", meeting.review_on)
    for id, action in actions.items():
        row = {"what": action.what, "who": action.who, "status": str(action.status)} | boxes_of("by", action.by)
        fields |= {f"action.{id}.{name}": text for name, text in row.items()}
    return fields


def fields_of_conversation(talk: Conversation) -> dict[str, str]:
    """The form of a conversation, filled in."""
    fields = {name: str(getattr(talk, name)) for name in ("said", "means", "who", "promised")}
    dates = ("on", "reply_by", "replied_on")
    return fields | {box: text for name in dates for box, text in boxes_of(name, getattr(talk, name)).items()}


def fields_of_person(person: Person) -> dict[str, str]:
    """The form of a person, filled in."""
    return {"name": person.name, "role": person.role, "contact": person.contact}


def fields_of_term(term: HalfTerm) -> dict[str, str]:
    """The form of a half-term, filled in."""
    return boxes_of("starts", term.starts) | boxes_of("ends", term.ends)


def entry_from(kind: type[E], form: Reading, *, id: str, child_id: str, now: datetime, before: E | None) -> E:
    """The entry as it will be kept: new, or `before` with what was changed. Call it only without problems."""
    if before:
        return before.changed(now, **form.values)
    return kind(id=id, child_id=child_id, created_at=now, updated_at=now, **form.values)
