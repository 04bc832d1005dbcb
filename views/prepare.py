"""Getting ready for a meeting: last time, what the parent wants, the questions, and a message to send ahead."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import SummaryKind
from domain.cycles import cycle_now, supports_of
from domain.dates import day_words, how_far
from domain.family import Family, family
from domain.language import tr
from domain.preparing import LastTime, last_time
from domain.questions import Suggestion, suggestions
from domain.record import Meeting
from domain.today import MEETING_NAMES, first_words
from domain.weeks import tally, tally_words

from . import fields, frame, parts, questions
from .app import App
from .child_view import latest_view
from .entry import found, missing, whose
from .form import Form, use_form
from .meeting import action_card
from .share_links import summary_button
from .timeline import row

FEW = 4
"""How many suggestions are shown before the parent asks for more."""


def Prepare(app: App) -> ft.View:
    """One screen from top to bottom, in the order in which a parent thinks about a meeting."""
    meeting = found(app, Meeting)
    address = ft.use_view_path()
    form = use_form(
        app, address, lambda: {"want": meeting.want if meeting else ""}, meeting.child_id if meeting else ""
    )
    if not meeting:
        return missing(app)
    about = family(app.record, meeting.child_id)
    day = f"{day_words(meeting.on)}, {how_far(meeting.on, app.today)}" if meeting.on else tr("No date yet")
    return frame.page(
        app,
        tr("Get ready"),
        *whose(app, meeting.child_id),
        parts.column(parts.heading(MEETING_NAMES[meeting.kind]), parts.words(day), gap=4),
        *fields.restored(form),
        *_last_time(app, last_time(about, meeting, app.today)),
        *_happening(app, about),
        *latest_view(app, about),
        *_want(app, form, meeting),
        *_questions(app, form, about, meeting),
        *_suggestions(app, form, about, meeting),
        parts.heading(tr("Send it ahead")),
        parts.words(tr("The people you meet can get ready too, if they know what you want to ask.")),
        parts.main_button(tr("See the message"), partial(_see_message, app, form, meeting), ft.Icons.MAIL_OUTLINE),
        *summary_button(app, SummaryKind.BEFORE, meeting, partial(_keep_typed, app, form, meeting)),
    )


def _last_time(app: App, last: LastTime) -> list[ft.Control]:
    found: list[ft.Control] = []
    if last.meeting and last.meeting.on:
        found += [parts.heading(tr("What was promised last time")), parts.words(day_words(last.meeting.on), quiet=True)]
        promised = [partial(action_card, app, action) for action in last.promised]
        nothing = parts.words(tr("Nothing that was promised is written down."))
        found.append(parts.LongList(promised) if promised else nothing)
    if last.concerns:
        title = tr("What you have noticed since") if last.meeting else tr("What you have noticed")
        found += [parts.heading(title), *(row(concern) for concern in last.concerns[:FEW])]
        if len(last.concerns) > FEW:
            more = partial(frame.go, "/record")
            found.append(parts.small_button(tr("All {n} in the record", n=len(last.concerns)), more))
    return found


def _happening(app: App, about: Family) -> list[ft.Control]:
    """What was promised as support, and how often it happened."""
    cycle = cycle_now(about, app.today)
    supports = supports_of(about, cycle.id) if cycle else ()
    if not supports:
        return []
    terms = app.record.terms
    told = [f"{first_words(s.what)}: {tally_words(s, tally(about, s, app.today, terms))}" for s in supports]
    more = parts.small_button(tr("Say how the weeks went"), partial(frame.go, "/plan/weeks"))
    return [
        parts.heading(tr("Is the support happening?")),
        parts.LongList([partial(parts.bullets, [line]) for line in told], 6),
        ft.Row([more], wrap=True),
    ]


async def _see_message(app: App, form: Form, meeting: Meeting) -> None:
    if await _keep_typed(app, form, meeting):
        frame.go(f"/record/meeting/{meeting.id}/ahead")


async def _keep_typed(app: App, form: Form, meeting: Meeting) -> bool:
    """Keeps what is typed and not kept yet: it belongs in the message, and in a summary."""
    return await _keep_want(app, form, meeting) and (
        not form.typed.get("own", "").strip() or await _add(app, form, meeting)
    )


async def _keep_want(app: App, form: Form, meeting: Meeting, told: str = "") -> bool:
    want = form.typed["want"].strip()
    now = app.record.meetings[meeting.id]
    if want != now.want and not await app.save(told, now.changed(app.now(), want=want)):
        return False
    await form.settle({"want": want})
    return True


async def _add(app: App, form: Form, meeting: Meeting) -> bool:
    """Adds the parent's own question, or tells what is wrong with it."""
    words = " ".join(form.typed.get("own", "").split())
    if form.told(questions.wrong("own", words)) and await questions.add(app, meeting, Suggestion(words, "")):
        form.fill({"own": ""})
        return True
    return False


def _want(app: App, form: Form, meeting: Meeting) -> list[ft.Control]:
    async def keep() -> None:
        await _keep_want(app, form, meeting, tr("Saved."))

    label = tr("What do you want from this meeting?")
    return [
        fields.text(form, "want", label, lines=3, hint=tr("One or two things are enough.")),
        ft.Row([parts.small_button(tr("Save what I want"), keep, ft.Icons.CHECK)]),
    ]


def _questions(app: App, form: Form, about: Family, meeting: Meeting) -> list[ft.Control]:
    order = about.questions_of(meeting.id)

    async def add() -> None:
        await _add(app, form, meeting)

    told = (
        tr("Mark up to three that must be asked, and put them in order.")
        if order
        else tr("None yet. Add some from below, or write your own.")
    )
    return [
        parts.heading(tr("Your questions")),
        parts.words(told, quiet=True),
        parts.LongList([partial(questions.card, app, form, question, order) for question in order]),
        fields.text(form, "own", tr("A question of your own"), lines=2),
        ft.Row([parts.small_button(tr("Add my question"), add, ft.Icons.ADD)]),
    ]


def _suggestions(app: App, form: Form, about: Family, meeting: Meeting) -> list[ft.Control]:
    found = suggestions(about, meeting, app.today)
    shown = found if form.unfolded else found[:FEW]
    more = [parts.small_button(tr("Show more"), form.unfold, ft.Icons.EXPAND_MORE)] if len(found) > len(shown) else []
    bank = parts.small_button(tr("All questions"), partial(frame.go, f"/record/meeting/{meeting.id}/questions"))
    return [
        parts.heading(tr("Questions you could ask")),
        *(questions.suggestion(app, meeting, one) for one in shown),
        ft.Row([*more, bank], wrap=True, spacing=12),
    ]
