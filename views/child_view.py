"""What the child said: the page that shows it, its plain form, and the newest of it for other screens."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.dates import day_words
from domain.family import Family
from domain.language import tr
from domain.plan import ChildView
from domain.record import Child
from domain.today import first_words
from domain.view_form import fields_of_view, read_view

from . import fields, frame, parts
from .app import App
from .child_screens import NewView, said_by
from .child_words import wording
from .entry import found, missing, whose
from .entry_form import EntryForm
from .faces import face_in_words
from .form import Form
from .plan_words import FACES, VOICES

__all__ = ["EditView", "NewView", "ViewPage", "latest_view"]

ASKED = {"good": tr("What is good"), "hard": tr("What is hard"), "wish": tr("What would help")}
"""The words above what was said."""

NEVER = tr("It cannot be put into anything that is shared.")


def ViewPage(app: App) -> ft.View:
    """What the child said, as they said it, and whether it may be shared."""
    view = found(app, ChildView)
    if not view:
        return missing(app)
    asked = wording(app.record.children[view.child_id], app.today)

    async def delete() -> None:
        await app.delete(view)

    how = [parts.pair(tr("How {name} said it", name=asked.name), VOICES[view.voice])] if view.voice else []
    by = [parts.pair(tr("Who wrote it down"), view.writer)] if view.writer else []
    edit = partial(frame.go, f"/record/view/{view.id}/edit")
    return frame.page(
        app,
        tr("Their view") if asked.theirs else tr("Child's view"),
        *whose(app, view.child_id),
        parts.card(
            parts.heading(tr("What {name} says", name=asked.name)),
            parts.words(day_words(view.on), quiet=True),
            *([face_in_words(view.face)] if view.face else []),
            *(parts.column(parts.words(name, quiet=True), ft.Text(text, size=21), gap=2) for name, text in _said(view)),
            ft.Row([parts.tag(asked.tags[view.happy])], wrap=True),
            *([parts.words(NEVER, quiet=True)] if view.happy is False else []),
            gap=14,
        ),
        *how,
        *by,
        parts.button(tr("Change this view"), edit, ft.Icons.EDIT_OUTLINED),
        parts.small_button(tr("Delete this view"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR),
    )


def _said(view: ChildView) -> list[tuple[str, str]]:
    return [(words, text) for name, words in ASKED.items() if (text := getattr(view, name))]


def EditView(app: App) -> ft.View:
    """A view that is in the record already, on one screen."""
    view = found(app, ChildView)
    return FORM.change(app, view) if view else missing(app)


def _fields(app: App, form: Form) -> list[ft.Control]:
    asked = wording(app.record.children[form.child_id], app.today)
    their_words = tr("The exact words are best.")
    return [
        fields.choice(form, "face", asked.ask["face"], {"": tr("No face"), **FACES}),
        *(fields.text(form, name, f"{words}?", lines=3, hint=their_words) for name, words in ASKED.items()),
        *said_by(app, form, tr("How did {name} say it?", name=asked.name)),
        fields.choice(form, "happy", asked.share, asked.answers, hint=asked.share_told),
    ]


FORM = EntryForm(
    ChildView,
    tr("view"),
    read_view,
    fields_of_view,
    _fields,
    then="/record/view/{id}",
    agreed_to=("happy", ("good", "hard", "wish")),
)


def latest_view(app: App, about: Family) -> list[ft.Control]:
    """What the child said last, in short, with ways to all of it and to ask again."""
    here = app.child and app.child.id == about.child.id
    ask = partial(frame.go, "/record/view/new")  # asks the child that is shown, and nobody else
    heading = parts.heading(tr("What {name} says", name=about.name))
    if not about.views:
        none = parts.words(tr("Nothing in their own words is written down yet."), quiet=True)
        return [
            heading,
            none,
            *([parts.button(tr("Ask {name}", name=about.name), ask, ft.Icons.FACE_OUTLINED)] if here else []),
        ]
    view = about.views[0]
    read = parts.small_button(
        tr("Read what {name} says", name=about.name), partial(frame.go, f"/record/view/{view.id}")
    )
    again = [parts.small_button(tr("Ask {name} again", name=about.name), ask)] if here else []
    return [heading, _in_short(view, about.child, app, read, *again)]


def _in_short(view: ChildView, child: Child, app: App, *buttons: ft.Control) -> ft.Control:
    return parts.card(
        parts.words(day_words(view.on), quiet=True),
        *([face_in_words(view.face, 17)] if view.face else []),
        *(parts.pair(name, first_words(_on_one_line(text), 90)) for name, text in _said(view)),
        ft.Row([parts.tag(wording(child, app.today).tags[view.happy])], wrap=True),
        ft.Row(list(buttons), wrap=True, spacing=12),
        gap=10,
    )


def _on_one_line(text: str) -> str:
    return " \u00b7 ".join(line.strip() for line in text.split("\n") if line.strip())
