"""Guide: the stages of SEN support and the people in it, in plain words."""

from __future__ import annotations

import flet as ft

from domain.dates import day_words
from domain.family import family
from domain.guide import Section, Topic, topic, topics
from domain.stages import stage_now

from . import frame, parts
from .app import App
from .entry import missing
from .theme import BOLD


def Guide(app: App) -> ft.View:
    """Every topic, the one for the stage now marked."""
    child = app.child
    assert child
    now = stage_now(family(app.record, child.id), app.today).stage or "before"
    return frame.tab(
        app,
        "Guide",
        parts.words("What happens at each stage, and what you can ask."),
        *(_row(found, found.slug == now) for found in topics()),
    )


def _row(found: Topic, now: bool) -> ft.Control:
    title = f"{found.title} (where you are now)" if now else found.title
    return parts.card(
        ft.Text(title, font_family=BOLD),
        parts.words(found.lead, quiet=True),
        back=ft.Colors.PRIMARY_CONTAINER if now else ft.Colors.SURFACE_CONTAINER_LOW,
        on_click=lambda: frame.go(f"/guide/{found.slug}"),
    )


def TopicPage(app: App) -> ft.View:
    """One topic, with what differs for a nursery, a school or a college."""
    found = topic(ft.use_route_params().get("topic", ""))
    if not found or not app.child:
        return missing(app)
    return frame.page(
        app,
        found.title,
        ft.Text(found.lead, size=19),
        *(_section(section) for section in found.sections_for(app.child.setting)),
        ft.Divider(color=ft.Colors.OUTLINE_VARIANT),
        parts.words(f"Last checked on {day_words(found.last_checked)}. For families in England.", quiet=True),
        parts.words("Sources: " + "; ".join(source.title for source in found.sources) + ".", quiet=True),
        parts.words("This is information, not legal advice.", quiet=True),
    )


def _section(section: Section) -> ft.Control:
    bullets = [parts.bullets(section.bullets)] if section.bullets else []
    return parts.column(parts.heading(section.title), *map(parts.words, section.paragraphs), *bullets, gap=8)
