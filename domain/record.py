"""The record: what a parent keeps, as frozen values that are never changed, only replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar, Self

from pydantic import AwareDatetime, Field, model_validator

from .choices import (
    ActionStatus,
    Area,
    ConcernStatus,
    Means,
    MeetingKind,
    Place,
    ReminderKind,
    Setting,
    Situation,
    Theme,
)
from .giving import Profile, Sent
from .kept import QUESTION, Entry, Kept, Line, Note, RoughDate
from .plan import ChildView, Cycle, EhcRequest, Happening, Help, Outcome, Report, Support


class Child(Kept):
    """A child whose support is recorded."""

    table: ClassVar[str] = "children"
    name: Line = Field(min_length=1)
    setting: Setting
    situation: Situation
    born: RoughDate | None = None
    """Where it is known, the words change when the young person decides for themselves (domain/ages.py)."""
    example: bool = False
    """Part of the example family, never of a real record."""


class Person(Entry):
    """Somebody who works with the child, or whom a parent meets about them."""

    table: ClassVar[str] = "people"
    name: Line = Field(min_length=1)
    role: Line = ""
    """What they do, in the parent's words."""
    contact: Note = ""
    """How to reach them. Can never be put into anything that is shared."""


class Concern(Entry):
    """Something a parent noticed: facts first, then what it does to the child."""

    table: ClassVar[str] = "concerns"
    what: Note = Field(min_length=1)
    when: RoughDate
    effect: Note = ""
    where: Place | None = None
    areas: tuple[Area, ...] = ()
    how_often: Line = ""
    helps: Note = ""
    told: Line = ""
    told_on: date | None = None
    reply: Note = ""
    status: ConcernStatus = ConcernStatus.OPEN


class Meeting(Entry):
    """A meeting, before and after it. `on` is None while no date is set."""

    table: ClassVar[str] = "meetings"
    kind: MeetingKind
    on: date | None = None
    at: time | None = None
    where: Line = ""
    people: Note = ""
    """Who is there, one a line."""
    want: Note = ""
    shared_notes: Note = ""
    not_agreed: Note = ""
    """What was asked for and not agreed."""
    private_notes: Note = ""
    """Can never be put into anything that is shared."""
    review_on: date | None = None
    no_review_date: bool = False
    """The parent says that no date was agreed, which is not the same as not having said."""
    sent_on: date | None = None
    """When the parent sent the others what was agreed."""
    answered_on: date | None = None
    """When they answered that."""

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if self.review_on and self.no_review_date:
            raise ValueError("a review date, or none agreed, but not both")
        if self.review_on and self.on and self.review_on < self.on:
            raise ValueError("a review cannot be before its meeting")
        return self


class Conversation(Entry):
    """A call, an email, a word at the gate: what was said outside a meeting."""

    table: ClassVar[str] = "conversations"
    on: date
    means: Means
    who: Line = ""
    said: Note = Field(min_length=1)
    promised: Note = ""
    """What was promised, in their words."""
    reply_by: date | None = None
    """Until when a reply should come, or None where none is waited for."""
    replied_on: date | None = None


class Action(Entry):
    """What somebody said they would do."""

    table: ClassVar[str] = "actions"
    meeting_id: str | None = None
    what: Annotated[str, Field(min_length=1, max_length=1000)]
    who: Line = ""
    by: date | None = None
    status: ActionStatus = ActionStatus.TO_DO
    done_on: date | None = None

    def marked(self, status: ActionStatus, today: date, now: datetime) -> Action:
        """The same with this status. It was done today, unless it was done already; what is not done has no day."""
        if status is self.status:
            return self
        return self.changed(now, status=status, done_on=today if status is ActionStatus.DONE else None)


class Question(Entry):
    """Something to ask at a meeting, and what was answered."""

    table: ClassVar[str] = "questions"
    meeting_id: str
    text: Annotated[str, Field(min_length=1, max_length=QUESTION)]
    bank: Line = ""
    """The question of the bank that it began as, or empty where the parent wrote it."""
    place: int = 0
    """Where it stands among the questions of its meeting: the lowest comes first."""
    must: bool = False
    """One of those that must be asked, if there is time for nothing else."""
    asked: bool = False
    answer: Note = ""
    carried_from: str | None = None
    """The question of an earlier meeting that got no answer there."""


class Term(Kept):
    """A half-term of school as the parent gave it. Its id is that of `domain/terms.py`: "2026-1" is the first."""

    table: ClassVar[str] = "terms"
    starts: date
    ends: date
    """The last day of school in it."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends <= self.starts:
            raise ValueError("a half-term ends after it starts")
        return self


class Hush(Kept):
    """A reminder that is put off, or done with. Its id is the reminder's key."""

    table: ClassVar[str] = "hushes"
    until: date | None = None
    """The day on which it speaks again; None where it is done with."""


class Preferences(Kept):
    """How this phone shows the record: one row."""

    table: ClassVar[str] = "preferences"
    child_id: str | None = None
    theme: Theme = Theme.SYSTEM
    off: tuple[ReminderKind, ...] = ()
    """What the parent does not want to be reminded of."""
    backed_up_at: AwareDatetime | None = None
    """When a backup of everything was last made."""


KINDS: tuple[type[Kept], ...] = (
    Child,
    Person,
    Concern,
    Meeting,
    Conversation,
    Action,
    Question,
    Cycle,
    Outcome,
    Support,
    Happening,
    Report,
    Help,
    EhcRequest,
    ChildView,
    Profile,
    Sent,
    Term,
    Hush,
    Preferences,
)
TABLES: dict[str, type[Kept]] = {kind.table: kind for kind in KINDS}
"""Every table of the store and what its rows are."""


@dataclass(frozen=True, eq=False)
class Record:
    """The whole record: one mapping of id to thing for each table. Deleted things stay in it, marked."""

    children: Mapping[str, Child] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    concerns: Mapping[str, Concern] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    conversations: Mapping[str, Conversation] = field(default_factory=dict)
    cycles: Mapping[str, Cycle] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    supports: Mapping[str, Support] = field(default_factory=dict)
    happenings: Mapping[str, Happening] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    helps: Mapping[str, Help] = field(default_factory=dict)
    requests: Mapping[str, EhcRequest] = field(default_factory=dict)
    views: Mapping[str, ChildView] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    sent: Mapping[str, Sent] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    hushes: Mapping[str, Hush] = field(default_factory=dict)
    preferences: Mapping[str, Preferences] = field(default_factory=dict)

    def with_(self, *things: Kept) -> Record:
        """A new record in which these things stand, each in place of the one with its id."""
        tables: dict[str, dict[str, Kept]] = {}
        for thing in things:
            table = tables.setdefault(thing.table, dict(getattr(self, thing.table)))
            table[thing.id] = thing
        return replace(self, **tables)  # type: ignore[arg-type]  # each row stands in its own table

    def without(self, *child_ids: str) -> Record:
        """A new record with nothing of these children left in it, not even marks: for the example family."""
        kept: dict[str, Any] = {
            name: {id: row for id, row in getattr(self, name).items() if row.child_id not in child_ids}
            for name, kind in TABLES.items()
            if issubclass(kind, Entry)
        }
        kept["children"] = {id: child for id, child in self.children.items() if id not in child_ids}
        return replace(self, **kept)
