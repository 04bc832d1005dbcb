"""What was sent: to whom, when, and the text as it was."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.dates import day_words
from domain.giving import Sent
from domain.language import tr
from domain.summary_words import TITLES

from . import frame, parts
from .app import App
from .entry import found, missing, whose
from .share_form import begin


def SentPage(app: App) -> ft.View:
    """The copy that was kept. It cannot be changed, as what was sent cannot be changed."""
    sent = found(app, Sent)
    if not sent:
        return missing(app)

    async def delete() -> None:
        await app.delete(sent, then="/share")

    return frame.page(
        app,
        tr("What you sent"),
        *whose(app, sent.child_id),
        parts.card(
            parts.heading(TITLES[sent.kind]),
            parts.words(tr("Sent to {who}", who=sent.to) if sent.to else tr("It is not written down to whom.")),
            parts.words(day_words(sent.on), quiet=True),
        ),
        parts.heading(tr("The text as it was")),
        # in pieces, as a text may be as long as a book
        parts.LongList([partial(parts.plain, piece) for piece in sent.text.split("\n\n") if piece.strip()], 12),
        *_again(app, sent),
        parts.small_button(tr("Delete this copy"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR),
        parts.words(tr("That deletes only your own copy. Whoever you sent it to still has theirs."), quiet=True),
    )


def _again(app: App, sent: Sent) -> list[ft.Control]:
    """A new one for the same person, about the child that is shown."""
    if not app.child or app.child.id != sent.child_id:
        return []

    def make() -> None:
        begin(app, sent.kind, sent.child_id, to=sent.to)

    label = tr("Make a new one for the same person") if sent.to else tr("Make a new one")
    return [parts.main_button(label, make, ft.Icons.ADD)]
