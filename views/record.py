"""Record: everything by month or by round, newest first, with search in words and filters by kind, area and person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import flet as ft

from domain.language import tr
from domain.timeline import month_of, round_of, timeline_of

from . import fields, frame, parts
from .app import App
from .entry import shown
from .finding import PAGE, Asked, kinds, still, told, ways
from .timeline import Told, line, rows


def RecordScreen(app: App) -> ft.View:
    """The list. Only as many rows are drawn as were asked for."""
    asked, ask = ft.use_state(Asked())
    about = shown(app)
    timeline = timeline_of(about)
    asked = replace(asked, filters=still(asked.filters, timeline))
    found = timeline.find(asked.words, asked.filters)

    def change(**other: Any) -> None:
        ask(lambda now: replace(now, **{"shown": PAGE, **other}))

    def more() -> None:
        change(shown=asked.shown + PAGE)

    search = ft.use_callback(lambda words: change(words=words), [])
    field = fields.search(search, f"search-{asked.fresh}")
    return frame.tab(
        app,
        tr("Record"),
        parts.main_button(tr("Add to the record"), partial(frame.go, "/record/add"), ft.Icons.ADD),
        fields.named(tr("Search the record"), field),
        kinds(timeline, asked, change),
        *ways(timeline, asked, change),
        told(about, found, asked, change),
        *rows(found.entries[: asked.shown], round_of(about) if about.cycles and asked.by_round else month_of),
        *([parts.button(tr("Show earlier entries"), more)] if len(found.entries) > asked.shown else []),
    )


ADD = (
    Told(ft.Icons.SENTIMENT_NEUTRAL, tr("A concern"), tr("Something you noticed or that worries you"), "", "concern"),
    Told(ft.Icons.GROUPS_OUTLINED, tr("A meeting"), tr("One that is coming, or one that has been"), "", "meeting"),
    Told(ft.Icons.FORUM_OUTLINED, tr("A conversation"), tr("A call, an email, a word at the gate"), "", "conversation"),
    Told(
        ft.Icons.FACE_OUTLINED, tr("What my child says"), tr("What is good, what is hard, what would help"), "", "view"
    ),
    Told(ft.Icons.DESCRIPTION_OUTLINED, tr("A report or a letter"), tr("A test, or what somebody wrote"), "", "report"),
)


def Add(app: App) -> ft.View:
    """What should be added?"""
    outside = Told(
        ft.Icons.HANDSHAKE_OUTLINED, tr("Help from outside"), tr("Such as a therapist"), "", "/plan/help/new"
    )
    inside = (told._replace(address=f"/record/{told.address}/new") for told in ADD)
    return frame.page(app, tr("Add to the record"), *map(line, (*inside, outside)))
