"""Keeps the record in the browser's own database, through the JavaScript of `pwa/keeper.js`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from .keeper import NoRoom, Overtaken

MODULE = "sen_keeper"
"""The name under which the page's boot script registers keeper.js with Pyodide."""

_ERRORS: dict[str, type[Exception]] = {"NoRoom": NoRoom, "Overtaken": Overtaken, "Missing": FileNotFoundError}


class BrowserKeeper:
    """Hands each call on. Python's bytes and lists cross as proxies, which keeper.js unpacks."""

    def __init__(self, js: Any = None) -> None:
        self.on_lost: Callable[[], None] | None = None
        self._js = import_module(MODULE) if js is None else js
        self._watch: asyncio.Future[None] | None = None

    async def claim(self, *, take_over: bool) -> bool:
        """Becomes the one writer and gives True, or gives False because there is one. `take_over` ends the other."""
        with _python_errors():
            writer = bool(await self._js.claim(take_over))
        if writer and (self._watch is None or self._watch.done()):
            self._watch = asyncio.ensure_future(self._watch_loss())
        return writer

    async def names(self) -> list[str]:
        """The names of everything that is kept."""
        with _python_errors():
            return list(await self._js.names())

    async def read(self, name: str) -> bytes:
        """The bytes under this name. Raises FileNotFoundError."""
        with _python_errors():
            data: bytes = (await self._js.read(name)).to_bytes()
            return data

    async def keep(self, name: str, data: bytes, *, after: Collection[str], drop: Collection[str] = ()) -> None:
        """Durably keeps these bytes under a new name and lets go of `drop`. Raises Overtaken, NoRoom, OSError."""
        with _python_errors():
            await self._js.keep(name, data, list(after), list(drop))

    async def rewrite(self, name: str, data: bytes) -> None:
        """Keeps these bytes in place of those under this name. Raises Overtaken, NoRoom, OSError."""
        with _python_errors():
            await self._js.rewrite(name, data)

    async def erase(self) -> None:
        """Durably removes everything under every name, at once. Raises Overtaken, OSError."""
        with _python_errors():
            await self._js.erase()

    async def _watch_loss(self) -> None:
        await self._js.lost()
        if self.on_lost:
            self.on_lost()


@contextmanager
def _python_errors() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # A JavaScript error carries its name; only ours have another meaning than "it failed".
        raise _ERRORS.get(getattr(error, "name", ""), OSError)(str(error)) from error
