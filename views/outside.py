"""Help from outside the setting: who it is, how far it has come, and what is missing next."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import Setting
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
    told = f"It means that someone from another service, such as a speech therapist, looks at what {about.name} needs."
    none = "Nothing is written down yet. Add it as soon as somebody speaks of it: dates can come later."
    return frame.page(
        app,
        "Outside help",
        parts.words(f"{told} {_first(about.child)}"),
        parts.LongList([partial(_tile, app, help, asked) for help in about.helps]),
        *([] if about.helps else [parts.words(none)]),
        parts.main_button("Add outside help", partial(frame.go, "/plan/help/new"), ft.Icons.ADD),
        parts.small_button("About outside help, in the guide", partial(frame.go, "/guide/outside-help")),
    )


def _first(child: Child) -> str:
    """Who should be asked first: after 16 the decisions are the young person's."""
    if child.setting is Setting.COLLEGE:
        return f"Staff should ask {child.name} first: after 16 it is usually their own decision."
    return "Staff should talk with you and ask you first."


def _asked(child: Child | None) -> str:
    return f"you or {child.name}" if child and child.setting is Setting.COLLEGE else "you"


def _steps(asked: str) -> dict[HelpStep, str]:
    return {
        HelpStep.ASKED: "Asked for",
        HelpStep.AGREED: f"{asked[:1].upper()}{asked[1:]} agreed",
        HelpStep.REFERRED: "Referred",
        HelpStep.BOOKED: "Appointment agreed",
        HelpStep.SEEN: "Seen",
        HelpStep.REPORT: "Report or advice came",
        HelpStep.USED: "Advice used",
    }


def _tile(app: App, help: Help, asked: str) -> ft.Control:
    standing = step_of(help, app.today, asked)
    why = [parts.words(first_words(help.why, 90))] if help.why else []
    return parts.tile(
        ICONS[standing.step],
        help.who,
        ft.Row([parts.tag(_steps(asked)[standing.step])], wrap=True),
        *why,
        *(parts.words(line, quiet=True) for line in standing.told),
        *([parts.words(standing.next)] if standing.next else []),
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
    hint = "The name of the service or the person. For example: speech and language therapy."
    not_yet = "Leave it empty if it has not happened, or if you do not know the date."
    return [
        fields.text(form, "who", "Who is it?", hint=hint),
        *people.to_name(app, form, "who"),
        fields.text(form, "why", "Why are they asked?", lines=2, hint="What should they look at or help with?"),
        day(form, "consent_on", f"When did {asked} agree?", app.today, hint=not_yet),
        *(_later(app, form) if form.unfolded else [_more(form)]),
    ]


def _more(form: Form) -> ft.Control:
    return parts.button("Add what came after", form.unfold, ft.Icons.EXPAND_MORE)


def _later(app: App, form: Form) -> list[ft.Control]:
    referral = "A referral is the letter or form that asks for their help."
    return [
        day(form, "referred_on", "When was the referral sent?", app.today, hint=referral),
        fields.text(
            form, "wait", "How long did they say the wait is?", hint="In their words. For example: about 18 weeks."
        ),
        day(form, "seen_on", "When is the appointment?", app.today, hint="It may be to come, or have been."),
        day(form, "report_on", "When did the report come?", app.today, hint="Leave it empty if it has not."),
        fields.text(form, "advice", "What do they advise?", lines=3, hint="In their own words, if you can."),
        fields.choice(form, "used", "Is the advice used?", ANSWERS, hint="By staff, in everyday lessons or play."),
    ]


FORM = EntryForm(Help, "outside help", read_help, fields_of_help, _fields, then="/plan/help", after_delete="/plan/help")
