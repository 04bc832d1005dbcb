"""What the app asks of the phone or browser. No other file of the screens touches a Flet service."""

from __future__ import annotations

import flet as ft

_kept: list[ft.Service] = []
"""Flet lets go of services that nothing refers to."""


async def save_file(name: str, data: bytes) -> None:
    """Hands a file to the parent: a download in the browser, a place to choose on a phone."""
    if not _kept:
        _kept.append(ft.FilePicker())
    picker = _kept[0]
    assert isinstance(picker, ft.FilePicker)
    await picker.save_file(file_name=name, src_bytes=data)
