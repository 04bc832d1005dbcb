"""What somebody wrote about the child: its form, the page that shows it, and the newest of them for other screens."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.dates import day_words
from domain.family import Family
from domain.language import tr
from domain.outside_forms import fields_of_report, read_report
from domain.plan import Report
from domain.reading import boxes_of
from domain.today import first_words

from . import fields, frame, parts, people
from .app import App
from .day import day
from .entry import found, missing, whose
from .entry_form import EntryForm
from .form import Form
from .share_links import may_share

FEW = 5
"""How many reports stand on another screen: the newest ones."""


def NewReport(app: App) -> ft.View:
    """A new report, of today unless the parent says otherwise."""
    return FORM.new(app, boxes_of("on", app.today))


def EditReport(app: App) -> ft.View:
    """A report that is in the record already."""
    report = found(app, Report)
    return FORM.change(app, report) if report else missing(app)


def _fields(app: App, form: Form) -> list[ft.Control]:
    what = tr("For example: a hearing test, a school report, or a letter from the doctor.")
    on = tr("If there is no date on it, write the day it came.")
    said = tr("The main points in a few words. Copy the exact words if they matter.")
    return [
        fields.text(form, "what", tr("What is it?"), hint=what),
        fields.text(form, "who", tr("Who wrote it?"), hint=tr("Leave it empty if you do not know.")),
        *people.to_name(app, form, "who"),
        day(form, "on", tr("What date is on it?"), app.today, hint=on, quick={tr("Today"): 0}),
        fields.text(form, "said", tr("What does it say?"), lines=4, hint=said),
    ]


FORM = EntryForm(Report, tr("report"), read_report, fields_of_report, _fields, then="/record/report/{id}")


def ReportPage(app: App) -> ft.View:
    """A report as it was written down: what it is, whose, of when, and what it says."""
    report = found(app, Report)
    if not report:
        return missing(app)

    async def delete() -> None:
        await app.delete(report)

    who = [parts.words(tr("By {who}", who=report.who), quiet=True)] if report.who else []
    said = ft.Text(report.said, size=19) if report.said else parts.words(tr("What it says is not written down yet."))
    edit = partial(frame.go, f"/record/report/{report.id}/edit")
    return frame.page(
        app,
        tr("Report"),
        *whose(app, report.child_id),
        parts.card(parts.heading(report.what), parts.words(day_words(report.on), quiet=True), *who, said),
        may_share(app, report),
        parts.button(tr("Change this report"), edit, ft.Icons.EDIT_OUTLINED),
        parts.small_button(tr("Delete this report"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR),
    )


def reports_of(app: App, about: Family) -> list[ft.Control]:
    """The newest reports and what they say, each as one button, and a way to add one."""
    left = len(about.reports) - FEW
    none = tr("No report is written down yet. A test, a letter or a school report: all of them count.")
    more = tr("And {left} more, in the record.", left=left) if left > 0 else "" if about.reports else none
    return [
        parts.heading(tr("Reports")),
        *map(_tile, about.reports[:FEW]),
        *([parts.words(more, quiet=True)] if more else []),
        parts.button(tr("Add a report"), partial(frame.go, "/record/report/new"), ft.Icons.ADD),
    ]


def _tile(report: Report) -> ft.Control:
    by = tr("By {who}, {day}", who=report.who, day=day_words(report.on)) if report.who else day_words(report.on)
    said = [parts.plain(first_words(report.said, 90))] if report.said else []
    go = partial(frame.go, f"/record/report/{report.id}")
    return parts.tile(ft.Icons.DESCRIPTION_OUTLINED, report.what, parts.plain(by, quiet=True), *said, on_click=go)
