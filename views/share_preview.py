"""What will be sent, just as it will be read, with what should be looked at once more, and the ways out."""

from __future__ import annotations

import flet as ft

from domain.copied import Passage
from domain.language import tr
from domain.reading import YES
from domain.summary import asked_first

from . import frame, parts
from .app import App
from .entry import missing, shown
from .plan_words import YES_OR_NO
from .share_form import address_of, kind_here
from .share_made import Made, made_of
from .share_paper import Paper
from .share_ways import Ways
from .share_words import SOURCES

FEW = 6
"""How many passages are pointed out at first."""


def Preview(app: App) -> ft.View:
    """The document of what is ticked. It stays as it is until the parent leaves the screen."""
    kind = kind_here()
    kept: ft.MutableRef[Made | None] = ft.use_ref(None)
    answered, agree = ft.use_state(("", ""))
    about = shown(app)
    if not kind:
        return missing(app)
    made = kept.current
    if made is None or (made.kind, made.about.child.id) != (kind, about.child.id):
        made = kept.current = made_of(app, kind, about.child.id)

    def change() -> None:
        frame.go(address_of(kind))

    async def answer(given: str) -> None:
        agree((made.key, given))  # of this child, and of no other

    agreed = answered[1] if answered[0] == made.key else ""
    asked = asked_first(made.about, app.today)
    return frame.page(
        app,
        tr("What will be sent"),
        *(_all(app, made, asked, agreed, answer) if made.entry_ids else [parts.words(tr("Nothing is ticked yet."))]),
        parts.button(tr("Change what goes in"), change, ft.Icons.EDIT_OUTLINED),
    )


def _all(app: App, made: Made, asked: str, agreed: str, answer: parts.Handler) -> list[ft.Control]:
    to = made.options.to
    return [
        parts.words(tr("It is for {who}.", who=to) if to else tr("It does not say who it is for.")),
        parts.words(tr("This is all that will be sent, word for word.")),
        *_passages(made),
        Paper(made.document),
        *([parts.private(made.stays)] if made.stays else []),
        *(_asking(asked, agreed, answer) if asked else []),
        *([Ways(app, made)] if agreed == YES or not asked else []),
    ]


def _passages(made: Made) -> list[ft.Control]:
    """What a parent should look at once more. It may be right as it is."""
    if not made.passages:
        return []
    return [
        parts.notice(
            tr("Please look at this once more"),
            tr(
                "It is in what you send, and it may be private. "
                "If you do not want it there, go back and untick it, or change the entry."
            ),
            tone=parts.MIND,
            icon=ft.Icons.VISIBILITY_OUTLINED,
        ),
        parts.LongList([lambda each=each: _passage(each) for each in made.passages]),  # type: ignore[misc]
    ]


def _passage(passage: Passage) -> ft.Control:
    words = parts.plain(tr("\u201c{words}\u201d", words=passage.text))
    return parts.card(words, parts.plain(SOURCES[passage.source], quiet=True), gap=2)


def _asking(asked: str, agreed: str, answer: parts.Handler) -> list[ft.Control]:
    """From 16 on it is the young person's choice: nothing goes out before their yes."""
    return [
        parts.heading(asked, 3),
        parts.words(tr("From about 16 on, it is their own choice what is shared. The ways to send come after a yes.")),
        parts.choices(asked, YES_OR_NO, agreed, answer),
    ]
