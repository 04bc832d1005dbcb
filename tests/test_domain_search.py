"""Search in words, whatever their capitals and accents."""

from datetime import date

import pytest

from domain.choices import Place
from domain.search import Finder, plain
from samples_of import a_concern, a_meeting, an_action

ENTRIES = [
    a_concern("c1", what="Cried before PE. Zo\u00eb was kind.", where=Place.SETTING, effect="Tired at night"),
    a_concern("c2", what="Covers his ears in the hall", told="class teacher", when=date(2026, 5, 12)),
    a_meeting("m1", people="SENCO", private_notes="I was cross", shared_notes="Ear defenders"),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["c1", "c2", "m1"]),
        ("  ", ["c1", "c2", "m1"]),
        ("cried", ["c1"]),
        ("CRIED pe", ["c1"]),
        ("pe cried", ["c1"]),
        ("zoe", ["c1"]),
        ("Zo\u00eb", ["c1"]),
        ("ear", ["c2", "m1"]),
        ("teacher", ["c2"]),
        ("may 2026", ["c2"]),
        ("cross", ["m1"]),
        ("plan", ["m1"]),
        ("nothing like it", []),
        ("(", []),
    ],
)
def test_every_word_must_be_there(asked: str, found: list[str]) -> None:
    assert [entry.id for entry in Finder(ENTRIES).find(asked)] == found


def test_plain_words() -> None:
    assert plain("\u0141\u00f3d\u017a \u00c9cole STRA\u00dfE") == "\u0142odz ecole strasse"


def test_a_meeting_is_found_by_what_was_promised_at_it() -> None:
    finder = Finder(ENTRIES, [an_action(what="Send the report"), an_action("a2", meeting_id=None, what="Report too")])
    assert [entry.id for entry in finder.find("report senco")] == ["m1"]
