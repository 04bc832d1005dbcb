"""Is it happening? One tap a week for each support, a word on why, and what the answers come to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import flet as ft

from domain.choices import Answer
from domain.cycles import supports_of
from domain.dates import day_words
from domain.family import Family
from domain.plan import Happening, Support, happening_id, monday
from domain.typed import Wrong, line
from domain.weeks import promised_words, tally, tally_words, weeks_of

from . import fields, frame, parts
from .app import App
from .chips import chip
from .entry import shown
from .form import Form, use_form
from .plan_words import ANSWERS
from .rounds import this_round
from .theme import BOLD

NEAR = 2
"""How many weeks are asked about before the parent looks for earlier ones."""
WHY = "why."
ASKED_WHY = (Answer.PARTLY, Answer.NO)


def Weeks(app: App) -> ft.View:
    """Every support of this round, the newest weeks first."""
    about = shown(app)
    cycle = this_round(app, about)
    supports = supports_of(about, cycle.id)
    form = use_form(app, ft.use_view_path(), lambda: {f"{WHY}{h.id}": h.why for h in about.happenings})

    async def leave(name: str) -> None:
        await _keep_why(app, form, name)

    form.on_leave = leave
    return frame.page(
        app,
        "Is it happening?",
        *fields.restored(form),
        parts.words("One tap for each week is enough. If you do not know, say so: no answer never counts as a no."),
        parts.LongList([partial(_Support, app, form, about, support) for support in supports]),
        *([] if supports else _nothing()),
        parts.small_button("About this stage, in the guide", partial(frame.go, "/guide/do")),
    )


def _nothing() -> list[ft.Control]:
    told = "No support is written down yet. Once it is, you can say here week by week whether it happens."
    add = partial(frame.go, "/plan/outcomes")
    return [parts.words(told), parts.main_button("Write down the support", add, ft.Icons.ADD)]


@parts.component
def _Support(app: App, form: Form, about: Family, support: Support) -> ft.Control:
    """One support: what was promised, how it went, and its weeks."""
    earlier, show = ft.use_state(False)
    weeks = list(weeks_of(about, support, app.today, app.record.terms))
    shown = weeks if earlier else weeks[:NEAR]
    who = f"by {support.who}" if support.who else ""
    promised = ", ".join(filter(None, (promised_words(support), who)))
    label = "Earlier weeks"
    more = parts.small_button(label, lambda: show(True), ft.Icons.EXPAND_MORE, name=f"{label}: {support.what}")
    told = tally_words(support, tally(about, support, app.today, app.record.terms))
    return parts.card(
        parts.heading(support.what, 3),
        *([parts.words(promised[:1].upper() + promised[1:], quiet=True)] if promised else []),
        ft.Semantics(live_region=True, content=ft.Text(told, font_family=BOLD)),
        parts.LongList([partial(_week, app, form, about, support, week) for week in shown]),
        *([] if weeks else [parts.words("There is no week of school to ask about yet.", quiet=True)]),
        *([ft.Row([more], wrap=True)] if len(weeks) > len(shown) else []),
        gap=10,
    )


def _week(app: App, form: Form, about: Family, support: Support, week: date) -> ft.Control:
    given = about.answers.get(support.id, {}).get(week)
    answer = given.answer if given else None
    name = _name(week, app.today)
    chips: list[ft.Control] = [_chip(app, support, week, one, one is answer, name) for one in Answer]
    field = f"{WHY}{happening_id(support.id, week)}"
    asked = fields.text(form, field, f"Why? {name}", hint="A word is enough.")
    return parts.column(
        parts.words(name), ft.Row(chips, wrap=True, spacing=8), *([asked] if answer in ASKED_WHY else []), gap=6
    )


def _name(week: date, today: date) -> str:
    this = monday(today)
    near = {this: "This week", this - timedelta(weeks=1): "Last week"}
    return f"{near[week]}, from {day_words(week)}" if week in near else f"Week from {day_words(week)}"


def _chip(app: App, support: Support, week: date, answer: Answer, chosen: bool, name: str) -> ft.Control:
    """One answer. A second tap on it takes it away again."""

    async def pick() -> None:
        id, now = happening_id(support.id, week), app.now()
        before = app.record.happenings.get(id)
        if before and not before.deleted_at and before.answer is answer:
            await app.save("", before.changed(now, deleted_at=now))
            return
        start = before or Happening(
            id=id,
            child_id=support.child_id,
            created_at=now,
            updated_at=now,
            support_id=support.id,
            week=week,
            answer=answer,
        )
        await app.save("", start.changed(now, answer=answer, deleted_at=None))

    return chip(ANSWERS[answer], chosen, pick, f"{ANSWERS[answer]}, {support.what}, {name}")


async def _keep_why(app: App, form: Form, name: str) -> None:
    """Keeps the word on why, once the parent goes on from its field."""
    happening = app.record.happenings.get(name.removeprefix(WHY))
    try:
        why = line(form.typed.get(name, ""))
    except Wrong as wrong:
        form.told({name: str(wrong)})
        return
    form.told({})
    if happening and why != happening.why and not await app.save("", happening.changed(app.now(), why=why)):
        return
    await form.settle({name: form.typed.get(name, "")})
