"""The review of a round, and a review date that was agreed outside a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import flet as ft

from domain.choices import Decision
from domain.cycles import after_decision, loose_supports, outcomes_of, review_held, supports_for
from domain.family import Family, family
from domain.kept import Kept
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

AHEAD = "For example: 27 3 2027."


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
        told = "Saved."
        if supports:
            stops = decided.decision is Decision.STOP
            told = f"Saved. The support of this round {'now ends on that day' if stops else 'goes on again'}."
        rows: list[Kept] = [decided, *supports]
        rows += [outcome.changed(now, **results[outcome.id].values) for outcome in outcomes]
        await app.save(told, *rows, form=form.key, then=frame.up(form.address))

    hint = "When did you look at it together?"
    return frame.page(
        app,
        "Review",
        *fields.restored(form),
        parts.words(f"{title(about, cycle)}. Look back together at what worked and what should change."),
        day(form, "reviewed_on", "When was the review?", app.today, hint=hint, quick={"Today": 0, "Yesterday": -1}),
        *(_change_start(cycle) if begun and "reviewed_on" in form.problems else []),
        parts.LongList([partial(_outcome, app, form, about, each, number) for number, each in enumerate(outcomes, 1)]),
        *([] if outcomes else [parts.words("Nothing that should be different is written down for this round.")]),
        *_loose(app, about, cycle),
        fields.text(form, "keep", "What should stay?", lines=2),
        fields.text(form, "change", "What should change?", lines=2),
        fields.text(form, "stop", "What should stop?", lines=2),
        fields.choice(form, "decision", "What was decided?", DECISIONS, hint=EHC_HINT),
        fields.text(form, "why", "Why?", lines=2, hint="The reason they gave, and what you think."),
        day(form, "next_on", "When is the next review?", app.today, hint=f"{AHEAD} Empty if no date was agreed."),
        *fields.mend(form),
        parts.main_button("Save review", save, ft.Icons.CHECK),
        parts.small_button("About this stage, in the guide", partial(frame.go, "/guide/review")),
    )


EHC_HINT = "EHC is short for education, health and care. An EHC needs assessment is done by the council."


def _change_start(cycle: Cycle) -> list[ft.Control]:
    change = partial(frame.go, f"/plan/round/{cycle.id}/edit")
    return [ft.Row([parts.small_button("Change when the round began", change, ft.Icons.EDIT_OUTLINED)], wrap=True)]


def _loose(app: App, about: Family, cycle: Cycle) -> list[ft.Control]:
    """How it went with support that is for no outcome."""
    told = _told(app, about, loose_supports(about, cycle.id))
    return [parts.heading("Other support", 3), parts.bullets(told)] if told else []


def _told(app: App, about: Family, supports: Iterable[Support]) -> list[str]:
    terms = app.record.terms
    return [f"{first_words(s.what)}: {tally_words(s, tally(about, s, app.today, terms, BACK))}" for s in supports]


def _start(app: App, about: Family, cycle: Cycle) -> dict[str, str]:
    fields_of = fields_of_review(cycle, outcomes_of(about, cycle.id))
    held = review_held(about, cycle, app.today)
    return fields_of if cycle.reviewed_on or not held else fields_of | boxes_of("reviewed_on", held)


def _outcome(app: App, form: Form, about: Family, outcome: Outcome, number: int) -> ft.Control:
    told = _told(app, about, supports_for(about, outcome))
    known = {"How you will know": outcome.know, "Where it started": outcome.start}
    return parts.card(
        parts.heading(f"{number}. {outcome.what}", 3),
        *parts.pairs(known),
        *([parts.bullets(told)] if told else []),
        fields.choice(form, f"result.{outcome.id}", f"Was it met? (number {number})", RESULTS),
        fields.text(form, f"evidence.{outcome.id}", f"What shows it? (number {number})", lines=2),
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
        told = "Saved." if stands else "Saved. But something newer about the review is written down, and counts now."
        await app.save(told, *rows, form=form.key, then="/plan")

    return frame.page(
        app,
        "Agreed review date",
        *fields.restored(form),
        parts.words("Use this for a date that was agreed by email or on the phone. At a meeting, write it there."),
        day(form, "review_on", "Agreed review date", app.today, hint=f"{AHEAD} Leave it empty to take the date out."),
        day(form, "agreed_on", "When was it agreed?", app.today, hint="Today, if you leave it empty."),
        *fields.mend(form),
        parts.main_button("Save date", save, ft.Icons.CHECK),
    )


def _of_date(agreed: AgreedReview | None) -> dict[str, str]:
    review_on, agreed_on = (agreed.review_on, agreed.on) if agreed else (None, None)
    return boxes_of("review_on", review_on) | boxes_of("agreed_on", agreed_on)
