"""The record without all that was not chosen: what a document is made of, so that nothing else can come into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from .family import Family
from .kept import Entry
from .plan import Happening
from .record import Child
from .summary_parts import Choice
from .typed import clean

E = TypeVar("E", bound=Entry)
STRUCTURE = (
    *("id", "child_id", "created_at", "updated_at", "deleted_at", "shared"),
    *("cycle_id", "outcome_id", "meeting_id", "support_id", "carried_from"),
)
"""What says how entries belong together. No document ever shows it."""
WEEK = ("week", "answer")
"""What goes along of the weeks of a support that was chosen."""


def only(about: Family, offered: Iterable[Choice], chosen: Collection[str], called: str) -> Family:
    """What was chosen among what is offered, without all else: no other entry, and of these no other field."""
    let: dict[str, set[str]] = {}
    for each in offered:
        if each.entry_id and each.id in chosen:
            let.setdefault(each.entry_id, set()).update(each.fields)

    def of(rows: Iterable[E]) -> tuple[E, ...]:
        return tuple(bare(row, let[row.id]) for row in rows if row.id in let)

    return Family(
        child=_child(about.child, called),
        concerns=of(about.concerns),
        meetings=of(about.meetings),
        actions=of(about.actions),
        questions=of(about.questions),
        conversations=of(about.conversations),
        cycles=of(about.cycles),
        outcomes=of(about.outcomes),
        supports=of(about.supports),
        happenings=_weeks(about.happenings, let),
        reports=of(about.reports),
        helps=of(about.helps),
        requests=of(about.requests),
        views=of(about.views),
        profiles=of(about.profiles),
    )


def bare(entry: E, fields: Collection[str]) -> E:
    """An entry with these fields only. Every other one is as if nobody had filled it in.

    Unseen characters go too, as some of them would turn the words of others around.
    """
    made: dict[str, Any] = {}
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if name in fields:
            made[name] = clean(value) if type(value) is str else value
        elif name not in STRUCTURE:
            made[name] = info.get_default() if not info.is_required() else "" if type(value) is str else value
    return entry.model_copy(update=made)


def _weeks(happenings: Iterable[Happening], let: Collection[str]) -> tuple[Happening, ...]:
    return tuple(bare(week, WEEK) for week in happenings if week.support_id in let)


def _child(child: Child, called: str) -> Child:
    return child.model_copy(update={"name": called, "born": None})
