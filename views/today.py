"""Today: the stage now, the next agreed date, what is late, what is due, and the thing that matters most to do next."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain.dates import day_words, how_far
from domain.family import Family, family
from domain.record import Child
from domain.stages import stage_now
from domain.today import Due, DueKind, Nudge, NudgeKind, late, next_date, nudges, soon

from . import frame, parts, standing
from .app import App
from .ring import ring
from .theme import BOLD, NARROW
from .words import STAGE_LINES, STAGES

FORMS = {"/record/concern/": "a concern", "/record/meeting/": "a meeting"}


def Today(app: App) -> ft.View:
    """The first screen: it answers "what now?" before anything else."""
    child = app.child
    assert child
    about = family(app.record, child.id)
    upcoming = soon(about, app.today)
    overdue = late(about, app.today)
    return frame.tab(
        app,
        "Today",
        _hello(app, child),
        parts.column(_add(app), *standing.on_today(app), gap=0),
        *_unfinished(app),
        _stage(app, about),
        _next(app, about),
        *_list(app, "Late", overdue, "It was for "),
        *_list(app, "In the next 14 days", upcoming, ""),
        *_nudges(about, app),
    )


def _hello(app: App, child: Child) -> ft.Control:
    return parts.column(
        parts.heading(child.name, 2, big=True),
        parts.words(day_words(app.today), quiet=True),
        gap=0,
    )


def _add(app: App) -> ft.Control:
    concern = parts.main_button("Add a concern", lambda: frame.go("/record/concern/new"))
    meeting = parts.button("Add a meeting", lambda: frame.go("/record/meeting/new"))
    if app.width < NARROW:
        return parts.column(concern, meeting, gap=8)
    return ft.Row([ft.Container(concern, expand=True), ft.Container(meeting, expand=True)], spacing=12)


def _unfinished(app: App) -> list[ft.Control]:
    child = app.child
    found = []
    for key in app.drafts.all():
        owner, _, address = key.partition(":")
        what = next((name for start, name in FORMS.items() if address.startswith(start)), None)
        # a message that was changed before it was copied is not unfinished
        if child and owner == child.id and what and not address.endswith("/ahead"):
            found.append(_draft(app, key, address, what))
    return found


def _draft(app: App, key: str, address: str, what: str) -> ft.Control:

    async def throw() -> None:
        await app.drop_draft(key)

    return parts.notice(
        f"You were writing about {what}",
        "We kept your words. They are not saved in the record yet.",
        parts.small_button("Go on writing", lambda: frame.go(address), color=parts.CALM.fore),
        parts.small_button("Throw it away", throw, color=parts.CALM.fore),
        tone=parts.CALM,
        icon=ft.Icons.EDIT_NOTE,
    )


def _stage(app: App, about: Family) -> ft.Control:
    now = stage_now(about, app.today)
    topic = str(now.stage) if now.stage else "before"
    told = STAGE_LINES[now.stage] if now.stage else "You can ask for help now. The guide tells you how."
    return parts.card(
        parts.heading("Where you are now"),
        ring(now.stage),
        ft.Text(STAGES[now.stage] if now.stage else "Before SEN support", size=21, font_family=BOLD),
        parts.words(told),
        parts.words(now.why, quiet=True),
        ft.Row(
            [parts.small_button("What this means, and what to ask", lambda: frame.go(f"/guide/{topic}"))], wrap=True
        ),
    )


def _next(app: App, about: Family) -> ft.Control:
    due = next_date(about, app.today)
    if not due:
        return parts.card(
            parts.heading("Next agreed date"),
            parts.words("No date is written down yet. When you agree one, it shows here."),
        )
    far = ft.Text(how_far(due.day, app.today), size=26, font_family=BOLD, color=ft.Colors.PRIMARY)
    what = parts.words(f"{due.title}, {due.detail}" if due.detail else due.title, quiet=True)
    return parts.column(
        parts.heading("Next agreed date"),
        parts.card(far, parts.words(day_words(due.day)), what, on_click=lambda: frame.go(address(due))),
        gap=8,
    )


def _list(app: App, title: str, dues: Sequence[Due], lead: str) -> list[ft.Control]:
    if not dues:
        return []
    return [parts.heading(title), *(due_card(app, due, lead) for due in dues)]


def due_card(app: App, due: Due, lead: str = "") -> ft.Control:
    """One dated thing. What is late says so in words, with an icon and with colour."""
    is_late = due.day < app.today
    back, fore = parts.WRONG if is_late else parts.MIND
    icon = ft.Icons.SCHEDULE if is_late else ft.Icons.EVENT
    far = how_far(due.day, app.today)
    when = (
        f"Late: {lead.lower()}{day_words(due.day)}, {far}"
        if is_late
        else f"{far[:1].upper()}{far[1:]}, {day_words(due.day)}"
    )
    who = f"{due.detail}: {due.title}" if due.kind is DueKind.ACTION and due.detail else due.title
    return parts.tile(
        icon, who, ft.Text(when, color=fore), on_click=lambda: frame.go(address(due)), back=back, fore=fore
    )


def address(due: Due) -> str:
    """The screen where a dated thing can be dealt with."""
    return "/plan" if due.kind is DueKind.ACTION else f"/record/meeting/{due.id}"


def _nudges(about: Family, app: App) -> list[ft.Control]:
    found = nudges(about, app.today)
    return [parts.heading("Worth doing next"), *(_nudge(n) for n in found[:3])] if found else []


def _nudge(nudge: Nudge) -> ft.Control:
    addresses = {
        NudgeKind.PREPARE: f"/record/meeting/{nudge.id}/prepare",
        NudgeKind.NO_REVIEW: f"/record/meeting/{nudge.id}/ask",
        NudgeKind.NOT_WRITTEN: f"/record/meeting/{nudge.id}/edit",
        NudgeKind.NO_DATE: f"/record/meeting/{nudge.id}/edit",
        NudgeKind.NOT_TOLD: f"/record/concern/{nudge.id}",
        NudgeKind.NO_MEETING: "/record/meeting/new",
        NudgeKind.FIRST_TALK: "/guide/before",
    }
    return parts.tile(
        ft.Icons.LIGHTBULB_OUTLINE,
        nudge.title,
        parts.words(nudge.detail, quiet=True),
        on_click=lambda: frame.go(addresses[nudge.kind]),
    )
