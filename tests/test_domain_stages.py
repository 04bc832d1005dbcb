"""Which stage a child is in, as their record explains it: a table of cases."""

from datetime import date
from typing import Any

import pytest

from domain.choices import MeetingKind, Situation, Stage
from domain.family import family
from domain.stages import agreed_review, stage_now
from samples_of import a_child, a_meeting, a_record

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
