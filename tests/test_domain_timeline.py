"""The timeline: by month and by round, and what is about a kind of thing, an area and a person."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Area
from domain.family import family
from domain.kept import Entry, RoughDate
from domain.plan import ChildView, Cycle, Help, Report
from domain.record import Concern, Conversation, Meeting
from domain.timeline import Filters, Timeline, entries_of, month_of, name_key, name_of, round_of
from samples_of import (
    a_concern,
    a_conversation,
    a_cycle,
    a_happening,
    a_help,
    a_meeting,
    a_person,
    a_question,
    a_record,
    a_report,
    a_request,
    a_support,
    a_view,
    an_action,
    an_outcome,
)

MONDAY = date(2026, 9, 14)


def timeline(*things: Any) -> Timeline:
    about = family(a_record(*things), "sam")
    return Timeline(about, entries_of(about))


def ids(found: Timeline, asked: str = "", **filters: Any) -> list[str]:
    return [entry.id for entry in found.find(asked, Filters(**filters)).entries]


def test_everything_that_has_a_place_in_time_newest_first() -> None:
    found = timeline(
        a_concern("c1", when=date(2026, 11, 20)),
        a_conversation("t1", on=date(2026, 11, 10)),
        a_view("v1", on=date(2026, 11, 9)),
        a_report("w1", on=date(2026, 10, 12)),
        a_request("e1", asked_on=date(2026, 10, 5)),
        a_meeting("m1", on=date(2026, 10, 1)),
        a_cycle("r1", starts=MONDAY),
        a_help("h1", consent_on=date(2026, 9, 1)),
        a_meeting("later", on=None),
        a_concern("year", when=date(2026, 1, 1)).changed(datetime(2026, 11, 2, tzinfo=UTC), when=RoughDate(year=2026)),
        a_concern("new year", when=date(2026, 1, 1)),
        an_action(),
        an_outcome(),
        a_support(),
    )
    assert ids(found) == ["later", "c1", "t1", "v1", "w1", "e1", "m1", "r1", "h1", "new year", "year"]


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        (a_concern(when=date(2026, 11, 20)), "November 2026"),
        (a_concern().changed(datetime(2026, 11, 2, tzinfo=UTC), when=RoughDate(year=2026, month=5)), "May 2026"),
        (a_concern().changed(datetime(2026, 11, 2, tzinfo=UTC), when=RoughDate(year=2024)), "Some time in 2024"),
        (a_meeting(on=None), "No date yet"),
        (a_help(seen_on=date(2027, 2, 1)), "February 2027"),
        (a_help(), "November 2026"),  # written down then
    ],
)
def test_by_month(entry: Entry, heading: str) -> None:
    assert month_of(entry) == heading


ROUNDS = (
    a_cycle("r1", starts=date(2026, 1, 12)),
    a_cycle("r2", starts=MONDAY),
    a_cycle("r3", starts=date(2027, 1, 4)),
)


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        (a_concern(when=date(2026, 1, 11)), "Before the first round"),
        (a_concern(when=date(2026, 1, 12)), "Round 1, from 12 January 2026"),
        (a_concern(when=date(2026, 9, 13)), "Round 1, from 12 January 2026"),  # its last day
        (a_concern(when=MONDAY), "Round 2, from 14 September 2026"),
        (a_meeting(on=date(2027, 1, 3)), "Round 2, from 14 September 2026"),
        (a_meeting(on=date(2027, 1, 4)), "Round 3, from 4 January 2027"),
        (a_meeting(on=date(2040, 1, 1)), "Round 3, from 4 January 2027"),
        (ROUNDS[0], "Round 1, from 12 January 2026"),
        (ROUNDS[1], "Round 2, from 14 September 2026"),
        (a_meeting(on=None), "No date yet"),
    ],
)
def test_by_round(entry: Entry, heading: str) -> None:
    assert round_of(family(a_record(*ROUNDS), "sam"))(entry) == heading


def test_by_round_without_one_and_with_two_of_one_day() -> None:
    assert round_of(family(a_record(), "sam"))(a_concern()) == "Before the first round"
    twice = family(a_record(a_cycle("r1"), a_cycle("r2"), a_cycle("r3", starts=date(2026, 11, 1))), "sam")
    assert round_of(twice)(a_report(on=MONDAY)) == "Round 1, from 14 September 2026"
    assert round_of(twice)(a_concern()) == "Round 3, from 1 November 2026"


@given(st.lists(st.dates(date(2020, 1, 1), date(2022, 1, 1)), max_size=6, unique=True), st.data())
def test_each_round_and_each_month_is_one_run_of_entries(starts: list[date], data: st.DataObject) -> None:
    days = data.draw(st.lists(st.dates(date(2019, 12, 1), date(2022, 2, 1)), max_size=12))
    concerns = [a_concern(f"c{n}", when=day) for n, day in enumerate(days)]
    years = [a_concern(f"y{n}").changed(datetime(2026, 11, 2, tzinfo=UTC), when=RoughDate(year=2020)) for n in (1, 2)]
    meetings = [a_meeting(f"m{n}", on=None) for n in (1, 2)]
    rounds = [a_cycle(f"r{n}", starts=day) for n, day in enumerate(starts)]
    about = family(a_record(*concerns, *years, *meetings, *rounds), "sam")
    for heading in (month_of, round_of(about)):
        titles = [heading(entry) for entry in entries_of(about)]
        runs = [title for n, title in enumerate(titles) if not n or titles[n - 1] != title]
        assert len(runs) == len(set(runs))


SCHOOL = (
    a_person("p1", name="Ms Ahmed", role="SENCO"),
    a_person("p2", name="Dr Nobody"),
    a_conversation("t1", who="Ms Ahmed", said="Called"),
    a_conversation("t2", who="ms  ahmed (SENCO)", said="Emailed", on=date(2026, 11, 9)),
    a_concern("c1", told="Ms Ahmed, SENCO", areas=(Area.LEARNING,)),
    a_concern("c2", told="Mr Jones", when=date(2026, 5, 2), areas=(Area.LEARNING, Area.FEELINGS)),
    a_meeting("m1", people="Ms Ahm\u00e9d - SENCO\nMr Jones, teacher\n\nMe"),
    a_meeting("m2", on=date(2026, 3, 1)),
    an_action(meeting_id="m2", who="Mr. Jones"),
    an_action("a2", meeting_id="m2", who="Mum"),
    a_report("w1", who="Ms Ahmed and Mr Jones"),
    a_help("h1", who="The clinic", consent_on=date(2026, 2, 1)),
    a_view("v1", writer="Nan", on=date(2026, 1, 5)),
    a_cycle("r1", areas=(Area.FEELINGS,)),
)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"person": "ms ahmed"}, ["c1", "t1", "t2", "w1", "m1"]),
        ({"person": "mr jones"}, ["w1", "m1", "c2", "m2"]),
        ({"person": "clinic"}, ["h1"]),
        ({"person": "nan"}, ["v1"]),
        ({"person": "ahmed"}, ["c1", "t1", "t2", "w1", "m1"]),
        ({"person": "ahme"}, []),
        ({"area": Area.LEARNING}, ["c1", "c2"]),
        ({"area": Area.FEELINGS}, ["r1", "c2"]),
        ({"area": Area.BODY}, []),
        ({"kind": Report}, ["w1"]),
        ({"kind": Meeting, "person": "mr jones"}, ["m1", "m2"]),
        ({"kind": Concern, "area": Area.LEARNING, "person": "mr jones"}, ["c2"]),
        ({"kind": Cycle, "area": Area.LEARNING}, []),
    ],
)
def test_filters_by_themselves_and_together(filters: dict[str, Any], found: list[str]) -> None:
    assert ids(timeline(*SCHOOL), **filters) == found


def test_words_and_filters_together() -> None:
    found = timeline(*SCHOOL)
    assert ids(found, "called", person="ms ahmed") == ["t1"]
    assert ids(found, "called", person="mr jones") == []
    assert ids(found, "jones", kind=Concern) == ["c2"]
    near = found.find("emialed", Filters(person="ms ahmed"))
    assert ([entry.id for entry in near.entries], near.near) == (["t2"], True)


def test_what_is_offered_is_what_there_is() -> None:
    found = timeline(*SCHOOL)
    assert found.areas == (Area.LEARNING, Area.FEELINGS)
    assert found.kinds == {Concern, Meeting, Conversation, Report, Help, ChildView, Cycle}
    assert dict(found.names) == {
        "ms ahmed": "Ms Ahmed",
        "mr jones": "Mr Jones",
        "clinic": "The clinic",
        "nan": "Nan",
    }
    assert list(found.names)[:2] == ["ms ahmed", "mr jones"]
    nothing = timeline()
    assert (nothing.areas, nothing.kinds, dict(nothing.names), ids(nothing)) == ((), set(), {}, [])


def test_of_many_people_those_in_most_entries_are_offered() -> None:
    often = [a_conversation(f"o{n}", who="Ms Often, teacher") for n in range(3)]
    once = [a_conversation(f"t{n}", who=f"Person {n}") for n in range(40)]
    names = timeline(*once, *often, a_person(name="Somebody Known"), a_conversation("k", who="somebody known")).names
    assert len(names) == 12
    assert next(iter(names.values())) == "Ms Often"
    assert names["somebody known"] == "Somebody Known"


def test_a_promise_of_a_meeting_that_is_gone_brings_nobody() -> None:
    assert dict(timeline(an_action(who="Ms Ahmed"), an_action("a2", meeting_id=None, who="Mr Jones")).names) == {}


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Ms Ahmed, SENCO", "Ms Ahmed", "ms ahmed"),
        ("Ms. Ahmed", "Ms. Ahmed", "ms ahmed"),
        ("MS AHM\u00c9D (the SENCO)", "MS AHM\u00c9D", "ms ahmed"),
        ("Ms Ahmed \u2013 SENCO", "Ms Ahmed", "ms ahmed"),
        ("Ms Ahmed-Khan: teacher", "Ms Ahmed-Khan", "ms ahmed khan"),
        ("Dr O\u2019Neill", "Dr O\u2019Neill", "dr oneill"),
        ("The SENCO", "The SENCO", "senco"),
        ("SENCO", "SENCO", "senco"),
        ("the", "the", "the"),
        ("", "", ""),
        (", teacher", "", ""),
    ],
)
def test_a_name_is_the_same_however_it_is_written(text: str, name: str, key: str) -> None:
    assert (name_of(text), name_key(text)) == (name, key)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("send report", ["m1"]),
        ("happening agreed", ["m1"]),
        ("every tuesday", ["m1"]),
        ("short book", ["r1"]),
        ("reads a page", ["r1"]),
        ("reading group", ["r1"]),
        ("mrs lee", ["r1"]),
        ("staff ill", ["r1"]),
    ],
)
def test_a_meeting_and_a_round_are_found_by_what_belongs_to_them(asked: str, found: list[str]) -> None:
    about = timeline(
        a_meeting("m1"),
        an_action(),
        a_question(answer="Every Tuesday"),
        a_cycle("r1"),
        an_outcome(evidence="Reads a page"),
        a_support(who="Mrs Lee"),
        a_happening(MONDAY, why="Staff ill"),
        a_concern("c1"),
    )
    assert ids(about, asked) == found
