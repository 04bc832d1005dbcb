"""Search in words, whatever their capitals and accents, and nearly, however they are spelt."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Area, Decision, Face, Place
from domain.kept import Entry
from domain.search import Finder, bare_words, is_near, plain, slips
from samples_of import a_concern, a_conversation, a_cycle, a_help, a_meeting, a_report, a_request, a_view

ENTRIES = [
    a_concern("c1", what="Cried before PE. Zo\u00eb was kind.", where=Place.SETTING, effect="Tired at night"),
    a_concern("c2", what="Covers his ears in the hall", told="class teacher", when=date(2026, 5, 12)),
    a_meeting("m1", people="SENCO", private_notes="I was cross", shared_notes="Ear defenders"),
    a_conversation("t1", who="Ms Ahmed", said="I did not receive the assessment. They don\u2019t know when."),
]
REST = [
    a_view("v1", good="Playtime", hard="Assembly is loud", wish="A quiet seat", writer="Nan", face=Face.MIXED),
    a_report("w1", what="Hearing test", who="Audiology", said="Glue ear on the left"),
    a_help("h1", why="Her words are unclear", wait="18 weeks", advice="Use pictures", seen_on=date(2026, 6, 2)),
    a_cycle(
        "r1",
        strengths="Kind to animals",
        helps="Headphones",
        harder="Supply staff",
        keep="Reading group",
        change="Smaller steps",
        stop="Extra homework",
        decision=Decision.OUTSIDE,
        decided_on=date(2026, 11, 2),
        why="Progress was slow",
        areas=(Area.FEELINGS,),
    ),
    a_request("e1", notes="Sent by recorded post"),
]


def ids(entries: list[Entry], asked: str) -> list[str]:
    return [entry.id for entry in Finder(entries).find(asked).entries]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["c1", "c2", "m1", "t1"]),
        ("  ", ["c1", "c2", "m1", "t1"]),
        ("cried", ["c1"]),
        ("CRIED pe", ["c1"]),
        ("pe. cried", ["c1"]),
        ("zoe", ["c1"]),
        ("Zo\u00eb", ["c1"]),
        ("ear", ["c2", "m1"]),
        ("teacher", ["c2"]),
        ("may 2026", ["c2"]),
        ("cross", ["m1"]),
        ("plan", ["m1"]),
        ("don't", ["t1"]),  # the text has the apostrophe that phones write
        ("don\u2019t", ["t1"]),
    ],
)
def test_every_word_must_be_there(asked: str, found: list[str]) -> None:
    result = Finder(ENTRIES).find(asked)
    assert ([entry.id for entry in result.entries], result.near) == (found, False)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("recieve", ["t1"]),  # the best known slip of English
        ("recie", ["t1"]),  # and while it is still being typed
        ("asesment", ["t1"]),  # two letters missing
        ("assesssment", ["t1"]),  # one too many
        ("Amhed", ["t1"]),  # neighbours swapped
        ("ahmad", ["t1"]),
        ("ms amhed", ["t1"]),  # one word as it stands, one nearly
        ("teecher", ["c2"]),
        ("taecher", ["c2"]),
        ("tehcaer", ["c2"]),  # two pairs swapped
        ("defendres", ["m1"]),
        ("ceid", []),  # four letters, two slips
        ("cired", ["c1"]),
        ("criedd", ["c1"]),
        ("dont", ["t1"]),
        ("covres his haal", ["c2"]),
        ("covres cried", []),  # in no entry together
        ("r\u00e9cieve", ["t1"]),
        ("(recieve)", ["t1"]),
    ],
)
def test_where_no_entry_has_the_words_those_are_found_that_have_nearly_them(asked: str, found: list[str]) -> None:
    result = Finder(ENTRIES).find(asked)
    assert ([entry.id for entry in result.entries], result.near) == (found, bool(found))


@pytest.mark.parametrize(
    "asked", ["teh", "pa", "x", "zeo", "ms", "2027", "12th", "(", "?!", "\u2019", "nothing like it"]
)
def test_short_words_and_numbers_are_not_near_to_anything(asked: str) -> None:
    found = Finder(ENTRIES[:3]).find(asked)
    assert (list(found.entries), found.near) == ([], False)


def test_words_as_they_are_go_before_near_ones() -> None:
    entries = [a_concern("near", what="The teacher"), a_concern("exact", what="The teachar, as I first wrote it")]
    assert ids([*entries], "teachar") == ["exact"]
    assert ids([*entries[:1]], "teachar") == ["near"]


def test_near_entries_keep_their_order_and_stand_once() -> None:
    entries = [a_concern(f"c{n}", what="teacher, teachers and a teacher") for n in (3, 1, 2)]
    assert ids([*entries], "taecher") == ["c3", "c1", "c2"]


def test_what_does_not_fit_is_left_out_and_near_words_are_looked_for_among_the_rest() -> None:
    entries = [a_concern("c1", what="ahmed"), a_meeting("m1", people="Ms Ahmad"), a_meeting("m2", people="Mr Jones")]
    finder = Finder([*entries])
    assert [e.id for e in finder.find("", lambda entry: entry.id != "m1").entries] == ["c1", "m2"]
    found = finder.find("ahmed", lambda entry: entry.table == "meetings")
    assert ([e.id for e in found.entries], found.near) == (["m1"], True)
    assert not finder.find("ahmed", lambda entry: entry.id == "m2").entries


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("playtime", "v1"),
        ("assembly", "v1"),
        ("quiet seat", "v1"),
        ("nan", "v1"),
        ("child's view", "v1"),
        ("hearing", "w1"),
        ("audiology", "w1"),
        ("glue", "w1"),
        ("speech", "h1"),
        ("unclear", "h1"),
        ("18 weeks", "h1"),
        ("pictures", "h1"),
        ("2 june", "h1"),
        ("animals", "r1"),
        ("headphones", "r1"),
        ("supply", "r1"),
        ("reading group", "r1"),
        ("smaller", "r1"),
        ("homework", "r1"),
        ("progress", "r1"),
        ("feelings", "r1"),
        ("round", "r1"),
        ("recorded post", "e1"),
        ("ehc", "e1"),
    ],
)
def test_every_kind_of_entry_is_searched(asked: str, found: str) -> None:
    assert ids([*REST], asked) == [found]


def test_an_entry_is_found_by_what_stands_beside_it() -> None:
    finder = Finder(ENTRIES, {"m1": ["Send the report", "Mr Jones"]})
    assert [entry.id for entry in finder.find("report senco").entries] == ["m1"]
    assert [entry.id for entry in finder.find("repotr joens").entries] == ["m1"]


def test_plain_words() -> None:
    assert plain("\u0141\u00f3d\u017a \u00c9cole STRA\u00dfE") == "\u0142odz ecole strasse"
    assert bare_words("Ms. O\u2019Neill: well-being (3)") == ["ms", "oneill", "well", "being", "3"]
    assert bare_words("\u0627\u0633\u062a\u0627\u062f\u060c \u0633\u06a9\u0648\u0644\u06d4") == ["استاد", "سکول"]


@pytest.mark.parametrize(
    ("word", "most"), [("", 0), ("the", 0), ("hall", 1), ("ahmeds", 1), ("teacher", 2), ("2026", 0), ("year3class", 0)]
)
def test_longer_words_may_have_more_slips(word: str, most: int) -> None:
    assert slips(word) == most


@pytest.mark.parametrize(
    ("asked", "word", "least"),
    [
        ("the", "the", 0),
        ("teh", "the", 1),
        ("recieve", "receive", 1),
        ("abc", "ca", 3),  # nothing is changed twice
        ("hall", "halls", 0),  # a beginning
        ("halls", "hall", 1),
        ("wensday", "wednesday", 2),
        ("nesesary", "necessary", 2),
        ("abcd", "dcba", 3),
        ("", "word", 0),
        ("word", "", 4),
    ],
)
def test_how_many_slips(asked: str, word: str, least: int) -> None:
    assert [most for most in range(6) if is_near(asked, word, most)] == list(range(least, 6))


def by_the_book(one: str, other: str) -> int:
    """Damerau's distance in which nothing is changed twice, as it is defined: slow, and easy to see through."""

    @cache
    def distance(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [distance(i - 1, j) + 1, distance(i, j - 1) + 1, distance(i - 1, j - 1) + (one[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
            ways.append(distance(i - 2, j - 2) + 1)
        return min(ways)

    return distance(len(one), len(other))


@given(st.text("abc", max_size=8), st.text("abc", max_size=11), st.integers(0, 3))
def test_near_is_what_the_distance_says(asked: str, word: str, most: int) -> None:
    beginnings = [word[:end] for end in range(len(word) + 1) if end >= len(asked) or end == len(word)]
    assert is_near(asked, word, most) == any(by_the_book(asked, start) <= most for start in beginnings)


@given(st.text(max_size=30), st.lists(st.text(max_size=60), max_size=4))
def test_whatever_is_typed_the_search_answers_in_order_and_a_text_finds_itself(asked: str, texts: list[str]) -> None:
    entries = [a_concern(f"c{n}", what=text or "-") for n, text in enumerate(texts)]
    found = list(Finder([*entries]).find(asked).entries)
    assert found == [entry for entry in entries if entry in found]
    for entry in entries:
        assert entry in Finder([*entries]).find(entry.what).entries
