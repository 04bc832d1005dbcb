"""Look back in pictures: support by week, concerns, outcomes and meetings, each drawn and said in words."""

from __future__ import annotations

import flet as ft

from domain.columns import Picture
from domain.language import tr
from domain.pictures import concerns_picture, meetings_picture, outcomes_picture, support_picture

from . import frame, parts
from .app import App
from .chart import chart
from .entry import shown
from .patterns import Look
from .plan_words import ANSWERS, AREAS_SHORT, RESULTS

ANSWERED = (Look.FULL, Look.SLANTED, Look.LINED, Look.DOTTED, Look.DASHED)
"""How the answers look, and what came of outcomes: from yes to no, then not known and not said."""
AREAS = (Look.FULL, Look.SLANTED, Look.LINED, Look.CROSSED, Look.DOTTED, Look.DASHED)
LOOKS = (ANSWERED, AREAS, ANSWERED, (Look.FULL,))


def Pictures(app: App) -> ft.View:
    """Four pictures of what is in the record."""
    about, terms, today = shown(app), app.record.terms, app.today

    def count() -> tuple[Picture, ...]:
        return (
            support_picture(about, today, terms, ANSWERS),
            concerns_picture(about, today, AREAS_SHORT),
            outcomes_picture(about, RESULTS),
            meetings_picture(about, today, terms),
        )

    pictures = ft.use_memo(count, [about, today, terms])
    return frame.page(
        app,
        tr("Look back in pictures"),
        parts.words(tr("This counts what you wrote down. Each picture is also told in words.")),
        *(_Shown(picture, looks, app.width) for picture, looks in zip(pictures, LOOKS, strict=True)),
    )


@parts.component
def _Shown(picture: Picture, looks: tuple[Look, ...], width: float) -> ft.Control:
    """One picture, the same in words, and every number of it if that is wanted."""
    every, show = ft.use_state(False)
    if not picture.columns:
        return parts.column(parts.heading(picture.title), *map(parts.words, picture.told))
    label = tr("Hide the numbers") if every else tr("Show every number")
    icon = ft.Icons.EXPAND_LESS if every else ft.Icons.EXPAND_MORE
    turn = parts.small_button(label, lambda: show(not every), icon, name=f"{label}: {picture.title}")
    return parts.column(
        parts.heading(picture.title),
        parts.words(picture.each, quiet=True),
        chart(picture, looks, width),
        parts.bullets(picture.told),
        ft.Row([turn], wrap=True),  # so that its words wrap too, at 200 %
        *([parts.bullets(picture.numbers)] if every else []),
    )
