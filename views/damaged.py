"""Shown instead of the app when the record cannot be opened. Nothing is ever started over it."""

from __future__ import annotations

import flet as ft

from domain.dates import day_words, time_words
from domain.keeping import Copy
from domain.language import tr

from . import frame, parts
from .app import App
from .parts import Handler


def Damaged(app: App) -> ft.View:
    """What happened, what is safe, and what can be done."""
    damage = app.damage
    assert damage

    async def open_last() -> None:
        await app.open_copy(damage.last_good)

    async def start_empty() -> None:
        await app.open_copy(None)

    last = damage.last_good
    return frame.plain(
        parts.heading(tr("Part of your record cannot be read"), 1),
        parts.words(
            tr(
                "The newest copy of your record on this device is damaged. "
                "This can happen when a device breaks down or its storage is faulty. It is nothing you did."
            )
        ),
        parts.words(tr("The damaged copy is kept as it is, and will not be written over.")),
        *_last_good(last, open_last, start_empty),
        parts.heading(tr("Keep the damaged copy")),
        parts.words(tr("Save it to a file. Someone who knows computers may be able to read it.")),
        *(
            parts.button(tr("Save the damaged copy {named}", named=_named(copy)), _saver(app, copy), ft.Icons.SAVE_ALT)
            for copy in damage.damaged
        ),
        width=app.width,
    )


def _last_good(last: Copy | None, open_last: Handler, start_empty: Handler) -> list[ft.Control]:
    if last:
        return [
            parts.heading(tr("The last good copy")),
            parts.words(tr("It is {named}. What you wrote after that is missing from it.", named=_named(last))),
            parts.main_button(tr("Open the last good copy"), open_last),
        ]
    return [
        parts.heading(tr("There is no other copy on this device")),
        parts.words(
            tr("Save the damaged copy first. Then you can start a new record. The damaged copy still stays here.")
        ),
        parts.main_button(tr("Start a new record"), start_empty),
    ]


def _named(copy: Copy) -> str:
    at = copy.saved_at.astimezone()
    return tr("from {day} at {time}", day=day_words(at.date()), time=time_words(at.time()))


def _saver(app: App, copy: Copy) -> Handler:
    async def save() -> None:
        await app.device.save_file(f"sen-diary-damaged-{copy.generation}.record", await app.bytes_of(copy))

    return save


def Unreachable(app: App) -> ft.View:
    """The device or browser does not let the app at its storage."""

    async def again() -> None:
        await app.open()

    return frame.plain(
        parts.heading(tr("Your record cannot be opened right now"), 1),
        parts.words(
            tr(
                "This phone or computer does not let SEN Diary read its storage. "
                "Nothing was changed, and nothing is lost by this."
            )
        ),
        parts.bullets(
            [
                tr("Close other tabs and windows with SEN Diary."),
                tr("If this is a private window, open SEN Diary in an ordinary one."),
                tr("Check that there is some free space left."),
            ]
        ),
        parts.main_button(tr("Try again"), again),
        width=app.width,
    )
