"""The form of a child's view: one face or word is enough, and only a yes lets it be shared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Face, Voice
from domain.kept import LINE, NOTE
from domain.reading import boxes_of
from domain.view_form import fields_of_view, has_word, read_view, turned
from samples_of import NOW, a_view

TODAY = date(2026, 11, 25)
ON = boxes_of("on", TODAY)
NOTHING = {"face": "There is nothing to keep yet. A face or one word is enough."}


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({}, NOTHING),
        ({"good": "  \n ", "voice": "spoke", "writer": "Me", "happy": "yes"}, NOTHING),
        ({"face": "hard"}, {}),
        ({"good": "Lunch"}, {}),
        ({"hard": "Lunch"}, {}),
        ({"wish": "Lunch"}, {}),
        ({"good": "x" * (NOTE + 1)}, {"good": "This has 20,001 characters."}),
        ({"good": "x", "writer": "y" * (LINE + 1)}, {"writer": "This has 201 characters."}),
    ],
)
def test_one_face_or_word_is_enough(typed: dict[str, str], problems: dict[str, str]) -> None:
    found = read_view(ON | typed, TODAY).problems
    assert found.keys() == problems.keys()
    assert all(found[name].startswith(told) for name, told in problems.items())


@pytest.mark.parametrize(
    ("boxes", "told"),
    [
        (boxes_of("on", date(2026, 11, 26)), "That date is still to come. Please check the day, month and year."),
        ({}, "Please write the day. Today is filled in at first."),
        ({"on_day": "31", "on_month": "2", "on_year": "2026"}, "There is no such date as 31 2 2026. Please check it."),
        (boxes_of("on", TODAY), ""),
        (boxes_of("on", date(2020, 2, 29)), ""),
    ],
)
def test_its_day_is_past_or_today(boxes: dict[str, str], told: str) -> None:
    assert read_view({"face": "good", **boxes}, TODAY).problems == ({"on": told} if told else {})


def test_what_is_kept() -> None:
    typed = {"face": "mixed", "good": " My friends\r\n", "voice": "drew", "writer": "My  aunt", "happy": "yes"}
    kept = a_view(**read_view(ON | typed, TODAY).values)
    assert (kept.face, kept.good, kept.hard, kept.voice, kept.writer) == (
        Face.MIXED,
        "My friends",
        "",
        Voice.DREW,
        "My aunt",
    )
    assert (kept.on, kept.happy, kept.shared) == (TODAY, True, False)


@pytest.mark.parametrize(
    ("answer", "happy", "shared"), [("yes", True, True), ("no", False, False), ("", None, False), (None, None, False)]
)
def test_only_a_yes_leaves_it_shared(answer: str | None, happy: bool | None, shared: bool) -> None:
    before = a_view(happy=True, shared=True)
    typed = fields_of_view(before)
    if answer is None:
        del typed["happy"]
    else:
        typed["happy"] = answer
    after = before.changed(NOW, **read_view(typed, TODAY).values)
    assert (after.happy, after.shared) == (happy, shared)


def test_a_yes_shares_nothing_by_itself() -> None:
    before = a_view(happy=False)
    after = before.changed(NOW, **read_view(fields_of_view(before) | {"happy": "yes"}, TODAY).values)
    assert (after.happy, after.shared) == (True, False)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)


@given(
    st.one_of(st.none(), st.sampled_from(Face)),
    WORDS,
    WORDS,
    st.one_of(st.none(), st.sampled_from(Voice)),
    st.sampled_from([None, True, False]),
    st.booleans(),
)
def test_filled_in_and_read_again_nothing_has_changed(
    face: Face | None, good: str, hard: str, voice: Voice | None, happy: bool | None, shared: bool
) -> None:
    first = read_view(
        fields_of_view(a_view(face=face, good=good, hard=hard, wish="More time", voice=voice, happy=happy)), TODAY
    )
    kept = a_view(**first.values | {"shared": shared and happy is True})
    again = read_view(fields_of_view(kept), TODAY)
    assert not again.problems and kept.changed(NOW, **again.values) == kept.changed(NOW)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "Noise"),
        (" \n", "Noise"),
        ("Noise", ""),
        ("My friend left", "My friend left\nNoise"),
        ("My friend left\n", "My friend left\nNoise"),
        ("Noise in the hall", "Noise in the hall\nNoise"),
        ("Waiting\n Noise \nMy friend left", "Waiting\nMy friend left"),
    ],
)
def test_a_tapped_word_goes_in_and_out(text: str, after: str) -> None:
    assert turned(text, "Noise") == after


@given(st.text(st.sampled_from("ab Noise\n"), max_size=30))
def test_tapping_twice_never_touches_their_own_words(text: str) -> None:
    once = turned(text, "Noise")
    assert has_word(once, "Noise") is not has_word(text, "Noise")
    own = [line.strip() for line in text.split("\n") if line.strip() not in ("", "Noise")]
    for after in (once, turned(once, "Noise")):
        assert [line.strip() for line in after.split("\n") if line.strip() not in ("", "Noise")] == own
