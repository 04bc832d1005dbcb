"""All of the record as plain files, for the parent."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.language import tr

from . import frame, parts
from .app import App
from .device import SAVED


def AllData(app: App) -> ft.View:
    """What it is, who may read it, and one button."""

    async def save() -> None:
        from domain.data_files import data_name, data_zip  # only once it is asked for

        if await app.device.save_file(f"{data_name(app.today)}.zip", data_zip(app.record, app.today)):
            app.tell(tr("Your data was handed to this device as one file. {where}", where=SAVED))

    return frame.page(
        app,
        tr("All my data"),
        parts.words(
            tr("Everything you wrote, as plain files that other programs can read. It is yours to keep or to move.")
        ),
        parts.bullets(
            [
                tr("A table for each kind of entry, which opens in a spreadsheet."),
                tr("One file with everything together, for other programs."),
                tr("A short page that explains what is what."),
            ]
        ),
        parts.notice(
            tr("Your private notes are in it"),
            tr("Anyone who gets these files can read them. To send something to the school, make a summary."),
            parts.small_button(tr("Make a summary"), partial(frame.go, "/share"), color=parts.MIND.fore),
            tone=parts.MIND,
            icon=ft.Icons.LOCK_OPEN,
        ),
        parts.main_button(tr("Save all my data"), save, ft.Icons.SAVE_ALT),
    )
