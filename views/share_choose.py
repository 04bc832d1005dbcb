"""What goes into a summary: whom it is for, how the child is named, and a box for each thing that can go in."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import SummaryKind
from domain.dates import day_words
from domain.family import Family, family
from domain.giving import Sent
from domain.language import tr
from domain.sent import people_sent_to, sent_to
from domain.staying import staying
from domain.summary import choices, meeting_for
from domain.summary_parts import Choice, Options

from . import fields, frame, parts
from .app import App
from .chips import chips
from .day import day
from .entry import missing, whose
from .form import Form, use_form
from .share_form import SENT, START, address_of, kind_here, options_of, problems, ticked
from .share_groups import groups
from .share_meeting import which_meeting
from .share_words import ARRANGED, KINDS, names_of

PEOPLE = 8
"""How many names are offered."""


def Choose(app: App) -> ft.View:
    """The form of the kind at this address."""
    kind = kind_here()
    form = use_form(app, address_of(kind) if kind else "", lambda: START)
    child = app.record.children.get(form.child_id)
    about = family(app.record, form.child_id) if child else None
    options = options_of(form.typed, kind, about, app.today)
    offered = ft.use_memo(
        lambda: choices(kind, about, options, app.today) if kind and about else (), [kind, about, options, app.today]
    )
    if not kind or not about:
        return missing(app)

    async def left(_: str) -> None:
        form.redraw()  # what is new to this person is marked, once their name is written

    form.on_leave = left
    return frame.page(
        app,
        KINDS[kind][1],
        *whose(app, form.child_id),
        *_restored(form),
        parts.words(KINDS[kind][2]),
        *which_meeting(app, form, kind, about, meeting_for(kind, about, options, app.today)),
        *(_form(app, form, kind, about, options, offered) if offered else _nothing(kind, about)),
    )


def _restored(form: Form) -> list[ft.Control]:
    if not form.restored or not any(form.typed[name] for name in ("on", "off", "since_year")):
        return []
    return [
        parts.notice(
            tr("What you chose is still here"),
            tr("You can go on from here, or start again."),
            parts.small_button(tr("Start again"), form.start_again, color=parts.CALM.fore),
            tone=parts.CALM,
            icon=ft.Icons.EDIT_NOTE,
        )
    ]


def _nothing(kind: SummaryKind, about: Family) -> list[ft.Control]:
    """Says why there is nothing to tick, and what can be done about it."""
    if kind is SummaryKind.PROFILE:
        told = tr("There is no profile yet. It is made together with {name}.", name=about.name)
        if about.profiles:
            told = tr("{name} has not agreed yet that others see the profile. So it cannot be shared.", name=about.name)
        label = tr("Open the profile") if about.profiles else tr("Write the profile")
        return [
            parts.words(told),
            parts.main_button(label, partial(frame.go, "/share/profile"), ft.Icons.EDIT_OUTLINED),
        ]
    if kind is SummaryKind.AFTER:
        told = tr("No meeting has been written down yet, or nothing about it. Then there is nothing to share.")
        return [parts.words(told), parts.button(tr("Go to the record"), partial(frame.go, "/record"))]
    told = tr("There is nothing to share yet. What you write down can be ticked here.")
    return [parts.words(told), parts.button(tr("Add to the record"), partial(frame.go, "/record/add"), ft.Icons.ADD)]


def _form(
    app: App, form: Form, kind: SummaryKind, about: Family, options: Options, offered: tuple[Choice, ...]
) -> list[ft.Control]:
    chosen = ticked(offered, form.typed)
    gone = {each.entry_id for each in offered if each.id in chosen and each.entry_id}

    def see() -> None:
        if form.told(problems(form, app.today, gone)):
            form.typed.pop(SENT, None)
            form.put("to", form.typed["to"])
            frame.go(f"{address_of(kind)}/preview")

    stays = staying(about, gone).words
    return [
        *_who(form, about, options),
        fields.choice(form, "name_as", tr("How is {name} named in it?", name=about.name), names_of(about.child.name)),
        fields.text(
            form, "made_by", tr("Who made it?"), hint=tr("For example: Sam\u2019s mum. You can leave it empty.")
        ),
        *(_story(app, form) if kind is SummaryKind.STORY else []),
        parts.heading(tr("What goes in")),
        parts.words(tr("Only what is ticked goes in. Private notes and ways to reach people are not in this list.")),
        *groups(form, offered, chosen, options.to),
        *([parts.private(stays)] if stays else []),
        *_mend(form),
        parts.main_button(tr("See what will be sent"), see, ft.Icons.VISIBILITY_OUTLINED),
    ]


def _who(form: Form, about: Family, options: Options) -> list[ft.Control]:
    names = dict.fromkeys((*people_sent_to(about), *(person.name for person in about.people)))
    offered = {name: name for name in list(names)[:PEOPLE]}

    def pick(name: str) -> None:
        form.fill({"to": "" if form.typed["to"] == name else name})

    earlier = sent_to(about, options.to)
    return [
        fields.text(form, "to", tr("Who is it for?"), hint=tr("For example: the class teacher."), person=True),
        *([chips(offered, form.typed["to"], pick)] if offered else []),
        *(_last(options.to, earlier[0]) if earlier else []),
    ]


def _last(who: str, sent: Sent) -> list[ft.Control]:
    day = day_words(sent.on)
    return [parts.words(tr("You last sent something to {who} on {day}. What is new is marked.", who=who, day=day))]


def _story(app: App, form: Form) -> list[ft.Control]:
    hint = tr("Leave it empty for all of it. What is older is not ticked at the start.")
    heads = tr("By round, the day on which each round began stands as a heading.")
    return [
        day(form, "since", tr("From which day on?"), app.today, hint=hint),
        fields.choice(form, "arranged", tr("In what order?"), ARRANGED, hint=heads),
    ]


def _mend(form: Form) -> list[ft.Control]:
    if not form.problems:
        return []
    told = form.problems.get("ticks") or tr("Please look again at: {question}", question=form.questions["since"])
    return [
        parts.notice(tr("Not ready yet"), told, tone=parts.WRONG, icon=ft.Icons.ERROR_OUTLINE, live=True),
    ]
