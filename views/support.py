"""One kind of support: what it is, who gives it, how often and how long, and from when until when."""

from __future__ import annotations

import flet as ft

from domain.cycles import outcomes_of
from domain.language import tr
from domain.plan import Support
from domain.plan_forms import fields_of_support, read_support

from . import fields, people
from .app import App
from .day import day
from .entry import found, missing, shown
from .entry_form import EntryForm
from .form import Form
from .plan_words import GROUPINGS, PERS
from .rounds import this_round


def NewSupport(app: App) -> ft.View:
    """New support, for the outcome at this address or for none that is named."""
    about = shown(app)
    cycle = this_round(app, about)
    asked = ft.use_route_params().get("id", "")
    known = asked if any(o.id == asked for o in outcomes_of(about, cycle.id)) else None
    return FORM.new(app, also=[cycle], cycle_id=cycle.id, outcome_id=known)


def EditSupport(app: App) -> ft.View:
    """Support that is in the plan already."""
    support = found(app, Support)
    return FORM.change(app, support) if support else missing(app)


def _fields(app: App, form: Form) -> list[ft.Control]:
    often = tr("Leave it empty if no number was agreed. For example: 3.")
    minutes = tr("Leave it empty if it was not said.")
    return [
        fields.text(
            form, "what", tr("What is the help?"), lines=2, hint=tr("For example: a reading group, a quiet table.")
        ),
        fields.text(form, "who", tr("Who gives it?"), hint=tr("For example: the teaching assistant.")),
        *people.to_name(app, form, "who"),
        fields.text(form, "often", tr("How many times?"), hint=often, number=True),
        fields.choice(form, "per", tr("In what time?"), {"": tr("No number was agreed"), **PERS}),
        fields.text(form, "minutes", tr("How many minutes each time?"), hint=minutes, number=True),
        fields.choice(form, "grouping", tr("With whom?"), {"": tr("It was not said"), **GROUPINGS}),
        day(
            form,
            "starts",
            tr("When does it start?"),
            app.today,
            hint=tr("For example: 27 3 2027."),
            quick={tr("Today"): 0},
        ),
        day(form, "ends", tr("When does it end?"), app.today, hint=tr("Leave it empty if it goes on.")),
    ]


FORM = EntryForm(
    Support,
    tr("support"),
    read_support,
    fields_of_support,
    _fields,
    then="/plan/outcomes",
    after_delete="/plan/outcomes",
)
