"""Is it happening? One tap a week for each support, a word on why, and what the answers come to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import flet as ft

from domain.choices import Answer
from domain.cycles import cycle_now, supports_of
from domain.dates import day_words
from domain.family import Family
from domain.language import tr
from domain.plan import Happening, Support, happening_id, monday
from domain.record import Record
from domain.today import first_words
from domain.typed import Wrong, line
from domain.weeks import agreed_words, asked_of, asked_week, tally, tally_words, weeks_of

from . import fields, frame, parts
from .app import App
from .chips import chip
from .entry import shown
from .form import Form, use_form
from .plan_words import ANSWERS
from .rounds import round_at
from .theme import BOLD

NEAR = 2
"""How many weeks are asked about before the parent looks for earlier ones."""
WHY = "why."
ASKED_WHY = (Answer.PARTLY, Answer.NO)


def Weeks(app: App) -> ft.View:
    """Every support of this round, the newest weeks first."""
    about = shown(app)
    cycle = round_at(app, about)
    week = asked_week(app.today)
    # a round that began in these days leaves behind a week that can still be answered
    now = cycle_now(about, app.today)
    also = not now or now.id == cycle.id
    earlier = [s for s in about.supports if also and s.cycle_id != cycle.id and asked_of(about, s, week)]
    supports = (*supports_of(about, cycle.id), *earlier)
    form = use_form(app, ft.use_view_path(), lambda: {f"{WHY}{h.id}": h.why for h in about.happenings})

    async def leave(name: str) -> None:
        await _keep_why(app, form, name)

    form.on_leave = leave
    return frame.page(
        app,
        tr("Is it happening?"),
        *fields.restored(form),
        parts.words(tr("One tap for each week is enough. If you do not know, say so: no answer never counts as a no.")),
        parts.words(tr("The words in bold count the last 6 weeks of school."), quiet=True),
        parts.LongList([partial(_Support, app, form, about, support) for support in supports]),
        *([] if supports else _nothing()),
        parts.small_button(tr("About this stage, in the guide"), partial(frame.go, "/guide/do")),
    )


def _nothing() -> list[ft.Control]:
    told = tr("No support is written down yet. Once it is, you can say here week by week whether it happens.")
    add = partial(frame.go, "/plan/outcomes")
    return [parts.words(told), parts.main_button(tr("Write down the support"), add, ft.Icons.ADD)]


@parts.component
def _Support(app: App, form: Form, about: Family, support: Support) -> ft.Control:
    """One support: what was promised, how it went, and its weeks."""
    earlier, show = ft.use_state(False)
    weeks = list(weeks_of(about, support, app.today, app.record.terms))
    shown = weeks if earlier else weeks[:NEAR]
    promised = agreed_words(support)
    label = tr("Earlier weeks")
    name = f"{label}: {first_words(support.what)}"
    more = parts.small_button(label, lambda: show(True), ft.Icons.EXPAND_MORE, name=name)
    told = tally_words(support, tally(about, support, app.today, app.record.terms))
    return parts.card(
        parts.heading(support.what, 3),
        *([parts.words(promised[:1].upper() + promised[1:], quiet=True)] if promised else []),
        ft.Semantics(live_region=True, content=ft.Text(told, font_family=BOLD)),
        parts.LongList([partial(_week, app, form, about, support, week) for week in shown]),
        *([] if weeks else [parts.words(tr("There is no week of school to ask about yet."), quiet=True)]),
        *([ft.Row([more], wrap=True)] if len(weeks) > len(shown) else []),
        gap=10,
    )


def _week(app: App, form: Form, about: Family, support: Support, week: date) -> ft.Control:
    given = about.answers.get(support.id, {}).get(week)
    answer = given.answer if given else None
    name = _name(week, app.today)
    chips: list[ft.Control] = [_chip(app, form, support, week, one, one is answer, name) for one in Answer]
    field = f"{WHY}{happening_id(support.id, week)}"
    asked = fields.text(form, field, tr("Why? {name}", name=name), hint=tr("A word is enough."))
    unkept = given is not None and form.typed.get(field, "").strip() != given.why

    async def keep() -> None:
        await _keep_why(app, form, field)

    # where the parent came back to words that were never left, as after a phone call
    button = parts.small_button(
        tr("Save these words"), keep, ft.Icons.CHECK, name=tr("Save these words: {name}", name=name)
    )
    shown = [asked, *([button] if unkept and form.restored else [])] if answer in ASKED_WHY else []
    return parts.column(parts.words(name), ft.Row(chips, wrap=True, spacing=8), *shown, gap=6)


def _name(week: date, today: date) -> str:
    this = monday(today)
    near = {this: tr("This week"), this - timedelta(weeks=1): tr("Last week")}
    return (
        tr("{near}, from {day}", near=near[week], day=day_words(week))
        if week in near
        else tr("Week from {day}", day=day_words(week))
    )


def _chip(app: App, form: Form, support: Support, week: date, answer: Answer, chosen: bool, name: str) -> ft.Control:
    """One answer. A second tap on it takes it away again."""
    id = happening_id(support.id, week)

    async def pick() -> None:
        why = _why(form, id)

        def change(record: Record) -> Record:
            before, now = record.happenings.get(id), app.now()
            if before and not before.deleted_at and before.answer is answer:
                return record.with_(before.changed(now, deleted_at=now))
            fields = {"id": id, "child_id": support.child_id, "support_id": support.id, "week": week, "answer": answer}
            start = before or Happening.model_validate({**fields, "created_at": now, "updated_at": now})
            kept = start.why if why is None else why
            return record.with_(start.changed(now, answer=answer, deleted_at=None, why=kept))

        if await app.amend(change) and why is not None:
            field = f"{WHY}{id}"
            await form.settle({field: form.typed.get(field, "")})

    return chip(ANSWERS[answer], chosen, pick, f"{ANSWERS[answer]}, {first_words(support.what)}, {name}")


def _why(form: Form, id: str) -> str | None:
    """The word on why as it is typed, or None where it is too long to be kept."""
    try:
        return line(form.typed.get(f"{WHY}{id}", ""))
    except Wrong:
        return None


async def _keep_why(app: App, form: Form, name: str) -> None:
    """Keeps the word on why, once the parent goes on from its field."""
    id, typed = name.removeprefix(WHY), form.typed.get(name, "")
    try:
        why = line(typed)
    except Wrong as wrong:
        form.told({name: str(wrong)})
        return
    form.told({})

    def change(record: Record) -> Record:
        happening = record.happenings.get(id)
        return record.with_(happening.changed(app.now(), why=why)) if happening and happening.why != why else record

    if await app.amend(change):
        await form.settle({name: typed})
