"""What narrows the record: kinds as chips, areas and people behind a button, and the words that say what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from domain.choices import Area
from domain.family import Family
from domain.kept import Entry
from domain.language import tr, trn
from domain.plan import ChildView, Cycle, EhcRequest, Help, Report
from domain.record import Concern, Conversation, Meeting
from domain.search import Found
from domain.timeline import Filters, Timeline

from . import frame, parts
from .chips import chip, chips
from .plan_words import AREAS_SHORT
from .timeline import first_line

PAGE = 25
"""How many entries are drawn at once: a list of thousands would stop the phone."""
LONGEST = 60
"""How many letters of a name are shown: on a chip it takes up to three lines."""
ALWAYS: dict[str, type[Entry] | None] = {
    tr("All"): None,
    tr("Concerns"): Concern,
    tr("Meetings"): Meeting,
    tr("Conversations"): Conversation,
}
SOMETIMES: dict[str, type[Entry] | None] = {
    tr("Child's view"): ChildView,
    tr("Reports"): Report,
    tr("Outside help"): Help,
    tr("Rounds"): Cycle,
    tr("Asking for a plan"): EhcRequest,
}
"""The kinds that are offered only where there are some, and with the other ways to find, so that the screen is calm."""


EVERYTHING = Filters()


@dataclass(frozen=True)
class Asked:
    """What the parent wants to see, and how much of it. `fresh` counts how often they began anew."""

    words: str = ""
    filters: Filters = EVERYTHING
    by_round: bool = False
    unfolded: bool = False
    shown: int = PAGE
    fresh: int = 0

    @property
    def everything(self) -> bool:
        """Whether nothing narrows what is shown."""
        return not self.words.strip() and self.filters == EVERYTHING


Change = Callable[..., None]
"""Takes what is to be asked for otherwise, by the names of `Asked`."""


def still(filters: Filters, timeline: Timeline) -> Filters:
    """These filters without those that are not offered any more: of another child, or of what was deleted."""
    kind = filters.kind if filters.kind in (*timeline.kinds, *ALWAYS.values()) else None
    area = filters.area if filters.area in timeline.areas else None
    return Filters(kind, area, filters.person if filters.person and filters.person in timeline.names else "")


def kinds(timeline: Timeline, asked: Asked, change: Change) -> ft.Control:
    there = {name: kind for name, kind in SOMETIMES.items() if kind in timeline.kinds}
    offered = ALWAYS | {name: kind for name, kind in there.items() if asked.unfolded or kind is asked.filters.kind}

    def pick(kind: type[Entry] | None) -> None:
        change(filters=replace(asked.filters, kind=kind))

    return chips({kind: name for name, kind in offered.items()}, asked.filters.kind, pick)


def ways(timeline: Timeline, asked: Asked, change: Change) -> list[ft.Control]:
    """The filters that are folded away at first, and the way to what has changed."""
    if not timeline.kinds:
        return []
    filters = asked.filters
    number = bool(filters.area) + bool(filters.person)
    label = tr("Fewer ways to find") if asked.unfolded else tr("More ways to find")
    label += tr(" ({number} on)", number=number) if number else ""
    icon = ft.Icons.EXPAND_LESS if asked.unfolded else ft.Icons.EXPAND_MORE
    turn = parts.small_button(label, lambda: change(unfolded=not asked.unfolded, shown=asked.shown), icon)
    since = parts.small_button(tr("What has changed since"), partial(frame.go, "/record/since"), ft.Icons.HISTORY)
    found: list[ft.Control] = [ft.Row([turn, since], wrap=True, spacing=12, run_spacing=0)]
    if not asked.unfolded:
        return found
    areas = {area: AREAS_SHORT[area] for area in timeline.areas}
    people = {key: first_line(name, LONGEST) for key, name in timeline.names.items()}

    def pick_area(area: Area) -> None:
        change(filters=replace(filters, area=None if area is filters.area else area))

    def pick_person(key: str) -> None:
        change(filters=replace(filters, person="" if key == filters.person else key))

    if not areas and not people:
        found.append(parts.words(tr("No area of need and nobody's name is written down yet.")))
    return [
        *found,
        *([parts.heading(tr("What is it about?"), 3), chips(areas, filters.area, pick_area)] if areas else []),
        *([parts.heading(tr("Who is it with?"), 3), chips(people, filters.person, pick_person)] if people else []),
    ]


def told(about: Family, found: Found, asked: Asked, change: Change) -> ft.Control:
    """How many there are, told as it changes; their order, where there are rounds; and the way back to all of them."""
    near = [parts.words(tr("Nothing has exactly these words. Near to them:"))] if found.near else []
    count = parts.words(_count(len(found.entries), asked), quiet=True)
    live = ft.Semantics(live_region=True, container=True, content=parts.column(*near, count, gap=4))

    def turn() -> None:
        change(by_round=not asked.by_round)

    def reset() -> None:
        change(words="", filters=EVERYTHING, fresh=asked.fresh + 1)

    offered = about.cycles and (asked.unfolded or asked.by_round)
    order = [chip(tr("By round"), asked.by_round, turn)] if offered else []
    everything = [] if asked.everything else [parts.small_button(tr("Show everything"), reset, ft.Icons.CLEAR)]
    return ft.Row([live, *order, *everything], wrap=True, spacing=12)


def _count(number: int, asked: Asked) -> str:
    narrowed = asked.filters.area or asked.filters.person
    if number:
        count = trn("{n:,} entry", "{n:,} entries", number)
        return tr("{count} found", count=count) if asked.words.strip() or narrowed else count
    if narrowed:
        return tr("Nothing fits all that you chose. Choose less, or show everything.")
    if asked.words.strip():
        return tr("Nothing found. Try fewer words, or one part of a word.")
    kind = next(name for name, kind in (ALWAYS | SOMETIMES).items() if kind is asked.filters.kind)
    if kind == tr("All"):
        return tr("Nothing is written down yet. Start with something small: what did you notice this week?")
    return tr("No {kind} yet.", kind=kind.lower())
