"""EHC plan: a request for an EHC needs assessment, and by when its answers usually come."""

from __future__ import annotations

from datetime import date
from functools import partial

import flet as ft

from domain.dates import day_words, how_far
from domain.ehc import Limit, LimitState, limits
from domain.ehc_form import LATER, fields_of_request, read_request
from domain.language import tr
from domain.plan import EhcRequest
from domain.reading import NO, YES

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import found, missing, shown
from .entry_form import EntryForm
from .form import Form
from .theme import BOLD

STATES = {
    LimitState.AHEAD: (tr("Still to come"), ft.Icons.EVENT_OUTLINED),
    LimitState.KEPT: (tr("In time"), ft.Icons.TASK_ALT),
    LimitState.LATE: (tr("Later than usual"), ft.Icons.MORE_TIME),
    LimitState.PASSED: (tr("Past the usual time"), ft.Icons.SCHEDULE),
}
"""How a limit stands, in words and with a picture."""
ANSWERS = {"": tr("No answer yet"), YES: tr("Yes, the council will assess"), NO: tr("No, the council will not assess")}
USUAL = tr("Usual limit. Check your letter.")
ABOUT = tr(
    "EHC is short for education, health and care. "
    "In an EHC needs assessment, the council finds out what a child needs, and what help there should be. "
    "You can ask for it yourself. So can a school or college, and a young person from 16."
)


def Ehc(app: App) -> ft.View:
    """The newest request with its usual limits, and earlier ones."""
    requests = shown(app).requests
    new = tr("Another request") if requests else tr("Write down a request")
    button = parts.button if requests else parts.main_button
    return frame.page(
        app,
        tr("EHC plan"),
        parts.words(ABOUT),
        *(_newest(app, requests[0]) if requests else [parts.words(tr("No request is written down yet."))]),
        button(new, partial(frame.go, "/plan/ehc/new"), ft.Icons.ADD),
        parts.small_button(tr("About EHC plans, in the guide"), partial(frame.go, "/guide/ehc-assessment")),
        *([parts.heading(tr("Earlier requests"))] if requests[1:] else []),
        parts.LongList([partial(_earlier, request) for request in requests[1:]]),
    )


def _newest(app: App, request: EhcRequest) -> list[ft.Control]:
    all_of_them = limits(request, app.today)
    coming = [limit for limit in all_of_them if not limit.done_on]
    done = [limit for limit in all_of_them if limit.done_on]
    change = partial(frame.go, f"/plan/ehc/{request.id}")
    asked = tr(
        "The council got it on {day}, {far}.", day=day_words(request.asked_on), far=how_far(request.asked_on, app.today)
    )
    return [
        parts.card(
            parts.heading(tr("The request")),
            parts.words(asked),
            *map(parts.words, _came(request)),
            *([parts.pair(tr("Notes"), request.notes)] if request.notes else []),
            ft.Row([parts.small_button(tr("Add what came, or change it"), change, ft.Icons.EDIT_OUTLINED)], wrap=True),
        ),
        *([parts.heading(tr("Usual time limits"))] if coming else []),
        *(_card(limit, app.today) for limit in coming),
        *([parts.heading(tr("What has come"))] if done else []),
        *(_card(limit, app.today) for limit in done),
    ]


def _came(request: EhcRequest) -> list[str]:
    """What is written down of what came after a request, a sentence each, by date."""
    will = "will" if request.will_assess else tr("will not")
    dated = (
        (request.answer_on, tr("the council said that it {will} assess", will=will)),
        (request.draft_on, tr("the draft plan came")),
        (request.no_plan_on, tr("the council said that it will not make a plan")),
        (request.plan_on, tr("the final plan came")),
        (request.reviewed_on, tr("there was an annual review")),
    )
    by_date = sorted(((on, what) for on, what in dated if on), key=lambda row: row[0])
    return [tr("On {day}, {what}.", day=day_words(on), what=what) for on, what in by_date]


def _card(limit: Limit, today: date) -> ft.Control:
    """A usual limit: what for, how it stands, by when, and what is to be known of it."""
    state, icon = STATES[limit.state]
    passed = limit.state is LimitState.PASSED
    about = (limit.note, limit.words, "" if limit.state is LimitState.KEPT else limit.exceptions)
    picture = ft.Icon(icon, color=ft.Colors.TERTIARY if passed else ft.Colors.PRIMARY)
    told = parts.column(
        parts.heading(limit.title, 3),
        ft.Row([parts.tag(state)], wrap=True),
        ft.Text(_when(limit, today), font_family=BOLD),
        *(parts.words(text) for text in about if text),
        parts.words(USUAL, quiet=True),
        gap=4,
    )
    told.expand = True
    return parts.card(ft.Row([picture, told], vertical_alignment=ft.CrossAxisAlignment.START))


def _when(limit: Limit, today: date) -> str:
    if limit.done_on:
        return tr(
            "It came on {day}. The usual limit was {limit}.", day=day_words(limit.done_on), limit=day_words(limit.day)
        )
    when = f"{day_words(limit.day)}, {how_far(limit.day, today)}"
    return (
        tr("By {when}.", when=when) if limit.state is LimitState.AHEAD else tr("The usual limit was {when}.", when=when)
    )


def _earlier(request: EhcRequest) -> ft.Control:
    under = _came(request) or [tr("No answer is written down.")]
    return parts.tile(
        ft.Icons.HISTORY,
        tr("Asked on {day}", day=day_words(request.asked_on)),
        *(parts.plain(line, quiet=True) for line in under),
        on_click=partial(frame.go, f"/plan/ehc/{request.id}"),
    )


def NewRequest(app: App) -> ft.View:
    """A request that was sent."""
    return FORM.new(app)


def EditRequest(app: App) -> ft.View:
    """A request that is in the record already, to add what came."""
    request = found(app, EhcRequest)
    return FORM.change(app, request) if request else missing(app)


def _fields(app: App, form: Form) -> list[ft.Control]:
    form.unfold_where((*LATER, "will_assess"), anyway="id" not in form.start)
    asked = tr("The weeks are counted from this day. If you do not know it, write the day on which it was sent.")
    more = parts.button(tr("Add what came after"), form.unfold, ft.Icons.EXPAND_MORE)
    return [
        parts.words(
            tr("This is about asking for an EHC needs assessment. EHC is short for education, health and care.")
        ),
        day(
            form, "asked_on", tr("When did the council get the request?"), app.today, hint=asked, quick={tr("Today"): 0}
        ),
        *(_later(app, form) if form.unfolded else [more]),
        fields.text(
            form, "notes", tr("Notes"), lines=2, hint=tr("For example: who asked, and who works on it at the council.")
        ),
    ]


def _later(app: App, form: Form) -> list[ft.Control]:
    letter = tr("The date on the letter. Leave it empty if there is none yet.")
    draft = tr("A draft is the plan before it is final. Leave it empty if it has not come.")
    return [
        fields.choice(form, "will_assess", tr("Will the council assess?"), ANSWERS),
        day(form, "answer_on", tr("When did the council answer?"), app.today, hint=letter),
        day(form, "draft_on", tr("When did the draft plan come?"), app.today, hint=draft),
        day(form, "no_plan_on", tr("When did the council say no to a plan?"), app.today, hint=letter),
        day(form, "plan_on", tr("When did the final plan come?"), app.today, hint=letter),
        day(
            form,
            "reviewed_on",
            tr("When was the last annual review meeting?"),
            app.today,
            hint=tr("Leave it empty if none."),
        ),
    ]


FORM = EntryForm(EhcRequest, tr("request"), read_request, fields_of_request, _fields, "/plan/ehc", "/plan/ehc")
