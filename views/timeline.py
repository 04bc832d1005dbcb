"""The rows of the timeline: one button for each entry, under the headings of their months or rounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

import flet as ft

from domain.choices import ConcernStatus
from domain.dates import day_words, rough_words
from domain.family import day_of
from domain.giving import Sent
from domain.kept import Entry
from domain.language import tr
from domain.plan import ChildView, Cycle, EhcRequest, Help, Report
from domain.record import Concern, Conversation, Meeting
from domain.today import CONVERSATION_NAMES, MEETING_NAMES

from . import frame, parts
from .plan_words import DECISIONS, FACES
from .words import CONCERN_STATUSES


class Told(NamedTuple):
    """What a row says of an entry, and the address that it opens."""

    icon: ft.IconData
    title: str
    under: str
    status: str
    address: str


def rows(entries: Sequence[Entry], heading: Callable[[Entry], str]) -> list[ft.Control]:
    """The entries in their order, each run of them under its heading."""
    found: list[ft.Control] = []
    for title, group in groupby(entries, key=heading):
        found += [parts.heading(title), *map(row, group)]
    return found


def row(entry: Entry) -> ft.Control:
    """One entry in a list, as one button."""
    return line(told(entry))


def line(told: Told) -> ft.Control:
    """A row with these words."""
    under: list[ft.Control] = [parts.plain(told.under, quiet=True)]
    if told.status:
        under.append(parts.tag(told.status))
    return parts.tile(told.icon, told.title, *under, on_click=lambda: frame.go(told.address))


def told(entry: Entry) -> Told:
    """What the row of an entry says. It knows no more than the entry itself."""
    match entry:
        case Concern():
            return _concern(entry)
        case Meeting():
            return _meeting(entry)
        case Conversation():
            return _conversation(entry)
        case ChildView():
            face = FACES[entry.face] if entry.face else ""
            under = tr("Child's view, {day}", day=day_words(entry.on))
            return Told(ft.Icons.FACE_OUTLINED, _in_their_words(entry), under, face, f"/record/view/{entry.id}")
        case Report():
            by = tr(" by {who}", who=entry.who) if entry.who else ""
            under = tr("Report or letter{by}, {day}", by=by, day=day_words(entry.on))
            return Told(ft.Icons.DESCRIPTION_OUTLINED, entry.what, under, "", f"/record/report/{entry.id}")
        case Help():
            under = tr("Help from outside, {day_of_help}", day_of_help=_day_of_help(entry))
            return Told(ft.Icons.HANDSHAKE_OUTLINED, entry.who, under, _step(entry), f"/plan/help/{entry.id}")
        case Cycle():
            decided = DECISIONS[entry.decision] if entry.decision else ""
            under = tr("From {day}", day=day_words(entry.starts))
            return Told(ft.Icons.LOOP, tr("Round of support"), under, decided, f"/plan/round/{entry.id}")
        case EhcRequest():
            under = tr("EHC means education, health and care. Asked on {day}", day=day_words(entry.asked_on))
            title = tr("Request for an EHC needs assessment")
            return Told(ft.Icons.ACCOUNT_BALANCE_OUTLINED, title, under, _answer(entry), f"/plan/ehc/{entry.id}")
        case Sent():
            title = tr("Sent to {who}", who=entry.to) if entry.to else tr("Sent")
            return Told(ft.Icons.SEND_OUTLINED, title, day_words(entry.on), "", f"/share/sent/{entry.id}")
    raise TypeError(type(entry))


def _concern(entry: Concern) -> Told:
    closed = entry.status in (ConcernStatus.CLOSED, ConcernStatus.BETTER)
    return Told(
        ft.Icons.TASK_ALT if closed else ft.Icons.SENTIMENT_NEUTRAL,
        first_line(entry.what),
        tr("Concern, {when}", when=rough_words(entry.when)),
        CONCERN_STATUSES[entry.status],
        f"/record/concern/{entry.id}",
    )


def _meeting(entry: Meeting) -> Told:
    day = day_words(entry.on) if entry.on else tr("no date yet")
    review = (
        tr("Review date agreed") if entry.review_on else tr("No review date agreed") if entry.no_review_date else ""
    )
    name = MEETING_NAMES[entry.kind]
    return Told(ft.Icons.GROUPS_OUTLINED, name, tr("Meeting, {day}", day=day), review, f"/record/meeting/{entry.id}")


def _conversation(entry: Conversation) -> Told:
    with_whom = tr(" with {who}", who=entry.who) if entry.who else ""
    return Told(
        ft.Icons.FORUM_OUTLINED,
        first_line(entry.said),
        f"{CONVERSATION_NAMES[entry.means]}{with_whom}, {day_words(entry.on)}",
        tr("Waiting for a reply") if entry.reply_by and not entry.replied_on else "",
        f"/record/conversation/{entry.id}",
    )


def _in_their_words(entry: ChildView) -> str:
    said = {tr("Good"): entry.good, tr("Hard"): entry.hard, tr("Would help"): entry.wish}
    return next((f"{about}: {first_line(text)}" for about, text in said.items() if text), tr("Child's view"))


def _day_of_help(entry: Help) -> str:
    dated = entry.consent_on or entry.referred_on or entry.seen_on or entry.report_on
    return f"{'from' if dated else tr('written down on')} {day_words(day_of(entry))}"


def _step(entry: Help) -> str:
    """The last step that is written down. Whether an appointment is to come is not known here."""
    steps = {
        tr("Report or advice came"): entry.report_on or entry.advice,
        tr("Appointment agreed"): entry.seen_on,
        tr("Referred"): entry.referred_on,
    }
    return next((name for name, there in steps.items() if there), "")


def _answer(entry: EhcRequest) -> str:
    if entry.plan_on or entry.no_plan_on or entry.draft_on:
        return tr("Plan came") if entry.plan_on else tr("No plan") if entry.no_plan_on else tr("Draft came")
    return {None: tr("No answer yet"), True: tr("They will assess"), False: tr("They will not assess")}[
        entry.will_assess
    ]


def first_line(text: str, most: int = 90) -> str:
    """The beginning of a text, for a list. What is left out is marked and stands in the entry."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= most else line[: most - 1].rstrip() + "\u2026"
