"""A short message above the screens, and what an undo brings back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.keeping import Draft
from domain.kept import Kept
from domain.record import Record


@dataclass(frozen=True)
class Said:
    """A short message on the screen at one address, gone once the parent moves on. `undo` is what it can bring back."""

    text: str
    at: str
    undo: tuple[Kept, ...] = ()
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    """What was half-written about it, which comes back with it."""
    before: Record | None = None
    """The whole record before a backup took its place, where that can be undone."""
