"""Plan: where the round stands, stage by stage, the agreed review date, and everything that was promised."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.afterwards import meetings_this_year
from domain.choices import ActionStatus, Decision, Stage
from domain.cycles import cycle_now, span_words
from domain.family import Family
from domain.language import tr
from domain.plan import Cycle
from domain.record import Action
from domain.stages import agreed_review, stage_now
from domain.today import review_booked

from . import frame, parts
from .app import App
from .entry import shown
from .meeting import action_card, review_card
from .parts import Handler
from .plan_lines import line_of, plan_line
from .plan_words import PLAN_KINDS
from .ring import ring
from .rounds import title
from .timeline import row
from .words import STAGES

SHOWN = 10
"""How many actions are drawn: a list of thousands would stop the phone."""
SCREENS = {
    Stage.ASSESS: "/plan/assess",
    Stage.PLAN: "/plan/outcomes",
    Stage.DO: "/plan/weeks",
    Stage.REVIEW: "/plan/review",
}


def Plan(app: App) -> ft.View:
    """The support as it was agreed."""
    about = shown(app)
    done, show_done = ft.use_state(False)
    open_actions = [a for a in about.actions if a.status is ActionStatus.TO_DO]
    closed = [a for a in about.actions if a.status is not ActionStatus.TO_DO]
    return frame.tab(
        app,
        tr("Plan"),
        *_stages(app, about),
        *_next_round(about, cycle_now(about, app.today)),
        _review(app, about),
        parts.words(meetings_this_year(about, app.today), quiet=True),
        parts.heading(tr("Still to do")),
        *(
            _actions(app, open_actions)
            or [parts.words(tr("Nothing is waiting. What is promised at a meeting shows here."))]
        ),
        *_finished(app, closed, done, lambda: show_done(not done)),
        *_more(app, about),
    )


def _stages(app: App, about: Family) -> list[ft.Control]:
    now = stage_now(about, app.today)
    cycle = cycle_now(about, app.today)
    return [
        ring(now.stage),
        parts.words(now.why),
        ft.Row([parts.small_button(tr("Change where you are"), partial(frame.go, "/plan/stage"))], wrap=True),
        *([_round(about, cycle)] if cycle else []),
        *(_stage(app, about, cycle, stage, stage is now.stage) for stage in Stage),
    ]


def _round(about: Family, cycle: Cycle) -> ft.Control:
    told = f"{PLAN_KINDS[cycle.kind].split(':')[0]}. {span_words(about, cycle)}."
    change = partial(frame.go, f"/plan/round/{cycle.id}")
    return parts.column(
        parts.heading(title(about, cycle)),
        parts.words(told, quiet=True),
        ft.Row([parts.small_button(tr("This round as a whole"), change)], wrap=True),
        gap=2,
    )


def _stage(app: App, about: Family, cycle: Cycle | None, stage: Stage, now: bool) -> ft.Control:
    return parts.tile(
        ft.Icons.RADIO_BUTTON_CHECKED if now else ft.Icons.RADIO_BUTTON_UNCHECKED,
        tr("{stage}, where you are now", stage=STAGES[stage]) if now else STAGES[stage],
        parts.plain(line_of(app, about, cycle, stage), quiet=True),
        on_click=partial(frame.go, SCREENS[stage]),
        back=ft.Colors.PRIMARY_CONTAINER if now else ft.Colors.SURFACE_CONTAINER_LOW,
    )


def _next_round(about: Family, cycle: Cycle | None) -> list[ft.Control]:
    """Once a round was reviewed and something decided, the next one can begin; or it waits for its day."""
    if not cycle:
        return []
    later = next((other for other in about.cycles if other.starts > cycle.starts), None)
    if later:
        return [_link(title(about, later), f"{span_words(about, later)}.", f"/plan/round/{later.id}", ft.Icons.UPDATE)]
    begin = partial(frame.go, "/plan/round/new")
    if not cycle.decision:
        return []
    return [*_decided(cycle), parts.main_button(tr("Begin the next round"), begin, ft.Icons.REFRESH)]


def _decided(cycle: Cycle) -> list[ft.Control]:
    """Where to write down what follows from a decision to ask others."""
    if cycle.decision is Decision.OUTSIDE:
        return [parts.button(tr("Write down the help from outside"), partial(frame.go, "/plan/help"))]
    if cycle.decision is Decision.ASSESSMENT:
        return [parts.button(tr("Write down the request"), partial(frame.go, "/plan/ehc"))]
    return []


def _review(app: App, about: Family) -> ft.Control:
    agreed = agreed_review(about, app.today)
    if agreed:
        address = "/plan/date" if agreed.in_round else f"/record/meeting/{agreed.id}"
        return review_card(app, agreed.review_on, on_click=partial(frame.go, address))
    coming = about.coming(app.today)
    return parts.column(
        parts.heading(tr("Agreed review date")),
        parts.words(
            tr("A review meeting is planned.")
            if review_booked(about, app.today)
            else tr("No review date is agreed. You can ask for one at the next meeting, or before it.")
        ),
        *(row(meeting) for meeting in coming[:1]),
        ft.Row([parts.small_button(tr("Write down a date"), partial(frame.go, "/plan/date"))], wrap=True),
        gap=8,
    )


def _actions(app: App, actions: list[Action]) -> list[ft.Control]:
    return [action_card(app, action) for action in actions[:SHOWN]] + (
        [parts.words(tr("And {number} more. They stand in their meetings.", number=len(actions) - SHOWN), quiet=True)]
        if len(actions) > SHOWN
        else []
    )


def _finished(app: App, closed: list[Action], shown: bool, turn: Handler) -> list[ft.Control]:
    if not closed:
        return []
    label = tr("Hide what is finished") if shown else tr("Show what is finished ({n})", n=len(closed))
    newest = sorted(closed, key=lambda a: a.updated_at, reverse=True)
    return [
        parts.button(label, turn, ft.Icons.EXPAND_LESS if shown else ft.Icons.EXPAND_MORE),
        *(_actions(app, newest) if shown else []),
    ]


def _more(app: App, about: Family) -> list[ft.Control]:
    now = cycle_now(about, app.today)
    earlier = [cycle for cycle in reversed(about.cycles) if now and cycle.starts < now.starts]
    return [
        parts.heading(tr("More")),
        _link(
            tr("Help from outside"), tr("Who was asked, and what came of it"), "/plan/help", ft.Icons.HANDSHAKE_OUTLINED
        ),
        _link(
            tr("EHC plan"), tr("Education, health and care: dates of a request"), "/plan/ehc", ft.Icons.ACCOUNT_BALANCE
        ),
        _link(tr("Look back in pictures"), tr("Support, concerns and meetings"), "/plan/pictures", ft.Icons.BAR_CHART),
        *([_begin_anew()] if now and not now.decision else []),
        *([parts.heading(tr("Earlier rounds"))] if earlier else []),
        parts.LongList([partial(_earlier, about, cycle) for cycle in earlier]),
    ]


def _begin_anew() -> ft.Control:
    """Many a new plan is made without a review: that is no reason to wait with the round."""
    return _link(tr("Begin a new round"), tr("When a new plan is made"), "/plan/round/new", ft.Icons.REFRESH)


def _link(name: str, told: str, address: str, icon: ft.IconData) -> ft.Control:
    return parts.tile(icon, name, parts.plain(told, quiet=True), on_click=partial(frame.go, address))


def _earlier(about: Family, cycle: Cycle) -> ft.Control:
    told = f"{span_words(about, cycle)}. {plan_line(about, cycle)}".strip()
    return _link(title(about, cycle), told, f"/plan/round/{cycle.id}", ft.Icons.HISTORY)
