"""Settings: the children, how the app looks, backups, and what the app does with the record."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.backups import standing as standing_of_backup
from domain.choices import Theme
from domain.family import children
from domain.forms import fields_of_child, read_child
from domain.language import tr
from domain.record import Child

from . import fields, frame, parts, standing
from .app import App
from .backup_words import standing_words
from .day import day
from .entry import missing
from .form import Form, use_form
from .parts import Handler
from .words import SETTINGS, SITUATION_HINT, SITUATIONS, THEMES


def Settings(app: App) -> ft.View:
    """Everything that is set once and then left alone."""
    return frame.page(
        app,
        tr("Settings"),
        parts.heading(tr("Children")),
        *(_child(app, child) for child in children(app.record)),
        parts.button(tr("Add a child"), lambda: frame.go("/settings/child/new"), ft.Icons.ADD),
        *_example(app),
        parts.button(tr("People around your child"), partial(frame.go, "/settings/people"), ft.Icons.PEOPLE_OUTLINE),
        parts.heading(tr("Reminders")),
        parts.button(tr("Reminders"), partial(frame.go, "/settings/reminders"), ft.Icons.NOTIFICATIONS_OUTLINED),
        parts.button(tr("School terms"), partial(frame.go, "/settings/terms"), ft.Icons.DATE_RANGE),
        parts.heading(tr("How the app looks")),
        _theme(app),
        *_backup(app),
        *standing.in_settings(app),
        parts.heading(tr("Your privacy")),
        parts.bullets(
            [
                tr("Your record is kept on this phone or computer only."),
                tr("The app has no account, and nobody counts what you do."),
                tr("Clearing this website's data in the browser deletes the record."),
                tr("Anyone who can unlock this phone or computer can read the record."),
            ]
        ),
        parts.words(tr("SEN Diary gives information, not legal advice."), quiet=True),
        parts.small_button(
            tr("Delete everything"),
            partial(frame.go, "/settings/erase"),
            ft.Icons.DELETE_FOREVER_OUTLINED,
            color=ft.Colors.ERROR,
        ),
    )


def _backup(app: App) -> list[ft.Control]:
    return [
        parts.heading(tr("Backup")),
        parts.words(standing_words(standing_of_backup(app.record), app.now())),
        parts.button(tr("Make a backup"), partial(frame.go, "/settings/backup"), ft.Icons.SAVE_ALT),
        parts.button(tr("Open a backup"), partial(frame.go, "/settings/restore"), ft.Icons.SETTINGS_BACKUP_RESTORE),
        parts.button(tr("All my data"), partial(frame.go, "/settings/data"), ft.Icons.TABLE_CHART_OUTLINED),
    ]


def _child(app: App, child: Child) -> ft.Control:
    now = app.child is not None and app.child.id == child.id
    name = tr("{name} (example)", name=child.name) if child.example else child.name

    async def choose() -> None:
        await app.choose_child(child)

    buttons = [] if now else [parts.small_button(tr("Show {name}", name=child.name), choose)]
    if not child.example:
        buttons.append(
            parts.small_button(tr("Change {name}", name=child.name), lambda: frame.go(f"/settings/child/{child.id}"))
        )
    return parts.card(
        parts.heading(tr("{name}, shown now", name=name) if now else name, 3),
        parts.words(SETTINGS[child.setting], quiet=True),
        *([ft.Row(buttons, wrap=True)] if buttons else []),
    )


def _example(app: App) -> list[ft.Control]:
    if any(child.example for child in children(app.record)):
        return []
    return [parts.small_button(tr("Look at the example family"), app.start_example)]


def _theme(app: App) -> ft.Control:
    async def choose(value: str) -> None:
        await app.set_theme(Theme(value))

    return parts.choices(tr("How the app looks"), THEMES, app.theme, choose)


BORN_HINT = tr("The month and the year are enough, or leave it empty. From 16 on, your child has a say of their own.")


def NewChild(app: App) -> ft.View:
    """Another child. Each has their own record."""
    return _form(app, None)


def EditChild(app: App) -> ft.View:
    """A child that is in the record already."""
    child = app.record.children.get(ft.use_route_params().get("id", ""))
    return _form(app, child) if child and not child.deleted_at and not child.example else missing(app)


def _form(app: App, before: Child | None) -> ft.View:
    address = ft.use_view_path()
    form = use_form(app, address, lambda: fields_of_child(before) if before else {"id": app.new_id()})

    async def save() -> None:
        reading = read_child(form.typed, app.today)
        if not form.told(reading.problems):
            return
        now = app.now()
        new = (
            before.changed(now, **reading.values)
            if before
            else Child(id=form.typed["id"], created_at=now, updated_at=now, **reading.values)
        )
        await app.save_child(new, form.key)

    async def delete() -> None:
        if before:
            await app.remove_child(before)

    name = before.name if before else ""
    return frame.page(
        app,
        tr("Change {name}", name=name) if before else tr("Add a child"),
        *fields.restored(form),
        fields.text(form, "name", tr("Your child's first name or nickname"), person=True),
        fields.choice(form, "setting", tr("Where do they learn?"), SETTINGS),
        fields.choice(form, "situation", tr("Where are you now?"), SITUATIONS, hint=SITUATION_HINT),
        day(form, "born", tr("When were they born?"), app.today, hint=BORN_HINT),
        *fields.mend(form),
        parts.main_button(tr("Save child"), save, ft.Icons.CHECK),
        *(_delete(name, form, delete) if before else []),
    )


def _delete(name: str, form: Form, delete: Handler) -> list[ft.Control]:
    if not form.unfolded:
        return [
            parts.small_button(
                tr("Delete {name}", name=name), form.unfold, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR
            )
        ]
    return [
        parts.notice(
            tr("Delete {name} and everything about them?", name=name),
            tr("All their concerns, meetings and actions go too."),
            parts.small_button(tr("Yes, delete {name}", name=name), delete, color=parts.WRONG.fore),
            parts.small_button(tr("No, keep everything"), form.fold, color=parts.WRONG.fore),
            tone=parts.WRONG,
            icon=ft.Icons.WARNING_AMBER,
            live=True,
        )
    ]
