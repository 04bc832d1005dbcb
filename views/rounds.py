"""Rounds of support: one of them as a whole, its dates, and the next one with what goes on from the last."""

from __future__ import annotations

from functools import partial
from itertools import count

import flet as ft

from domain.choices import Result
from domain.cycles import (
    cycle_now,
    first_cycle,
    loose_supports,
    moved_start,
    next_cycle,
    number_of,
    outcomes_of,
    span_words,
    supports_for,
    supports_of,
)
from domain.dates import day_words
from domain.family import Family, family
from domain.language import tr
from domain.plan import Cycle, Outcome, Support
from domain.plan_forms import fields_of_round, read_round
from domain.reading import boxes_of, entry_from
from domain.today import first_words
from domain.weeks import BACK, agreed_words, tally, tally_words

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import found, missing, shown, whose
from .form import Form, use_form
from .plan_words import AREAS_SHORT, DECISIONS, PLAN_KINDS, RESULTS

WHEN = tr("When does this round start?")


def this_round(app: App, about: Family) -> Cycle:
    """The round that goes on now. Where none is written down it is made here, to be kept with what is written in it."""
    return cycle_now(about, app.today) or first_cycle(about, app.today, app.new_id(), app.now())


def round_at(app: App, about: Family) -> Cycle:
    """The round at this address, or else the one that goes on now."""
    asked = ft.use_route_params().get("id", "")
    return next((cycle for cycle in about.cycles if cycle.id == asked), None) or this_round(app, about)


def title(about: Family, cycle: Cycle) -> str:
    """What a round is called."""
    return tr("Round {number}", number=number_of(about, cycle))


def RoundPage(app: App) -> ft.View:
    """All that was agreed in a round, and what came of it."""
    cycle = found(app, Cycle)
    if not cycle:
        return missing(app)
    about = family(app.record, cycle.child_id)

    sure, ask = ft.use_state(False)

    async def delete() -> None:
        await app.delete(cycle, "/plan")

    at = f"/plan/round/{cycle.id}"
    loose = loose_supports(about, cycle.id)
    delete_button = parts.small_button(
        tr("Delete this round"), lambda: ask(True), ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR
    )
    return frame.page(
        app,
        title(about, cycle),
        *whose(app, cycle.child_id),
        parts.card(parts.heading(PLAN_KINDS[cycle.kind]), parts.words(span_words(about, cycle))),
        *_known(about, cycle),
        *_came_of_it(cycle),
        parts.heading(tr("What should be different")),
        parts.LongList([partial(_outcome, app, about, outcome) for outcome in outcomes_of(about, cycle.id)]),
        *([] if outcomes_of(about, cycle.id) else [parts.words(tr("Nothing is written down."), quiet=True)]),
        *([parts.heading(tr("Other support")), *(_support(app, about, s) for s in loose)] if loose else []),
        parts.heading(tr("To put something right")),
        parts.button(tr("The review of this round"), partial(frame.go, f"{at}/review"), ft.Icons.RATE_REVIEW_OUTLINED),
        parts.button(tr("The weeks of this round"), partial(frame.go, f"{at}/weeks"), ft.Icons.CALENDAR_VIEW_WEEK),
        parts.button(tr("What was known"), partial(frame.go, f"{at}/known"), ft.Icons.SEARCH),
        parts.button(tr("When it started"), partial(frame.go, f"{at}/edit"), ft.Icons.EDIT_OUTLINED),
        *([_sure(title(about, cycle), delete, lambda: ask(False))] if sure else [delete_button]),
    )


def _sure(name: str, delete: parts.Handler, keep: parts.Handler) -> ft.Control:
    return parts.notice(
        tr("Delete {name}?", name=name.lower()),
        tr("Its outcomes, its support and the answers about it go too."),
        parts.small_button(tr("Yes, delete {name}", name=name.lower()), delete, color=parts.WRONG.fore),
        parts.small_button(tr("No, keep it"), keep, color=parts.WRONG.fore),
        tone=parts.WRONG,
        icon=ft.Icons.WARNING_AMBER,
        live=True,
    )


def _known(about: Family, cycle: Cycle) -> list[ft.Control]:
    told = {
        tr("What the needs were about"): ", ".join(AREAS_SHORT[area] for area in cycle.areas),
        tr("What {name} was good at", name=about.name): cycle.strengths,
        tr("What helped"): cycle.helps,
        tr("What made it harder"): cycle.harder,
        tr("Agreed review date"): day_words(cycle.review_on) if cycle.review_on else "",
    }
    return parts.pairs(told)


def _came_of_it(cycle: Cycle) -> list[ft.Control]:
    held = day_words(cycle.reviewed_on) if cycle.reviewed_on else ""
    told = {
        tr("Reviewed"): held,
        tr("What was decided"): DECISIONS[cycle.decision] if cycle.decision else "",
        tr("Why"): cycle.why,
        tr("What to keep"): cycle.keep,
        tr("What to change"): cycle.change,
        tr("What to stop"): cycle.stop,
        tr("Next review"): day_words(cycle.next_on) if cycle.next_on else "",
    }
    return parts.pairs(told)


def _outcome(app: App, about: Family, outcome: Outcome) -> ft.Control:
    result = RESULTS[outcome.result] if outcome.result else tr("Not looked at")
    told = {
        tr("Where it started"): outcome.start,
        tr("How you will know"): outcome.know,
        tr("What shows it"): outcome.evidence,
    }
    listed = (_support(app, about, support) for support in supports_for(about, outcome))
    return parts.card(parts.heading(outcome.what, 3), ft.Row([parts.tag(result)]), *parts.pairs(told), *listed)


def _support(app: App, about: Family, support: Support) -> ft.Control:
    counted = tally(about, support, app.today, app.record.terms, BACK)
    promised = ", ".join(filter(None, (support.what, agreed_words(support))))
    return parts.column(ft.Text(promised), parts.words(tally_words(support, counted), quiet=True), gap=2)


def EditRound(app: App) -> ft.View:
    """When a round started, and what the plan is called."""
    cycle = found(app, Cycle)
    form = use_form(app, ft.use_view_path(), lambda: fields_of_round(cycle) if cycle else {})
    if not cycle:
        return missing(app)
    about = family(app.record, cycle.child_id)

    async def save() -> None:
        reading = read_round(form.typed, app.today, about, cycle)
        if form.told(reading.problems):
            now = app.now()
            rows = moved_start(about, cycle, reading.values["starts"], now)
            await app.save(tr("Saved."), cycle.changed(now, **reading.values), *rows, form=form.key, then="/plan")

    return frame.page(
        app,
        tr("Change round {number}", number=number_of(about, cycle)),
        *whose(app, cycle.child_id),
        *fields.restored(form),
        *_fields(app, form),
        *fields.mend(form),
        parts.main_button(tr("Save round"), save, ft.Icons.CHECK),
    )


def _fields(app: App, form: Form) -> list[ft.Control]:
    hint = tr("For example: 27 3 2027. A round often starts when a plan is made.")
    return [
        day(form, "starts", WHEN, app.today, hint=hint, quick={tr("Today"): 0}),
        fields.choice(form, "kind", tr("What is the plan called?"), PLAN_KINDS),
    ]


def NewRound(app: App) -> ft.View:
    """The next round: what goes on is ticked at first where it was not met, and can be changed."""
    about = shown(app)
    before = this_round(app, about)
    outcomes, supports = outcomes_of(about, before.id), supports_of(about, before.id)

    def start() -> dict[str, str]:
        open_ = [o.id for o in outcomes if o.result is not Result.MET]
        met = {o.id for o in outcomes} - set(open_)  # what is for no outcome goes on too
        goes_on = [s.id for s in supports if s.outcome_id not in met and (s.ends is None or s.ends >= app.today)]
        ticked = {"outcomes": ",".join(open_), "supports": ",".join(goes_on), "kind": str(before.kind)}
        return {**boxes_of("starts", app.today), **ticked, "id": app.new_id()}

    form = use_form(app, ft.use_view_path(), start)

    async def save() -> None:
        reading = read_round(form.typed, app.today, about)
        if not form.told(reading.problems):
            return
        now = app.now()
        fresh = entry_from(Cycle, reading, id=form.typed["id"], child_id=form.child_id, now=now, before=None)
        carried = {*form.typed["outcomes"].split(","), *form.typed["supports"].split(",")}
        # ids that two quick taps share, so that nothing is carried over twice
        numbers = count(1)
        rows = next_cycle(about, before, carried, fresh, lambda: f"{fresh.id}-{next(numbers)}")
        ahead = tr("The next round begins on {day}.", day=day_words(fresh.starts))
        told = ahead if fresh.starts > app.today else tr("The next round has begun.")
        if await app.save(told, before, *rows, form=form.key, then="/plan"):
            for address in ("assess", "review", "date", "stage"):  # what is half-written there is of the round before
                await app.drop_draft(f"{form.child_id}:/plan/{address}")

    aims = {o.id: first_words(o.what, 120) for o in outcomes}
    helps = {s.id: first_words(s.what, 120) for s in supports}
    return frame.page(
        app,
        tr("Begin the next round"),
        *fields.restored(form),
        parts.words(
            tr("The last round stays as it is. What you tick goes on in the new one, and can be changed there.")
        ),
        *_fields(app, form),
        *([fields.several(form, "outcomes", tr("What should still be different?"), aims)] if aims else []),
        *([fields.several(form, "supports", tr("Which support goes on?"), helps)] if helps else []),
        *fields.mend(form),
        parts.main_button(tr("Begin this round"), save, ft.Icons.CHECK),
    )
