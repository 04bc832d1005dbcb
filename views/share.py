"""Share: what a parent can give to others, all that is theirs to take along, and what was sent before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from domain.dates import day_words
from domain.family import family
from domain.giving import Sent
from domain.language import tr
from domain.summary_words import TITLES

from . import frame, parts
from .app import App
from .share_form import begin
from .share_words import KINDS


def Share(app: App) -> ft.View:
    """The four kinds of summaries, a copy of everything, and what was sent."""
    assert app.child
    about = family(app.record, app.child.id)
    profile = tr("{name}\u2019s one-page profile", name=about.name)
    return frame.tab(
        app,
        tr("Share"),
        parts.words(tr("Nothing leaves this phone unless you send it. You choose what goes in, and see it first.")),
        *(_kind(partial(begin, app, kind, app.child.id), *words) for kind, words in KINDS.items()),
        parts.button(profile, partial(frame.go, "/share/profile"), ft.Icons.EDIT_OUTLINED),
        parts.heading(tr("For yourself")),
        parts.button(tr("All my data"), partial(frame.go, "/settings/data"), ft.Icons.FOLDER_OUTLINED),
        parts.button(tr("Backup"), partial(frame.go, "/settings/backup"), ft.Icons.BACKUP_OUTLINED),
        parts.heading(tr("What you sent before")),
        _before(about.sent),
    )


def _kind(open_it: Callable[[], None], icon: ft.IconData, title: str, told: str) -> ft.Control:
    return parts.tile(icon, title, parts.plain(told), on_click=lambda: open_it())


def _before(sent: Sequence[Sent]) -> ft.Control:
    if not sent:
        told = tr("Nothing yet. When you send something, a copy is kept here, so that you know who has what.")
        return parts.words(told, quiet=True)
    return parts.LongList([partial(_sent, each) for each in sent])


def _sent(sent: Sent) -> ft.Control:
    title = tr("Sent to {who}", who=sent.to) if sent.to else tr("Sent")
    under = parts.plain(tr("{what}, {day}", what=TITLES[sent.kind], day=day_words(sent.on)), quiet=True)
    return parts.tile(ft.Icons.SEND_OUTLINED, title, under, on_click=partial(frame.go, f"/share/sent/{sent.id}"))
