"""The review of a round, and a review date that was agreed outside a meeting."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.cycles import outcomes_of, review_held, supports_for
from domain.family import Family
from domain.kept import Kept
from domain.plan import Cycle, Outcome
from domain.plan_forms import fields_of_review, read_date, read_results, read_review
from domain.reading import boxes_of, filled
from domain.weeks import BACK, tally, tally_words

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import shown
from .form import Form, use_form
from .plan_words import DECISIONS, RESULTS
from .rounds import this_round, title

AHEAD = "For example: 27 3 2027."


def Review(app: App) -> ft.View:
    """Looking back at a round: what was met, what to keep, change and stop, what was decided, and the next date."""
    about = shown(app)
    cycle = this_round(app, about)
    outcomes = outcomes_of(about, cycle.id)
    form = use_form(app, ft.use_view_path(), lambda: _start(app, about, cycle))

    async def save() -> None:
        reading, results = read_review(form.typed, app.today, cycle), read_results(form.typed, outcomes)
        problems = dict(reading.problems)
        for id, row in results.items():
            problems |= {f"{name}.{id}": told for name, told in row.problems.items()}
        if not form.told(problems):
            return
        now = app.now()
        rows: list[Kept] = [cycle.changed(now, **reading.values)]
        rows += [outcome.changed(now, **results[outcome.id].values) for outcome in outcomes]
        await app.save("Saved.", *rows, form=form.key, then="/plan")

    hint = "When did you look at it together?"
    return frame.page(
        app,
        "Review",
        *fields.restored(form),
        parts.words(f"{title(about, cycle)}. Look back together at what worked and what should change."),
        day(form, "reviewed_on", "When was the review?", app.today, hint=hint, quick={"Today": 0, "Yesterday": -1}),
        parts.LongList([partial(_outcome, app, form, about, each, number) for number, each in enumerate(outcomes, 1)]),
        *([] if outcomes else [parts.words("Nothing that should be different is written down for this round.")]),
        fields.text(form, "keep", "What should stay?", lines=2),
        fields.text(form, "change", "What should change?", lines=2),
        fields.text(form, "stop", "What should stop?", lines=2),
        fields.choice(form, "decision", "What was decided?", DECISIONS, hint=EHC_HINT),
        fields.text(form, "why", "Why?", lines=2, hint="The reason they gave, and what you think."),
        day(form, "next_on", "When is the next review?", app.today, hint=f"{AHEAD} Empty if none was agreed."),
        *fields.mend(form),
        parts.main_button("Save review", save, ft.Icons.CHECK),
        parts.small_button("About this stage, in the guide", partial(frame.go, "/guide/review")),
    )


EHC_HINT = "EHC is short for education, health and care. An EHC needs assessment is done by the council."


def _start(app: App, about: Family, cycle: Cycle) -> dict[str, str]:
    fields_of = fields_of_review(cycle, outcomes_of(about, cycle.id))
    held = review_held(about, cycle, app.today)
    return fields_of if cycle.reviewed_on or not held else fields_of | boxes_of("reviewed_on", held)


def _outcome(app: App, form: Form, about: Family, outcome: Outcome, number: int) -> ft.Control:
    counted = [
        (support, tally(about, support, app.today, app.record.terms, BACK)) for support in supports_for(about, outcome)
    ]
    told = [f"{support.what}: {tally_words(support, each)}" for support, each in counted]
    known = {"How you will know": outcome.know, "Where it started": outcome.start}
    return parts.card(
        parts.heading(f"{number}. {outcome.what}", 3),
        *(parts.pair(asked, answer) for asked, answer in known.items() if answer),
        *([parts.bullets(told)] if told else []),
        fields.choice(form, f"result.{outcome.id}", f"Was it met? (number {number})", RESULTS),
        fields.text(form, f"evidence.{outcome.id}", f"What shows it? (number {number})", lines=2),
        gap=12,
    )


def AgreeDate(app: App) -> ft.View:
    """A date to review the support that was agreed by email, on the phone or at the gate."""
    about = shown(app)
    cycle = this_round(app, about)
    form = use_form(app, ft.use_view_path(), lambda: filled(cycle, dates=("review_on", "agreed_on")))

    async def save() -> None:
        reading = read_date(form.typed, app.today, cycle)
        if form.told(reading.problems):
            await app.save("Saved.", cycle.changed(app.now(), **reading.values), form=form.key, then="/plan")

    return frame.page(
        app,
        "Agreed review date",
        *fields.restored(form),
        parts.words("Use this for a date that was agreed by email or on the phone. At a meeting, write it there."),
        day(form, "review_on", "Agreed review date", app.today, hint=f"{AHEAD} Empty takes it out."),
        day(form, "agreed_on", "When was it agreed?", app.today, hint="Today, if you leave it empty."),
        *fields.mend(form),
        parts.main_button("Save date", save, ft.Icons.CHECK),
    )
