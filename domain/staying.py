"""What stays on the phone when something is given away: so many entries, and so many private notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .family import Family
from .language import tr, trn


@dataclass(frozen=True)
class Stays:
    """What is not in a summary: so many entries, and so many private notes."""

    entries: int
    notes: int

    @property
    def words(self) -> str:
        """The same in a sentence, or nothing where nothing stays."""
        entries = trn("{n} entry", "{n} entries", self.entries)
        notes = trn("{n} private note", "{n} private notes", self.notes)
        if self.entries and self.notes:
            return tr("{entries} and {notes} stay on this phone.", entries=entries, notes=notes)
        if self.entries:
            return trn("{n} entry stays on this phone.", "{n} entries stay on this phone.", self.entries)
        if self.notes:
            return trn("{n} private note stays on this phone.", "{n} private notes stay on this phone.", self.notes)
        return ""


def staying(about: Family, gone: Collection[str]) -> Stays:
    """What stays where the entries with these ids go. People, weeks and what was sent before are not counted."""
    apart = {entry.id for entry in (*about.people, *about.happenings, *about.sent)}
    left = [entry for entry in about.everything() if entry.id not in gone and entry.id not in apart]
    return Stays(len(left), sum(bool(text.strip()) for text in private_notes(about)))


def private_notes(about: Family) -> tuple[str, ...]:
    """Every note that can never be in a summary."""
    return (*(meeting.private_notes for meeting in about.meetings), *(each.notes for each in about.requests))
