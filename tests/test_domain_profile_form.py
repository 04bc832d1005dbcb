"""The form of a one-page profile: a few words are enough, and only a yes lets it be shared."""

from __future__ import annotations

from datetime import date

import pytest

from domain.kept import LINE, NOTE
from domain.profile_form import fields_of_profile, read_profile
from domain.reading import boxes_of
from samples_of import NOW, a_profile

TODAY = date(2026, 11, 25)
ON = boxes_of("on", TODAY)
NOTHING = {"liked": "There is nothing to keep yet. A few words under one heading are enough."}


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({}, NOTHING),
        ({"liked": " \n", "helped": "Mum", "agreed": "yes"}, NOTHING),
        ({"liked": "I am kind"}, {}),
        ({"matters": "My friend"}, {}),
        ({"support": "Wait for me"}, {}),
        ({"liked": "x" * (NOTE + 1)}, {"liked": "This has 20,001 characters."}),
        ({"liked": "x", "helped": "y" * (LINE + 1)}, {"helped": "This has 201 characters."}),
        ({"liked": "x", "on_day": ""}, {"on": "Please give the day, the month and the year."}),
        ({"liked": "x"} | boxes_of("on", None), {"on": "Please write the day. Today is filled in at first."}),
        ({"liked": "x"} | boxes_of("on", date(2026, 11, 26)), {"on": "That date is still to come."}),
    ],
)
def test_a_few_words_under_one_heading_are_enough(typed: dict[str, str], problems: dict[str, str]) -> None:
    found = read_profile(ON | typed, TODAY).problems
    assert found.keys() == problems.keys()
    assert all(found[name].startswith(told) for name, told in problems.items())


@pytest.mark.parametrize(("answer", "agreed"), [("yes", True), ("no", False), ("", None), ("maybe", None)])
def test_only_a_yes_lets_it_be_shared(answer: str, agreed: bool | None) -> None:
    values = read_profile(ON | {"liked": "x", "agreed": answer}, TODAY).values
    assert values["agreed"] is agreed
    before = a_profile(shared=True, agreed=True)
    assert before.changed(NOW, **values).shared == bool(agreed)


def test_a_form_of_what_is_kept_reads_back_as_it_was() -> None:
    kept = a_profile(liked="Kind.\nمرح", matters="Dinosaurs", support="Wait", helped="Mum", agreed=False)
    form = read_profile(fields_of_profile(kept), TODAY)
    assert not form.problems
    assert kept.changed(NOW, **form.values) == kept.changed(NOW)
