"""The words on the screens of sharing, in one place so that a sentence can be mended."""

from __future__ import annotations

import flet as ft

from domain.choices import SummaryKind
from domain.copied import Source
from domain.language import tr
from domain.naming import NameAs, called
from domain.summary_parts import Arranged

KINDS: dict[SummaryKind, tuple[ft.IconData, str, str]] = {
    SummaryKind.BEFORE: (
        ft.Icons.EVENT_OUTLINED,
        tr("Before a meeting"),
        tr("One or two pages, so that everyone knows what you want to talk about."),
    ),
    SummaryKind.AFTER: (
        ft.Icons.FACT_CHECK_OUTLINED,
        tr("After a meeting"),
        tr("What was agreed: who does what, by when, and when you look at it again."),
    ),
    SummaryKind.PROFILE: (
        ft.Icons.FACE_OUTLINED,
        tr("One-page profile"),
        tr("In your child\u2019s own voice: what people like, what matters, and what helps."),
    ),
    SummaryKind.STORY: (
        ft.Icons.TIMELINE,
        tr("The story so far"),
        tr(
            "A list by date, for a new school or a specialist. "
            "It also helps when you ask for an education, health and care (EHC) plan."
        ),
    ),
}
"""By kind: a picture, its name, and what it is for."""
ARRANGED = {Arranged.ROUND: tr("By round of support"), Arranged.AREA: tr("By area of need")}
SOURCES = {
    Source.NOTE: tr("It also stands in a private note."),
    Source.VIEW: tr("It also stands in something your child has not agreed to show."),
    Source.CONTACT: tr("It is a way to reach somebody."),
    Source.NAME: tr("It is more of the name than you chose."),
}
"""Where words of a summary also stand, or what they are."""


def names_of(name: str) -> dict[NameAs, str]:
    """The ways in which a child of this name can be named."""
    return {
        NameAs.FIRST: tr("First name: {name}", name=called(name, NameAs.FIRST)),
        NameAs.INITIALS: tr("Initials: {name}", name=called(name, NameAs.INITIALS)),
        NameAs.NONE: tr("No name"),
    }
