"""Today: the stage now, the next agreed date, what is late, what is due, and the thing that matters most to do next."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain.backups import not_now, worth_asking
from domain.dates import day_words, how_far
from domain.family import Family, family
from domain.language import tr
from domain.record import Child
from domain.reminders import heard, ideas
from domain.stages import stage_now
from domain.today import Due, late, next_date, soon

from . import frame, parts, standing
from .app import App
from .due import address, due_card, idea_card, not_put_off
from .ring import ring
from .theme import BOLD, NARROW
from .words import STAGE_LINES, STAGES

FORMS = {
    "/record/concern/": tr("a concern"),
    "/record/meeting/": tr("a meeting"),
    "/record/conversation/": tr("a conversation"),
    "/record/view/": tr("what your child says"),
    "/record/report/": tr("a report"),
    "/plan/outcomes/support/": tr("support"),
    "/share/profile": tr("a one-page profile"),
    "/plan/outcomes/": tr("what should be different"),
    "/plan/assess": tr("what is known"),
    "/plan/review": tr("a review"),
    "/plan/weeks": tr("how the weeks went"),
    "/plan/round/": tr("a round of support"),
    "/plan/help/": tr("help from outside"),
    "/plan/ehc/": tr("an EHC request"),
}
BEFORE = tr("You can ask for help now. The guide tells you how.")
MESSAGES = ("/ahead", "/ask", "/agreed", "/again")
FEW = 6
"""How many dates of each part are shown: the nearest ones."""
MOST = 3
"""How many things to do next are shown."""


def Today(app: App) -> ft.View:
    """The first screen: it answers "what now?" before anything else."""
    child = app.child
    assert child
    about = family(app.record, child.id)
    upcoming = not_put_off(app, soon(about, app.today))
    overdue = not_put_off(app, late(about, app.today))
    unfinished = _unfinished(app)
    return frame.tab(
        app,
        tr("Today"),
        _hello(app, child),
        parts.column(_add(app), *standing.on_today(app), gap=0),
        *unfinished,
        *_backup(app, half_written=bool(unfinished)),
        _stage(app, about),
        _next(app, about),
        *_list(app, tr("Late"), overdue[-FEW:], len(overdue), tr("It was for ")),
        *_list(app, tr("In the next 14 days"), upcoming[:FEW], len(upcoming), ""),
        *_ideas(app, about),
        parts.button(tr("Everything that is due"), lambda: frame.go("/reminders"), ft.Icons.NOTIFICATIONS_OUTLINED),
    )


def _backup(app: App, *, half_written: bool) -> list[ft.Control]:
    """Asks for a backup, at a good moment only."""
    if app.read_only or not worth_asking(app.record, app.now(), app.today, half_written=half_written):
        return []

    async def later() -> None:
        now = app.now()
        await app.amend(lambda record: not_now(record, now))

    go = parts.small_button(tr("Make a backup"), lambda: frame.go("/settings/backup"), color=parts.CALM.fore)
    silent = parts.small_button(tr("Not now"), later, color=parts.CALM.fore)
    told = tr("If this device is lost, your record is lost with it. A backup takes a minute.")
    return [parts.notice(tr("Keep a backup"), told, go, silent, tone=parts.CALM, icon=ft.Icons.SAVE_ALT)]


def _hello(app: App, child: Child) -> ft.Control:
    return parts.column(
        parts.heading(child.name, 2, big=True),
        parts.words(day_words(app.today), quiet=True),
        gap=0,
    )


def _add(app: App) -> ft.Control:
    concern = parts.main_button(tr("Add a concern"), lambda: frame.go("/record/concern/new"))
    meeting = parts.button(tr("Add a meeting"), lambda: frame.go("/record/meeting/new"))
    talk = parts.button(tr("Add a call, email or talk"), lambda: frame.go("/record/conversation/new"))
    if app.width < NARROW:
        return parts.column(concern, meeting, talk, gap=8)
    pair = ft.Row([ft.Container(concern, expand=True), ft.Container(meeting, expand=True)], spacing=12)
    return parts.column(pair, talk, gap=8)


def _unfinished(app: App) -> list[ft.Control]:
    child = app.child
    found = []
    for key in app.drafts.all():
        owner, _, form = key.partition(":")
        what = next((name for start, name in FORMS.items() if form.startswith(start)), None)
        # a message that was changed before it was copied is not unfinished
        if child and owner == child.id and what and not form.endswith(MESSAGES):
            found.append(_draft(app, key, form, what))
    return found


def _draft(app: App, key: str, form: str, what: str) -> ft.Control:

    async def throw() -> None:
        await app.drop_draft(key)

    return parts.notice(
        tr("You were writing about {what}", what=what),
        tr("We kept your words. They are not saved in the record yet."),
        parts.small_button(tr("Go on writing"), lambda: frame.go(form), color=parts.CALM.fore),
        parts.small_button(tr("Throw it away"), throw, color=parts.CALM.fore),
        tone=parts.CALM,
        icon=ft.Icons.EDIT_NOTE,
    )


def _stage(app: App, about: Family) -> ft.Control:
    now = stage_now(about, app.today)
    topic = str(now.stage) if now.stage else "before"
    before = tr("You can ask for help again. The guide tells you how.") if now.stopped else BEFORE
    name = tr("The support was stopped") if now.stopped else tr("Before SEN support")
    told = STAGE_LINES[now.stage] if now.stage else before
    return parts.card(
        parts.heading(tr("Where you are now")),
        ring(now.stage),
        ft.Text(STAGES[now.stage] if now.stage else name, size=21, font_family=BOLD),
        parts.words(told),
        parts.words(now.why, quiet=True),
        ft.Row(
            [parts.small_button(tr("What this means, and what to ask"), lambda: frame.go(f"/guide/{topic}"))], wrap=True
        ),
    )


def _next(app: App, about: Family) -> ft.Control:
    due = next_date(about, app.today)
    if not due:
        return parts.card(
            parts.heading(tr("Next agreed date")),
            parts.words(tr("No date is ahead. When you agree one, it shows here.")),
        )
    far = ft.Text(how_far(due.day, app.today), size=26, font_family=BOLD, color=ft.Colors.PRIMARY)
    what = parts.plain(f"{due.title}, {due.detail}" if due.detail else due.title, quiet=True)
    return parts.column(
        parts.heading(tr("Next agreed date")),
        parts.card(far, parts.plain(day_words(due.day)), what, on_click=lambda: frame.go(address(due))),
        gap=8,
    )


def _list(app: App, title: str, shown: Sequence[Due], count: int, lead: str) -> list[ft.Control]:
    if not shown:
        return []
    more = [
        parts.words(
            tr("And {number} more, in the list of everything that is due.", number=f"{count - len(shown):,}"),
            quiet=True,
        )
    ]
    cards = [due_card(app, due, lead) for due in shown]
    return [parts.heading(title), *cards, *(more if count > len(shown) else [])]


def _ideas(app: App, about: Family) -> list[ft.Control]:
    found = heard(ideas(about, app.today, app.record.terms), app.record, app.today)
    # of each sort the first: many concerns that nobody was told of are one thing to do
    first = {reminder.idea: reminder for reminder in reversed(found)}
    shown = [reminder for reminder in found if reminder is first[reminder.idea]][:MOST]
    return [parts.heading(tr("Worth doing next")), *(idea_card(r) for r in shown)] if shown else []
