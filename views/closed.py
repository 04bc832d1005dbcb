"""What the browser or the phone is told, so that it can say while the app is closed that something is due."""

from __future__ import annotations

import json
from datetime import date

import flet as ft

from domain.reminders import days_ahead, pressing

from .app import App
from .host import Wish

AHEAD = 60
"""For how many days the browser is told when something begins to be due."""


def of_now(app: App) -> tuple[int, tuple[date, ...]]:
    """How many dates press, and the days ahead. The rules remember both until the record or the day is another."""
    return pressing(app.record, app.today), days_ahead(app.record, app.today, AHEAD)


def use_closed(app: App) -> None:
    """Hooks of the component that shows the app: they tell what has changed.

    Of a record that could not be opened nothing is known, so what was told before stands.
    """
    host = app.host if app.opened else None
    due, ahead = of_now(app) if host else (0, ())
    days = [day.isoformat() for day in ahead]
    notices = app.notices if app.opened else None
    moments = notices.moments(app.record, app.today) if notices else ()

    def count() -> None:
        if host:
            host.wish(Wish.BADGE, str(due))

    def plan() -> None:
        if host:
            host.wish(Wish.DAYS, json.dumps(days))

    async def remind() -> None:
        if notices:
            await (notices.plan(moments) if app.record.children else notices.forget())

    ft.use_effect(count, [due, host])
    ft.use_effect(plan, [days, host])
    ft.use_effect(remind, [moments, notices, bool(app.record.children)])
