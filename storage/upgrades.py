"""From each stored form of the tables to the next, on plain dicts: the classes of today cannot read old rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .envelope import Tables

Step = Callable[[Tables], Tables]
"""Gives the tables in the next form. It may change what it is given, and leaves a row alone that it cannot read."""


class Newer(Exception):
    """Written by a newer version of the app."""


@dataclass(frozen=True)
class Form:
    """A stored form, and the steps that lead to it: `steps[1]` goes from schema 1 to schema 2."""

    schema: int
    steps: Mapping[int, Step] = field(default_factory=dict)

    def upgraded(self, tables: Tables, schema: int) -> Tables:
        """The tables in this form. Raises Newer."""
        if schema > self.schema:
            raise Newer(f"schema {schema}, and this version knows {self.schema}")
        for number in range(schema, self.schema):
            tables = self.steps[number](tables)
        return tables


def add_questions(tables: Tables) -> Tables:
    """From 1 to 2: questions came as a table of their own. Old stores have none, and an older app must not write."""
    return tables


def add_conversations(tables: Tables) -> Tables:
    """From 2 to 3: people, conversations, half-terms and reminders that were put off came as tables of their own."""
    return tables


def add_rounds(tables: Tables) -> Tables:
    """From 3 to 4: rounds, outcomes, support, whether it happens, reports, outside help and the child's view came as
    tables of their own, areas to concerns, and when a child was born.
    """
    return tables


def add_giving(tables: Tables) -> Tables:
    """From 4 to 5: one-page profiles and what was sent came as tables of their own, and when a backup was last made."""
    return tables


FORM = Form(schema=5, steps={1: add_questions, 2: add_conversations, 3: add_rounds, 4: add_giving})
"""The form of today. To change it: raise the schema, add the step, and keep a real old store in tests/samples."""
