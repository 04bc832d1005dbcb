"""What is private and stands in a document all the same, because a parent wrote it in two places, is pointed out."""

from __future__ import annotations

import pytest

from domain.copied import Passage, Source, copied
from domain.document import Bars, Document, Fact, Item, Line, Paragraph, Part
from domain.family import family
from domain.kept import Kept
from domain.naming import NameAs, called
from samples_of import a_child, a_meeting, a_person, a_profile, a_record, a_request, a_view

NOTE = "Felt listened to. Told Sam in the car. He said \u201cgood\u201d."


def document(*lines: Line) -> Document:
    return Document("Before our meeting", (Fact("Child", "S."),), (Part("Strengths", lines),), "Made by a parent.")


def found(text: str, *entries: Kept, name: str = "Xenia", name_as: NameAs = NameAs.FIRST) -> list[tuple[str, str]]:
    about = family(a_record(*entries, child=a_child(name=name)), "sam")
    return [(each.text, each.source.name) for each in copied(document(Paragraph(text)), about, name_as)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("At home: told Sam in the car, he said 'good'!", ["told Sam in the car, he said 'good'!"]),
        ("TOLD  SAM IN THE CAR. HE", ["TOLD SAM IN THE CAR. HE"]),
        ("We told Sam in the car. They cried.", []),
        ("Told Sam in the", []),
        ("told Sam in the\ncar he said", []),
        ("Felt listened to. Told Sam and felt listened to. Told Sam in", ["felt listened to. Told Sam in"]),
    ],
)
def test_six_words_one_after_another_are_a_copy(text: str, passages: list[str]) -> None:
    assert found(text, a_meeting(private_notes=NOTE)) == [(each, "NOTE") for each in passages]


@pytest.mark.parametrize(
    ("note", "text", "passages"),
    [
        ("He hates Mr Jones", "Sam: he hates Mr Jones, I think", ["he hates Mr Jones,"]),
        ("I was upset", "I was upset", []),
        ("Unprofessionally handled", "That was unprofessionally handled by all", ["Unprofessionally handled"]),
        ("أنا حزينة جدا بسبب ما قالته المعلمة", "أنا حزينة جدا بسبب ما قالته", ["أنا حزينة جدا بسبب ما قالته"]),
        ("", "Anything", []),
        (" \n ", "Anything at all can stand in it", []),
        ("- - -", "- - - a - - -", []),
    ],
)
def test_a_short_note_is_a_copy_as_a_whole(note: str, text: str, passages: list[str]) -> None:
    assert found(text, a_meeting(private_notes=note)) == [(each, "NOTE") for each in passages]


def test_notes_of_a_request_and_what_the_child_does_not_show_count_too() -> None:
    words = "one two three four five six"
    assert found(words, a_request(notes=words)) == [(words, "NOTE")]
    for happy in (False, None):
        assert found(words, a_view(hard=words, happy=happy)) == [(words, "VIEW")]
        assert found(words, a_profile(liked=words, agreed=happy)) == [(words, "VIEW")]
    assert found(words, a_view(hard=words, happy=True), a_profile(liked=words, agreed=True)) == []


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Write to Office@School.example.", ["Office@School.example."]),
        ("Call 01234-567890 or not", ["01234-567890"]),
        ("Call 01234 567891", []),
        ("On 25 11 2026 at school", []),
    ],
)
def test_ways_to_reach_somebody_are_pointed_out(text: str, ways: list[str]) -> None:
    person = a_person(contact="office@school.example.\nTel. 01234 567 890")
    assert found(text, person) == [(each, "CONTACT") for each in ways]


@pytest.mark.parametrize(
    ("name", "name_as", "text", "names"),
    [
        ("Zoë Brown", NameAs.FIRST, "Zoe can read. Zoë Brown cannot.", ["Brown"]),
        ("Zoë Brown", NameAs.INITIALS, "Zoe's book, and (Brown) too", ["Zoe's", "Brown"]),
        ("Zoë", NameAs.NONE, "Zoë\u2019s friend", ["Zoë\u2019s"]),
        ("Zoë", NameAs.NONE, "Zoes and brownies", []),
        ("Zoë B", NameAs.INITIALS, "Plan B", []),
    ],
)
def test_more_of_the_name_than_was_chosen_is_pointed_out(
    name: str, name_as: NameAs, text: str, names: list[str]
) -> None:
    assert found(text, name=name, name_as=name_as) == [(each, "NAME") for each in names]


def test_every_line_of_a_document_is_looked_at_and_each_passage_is_told_once() -> None:
    words = "one two three four five six"
    about = family(a_record(a_meeting(private_notes=words), child=a_child(name="Xenia")), "sam")
    for line in (Paragraph(f"No.\n{words}"), Item("x", (words, words)), Fact("x", words), Bars(words, (("x", 1),))):
        assert copied(document(line), about, NameAs.FIRST) == (Passage(words, Source.NOTE),)


@pytest.mark.parametrize(
    ("name", "first", "initials"),
    [
        ("Sam", "Sam", "S."),
        ("Anne-Marie van Dyke", "Anne-Marie", "A.V.D."),
        ("  \u202eZoë \n“Zed” 🦓 ", "Zoë", "Z.Z."),
        ("e\u0301mile zola", "e\u0301mile", "E\u0301.Z."),
        ("সুমি আক্তার", "সুমি", "সু.আ."),
        ("🦓", "🦓", ""),
    ],
)
def test_a_name_is_told_as_it_was_chosen(name: str, first: str, initials: str) -> None:
    assert [called(name, each) for each in NameAs] == [first, initials, ""]
