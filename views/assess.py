"""What is known of the child: needs, strengths, what helps, and what others wrote."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.language import tr
from domain.plan_forms import fields_of_known, read_known

from . import fields, frame, parts
from .app import App
from .child_view import latest_view
from .entry import shown
from .form import use_form
from .plan_words import AREAS, AREAS_HINT
from .report import reports_of
from .rounds import round_at


def Assess(app: App) -> ft.View:
    """What a parent brings to the stage of finding out."""
    about = shown(app)
    cycle = round_at(app, about)
    form = use_form(app, ft.use_view_path(), lambda: fields_of_known(cycle))

    async def save() -> None:
        reading = read_known(form.typed, app.today)
        if form.told(reading.problems):
            known = cycle.changed(app.now(), **reading.values)
            await app.save(tr("Saved."), known, form=form.key, then=frame.up(form.address))

    return frame.page(
        app,
        tr("What is known"),
        *fields.restored(form),
        parts.words(tr("What you know about {name} counts as much as what staff see.", name=about.name)),
        fields.several(form, "areas", tr("What are the needs about?"), AREAS, hint=AREAS_HINT),
        fields.text(
            form,
            "strengths",
            tr("What is {name} good at?", name=about.name),
            lines=3,
            hint=tr("What they like counts too."),
        ),
        fields.text(form, "helps", tr("What helps?"), lines=3),
        fields.text(form, "harder", tr("What makes it harder?"), lines=3),
        *fields.mend(form),
        parts.main_button(tr("Save what is known"), save, ft.Icons.CHECK),
        *reports_of(app, about),
        *latest_view(app, about),
        parts.small_button(tr("About this stage, in the guide"), partial(frame.go, "/guide/assess")),
    )
