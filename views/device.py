"""What the app asks of the phone or browser. No other file of the screens touches a Flet service."""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import flet as ft

from domain.language import tr

log = logging.getLogger("sen-diary")

IN_BROWSER = sys.platform == "emscripten"
SAVED = tr("Look in your downloads.") if IN_BROWSER else tr("It is where you chose to keep it.")
"""Where a file is that was saved."""
HANDED = tr("It was handed to this device. {where}", where=SAVED)


async def _own_file(name: str) -> bytes:
    """A file of the app. In the browser it comes out of the cache, or from the app's own address. Raises OSError."""
    if not IN_BROWSER:
        # as Python found this module: in a folder, or in an archive that nobody may write to
        loader: Any = __spec__.loader
        own: bytes = loader.get_data(str(Path(__file__).parent.parent / name))
        return own
    answer = await import_module("pyodide.http").pyfetch(name)
    if not answer.ok:
        raise OSError(f"{name}: {answer.status}")
    data: bytes = await answer.bytes()
    return data


class Device:
    """The services of one page. Flet lets go of a service that nothing refers to, and each belongs to its page."""

    def __init__(self) -> None:
        self._files = ft.FilePicker(on_result=self._picked)
        self._wanted: Callable[[bytes], Awaitable[None]] | None = None
        self._awake = ft.Wakelock()
        self._sharing = ft.Share()

    async def save_file(self, name: str, data: bytes) -> bool:
        """Hands a file to the parent: a download in the browser, a place to choose on a phone.

        False where the parent closed that choice again. A browser does not tell.
        """
        path = await self._files.save_file(file_name=name, src_bytes=data)
        return IN_BROWSER or path is not None

    async def share_file(self, name: str, data: bytes, kind: str) -> bool:
        """Opens the phone's share sheet with a file of this kind ("application/pdf"). False where there is none."""
        try:
            file = ft.ShareFile.from_bytes(data, mime_type=kind, name=name)
            told = await self._sharing.share_files(
                [file], download_fallback_enabled=False, mail_to_fallback_enabled=False
            )
        except Exception as problem:  # many browsers cannot: the parent can still save the file
            log.info("the file cannot be shared: %s", type(problem).__name__)
            return False
        return told.status is not ft.ShareResultStatus.UNAVAILABLE

    def picking(self, wanted: Callable[[bytes], Awaitable[None]]) -> ft.PickFiles:
        """What a button does to let the parent choose a file, within the tap itself. `wanted` gets its bytes."""
        self._wanted = wanted
        return ft.PickFiles(self._files, with_data=True)

    async def _picked(self, e: ft.FilePickerResultEvent) -> None:
        data = e.files[0].bytes if e.files else None
        if data is not None and self._wanted:
            await self._wanted(data)

    async def font(self, name: str) -> bytes | None:
        """A font of the app's own ("pdf/letters.ttf"), or None where it cannot be read."""
        try:
            return await _own_file(f"assets/fonts/{name}")
        except OSError as problem:
            log.info("a font cannot be read: %s", type(problem).__name__)
            return None

    async def stay_awake(self, wanted: bool) -> None:
        """Keeps the screen from going dark. Where a phone or browser does not allow it, it goes dark as always."""
        try:
            await (self._awake.enable() if wanted else self._awake.disable())
        except Exception as problem:  # whatever a browser says to that: nothing depends on it
            log.info("the screen cannot be kept awake: %s", type(problem).__name__)
