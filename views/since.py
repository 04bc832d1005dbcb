"""What has changed since a day, such as that of the last meeting: to have in mind before the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import flet as ft

from domain.choices import ActionStatus
from domain.dates import day_words, how_far, month_words
from domain.family import Family
from domain.kept import Entry
from domain.language import tr, trn
from domain.plan import Outcome, Support
from domain.reading import Reading, needed_day, past_exact
from domain.record import Action
from domain.since import Change, Group, Start, What, changes, last_meeting, starts

from . import frame, parts
from .app import App
from .chips import chips
from .day import day
from .entry import shown
from .form import Form, use_form
from .plan_words import RESULTS
from .timeline import Told, first_line, line, told

FEW = 5
"""How many rows of a group are drawn before the parent asks for more."""
MORE = 30
OWN = "own"
"""The choice of a day of the parent's own."""
GROUPS = {
    Group.MEETINGS: tr("Meetings"),
    Group.TALKS: tr("Conversations and replies"),
    Group.CONCERNS: tr("New concerns"),
    Group.OVER: tr("Concerns that are better or closed now"),
    Group.DONE: tr("Promised, and done"),
    Group.LATE: tr("Promised, and late now"),
    Group.PROMISED: tr("Promised, and still to do"),
    Group.RESULTS: tr("What came of the outcomes"),
    Group.PLAN: tr("Outcomes and support"),
    Group.ROUNDS: tr("Rounds of support"),
    Group.REPORTS: tr("Reports and letters"),
    Group.HELP: tr("Help from outside"),
    Group.REQUEST: tr("Asking for a plan"),
    Group.VIEWS: tr("What {name} says"),
}
FACTS = {
    What.WRITTEN: tr("Written down on {day}"),
    What.CHANGED: tr("Last changed on {day}"),
    What.REPLIED: tr("The reply came on {day}"),
    What.DONE: tr("Done on {day}"),
    What.BEGUN: tr("It began on {day}"),
    What.ENDED: tr("The last day was {day}"),
    What.AGREED: tr("Agreed to on {day}"),
    What.REFERRED: tr("Referred on {day}"),
    What.SEEN: tr("Appointment on {day}"),
    What.REPORTED: tr("The report came on {day}"),
    What.NEXT: tr("A review date was agreed on {day}"),
    What.REVIEWED: tr("Reviewed on {day}"),
    What.DECIDED: tr("Decided on {day}"),
    What.ANSWERED: tr("The council answered on {day}"),
    What.DRAFT: tr("The draft of the plan came on {day}"),
    What.NO_PLAN: tr("The council said on {day} that there will be no plan"),
    What.PLAN: tr("The plan came on {day}"),
}
"""What is told of a fact. The row itself tells the day under which an entry stands, and for when it was promised."""


def Since(app: App) -> ft.View:
    """Everything new, by what it is about, from a day on that the parent chooses."""
    about = shown(app)
    form = use_form(app, ft.use_view_path(), dict)
    offered = starts(about, app.today)
    chosen, choose = ft.use_state("")
    own, look_from = ft.use_state(None)
    start = chosen if chosen in (*offered, OWN) else next(iter(offered))
    since: date | None = own if start == OWN else offered[Start(start)]
    last = last_meeting(about, app.today) if start == Start.MEETING else None
    found = ft.use_memo(
        lambda: changes(about, since, app.today, last.id if last else "") if since else {},
        [about, since, app.today, last],
    )

    async def look() -> None:
        reading = _read(form, app.today)
        if form.told(reading.problems):
            await form.settle(form.typed)  # it is no half-written entry
            look_from(reading.values["since"])

    return frame.page(
        app,
        tr("What has changed since"),
        chips(_choices(offered), start, choose),
        *(_own(app, form, look) if start == OWN else []),
        *(_changed(app, about, since, found) if since else []),
    )


def _choices(offered: Mapping[Start, date]) -> dict[str, str]:
    words: dict[str, str] = {
        Start.MONTH: tr("1 month"),
        Start.QUARTER: tr("3 months"),
        Start.YEAR: tr("This school year"),
    }
    if on := offered.get(Start.MEETING):
        words = {Start.MEETING: tr("Last meeting, {day} {month}", day=on.day, month=month_words(on)), **words}
    return {**words, OWN: tr("Another day")}


def _own(app: App, form: Form, look: parts.Handler) -> list[ft.Control]:
    return [
        day(form, "since", tr("Since which day?"), app.today, hint=tr("For example: 1 9 2026.")),
        parts.main_button(tr("Show what has changed"), look),
    ]


def _read(form: Form, today: date) -> Reading:
    reading = Reading(form.typed)
    asked = tr("Please write the day, the month and the year.")
    if reading.take("since", lambda: needed_day(form.typed, "since", today, asked)):
        reading.take("since", lambda: past_exact(form.typed, "since", today))
    return reading


def _changed(app: App, about: Family, since: date, found: Mapping[Group, Sequence[Change]]) -> list[ft.Control]:
    when = tr("since {day}, {far}", day=day_words(since), far=how_far(since, app.today))
    number = sum(map(len, found.values()))
    count = tr("Nothing is new or has changed {when}.", when=when)
    if number:
        count = trn(
            "{n:,} thing is new or has changed {when}.",
            "{n:,} things are new or have changed {when}.",
            number,
            when=when,
        )
    none = tr("If something has happened since then, you can still write it down.")
    told = tr("This counts what has a date on that day or later, and what you wrote down or changed since.")
    add = parts.button(tr("Add to the record"), partial(frame.go, "/record/add"), ft.Icons.ADD)
    return [
        ft.Semantics(live_region=True, container=True, content=parts.words(count)),
        parts.words(told if found else none, quiet=True),
        *(_Group(GROUPS[group].format(name=about.name), rows) for group, rows in found.items()),
        *([] if found else [add]),
    ]


@parts.component
def _Group(title: str, changes: Sequence[Change]) -> ft.Control:
    """What has changed of one kind. The rest of many is shown when it is asked for."""
    shown, show = ft.use_state(FEW)
    left = min(len(changes) - shown, MORE)
    label = tr("Show {left} more", left=left)
    more = parts.small_button(label, lambda: show(shown + MORE), ft.Icons.EXPAND_MORE, name=f"{label}, {title}")
    rows = (line(_row(change)) for change in changes[:shown])
    return parts.column(parts.heading(title), *rows, *([ft.Row([more], wrap=True)] if left > 0 else []))


def _row(change: Change) -> Told:
    shown = _told(change.entry)
    facts = (FACTS[fact.what].format(day=day_words(fact.on)) for fact in change.facts if fact.what in FACTS)
    return shown._replace(under="\n".join(filter(None, (shown.under, *facts))))


def _told(entry: Entry) -> Told:
    """What the row says of an entry, also of those that stand in no row of the record."""
    match entry:
        case Action():
            title = f"{entry.who}: {entry.what}" if entry.who else entry.what
            address = f"/record/meeting/{entry.meeting_id}" if entry.meeting_id else "/plan"
            under = tr("Promised for {day}", day=day_words(entry.by)) if entry.by else tr("No date was given")
            icon = ft.Icons.TASK_ALT if entry.status is ActionStatus.DONE else ft.Icons.PENDING_ACTIONS
            return Told(icon, first_line(title), under, "", address)
        case Outcome():
            result = RESULTS[entry.result] if entry.result else ""
            return Told(
                ft.Icons.FLAG_OUTLINED, first_line(entry.what), tr("Outcome"), result, f"/plan/outcomes/{entry.id}"
            )
        case Support():
            under = tr("Support, {who}", who=entry.who) if entry.who else tr("Support")
            address = f"/plan/outcomes/support/{entry.id}"
            return Told(ft.Icons.VOLUNTEER_ACTIVISM_OUTLINED, first_line(entry.what), under, "", address)
    return told(entry)
