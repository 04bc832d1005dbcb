"""The copies of the record by name, and the rule that says which of them may go."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.keeping import Copy

SAVES, DAYS, WEEKS = 10, 7, 4
"""How many of the last saves are kept, and of how many days and weeks the last copy."""
LASTING = {"upgrade", "restore"}
"""Copies made before something that could go wrong."""
LASTING_FOR = timedelta(days=30)
ROOM = 60_000_000
"""The bytes that all copies may take together, more or less."""
FEWEST = 3
"""The newest copies, kept however big they are."""

_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{10})-(\d{8}T\d{6}Z)-([a-z]+)-(\d+)-([0-9a-f]{8})")
_MARK = "-damaged"


@dataclass(frozen=True)
class Generation:
    """What the name of a copy says, so that the rule needs no reading. The digest makes it the name of these bytes."""

    number: int
    saved_at: datetime
    reason: str
    size: int
    digest: str

    @classmethod
    def of(cls, name: str) -> Generation | None:
        """The generation with this name; None where the name is of something else."""
        found = _NAME.fullmatch(name)
        if not found:
            return None
        number, saved_at, reason, size, digest = found.groups()
        try:
            when = datetime.fromisoformat(saved_at)
        except ValueError:
            return None
        return cls(int(number), when, reason, int(size), digest)

    @property
    def name(self) -> str:
        """Greater than the name of every earlier generation."""
        when = self.saved_at.astimezone(UTC).strftime(_TIME)
        return f"{self.number:010}-{when}-{self.reason}-{self.size}-{self.digest[:8]}"

    @property
    def mark(self) -> str:
        """The name of the mark that sets this copy aside: it is damaged, and kept as it is."""
        return self.name + _MARK

    @property
    def copy(self) -> Copy:
        """The same, as the screens know it."""
        return Copy(self.name, self.number, self.saved_at, self.reason)


def sort_out(names: Sequence[str]) -> tuple[list[Generation], list[Generation]]:
    """The generations among these names, newest first; and those of them that are set aside."""
    there = sorted(filter(None, map(Generation.of, names)), key=lambda g: g.name, reverse=True)
    marks = set(names)
    return [g for g in there if g.mark not in marks], [g for g in there if g.mark in marks]


def surplus(copies: Sequence[Generation], now: datetime) -> list[Generation]:
    """Which of these copies, newest first, may go. Never the newest ones; give it none that is set aside.

    Days and weeks are counted where something was saved, not back from now: a clock that was once wrong, or a parent
    who writes once a month, loses no copy by it.
    """
    kept = {
        *copies[:SAVES],
        *_last_of_each(copies, lambda when: when.date())[:DAYS],
        *_last_of_each(copies, lambda when: when.isocalendar()[:2])[:WEEKS],
    }
    lasting = {c for c in copies if c.reason in LASTING and now - c.saved_at < LASTING_FOR}
    room = ROOM
    for place, copy in enumerate(copies):
        if copy in kept:
            room -= copy.size
            if room < 0 and place >= FEWEST:
                kept.discard(copy)
    return [c for c in copies if c not in kept and c not in lasting]


def _last_of_each(copies: Sequence[Generation], span: Callable[[datetime], Hashable]) -> list[Generation]:
    """The newest copy of each day or week that has one, newest first."""
    last: dict[Hashable, Generation] = {}
    for copy in copies:
        last.setdefault(span(copy.saved_at), copy)
    return list(last.values())
