"""What can be ticked for each kind of summary, what is ticked at the start, and what comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.choices import ActionStatus, ConcernStatus, Place, Setting, SummaryKind
from domain.family import Family, family
from domain.kept import Kept
from domain.record import Child
from domain.summary import asked_first, choices, meeting_for
from domain.summary_before import foremost
from domain.summary_parts import Choice, Options
from samples_of import (
    a_child,
    a_concern,
    a_conversation,
    a_cycle,
    a_happening,
    a_meeting,
    a_person,
    a_profile,
    a_question,
    a_record,
    a_sent,
    a_support,
    a_view,
    an_action,
)

TODAY = date(2026, 11, 25)
BEFORE, AFTER, PROFILE, STORY = SummaryKind
NEXT, LAST = date(2026, 12, 1), date(2026, 10, 1)
CLOSED, DONE, DROPPED = ConcernStatus.CLOSED, ActionStatus.DONE, ActionStatus.DROPPED


def of(*entries: Kept, child: Child | None = None) -> Family:
    return family(a_record(*entries, child=child), "sam")


def offered(kind: SummaryKind, *entries: Kept, options: Options | None = None) -> dict[str, Choice]:
    return {each.id: each for each in choices(kind, of(*entries), options or Options(), TODAY)}


def ticks(kind: SummaryKind, *entries: Kept, options: Options | None = None) -> dict[str, bool]:
    return {id: each.ticked for id, each in offered(kind, *entries, options=options).items()}


COMING = a_meeting("m1", on=NEXT, want="A quiet place", private_notes="I was upset")
BEEN = a_meeting("m0", on=LAST, review_on=NEXT, people="Ms Ahmed", where="Room 4", shared_notes="We talked")


@pytest.mark.parametrize(
    ("kind", "entries", "ticked"),
    [
        # what the kind needs
        (BEFORE, [COMING], {"m1/want": True}),
        (BEFORE, [COMING, a_question("q1", meeting_id="m1")], {"m1/want": True, "q1": True}),
        (BEFORE, [BEEN], {"m0/review_on": True}),
        (BEFORE, [BEEN, an_action(meeting_id="m0")], {"m0/review_on": True, "a1": True}),
        (BEFORE, [an_action(meeting_id="m0", status=DONE), a_meeting("m0", on=LAST)], {"a1": True}),
        (BEFORE, [a_cycle(strengths="Kind", helps="Pictures")], {"r1/strengths": True, "r1/helps": True}),
        (BEFORE, [a_cycle(review_on=NEXT, agreed_on=LAST)], {"r1/review_on": True}),
        (AFTER, [BEEN], {"m0/where": True, "m0/people": True, "m0/review_on": True, "m0/shared_notes": False}),
        (AFTER, [a_meeting("m0", on=LAST, not_agreed="One to one")], {"m0/not_agreed": True}),
        (AFTER, [a_meeting("m0", on=LAST, no_review_date=True)], {"m0/review_on": True}),
        (AFTER, [a_meeting("m0", on=LAST), an_action(meeting_id="m0", status=DROPPED)], {"a1": False}),
        (
            *(PROFILE, [a_profile(agreed=True, matters="My friend", support="Wait", helped="Mum")]),
            {"f1/liked": True, "f1/matters": True, "f1/support": True, "f1/helped": True},
        ),
        # what is marked as shared, and what is not
        (BEFORE, [a_concern()], {"c1": False}),
        (BEFORE, [a_concern(shared=True)], {"c1": True}),
        (BEFORE, [a_concern(shared=True, status=CLOSED)], {"c1": False}),
        (BEFORE, [a_cycle(harder="Noise")], {"r1/harder": False}),
        (BEFORE, [a_cycle(harder="Noise", shared=True)], {"r1/harder": True}),
        (BEFORE, [a_cycle(), a_support(shared=True)], {"s1": True}),
        (BEFORE, [an_action(meeting_id=None)], {"a1": False}),
        (AFTER, [a_meeting("m0", on=LAST, shared_notes="x", shared=True)], {"m0/shared_notes": True}),
        (AFTER, [a_meeting("m0", on=LAST), a_question(meeting_id="m0", answer="Twice")], {"q1": False}),
        (AFTER, [a_meeting("m0", on=LAST), a_question(meeting_id="m0", answer="Twice", shared=True)], {"q1": True}),
        (STORY, [a_concern(shared=True), a_conversation()], {"c1": True, "t1": False, "chart/concerns": True}),
        (STORY, [a_concern(shared=True, status=CLOSED)], {"c1": True, "chart/concerns": True}),
        # what cannot be ticked at all
        (BEFORE, [a_meeting("m1", on=NEXT, private_notes="I was upset")], {}),
        (AFTER, [a_meeting("m0", on=LAST, private_notes="I was upset")], {}),
        (AFTER, [a_meeting("m0", on=LAST), a_question(meeting_id="m0")], {}),
        (STORY, [a_person(contact="01234 567 890"), a_sent(), a_profile(agreed=True)], {}),
        (STORY, [a_meeting("m1", on=NEXT, shared=True)], {}),
        (PROFILE, [a_profile(agreed=None), a_concern(shared=True)], {}),
        (PROFILE, [a_profile(agreed=False)], {}),
        (BEFORE, [a_view(happy=False)], {}),
        (BEFORE, [a_view(happy=None)], {}),
        (STORY, [a_view(happy=None)], {}),
        (BEFORE, [a_view(happy=True)], {"v1": False}),
        (BEFORE, [a_view(happy=True, shared=True)], {"v1": True}),
    ],
)
def test_what_is_ticked_at_the_start(kind: SummaryKind, entries: list[Kept], ticked: dict[str, bool]) -> None:
    assert ticks(kind, *entries) == ticked


def test_of_several_views_only_the_newest_that_is_shared_is_ticked() -> None:
    views = [a_view(f"v{n}", on=date(2026, 11, n), happy=True, shared=n < 9) for n in (7, 8, 9)]
    assert ticks(BEFORE, *views) == {"v9": False, "v8": True, "v7": False}


def test_an_older_profile_to_which_the_child_agreed_stands_in_for_one_without_an_answer() -> None:
    profiles = a_profile("f1", date(2026, 9, 1), agreed=True), a_profile("f2", date(2026, 11, 1))
    assert list(ticks(PROFILE, *profiles)) == ["f1/liked"]


def test_at_most_five_concerns_are_offered_first_and_ticked() -> None:
    concerns = [a_concern(f"c{n}", date(2026, 10, n), shared=True) for n in range(1, 9)]
    found = offered(BEFORE, *concerns)
    assert list(found) == [f"c{n}" for n in range(8, 0, -1)]
    assert [id for id, each in found.items() if each.first] == ["c8", "c7", "c6", "c5", "c4"]
    assert [id for id, each in found.items() if each.ticked] == ["c8", "c7", "c6", "c5", "c4"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # what is not over comes before what is newer and over
        ({"when": date(2026, 1, 1)}, {"when": date(2026, 11, 1), "status": CLOSED}),
        ({"when": date(2026, 1, 1)}, {"when": date(2026, 11, 1), "status": ConcernStatus.BETTER}),
        # what is since the last meeting comes before what is more serious
        ({"when": LAST}, {"when": date(2026, 9, 30), "effect": "Cried", "how_often": "daily", "where": Place.BOTH}),
        # what is of the last year comes before what is more serious
        ({"when": date(2025, 12, 1)}, {"when": date(2025, 11, 1), "effect": "Cried", "how_often": "daily"}),
        # the most serious
        ({"when": date(2026, 2, 1), "effect": "Cried"}, {"when": date(2026, 3, 1)}),
        ({"when": date(2026, 2, 1), "where": Place.BOTH}, {"when": date(2026, 3, 1), "where": Place.HOME}),
        ({"when": date(2026, 2, 1)}, {"when": date(2026, 3, 1), "status": ConcernStatus.SUPPORTED}),
        # the newest
        ({"when": date(2026, 3, 1)}, {"when": date(2026, 2, 1)}),
    ],
)
def test_the_concerns_worth_talking_about_come_first(before: dict[str, Any], after: dict[str, Any]) -> None:
    about = of(BEEN, COMING, a_concern("after", **after), a_concern("before", **before))
    assert [concern.id for concern in foremost(about, TODAY, COMING)] == ["before", "after"]


def test_what_lies_before_the_chosen_day_is_not_ticked() -> None:
    old, new = a_concern("old", date(2026, 3, 1), shared=True), a_concern("new", date(2026, 9, 1), shared=True)
    since = Options(since=date(2026, 9, 1))
    for kind in (BEFORE, STORY):
        found = ticks(kind, old, new, options=since)
        assert (found["old"], found["new"]) == (False, True)


def test_what_was_not_sent_to_the_same_person_is_new() -> None:
    sent = a_sent(to="Ms Ahmed", entry_ids=("c1", "c2"))
    changed = a_concern("c2", updated_at=datetime(2026, 11, 9, tzinfo=UTC))
    entries = (a_concern("c1"), changed, a_concern("c3"), sent)
    to = offered(BEFORE, *entries, options=Options(to="ms ahmed"))
    assert {id for id, each in to.items() if each.new} == {"c2", "c3"}
    assert not any(each.new for each in offered(BEFORE, *entries).values())


def test_a_support_says_that_its_weeks_go_along() -> None:
    week = a_happening(date(2026, 9, 21))
    assert offered(BEFORE, a_cycle(), a_support(), week)["s1"].under == "With the weeks in which it happened"
    assert offered(BEFORE, a_cycle(), a_support())["s1"].under == ""


def test_a_choice_says_in_one_line_what_it_is() -> None:
    long = a_concern("c1", what="One line\nand another. " * 20)
    found = offered(BEFORE, long)["c1"]
    assert (found.group, found.under) == ("Main concerns", "Friday 20 November 2026")
    assert found.text.startswith("One line and another. One line") and len(found.text) == 90


@pytest.mark.parametrize(
    ("kind", "chosen", "meeting"),
    [
        *((BEFORE, "", "m1"), (BEFORE, "m0", "m0"), (BEFORE, "gone", "m1")),
        *((AFTER, "", "m0"), (AFTER, "m1", "m1"), (STORY, "m1", None), (PROFILE, "m1", None)),
    ],
)
def test_which_meeting_it_is_about(kind: SummaryKind, chosen: str, meeting: str | None) -> None:
    found = meeting_for(kind, of(BEEN, COMING), Options(meeting_id=chosen), TODAY)
    assert (found.id if found else None) == meeting


def test_an_empty_record_offers_nothing() -> None:
    assert [choices(kind, of(), Options(), TODAY) for kind in SummaryKind] == [()] * 4


def test_from_16_on_it_is_asked_whether_they_agree() -> None:
    assert asked_first(of(child=a_child()), TODAY) == ""
    assert asked_first(of(child=a_child(setting=Setting.COLLEGE)), TODAY) == "Has Sam agreed to share this?"
