"""What other screens show of sharing: a button to a summary of a meeting, and whether an entry may go into one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from domain.choices import SummaryKind
from domain.kept import Entry
from domain.language import tr
from domain.record import Meeting, Record

from . import parts
from .app import App


def summary_button(
    app: App, kind: SummaryKind, meeting: Meeting, keep: Callable[[], Awaitable[bool]] | None = None
) -> list[ft.Control]:
    """A way to a summary of this meeting, where the child that is shown is the one it is about.

    `keep` first keeps what is typed on this screen, and says whether it could.
    """
    if not app.child or app.child.id != meeting.child_id:
        return []

    async def make() -> None:
        from .share_form import begin  # all that summaries are made of: only once one is wanted

        if not keep or await keep():
            begin(app, kind, meeting.child_id, meeting_id=meeting.id)

    return [parts.button(tr("Make a summary for this meeting"), make, ft.Icons.IOS_SHARE_OUTLINED)]


def may_share(app: App, entry: Entry) -> ft.Control:
    """A switch: whether an entry is ticked at the start where something is shared."""

    async def turn() -> None:
        def change(record: Record) -> Record:
            now: Entry = getattr(record, entry.table)[entry.id]
            return record.with_(now.changed(app.now(), shared=not entry.shared))

        await app.amend(change)

    # merged, so that the switch is named by its words; and padded, to be tall enough for a finger
    line = ft.Row(
        [ft.Text(tr("May go into what you share"), expand=True), ft.Switch(value=entry.shared, on_change=turn)]
    )
    switch = ft.MergeSemantics(ft.Container(line, padding=ft.Padding.symmetric(vertical=4)))
    told = tr("Then it is ticked when you make a summary. You can still leave it out.")
    return parts.column(switch, parts.words(told, quiet=True), gap=0)
