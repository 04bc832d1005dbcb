"""The first start: what this is, who it is about, and where they are now. Three short screens."""

from __future__ import annotations

import flet as ft

from domain.forms import read_child
from domain.language import tr
from domain.record import Child

from . import fields, frame, messages, parts, standing
from .app import App
from .form import use_form
from .parts import Handler
from .restoring import use_opening
from .ring import ring
from .words import SETTINGS, SITUATION_HINT, SITUATIONS

ADDRESS = "/welcome"


def Welcome(app: App) -> ft.View:
    """Shown while the record is empty. What is typed here is kept as a draft too."""
    step, show = ft.use_state(0)
    opening = use_opening(app)
    form = use_form(app, ADDRESS, lambda: {"id": app.new_id()})

    async def done() -> None:
        reading = read_child(form.typed, app.today)
        if not form.told(reading.problems):
            if "situation" not in reading.problems:
                show(1)
            return
        now = app.now()
        await app.save_child(Child(id=form.typed["id"], created_at=now, updated_at=now, **reading.values), form.key)

    def to_last() -> None:
        early = {name: told for name, told in read_child(form.typed, app.today).problems.items() if name != "situation"}
        if form.told(early):
            show(2)

    steps = (
        lambda: _what_it_is(app, lambda: show(1), lambda: show(3)),
        lambda: [
            *fields.restored(form),
            parts.heading(tr("Who is this record about?"), 1),
            fields.text(form, "name", tr("Your child's first name or nickname"), person=True),
            fields.choice(form, "setting", tr("Where do they learn?"), SETTINGS),
            *fields.mend(form),
            parts.main_button(tr("Next"), to_last),
            parts.small_button(tr("Back"), lambda: show(0)),
        ],
        lambda: [
            parts.heading(tr("Where are you now?"), 1),
            fields.choice(
                form,
                "situation",
                tr("Choose what fits best"),
                SITUATIONS,
                hint=SITUATION_HINT,
            ),
            *fields.mend(form),
            parts.main_button(tr("Start my record"), done),
            parts.small_button(tr("Back"), lambda: show(1)),
        ],
        lambda: [
            parts.heading(tr("Open a backup"), 1),
            *opening,
            parts.small_button(tr("Back"), lambda: show(0)),
        ],
    )
    return frame.plain(*messages.messages(app), *steps[step](), width=app.width)


def _what_it_is(app: App, start: Handler, restore: Handler) -> list[ft.Control]:
    return [
        ring(None, mark=True),
        parts.heading(tr("Keep track of your child's support"), 1),
        parts.words(
            tr(
                "SEN Diary is your own record: what worries you, what was said at meetings, "
                "what was promised, and when it will be reviewed."
            )
        ),
        parts.bullets(
            [
                tr("Once it is ready here, it works with no internet and no signal."),
                tr("Each time you open it, it shows what is next and what is late."),
                tr("It explains each step in plain words."),
                tr("You need no account."),
                *([tr("In a private window, what you write is lost when you close it.")] if app.host else []),
            ]
        ),
        parts.column(_private(), *standing.on_welcome(app), gap=0),
        parts.main_button(tr("Start"), start),
        parts.button(tr("Try it with an example family"), app.start_example),
        parts.small_button(tr("I have a backup"), restore, ft.Icons.SETTINGS_BACKUP_RESTORE),
    ]


def _private() -> ft.Control:
    return parts.notice(
        tr("It stays on this phone or computer"),
        tr("Nothing you write is sent anywhere. No one else can see it unless you show them."),
        tone=parts.GOOD,
        icon=ft.Icons.LOCK_OUTLINE,
    )
