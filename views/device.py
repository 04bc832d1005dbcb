"""What the app asks of the phone or browser. No other file of the screens touches a Flet service."""

from __future__ import annotations

import flet as ft


class Device:
    """The services of one page. Flet lets go of a service that nothing refers to, and each belongs to its page."""

    def __init__(self) -> None:
        self._files = ft.FilePicker()

    async def save_file(self, name: str, data: bytes) -> None:
        """Hands a file to the parent: a download in the browser, a place to choose on a phone."""
        await self._files.save_file(file_name=name, src_bytes=data)
