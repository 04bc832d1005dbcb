"""Drives Debian's Firefox and WebKit through what they speak themselves: WebDriver BiDi, and WebKit's own inspector."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import urllib.request
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

from websockets.asyncio.client import ClientConnection, connect

T = TypeVar("T")
PATIENCE = 90
"""Seconds until a wait gives up. What waits in the page gives up sooner, and says what it sees there."""
NAME = "sen-diary.test"
"""A name that is not localhost, and leads Firefox to this computer all the same."""
PREFERENCES = {
    "network.dns.localDomains": NAME,
    # It has no certificate, so Firefox is told to trust it like a name that has.
    "dom.securecontext.allowlist": NAME,
    "dom.serviceWorkers.testing.enabled": True,
    "security.mixed_content.upgrade_display_content": False,
}
MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)


class Engine(Protocol):
    """One tab of a browser."""

    async def run(self, function: str, *given: str) -> Any:
        """Calls this JavaScript function in the page, and waits for what it gives."""

    async def press(self, text: str) -> None:
        """Types this into what has the focus."""

    async def reload(self) -> None:
        """Loads the page again."""


class Firefox:
    """Firefox over WebDriver BiDi."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0
        self._tab = ""

    @classmethod
    @asynccontextmanager
    async def started(cls, profile: Path, url: str, *options: str) -> AsyncIterator[Firefox]:
        """Firefox without a window, with this profile, at this address. It is closed as a parent closes it."""
        profile.mkdir(exist_ok=True)
        chosen = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(chosen), encoding="utf-8")
        told = profile / "WebDriverBiDiServer.json"
        # A page that is not blank takes the focus. Without one the address bar keeps it, and no field gets any.
        command = ["firefox-esr", "--headless", "--profile", str(profile), "--remote-debugging-port=0", "about:logo"]
        async with program(*command, *options) as process:
            server = json.loads(await until(lambda: told.read_text() if told.exists() else None))
            async with connect(f"ws://{server['ws_host']}:{server['ws_port']}/session", max_size=None) as socket:
                self = cls(socket)
                await self._command("session.new", capabilities={})
                self._tab = (await self._command("browsingContext.getTree"))["contexts"][0]["context"]
                await self._command("browsingContext.navigate", context=self._tab, url=url, wait="complete")
                yield self
                await self._command("browser.close")
            await process.wait()

    async def _command(self, method: str, **params: object) -> Any:
        self._last += 1
        await self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        async with asyncio.timeout(PATIENCE):
            while (answer := json.loads(await self._socket.recv())).get("id") != self._last:
                pass
        assert answer["type"] == "success", answer
        return answer["result"]

    async def run(self, function: str, *given: str) -> Any:
        told = await self._command(
            "script.evaluate", expression=call(function, given), target={"context": self._tab}, awaitPromise=True
        )
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])

    async def press(self, text: str) -> None:
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": keys}
        await self._command("input.performActions", context=self._tab, actions=[keyboard])

    async def reload(self) -> None:
        await self._command("browsingContext.reload", context=self._tab, wait="complete")


class WebKit:
    """WebKitGTK's small browser over WebKit's inspector.

    It could be driven over WebDriver too, but would then forget everything when it is closed.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0
        self._page = ""

    @classmethod
    @asynccontextmanager
    async def started(cls, profile: Path, url: str) -> AsyncIterator[WebKit]:
        """The browser on a screen that nobody sees, with this profile, at this address. It is ended, not closed."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            inspector = f"127.0.0.1:{free.getsockname()[1]}"
        environment = {
            "XDG_DATA_HOME": str(profile / "data"),
            "XDG_CACHE_HOME": str(profile / "cache"),
            "WEBKIT_INSPECTOR_HTTP_SERVER": inspector,
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            # The language is then told as "C", which is no language. The page has to bear that (boot.js).
            "LC_ALL": "C.UTF-8",
        }

        def listed() -> re.Match[str] | None:
            with suppress(OSError), urllib.request.urlopen(f"http://{inspector}/") as answer:
                return re.search(r"/socket/\w+/\w+/WebPage", answer.read().decode())
            return None

        async with program("Xvfb", "-displayfd", "1", "-screen", "0", "1024x1024x24", stdout=PIPE) as screen:
            assert screen.stdout
            environment["DISPLAY"] = f":{(await screen.stdout.readline()).decode().strip()}"
            async with program(str(MINI_BROWSER), "--enable-developer-extras=true", env=environment):
                address = (await until(listed))[0]
                async with connect(f"ws://{inspector}{address}", max_size=None) as connection:
                    self = cls(connection)
                    self._page = (await self._hear("Target.targetCreated"))["targetInfo"]["targetId"]
                    await self._command("Page.navigate", url=url)
                    # The address gets a process of its own.
                    self._page = (await self._hear("Target.didCommitProvisionalTarget"))["newTargetId"]
                    await self._loaded()
                    yield self

    async def _hear(self, method: str) -> Any:
        async with asyncio.timeout(PATIENCE):
            while (message := json.loads(await self._socket.recv())).get("method") != method:
                pass
        return message["params"]

    async def _command(self, method: str, **params: object) -> Any:
        self._last += 1
        inner = json.dumps({"id": self._last, "method": method, "params": params})
        outer = {"targetId": self._page, "message": inner}
        await self._socket.send(json.dumps({"id": self._last, "method": "Target.sendMessageToTarget", "params": outer}))
        while (answer := json.loads((await self._hear("Target.dispatchMessageFromTarget"))["message"])).get(
            "id"
        ) != self._last:
            pass
        assert "result" in answer, answer
        return answer["result"]

    async def _evaluate(self, expression: str) -> Any:
        return (await self._command("Runtime.evaluate", expression=expression))["result"]

    async def run(self, function: str, *given: str) -> Any:
        promise = (await self._evaluate(call(function, given)))["objectId"]
        told = await self._command("Runtime.awaitPromise", promiseObjectId=promise, returnByValue=True)
        assert not told["wasThrown"], told["result"]
        return json.loads(told["result"]["value"])

    async def press(self, text: str) -> None:
        await self._evaluate(f"document.execCommand('insertText', false, {json.dumps(text)})")

    async def reload(self) -> None:
        await self._evaluate("document.leaving = true")
        await self._command("Page.reload")
        await self._loaded()

    async def _loaded(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while not (await self._evaluate("!document.leaving && document.readyState === 'complete'"))["value"]:
                await asyncio.sleep(0.1)


def call(function: str, given: tuple[str, ...]) -> str:
    """The call of a function as an expression that gives text, or fails."""
    return f"(async () => JSON.stringify(await ({function})(...{json.dumps(given)})) ?? 'null')()"


@asynccontextmanager
async def program(
    *command: str, stdout: int | None = None, env: dict[str, str] | None = None
) -> AsyncIterator[Process]:
    """Runs a program, which ends with the block."""
    process = await asyncio.create_subprocess_exec(*command, stdout=stdout, env={**os.environ, **(env or {})})
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def until(look: Callable[[], T | None]) -> T:
    """Looks again and again until something is there."""
    async with asyncio.timeout(PATIENCE):
        while not (found := look()):
            await asyncio.sleep(0.05)
    return found
