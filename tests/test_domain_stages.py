"""Which stage a child is in, as their record explains it: a table of cases."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Decision, MeetingKind, Situation, Stage
from domain.family import family
from domain.stages import agreed_review, stage_now
from samples_of import NOW, a_child, a_cycle, a_meeting, a_record, a_support, an_outcome

TODAY = date(2026, 11, 25)
K = MeetingKind


@pytest.mark.parametrize(
    ("situation", "meetings", "stage"),
    [
        (Situation.WORRIED, [], None),
        (Situation.ASSESSED, [], Stage.ASSESS),
        (Situation.SUPPORT, [], Stage.DO),
        (Situation.ASKING, [], Stage.DO),
        (Situation.PLAN, [], Stage.DO),
        # what was recorded goes before what was told at the start
        (Situation.WORRIED, [(K.FIRST, "2026-11-01", None)], Stage.ASSESS),
        (Situation.SUPPORT, [(K.ASSESS, "2026-11-01", None)], Stage.ASSESS),
        (Situation.SUPPORT, [(K.PLAN, "2026-11-01", "2027-01-20")], Stage.DO),
        (Situation.SUPPORT, [(K.PLAN, "2026-11-01", "2026-11-26")], Stage.DO),
        (Situation.SUPPORT, [(K.PLAN, "2026-11-01", "2026-11-25")], Stage.REVIEW),
        (Situation.SUPPORT, [(K.PLAN, "2026-09-01", "2026-10-20")], Stage.REVIEW),
        (Situation.SUPPORT, [(K.PLAN, "2026-11-01", None)], Stage.DO),
        (Situation.SUPPORT, [(K.PLAN, "2026-09-01", "2026-10-20"), (K.REVIEW, "2026-10-21", None)], Stage.PLAN),
        (Situation.SUPPORT, [(K.PLAN, "2026-09-01", "2026-10-20"), (K.REVIEW, "2026-10-21", "2027-01-20")], Stage.DO),
        # a date that was agreed over a worry is not yet support
        (Situation.WORRIED, [(K.FIRST, "2026-11-01", "2027-01-20")], Stage.ASSESS),
        (Situation.WORRIED, [(K.PLAN, "2026-11-01", "2027-01-20")], Stage.DO),
        # a check-in leaves the stage, and the date, as they are
        (Situation.SUPPORT, [(K.PLAN, "2026-09-01", "2026-12-20"), (K.CHECK_IN, "2026-10-21", None)], Stage.DO),
        # a meeting that is still to come changes nothing
        (Situation.WORRIED, [(K.PLAN, "2026-12-01", None)], None),
        (Situation.WORRIED, [(K.PLAN, None, None)], None),
        (Situation.PLAN, [(K.ANNUAL, "2026-11-01", None)], Stage.PLAN),
        (Situation.SUPPORT, [(K.OTHER, "2026-11-01", None)], Stage.DO),
    ],
)
def test_the_stage_now(situation: Situation, meetings: list[Any], stage: Stage | None) -> None:
    rows = [a_meeting(f"m{n}", kind, on, review_on=review) for n, (kind, on, review) in enumerate(meetings)]
    found = stage_now(family(a_record(*rows, child=a_child(situation=situation)), "sam"), TODAY)
    assert found.stage is stage
    assert found.why


@pytest.mark.parametrize(
    ("meetings", "review"),
    [
        ([], None),
        ([(K.PLAN, "2026-11-01", "2026-12-04")], "2026-12-04"),
        # the newest answer counts
        ([(K.PLAN, "2026-09-01", "2026-10-20"), (K.CHECK_IN, "2026-10-01", "2026-12-04")], "2026-12-04"),
        # a review that was held uses the date up, even a little early
        ([(K.PLAN, "2026-09-01", "2026-11-20"), (K.REVIEW, "2026-11-18", None)], None),
        # any meeting on the day or after it does
        ([(K.PLAN, "2026-09-01", "2026-11-10"), (K.OTHER, "2026-11-10", None)], None),
        # a check-in before it does not
        ([(K.PLAN, "2026-09-01", "2026-12-10"), (K.CHECK_IN, "2026-11-10", None)], "2026-12-10"),
        # nothing held yet: the date is late, and stands
        ([(K.PLAN, "2026-09-01", "2026-10-20")], "2026-10-20"),
        # a meeting that is still to come cannot have agreed anything
        ([(K.PLAN, "2026-12-01", "2027-02-01")], None),
    ],
)
def test_the_review_date_that_stands(meetings: list[Any], review: str | None) -> None:
    rows = [a_meeting(f"m{n}", kind, on, review_on=day) for n, (kind, on, day) in enumerate(meetings)]
    found = agreed_review(family(a_record(*rows), "sam"), TODAY)
    assert (str(found.review_on) if found else None) == review


def test_none_agreed_puts_an_older_date_aside() -> None:
    rows = a_meeting("m1", review_on="2026-12-10"), a_meeting("m2", K.REVIEW, date(2026, 11, 1), no_review_date=True)
    assert agreed_review(family(a_record(*rows), "sam"), TODAY) is None


# rounds

ROUND = date(2026, 9, 14)
DONE: dict[str, Any] = {"decision": Decision.CHANGE, "decided_on": date(2026, 11, 10)}
OLD = a_support(starts=ROUND)


@pytest.mark.parametrize(
    ("situation", "rows", "stage", "since"),
    [
        # what is written into the plan leads on
        (Situation.WORRIED, [a_cycle()], None, None),
        (Situation.ASSESSED, [a_cycle(), an_outcome()], Stage.PLAN, "2026-11-01"),
        (Situation.ASSESSED, [a_cycle(), a_support(starts=date(2026, 12, 1))], Stage.ASSESS, None),
        (Situation.ASSESSED, [a_cycle(), an_outcome(), OLD], Stage.DO, "2026-09-14"),
        (Situation.ASSESSED, [a_cycle(), a_support(starts=None)], Stage.DO, "2026-11-01"),
        (Situation.SUPPORT, [a_cycle(), an_outcome()], Stage.DO, None),
        # a meeting about needs after it leads back
        (Situation.SUPPORT, [a_cycle(), OLD, a_meeting("m", K.ASSESS, date(2026, 11, 2))], Stage.ASSESS, "2026-11-02"),
        # a review, a decision, and the next round
        (Situation.SUPPORT, [a_cycle(reviewed_on=date(2026, 11, 9))], Stage.REVIEW, "2026-11-09"),
        (Situation.SUPPORT, [a_cycle(reviewed_on=date(2026, 11, 9), **DONE)], Stage.PLAN, "2026-11-10"),
        (
            Situation.SUPPORT,
            [a_cycle(reviewed_on=date(2026, 11, 10), **DONE | {"decision": Decision.STOP})],
            None,
            "2026-11-10",
        ),
        (Situation.SUPPORT, [a_cycle(**DONE), a_cycle("r2", date(2026, 11, 16))], Stage.PLAN, "2026-11-16"),
        (Situation.SUPPORT, [a_cycle(**DONE), a_cycle("r2", date(2026, 12, 1))], Stage.PLAN, "2026-11-10"),
        (
            Situation.SUPPORT,
            [a_cycle(**DONE), a_cycle("r2", date(2026, 11, 16)), a_support(cycle_id="r2", starts=date(2026, 11, 17))],
            Stage.DO,
            "2026-11-17",
        ),
        (
            Situation.SUPPORT,  # what was carried over is not yet agreed anew
            [a_cycle(), a_cycle("r2", date(2026, 11, 16)), a_support(cycle_id="r2", starts=TODAY, carried_from="s0")],
            Stage.PLAN,
            "2026-11-16",
        ),
        # a decision to change asks for a plan first, though a next date is agreed; to carry on does not
        (
            Situation.SUPPORT,
            [a_cycle(reviewed_on=date(2026, 11, 10), next_on=date(2027, 2, 1), **DONE)],
            Stage.PLAN,
            "2026-11-10",
        ),
        (
            Situation.SUPPORT,
            [a_cycle(reviewed_on=date(2026, 11, 10), next_on=date(2027, 2, 1), **DONE | {"decision": "carry on"})],
            Stage.DO,
            "2026-11-10",
        ),
        (
            Situation.SUPPORT,
            [a_cycle(reviewed_on=date(2026, 11, 10), next_on=date(2027, 2, 1), **DONE), a_cycle("r2", TODAY)],
            Stage.PLAN,
            "2026-11-25",
        ),
        (
            Situation.SUPPORT,
            [
                a_cycle(reviewed_on=date(2026, 11, 10), next_on=date(2027, 2, 1), **DONE),
                a_cycle("r2", date(2026, 11, 16)),
                a_support(cycle_id="r2", starts=date(2026, 11, 17)),
            ],
            Stage.DO,
            "2026-11-17",
        ),
        (
            Situation.SUPPORT,  # to stop is to stop, though somebody will look at it once more
            [a_cycle(reviewed_on=date(2026, 11, 10), next_on=date(2027, 2, 1), **DONE | {"decision": "stop"})],
            None,
            "2026-11-10",
        ),
        (
            Situation.SUPPORT,  # a decision to carry on: what was carried over is agreed
            [
                a_cycle(**DONE | {"decision": "carry on"}),
                a_cycle("r2", date(2026, 11, 16)),
                a_support(cycle_id="r2", starts=date(2026, 11, 16), carried_from="s0"),
            ],
            Stage.DO,
            "2026-11-16",
        ),
        # a date that was agreed outside a meeting
        (Situation.SUPPORT, [a_cycle(review_on=date(2026, 12, 1), agreed_on=TODAY)], Stage.DO, "2026-11-25"),
        (Situation.SUPPORT, [a_cycle(review_on=TODAY, agreed_on=ROUND)], Stage.REVIEW, "2026-11-25"),
        # by hand
        (Situation.SUPPORT, [a_cycle(stage=Stage.ASSESS, stage_on=TODAY)], Stage.ASSESS, "2026-11-25"),
        (
            Situation.SUPPORT,  # until something later is recorded
            [a_cycle(stage=Stage.ASSESS, stage_on=date(2026, 11, 1)), a_meeting("m", K.PLAN, date(2026, 11, 2))],
            Stage.DO,
            "2026-11-02",
        ),
        (
            Situation.SUPPORT,
            [a_cycle(stage=Stage.DO, stage_on=date(2026, 11, 3)), a_meeting("m", K.ASSESS, date(2026, 11, 2))],
            Stage.DO,
            "2026-11-03",
        ),
        (
            Situation.WORRIED,  # support that begins after it
            [
                a_cycle(stage=Stage.ASSESS, stage_on=date(2026, 11, 10)),
                a_support(starts=ROUND),
                a_support("s2", starts=date(2026, 11, 20)),
            ],
            Stage.DO,
            "2026-11-20",
        ),
        (
            Situation.SUPPORT,  # the agreed date comes after it
            [a_cycle(stage=Stage.DO, stage_on=date(2026, 11, 3), review_on=date(2026, 11, 20), agreed_on=ROUND)],
            Stage.REVIEW,
            "2026-11-20",
        ),
    ],
)
def test_the_stage_in_rounds(situation: Situation, rows: list[Any], stage: Stage | None, since: str | None) -> None:
    found = stage_now(family(a_record(*rows, child=a_child(situation=situation)), "sam"), TODAY)
    assert (found.stage, str(found.since) if found.since else None) == (stage, since)
    assert found.why


def test_an_agreed_date_is_the_reason_once_the_support_of_the_new_round_has_begun() -> None:
    rows = a_cycle(reviewed_on=date(2026, 11, 10), next_on=date(2027, 2, 1), **DONE), a_cycle("r2", date(2026, 11, 16))
    begun = a_support(cycle_id="r2", starts=date(2026, 11, 17))
    found = stage_now(family(a_record(*rows, begun), "sam"), TODAY)
    assert found.why == "A review date is agreed. Until then the support should be happening."


@pytest.mark.parametrize(
    ("rows", "review", "in_round"),
    [
        ([a_cycle(review_on=date(2026, 12, 9), agreed_on=date(2026, 11, 1))], "2026-12-09", True),
        # the newest answer counts, whichever way it was given
        (
            [a_cycle(review_on=date(2026, 12, 9), agreed_on=ROUND), a_meeting(review_on="2026-12-04")],
            "2026-12-04",
            False,
        ),
        (
            [a_cycle(review_on=date(2026, 12, 9), agreed_on=TODAY), a_meeting(review_on="2026-12-04")],
            "2026-12-09",
            True,
        ),
        ([a_cycle(review_on=date(2026, 12, 9), agreed_on=TODAY + timedelta(days=1))], None, False),
        # a review that was held uses up what was agreed before it, but not what was agreed at it
        ([a_cycle(reviewed_on=date(2026, 11, 9)), a_meeting(review_on="2026-11-12")], None, False),
        (
            [a_cycle(reviewed_on=date(2026, 11, 9), next_on=date(2027, 2, 1))],
            "2027-02-01",
            True,
        ),
        (
            [a_cycle(review_on=TODAY, agreed_on=ROUND, reviewed_on=date(2026, 11, 9), next_on=date(2027, 2, 1))],
            "2027-02-01",
            True,
        ),
        (
            [a_cycle(reviewed_on=TODAY), a_meeting("m", K.REVIEW, TODAY, review_on="2027-02-02")],
            "2027-02-02",
            False,
        ),
        # a meeting on that date or after it uses it up too
        (
            [a_cycle(review_on=date(2026, 11, 9), agreed_on=ROUND), a_meeting("m", K.OTHER, date(2026, 11, 9))],
            None,
            False,
        ),
    ],
)
def test_the_review_date_of_a_round_that_stands(rows: list[Any], review: str | None, in_round: bool) -> None:
    found = agreed_review(family(a_record(*rows), "sam"), TODAY)
    assert (str(found.review_on) if found else None) == review
    assert bool(found and found.in_round) is in_round


# whatever is recorded

DAYS = st.dates(date(2026, 9, 1), date(2026, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> list[Any]:
    """Rounds, meetings, outcomes and support on any days, in any mixture."""
    rows: list[Any] = []
    for number, starts in enumerate(draw(st.lists(DAYS, max_size=3, unique=True))):
        later = st.one_of(st.none(), st.dates(starts, date(2027, 1, 31)))
        decided, agreed, stage_on = draw(later), draw(later), draw(st.one_of(st.none(), DAYS))
        rows.append(
            a_cycle(
                f"r{number}",
                starts,
                reviewed_on=draw(later),
                decided_on=decided,
                decision=draw(st.sampled_from(Decision)) if decided else None,
                review_on=agreed,
                agreed_on=draw(DAYS) if agreed else None,
                stage=draw(st.sampled_from(Stage)) if stage_on else None,
                stage_on=stage_on,
            )
        )
        rows += [an_outcome(f"o{number}", cycle_id=f"r{number}")] if draw(st.booleans()) else []
        rows += [a_support(f"s{number}", cycle_id=f"r{number}", starts=draw(DAYS))] if draw(st.booleans()) else []
    for number, on in enumerate(draw(st.lists(DAYS, max_size=4))):
        rows.append(a_meeting(f"m{number}", draw(st.sampled_from(K)), on, no_review_date=draw(st.booleans())))
    return rows


@given(histories(), st.sampled_from(Situation), DAYS)
def test_the_stage_is_always_one_that_an_entry_explains(rows: list[Any], situation: Situation, today: date) -> None:
    start = a_record(child=a_child(situation=situation))
    found = stage_now(family(start.with_(*rows), "sam"), today)
    explained = {day for row in rows for day in _days(row)}
    if found.since is None:
        assert found == stage_now(family(start, "sam"), today)
    else:
        assert found.since <= today and found.since in explained
    assert found.why


@given(histories(), st.sampled_from(Situation), DAYS)
def test_undoing_everything_gives_the_start(rows: list[Any], situation: Situation, today: date) -> None:
    start = a_record(child=a_child(situation=situation))
    undone = start.with_(*rows).with_(*(row.changed(NOW, deleted_at=NOW) for row in rows))
    assert stage_now(family(undone, "sam"), today) == stage_now(family(start, "sam"), today)
    assert agreed_review(family(undone, "sam"), today) is None


def _days(row: Any) -> list[date]:
    names = ("on", "starts", "stage_on", "reviewed_on", "next_on", "decided_on", "review_on", "agreed_on")
    days = [getattr(row, name, None) for name in names] + [row.created_at.date()]
    return [day for day in days if day]
