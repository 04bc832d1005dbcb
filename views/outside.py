"""Help from outside the setting: who it is, how far it has come, and what is missing next."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import Setting
from domain.language import tr
from domain.outside import HelpStep, step_of
from domain.outside_forms import fields_of_help, read_help
from domain.plan import Help
from domain.record import Child
from domain.today import first_words

from . import fields, frame, parts, people
from .app import App
from .day import day
from .entry import found, missing, shown
from .entry_form import EntryForm
from .form import Form
from .plan_words import ANSWERS

ICONS = {
    HelpStep.ASKED: ft.Icons.CONTACT_SUPPORT_OUTLINED,
    HelpStep.AGREED: ft.Icons.THUMB_UP_OUTLINED,
    HelpStep.REFERRED: ft.Icons.FORWARD_TO_INBOX_OUTLINED,
    HelpStep.BOOKED: ft.Icons.EVENT_OUTLINED,
    HelpStep.SEEN: ft.Icons.HOW_TO_REG_OUTLINED,
    HelpStep.REPORT: ft.Icons.DESCRIPTION_OUTLINED,
    HelpStep.USED: ft.Icons.TASK_ALT,
}
LATER = ("referred_on", "wait", "seen_on", "report_on", "advice", "used")
"""How the names of the fields begin that are folded away at first."""


def Outside(app: App) -> ft.View:
    """All outside help, each with the step that it has reached."""
    about = shown(app)
    asked = _asked(about.child)
    told = tr(
        "It means that someone from another service, such as a speech therapist, looks at what {name} needs.",
        name=about.name,
    )
    none = tr("Nothing is written down yet. Add it as soon as somebody speaks of it: dates can come later.")
    return frame.page(
        app,
        tr("Outside help"),
        parts.words(f"{told} {_first(about.child)}"),
        parts.LongList([partial(_tile, app, help, asked) for help in about.helps]),
        *([] if about.helps else [parts.words(none)]),
        parts.main_button(tr("Add outside help"), partial(frame.go, "/plan/help/new"), ft.Icons.ADD),
        parts.small_button(tr("About outside help, in the guide"), partial(frame.go, "/guide/outside-help")),
    )


def _first(child: Child) -> str:
    """Who should be asked first: after 16 the decisions are the young person's."""
    if child.setting is Setting.COLLEGE:
        return tr("Staff should ask {name} first: after 16 it is usually their own decision.", name=child.name)
    return tr("Staff should talk with you and ask you first.")


def _asked(child: Child | None) -> str:
    return tr("you or {name}", name=child.name) if child and child.setting is Setting.COLLEGE else tr("you")


def _steps(asked: str) -> dict[HelpStep, str]:
    return {
        HelpStep.ASKED: tr("Asked for"),
        HelpStep.AGREED: tr("{who} agreed", who=asked[:1].upper() + asked[1:]),
        HelpStep.REFERRED: tr("Referred"),
        HelpStep.BOOKED: tr("Appointment agreed"),
        HelpStep.SEEN: tr("Seen"),
        HelpStep.REPORT: tr("Report or advice came"),
        HelpStep.USED: tr("Advice used"),
    }


def _tile(app: App, help: Help, asked: str) -> ft.Control:
    standing = step_of(help, app.today, asked)
    why = [parts.plain(first_words(help.why, 90))] if help.why else []
    return parts.tile(
        ICONS[standing.step],
        help.who,
        ft.Row([parts.tag(_steps(asked)[standing.step])], wrap=True),
        *why,
        *(parts.plain(line, quiet=True) for line in standing.told),
        *([parts.plain(standing.next)] if standing.next else []),
        on_click=partial(frame.go, f"/plan/help/{help.id}"),
    )


def NewHelp(app: App) -> ft.View:
    """Help from outside that is spoken of for the first time."""
    return FORM.new(app)


def EditHelp(app: App) -> ft.View:
    """Help from outside that is written down already."""
    help = found(app, Help)
    return FORM.change(app, help) if help else missing(app)


def _fields(app: App, form: Form) -> list[ft.Control]:
    form.unfold_where(LATER, anyway="id" not in form.start)
    asked = _asked(app.record.children.get(form.child_id))
    hint = tr("The name of the service or the person. For example: speech and language therapy.")
    not_yet = tr("Leave it empty if it has not happened, or if you do not know the date.")
    return [
        fields.text(form, "who", tr("Who is it?"), hint=hint),
        *people.to_name(app, form, "who"),
        fields.text(form, "why", tr("Why are they asked?"), lines=2, hint=tr("What should they look at or help with?")),
        day(form, "consent_on", tr("When did {asked} agree?", asked=asked), app.today, hint=not_yet),
        *(_later(app, form) if form.unfolded else [_more(form)]),
    ]


def _more(form: Form) -> ft.Control:
    return parts.button(tr("Add what came after"), form.unfold, ft.Icons.EXPAND_MORE)


def _later(app: App, form: Form) -> list[ft.Control]:
    referral = tr("A referral is the letter or form that asks for their help.")
    return [
        day(form, "referred_on", tr("When was the referral sent?"), app.today, hint=referral),
        fields.text(
            form,
            "wait",
            tr("How long did they say the wait is?"),
            hint=tr("In their words. For example: about 18 weeks."),
        ),
        day(form, "seen_on", tr("When is the appointment?"), app.today, hint=tr("It may be to come, or have been.")),
        day(form, "report_on", tr("When did the report come?"), app.today, hint=tr("Leave it empty if it has not.")),
        fields.text(form, "advice", tr("What do they advise?"), lines=3, hint=tr("In their own words, if you can.")),
        fields.choice(
            form, "used", tr("Is the advice used?"), ANSWERS, hint=tr("By staff, in everyday lessons or play.")
        ),
    ]


FORM = EntryForm(
    Help, tr("outside help"), read_help, fields_of_help, _fields, then="/plan/help", after_delete="/plan/help"
)
