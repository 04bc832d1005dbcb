"""What is kept about giving parts of the record to others: the child's one-page profile, and what was sent."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from .choices import SummaryKind
from .kept import Entry, Line, Note

COPY = 1_000_000
"""The most characters of a copy: about 500 pages."""


class Profile(Entry):
    """One page about the child in the child's voice, made with them.

    The three headings are those of the one-page profile of Helen Sanderson Associates, as councils in England use it.
    """

    table: ClassVar[str] = "profiles"
    on: date
    liked: Note = ""
    """What people like about me."""
    matters: Note = ""
    """What matters to me."""
    support: Note = ""
    """How best to support me."""
    helped: Line = ""
    """Who helped to write it."""
    agreed: bool | None = None
    """Whether the child agreed that others see it; None where nobody asked."""

    @model_validator(mode="after")
    def _theirs(self) -> Self:
        if self.shared and self.agreed is not True:
            raise ValueError("a profile is shared only if the child agreed")
        return self


class Sent(Entry):
    """What a parent gave to somebody, with a copy: so that the next one can say what is new since."""

    table: ClassVar[str] = "sent"
    on: date
    kind: SummaryKind
    to: Line = ""
    text: Annotated[str, Field(max_length=COPY)] = ""
    """All of it, as plain text."""
    entry_ids: tuple[str, ...] = ()
    """The entries of which something stands in it."""
