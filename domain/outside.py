"""How far help from outside has come, and what is still missing: only in dates and words that were written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .choices import Answer
from .dates import WEEKS_FROM, day_words, how_far
from .language import tr
from .plan import Help


class HelpStep(StrEnum):
    """The steps of outside help, in their order."""

    ASKED = "asked"
    AGREED = "agreed"
    REFERRED = "referred"
    BOOKED = "booked"
    SEEN = "seen"
    REPORT = "report"
    USED = "used"


ORDER = tuple(HelpStep)
USED = {Answer.YES: tr("The advice is used."), Answer.PARTLY: tr("The advice is partly used.")}
"""The answers by which advice is used at all."""
NOT_USED = {
    Answer.NO: tr("You wrote that the advice is not used."),
    Answer.UNKNOWN: tr("You wrote that you do not know if the advice is used."),
}


@dataclass(frozen=True)
class Standing:
    """Where outside help stands: a sentence for each step up to the one that it has reached, and what comes next.

    `next` is empty where nothing is missing any more.
    """

    step: HelpStep
    told: tuple[str, ...]
    next: str


def step_of(help: Help, today: date, asked: str = "you") -> Standing:
    """The step that this help has reached. `asked` is who has to agree, in small letters.

    A date that is not there is told as "not written down". An appointment that is today is still to come.
    """
    step = _reached(help, today)
    return Standing(step, tuple(_told(help, step, today, asked)), _next(help, step, asked))


def _reached(help: Help, today: date) -> HelpStep:
    if help.used in USED:
        return HelpStep.USED
    if help.report_on or help.advice:
        return HelpStep.REPORT
    if help.seen_on:
        return HelpStep.SEEN if help.seen_on < today else HelpStep.BOOKED
    if help.referred_on:
        return HelpStep.REFERRED
    return HelpStep.AGREED if help.consent_on else HelpStep.ASKED


def _told(help: Help, step: HelpStep, today: date, asked: str) -> list[str]:
    at = ORDER.index(step)
    ahead = help.seen_on is not None and help.seen_on >= today
    waiting = step in (HelpStep.REFERRED, HelpStep.BOOKED)
    steps = (
        (
            HelpStep.AGREED,
            help.consent_on,
            tr("{first} agreed", first=_first(asked)),
            tr("When {asked} agreed", asked=asked),
        ),
        (HelpStep.REFERRED, help.referred_on, tr("Referred"), tr("When the referral was sent")),
        (
            HelpStep.BOOKED,
            help.seen_on,
            tr("The appointment is") if ahead else tr("Seen"),
            tr("When the appointment was"),
        ),
        (HelpStep.REPORT, help.report_on, tr("The report came"), tr("When the report came")),
    )
    found = []
    for name, day, did, when in steps:
        if ORDER.index(name) > at:
            break
        in_weeks = name is HelpStep.REFERRED and waiting and "week" in help.wait.casefold()
        found.append(
            tr("{did} on {day}, {far}.", did=did, day=day_words(day), far=_far(day, today, in_weeks))
            if day
            else _missing(when)
        )
    found += _wait(help, step)
    if help.used and at >= ORDER.index(HelpStep.REPORT):
        found.append((USED | NOT_USED)[help.used])
    return found or [tr("No date is written down yet.")]


def _missing(what: str) -> str:
    return tr("{what}: not written down.", what=what)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _wait(help: Help, step: HelpStep) -> list[str]:
    """What was said about the wait, as long as somebody waits."""
    if ORDER.index(step) > ORDER.index(HelpStep.BOOKED):
        return []
    if help.wait:
        return [tr("The wait they told you: {wait}", wait=help.wait if help.wait[-1] in ".?!" else f"{help.wait}.")]
    return [_missing(tr("How long the wait is"))] if step is HelpStep.REFERRED else []


def _far(day: date, today: date, in_weeks: bool) -> str:
    """How far a day is: in weeks where the wait was told in weeks too, so that both can be held side by side."""
    days = (today - day).days
    if not in_weeks or days < WEEKS_FROM:
        return how_far(day, today)
    weeks = (days + 3) // 7
    return tr("about {n} weeks ago", n=weeks) if days % 7 else tr("{n} weeks ago", n=weeks)


def _next(help: Help, step: HelpStep, asked: str) -> str:
    match step:
        case HelpStep.ASKED:
            return tr("Next: staff should ask if {asked} agree. Then write down the day.", asked=asked)
        case HelpStep.AGREED:
            return tr("Next: the referral. That is the letter or form that asks for their help.")
        case HelpStep.REFERRED if not help.wait:
            return tr("Next: ask how long the wait is, and what helps until then.")
        case HelpStep.REFERRED:
            return tr("Next: the appointment. You can ask what helps until then.")
        case HelpStep.BOOKED:
            return tr("Next: the appointment. Write down afterwards what they said.")
        case HelpStep.SEEN:
            return tr("Next: the report. You can ask when it will come.")
    return _about_advice(help)


def _about_advice(help: Help) -> str:
    if not help.advice:
        return tr("Next: write down what they advise.")
    match help.used:
        case Answer.YES:
            return ""
        case Answer.PARTLY:
            return tr("Next: ask what is not used yet, and why.")
        case Answer.NO:
            return tr("Next: ask why the advice is not used, and what happens instead.")
    return tr("Next: ask if the advice is used, and how.")
