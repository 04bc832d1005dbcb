"""The form of a meeting: before it, and afterwards, with who does what and the agreed review date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import flet as ft

from domain.family import family
from domain.forms import (
    AGREED,
    NONE_AGREED,
    REMOVED,
    action_ids,
    fields_of_meeting,
    read_actions,
    read_meeting,
    removed,
)
from domain.language import tr
from domain.reading import entry_from
from domain.record import Action, Meeting

from . import fields, frame, parts, people
from .app import App
from .day import day
from .entry import found, missing, whose
from .form import Form, use_form
from .parts import Handler
from .theme import GAP
from .words import ACTION_STATUSES, MEETING_KINDS

AFTER = ("action.", "shared_", "not_agreed", "private_", "review")
"""How the names of the fields begin that are filled in after the meeting."""
WHO_HINT = tr("For example: me, the teacher, or the SENCO, who leads on special educational needs.")
REVIEW_ANSWERS = {AGREED: tr("Yes, we agreed a date"), NONE_AGREED: tr("No date was agreed")}


def NewMeeting(app: App) -> ft.View:
    """A meeting that is coming, or one that has been."""
    return _form(app, None, lambda: {"id": app.new_id()})


def EditMeeting(app: App) -> ft.View:
    """A meeting that is in the record already."""
    meeting = found(app, Meeting)
    if not meeting:
        return missing(app)
    return _form(app, meeting, lambda: fields_of_meeting(meeting, _known(app, meeting)))


def _known(app: App, meeting: Meeting) -> dict[str, Action]:
    return {action.id: action for action in family(app.record, meeting.child_id).actions_of(meeting.id)}


def _form(app: App, before: Meeting | None, start: Callable[[], Mapping[str, str]]) -> ft.View:
    form = use_form(app, ft.use_view_path(), start, before.child_id if before else "")
    been = before and before.on and before.on <= app.today
    form.unfold_where(AFTER, anyway=bool(been))

    async def save() -> None:
        read = _read(app, form, before)
        if isinstance(read, list):
            await app.save(tr("Saved."), *read, form=form.key, then=f"/record/meeting/{read[0].id}")
        elif any(name.startswith(AFTER) for name in read):
            form.unfold()

    return frame.page(
        app,
        tr("Change meeting") if before else tr("New meeting"),
        *whose(app, form.child_id),
        *fields.restored(form),
        *_before(app, form),
        *(_after(app, form) if form.unfolded else [_unfold(form.unfold)]),
        *fields.mend(form),
        parts.main_button(tr("Save meeting"), save, ft.Icons.CHECK),
    )


def _unfold(show: Handler) -> ft.Control:
    return parts.column(
        parts.words(tr("Has the meeting been?"), quiet=True),
        parts.button(tr("Write what was agreed"), show, ft.Icons.EXPAND_MORE),
        gap=6,
    )


def _before(app: App, form: Form) -> list[ft.Control]:
    return [
        fields.choice(form, "kind", tr("What is the meeting for?"), MEETING_KINDS),
        day(
            form,
            "on",
            tr("When is the meeting?"),
            app.today,
            hint=tr("For example: 27 3 2027. Leave it empty if there is no date yet."),
            quick={tr("Today"): 0, tr("Yesterday"): -1, tr("Tomorrow"): 1},
        ),
        fields.text(form, "at", tr("What time?"), hint=tr("For example: 3:30pm.")),
        fields.text(form, "where", tr("Where?"), hint=tr("A room, a phone call, online.")),
        fields.text(form, "people", tr("Who is there?"), lines=2, hint=tr("One on each line, with what they do.")),
        *people.to_choose(app, form),
        fields.text(form, "want", tr("What do you want from this meeting?"), lines=3),
    ]


def _after(app: App, form: Form) -> list[ft.Control]:
    rows = {id: partial(_action, app, form, id, place) for place, id in enumerate(action_ids(form.typed), 1)}
    known = [row for id, row in rows.items() if f"action.{id}.what" in form.start]
    new = [row() for id, row in rows.items() if f"action.{id}.what" not in form.start]
    agreed = form.typed.get("review") == AGREED
    return [
        parts.heading(tr("Afterwards")),
        fields.choice(
            form,
            "review",
            tr("Did you agree a date to review the support?"),
            REVIEW_ANSWERS,
            hint=tr("At a review you look together at what worked."),
        ),
        *(
            [day(form, "review_on", tr("Agreed review date"), app.today, hint=tr("The date you agreed."))]
            if agreed
            else []
        ),
        parts.heading(tr("Who does what, by when")),
        *([parts.LongList(known)] if known else []),
        *new,
        parts.button(tr("Add an action"), lambda: _add_action(app, form), ft.Icons.ADD),
        fields.text(form, "shared_notes", tr("Notes you may share"), lines=3, hint=tr("What was said and agreed.")),
        fields.text(
            form, "not_agreed", tr("What was not agreed?"), lines=2, hint=tr("What you asked for, and what they said.")
        ),
        _private(form),
    ]


def _private(form: Form) -> ft.Control:
    hint = tr("These can never be put into a summary.")
    return parts.private(
        tr("Only for you"), fields.text(form, "private_notes", tr("Private notes"), lines=2, hint=hint)
    )


def _add_action(app: App, form: Form) -> None:
    id = app.new_id()
    form.fill({f"action.{id}.what": "", f"action.{id}.who": ""})


def _action(app: App, form: Form, id: str, place: int) -> ft.Control:
    name = f"action.{id}"
    return parts.card(
        parts.heading(tr("Action {place}", place=place), 3),
        fields.text(form, f"{name}.what", tr("What will be done? (action {place})", place=place), lines=2),
        fields.text(
            form,
            f"{name}.who",
            tr("Who will do it? (action {place})", place=place),
            hint=WHO_HINT,
        ),
        day(
            form,
            f"{name}.by",
            tr("By when? (action {place})", place=place),
            app.today,
            hint=tr("Leave it empty if no date was given."),
        ),
        *(
            [
                fields.choice(
                    form, f"{name}.status", tr("How does it stand? (action {place})", place=place), ACTION_STATUSES
                )
            ]
            if f"{name}.status" in form.typed
            else []
        ),
        parts.small_button(
            tr("Remove action {place}", place=place),
            lambda: form.choose(removed(id), REMOVED),
            ft.Icons.DELETE_OUTLINE,
            color=ft.Colors.ERROR,
        ),
        gap=GAP,
    )


def _read(app: App, form: Form, before: Meeting | None) -> list[Meeting | Action] | dict[str, str]:
    """Everything the form says, ready to be kept; or its problems, which are shown."""
    reading = read_meeting(form.typed, app.today)
    actions = read_actions(form.typed, app.today)
    problems = dict(reading.problems)
    for id, row in actions.items():
        problems |= {f"action.{id}.{name}": told for name, told in row.problems.items()}
    if not form.told(problems):
        return problems
    id = before.id if before else form.typed["id"]
    meeting = entry_from(Meeting, reading, id=id, child_id=form.child_id, now=app.now(), before=before)
    return [meeting, *_actions(app, form, meeting, {id: row.values for id, row in actions.items()})]


def _actions(app: App, form: Form, meeting: Meeting, rows: dict[str, dict[str, Any]]) -> list[Action]:
    """The actions as they are now, and marked as deleted those whose row was emptied or removed."""
    now = app.now()
    known = _known(app, meeting)
    kept = [_action_from(app, meeting, known.get(id), id, values) for id, values in rows.items()]
    shown = {name.split(".")[1] for name in form.typed if name.startswith("action.")}
    gone = [action for id, action in known.items() if id in shown and id not in rows]
    return [*kept, *(action.changed(now, deleted_at=now) for action in gone)]


def _action_from(app: App, meeting: Meeting, before: Action | None, id: str, values: dict[str, Any]) -> Action:
    now = app.now()
    status = values.pop("status")
    fields_of = {"meeting_id": meeting.id, **values}
    start = before or Action(id=id, child_id=meeting.child_id, created_at=now, updated_at=now, **fields_of)
    return start.changed(now, **values).marked(status, app.today, now)
