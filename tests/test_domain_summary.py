"""The documents of the example family, whole, as whoever gets them reads them (tests/samples/summary-*.txt)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from domain.choices import Answer, Area, Decision, MeetingKind, Setting, SummaryKind
from domain.copied import texts_of
from domain.document import Bars, Document, Item
from domain.document_text import plain_text
from domain.example import example_family
from domain.family import Family, family
from domain.kept import Kept, RoughDate
from domain.naming import NameAs
from domain.plan import monday
from domain.record import Child, Record
from domain.summary import choices, file_name, make, stays
from domain.summary_parts import Arranged, Options
from samples_of import (
    a_child,
    a_concern,
    a_conversation,
    a_cycle,
    a_happening,
    a_help,
    a_meeting,
    a_record,
    a_report,
    a_request,
    a_sent,
    a_support,
    a_view,
    an_action,
    an_outcome,
)

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BEFORE, AFTER, PROFILE, STORY = SummaryKind


@cache
def example() -> Family:
    """The example family."""
    numbers = count()
    rows = example_family(TODAY, NOW, lambda: f"e{next(numbers)}")
    child = next(row for row in rows if isinstance(row, Child))
    return family(Record().with_(*rows), child.id)


def of(*entries: Kept, child: Child | None = None) -> Family:
    record = a_record(*entries, child=child)
    return family(record, "sam")


def all_of(kind: SummaryKind, about: Family, options: Options | None = None, today: date = TODAY) -> Document:
    """The document with everything that can be ticked."""
    options = options or Options()
    return make(kind, about, {each.id for each in choices(kind, about, options, today)}, options, today)


def headings(document: Document) -> list[str]:
    return [part.heading for part in document.parts]


def text_of(document: Document) -> str:
    return "\n".join(texts_of(document))


def as_ticked(kind: SummaryKind) -> Document:
    """What the example's parent gets who changes no tick."""
    about = example()
    review = next(m for m in about.held(TODAY) if m.kind is MeetingKind.REVIEW)
    options = Options(to="Ms Ahmed, SENCO", made_by="Sam's mum", meeting_id=review.id if kind is AFTER else "")
    chosen = {each.id for each in choices(kind, about, options, TODAY) if each.ticked}
    return make(kind, about, chosen, options, TODAY)


@pytest.mark.parametrize("kind", SummaryKind)
def test_the_whole_document_of_the_example_family(kind: SummaryKind) -> None:
    name = kind.name.lower()
    assert plain_text(as_ticked(kind)) == (SAMPLES / f"summary-{name}.txt").read_text("utf-8")


def test_the_order_before_a_meeting_and_nothing_empty() -> None:
    about = of(
        a_meeting("m0", on=date(2026, 10, 1), review_on=date(2026, 12, 1)),
        a_meeting("m1", on=date(2026, 12, 1), want="A quiet place"),
        a_cycle(strengths="Kind", helps="Pictures", harder="Noise"),
        a_concern(),
        an_action(meeting_id="m0"),
        an_outcome(),
        a_view(happy=True),
    )
    full = ["Strengths", "Main concerns", "What helps", "What makes it harder", "What was agreed, and how it stands"]
    assert headings(all_of(BEFORE, about)) == [*full, "The plan now", "What we would like", "In Sam\u2019s own words"]
    assert headings(make(BEFORE, about, (), Options(), TODAY)) == []


@pytest.mark.parametrize(
    ("child", "name_as", "facts", "heading", "foot"),
    [
        (a_child(), NameAs.FIRST, ["Child", "Sam"], "In Sam\u2019s own words", "Made by a parent from"),
        (a_child(name="Zoë Ng"), NameAs.INITIALS, ["Child", "Z.N."], "In Z.N.\u2019s own words", "Made by a parent"),
        (a_child(), NameAs.NONE, ["Setting", "School"], "In the child\u2019s own words", "Made by a parent from"),
        (
            *(a_child(setting=Setting.COLLEGE), NameAs.FIRST, ["Name", "Sam"]),
            *("In Sam\u2019s own words", "Made by Sam from their own record on"),
        ),
        (
            *(a_child(born=RoughDate(year=2010, month=3)), NameAs.NONE, ["Setting", "School"]),
            *("In the young person\u2019s own words", "Made by the young person from"),
        ),
    ],
)
def test_the_words_follow_the_name_and_the_age(
    child: Child, name_as: NameAs, facts: Sequence[str], heading: str, foot: str
) -> None:
    about = of(a_meeting("m1", on=date(2026, 12, 1), want="A quiet place"), a_view(happy=True), child=child)
    found = all_of(BEFORE, about, Options(name_as=name_as))
    theirs = foot.startswith(("Made by Sam", "Made by the young"))
    assert [found.facts[0].name, found.facts[0].text] == facts
    assert headings(found) == ["What I would like" if theirs else "What we would like", heading]
    assert found.foot.startswith(foot) and found.foot.endswith("on Wednesday 25 November 2026.")


def test_who_made_it_and_who_it_is_for_stand_in_it_on_one_line() -> None:
    found = all_of(STORY, of(a_concern()), Options(to=" Ms\nAhmed\u202e ", made_by="Sam's\nmum"))
    assert "For: Ms Ahmed\n" in text_of(found)
    assert found.foot == "Made by Sam's mum from their own record on Wednesday 25 November 2026."
    assert "Ahmed" not in found.title + file_name(STORY, TODAY)


@pytest.mark.parametrize(
    ("review", "told"),
    [
        ({"review_on": date(2026, 12, 1)}, "Review date: Tuesday 1 December 2026"),
        ({"no_review_date": True}, "We did not agree a date. Please could you suggest one?"),
        ({}, ""),
    ],
)
def test_after_a_meeting_the_next_review_is_told_or_asked_for(review: dict[str, Any], told: str) -> None:
    about = of(a_meeting(people="Ms Ahmed\nMe", not_agreed="One to one", **review), an_action(by=date(2026, 10, 9)))
    found = text_of(all_of(AFTER, about))
    assert (told or "Who was there") in found and ("Next review" in found) == bool(told)
    assert "SENCO: Send the report\nNot done yet. It was to be done by Friday 9 October 2026." in found
    assert found.index("What was not agreed") > found.index("Who was there\nMs Ahmed\nMe\nWhat was agreed")
    assert "Please tell me if I have got anything wrong." in found


@pytest.mark.parametrize(
    ("first", "covered"),
    [
        ({"when": RoughDate(year=2025)}, "Some time in 2025 to Wednesday 25 November 2026"),
        ({"when": RoughDate(year=2026, month=5)}, "About May 2026 to Wednesday 25 November 2026"),
        ({"when": RoughDate.of(date(2026, 5, 4))}, "Monday 4 May 2026 to Wednesday 25 November 2026"),
    ],
)
def test_the_dates_it_covers_are_no_more_exact_than_what_is_in_it(first: dict[str, Any], covered: str) -> None:
    about = of(a_concern("c1", **first), a_concern("c2", when=date(2026, 11, 2)))
    assert f"Dates covered: {covered}" in text_of(all_of(STORY, about))
    later = make(STORY, about, {"c2"}, Options(), TODAY)
    assert "Dates covered: Monday 2 November 2026 to Wednesday 25 November 2026" in text_of(later)


def history() -> Family:
    """Two rounds, and something of every kind that the story tells."""
    return of(
        a_cycle("r1", date(2026, 1, 12), areas=(Area.LEARNING,), decision=Decision.CHANGE, decided_on=date(2026, 4, 1)),
        a_cycle("r2", date(2026, 4, 20)),
        a_concern("c0", date(2025, 12, 1), what="Before all"),
        a_concern("c1", date(2026, 2, 2), what="In the first", areas=(Area.LEARNING, Area.FEELINGS)),
        a_concern("c2", date(2026, 5, 5), what="In the second"),
        a_meeting("m1", on=date(2026, 5, 6), shared_notes="We talked"),
        an_action(meeting_id="m1", by=date(2026, 5, 20)),
        an_outcome(cycle_id="r1"),
        a_support(cycle_id="r1", starts=date(2026, 1, 19)),
        a_happening(monday(date(2026, 2, 2))),
        a_happening(monday(date(2026, 2, 9)), Answer.NO),
        a_conversation(on=date(2026, 6, 1)),
        a_report(on=date(2026, 6, 2)),
        a_help(referred_on=date(2026, 6, 3)),
        a_request(asked_on=date(2026, 6, 4)),
        a_view(on=date(2026, 6, 5), happy=True),
    )


def test_the_story_goes_by_rounds_the_oldest_first() -> None:
    found = all_of(STORY, history())
    rounds = ["Before the first round", "Round 1, from 12 January 2026", "Round 2, from 20 April 2026"]
    assert headings(found) == [*rounds, "In pictures"]
    first = [line.text for line in found.parts[1].lines if isinstance(line, Item)]
    assert first[0] == "Monday 12 January 2026: a round of support begins"
    assert set(first[1:3]) == {"Goal: Reads a short book alone", "Support: Reading group"}
    assert first[3:] == ["Monday 2 February 2026: In the first"]


def test_the_story_goes_by_areas_and_forgets_nothing() -> None:
    by_area = all_of(STORY, history(), Options(arranged=Arranged.AREA))
    names = ["Cognition and learning", "Social, emotional and mental health", "Everything else", "In pictures"]
    assert headings(by_area) == names
    learning, feelings, *_ = ([line.text for line in part.lines if isinstance(line, Item)] for part in by_area.parts)
    assert "Monday 2 February 2026: In the first" in learning and "Monday 2 February 2026: In the first" in feelings
    by_round = all_of(STORY, history())
    items = ({i for part in d.parts for i in part.lines if isinstance(i, Item)} for d in (by_area, by_round))
    assert next(items) == next(items)


def test_without_rounds_the_story_goes_by_school_years() -> None:
    about = of(a_concern("c1", date(2025, 8, 31)), a_concern("c2", date(2025, 9, 1)))
    assert headings(all_of(STORY, about))[:2] == ["School year 2024 to 2025", "School year 2025 to 2026"]


def test_pictures_count_only_what_is_ticked() -> None:
    about = history()
    every = {each.id for each in choices(STORY, about, Options(), TODAY)}

    def counted(chosen: set[str]) -> dict[str, dict[str, int]]:
        parts = make(STORY, about, chosen, Options(), TODAY).parts
        return {bars.words: dict(bars.rows) for p in parts for bars in p.lines if isinstance(bars, Bars)}

    full = counted(every)
    assert full["Concerns by area. One with two areas counts in both."]["No area"] == 2
    assert full["Did the support happen? Each answer is about one support in one week."] == {"Yes": 1, "No": 1}
    assert full["What came of the goals."] == {"Not looked at yet": 1}
    assert sum(full["Meetings in each term."].values()) == 1
    less = counted(every - {"c0", "s1", "o1", "m1"})
    assert less["Concerns by area. One with two areas counts in both."]["No area"] == 1
    assert [words for words in less if "Concerns" not in words] == []
    assert counted({each for each in every if "chart" in each}) == {}


def test_what_is_new_to_the_same_person_is_marked() -> None:
    sent = a_sent(on=date(2026, 11, 1), entry_ids=("c1", "c2"), to="The Senco")
    later = datetime(2026, 11, 9, tzinfo=UTC)
    changed = a_concern("c2", what="Changed", updated_at=later)
    about = of(a_concern("c1", what="Known"), changed, a_concern("c3", what="Added"), sent)
    marked = {
        line.text.split(": ")[1]
        for part in all_of(BEFORE, about, Options(to="the  SENCO")).parts
        for line in part.lines
        if isinstance(line, Item) and "New or changed since Sunday 1 November 2026" in line.more
    }
    assert marked == {"Changed", "Added"}
    assert "New or changed" not in text_of(all_of(BEFORE, about, Options(to="Dr Lee")))
    assert "New or changed" not in text_of(all_of(BEFORE, about))


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (set(), "3 entries and 1 private note stay on this phone."),
        ({"c1"}, "2 entries and 1 private note stay on this phone."),
        ({"c1", "m1/want"}, "1 entry and 1 private note stay on this phone."),
        ({"c1", "m1/want", "r1/helps"}, "1 private note stays on this phone."),
        ({"c1", "m1/private_notes", "nobody"}, "2 entries and 1 private note stay on this phone."),
    ],
)
def test_how_much_stays_on_the_phone(chosen: set[str], told: str) -> None:
    meeting = a_meeting("m1", on=date(2026, 12, 1), want="A place", private_notes="I was upset")
    about = of(meeting, a_concern(), a_cycle(helps="Pictures"), a_sent())
    assert stays(BEFORE, about, chosen, Options(), TODAY).words == told


def test_nothing_is_said_where_nothing_stays() -> None:
    assert stays(STORY, of(a_concern()), {"c1"}, Options(), TODAY).words == ""
    assert stays(STORY, of(a_concern()), set(), Options(), TODAY).words == "1 entry stays on this phone."


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (BEFORE, "support-summary-2026-11-23"),
        (AFTER, "after-meeting-2026-11-23"),
        (PROFILE, "one-page-profile-2026-11-23"),
        (STORY, "support-story-2026-11-23"),
    ],
)
def test_a_file_is_called_what_it_is_and_the_day(kind: SummaryKind, name: str) -> None:
    assert file_name(kind, date(2026, 11, 23)) == name


def test_the_order_in_which_ids_are_chosen_makes_no_difference() -> None:
    about = replace(example())
    ids = [each.id for each in choices(STORY, about, Options(), TODAY)]
    assert make(STORY, about, ids, Options(), TODAY) == make(STORY, about, ids[::-1], Options(), TODAY)
