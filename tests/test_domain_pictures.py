"""The numbers of the pictures, and that the sentences beside them say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Answer, Area, Result, Setting
from domain.columns import MOST, Picture
from domain.family import Family, family
from domain.kept import RoughDate
from domain.pictures import WEEKS, concerns_picture, meetings_picture, outcomes_picture, support_picture
from domain.record import Concern, Term
from samples_of import (
    NOW,
    a_child,
    a_concern,
    a_cycle,
    a_happening,
    a_meeting,
    a_record,
    a_support,
    a_term,
    an_outcome,
)
from views.plan_words import ANSWERS, AREAS_SHORT, RESULTS

TODAY = date(2026, 11, 25)
"""A Wednesday."""
THIS = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
Y, P, N, U = Answer.YES, Answer.PARTLY, Answer.NO, Answer.UNKNOWN
LETTERS = {"Y": Y, "P": P, "N": N, "U": U}
NO_TERMS: Mapping[str, Term] = {}


def about(*things: Any, **child: Any) -> Family:
    return family(a_record(*things, child=a_child(**child)), "sam")


def answered(answers: str, last: date = THIS, support: str = "s1") -> list[Any]:
    """Answers week by week, the newest first; a dot is a week without one."""
    rows = enumerate(answers)
    return [a_happening(last - WEEK * n, LETTERS[letter], support) for n, letter in rows if letter != "."]


def support(*things: Any, today: date = TODAY, terms: Mapping[str, Term] = NO_TERMS, **child: Any) -> Picture:
    return support_picture(about(a_cycle(), *things, **child), today, terms, ANSWERS)


def concerns(*things: Any, today: date = TODAY) -> Picture:
    return concerns_picture(about(*things), today, AREAS_SHORT)


def outcomes(*things: Any) -> Picture:
    return outcomes_picture(about(*things), RESULTS)


def meetings(*days: date | None, today: date = TODAY, terms: Mapping[str, Term] = NO_TERMS) -> Picture:
    held = (a_meeting(f"m{number}", on=day) for number, day in enumerate(days))
    return meetings_picture(about(*held), today, terms)


def labels(picture: Picture) -> list[str]:
    return [column.label for column in picture.columns]


def heights(picture: Picture) -> list[int]:
    return [column.whole for column in picture.columns]


def rough(id: str, year: int, month: int | None = None, **more: Any) -> Concern:
    return a_concern(id, **more).changed(NOW, when=RoughDate(year=year, month=month))


def test_an_empty_record_says_what_there_will_be() -> None:
    for picture in (support(), concerns(), outcomes(), outcomes(a_cycle()), meetings()):
        assert not picture.columns and not picture.numbers
        (told,) = picture.told
        assert told.startswith("Once ")


# support by week


def test_one_week_of_support() -> None:
    found = support(a_support(starts=date(2026, 11, 16)), *answered(".Y"))
    assert (labels(found), heights(found)) == (["16 Nov"], [1])
    assert found.told == ("1 answer for the week from Monday 16 November 2026.", "Yes: 1.")
    assert found.numbers == ("The week from Monday 16 November 2026: 1 in all. Yes: 1.",)


def test_each_answer_is_a_part_of_its_own_and_the_words_go_by_what_is_known() -> None:
    found = support(a_support(starts=date(2026, 10, 19)), *answered(".YPN"), *answered("U", date(2026, 10, 19)))
    assert labels(found) == ["19 Oct", "2 Nov", "9 Nov", "16 Nov"]  # without the half-term week
    assert [column.counts.index(1) for column in found.columns] == [3, 2, 1, 0]
    assert found.told == (
        "4 answers for 4 weeks from Monday 19 October 2026.",
        "Yes: 1. Partly: 1. No: 1. Do not know: 1.",
        "The only yes answer was in the week from Monday 16 November 2026.",
        "By your answers it did not happen in the first 2 of these weeks.",
        "By your answers it happened most of the time in the last 2 of these weeks.",
    )


def test_no_answer_is_counted_by_itself_and_never_as_a_no() -> None:
    found = support(a_support(starts=date(2026, 11, 2)))
    assert found.totals == (0, 0, 0, 0, 3)
    assert found.told == (
        "No answer yet for 3 weeks from Monday 2 November 2026.",
        "No answer: 3. That does not count as a no.",
    )


@pytest.mark.parametrize(
    ("answers", "today", "last", "silent"),
    [
        ("", TODAY, "16 Nov", 3),  # this week is not over
        ("Y", TODAY, "23 Nov", 3),
        ("", date(2026, 11, 27), "23 Nov", 4),  # from Friday on it can be asked about
        ("YYYY", TODAY, "23 Nov", 0),
    ],
)
def test_this_week_counts_once_it_is_answered_or_over(answers: str, today: date, last: str, silent: int) -> None:
    found = support(a_support(starts=date(2026, 11, 2)), *answered(answers), today=today)
    assert (labels(found)[-1], found.totals[-1]) == (last, silent)


def test_only_the_support_that_was_answered_counts_in_a_week_that_is_not_over() -> None:
    found = support(a_support(starts=THIS), a_support("s2", starts=THIS), *answered("Y"))
    assert found.totals == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("answers", "child", "terms", "there"),
    [
        ("", {}, {}, False),
        ("....P", {}, {}, True),
        ("", {"setting": Setting.EARLY_YEARS}, {}, True),
        ("", {}, {"2026-1": a_term("2026-1", date(2026, 9, 2), date(2026, 10, 30))}, True),
    ],
)
def test_a_week_of_holidays_is_left_out_unless_it_was_answered(
    answers: str, child: dict[str, Any], terms: dict[str, Term], there: bool
) -> None:
    assert ("26 Oct" in labels(support(a_support(), *answered(answers), terms=terms, **child))) is there


def test_the_other_support_is_not_missing_in_a_week_of_holidays() -> None:
    half_term = date(2026, 10, 26)
    found = support(a_support(), a_support("s2"), *answered("Y", half_term))
    (column,) = [column for column in found.columns if column.label == "26 Oct"]
    assert column.counts == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("fields", "weeks"),
    [
        ({"starts": date(2026, 11, 15)}, ["9 Nov", "16 Nov"]),  # from its Sunday on
        ({"starts": date(2026, 11, 16)}, ["16 Nov"]),
        ({"starts": date(2026, 11, 2), "ends": date(2026, 11, 9)}, ["2 Nov", "9 Nov"]),  # to its Monday
        ({"starts": date(2026, 11, 2), "ends": date(2026, 11, 8)}, ["2 Nov"]),
        ({"starts": None, "created_at": datetime(2026, 11, 9, tzinfo=UTC)}, ["9 Nov", "16 Nov"]),
        ({"starts": date(2026, 12, 1)}, []),
    ],
)
def test_the_weeks_in_which_support_was_running(fields: dict[str, Any], weeks: list[str]) -> None:
    assert labels(support(a_support(**fields))) == weeks


def test_an_answer_counts_also_where_the_dates_of_the_support_were_changed_later() -> None:
    found = support(a_support(starts=date(2026, 11, 16)), *answered("..Y"))
    assert (labels(found), found.totals) == (["9 Nov", "16 Nov"], (1, 0, 0, 0, 1))


def test_ten_years_of_support_show_the_last_twelve_weeks_of_school() -> None:
    found = support(a_support(starts=date(2016, 9, 5)), *answered("Y" * 520))
    assert (len(found.columns), labels(found)[0], labels(found)[-1]) == (WEEKS, "7 Sep", "23 Nov")
    assert found.told[0] == "12 answers for 12 weeks from Monday 7 September 2026."
    assert found.told[2] == "There was never more than 1 yes answer in one week."


def test_support_that_was_over_years_ago_can_still_be_looked_at() -> None:
    old = a_support(starts=date(2019, 9, 2), ends=date(2019, 9, 20))
    found = support(old, *answered("N", date(2019, 9, 9)))
    assert labels(found) == ["2 Sep", "9 Sep", "16 Sep"]
    assert found.totals == (0, 0, 1, 0, 2)


def test_support_that_goes_on_in_the_next_round_is_one_in_the_week_in_which_rounds_change() -> None:
    old = a_support(starts=date(2026, 11, 9), ends=date(2026, 11, 17))
    new = a_support("s2", starts=date(2026, 11, 18), carried_from="s1")
    assert support(old, new).totals == (0, 0, 0, 0, 2)
    assert support(old, new, *answered(".N")).totals == (0, 0, 1, 0, 1)
    assert support(old, new, *answered(".Y", support="s2")).totals == (1, 0, 0, 0, 1)


def test_what_was_deleted_is_not_counted() -> None:
    gone = a_happening(date(2026, 11, 16), Y, deleted_at=NOW)
    assert support(a_support(starts=date(2026, 11, 16)), gone).totals == (0, 0, 0, 0, 1)
    assert support(a_support(deleted_at=NOW), *answered(".Y")).columns == ()


# concerns by month and area


def test_one_concern() -> None:
    found = concerns(a_concern(areas=(Area.LEARNING,)))
    assert (labels(found), heights(found)) == (["Nov 2026"], [1])
    assert found.told == ("1 concern since November 2026.", "Learning: 1.")


def test_concerns_by_month_up_to_this_one_with_the_months_between() -> None:
    found = concerns(
        a_concern("c1", when=date(2026, 7, 31), areas=(Area.LEARNING,)),
        a_concern("c2", when=date(2026, 8, 1), areas=(Area.LEARNING, Area.FEELINGS)),
        a_concern("c3", when=date(2026, 8, 31)),
        rough("c4", 2026, 8),
        rough("c5", 2026),
    )
    assert labels(found) == ["Jul 2026", "Aug 2026", "Sep 2026", "Oct 2026", "Nov 2026"]
    assert heights(found) == [1, 3, 0, 0, 0]
    assert found.columns[1].counts == (0, 1, 1, 0, 0, 2)  # the last is of those without an area
    assert found.told == (
        "4 concerns since July 2026.",
        "Learning: 2. Feelings: 1. No area: 2.",
        "A concern with more than one area counts in each.",
        "The most concerns were in August 2026: 3.",
        "In the first 2 months: 4.",
        "In the last 2 months: 0.",
        "1 more has no month, so the picture leaves it out.",
    )
    assert found.numbers[1:3] == (
        "August 2026: 3 in all. Learning: 1. Feelings: 1. No area: 2.",
        "September 2026: none.",
    )


def test_two_more_have_no_month() -> None:
    found = concerns(a_concern(), rough("c2", 2026), rough("c3", 2025))
    assert found.told[-1] == "2 more have no month, so the picture leaves them out."


@pytest.mark.parametrize(("years", "told"), [([2026], "1 concern has"), ([2026, 2020], "2 concerns have")])
def test_concerns_that_all_have_no_month(years: list[int], told: str) -> None:
    found = concerns(*(rough(f"c{year}", year) for year in years))
    assert (found.columns, found.told) == ((), (f"{told} no month, so there is no picture yet.",))


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ([9, 9, 9, 10], "The most concerns were in September 2026: 3."),
        ([9, 9, 10, 10], "The most concerns in one month were 2. That was so 2 times, last in October 2026."),
        ([9, 10], "There was never more than 1 concern in one month."),
        ([9, 9], "All concerns were in September 2026."),
        ([9], "The only concern was in September 2026."),
    ],
)
def test_when_there_were_the_most(months: list[int], told: str) -> None:
    found = concerns(*(a_concern(f"c{n}", when=date(2026, month, 3)) for n, month in enumerate(months)))
    assert told in found.told


@pytest.mark.parametrize(
    ("first", "columns", "label", "each"),
    [
        (date(2024, 12, 1), 24, "Dec 2024", "one month"),
        (date(2024, 11, 30), 9, "Sep to Nov 2024", "3 months"),
        (date(2024, 2, 29), 12, "Dec to Feb 2024", "3 months"),
        (date(2020, 12, 1), 24, "Dec to Feb 2021", "3 months"),
        (date(2020, 11, 30), 7, "2020 to 2021", "one school year"),
        (date(2016, 11, 25), 11, "2016 to 2017", "one school year"),
        (date(2017, 8, 31), 11, "2016 to 2017", "one school year"),
        (date(1996, 11, 25), 16, "1996 to 1998", "2 school years"),
    ],
)
def test_long_times_become_fewer_and_longer_columns(first: date, columns: int, label: str, each: str) -> None:
    found = concerns(a_concern("c1", when=first), a_concern("c2"))
    assert (len(found.columns), labels(found)[0], heights(found)[0], heights(found)[-1]) == (columns, label, 1, 1)
    assert found.each == f"Each column is {each}. The last one can still grow."


def test_ten_years_in_words() -> None:
    days = (date(2016, 9, 1) + timedelta(days=3 * n) for n in range(1240))
    found = concerns(*(a_concern(f"c{n}", when=day) for n, day in enumerate(days)))
    assert (labels(found)[0], labels(found)[-1]) == ("2016 to 2017", "2026 to 2027")
    assert found.told[0] == "1,240 concerns since September 2016."
    assert "In the first 5 school years: 609." in found.told
    assert (
        f"In the last 5 school years: {sum(heights(found)[-5:])}." in found.told
    )  # the one in the middle is in neither
    assert found.numbers[0].startswith("The school year 2016 to 2017: 122 in all.")


def test_a_concern_on_29_february() -> None:
    found = concerns(a_concern(when=date(2028, 2, 29)), today=date(2028, 2, 29))
    assert labels(found) == ["Feb 2028"]
    assert labels(concerns(a_concern(when=date(2028, 2, 29)), today=date(2028, 3, 1))) == ["Feb 2028", "Mar 2028"]


def test_a_concern_after_today_is_in_the_picture_all_the_same() -> None:
    found = concerns(a_concern("c1"), a_concern("c2", when=date(2027, 1, 5)))
    assert (labels(found), heights(found)) == (["Nov 2026", "Dec 2026", "Jan 2027"], [1, 0, 1])


def test_deleted_concerns_are_not_counted() -> None:
    assert heights(concerns(a_concern(), a_concern("c2", deleted_at=NOW))) == [1]


# outcomes by round


def test_one_outcome() -> None:
    found = outcomes(a_cycle(), an_outcome(result=Result.MET))
    assert (labels(found), found.told) == (["Round 1"], ("1 outcome in 1 round.", "Met: 1."))


def test_what_came_of_the_outcomes_round_by_round() -> None:
    found = outcomes(
        a_cycle("r1", date(2025, 9, 8)),
        a_cycle("r2", date(2026, 1, 12)),
        a_cycle("r3", date(2026, 5, 4)),
        an_outcome("o1", cycle_id="r1", result=Result.MET),
        an_outcome("o2", cycle_id="r1", result=Result.PARTLY),
        an_outcome("o3", cycle_id="r2", result=Result.MET),
        an_outcome("o4", cycle_id="r2", result=Result.MET),
        an_outcome("o5", cycle_id="r2"),
        an_outcome("o6", cycle_id="r2", result=Result.MET, deleted_at=NOW),
        an_outcome("o7", cycle_id="gone", result=Result.MET),
        a_cycle("r4", date(2026, 9, 7)),
        an_outcome("o8", cycle_id="r4"),
    )
    assert [column.counts for column in found.columns[:2]] == [(1, 1, 0, 0, 0), (2, 0, 0, 0, 1)]
    assert heights(found) == [2, 3, 0, 1]
    assert found.told == (
        "6 outcomes in 4 rounds.",
        "Met: 3. Partly met: 1. Not looked at yet: 2.",
        "The most met outcomes were in round 2: 2.",
        "Met in round 1: 1 of the 2 that you looked at.",
        "Met in round 2: 2 of the 2 that you looked at.",
    )
    assert found.numbers[2] == "Round 3: none."


@pytest.mark.parametrize(("rounds", "columns", "label"), [(24, 24, "Round 1"), (30, 10, "2016 to 2017")])
def test_many_rounds_become_school_years(rounds: int, columns: int, label: str) -> None:
    starts = [date(2016, 9, 5) + timedelta(days=120 * n) for n in range(rounds)]
    rows = [a_cycle(f"r{n}", day) for n, day in enumerate(starts)]
    found = outcomes(*rows, *(an_outcome(f"o{n}", cycle_id=f"r{n}", result=Result.NOT_MET) for n in range(rounds)))
    assert (len(found.columns), labels(found)[0], found.totals) == (columns, label, (0, 0, rounds, 0, 0))
    assert found.told[0] == f"{rounds} outcomes in {rounds} rounds."


# meetings by term


def test_one_meeting() -> None:
    found = meetings(TODAY)
    assert (labels(found), found.told) == (["Autumn 2026"], ("1 meeting since November 2026.",))


def test_only_meetings_that_were_held_count() -> None:
    found = meetings(date(2026, 11, 24), date(2026, 11, 26), None)
    assert heights(found) == [1]


def test_meetings_by_term_with_the_terms_between() -> None:
    found = meetings(date(2025, 11, 3), date(2026, 3, 4), date(2026, 3, 5), date(2026, 10, 1))
    assert labels(found) == ["Autumn 2025", "Spring 2026", "Summer 2026", "Autumn 2026"]
    assert found.told == (
        "4 meetings since November 2025.",
        "The most meetings were in the spring term 2026: 2.",
        "In the first 2 terms: 3.",
        "In the last 2 terms: 1.",
    )
    assert found.numbers[2:] == ("The summer term 2026: none.", "The autumn term 2026: 1.")


@pytest.mark.parametrize(
    ("day", "term", "holidays"),
    [
        (date(2026, 9, 1), "Autumn 2026", True),
        (date(2026, 9, 2), "Autumn 2026", False),
        (date(2026, 10, 28), "Autumn 2026", False),  # half-term lies within the term
        (date(2026, 12, 29), "Autumn 2026", True),
        (date(2027, 1, 3), "Autumn 2026", True),
        (date(2027, 1, 4), "Spring 2027", False),
        (date(2028, 2, 29), "Spring 2028", False),
        (date(2027, 4, 11), "Spring 2027", True),
        (date(2027, 4, 12), "Summer 2027", False),
        (date(2027, 8, 31), "Summer 2027", True),
    ],
)
def test_the_term_of_a_meeting(day: date, term: str, holidays: bool) -> None:
    found = meetings(day, today=day)
    assert labels(found) == [term]
    assert ("A meeting in the holidays counts with a term beside it." in found.told) is holidays


def test_the_term_by_the_dates_of_ones_own_school() -> None:
    late = {"2026-3": a_term("2026-3", date(2027, 1, 11), date(2027, 2, 12))}
    early = {"2026-1": a_term("2026-1", date(2026, 8, 27), date(2026, 10, 23))}
    assert labels(meetings(date(2027, 1, 8), today=date(2027, 1, 8), terms=late)) == ["Autumn 2026"]
    assert labels(meetings(date(2026, 8, 28), today=date(2026, 8, 28), terms=early)) == ["Autumn 2026"]


@pytest.mark.parametrize(
    ("first", "columns", "label"),
    [(date(2019, 4, 29), 23, "Summer 2019"), (date(2018, 9, 3), 9, "2018 to 2019"), (date(1996, 11, 4), 16, "1996 to")],
)
def test_long_times_of_meetings(first: date, columns: int, label: str) -> None:
    found = meetings(first, TODAY)
    assert len(found.columns) == columns and labels(found)[0].startswith(label)
    assert heights(found)[0] == heights(found)[-1] == 1


# all of them

DAYS = st.dates(date(1997, 1, 1), TODAY)


@given(st.lists(st.tuples(DAYS, st.sets(st.sampled_from(Area), max_size=3), st.booleans()), max_size=30))
def test_every_concern_with_a_month_counts_once_in_each_of_its_areas(rows: list[tuple[date, set[Area], bool]]) -> None:
    given_ = [a_concern(f"c{n}", when=day, areas=tuple(areas)) for n, (day, areas, _) in enumerate(rows)]
    kept = [c if row[2] else c.changed(NOW, when=RoughDate(year=2020)) for c, row in zip(given_, rows, strict=True)]
    found, there = concerns(*kept), [row for row in rows if row[2]]
    assert sum(heights(found)) == len(there)
    assert sum(found.totals) == sum(len(areas) or 1 for _, areas, _ in there)
    assert len(found.columns) <= MOST


@given(st.lists(DAYS, max_size=30))
def test_every_meeting_that_was_held_counts_once(days: list[date]) -> None:
    found = meetings(*days)
    assert sum(heights(found)) == sum(found.totals) == len(days)
    assert len(found.columns) <= MOST


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([*Result, None])), max_size=30), st.integers(41, 45))
def test_every_outcome_counts_once(rows: list[tuple[int, Result | None]], rounds: int) -> None:
    starts = (date(2012, 9, 3) + timedelta(days=110 * n) for n in range(rounds if rounds % 2 else MOST))
    cycles = [a_cycle(f"r{n}", day) for n, day in enumerate(starts)]
    rows = [(number, result) for number, result in rows if number < len(cycles)]
    found = outcomes(
        *cycles, *(an_outcome(f"o{n}", cycle_id=f"r{number}", result=result) for n, (number, result) in enumerate(rows))
    )
    assert sum(heights(found)) == sum(found.totals) == len(rows)
    assert len(found.columns) <= MOST


@given(st.text("YPNU.", max_size=WEEKS))
def test_every_answer_of_these_weeks_counts_once(answers: str) -> None:
    # since early October, so that all of them are among the weeks that are shown
    found = support(a_support(starts=THIS - 8 * WEEK), *answered(answers[:9]))
    given_answers = [LETTERS[letter] for letter in answers[:9] if letter != "."]
    assert found.totals[:4] == tuple(given_answers.count(answer) for answer in Answer)


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_no_sentence_is_too_long(days: list[date]) -> None:
    found = (meetings(*days), concerns(*(a_concern(f"c{n}", when=day) for n, day in enumerate(days))))
    sentences = [sentence for picture in found for told in picture.told for sentence in told.split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 25
