"""The school's terms: guessed at first, and set by the parent where they know better."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.dates import day_words
from domain.forms import fields_of_term, overlap, read_term
from domain.language import tr
from domain.record import Term
from domain.terms import HalfTerm, half_terms, school_year

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import missing
from .form import use_form


def Terms(app: App) -> ft.View:
    """The six half-terms of this school year and of the next."""
    year = school_year(app.today)
    return frame.page(
        app,
        tr("School terms"),
        parts.words(tr("The app uses these dates to know what \u201cby half-term\u201d means.")),
        parts.words(
            tr(
                "Each area and many schools set their own dates. Those marked as a guess are usual ones for England. "
                "Look on the school\u2019s website, and change those that differ."
            )
        ),
        *(part for each in (year, year + 1) for part in _year(app, each)),
    )


def _year(app: App, year: int) -> list[ft.Control]:
    terms = half_terms(year, app.record.terms)
    return [
        parts.heading(tr("School year {year} to {end}", year=year, end=year + 1)),
        *(_card(term) for term in terms),
    ]


def _card(term: HalfTerm) -> ft.Control:
    told = tr("{start} to {end}", start=day_words(term.starts), end=day_words(term.ends))
    sign = [ft.Row([parts.tag(tr("Our guess"))])] if term.guess else []
    go = partial(frame.go, f"/settings/terms/{term.id}")
    return parts.tile(ft.Icons.DATE_RANGE, term.name, parts.plain(told, quiet=True), *sign, on_click=go)


def EditTerm(app: App) -> ft.View:
    """The first and the last day of one half-term."""
    id = ft.use_route_params().get("id", "")
    address = ft.use_view_path()
    term = _found(app, id)
    form = use_form(app, address, lambda: fields_of_term(term) if term else {})
    if not term:
        return missing(app)

    async def save() -> None:
        year = int(id.split("-")[0])
        reading = read_term(form.typed, app.today, year)
        problems = reading.problems or overlap(id, reading.values, half_terms(year, app.record.terms))
        if form.told(problems):
            await app.save(tr("Saved."), _changed(app, id, reading.values), form=form.key, then="/settings/terms")

    hint = tr("For example: 27 3 2027.")
    return frame.page(
        app,
        term.name,
        *fields.restored(form),
        day(form, "starts", tr("First day of school"), app.today, hint=hint),
        day(form, "ends", tr("Last day of school"), app.today, hint=hint),
        *fields.mend(form),
        parts.main_button(tr("Save dates"), save, ft.Icons.CHECK),
    )


def _changed(app: App, id: str, values: dict[str, object]) -> Term:
    now = app.now()
    before = app.record.terms.get(id)
    if before:
        return before.changed(now, deleted_at=None, **values)
    return Term.model_validate({"id": id, "created_at": now, "updated_at": now, **values})


def _found(app: App, id: str) -> HalfTerm | None:
    """The half-term with this id, in this school year or the next."""
    year = school_year(app.today)
    there = (*half_terms(year, app.record.terms), *half_terms(year + 1, app.record.terms))
    return next((term for term in there if term.id == id), None)
