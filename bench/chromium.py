"""Chromium with as little of its developers' tools as can be: when those listen, they make a start slower."""

from __future__ import annotations

import asyncio
import itertools
import json
import shutil
import subprocess
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import websockets

from walk import QUIET

PORT_FILE = "DevToolsActivePort"


class Line:
    """One line to the browser, or to one of its pages."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket, self._numbers = socket, itertools.count(1)

    async def send(self, method: str, **params: object) -> dict[str, Any]:
        """Asks, and gives the answer. What else is told meanwhile is passed over."""
        number = next(self._numbers)
        await self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(await self._socket.recv())
            if told.get("id") == number:
                return dict(told["result"])

    async def value(self, expression: str) -> Any:
        """What this expression is in the page."""
        told = await self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return told["result"].get("value")


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[tuple[Line, Line]]:
    """A browser with this profile and an empty page: the lines to both. It is closed in good order in the end."""
    (profile / PORT_FILE).unlink(missing_ok=True)
    command = [shutil.which("chromium") or "chromium", "--headless=new", *QUIET, f"--user-data-dir={profile}"]
    window = ["--window-size=390,844", "--remote-debugging-port=0", "about:blank"]
    process = subprocess.Popen([*command, *window], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not (profile / PORT_FILE).exists() or not (told := (profile / PORT_FILE).read_text().split()):
            await asyncio.sleep(0.02)
        port, path = told
        targets = json.loads(await asyncio.to_thread(_read, f"http://localhost:{port}/json/list"))
        page = next(target["webSocketDebuggerUrl"] for target in targets if target["type"] == "page")
        whole = websockets.connect(f"ws://localhost:{port}{path}", max_size=None)
        async with whole as browser, websockets.connect(page, max_size=None) as tab:
            yield Line(browser), Line(tab)
            with suppress(websockets.ConnectionClosed):
                await Line(browser).send("Browser.close")
    finally:
        process.wait()


def _read(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())
