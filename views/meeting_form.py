"""The form of a meeting: before it, and afterwards, with who does what and the agreed review date."""

from __future__ import annotations

import flet as ft

from domain.family import family
from domain.forms import (
    AGREED,
    NONE_AGREED,
    action_ids,
    fields_of_meeting,
    meeting_from,
    read_actions,
    read_meeting,
)
from domain.record import Action, Meeting

from . import fields, frame, parts
from .app import App
from .concern import missing
from .day import day
from .form import Form, use_form
from .parts import Handler
from .words import ACTION_STATUSES, MEETING_KINDS

REVIEW_ANSWERS = {AGREED: "Yes, we agreed a date", NONE_AGREED: "No date was agreed"}


def NewMeeting(app: App) -> ft.View:
    """A meeting that is coming, or one that has been."""
    return _form(app, None, {"id": app.new_id()})


def EditMeeting(app: App) -> ft.View:
    """A meeting that is in the record already."""
    found = app.entry("meetings", ft.use_route_params().get("id", ""))
    if not isinstance(found, Meeting):
        return missing(app)
    actions = {a.id: a for a in family(app.record, found.child_id).actions_of(found.id)}
    return _form(app, found, fields_of_meeting(found, actions))


def _form(app: App, before: Meeting | None, start: dict[str, str]) -> ft.View:
    form = use_form(app, ft.use_view_path(), lambda: start)
    been = bool(before and before.on and before.on <= app.today)
    after, unfold = ft.use_state(been or any(name.startswith(("action.", "shared_")) for name in form.typed))

    async def save() -> None:
        found = _read(app, form, before)
        if isinstance(found, list):
            await app.save("Saved.", *found, form=form.key, then=f"/record/meeting/{found[0].id}")
        else:
            unfold(after or any(not name.startswith(("kind", "on", "at")) for name in found))

    return frame.page(
        app,
        "Change meeting" if before else "New meeting",
        *fields.restored(form),
        *_before(app, form),
        *(_after(app, form) if after else [_unfold(lambda: unfold(True))]),
        *fields.mend(form),
        parts.main_button("Save meeting", save, ft.Icons.CHECK),
    )


def _unfold(show: Handler) -> ft.Control:
    return parts.column(
        parts.words("Has the meeting been?", quiet=True),
        parts.button("Write what was agreed", show, ft.Icons.EXPAND_MORE),
        gap=6,
    )


def _before(app: App, form: Form) -> list[ft.Control]:
    return [
        fields.choice(form, "kind", "What is the meeting for?", MEETING_KINDS),
        day(
            form,
            "on",
            "When is the meeting?",
            app.today,
            hint="For example: 27 3 2027. Leave it empty if there is no date yet.",
            quick={"Today": 0, "Yesterday": -1, "Tomorrow": 1},
        ),
        fields.text(form, "at", "What time?", hint="For example: 3:30pm."),
        fields.text(form, "where", "Where?", hint="A room, a phone call, online."),
        fields.text(form, "people", "Who is there?", lines=2, hint="One on each line, with what they do."),
        fields.text(form, "want", "What do you want from this meeting?", lines=3),
    ]


def _after(app: App, form: Form) -> list[ft.Control]:
    rows = [_action(app, form, id, place) for place, id in enumerate(action_ids(form.typed), 1)]
    agreed = form.typed.get("review") == AGREED
    return [
        parts.heading("Afterwards", 1),
        fields.choice(
            form,
            "review",
            "Did you agree a date to review the support?",
            REVIEW_ANSWERS,
            hint="At a review you look together at what worked.",
        ),
        *([day(form, "review_on", "Agreed review date", app.today, hint="The date you agreed.")] if agreed else []),
        parts.heading("Who does what, by when"),
        *rows,
        parts.button("Add an action", lambda: _add_action(app, form), ft.Icons.ADD),
        fields.text(form, "shared_notes", "Notes you may share", lines=3, hint="What was said and agreed."),
        _private(form),
    ]


def _private(form: Form) -> ft.Control:
    return ft.Container(
        parts.column(
            ft.Row([ft.Icon(ft.Icons.LOCK_OUTLINE), ft.Text("Only for you", expand=True)]),
            fields.text(form, "private_notes", "Private notes", lines=2, hint="These can never be put into a summary."),
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
        border_radius=parts.RADIUS,
        padding=16,
    )


def _add_action(app: App, form: Form) -> None:
    id = app.new_id()
    form.fill({f"action.{id}.what": "", f"action.{id}.who": ""})


def _action(app: App, form: Form, id: str, place: int) -> ft.Control:
    name = f"action.{id}"
    return parts.card(
        parts.heading(f"Action {place}", 3),
        fields.text(form, f"{name}.what", f"What will be done? (action {place})", lines=2),
        fields.text(form, f"{name}.who", f"Who will do it? (action {place})", hint="For example: me, or the SENCO."),
        day(form, f"{name}.by", f"By when? (action {place})", app.today, hint="Leave it empty if no date was given."),
        *(
            [fields.choice(form, f"{name}.status", f"How does it stand? (action {place})", ACTION_STATUSES)]
            if f"{name}.status" in form.typed
            else []
        ),
        parts.small_button(
            f"Remove action {place}", lambda: form.drop(f"{name}."), ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR
        ),
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
    now, child = app.now(), app.child
    assert child
    id = before.id if before else form.typed["id"]
    meeting = meeting_from(reading, id=id, child_id=child.id, now=now, before=before)
    return [meeting, *_actions(app, meeting, {id: row.values for id, row in actions.items()})]


def _actions(app: App, meeting: Meeting, rows: dict[str, dict[str, object]]) -> list[Action]:
    now = app.now()
    known = {a.id: a for a in family(app.record, meeting.child_id).actions_of(meeting.id)}
    gone = [action.changed(now, deleted_at=now) for id, action in known.items() if id not in rows]
    kept = [
        known[id].changed(now, **values)
        if id in known
        else Action(id=id, child_id=meeting.child_id, meeting_id=meeting.id, created_at=now, updated_at=now, **values)  # type: ignore[arg-type]  # as read by domain.forms
        for id, values in rows.items()
    ]
    return [*kept, *gone]
