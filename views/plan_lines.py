"""One line for each stage of a round: how far it is, in words."""

from __future__ import annotations

from domain.choices import Stage
from domain.cycles import outcomes_of, review_held, supports_of
from domain.dates import day_words
from domain.family import Family
from domain.language import tr, trn
from domain.plan import Cycle
from domain.weeks import share_words, tally, together, unanswered

from .app import App
from .plan_words import DECISIONS
from .words import STAGE_LINES


def line_of(app: App, about: Family, cycle: Cycle | None, stage: Stage) -> str:
    """What is written down for a stage, or what the stage is where nothing is."""
    found = ""
    if cycle:
        lines = {
            Stage.ASSESS: lambda: _assess(about, cycle),
            Stage.PLAN: lambda: plan_line(about, cycle),
            Stage.DO: lambda: _do(app, about, cycle),
            Stage.REVIEW: lambda: _review(app, about, cycle),
        }
        found = lines[stage]()
    return found or STAGE_LINES[stage]


def _listed(*told: str) -> str:
    return ", ".join(filter(None, told))


def _assess(about: Family, cycle: Cycle) -> str:
    names = (tr("needs"), tr("strengths"), tr("what helps"), tr("what makes it harder"))
    known = dict(zip(names, (cycle.areas, cycle.strengths, cycle.helps, cycle.harder), strict=True))
    named = [name for name, answer in known.items() if answer]
    reports = trn("{n} report", "{n} reports", len(about.reports)) if about.reports else ""
    return tr("Written down: {listed}.", listed=_listed(*named, reports)) if named or reports else ""


def plan_line(about: Family, cycle: Cycle) -> str:
    """How much was agreed in a round, or nothing."""
    outcomes, supports = len(outcomes_of(about, cycle.id)), len(supports_of(about, cycle.id))
    aims = trn("{n} outcome", "{n} outcomes", outcomes) if outcomes else ""
    help = trn("{n} kind of support", "{n} kinds of support", supports) if supports else ""
    return f"{_listed(aims, help)}." if aims or help else ""


def _do(app: App, about: Family, cycle: Cycle) -> str:
    supports = supports_of(about, cycle.id)
    if not supports:
        return ""
    whole = together(tally(about, support, app.today, app.record.terms) for support in supports)
    waiting = len(unanswered(about, app.today, app.record.terms))
    told = (
        tr("It {happened}.", happened=share_words(whole.share))
        if whole.share is not None
        else tr("No week is answered yet.")
    )
    more = trn("{n} answer is still to give.", "{n} answers are still to give.", waiting)
    return f"{told} {more}" if waiting else told


def _review(app: App, about: Family, cycle: Cycle) -> str:
    held = review_held(about, cycle, app.today)
    if not held:
        return ""
    decided = f" {DECISIONS[cycle.decision]}." if cycle.decision else tr(" What was decided is not written down yet.")
    return tr("Held on {day}.{decided}", day=day_words(held), decided=decided)
