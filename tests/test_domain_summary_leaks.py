"""Nothing leaves the phone but what was ticked, and all of that: a marker in every text field of a large random record.

Every text field of every kind of entry is found by itself. A new one has to be put into SHOWN or NEVER here.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from itertools import count
from random import Random
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import ValidationError

from domain.choices import Setting, Situation, SummaryKind
from domain.copied import texts_of
from domain.family import Family, family
from domain.giving import Profile, Sent
from domain.kept import Entry, Kept, RoughDate
from domain.naming import NameAs, called
from domain.plan import ChildView, Cycle, EhcRequest, Happening, Help, Outcome, Report, Support, monday
from domain.record import KINDS, Action, Child, Concern, Conversation, Meeting, Person, Question, Record
from domain.summary import choices, entries_in, file_name, make
from domain.summary_fields import SHAREABLE
from domain.summary_only import STRUCTURE
from domain.summary_parts import Arranged, Choice, Options

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ROUNDS = 500
ENTRIES = 12
"""How many entries of each kind each child has."""
BEFORE, AFTER, PROFILE, STORY = SummaryKind
_CONCERN = "what effect how_often helps told reply"
_PLAN: dict[type[Entry], str] = {
    Outcome: "what know start evidence",
    Support: "what who",
    ChildView: "good hard wish writer",
}
SHOWN: dict[SummaryKind, dict[type[Entry], str]] = {
    BEFORE: {
        Concern: _CONCERN,
        Meeting: "want",
        Cycle: "strengths helps harder",
        Action: "what who",
        Question: "text",
        **_PLAN,
    },
    AFTER: {Meeting: "where people shared_notes not_agreed", Action: "what who", Question: "text answer"},
    PROFILE: {Profile: "liked matters support helped"},
    STORY: {
        Concern: _CONCERN,
        Meeting: "shared_notes not_agreed",
        Conversation: "who said promised",
        Action: "what who",
        Cycle: "strengths helps harder keep change stop why",
        Report: "what who said",
        Help: "who why wait advice",
        **_PLAN,
    },
}
"""The texts that a document can show."""
NEVER: dict[type[Entry], str] = {
    Meeting: "private_notes",
    Person: "name role contact",
    Question: "bank",
    Happening: "why",
    EhcRequest: "notes",
    Sent: "to text entry_ids",
}
"""The texts that no document can ever show."""
MARK = re.compile(r"mk\d{5}z")
ID = re.compile(r"id\d{5}z")
ENTRY_KINDS = [kind for kind in KINDS if issubclass(kind, Entry)]


def base(annotation: Any) -> Any:
    """The type of a field without what is optional or annotated."""
    if get_origin(annotation) is Annotated:
        return base(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return base(next(each for each in get_args(annotation) if each is not types.NoneType))
    return annotation


def is_text(annotation: Any) -> bool:
    found = base(annotation)
    return found is str or (get_origin(found) is tuple and base(get_args(found)[0]) is str)


def text_fields(kind: type[Kept]) -> list[str]:
    """The fields in which there is text of a parent."""
    return [name for name, info in kind.model_fields.items() if name not in STRUCTURE and is_text(info.annotation)]


class Maker:
    """Makes entries of any kind, with a marker of its own in every text field."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.numbers = count()
        self.where: dict[str, tuple[str, str]] = {}
        """Of each marker, the entry and the field in which it stands."""
        self.made: dict[type[Kept], list[str]] = {}

    def record(self) -> Record:
        return Record().with_(*(row for id in ("one", "two") for row in self._child(id)))

    def _child(self, id: str) -> Iterator[Kept]:
        self.made = {}
        name = f"{self._mark(id, 'name')} {self._mark(id, 'surname')}"
        stamps: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}
        yield Child(id=id, name=name, setting=Setting.SCHOOL, situation=Situation.SUPPORT, **stamps)
        # first what others refer to
        first: list[type[Entry]] = [Cycle, Outcome, Support, Meeting]
        for kind in [*first, *(kind for kind in ENTRY_KINDS if kind not in first)]:
            ids = self.made[kind] = [f"id{next(self.numbers):05}z" for _ in range(ENTRIES)]
            yield from (self._entry(kind, each, id) for each in ids)

    def _entry(self, kind: type[Entry], id: str, child_id: str) -> Entry:
        for _ in range(200):
            fields = self._fields(kind, id, child_id)
            try:
                return kind.model_validate(fields)
            except ValidationError:
                continue
        raise AssertionError(f"no {kind.__name__} could be made")

    def _fields(self, kind: type[Entry], id: str, child_id: str) -> dict[str, Any]:
        stamps = {"id": id, "child_id": child_id, "created_at": self._past(), "updated_at": NOW}
        day = TODAY - timedelta(days=self.random.randrange(-20, 1000))
        fields: dict[str, Any] = {**stamps, "shared": self.random.random() < 0.5}
        for name, info in kind.model_fields.items():
            if name in fields or name == "deleted_at":
                continue
            day += timedelta(days=self.random.randrange(1, 9))
            if not info.is_required() and not is_text(info.annotation) and self.random.random() < 0.2:
                continue
            fields[name] = self._value(name, info.annotation, id, day)
        return fields

    def _value(self, name: str, annotation: Any, id: str, day: date) -> Any:
        kind = base(annotation)
        refers: dict[str, type[Entry]] = {
            "cycle_id": Cycle,
            "outcome_id": Outcome,
            "support_id": Support,
            "meeting_id": Meeting,
        }
        if name in refers:
            return self.random.choice(self.made[refers[name]])
        if name == "carried_from":
            return None
        if get_origin(kind) is tuple:
            return tuple({self._value(name, get_args(kind)[0], id, day) for _ in range(self.random.randrange(3))})
        if kind is str:
            return self._text(id, name)
        if kind is date:
            return monday(day) if name == "week" else day
        return self._other(kind, day)

    def _other(self, kind: Any, day: date) -> Any:
        if issubclass(kind, Enum):
            return self.random.choice(list(kind))
        made = {
            RoughDate: RoughDate(year=day.year, month=self.random.choice([None, day.month])),
            time: time(self.random.randrange(24), 30),
            bool: self.random.random() < 0.5,
            int: self.random.randrange(1, 50),
        }
        return made[kind]

    def _text(self, id: str, field: str) -> str:
        """A marker at the end of a text, which may have an empty line and unseen characters in it."""
        before = self.random.choice(["", "He said: ", "One.\n\nTwo. ", "\u202eTurned \x00", "<b>&amp;{what} %s "])
        return f"{before}{self._mark(id, field)}"

    def _mark(self, id: str, field: str) -> str:
        mark = f"mk{next(self.numbers):05}z"
        self.where[mark] = id, field
        return mark

    def _past(self) -> datetime:
        return NOW - timedelta(days=self.random.randrange(1, 900))


@cache
def made() -> tuple[Maker, Record, Family]:
    maker = Maker(7)
    record = maker.record()
    return maker, record, family(record, "one")


def some_options(random: Random) -> Options:
    about = made()[2]
    return Options(
        meeting_id=random.choice(["", random.choice(about.meetings).id]),
        name_as=random.choice(list(NameAs)),
        to=random.choice(["", "The SENCO", about.sent[0].to]),
        since=random.choice([None, TODAY - timedelta(days=random.randrange(900))]),
        arranged=random.choice(list(Arranged)),
    )


def forged() -> set[str]:
    """Ids that were never offered: of other people and children, and of fields that are private."""
    _, record, about = made()
    mine = {entry.id for entry in (*about.people, *about.sent, *about.happenings)}
    fields = {f"{meeting.id}/private_notes" for meeting in about.meetings} | {f"{e.id}/notes" for e in about.requests}
    return {*mine, *fields, *record.concerns, *record.views, *record.profiles, *record.meetings, "one", "", "/"}


def wanted(offered: tuple[Choice, ...], chosen: set[str]) -> set[tuple[str, str]]:
    """The texts that have to stand in the document: by entry and field."""
    entries = {entry.id: entry for entry in made()[2].everything()}
    found: set[tuple[str, str]] = set()
    for each in offered:
        if each.id in chosen and each.entry_id:
            texts = text_fields(type(entries[each.entry_id]))
            found |= {(each.entry_id, name) for name in each.fields if name in texts}
    return found


def test_every_text_field_is_decided_about() -> None:
    for kind in ENTRY_KINDS:
        shown = {name for fields in SHOWN.values() for name in fields.get(kind, "").split()}
        never = set(NEVER.get(kind, "").split())
        assert shown | never == set(text_fields(kind)), f"{kind.__name__}: put each text field into SHOWN or NEVER"
        assert not shown & never


def test_the_rule_of_what_can_be_shown_says_the_same() -> None:
    for summary, kinds in SHAREABLE.items():
        texts = {kind: {name for name in names if name in text_fields(kind)} for kind, names in kinds.items()}
        assert {k: v for k, v in texts.items() if v} == {k: set(v.split()) for k, v in SHOWN[summary].items()}


def test_five_hundred_summaries_hold_what_was_ticked_and_nothing_else() -> None:
    maker, _, about = made()
    random, seen = Random(11), set()
    name = about.child.name
    kind_of = {entry.id: type(entry) for entry in about.everything()}
    for number in range(ROUNDS):
        kind = list(SummaryKind)[number % len(SummaryKind)]
        options = some_options(random)
        offered = choices(kind, about, options, TODAY)
        share = random.choice([0, 0.05, 0.3, 0.7, 1])
        chosen = {each.id for each in offered if random.random() < share}
        document = make(kind, about, chosen | (forged() - {each.id for each in offered}), options, TODAY)
        text = "\n".join(texts_of(document))
        told = {maker.where[mark] for mark in MARK.findall(text)}
        expected = wanted(offered, chosen)
        to = {maker.where[mark] for mark in MARK.findall(options.to)}
        child = {maker.where[mark] for mark in MARK.findall(called(name, options.name_as))}
        assert told == expected | to | child
        assert not ID.search(text) and not MARK.search(file_name(kind, TODAY))
        ids = {each.entry_id for each in offered if each.id in chosen} - {""}
        assert set(entries_in(kind, about, chosen, options, TODAY)) == ids
        seen |= {(kind, kind_of[id], field) for id, field in expected}
    shown = ((kind, entry, names) for kind, kinds in SHOWN.items() for entry, names in kinds.items())
    assert seen == {(kind, entry, name) for kind, entry, names in shown for name in names.split()}


@pytest.mark.parametrize("kind", SummaryKind)
def test_what_is_private_is_not_even_offered(kind: SummaryKind) -> None:
    maker, _, about = made()
    never = {(e.id, name) for e in about.everything() for name in NEVER.get(type(e), "").split()}
    unhappy = {view.id for view in about.views if view.happy is not True}
    unhappy |= {profile.id for profile in about.profiles if profile.agreed is not True}
    assert never and unhappy
    for meeting in about.meetings:
        for each in choices(kind, about, Options(meeting_id=meeting.id), TODAY):
            told = {maker.where[mark] for mark in MARK.findall(f"{each.text} {each.under} {each.group}")}
            assert not told & never
            assert not {id for id, _ in told} & unhappy and each.entry_id not in unhappy


def test_the_record_of_this_test_is_large_and_of_every_kind() -> None:
    maker, record, about = made()
    assert {type(entry) for entry in about.everything()} == set(ENTRY_KINDS)
    texts = sum(len(text_fields(type(entry))) for entry in about.everything())
    assert len(maker.where) > 2 * 0.9 * texts > 900
    assert len(record.concerns) == 2 * ENTRIES
