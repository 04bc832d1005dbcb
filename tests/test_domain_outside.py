"""How far outside help has come: a table of histories, and no date in words that was not written down."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import Answer
from domain.dates import DAYS, MONTHS, day_words
from domain.outside import HelpStep, step_of
from samples_of import a_help

TODAY = date(2026, 11, 25)
AGREED: dict[str, Any] = {"consent_on": date(2026, 8, 31)}
REFERRED: dict[str, Any] = {**AGREED, "referred_on": date(2026, 9, 2)}
SEEN: dict[str, Any] = {**REFERRED, "seen_on": date(2026, 11, 16)}
REPORT: dict[str, Any] = {**SEEN, "report_on": date(2026, 11, 24)}
ADVICE: dict[str, Any] = {**REPORT, "advice": "Use pictures"}
MISSING = ": not written down."


@pytest.mark.parametrize(
    ("help", "step", "next"),
    [
        ({}, HelpStep.ASKED, "staff should ask if you agree"),
        ({"wait": "18 weeks"}, HelpStep.ASKED, "staff should ask if you agree"),
        ({"used": Answer.NO}, HelpStep.ASKED, "staff should ask if you agree"),  # there is no advice to use yet
        (AGREED, HelpStep.AGREED, "the referral"),
        (REFERRED, HelpStep.REFERRED, "ask how long the wait is"),
        ({**REFERRED, "wait": "18 weeks"}, HelpStep.REFERRED, "the appointment"),
        ({"referred_on": TODAY}, HelpStep.REFERRED, "ask how long the wait is"),
        ({**REFERRED, "seen_on": date(2026, 12, 4)}, HelpStep.BOOKED, "the appointment"),
        ({"seen_on": TODAY}, HelpStep.BOOKED, "the appointment"),
        ({"seen_on": TODAY - timedelta(days=1)}, HelpStep.SEEN, "the report"),
        (SEEN, HelpStep.SEEN, "the report"),
        (REPORT, HelpStep.REPORT, "write down what they advise"),
        ({"report_on": TODAY}, HelpStep.REPORT, "write down what they advise"),
        (ADVICE, HelpStep.REPORT, "ask if the advice is used"),
        ({"advice": "Use pictures"}, HelpStep.REPORT, "ask if the advice is used"),
        ({**ADVICE, "used": Answer.UNKNOWN}, HelpStep.REPORT, "ask if the advice is used"),
        ({**ADVICE, "used": Answer.NO}, HelpStep.REPORT, "ask why the advice is not used"),
        ({**ADVICE, "used": Answer.PARTLY}, HelpStep.USED, "ask what is not used yet"),
        ({**REPORT, "used": Answer.YES}, HelpStep.USED, "write down what they advise"),
    ],
)
def test_the_step_and_what_comes_next(help: dict[str, Any], step: HelpStep, next: str) -> None:
    standing = step_of(a_help(**help), TODAY)
    assert standing.step is step
    assert standing.next.startswith(f"Next: {next}")


def test_nothing_is_missing_once_the_advice_is_used() -> None:
    standing = step_of(a_help(**ADVICE, used=Answer.YES), TODAY)
    assert (standing.step, standing.next) == (HelpStep.USED, "")
    assert standing.told == (
        "You agreed on Monday 31 August 2026, about 3 months ago.",
        "Referred on Wednesday 2 September 2026, about 3 months ago.",
        "Seen on Monday 16 November 2026, 9 days ago.",
        "The report came on Tuesday 24 November 2026, yesterday.",
        "The advice is used.",
    )


@pytest.mark.parametrize(
    ("help", "told"),
    [
        ({}, ["No date is written down yet."]),
        ({"used": Answer.NO}, ["No date is written down yet."]),
        ({"wait": "18 weeks"}, ["The wait they told you: 18 weeks."]),
        ({"referred_on": TODAY}, ["When you agreed" + MISSING, "Referred on Wednesday 25 November 2026, today."]),
        ({"seen_on": date(2026, 11, 20)}, ["When you agreed" + MISSING, "When the referral was sent" + MISSING]),
        ({"seen_on": TODAY}, ["The appointment is on Wednesday 25 November 2026, today."]),
        ({"seen_on": date(2026, 12, 4)}, ["The appointment is on Friday 4 December 2026, in 9 days."]),
        ({"report_on": TODAY}, ["When the appointment was" + MISSING]),
        ({"advice": "Use pictures"}, ["When the appointment was" + MISSING, "When the report came" + MISSING]),
        ({"report_on": TODAY, "used": Answer.NO}, ["You wrote that the advice is not used."]),
        ({**ADVICE, "used": Answer.UNKNOWN}, ["You wrote that you do not know if the advice is used."]),
        ({"used": Answer.PARTLY}, ["When the report came" + MISSING, "The advice is partly used."]),
    ],
)
def test_what_is_told(help: dict[str, Any], told: list[str]) -> None:
    found = step_of(a_help(**help), TODAY).told
    assert [line for line in found if line in told] == told


@pytest.mark.parametrize(
    ("sent", "wait", "far"),
    [
        (date(2026, 9, 2), "about 18 weeks", "12 weeks ago"),
        (date(2026, 9, 3), "18 Weeks.", "about 12 weeks ago"),
        (date(2026, 8, 30), "18 weeks", "about 12 weeks ago"),
        (date(2026, 8, 29), "18 weeks", "about 13 weeks ago"),
        (date(2025, 11, 26), "52 weeks", "52 weeks ago"),
        (date(2026, 11, 11), "18 weeks", "14 days ago"),
        (date(2026, 8, 25), "six months", "3 months ago"),
        (date(2026, 8, 25), "", "3 months ago"),
    ],
)
def test_a_wait_told_in_weeks_is_counted_in_weeks(sent: date, wait: str, far: str) -> None:
    found = step_of(a_help(referred_on=sent, wait=wait), TODAY)
    assert f"Referred on {day_words(sent)}, {far}." in found.told


@pytest.mark.parametrize(
    ("wait", "told"),
    [
        ("18 weeks", "The wait they told you: 18 weeks."),
        ("18 weeks.", "The wait they told you: 18 weeks."),
        ("who knows?", "The wait they told you: who knows?"),
        ("", "How long the wait is: not written down."),
    ],
)
def test_the_wait_is_told_in_their_words_until_the_child_is_seen(wait: str, told: str) -> None:
    assert step_of(a_help(**REFERRED, wait=wait), TODAY).told[-1] == told
    assert not [line for line in step_of(a_help(**SEEN, wait=wait), TODAY).told if "wait" in line]


def test_after_the_wait_weeks_are_not_counted_any_more() -> None:
    told = step_of(a_help(**SEEN, wait="18 weeks"), TODAY).told
    assert told[1] == "Referred on Wednesday 2 September 2026, about 3 months ago."


def test_who_has_to_agree_can_be_somebody_else() -> None:
    next = "Next: staff should ask if you or Sam agree. Then write down the day."
    assert step_of(a_help(), TODAY, "you or Sam").next == next
    assert step_of(a_help(**AGREED), TODAY, "you or Sam").told[0].startswith("You or Sam agreed on Monday 31 August")
    assert step_of(a_help(seen_on=TODAY), TODAY, "you or Sam").told[0] == "When you or Sam agreed" + MISSING


DATES = st.none() | st.dates(TODAY - timedelta(days=4000), TODAY + timedelta(days=4000))
HELPS = st.fixed_dictionaries(
    {
        "consent_on": DATES,
        "referred_on": DATES,
        "seen_on": DATES,
        "report_on": DATES,
        "wait": st.sampled_from(["", "18 weeks", "a year"]),
        "advice": st.sampled_from(["", "Use pictures"]),
        "used": st.none() | st.sampled_from(Answer),
    }
)
A_DATE = re.compile(rf"(?:{'|'.join(DAYS)}) \d+ (?:{'|'.join(MONTHS)}) \d+")


@given(HELPS)
def test_no_date_is_invented_and_none_before_the_step_is_left_out(fields: dict[str, Any]) -> None:
    standing = step_of(a_help(**fields), TODAY)
    text = " ".join((*standing.told, standing.next))
    written = {day_words(day) for day in fields.values() if isinstance(day, date)}
    assert set(A_DATE.findall(text)) == written
    assert standing.told and all(line.endswith((".", "?")) for line in standing.told)


@given(HELPS)
def test_taking_out_what_was_reached_last_never_leads_further(fields: dict[str, Any]) -> None:
    order = list(HelpStep)
    names = ("used", "advice", "report_on", "seen_on", "referred_on", "consent_on")
    steps = [order.index(step_of(a_help(**fields), TODAY).step)]
    for name in names:
        fields = {**fields, name: "" if name == "advice" else None}
        steps.append(order.index(step_of(a_help(**fields), TODAY).step))
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] == 0
