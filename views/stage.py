"""Where the child is in the four stages, put right by the parent."""

from __future__ import annotations

import flet as ft

from domain.choices import Stage
from domain.language import tr
from domain.stages import stage_now

from . import fields, frame, parts
from .app import App
from .entry import shown
from .form import use_form
from .rounds import this_round
from .words import STAGE_LINES, STAGES

BY_ITSELF = ""


def CorrectStage(app: App) -> ft.View:
    """The stage as the parent sees it. It holds until something later is recorded."""
    about = shown(app)
    cycle = this_round(app, about)
    form = use_form(app, ft.use_view_path(), lambda: {"stage": str(cycle.stage or BY_ITSELF)})
    options = {str(stage): f"{STAGES[stage]}. {STAGE_LINES[stage]}" for stage in Stage}
    options[BY_ITSELF] = tr("Let the app work it out from what is recorded")

    async def save() -> None:
        chosen = form.typed.get("stage")
        stage = {"stage": Stage(chosen) if chosen else None, "stage_on": app.today if chosen else None}
        await app.save(tr("Saved."), cycle.changed(app.now(), **stage), form=form.key, then="/plan")

    return frame.page(
        app,
        tr("Where you are now"),
        parts.words(stage_now(about, app.today).why),
        parts.words(tr("What you choose here stays until you record something newer, such as a review.")),
        fields.choice(form, "stage", tr("Which stage is it?"), options),
        parts.main_button(tr("Save stage"), save, ft.Icons.CHECK),
    )
