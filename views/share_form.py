"""What a parent has chosen for a summary so far, as its form and its draft keep it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import flet as ft

from domain.choices import SummaryKind
from domain.family import Family
from domain.kept import LINE
from domain.language import tr
from domain.naming import NameAs
from domain.reading import past_exact
from domain.summary_parts import Arranged, Choice, Options
from domain.typed import Wrong, clean

from . import frame
from .app import App
from .form import Form

SLUGS = {kind.name.lower(): kind for kind in SummaryKind}
"""How each kind is called in an address."""
LASTING = ("name_as", "made_by")
"""What is said once and holds for the next summary too."""
SENT = "sent"
"""Stands in the draft of what was sent: it is there again on the way back, but the next one starts anew."""
START: Mapping[str, str] = {
    "meeting_id": "",
    "name_as": NameAs.FIRST,
    "to": "",
    "made_by": "",
    "since_day": "",
    "since_month": "",
    "since_year": "",
    "arranged": Arranged.ROUND,
    "on": "",
    "off": "",
}
"""The form at first. `on` and `off` are what a parent ticked or unticked otherwise than it was at the start.

So a draft says nothing about what was written since, and cannot tick it.
"""


def kind_here() -> SummaryKind | None:
    """The kind of summary at this address, or None where there is no such kind."""
    return SLUGS.get(ft.use_route_params().get("kind", ""))


def address_of(kind: SummaryKind) -> str:
    """Where a summary of this kind is chosen."""
    return f"/share/new/{kind.name.lower()}"


def key_of(kind: SummaryKind, child_id: str) -> str:
    """The name of the form's draft."""
    return f"{child_id}:{address_of(kind)}"


def options_of(typed: Mapping[str, str], kind: SummaryKind | None, about: Family | None, today: date) -> Options:
    """What the form says besides the ticks. A day that cannot be read counts as none, and so does a meeting that
    was still to come when it was chosen, and is over now.
    """
    meeting = next((m for m in about.meetings if m.id == typed["meeting_id"]), None) if about else None
    over = kind is SummaryKind.BEFORE and meeting and meeting.on and meeting.on < today
    try:
        since = past_exact(typed, "since", today)
    except Wrong:
        since = None
    return Options(
        meeting.id if meeting and not over else "",
        NameAs(typed["name_as"]),
        _line(typed["to"]),
        _line(typed["made_by"]),
        since,
        Arranged(typed["arranged"]),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())[:LINE]


def ticked(offered: Iterable[Choice], typed: Mapping[str, str]) -> frozenset[str]:
    """The ids of what is ticked now, and of nothing that is not offered."""
    on, off = (set(typed[name].split(",")) for name in ("on", "off"))
    return frozenset(each.id for each in offered if each.id in on or (each.ticked and each.id not in off))


def tick(form: Form, choices: Collection[Choice], on: bool) -> None:
    """Ticks these choices, or takes their ticks away."""
    form.typed.pop(SENT, None)
    theirs = {each.id for each in choices}
    differ = [each.id for each in choices if each.ticked is not on]
    for name, now in (("on", on), ("off", not on)):
        others = [id for id in form.typed[name].split(",") if id and id not in theirs]
        form.put(name, ",".join([*others, *(differ if now else [])]))
    form.redraw()


def problems(form: Form, today: date, chosen: Collection[str]) -> dict[str, str]:
    """What keeps a summary from being made, by the field that it is about."""
    found: dict[str, str] = {}
    try:
        past_exact(form.typed, "since", today)
    except Wrong as wrong:
        found["since"] = str(wrong)
    if not chosen:
        found["ticks"] = tr("Nothing is ticked yet. Tick at least one thing.")
    return found


def lasting(typed: Mapping[str, str]) -> dict[str, str]:
    """What of a form holds for the next summary too."""
    return {name: typed[name] for name in LASTING if typed.get(name, START[name]) != START[name]}


def begin(app: App, kind: SummaryKind, child_id: str, **fields: str) -> None:
    """Opens the form, with these fields filled in. What was ticked for another meeting or person, or for what is sent
    already, is not ticked any more.
    """
    key = key_of(kind, child_id)
    draft = app.drafts.of(key) or {}
    if SENT in draft or any(draft.get(name) != text for name, text in fields.items()):
        app.drafts.typing(key, {**lasting(draft), **fields})
    frame.go(address_of(kind))
