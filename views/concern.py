"""A concern: its form, three questions first and the rest on request, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import flet as ft

from domain.dates import day_words, rough_words
from domain.forms import fields_of_concern, read_concern
from domain.language import tr
from domain.reading import boxes_of, entry_from
from domain.record import Concern

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import found, missing, name_of, whose
from .form import Form, use_form
from .plan_words import AREAS, AREAS_HINT, AREAS_SHORT
from .share_links import may_share
from .words import CONCERN_STATUSES, PLACES

MORE = ("areas", "where", "how_often", "helps", "told", "reply")
"""How the names of the fields begin that are folded away at first."""


def NewConcern(app: App) -> ft.View:
    """A new concern: "what happened" is all that is needed."""
    return _form(app, None, lambda: boxes_of("when", app.today) | {"id": app.new_id()})


def EditConcern(app: App) -> ft.View:
    """A concern that is in the record already."""
    concern = found(app, Concern)
    return _form(app, concern, lambda: fields_of_concern(concern)) if concern else missing(app)


def _form(app: App, before: Concern | None, start: Callable[[], Mapping[str, str]]) -> ft.View:
    form = use_form(app, ft.use_view_path(), start, before.child_id if before else "")
    form.unfold_where(MORE)
    name = name_of(app, form.child_id)

    async def save() -> None:
        reading = read_concern(form.typed, app.today)
        if not form.told(reading.problems):
            if any(name.startswith(MORE) for name in reading.problems):
                form.unfold()
            return
        id = before.id if before else form.typed["id"]
        concern = entry_from(Concern, reading, id=id, child_id=form.child_id, now=app.now(), before=before)
        await app.save(tr("Saved."), concern, form=form.key, then=f"/record/concern/{id}")

    return frame.page(
        app,
        tr("Change concern") if before else tr("New concern"),
        *whose(app, form.child_id),
        *fields.restored(form),
        fields.text(form, "what", tr("What happened?"), lines=3, hint=tr("A few words are enough. Facts help most.")),
        day(
            form,
            "when",
            tr("When was it?"),
            app.today,
            hint=tr("Not sure? Leave the day empty, or the day and the month."),
            quick={tr("Today"): 0, tr("Yesterday"): -1},
        ),
        fields.text(
            form,
            "effect",
            tr("How does it affect {name}?", name=name),
            lines=2,
            hint=tr("Learning, friends, sleep, going to school."),
        ),
        *(
            _more(form, app)
            if form.unfolded
            else [parts.button(tr("Add more detail"), form.unfold, ft.Icons.EXPAND_MORE)]
        ),
        fields.choice(form, "status", tr("How do things stand?"), CONCERN_STATUSES)
        if before
        else ft.Container(visible=False),
        *fields.mend(form),
        parts.main_button(tr("Save concern"), save, ft.Icons.CHECK),
    )


def _more(form: Form, app: App) -> list[ft.Control]:
    return [
        fields.several(form, "areas", tr("What is it about?"), AREAS, hint=AREAS_HINT),
        fields.choice(form, "where", tr("Where does it show?"), PLACES),
        fields.text(form, "how_often", tr("How often?"), hint=tr("For example: most mornings.")),
        fields.text(form, "helps", tr("What helps?"), lines=2),
        fields.text(form, "told", tr("Who have you told?"), hint=tr("For example: the class teacher.")),
        day(
            form,
            "told_on",
            tr("When did you tell them?"),
            app.today,
            hint=tr("For example: 27 3 2026."),
            quick={tr("Told today"): 0},
        ),
        fields.text(form, "reply", tr("What did they say?"), lines=2),
    ]


def ConcernPage(app: App) -> ft.View:
    """A concern as it was written."""
    concern = found(app, Concern)
    if not concern:
        return missing(app)
    name = name_of(app, concern.child_id)
    answers = {
        tr("How it affects {name}", name=name): concern.effect,
        tr("What it is about"): ", ".join(AREAS_SHORT[area] for area in concern.areas),
        tr("Where it shows"): PLACES[concern.where] if concern.where else "",
        tr("How often"): concern.how_often,
        tr("What helps"): concern.helps,
        tr("Who was told"): _told(concern),
        tr("What they said"): concern.reply,
    }

    async def delete() -> None:
        await app.delete(concern)

    return frame.page(
        app,
        tr("Concern"),
        *whose(app, concern.child_id),
        parts.card(
            parts.words(rough_words(concern.when)[:1].upper() + rough_words(concern.when)[1:], quiet=True),
            ft.Text(concern.what, size=19),
            ft.Row([parts.tag(CONCERN_STATUSES[concern.status])]),
        ),
        *parts.pairs(answers),
        may_share(app, concern),
        parts.button(
            tr("Change this concern"), lambda: frame.go(f"/record/concern/{concern.id}/edit"), ft.Icons.EDIT_OUTLINED
        ),
        parts.small_button(tr("Delete this concern"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR),
    )


def _told(concern: Concern) -> str:
    if concern.told and concern.told_on:
        return tr("{who} on {day}", who=concern.told, day=day_words(concern.told_on))
    return concern.told or (day_words(concern.told_on) if concern.told_on else "")
