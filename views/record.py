"""Record: everything by date, newest first, with search in words and filters by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import flet as ft

from domain.choices import ConcernStatus
from domain.dates import day_words, month_words, rough_words
from domain.family import Family, day_of, family
from domain.kept import Entry
from domain.record import Concern, Conversation, Meeting
from domain.search import Finder
from domain.today import CONVERSATION_NAMES, MEETING_NAMES

from . import fields, frame, parts
from .app import App
from .words import CONCERN_STATUSES

PAGE = 25
"""How many entries are drawn at once: a list of thousands would stop the phone."""
KINDS: dict[str, type[Entry] | None] = {
    "All": None,
    "Concerns": Concern,
    "Meetings": Meeting,
    "Conversations": Conversation,
}


def RecordScreen(app: App) -> ft.View:
    """The list. Only as many rows are drawn as were asked for."""
    asked, ask = ft.use_state("")
    kind, choose = ft.use_state("All")
    shown, show = ft.use_state(PAGE)
    child = app.child
    assert child
    about = family(app.record, child.id)
    finder = ft.use_memo(lambda: Finder(entries_of(about, KINDS[kind]), about.actions), [about, kind])
    found = finder.find(asked)

    def search(words: str) -> None:
        ask(words)
        show(PAGE)

    def pick(name: str) -> None:
        choose(name)
        show(PAGE)

    return frame.tab(
        app,
        "Record",
        parts.main_button("Add to the record", lambda: frame.go("/record/add"), ft.Icons.ADD),
        fields.named("Search the record", _search_field(ft.use_callback(search, []))),
        ft.Row([_filter(name, name == kind, pick) for name in KINDS], wrap=True, spacing=8),
        ft.Semantics(live_region=True, content=parts.words(_count(len(found), asked, kind), quiet=True)),
        *_months(found[:shown]),
        *([parts.button("Show earlier entries", lambda: show(shown + PAGE))] if len(found) > shown else []),
    )


@parts.memo
def _search_field(search: Callable[[str], None]) -> ft.Control:
    """Drawn once, like the fields of the forms, so that no drawing writes over what is being typed."""
    return ft.TextField(prefix_icon=ft.Icons.SEARCH, on_change=lambda e: search(e.data or ""), **fields.look())


def entries_of(about: Family, kind: type[Entry] | None) -> list[Entry]:
    """The entries of the record that have a place in time, newest first."""
    rows: list[Entry] = [*about.concerns, *about.meetings, *about.conversations]
    if kind:
        rows = [row for row in rows if isinstance(row, kind)]
    return sorted(rows, key=lambda row: (day_of(row), row.created_at), reverse=True)


def _filter(name: str, chosen: bool, pick: Callable[[str], None]) -> ft.Control:
    return ft.Chip(
        label=ft.Text(name),
        selected=chosen,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        selected_color=ft.Colors.PRIMARY_CONTAINER,
        padding=ft.Padding.symmetric(horizontal=8, vertical=12),
        on_select=lambda: pick(name),
    )


def _count(number: int, asked: str, kind: str) -> str:
    if not number:
        if asked.strip():
            return "Nothing found. Try fewer words, or one part of a word."
        if kind == "All":
            return "Nothing is written down yet. Start with something small: what did you notice this week?"
        return f"No {kind.lower()} yet."
    count = "1 entry" if number == 1 else f"{number:,} entries"
    return f"{count} found" if asked.strip() else count


def _months(entries: Sequence[Entry]) -> list[ft.Control]:
    found: list[ft.Control] = []
    for month, rows in groupby(entries, key=_month):
        found += [parts.heading(month), *(row(entry) for entry in rows)]
    return found


def _month(entry: Entry) -> str:
    if isinstance(entry, Meeting) and entry.on is None:
        return "No date yet"
    if isinstance(entry, Concern) and entry.when.month is None:
        return f"Some time in {entry.when.year}"
    return month_words(day_of(entry))


def row(entry: Entry) -> ft.Control:
    """One entry in a list, as one button."""
    match entry:
        case Concern():
            closed = entry.status in (ConcernStatus.CLOSED, ConcernStatus.BETTER)
            return _row(
                ft.Icons.TASK_ALT if closed else ft.Icons.SENTIMENT_NEUTRAL,
                first_line(entry.what),
                f"Concern, {rough_words(entry.when)}",
                CONCERN_STATUSES[entry.status],
                f"/record/concern/{entry.id}",
            )
        case Meeting():
            day = day_words(entry.on) if entry.on else "no date yet"
            review = (
                "Review date agreed" if entry.review_on else "No review date agreed" if entry.no_review_date else ""
            )
            return _row(
                ft.Icons.GROUPS_OUTLINED,
                MEETING_NAMES[entry.kind],
                f"Meeting, {day}",
                review,
                f"/record/meeting/{entry.id}",
            )
        case Conversation():
            waiting = entry.reply_by and not entry.replied_on
            with_whom = f" with {entry.who}" if entry.who else ""
            return _row(
                ft.Icons.FORUM_OUTLINED,
                first_line(entry.said),
                f"{CONVERSATION_NAMES[entry.means]}{with_whom}, {day_words(entry.on)}",
                "Waiting for a reply" if waiting else "",
                f"/record/conversation/{entry.id}",
            )
    raise TypeError(type(entry))


def first_line(text: str, most: int = 90) -> str:
    """The beginning of a text, for a list. What is left out is marked and stands in the entry."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= most else line[: most - 1].rstrip() + "\u2026"


def _row(icon: ft.IconData, title: str, under: str, status: str, address: str) -> ft.Control:
    told: list[ft.Control] = [parts.words(under, quiet=True)]
    if status:
        tag = parts.tag(status)
        told.append(ft.Row([tag], wrap=True))
    return parts.tile(icon, title, *told, on_click=lambda: frame.go(address))


def Add(app: App) -> ft.View:
    """What should be added?"""
    choices = (
        ("A concern", "Something you noticed or that worries you", "/record/concern/new", ft.Icons.SENTIMENT_NEUTRAL),
        ("A meeting", "One that is coming, or one that has been", "/record/meeting/new", ft.Icons.GROUPS_OUTLINED),
        ("A conversation", "A call, an email, a word at the gate", "/record/conversation/new", ft.Icons.FORUM_OUTLINED),
    )
    return frame.page(
        app, "Add to the record", *(_row(icon, title, told, "", address) for title, told, address, icon in choices)
    )
