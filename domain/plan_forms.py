"""Reads the forms of the plan: rounds, what is known, outcomes, support, an agreed date and the review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from .choices import Area, Decision, Grouping, Per, PlanKind, Result
from .cycles import in_the_way
from .dates import day_words
from .family import Family
from .language import tr
from .plan import MOST_MINUTES, MOST_TIMES, Cycle, Outcome, Support
from .reading import Reading, filled, needed_day, past_exact, several
from .typed import Fields, Wrong, exact_day, line, needed, note

KNOWN = ("strengths", "helps", "harder")
LOOKED_AT = ("keep", "change", "stop", "why")


def read_known(typed: Fields, today: date) -> Reading:
    """What is known of the child: needs, strengths, what helps and what makes it harder. Nothing is needed."""
    form = Reading(typed)
    form.take("areas", lambda: several(typed, "areas", Area))
    form.text(*KNOWN, read=note)
    return form


def read_outcome(typed: Fields, today: date) -> Reading:
    """What should be different, how everyone will know, the starting point, and by when."""
    form = Reading(typed)
    asked = tr("Please write what should be different. A few words are enough.")
    form.take("what", lambda: needed(note(typed.get("what", "")), asked))
    form.text("know", "start", read=note)
    form.take("by", lambda: exact_day(typed, "by", today))
    return form


def read_support(typed: Fields, today: date) -> Reading:
    """What help is given: by whom, how often and how long, in what group, from when until when."""
    form = Reading(typed)
    form.take("what", lambda: needed(note(typed.get("what", "")), tr("Please write what the help is.")))
    form.text("who", read=line)
    often = form.take("often", lambda: _number(typed, "often", tr("times"), MOST_TIMES))
    per = form.take("per", lambda: Per(typed["per"]) if typed.get("per") else None)
    if often and not per:
        form.problems["per"] = tr("Please choose in what time.")
    if per and not often and "often" not in form.problems:
        form.problems["often"] = tr("Please write how many times, or choose no time below.")
    form.take("minutes", lambda: _number(typed, "minutes", tr("minutes"), MOST_MINUTES))
    form.take("grouping", lambda: Grouping(typed["grouping"]) if typed.get("grouping") else None)
    starts = form.take("starts", lambda: exact_day(typed, "starts", today))
    ends = form.take("ends", lambda: exact_day(typed, "ends", today))
    if starts and ends and ends < starts:
        form.problems["ends"] = tr("The last day is before the first day. Please check both dates.")
    return form


def read_round(typed: Fields, today: date, family: Family, before: Cycle | None = None) -> Reading:
    """When a round starts, and what the plan is called. Rounds never lie over each other."""
    form = Reading(typed)
    form.take("kind", lambda: PlanKind(typed.get("kind") or PlanKind.SUPPORT))
    starts = form.take("starts", lambda: needed_day(typed, "starts", today, tr("Please write when the round starts.")))
    if starts:
        told = in_the_way(family, before.id if before else "", starts) or _too_late(before, starts)
        told = told or _too_early(family, before, starts)
        if told:
            form.problems["starts"] = told
    return form


def read_date(typed: Fields, today: date, cycle: Cycle) -> Reading:
    """A review date that was agreed outside a meeting, and when that was. With no date it is taken out."""
    form = Reading(typed)
    review = form.take("review_on", lambda: _in_round(exact_day(typed, "review_on", today), cycle))
    agreed = form.take("agreed_on", lambda: past_exact(typed, "agreed_on", today))
    form.values["agreed_on"] = (agreed or min(today, review)) if review else None
    if review and agreed and agreed > review:
        form.problems["agreed_on"] = tr("It cannot be agreed after its own day. Please check both dates.")
    return form


def read_review(typed: Fields, today: date, cycle: Cycle, *, begun: bool = True) -> Reading:
    """How a round was reviewed: when, what to keep, change and stop, what was decided and why, and the next date.

    A round that is not written down yet (`begun` is False) began on the day of its review at the latest.
    """
    form = Reading(typed)
    held = form.take("reviewed_on", lambda: past_exact(typed, "reviewed_on", today))
    if held and not begun:
        cycle = cycle.model_copy(update={"starts": min(cycle.starts, held)})
    form.values["starts"] = cycle.starts
    form.take("reviewed_on", lambda: _in_round(past_exact(typed, "reviewed_on", today), cycle))
    form.text(*LOOKED_AT, read=note)
    form.take("decision", lambda: Decision(typed["decision"]) if typed.get("decision") else None)
    held = form.values.get("reviewed_on")
    form.values["decided_on"] = _decided_on(cycle, form.values.get("decision"), held or today)
    if form.values.get("decision") and not held and "reviewed_on" not in form.problems:
        form.problems["reviewed_on"] = tr("Please write when the review was, as something was decided at it.")
    _next_date(form, typed, today)
    return form


def read_results(typed: Fields, outcomes: Sequence[Outcome]) -> dict[str, Reading]:
    """What became of each outcome, by its id: met, partly, not met or cannot tell, and what shows it."""
    found = {}
    for outcome in outcomes:
        row = {name: typed.get(f"{name}.{outcome.id}", "") for name in ("result", "evidence")}
        found[outcome.id] = form = Reading(row)
        form.values["result"] = Result(row["result"]) if row["result"] else None
        form.text("evidence", read=note)
    return found


def fields_of_known(cycle: Cycle) -> dict[str, str]:
    """The form of what is known, filled in."""
    return filled(cycle, "areas", *KNOWN)


def fields_of_outcome(outcome: Outcome) -> dict[str, str]:
    """The form of an outcome, filled in."""
    return filled(outcome, "what", "know", "start", dates=("by",))


def fields_of_support(support: Support) -> dict[str, str]:
    """The form of a support, filled in."""
    return filled(support, "what", "who", "often", "per", "minutes", "grouping", dates=("starts", "ends"))


def fields_of_round(cycle: Cycle) -> dict[str, str]:
    """The form of a round, filled in."""
    return filled(cycle, "kind", dates=("starts",))


def fields_of_review(cycle: Cycle, outcomes: Sequence[Outcome]) -> dict[str, str]:
    """The form of a review, filled in."""
    fields = filled(cycle, "decision", *LOOKED_AT, dates=("reviewed_on", "next_on"))
    for outcome in outcomes:
        fields |= {f"{name}.{outcome.id}": text for name, text in filled(outcome, "result", "evidence").items()}
    return fields


def _next_date(form: Reading, typed: Fields, today: date) -> None:
    """The next review date, which can only be agreed at a review that was held."""
    held = form.values.get("reviewed_on")
    next_on = form.take("next_on", lambda: exact_day(typed, "next_on", today))
    if next_on and not held and "reviewed_on" not in form.problems:
        form.problems["reviewed_on"] = tr("Please write when the review was, as a next date was agreed at it.")
    elif next_on and held and next_on <= held:
        form.problems["next_on"] = tr("The next review has to be after this one. Please check both dates.")


def _number(typed: Mapping[str, str], name: str, what: str, most: int) -> int | None:
    text = typed.get(name, "").strip()
    if not text:
        return None
    if not (text.isdecimal() and len(text) <= 6):
        raise Wrong(tr("Please write a whole number, such as 3."))
    number = int(text)
    if number == 0:
        raise Wrong(tr("0 {what} would be no help at all. Leave it empty if no number was agreed.", what=what))
    if number > most:
        raise Wrong(
            tr(
                "{number} {what} is more than can be right. The most is {most}. Please check it.",
                number=f"{number:,}",
                what=what,
                most=most,
            )
        )
    return number


def _in_round(day: date | None, cycle: Cycle) -> date | None:
    if day and day < cycle.starts:
        began = day_words(cycle.starts)
        raise Wrong(
            tr(
                "That is before this round began, on {began}. Check the date, or change when the round began.",
                began=began,
            )
        )
    return day


def _too_late(cycle: Cycle | None, starts: date) -> str:
    days = (cycle.review_on, cycle.reviewed_on, cycle.decided_on) if cycle else ()
    first = min((day for day in days if day), default=None)
    if first and first < starts:
        return tr("Something of this round is on {day} already. It has to start before that.", day=day_words(first))
    return ""


def _too_early(family: Family, before: Cycle | None, starts: date) -> str:
    """A new round begins no earlier than the day on which the last one was reviewed."""
    earlier = [cycle for cycle in family.cycles if cycle.starts < starts and (not before or cycle.id != before.id)]
    days = (earlier[-1].reviewed_on, earlier[-1].decided_on) if earlier else ()
    last = max((day for day in days if day), default=None)
    if last and starts < last:
        return tr(
            "The round before it was reviewed on {day}. This one starts on that day or later.", day=day_words(last)
        )
    return ""


def _decided_on(cycle: Cycle, decision: Decision | None, today: date) -> date | None:
    if not decision:
        return None
    return cycle.decided_on if decision is cycle.decision else today
