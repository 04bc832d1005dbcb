"""The one-page profile: three big questions, made together with the child and in their voice."""

from __future__ import annotations

import flet as ft

from domain.family import family
from domain.giving import Profile
from domain.language import tr
from domain.profile_form import TOLD, fields_of_profile, read_profile
from domain.reading import boxes_of

from . import fields, parts, people
from .app import App
from .child_words import Wording, wording
from .day import day
from .entry import shown
from .entry_form import EntryForm
from .form import Form


def ProfileForm(app: App) -> ft.View:
    """The newest profile of the child that is shown, or an empty one."""
    profile = next(iter(shown(app).profiles), None)
    return FORM.change(app, profile) if profile else FORM.new(app, boxes_of("on", app.today))


def _fields(app: App, form: Form) -> list[ft.Control]:
    about = family(app.record, form.child_id)
    asked = wording(about.child, app.today)
    lead = tr("One page about you, for people who do not know you yet. Use your own words.")
    if not asked.theirs:
        lead = tr(
            "One page for people who do not know {name} yet. Make it with {name}, in their words.", name=about.name
        )
    told = {name: fields.text(form, name, label, lines=4, hint=hint) for name, (label, hint) in _asked(asked).items()}
    helped = tr("Who helped me to write it?") if asked.theirs else tr("Who helped to write it?")
    again = tr("If the words change, ask once more.")
    return [
        parts.words(lead),
        *told.values(),
        fields.text(form, "helped", helped, hint=tr("You can leave it empty."), person=True),
        *people.to_name(app, form, "helped"),
        day(
            form,
            "on",
            tr("When was it written?"),
            app.today,
            hint=tr("For example: 27 3 2026."),
            quick={tr("Today"): 0, tr("Yesterday"): -1},
        ),
        fields.choice(
            form,
            "agreed",
            asked.ask["happy"] if asked.theirs else asked.share,
            asked.answers,
            hint=asked.told if asked.theirs else f"{asked.share_told} {again}",
        ),
    ]


def _asked(asked: Wording) -> dict[str, tuple[str, str]]:
    """The three questions, each with what helps to answer it: put to the young person, or to who writes with them."""
    if asked.theirs:
        return {
            "liked": (
                tr("What do people like about me?"),
                tr("What you are good at, and what friends and family would say."),
            ),
            "matters": (
                tr("What matters to me?"),
                tr("People, things, places and times of the day. What makes a good day, and what a bad one?"),
            ),
            "support": (
                tr("How can people best support me?"),
                tr("What helps, and what does not. What should people do when it gets hard?"),
            ),
        }
    name = asked.name
    return {
        "liked": (
            tr("What do people like about {name}?", name=name),
            tr("Write it as {name} would say it, such as \u201cI am kind\u201d.", name=name),
        ),
        "matters": (
            tr("What matters to {name}?", name=name),
            tr("People, things, places and times of the day. What makes a good day, and what a bad one?"),
        ),
        "support": (
            tr("How can people best support {name}?", name=name),
            tr("What helps, and what does not. Such as \u201cTell me what comes next\u201d."),
        ),
    }


FORM = EntryForm(
    Profile,
    tr("profile"),
    read_profile,
    fields_of_profile,
    _fields,
    then="/share/new/profile",
    after_delete="/share",
    agreed_to=("agreed", TOLD),
)
