"""The review of a round, and a review date that was agreed outside a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import flet as ft

from domain.choices import Decision
from domain.cycles import after_decision, loose_supports, outcomes_of, review_held, supports_for
from domain.family import Family, family
from domain.kept import Kept
from domain.language import tr
from domain.plan import Cycle, Outcome, Support
from domain.plan_forms import fields_of_review, read_date, read_results, read_review
from domain.reading import boxes_of
from domain.stages import AgreedReview, agreed_review
from domain.today import first_words
from domain.weeks import BACK, tally, tally_words

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import shown
from .form import Form, use_form
from .plan_words import DECISIONS, RESULTS
from .rounds import round_at, this_round, title

AHEAD = tr("For example: 27 3 2027.")


def Review(app: App) -> ft.View:
    """Looking back at a round: what was met, what to keep, change and stop, what was decided, and the next date."""
    about = shown(app)
    cycle = round_at(app, about)
    outcomes = outcomes_of(about, cycle.id)
    form = use_form(app, ft.use_view_path(), lambda: _start(app, about, cycle))
    begun = cycle.id in app.record.cycles

    async def save() -> None:
        reading, results = read_review(form.typed, app.today, cycle, begun=begun), read_results(form.typed, outcomes)
        problems = dict(reading.problems)
        for id, row in results.items():
            problems |= {f"{name}.{id}": told for name, told in row.problems.items()}
        if not form.told(problems):
            return
        now = app.now()
        decided = cycle.changed(now, **reading.values)
        supports = after_decision(about, cycle, decided, now)
        told = tr("Saved.")
        if supports:
            stops = decided.decision is Decision.STOP
            ends = tr("Saved. The support of this round now ends on that day.")
            told = ends if stops else tr("Saved. The support of this round goes on again.")
        rows: list[Kept] = [decided, *supports]
        rows += [outcome.changed(now, **results[outcome.id].values) for outcome in outcomes]
        await app.save(told, *rows, form=form.key, then=frame.up(form.address))

    hint = tr("When did you look at it together?")
    return frame.page(
        app,
        tr("Review"),
        *fields.restored(form),
        parts.words(
            tr("{about}. Look back together at what worked and what should change.", about=title(about, cycle))
        ),
        day(
            form,
            "reviewed_on",
            tr("When was the review?"),
            app.today,
            hint=hint,
            quick={tr("Today"): 0, tr("Yesterday"): -1},
        ),
        *(_change_start(cycle) if begun and "reviewed_on" in form.problems else []),
        parts.LongList([partial(_outcome, app, form, about, each, number) for number, each in enumerate(outcomes, 1)]),
        *([] if outcomes else [parts.words(tr("Nothing that should be different is written down for this round."))]),
        *_loose(app, about, cycle),
        fields.text(form, "keep", tr("What should stay?"), lines=2),
        fields.text(form, "change", tr("What should change?"), lines=2),
        fields.text(form, "stop", tr("What should stop?"), lines=2),
        fields.choice(form, "decision", tr("What was decided?"), DECISIONS, hint=EHC_HINT),
        fields.text(form, "why", tr("Why?"), lines=2, hint=tr("The reason they gave, and what you think.")),
        day(
            form,
            "next_on",
            tr("When is the next review?"),
            app.today,
            hint=tr("{ahead} Empty if no date was agreed.", ahead=AHEAD),
        ),
        *fields.mend(form),
        parts.main_button(tr("Save review"), save, ft.Icons.CHECK),
        parts.small_button(tr("About this stage, in the guide"), partial(frame.go, "/guide/review")),
    )


EHC_HINT = tr("EHC is short for education, health and care. An EHC needs assessment is done by the council.")


def _change_start(cycle: Cycle) -> list[ft.Control]:
    change = partial(frame.go, f"/plan/round/{cycle.id}/edit")
    return [ft.Row([parts.small_button(tr("Change when the round began"), change, ft.Icons.EDIT_OUTLINED)], wrap=True)]


def _loose(app: App, about: Family, cycle: Cycle) -> list[ft.Control]:
    """How it went with support that is for no outcome."""
    told = _told(app, about, loose_supports(about, cycle.id))
    return [parts.heading(tr("Other support"), 3), parts.bullets(told)] if told else []


def _told(app: App, about: Family, supports: Iterable[Support]) -> list[str]:
    terms = app.record.terms
    return [f"{first_words(s.what)}: {tally_words(s, tally(about, s, app.today, terms, BACK))}" for s in supports]


def _start(app: App, about: Family, cycle: Cycle) -> dict[str, str]:
    fields_of = fields_of_review(cycle, outcomes_of(about, cycle.id))
    held = review_held(about, cycle, app.today)
    return fields_of if cycle.reviewed_on or not held else fields_of | boxes_of("reviewed_on", held)


def _outcome(app: App, form: Form, about: Family, outcome: Outcome, number: int) -> ft.Control:
    told = _told(app, about, supports_for(about, outcome))
    known = {tr("How you will know"): outcome.know, tr("Where it started"): outcome.start}
    return parts.card(
        parts.heading(f"{number}. {outcome.what}", 3),
        *parts.pairs(known),
        *([parts.bullets(told)] if told else []),
        fields.choice(form, f"result.{outcome.id}", tr("Was it met? (number {number})", number=number), RESULTS),
        fields.text(form, f"evidence.{outcome.id}", tr("What shows it? (number {number})", number=number), lines=2),
        gap=12,
    )


def AgreeDate(app: App) -> ft.View:
    """A date to review the support that was agreed by email, on the phone or at the gate."""
    about = shown(app)
    cycle = this_round(app, about)
    agreed = agreed_review(about, app.today)
    form = use_form(app, ft.use_view_path(), lambda: _of_date(agreed if agreed and agreed.in_round else None))

    async def save() -> None:
        reading = read_date(form.typed, app.today, cycle)
        if not form.told(reading.problems):
            return
        now, taken_out = app.now(), not reading.values["review_on"]
        rows = [cycle.changed(now, **reading.values)]
        if taken_out and agreed and agreed.in_round and agreed.id != cycle.id:
            rows.append(app.record.cycles[agreed.id].changed(now, next_on=None))
        elif taken_out:
            rows = [rows[0].changed(now, next_on=None)]
        new = agreed_review(family(app.record.with_(*rows), cycle.child_id), app.today)
        stands = taken_out or (new and new.review_on == reading.values["review_on"])
        told = (
            tr("Saved.")
            if stands
            else tr("Saved. But something newer about the review is written down, and counts now.")
        )
        await app.save(told, *rows, form=form.key, then="/plan")

    return frame.page(
        app,
        tr("Agreed review date"),
        *fields.restored(form),
        parts.words(tr("Use this for a date that was agreed by email or on the phone. At a meeting, write it there.")),
        day(
            form,
            "review_on",
            tr("Agreed review date"),
            app.today,
            hint=tr("{ahead} Leave it empty to take the date out.", ahead=AHEAD),
        ),
        day(form, "agreed_on", tr("When was it agreed?"), app.today, hint=tr("Today, if you leave it empty.")),
        *fields.mend(form),
        parts.main_button(tr("Save date"), save, ft.Icons.CHECK),
    )


def _of_date(agreed: AgreedReview | None) -> dict[str, str]:
    review_on, agreed_on = (agreed.review_on, agreed.on) if agreed else (None, None)
    return boxes_of("review_on", review_on) | boxes_of("agreed_on", agreed_on)
