"""Reads the form of a request for an EHC needs assessment."""

from __future__ import annotations

from datetime import date
from functools import partial

from .language import tr
from .plan import EhcRequest
from .reading import Reading, filled, not_before, past_exact, yes_or_no
from .typed import Fields, Wrong, note

LATER = ("answer_on", "draft_on", "no_plan_on", "plan_on", "reviewed_on")
"""The dates that may follow, each as it comes."""
ORDER = {
    "draft_on": {"answer_on": tr("the council\u2019s answer")},
    "no_plan_on": {"answer_on": tr("the council\u2019s answer")},
    "plan_on": {
        "answer_on": tr("the council\u2019s answer"),
        "draft_on": tr("the draft"),
        "no_plan_on": tr("the letter that there will be no plan"),
    },
    "reviewed_on": {"plan_on": tr("the final plan")},
}
"""What each date cannot come before, and how that is called. A plan after "no plan" may well follow an appeal."""


def read_request(typed: Fields, today: date) -> Reading:
    """A request. Only the day on which the council got it is needed, as the rest comes bit by bit."""
    form = Reading(typed)
    asked = form.take("asked_on", lambda: _asked(typed, today))
    for name in LATER:
        form.take(name, partial(_later, typed, name, today, asked))
    form.take("will_assess", lambda: yes_or_no(typed, "will_assess"))
    form.text("notes", read=note)
    _answered(form)
    for name, earlier in ORDER.items():
        _in_order(form, name, earlier)
    return form


def fields_of_request(request: EhcRequest) -> dict[str, str]:
    """The form of a request, filled in."""
    return filled(request, "will_assess", "notes", dates=("asked_on", *LATER))


def _asked(typed: Fields, today: date) -> date:
    day = past_exact(typed, "asked_on", today)
    if day is None:
        raise Wrong(tr("Please write the day. If you do not know it, write the day on which it was sent."))
    return day


def _later(typed: Fields, name: str, today: date, asked: date | None) -> date | None:
    return not_before(past_exact(typed, name, today), asked, "request")


def _answered(form: Reading) -> None:
    """An answer and its day go together: the time to appeal is counted from it."""
    answer, on = form.values.get("will_assess"), form.values.get("answer_on")
    if answer is not None and on is None:
        form.problems.setdefault(
            "answer_on", tr("Please write the date on the letter, or choose \u201cNo answer yet\u201d.")
        )
    if on and answer is None:
        form.problems["will_assess"] = tr("Please choose what the council said, or empty the date of its answer.")


def _in_order(form: Reading, name: str, earlier: dict[str, str]) -> None:
    day = form.values.get(name)
    for other, what in earlier.items():
        before = form.values.get(other)
        if day and before and day < before:
            form.problems.setdefault(name, tr("That is before the date of {what}. Please check both dates.", what=what))
