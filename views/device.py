"""What the app asks of the phone or browser. No other file of the screens touches a Flet service."""

from __future__ import annotations

import logging

import flet as ft

log = logging.getLogger("sen-diary")


class Device:
    """The services of one page. Flet lets go of a service that nothing refers to, and each belongs to its page."""

    def __init__(self) -> None:
        self._files = ft.FilePicker()
        self._awake = ft.Wakelock()

    async def save_file(self, name: str, data: bytes) -> None:
        """Hands a file to the parent: a download in the browser, a place to choose on a phone."""
        await self._files.save_file(file_name=name, src_bytes=data)

    async def stay_awake(self, wanted: bool) -> None:
        """Keeps the screen from going dark. Where a phone or browser does not allow it, it goes dark as always."""
        try:
            await (self._awake.enable() if wanted else self._awake.disable())
        except Exception as problem:  # whatever a browser says to that: nothing depends on it
            log.info("the screen cannot be kept awake: %s", type(problem).__name__)
