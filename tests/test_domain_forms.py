"""Each form read back: what is kept, and what is said beside a field that cannot be used."""

from datetime import date, time
from typing import Any

import pytest

from domain.choices import ConcernStatus, MeetingKind, Place
from domain.forms import (
    action_ids,
    fields_of_child,
    fields_of_concern,
    fields_of_meeting,
    read_actions,
    read_child,
    read_concern,
    read_meeting,
)
from domain.kept import RoughDate
from domain.reading import entry_from
from domain.record import Concern, Meeting
from samples_of import NOW, a_child, a_concern, a_meeting, an_action

TODAY = date(2026, 11, 25)


TODAYS = {"when_day": "25", "when_month": "11", "when_year": "2026"}


def test_a_few_words_are_a_concern() -> None:
    form = read_concern({"what": " Cried before school "} | TODAYS, TODAY)
    assert not form.problems
    concern = entry_from(Concern, form, id="c1", child_id="sam", now=NOW, before=None)
    assert (concern.what, concern.when, concern.status) == (
        "Cried before school",
        RoughDate.of(TODAY),
        ConcernStatus.OPEN,
    )
    assert concern.shared is False


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({}, "what", "write what happened"),
        ({"what": " \n\t "}, "what", "write what happened"),
        ({"what": "\u202e\x00"}, "what", "write what happened"),
        ({"what": "x" * 20_001}, "what", "20,001 characters"),
        ({"what": "x", "when_day": "", "when_month": "", "when_year": ""}, "when", "The year is enough"),
        ({"what": "x", "when_day": "31", "when_month": "2", "when_year": "2026"}, "when", "no such date"),
        ({"what": "x", "told": "y" * 201}, "told", "The most is 200"),
        ({"what": "x", "told_on_day": "1", "told_on_month": "1", "told_on_year": "2027"}, "told_on", "still to come"),
    ],
)
def test_a_concern_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_concern(TODAYS | typed, TODAY)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({}, "kind", "what the meeting is for"),
        ({"kind": "plan", "on_day": "31", "on_month": "4", "on_year": "2027"}, "on", "no such date"),
        ({"kind": "plan", "at": "late"}, "at", "3:30pm"),
        ({"kind": "plan", "review": "yes"}, "review_on", "write the date you agreed"),
        (
            {
                "kind": "plan",
                "on_day": "2",
                "on_month": "12",
                "on_year": "2026",
                "review": "yes",
                "review_on_day": "1",
                "review_on_month": "12",
                "review_on_year": "2026",
            },
            "review_on",
            "before this meeting",
        ),
        ({"kind": "plan", "private_notes": "x" * 20_001}, "private_notes", "Nothing is lost"),
    ],
)
def test_a_meeting_that_needs_another_look(typed: dict[str, str], field: str, told: str) -> None:
    form = read_meeting(typed, TODAY)
    assert list(form.problems) == [field]
    assert told in form.problems[field]


def test_a_review_date_that_was_typed_but_not_agreed_is_not_kept() -> None:
    typed = {"kind": "plan", "review": "no", "review_on_day": "1", "review_on_month": "1", "review_on_year": "2027"}
    form = read_meeting(typed, TODAY)
    assert form.values["review_on"] is None
    assert form.values["no_review_date"] is True


def test_a_child_needs_a_name_and_both_answers() -> None:
    assert set(read_child({}, TODAY).problems) == {"name", "setting", "situation"}
    form = read_child(
        {"name": "\u0645\u0631\u064a\u0645 \U0001f98b", "setting": "school", "situation": "worried"}, TODAY
    )
    assert not form.problems and form.values["name"] == "\u0645\u0631\u064a\u0645 \U0001f98b"


def test_rows_of_actions_with_nothing_in_them_are_left_out() -> None:
    typed = {
        "action.one.what": "Send the report",
        "action.one.who": "SENCO",
        "action.one.by_day": "4",
        "action.one.by_month": "12",
        "action.one.by_year": "2026",
        "action.two.what": "  ",
        "action.two.who": "",
        "action.three.who": "me",
    }
    rows = read_actions(typed, TODAY)
    assert action_ids(typed) == ["one", "two", "three"]
    assert list(rows) == ["one", "three"]
    assert rows["one"].values["by"] == date(2026, 12, 4)
    assert rows["three"].problems == {"what": "Please write what will be done."}


CONCERN: dict[str, Any] = {
    "effect": "Tired",
    "where": Place.BOTH,
    "how_often": "most mornings",
    "helps": "A quiet start",
    "told": "class teacher",
    "told_on": date(2026, 11, 21),
    "reply": "Will watch",
    "status": ConcernStatus.RAISED,
}


@pytest.mark.parametrize(
    "when", [RoughDate(year=2026, month=5, day=2), RoughDate(year=2026, month=5), RoughDate(year=2025)]
)
def test_a_concern_that_is_opened_and_saved_again_stays_the_same(when: RoughDate) -> None:
    before = a_concern(**CONCERN).model_copy(update={"when": when})
    form = read_concern(fields_of_concern(before), TODAY)
    assert not form.problems
    assert entry_from(Concern, form, id="c1", child_id="sam", now=NOW, before=before) == before


def test_a_meeting_that_is_opened_and_saved_again_stays_the_same() -> None:
    before = a_meeting(
        kind=MeetingKind.REVIEW,
        at=time(15, 30),
        where="School",
        people="class teacher\nSENCO",
        want="A date",
        shared_notes="Agreed",
        private_notes="Hard",
        review_on=date(2027, 1, 20),
    )
    action = an_action(by=date(2026, 12, 4))
    typed = fields_of_meeting(before, {"a1": action})
    form = read_meeting(typed, TODAY)
    assert not form.problems
    assert entry_from(Meeting, form, id="m1", child_id="sam", now=NOW, before=before) == before
    assert action.changed(NOW, **read_actions(typed, TODAY)["a1"].values) == action


def test_a_child_that_is_opened_and_saved_again_stays_the_same() -> None:
    child = a_child()
    assert child.changed(NOW, **read_child(fields_of_child(child), TODAY).values) == child
