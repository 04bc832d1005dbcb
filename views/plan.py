"""Plan: where the cycle stands, the agreed review date, and everything that was promised."""

from __future__ import annotations

import flet as ft

from domain.afterwards import meetings_this_year
from domain.choices import ActionStatus, Stage
from domain.family import Family, family
from domain.record import Action
from domain.stages import agreed_review, stage_now
from domain.today import review_booked

from . import frame, parts
from .app import App
from .meeting import action_card, review_card
from .parts import Handler
from .record import row
from .ring import ring
from .words import STAGE_LINES, STAGES

SHOWN = 10
"""How many actions are drawn: a list of thousands would stop the phone."""


def Plan(app: App) -> ft.View:
    """The support as it was agreed."""
    child = app.child
    assert child
    about = family(app.record, child.id)
    done, show_done = ft.use_state(False)
    open_actions = [a for a in about.actions if a.status is ActionStatus.TO_DO]
    closed = [a for a in about.actions if a.status is not ActionStatus.TO_DO]
    return frame.tab(
        app,
        "Plan",
        *_cycle(app, about),
        _review(app, about),
        parts.words(meetings_this_year(about, app.today), quiet=True),
        parts.heading("Still to do"),
        *(
            _actions(app, open_actions)
            or [parts.words("Nothing is waiting. What is promised at a meeting shows here.")]
        ),
        *_finished(app, closed, done, lambda: show_done(not done)),
    )


def _cycle(app: App, about: Family) -> list[ft.Control]:
    now = stage_now(about, app.today)
    return [
        ring(now.stage),
        parts.words(now.why),
        *(_step(stage, stage is now.stage) for stage in Stage),
    ]


def _step(stage: Stage, now: bool) -> ft.Control:
    name = f"{STAGES[stage]}, where you are now" if now else STAGES[stage]
    icon = ft.Icons.RADIO_BUTTON_CHECKED if now else ft.Icons.RADIO_BUTTON_UNCHECKED
    return parts.tile(
        icon,
        name,
        parts.words(STAGE_LINES[stage], quiet=True),
        on_click=lambda: frame.go(f"/guide/{stage}"),
        back=ft.Colors.PRIMARY_CONTAINER if now else ft.Colors.SURFACE_CONTAINER_LOW,
    )


def _review(app: App, about: Family) -> ft.Control:
    agreed = agreed_review(about, app.today)
    if agreed and agreed.review_on:
        return review_card(app, agreed.review_on, on_click=lambda: frame.go(f"/record/meeting/{agreed.id}"))
    coming = about.coming(app.today)
    return parts.column(
        parts.heading("Agreed review date"),
        parts.words(
            "A review meeting is planned."
            if review_booked(about, app.today)
            else "No review date is agreed. You can ask for one at the next meeting, or before it."
        ),
        *(row(meeting) for meeting in coming[:1]),
        gap=8,
    )


def _actions(app: App, actions: list[Action]) -> list[ft.Control]:
    return [action_card(app, action) for action in actions[:SHOWN]] + (
        [parts.words(f"And {len(actions) - SHOWN} more. They stand in their meetings.", quiet=True)]
        if len(actions) > SHOWN
        else []
    )


def _finished(app: App, closed: list[Action], shown: bool, turn: Handler) -> list[ft.Control]:
    if not closed:
        return []
    label = "Hide what is finished" if shown else f"Show what is finished ({len(closed)})"
    newest = sorted(closed, key=lambda a: a.updated_at, reverse=True)
    return [
        parts.button(label, turn, ft.Icons.EXPAND_LESS if shown else ft.Icons.EXPAND_MORE),
        *(_actions(app, newest) if shown else []),
    ]
