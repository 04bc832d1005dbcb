"""The people around the child: who they are, what they do, and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import flet as ft

from domain.family import family
from domain.forms import fields_of_person, read_person
from domain.language import tr
from domain.preparing import named, with_person
from domain.reading import entry_from
from domain.record import Person

from . import fields, frame, parts
from .app import App
from .entry import found, missing, shown
from .form import Form, use_form


def People(app: App) -> ft.View:
    """Everybody around the child that is shown."""
    about = shown(app)
    told = tr("Those you meet about {name}. You can then add them to a meeting with one tap.", name=about.child.name)
    return frame.page(
        app,
        tr("People"),
        parts.words(told),
        *(_card(person) for person in about.people),
        parts.main_button(tr("Add a person"), partial(frame.go, "/settings/people/new"), ft.Icons.ADD),
    )


def _card(person: Person) -> ft.Control:
    under = [parts.plain(text, quiet=True) for text in (person.role, person.contact) if text]
    go = partial(frame.go, f"/settings/people/{person.id}")
    return parts.tile(ft.Icons.PERSON_OUTLINE, person.name, *under, on_click=go)


def NewPerson(app: App) -> ft.View:
    """Somebody new."""
    return _form(app, None, {"id": app.new_id()})


def EditPerson(app: App) -> ft.View:
    """Somebody who is in the record already."""
    person = found(app, Person)
    return _form(app, person, fields_of_person(person)) if person else missing(app)


def _form(app: App, before: Person | None, start: Mapping[str, str]) -> ft.View:
    form = use_form(app, ft.use_view_path(), lambda: start, before.child_id if before else "")

    async def save() -> None:
        reading = read_person(form.typed)
        if form.told(reading.problems):
            id = before.id if before else form.typed["id"]
            person = entry_from(Person, reading, id=id, child_id=form.child_id, now=app.now(), before=before)
            await app.save(tr("Saved."), person, form=form.key, then="/settings/people")

    async def delete() -> None:
        if before:
            await app.delete(before, then="/settings/people")

    gone = parts.small_button(tr("Delete this person"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR)
    return frame.page(
        app,
        tr("Change person") if before else tr("New person"),
        *fields.restored(form),
        fields.text(form, "name", tr("What is their name?"), person=True),
        fields.text(
            form, "role", tr("What do they do?"), hint=tr("For example: class teacher, or educational psychologist.")
        ),
        fields.text(
            form, "contact", tr("How can you reach them?"), lines=2, hint=tr("This is never put into a summary.")
        ),
        *fields.mend(form),
        parts.main_button(tr("Save person"), save, ft.Icons.CHECK),
        *([gone] if before else []),
    )


def to_name(app: App, form: Form, name: str) -> list[ft.Control]:
    """Buttons that write one of them into a field of one line."""

    def write(person: Person) -> None:
        form.fill({name: person.name})

    return _row([parts.small_button(person.name, partial(write, person)) for person in _around(app, form)])


def to_choose(app: App, form: Form) -> list[ft.Control]:
    """Buttons that add those who are not in a meeting's list yet."""
    there = form.typed.get("people", "")
    left = [person for person in _around(app, form) if with_person(there, person) != there]

    def add(person: Person) -> None:
        form.fill({"people": with_person(form.typed.get("people", ""), person)})

    return _row([parts.small_button(tr("Add {named}", named=named(person)), partial(add, person)) for person in left])


def _around(app: App, form: Form) -> tuple[Person, ...]:
    """The people around the child that this form is about."""
    return family(app.record, form.child_id).people if form.child_id in app.record.children else ()


def _row(buttons: list[ft.Control]) -> list[ft.Control]:
    return [ft.Row(buttons, wrap=True, spacing=12)] if buttons else []
