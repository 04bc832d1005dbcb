"""Reads a one-page profile: what people like about the child, what matters to them, and how best to support them."""

from __future__ import annotations

from datetime import date

from .giving import Profile
from .language import tr
from .reading import Reading, day_written, filled
from .typed import Fields, line, note

TOLD = ("liked", "matters", "support")
"""The three headings. One of them is enough."""


def read_profile(typed: Fields, today: date) -> Reading:
    """The profile. Something under one heading is needed, and the day.

    Only a yes of the child lets it be shared: without it `shared` is taken away, whatever it was before.
    """
    form = Reading(typed)
    form.text(*TOLD, read=note)
    if not form.problems and not any(form.values[name] for name in TOLD):
        form.problems["liked"] = tr("There is nothing to keep yet. A few words under one heading are enough.")
    form.text("helped", read=line)
    form.take("on", lambda: day_written(typed, today))
    form.consent("agreed")
    return form


def fields_of_profile(profile: Profile) -> dict[str, str]:
    """The form of a profile, filled in."""
    return filled(profile, *TOLD, "helped", "agreed", dates=("on",))
