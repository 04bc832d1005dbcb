"""Shown instead of the app when the record cannot be opened. Nothing is ever started over it."""

from __future__ import annotations

import flet as ft

from domain.dates import day_words, time_words
from domain.keeping import Copy

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
        parts.heading("Part of your record cannot be read", 1),
        parts.words(
            "The newest copy of your record on this device is damaged. "
            "This can happen when a device breaks down or its storage is faulty. It is nothing you did."
        ),
        parts.words("The damaged copy is kept as it is, and will not be written over."),
        *_last_good(last, open_last, start_empty),
        parts.heading("Keep the damaged copy"),
        parts.words("Save it to a file. Someone who knows computers may be able to read it."),
        *(
            parts.button(f"Save the damaged copy {_named(copy)}", _saver(app, copy), ft.Icons.SAVE_ALT)
            for copy in damage.damaged
        ),
        width=app.width,
    )


def _last_good(last: Copy | None, open_last: Handler, start_empty: Handler) -> list[ft.Control]:
    if last:
        return [
            parts.heading("The last good copy"),
            parts.words(f"It is {_named(last)}. What you wrote after that is missing from it."),
            parts.main_button("Open the last good copy", open_last),
        ]
    return [
        parts.heading("There is no other copy on this device"),
        parts.words("Save the damaged copy first. Then you can start a new record. The damaged copy still stays here."),
        parts.main_button("Start a new record", start_empty),
    ]


def _named(copy: Copy) -> str:
    at = copy.saved_at.astimezone()
    return f"from {day_words(at.date())} at {time_words(at.time())}"


def _saver(app: App, copy: Copy) -> Handler:
    async def save() -> None:
        await app.device.save_file(f"sen-diary-damaged-{copy.generation}.record", await app.bytes_of(copy))

    return save


def Unreachable(app: App) -> ft.View:
    """The device or browser does not let the app at its storage."""

    async def again() -> None:
        await app.open()

    return frame.plain(
        parts.heading("Your record cannot be opened right now", 1),
        parts.words(
            "This phone or computer does not let SEN Diary read its storage. "
            "Nothing was changed, and nothing is lost by this."
        ),
        parts.bullets(
            [
                "Close other tabs and windows with SEN Diary.",
                "If this is a private window, open SEN Diary in an ordinary one.",
                "Check that there is some free space left.",
            ]
        ),
        parts.main_button("Try again", again),
        width=app.width,
    )
