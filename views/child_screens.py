"""The screens on which a child says how it is: one question each, large, with little to read and nothing needed."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.language import tr
from domain.plan import ChildView
from domain.reading import boxes_of, entry_from
from domain.view_form import THEIRS, has_word, read_view, turned

from . import fields, frame, parts, people
from .app import App
from .child_words import Wording, wording
from .day import day
from .entry import missing, whose
from .faces import choose_face
from .form import Form, use_form
from .plan_words import VOICES

LAST = len(THEIRS)
"""The place of the last screen, after one for each thing a child can say."""


def NewView(app: App) -> ft.View:
    """Five short screens: four for the child, and one for whoever holds the phone."""
    step, show = ft.use_state(0)
    form = use_form(app, ft.use_view_path(), lambda: boxes_of("on", app.today) | {"id": app.new_id()})
    form.live = True  # the words to tap show which of them are in the text
    child = app.record.children.get(form.child_id)
    if not child:
        return missing(app)
    asked = wording(child, app.today)

    def turn_to(other: int) -> None:
        form.told({})
        show(other)

    async def save() -> None:
        reading = read_view(form.typed, app.today)
        if not form.told(reading.problems):
            show(min(_step_of(name) for name in reading.problems))
            return
        id = form.typed["id"]
        view = entry_from(ChildView, reading, id=id, child_id=form.child_id, now=app.now(), before=None)
        await app.save(tr("Saved."), view, form=form.key, then=f"/record/view/{id}")

    on = (
        parts.main_button(tr("Save view"), save, ft.Icons.CHECK)
        if step == LAST
        else parts.main_button(tr("Next"), partial(turn_to, step + 1), ft.Icons.ARROW_FORWARD)
    )
    back = parts.button(tr("One step back"), partial(turn_to, step - 1))
    screen = frame.page(
        app,
        tr("My view"),
        *whose(app, form.child_id),
        *(fields.restored(form) if step == 0 else []),
        _above(step, asked),
        *(_last(app, form, asked) if step == LAST else _one(form, asked, THEIRS[step])),
        *fields.mend(form),
        parts.column(on, *([back] if step else [])),
    )
    # as a new one for each step, so that each begins at its top, for the eye as for the keyboard
    screen.controls[0].key = f"step-{step}"
    return screen


def _step_of(name: str) -> int:
    return THEIRS.index(name) if name in THEIRS else LAST


def _above(step: int, asked: Wording) -> ft.Control:
    """How far it is, and what is asked."""
    ends = tr("Before you save") if asked.theirs else tr("Now for a grown-up")
    question = ends if step == LAST else asked.ask[THEIRS[step]]
    told = {
        0: tr("You can leave out what you do not want to say."),
        LAST: ""
        if asked.theirs
        else tr("These last questions are for whoever holds the phone for {name}.", name=asked.name),
    }.get(step, tr("Tap what fits. Or write it in your own words."))
    place = tr("{step} of {last}", step=step + 1, last=LAST + 1)
    # so that the new question is heard as soon as it shows
    far = ft.Text(place, semantics_label=f"{place}: {question}", color=parts.quiet_color(True))
    live = ft.Semantics(live_region=True, container=True, content=far)
    return parts.column(live, parts.heading(question, big=True), *([parts.words(told)] if told else []), gap=6)


def _one(form: Form, asked: Wording, name: str) -> list[ft.Control]:
    if name == "face":
        return [choose_face(form, name, asked.ask[name])]
    taps = [_tap(form, name, word) for word in asked.taps[name]]
    own = fields.text(form, name, tr("Your own words"), lines=3)
    form.questions[name] = asked.ask[name]  # a message has to tell it from the other fields of one's own words
    return [ft.Row(taps, wrap=True, spacing=10, run_spacing=10), own]


def _tap(form: Form, name: str, word: str) -> ft.Control:
    """A word that goes into the text with a tap, and out again with another."""

    def turn() -> None:
        form.fill({name: turned(form.typed.get(name, ""), word)})

    there = has_word(form.typed.get(name, ""), word)
    # no chip: Flutter's own gives its words one line, and in large text "Making things" needs two
    words = ft.Text(word, size=20, expand=True, expand_loose=True)
    framed = ft.Container(
        ft.Row([ft.Checkbox(value=there, on_change=turn), words], tight=True, spacing=4),
        on_click=turn,
        padding=ft.Padding.only(left=4, right=14, top=6, bottom=6),
        border_radius=12,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if there else ft.Colors.SURFACE_CONTAINER_LOW,
        border=ft.Border.all(1, ft.Colors.PRIMARY if there else ft.Colors.OUTLINE),
    )
    return ft.MergeSemantics(framed)  # one box to a screen reader: the word, and whether it is ticked


def _last(app: App, form: Form, asked: Wording) -> list[ft.Control]:
    return [
        *said_by(app, form, asked.ask["voice"]),
        fields.choice(form, "happy", asked.ask["happy"], asked.answers, hint=asked.told),
    ]


def said_by(app: App, form: Form, question: str) -> list[ft.Control]:
    """How they said it, who wrote it down, and when."""
    hint = tr("You can leave it empty.")
    return [
        fields.choice(form, "voice", question, {"": tr("Leave this out"), **VOICES}),
        fields.text(form, "writer", tr("Who wrote it down?"), hint=hint, person=True),
        *people.to_name(app, form, "writer"),
        day(
            form,
            "on",
            tr("When was it?"),
            app.today,
            hint=tr("For example: 27 3 2026."),
            quick={tr("Today"): 0, tr("Yesterday"): -1},
        ),
    ]
