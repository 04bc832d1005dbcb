"""A phone by Flet's own bridge: a Flutter that comes, is taken away by Android, and comes anew in the same process."""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import Callable
from importlib import import_module
from typing import Any

import flet.app
import msgpack
from flet.messaging.protocol import MessageAction, decode_ext_from_msgpack

from headless import Phone
from views.app import App

SERVER = "__run_dart_bridge_server"
UNPACK: Any = msgpack.unpackb


class Bridge:
    """Stands in for `dart_bridge`, which Flet has in C. It notes what Python sends, and answers what it asks for."""

    def __init__(self) -> None:
        self.crashes: list[str] = []
        self.sent: deque[bytes] = deque(maxlen=9)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Callable[[dict[str, Any]], Any]] = {}
        self.silent: set[str] = set()
        """What is asked for and never answered, as long as a dialog is open."""
        self._port = 0
        self._there = False
        self._heard: dict[int, Callable[[bytes], None] | None] = {}
        self._restart: Callable[[dict[str, int]], None] | None = None
        self._handle: Any = None

    # what Flet calls

    def set_enqueue_handler_func(self, port: int, handler: Callable[[bytes], None] | None) -> None:
        self._heard[port] = handler

    def add_session_restart_handler(self, handler: Callable[[dict[str, int]], None]) -> None:
        self._restart = handler

    def send_bytes(self, port: int, packet: bytes) -> None:
        if port != self._port or not self._there:
            return  # to a Flutter that is gone
        self.sent.append(packet)
        action, body = UNPACK(packet[1:], ext_hook=decode_ext_from_msgpack, strict_map_key=False)
        match MessageAction(action):
            case MessageAction.SESSION_CRASHED:
                self.crashes.append(body["message"])
            case MessageAction.INVOKE_METHOD:
                self._asked(body)

    def _asked(self, body: dict[str, Any]) -> None:
        name, args = body["name"], body.get("args") or {}
        self.calls.append((name, args))
        if name not in self.silent:
            result = self.answers.get(name, lambda _: None)(args)
            call = {"control_id": body["control_id"], "call_id": body["call_id"]}
            self._tell(MessageAction.INVOKE_METHOD, {**call, "result": result, "error": None})
        if name == "push_route":
            self._phone.page.route = args["route"]
            self.event(self._phone.page._i, "route_change", {"route": args["route"]})

    # what Flutter does

    async def open(self, main: Callable[..., Any], begin: Callable[..., Any], app: App, route: str = "/") -> Phone:
        """The app is opened: for the first time, or after Android has kept its process."""
        sys.modules["dart_bridge"] = self  # type: ignore[assignment]
        import_module("flet.messaging.flet_dart_bridge_server").dart_bridge = self  # type: ignore[attr-defined]
        self._port, self._there = self._port + 1, True
        if self._restart:
            self._restart({"protocol": self._port})
        else:
            self._handle = await vars(flet.app)[SERVER](self._port, main, begin)
        await self._until(lambda: bool(self._heard.get(self._port)))
        page = {"route": route, "platform": "android", "web": False, "width": 390, "height": 844}
        self._tell(MessageAction.REGISTER_CLIENT, {"session_id": "", "page_name": "", "page": page})
        server = self._handle._conn
        await self._until(lambda: server.session and app._followed and app._followed.page is server.session.page)
        self._phone = Phone()
        self._phone.app, self._phone.client = app, self
        self._phone.session, self._phone.page = server.session, server.session.page
        await self._phone.settle()
        return self._phone

    def leave(self) -> None:
        """Android takes Flutter away. Python goes on, and hears of it when the app is opened again."""
        self._there = False

    def event(self, control: int, name: str, data: Any = None) -> None:
        """Something is tapped."""
        self._tell(MessageAction.CONTROL_EVENT, {"target": control, "name": name, "data": data})

    async def close(self) -> None:
        """The end of the process."""
        if self._handle:
            await self._handle.close()
        sys.modules.pop("dart_bridge", None)

    async def _until(self, there: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while not there():
                await asyncio.sleep(0.001)

    def _tell(self, action: MessageAction, body: dict[str, Any]) -> None:
        if heard := self._heard.get(self._port):
            heard(b"\0" + msgpack.packb([action.value, body]))
