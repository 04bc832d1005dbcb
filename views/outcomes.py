"""What was agreed: each thing that should be different, with the support that is for it."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.cycles import loose_supports, outcomes_of, supports_for
from domain.dates import day_words
from domain.family import Family
from domain.language import tr
from domain.plan import Outcome, Support
from domain.plan_forms import fields_of_outcome, read_outcome
from domain.weeks import agreed_words

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import found, missing, shown
from .entry_form import EntryForm
from .form import Form
from .plan_words import RESULTS
from .rounds import this_round, title


def Outcomes(app: App) -> ft.View:
    """The plan of this round, as far as it is written down."""
    about = shown(app)
    cycle = this_round(app, about)
    outcomes, loose = outcomes_of(about, cycle.id), loose_supports(about, cycle.id)
    other = [parts.heading(tr("Other support")), *map(_support, loose)] if loose else []
    return frame.page(
        app,
        tr("What was agreed"),
        parts.words(
            tr(
                "{about}. What should be different for {name}, and the help for it.",
                about=title(about, cycle),
                name=about.name,
            )
        ),
        parts.LongList([partial(_outcome, about, outcome) for outcome in outcomes]),
        *([] if outcomes else [_nothing()]),
        *other,
        parts.main_button(tr("Add what should be different"), partial(frame.go, "/plan/outcomes/new"), ft.Icons.ADD),
        parts.button(tr("Add support"), partial(frame.go, "/plan/outcomes/support/new/none"), ft.Icons.ADD),
        parts.small_button(tr("About this stage, in the guide"), partial(frame.go, "/guide/plan")),
    )


def _nothing() -> ft.Control:
    return parts.words(tr("Nothing is written down yet. One to three things are enough. Staff may call them outcomes."))


def _outcome(about: Family, outcome: Outcome) -> ft.Control:
    supports = supports_for(about, outcome)
    told = {
        tr("Where it starts"): outcome.start,
        tr("How you will know"): outcome.know,
        tr("By when"): day_words(outcome.by) if outcome.by else "",
    }
    edit = partial(frame.go, f"/plan/outcomes/{outcome.id}")
    add = partial(frame.go, f"/plan/outcomes/support/new/{outcome.id}")
    none = tr("No support is written down for this yet. You can ask what help there will be.")
    result = [ft.Row([parts.tag(RESULTS[outcome.result])])] if outcome.result else []
    return parts.card(
        parts.heading(outcome.what, 3),
        *result,
        *parts.pairs(told),
        *map(_support, supports),
        *([] if supports else [parts.words(none, quiet=True)]),
        ft.Row(
            [
                parts.small_button(
                    tr("Add support for this"), add, ft.Icons.ADD, name=tr("Add support for: {what}", what=outcome.what)
                ),
                parts.small_button(
                    tr("Change"), edit, ft.Icons.EDIT_OUTLINED, name=tr("Change: {what}", what=outcome.what)
                ),
            ],
            wrap=True,
            spacing=12,
        ),
        gap=8,
    )


def _support(support: Support) -> ft.Control:
    told = agreed_words(support)
    days = [tr("from {day}", day=day_words(support.starts)) if support.starts else ""]
    days.append(tr("until {day}", day=day_words(support.ends)) if support.ends else "")
    when = " ".join(filter(None, days))
    under = [parts.plain(text[:1].upper() + text[1:], quiet=True) for text in (told, when) if text]
    go = partial(frame.go, f"/plan/outcomes/support/{support.id}")
    return parts.tile(ft.Icons.VOLUNTEER_ACTIVISM_OUTLINED, support.what, *under, on_click=go)


def NewOutcome(app: App) -> ft.View:
    """Something new that should be different."""
    cycle = this_round(app, shown(app))
    return FORM.new(app, also=[cycle], cycle_id=cycle.id)


def EditOutcome(app: App) -> ft.View:
    """Something that is in the plan already."""
    outcome = found(app, Outcome)
    return FORM.change(app, outcome) if outcome else missing(app)


def _fields(app: App, form: Form) -> list[ft.Control]:
    hint = tr("Small and clear is best. For example: asks for help when a task is hard.")
    return [
        fields.text(form, "what", tr("What should be different?"), lines=2, hint=hint),
        fields.text(form, "know", tr("How will you all know?"), lines=2, hint=tr("What will you see, and how often?")),
        fields.text(form, "start", tr("How is it now?"), lines=2, hint=tr("This is the starting point.")),
        day(form, "by", tr("By when?"), app.today, hint=tr("Leave it empty if no date was agreed.")),
    ]


FORM = EntryForm(
    Outcome,
    tr("outcome"),
    read_outcome,
    fields_of_outcome,
    _fields,
    then="/plan/outcomes",
    after_delete="/plan/outcomes",
)
