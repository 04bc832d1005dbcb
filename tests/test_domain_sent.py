"""What was sent is kept with a copy, so that the next one can say what is new to the same person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.choices import SummaryKind
from domain.family import Family, family
from domain.giving import COPY
from domain.kept import Kept
from domain.sent import is_new, people_sent_to, sent_now, sent_to
from samples_of import NOW, a_concern, a_profile, a_record, a_sent

TODAY = date(2026, 11, 25)


def of(*entries: Kept) -> Family:
    return family(a_record(*entries), "sam")


@pytest.mark.parametrize(
    ("to", "ids"),
    [
        ("The SENCO", ["g2", "g1"]),
        (" the\tsenco\u202e", ["g2", "g1"]),
        ("Zoe", ["g3"]),
        ("SENCO", []),
        ("", []),
        (" ", []),
    ],
)
def test_what_was_sent_to_a_person_is_found_newest_first(to: str, ids: list[str]) -> None:
    later = NOW + timedelta(days=1)
    about = of(
        a_sent("g1"), a_sent("g2", to="The senco", created_at=later), a_sent("g3", to="Zoë"), a_sent("g4", to="")
    )
    assert [sent.id for sent in sent_to(about, to)] == ids


def test_those_to_whom_something_was_sent_are_offered_the_last_one_first() -> None:
    rows = (("g1", "Ms Ahmed", 0), ("g2", "Dr Lee", 1), ("g3", "ms ahmed", 2), ("g4", "", 3))
    about = of(*(a_sent(id, to=to, created_at=NOW + timedelta(days=day)) for id, to, day in rows))
    assert people_sent_to(about) == ("ms ahmed", "Dr Lee")


def test_an_entry_is_new_until_it_was_in_something_that_was_sent_and_once_it_is_changed() -> None:
    first, second = a_sent("g1", entry_ids=("c1",)), a_sent("g2", created_at=NOW + timedelta(days=9))
    earlier = (second, first)
    assert is_new(a_concern("c2"), earlier)
    assert not is_new(a_concern("c1"), earlier)
    assert is_new(a_concern("c1", updated_at=NOW + timedelta(days=1)), earlier)


def test_what_is_sent_is_kept_whole_with_who_when_and_what() -> None:
    about = of(a_concern())
    text = "BEFORE OUR MEETING\n\nCried before school\n"
    kind = SummaryKind.BEFORE
    sent = sent_now(
        about, kind, " Ms\nAhmed ", text, ["c1"], id="g9", today=TODAY, now=datetime(2026, 11, 25, tzinfo=UTC)
    )
    assert (sent.on, sent.kind, sent.to, sent.text, sent.entry_ids) == (TODAY, kind, "Ms Ahmed", text, ("c1",))
    assert not sent.shared and sent.child_id == "sam"


@pytest.mark.parametrize("letters", [COPY - 1, COPY, COPY + 1, 2 * COPY])
def test_a_text_that_is_too_long_to_keep_says_where_its_copy_ends(letters: int) -> None:
    sent = sent_now(of(), SummaryKind.STORY, "", "x" * letters, (), id="g", today=TODAY, now=NOW)
    assert len(sent.text) <= COPY
    assert sent.text.endswith("The copy ends here. What you sent was longer.") == (letters > COPY)


def test_profiles_and_what_was_sent_belong_to_the_child_newest_first() -> None:
    days = [date(2026, 9, 1), date(2026, 11, 1), date(2026, 10, 1)]
    about = of(*(a_profile(f"f{d.month}", d) for d in days), *(a_sent(f"g{d.month}", d) for d in days))
    assert [profile.id for profile in about.profiles] == ["f11", "f10", "f9"]
    assert [sent.id for sent in about.sent] == ["g11", "g10", "g9"]
    assert {"f11", "g9"} < {entry.id for entry in about.everything()}


def test_a_profile_is_never_shared_without_the_child() -> None:
    assert a_profile(shared=True, agreed=True).shared
    for agreed in (None, False):
        with pytest.raises(ValueError, match="only if the child agreed"):
            a_profile(shared=True, agreed=agreed)
