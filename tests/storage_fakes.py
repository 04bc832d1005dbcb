"""Stand-ins for the places where storage keeps bytes: one in memory, and the real keeper.js in a page."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Collection
from typing import Any

from playwright.async_api import Error, Page

from storage.keeper import Overtaken, newest


class MemoryPlace:
    """A place in memory that several keepers share, as tabs share a browser's database."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.writer: MemoryKeeper | None = None
        self.trouble: BaseException | None = None
        """What every write raises."""
        self.answer_lost = False
        """Whether the write happens all the same."""
        self.unreachable: set[str] = set()
        """Names that cannot be read just now."""

    def keeper(self) -> MemoryKeeper:
        return MemoryKeeper(self)


class MemoryKeeper:
    """The shortest keeper that keeps every promise."""

    def __init__(self, place: MemoryPlace) -> None:
        self.on_lost: Callable[[], None] | None = None
        self._place = place

    async def claim(self, *, take_over: bool) -> bool:
        earlier = self._place.writer
        if earlier not in (None, self) and not take_over:
            return False
        self._place.writer = self
        if earlier and earlier is not self and earlier.on_lost:
            earlier.on_lost()
        return True

    async def names(self) -> list[str]:
        return list(self._place.kept)

    async def read(self, name: str) -> bytes:
        if name in self._place.unreachable:
            raise OSError(f"{name} cannot be reached")
        if name not in self._place.kept:
            raise FileNotFoundError(name)
        return self._place.kept[name]

    async def keep(self, name: str, data: bytes, *, after: Collection[str], drop: Collection[str] = ()) -> None:
        if newest(self._place.kept) not in after:
            raise Overtaken("saved elsewhere")
        self._write(name, data, drop)

    async def rewrite(self, name: str, data: bytes) -> None:
        self._write(name, data, ())

    async def erase(self) -> None:
        self._change({})

    def _write(self, name: str, data: bytes, drop: Collection[str]) -> None:
        kept = self._place.kept | {name: data}
        self._change({n: b for n, b in kept.items() if n not in drop})

    def _change(self, kept: dict[str, bytes]) -> None:
        place = self._place
        if place.writer is not self:
            raise Overtaken("written elsewhere")
        if place.trouble and not place.answer_lost:
            raise place.trouble
        place.kept = kept
        if place.trouble:
            raise place.trouble


class Bytes(bytes):
    """Bytes that come out as they do from Pyodide."""

    def to_bytes(self) -> bytes:
        return bytes(self)


class PageError(Exception):
    """A JavaScript error as Pyodide gives it: with its name, which its text begins with too."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


class PageModule:
    """The real keeper.js in a page of a real browser; bytes cross as base64."""

    CALL = """async ([verb, ...values]) => {
        const { keeper } = await import("/keeper.js");
        const bytes = (v) => (v?.base64 === undefined ? v : Uint8Array.from(atob(v.base64), (c) => c.charCodeAt(0)));
        try {
            const answer = await keeper[verb](...values.map(bytes));
            if (!(answer instanceof Uint8Array)) return { answer };
            let text = "";
            for (const byte of answer) text += String.fromCharCode(byte);
            return { base64: btoa(text) };
        } catch (error) {
            return { name: error.name, message: error.message };
        }
    }"""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def claim(self, take_over: bool) -> bool:
        return bool(await self._call("claim", take_over))

    async def lost(self) -> None:
        try:
            await self._call("lost")
        except Error:
            raise asyncio.CancelledError from None  # The page was closed, and whoever waited in it is gone too.

    async def names(self) -> list[str]:
        return list(await self._call("names"))

    async def read(self, name: str) -> Bytes:
        return Bytes(await self._call("read", name))

    async def keep(self, name: str, data: bytes, after: list[str], drop: list[str]) -> None:
        await self._call("keep", name, data, after, drop)

    async def rewrite(self, name: str, data: bytes) -> None:
        await self._call("rewrite", name, data)

    async def erase(self) -> None:
        await self._call("erase")

    async def _call(self, verb: str, *values: Any) -> Any:
        sent = [{"base64": base64.b64encode(v).decode()} if isinstance(v, bytes) else v for v in values]
        got = await self.page.evaluate(self.CALL, [verb, *sent])
        if "name" in got:
            raise PageError(got["name"], got["message"])
        return base64.b64decode(got["base64"]) if "base64" in got else got["answer"]
