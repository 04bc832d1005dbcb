"""A whole round on the screens: what is known, what was agreed, whether it happens, the review, and the next round."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

import pytest

from domain.choices import Answer, Area, Decision, MeetingKind, PlanKind, Result, Stage
from domain.record import Record
from fakes import TODAY, kept
from headless import Phone
from samples_of import a_cycle, a_happening, a_meeting, a_record, a_support, an_outcome
from views.app import App

Make = Callable[[Record], App]
STARTS = date(2026, 9, 14)


async def test_the_first_thing_that_is_written_begins_a_round(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 10, 1)))), "/plan")
    await phone.tap("Plan Agreeing what help there will be, and when to review it.")
    assert phone.title == "What was agreed"
    await phone.tap("Add what should be different")
    await phone.type("What should be different?", "Reads a short book alone")
    await phone.type("How will you all know?", "He reads it to us")
    await phone.tap("Save outcome")
    (cycle,) = kept(phone.app).cycles.values()
    (outcome,) = kept(phone.app).outcomes.values()
    assert (cycle.starts, cycle.kind, outcome.cycle_id) == (date(2026, 10, 1), PlanKind.SUPPORT, cycle.id)
    assert "No support is written down for this yet. You can ask what help there will be." in phone.texts
    await phone.tap("Add support for: Reads a short book alone")
    await phone.type("What is the help?", "Reading group")
    await phone.type("How many times?", "3")
    await phone.choose("A week")
    await phone.tap("Save support")
    (support,) = kept(phone.app).supports.values()
    assert (support.outcome_id, support.cycle_id, support.often) == (outcome.id, cycle.id, 3)
    assert "3 times a week" in phone.texts
    assert len(kept(phone.app).cycles) == 1
    await phone.visit("/plan")
    assert {"Round 1", "1 outcome, 1 kind of support."} <= set(phone.texts)


async def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle())), "/plan/outcomes/support/new/none")
    await phone.type("What is the help?", "Reading group")
    await phone.type("How many times?", "400")
    await phone.date("When does it start?", "2", "10", "2026")
    await phone.date("When does it end?", "1", "10", "2026")
    await phone.tap("Save support")
    assert phone.field("How many times?").error == (
        "400 times is more than can be right. The most is 50. Please check it."
    )
    assert "The last day is before the first day. Please check both dates." in phone.texts
    assert phone.field("What is the help?").value == "Reading group"
    assert not kept(phone.app).supports
    await phone.visit("/")
    assert "You were writing about support" in phone.texts
    await phone.tap("Go on writing")
    await phone.type("How many times?", "4")
    await phone.choose("A week")
    await phone.date("When does it end?", "1", "11", "2026")
    await phone.tap("Save support")
    assert "Other support" in phone.texts
    assert [s.outcome_id for s in kept(phone.app).supports.values()] == [None]


async def test_support_of_an_outcome_that_is_deleted_stays_in_sight(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle(), an_outcome(), a_support())), "/plan/outcomes")
    await phone.tap("Change: Reads a short book alone")
    await phone.tap("Delete this outcome")
    assert {"Other support", "Reading group"} <= set(phone.texts)
    await phone.tap("Undo")
    assert "Other support" not in phone.texts


async def test_what_is_known(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan")
    await phone.tap("Assess Finding out what your child needs.")
    assert phone.title == "What is known"
    await phone.check("Learning, such as reading, maths or memory")
    await phone.check("Not sure")
    await phone.check("Not sure")
    await phone.type("What is Sam good at?", "Kind, and good with numbers")
    await phone.tap("Save what is known")
    (cycle,) = kept(phone.app).cycles.values()
    assert (cycle.areas, cycle.strengths, cycle.starts) == ((Area.LEARNING,), "Kind, and good with numbers", TODAY)
    assert "Written down: needs, strengths." in phone.texts


async def test_one_tap_a_week_and_a_word_on_why(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle(), an_outcome(), a_support())), "/")
    await phone.tap("Say how the week went")
    assert phone.title == "Is it happening?"
    assert {"3 times a week", "No week is answered yet."} <= set(phone.texts)
    week = "Last week, from Monday 16 November 2026"
    await phone.tap(f"Partly, Reading group, {week}")
    assert kept(phone.app).happenings["s1:2026-11-16"].answer is Answer.PARTLY
    assert "Promised 3 times a week; it happened about half of the time over 1 week. 5 weeks without an answer." in (
        phone.texts
    )
    await phone.type("Why? Last week, from Monday 16 November 2026", "The helper was away")
    await phone.fire(phone.field("Why? Last week, from Monday 16 November 2026"), "blur")
    assert kept(phone.app).happenings["s1:2026-11-16"].why == "The helper was away"
    await phone.tap(f"No, Reading group, {week}")
    happening = kept(phone.app).happenings["s1:2026-11-16"]
    assert (happening.answer, happening.why) == (Answer.NO, "The helper was away")
    await phone.tap(f"No, Reading group, {week}")  # a second tap takes it away
    assert kept(phone.app).happenings["s1:2026-11-16"].deleted_at
    assert "No week is answered yet." in phone.texts
    await phone.tap(f"Yes, Reading group, {week}")
    assert not kept(phone.app).happenings["s1:2026-11-16"].deleted_at
    await phone.visit("/")
    assert not phone.can_tap("Say how the week went")


async def test_earlier_weeks_can_be_answered_too(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle(), a_support())), "/plan/weeks")
    assert "Week from Monday 9 November 2026" not in phone.texts
    await phone.tap("Earlier weeks: Reading group")
    await phone.tap("Do not know, Reading group, Week from Monday 9 November 2026")
    assert kept(phone.app).happenings["s1:2026-11-09"].answer is Answer.UNKNOWN
    assert "Week from Monday 26 October 2026" not in phone.texts  # half-term


async def test_without_support_it_says_what_to_do(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan/weeks")
    await phone.tap("Write down the support")
    assert phone.title == "What was agreed"


async def test_two_weeks_without_it_are_told_on_today(app_with: Make) -> None:
    weeks = [a_happening(date(2026, 11, day), Answer.NO) for day in (9, 16)]
    phone = await Phone.start(app_with(a_record(a_cycle(), a_support(), *weeks)), "/")
    told = "For two weeks or more you wrote that it did not happen: Reading group. You can ask why."
    assert told in phone.texts
    await phone.tap("Ask about support that is not happening")
    assert phone.title == "Is it happening?"


async def test_a_review_a_decision_and_the_next_round(app_with: Make) -> None:
    record = a_record(a_cycle(), an_outcome(), an_outcome("o2", what="Eats lunch"), a_support(), a_happening(STARTS))
    phone = await Phone.start(app_with(record), "/plan")
    await phone.tap("Review Looking together at what worked and what should change.")
    assert "Reading group: Promised 3 times a week; it happened each time over 1 week. 8 weeks without an answer." in (
        phone.texts
    )
    await phone.tap("Today")
    await phone.pick("Was it met? (number 1)", "Partly met")
    await phone.type("What shows it? (number 1)", "Reads two pages")
    await phone.pick("Was it met? (number 2)", "Met")
    await phone.choose("Change the support")
    await phone.type("Why?", "It is slow")
    await phone.date("When is the next review?", "1", "2", "2027")
    await phone.tap("Save review")
    new = kept(phone.app)
    cycle = new.cycles["r1"]
    assert (cycle.reviewed_on, cycle.decision, cycle.why) == (TODAY, Decision.CHANGE, "It is slow")
    assert (new.outcomes["o1"].result, new.outcomes["o2"].result) == (Result.PARTLY, Result.MET)
    assert "Held on Wednesday 25 November 2026. Change the support." in phone.texts
    assert "Monday 1 February 2027" in phone.texts

    await phone.tap("Begin the next round")
    assert phone.is_checked("Reads a short book alone") and not phone.is_checked("Eats lunch")
    await phone.date("When does this round start?", "26", "11", "2026")
    await phone.tap("Begin this round")
    new = kept(phone.app)
    (fresh,) = (cycle for cycle in new.cycles.values() if cycle.id != "r1")
    (aim,) = (o for o in new.outcomes.values() if o.cycle_id == fresh.id)
    assert (aim.what, aim.start, aim.carried_from) == ("Reads a short book alone", "Reads two pages", "o1")
    assert new.supports["s1"].ends == TODAY
    assert [s.starts for s in new.supports.values() if s.cycle_id == fresh.id] == [date(2026, 11, 26)]


async def test_a_review_before_the_round_began_is_told(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle())), "/plan/review")
    await phone.type("What should stay?", "The pictures")
    await phone.date("When was the review?", "1", "9", "2026")
    await phone.tap("Save review")
    assert (
        "That is before this round began, on Monday 14 September 2026. "
        "Check the date, or change when the round began." in phone.texts
    )
    assert phone.field("What should stay?").value == "The pictures"
    assert kept(phone.app).cycles["r1"].reviewed_on is None


async def test_rounds_that_would_lie_over_each_other_are_told(app_with: Make) -> None:
    record = a_record(a_cycle(), a_cycle("r2", date(2026, 11, 2)))
    phone = await Phone.start(app_with(record), "/plan/round/r2/edit")
    await phone.date("When does this round start?", "1", "9", "2026")
    await phone.tap("Save round")
    assert "The round before it began on Monday 14 September 2026. This one has to start after that." in phone.texts
    await phone.date("When does this round start?", "1", "11", "2026")
    await phone.choose("ISP: individual support plan")
    await phone.tap("Save round")
    assert kept(phone.app).cycles["r2"].kind is PlanKind.ISP
    assert "ISP. From Sunday 1 November 2026." in phone.texts


async def test_an_earlier_round_as_a_whole_and_deleted_with_what_belongs_to_it(app_with: Make) -> None:
    rows = [
        a_cycle(reviewed_on=date(2026, 10, 30), decision="carry on", decided_on=date(2026, 10, 30), why="It works"),
        a_cycle("r2", date(2026, 11, 2)),
        an_outcome(result="met", evidence="He read it"),
        a_support(ends=date(2026, 11, 1)),
        a_happening(STARTS, Answer.NO),
    ]
    phone = await Phone.start(app_with(a_record(*rows)), "/plan")
    await phone.tap("Round 1 From Monday 14 September 2026 to Sunday 1 November 2026. 1 outcome, 1 kind of support.")
    for words in ("Carry on with the same support", "It works", "Met", "He read it", "Reading group, 3 times a week"):
        assert words in phone.texts
    await phone.tap("Delete this round")
    await phone.tap("No, keep it")
    assert not kept(phone.app).cycles["r1"].deleted_at
    await phone.tap("Delete this round")
    await phone.tap("Yes, delete round 1")
    gone = kept(phone.app)
    assert all(row.deleted_at for row in (gone.cycles["r1"], gone.outcomes["o1"], gone.supports["s1"]))
    assert gone.happenings["s1:2026-09-14"].deleted_at and not gone.cycles["r2"].deleted_at
    await phone.tap("Undo")
    assert not kept(phone.app).happenings["s1:2026-09-14"].deleted_at


async def test_the_stage_put_right_by_hand_and_given_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan")
    await phone.tap("Change where you are")
    await phone.choose("Assess. Finding out what your child needs.")
    await phone.tap("Save stage")
    (cycle,) = kept(phone.app).cycles.values()
    assert (cycle.stage, cycle.stage_on) == (Stage.ASSESS, TODAY)
    assert {"Assess, where you are now", "You said so on Wednesday 25 November 2026."} <= set(phone.texts)
    await phone.tap("Change where you are")
    await phone.choose("Let the app work it out from what is recorded")
    await phone.tap("Save stage")
    assert "Do, where you are now" in phone.texts


async def test_a_review_date_that_was_agreed_by_email(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan")
    await phone.tap("Write down a date")
    await phone.date("Agreed review date", "4", "12", "2026")
    await phone.tap("Save date")
    assert {"in 9 days", "Friday 4 December 2026"} <= set(phone.texts)
    await phone.visit("/")
    await phone.tap("in 9 days Friday 4 December 2026 Agreed review date, agreed on Wednesday 25 November 2026")
    assert phone.title == "Agreed review date"
    await phone.date("Agreed review date", "", "", "")
    await phone.tap("Save date")
    assert "No review date is agreed. You can ask for one at the next meeting, or before it." in phone.texts


@pytest.mark.parametrize("address", ["round/none", "round/none/edit", "outcomes/none", "outcomes/support/none"])
async def test_what_is_not_there_says_so(app_with: Make, address: str) -> None:
    phone = await Phone.start(app_with(a_record()), f"/plan/{address}")
    assert phone.title == "Not found"


WHY = "Why? Last week, from Monday 16 November 2026"


async def test_a_word_on_why_is_kept_with_the_next_answer(app_with: Make) -> None:
    rows = a_cycle(), a_support(), a_happening(date(2026, 11, 16), Answer.NO)
    phone = await Phone.start(app_with(a_record(*rows)), "/plan/weeks")
    await phone.type(WHY, "The helper was away")
    field, chip = phone.field(WHY), phone.find("Partly, Reading group, Last week, from Monday 16 November 2026")
    await asyncio.gather(phone.fire(field, "blur"), phone.fire(chip, "select"))
    happening = kept(phone.app).happenings["s1:2026-11-16"]
    assert (happening.answer, happening.why) == (Answer.PARTLY, "The helper was away")


async def test_a_word_on_why_that_was_never_left_can_be_saved_later(app_with: Make) -> None:
    rows = a_cycle(), a_support(), a_happening(date(2026, 11, 16), Answer.NO)
    phone = await Phone.start(app_with(a_record(*rows)), "/plan/weeks")
    await phone.type(WHY, "The helper was away")
    await phone.visit("/")
    assert "You were writing about how the weeks went" in phone.texts
    await phone.tap("Go on writing")
    assert "We kept what you had written" in phone.texts
    await phone.tap("Save these words: Last week, from Monday 16 November 2026")
    assert kept(phone.app).happenings["s1:2026-11-16"].why == "The helper was away"
    await phone.visit("/")
    assert "You were writing about how the weeks went" not in phone.texts


async def test_the_first_thing_that_is_written_can_be_a_review_of_yesterday(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/plan/review")
    await phone.tap("Yesterday")
    await phone.tap("Save review")
    (cycle,) = kept(phone.app).cycles.values()
    assert (cycle.starts, cycle.reviewed_on) == (date(2026, 11, 24), date(2026, 11, 24))


async def test_a_review_before_the_round_leads_to_where_its_start_is_changed(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle())), "/plan/review")
    await phone.date("When was the review?", "1", "9", "2026")
    await phone.tap("Save review")
    await phone.tap("Change when the round began")
    assert phone.title == "Change round 1"


NEXT = a_cycle(
    reviewed_on=date(2026, 11, 20), decision="change", decided_on=date(2026, 11, 20), next_on=date(2027, 2, 1)
)


async def test_the_next_date_can_be_changed_and_taken_out_once_the_next_round_has_begun(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, a_cycle("r2", date(2026, 11, 21)))), "/plan")
    await phone.tap("in about 10 weeks Monday 1 February 2027")
    assert phone.field("Year, Agreed review date").value == "2027"
    await phone.date("Agreed review date", "", "", "")
    await phone.date("When was it agreed?", "", "", "")
    await phone.tap("Save date")
    assert "No review date is agreed. You can ask for one at the next meeting, or before it." in phone.texts


async def test_a_date_that_something_newer_puts_aside_is_not_only_said_to_be_saved(app_with: Make) -> None:
    rows = a_cycle(), a_meeting(on=date(2026, 11, 10), kind=MeetingKind.REVIEW)
    phone = await Phone.start(app_with(a_record(*rows)), "/plan/date")
    await phone.date("Agreed review date", "13", "1", "2027")
    await phone.date("When was it agreed?", "1", "10", "2026")
    await phone.tap("Save date")
    assert "Saved. But something newer about the review is written down, and counts now." in phone.texts


async def test_to_stop_ends_the_support_and_asks_for_nothing_more(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle(), a_support())), "/plan/review")
    await phone.tap("Today")
    await phone.choose("Stop the support")
    await phone.tap("Save review")
    assert "Saved. The support of this round now ends on that day." in phone.texts
    assert kept(phone.app).supports["s1"].ends == TODAY
    phone.app._clock.move(days=9)  # type: ignore[attr-defined]
    phone.app.new_day()
    await phone.visit("/")
    assert "The support was stopped" in phone.texts
    assert not phone.can_tap("Say how the week went") and not phone.can_tap("Ask for a review date")


@pytest.mark.parametrize(
    ("decision", "label", "screen"),
    [
        ("outside help", "Write down the help from outside", "Outside help"),
        ("EHC needs assessment", "Write down the request", "EHC plan"),
    ],
)
async def test_what_follows_from_a_decision_is_one_tap_away(
    app_with: Make, decision: str, label: str, screen: str
) -> None:
    cycle = a_cycle(reviewed_on=TODAY, decision=decision, decided_on=TODAY)
    phone = await Phone.start(app_with(a_record(cycle)), "/plan")
    await phone.tap(label)
    assert phone.title == screen


async def test_two_quick_taps_carry_nothing_over_twice(app_with: Make) -> None:
    rows = a_cycle(), an_outcome(), a_support(), a_support("s2", outcome_id=None, what="Quiet table")
    phone = await Phone.start(app_with(a_record(*rows)), "/plan")
    await phone.tap("Begin a new round When a new plan is made")  # no review is needed for it
    assert phone.is_checked("Quiet table")  # what is for no outcome goes on too
    button = phone.find("Begin this round")
    await asyncio.gather(phone.fire(button, "click"), phone.fire(button, "click"))
    new = kept(phone.app)
    assert [o.what for o in new.outcomes.values() if o.carried_from] == ["Reads a short book alone"]
    assert sorted(s.what for s in new.supports.values() if s.carried_from) == ["Quiet table", "Reading group"]


async def test_a_round_that_is_deleted_gives_back_what_it_ended_and_undo_takes_it_again(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle(), an_outcome(), a_support())), "/plan/round/new")
    await phone.tap("Begin this round")
    (new,) = (cycle for cycle in kept(phone.app).cycles.values() if cycle.id != "r1")
    assert kept(phone.app).supports["s1"].ends == date(2026, 11, 24)
    await phone.visit(f"/plan/round/{new.id}")
    await phone.tap("Delete this round")
    await phone.tap("Yes, delete round 2")
    assert kept(phone.app).supports["s1"].ends is None
    await phone.tap("Undo")
    assert kept(phone.app).supports["s1"].ends == date(2026, 11, 24)
    assert not kept(phone.app).cycles[new.id].deleted_at


async def test_an_earlier_round_shows_all_of_it_and_can_be_put_right(app_with: Make) -> None:
    known = a_cycle(strengths="Kind", helps="Pictures", harder="Noise", areas=("learning",))
    rows = [known, an_outcome(start="Never", know="Every day"), a_support(who="Ms Khan", ends=date(2026, 11, 1))]
    phone = await Phone.start(app_with(a_record(*rows, a_cycle("r2", date(2026, 11, 2)))), "/plan/round/r1")
    for words in ("Kind", "Pictures", "Noise", "Learning", "Never", "Every day"):
        assert words in phone.texts
    assert "Reading group, 3 times a week, by Ms Khan" in phone.texts
    await phone.tap("The review of this round")
    await phone.date("When was the review?", "30", "10", "2026")
    await phone.tap("Save review")
    assert phone.title == "Round 1"
    assert kept(phone.app).cycles["r1"].reviewed_on == date(2026, 10, 30)
    assert kept(phone.app).cycles["r2"].reviewed_on is None
    await phone.tap("The weeks of this round")
    await phone.tap("Earlier weeks: Reading group")
    await phone.tap("Yes, Reading group, Week from Monday 12 October 2026")
    assert kept(phone.app).happenings["s1:2026-10-12"].answer is Answer.YES
    await phone.back()
    await phone.tap("What was known")
    await phone.type("What helps?", "Quiet")
    await phone.tap("Save what is known")
    assert (kept(phone.app).cycles["r1"].helps, kept(phone.app).cycles["r2"].helps) == ("Quiet", "")


async def test_a_week_of_the_round_before_can_still_be_answered(app_with: Make) -> None:
    rows = a_cycle(), a_support(ends=date(2026, 11, 22)), a_cycle("r2", date(2026, 11, 23))
    phone = await Phone.start(app_with(a_record(*rows)), "/")
    await phone.tap("Say how the week went")
    await phone.tap("Yes, Reading group, Last week, from Monday 16 November 2026")
    assert kept(phone.app).happenings["s1:2026-11-16"].answer is Answer.YES
    await phone.visit("/")
    assert not phone.can_tap("Say how the week went")


async def test_stop_that_is_taken_back_lets_the_support_go_on(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_cycle(), a_support())), "/plan/review")
    await phone.tap("Today")
    await phone.choose("Stop the support")
    await phone.tap("Save review")
    await phone.visit("/plan/review")
    await phone.choose("Carry on with the same support")
    await phone.tap("Save review")
    assert "Saved. The support of this round goes on again." in phone.texts
    assert kept(phone.app).supports["s1"].ends is None


async def test_a_next_date_can_be_changed_to_another_day(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, a_cycle("r2", date(2026, 11, 21)))), "/plan/date")
    await phone.type("Day, Agreed review date", "8")
    await phone.tap("Save date")
    assert "Saved." in phone.texts and "Monday 8 February 2027" in phone.texts


async def test_an_answer_that_is_taken_back_leaves_nothing_half_written(app_with: Make) -> None:
    rows = a_cycle(), a_support(), a_happening(date(2026, 11, 16), Answer.NO, why="Away")
    phone = await Phone.start(app_with(a_record(*rows)), "/plan/weeks")
    await phone.type(WHY, "The helper was away")
    await phone.tap("No, Reading group, Last week, from Monday 16 November 2026")
    assert not phone.app.drafts.all()
