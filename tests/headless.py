"""Drives the app without Flutter: Flet's real session, router and differ, with a client that only listens.

It leans on names that Flet does not promise, so it is one file, and Flet is pinned.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import flet as ft
import msgpack
from flet.components.component import Component
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.messaging.connection import Connection
from flet.messaging.protocol import Message, MessageAction, configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from views.app import App
from views.followed import draw_at_once
from views.root import Root

ENCODE = configure_encode_object_for_msgpack(BaseControl)
NOT_SHOWN = {"_parent", "data", "args", "kwargs", "fn", "_state", "_contexts", "_parent_component"}


class Listener(Connection):
    """A client that encodes what it is sent (the differ needs that), answers calls, and notes crashes."""

    def __init__(self) -> None:
        super().__init__()
        self.pubsubhub, self.page_url = PubSubHub(), "http://localhost"
        self.loop = asyncio.get_running_loop()
        self.crashes: list[str] = []
        self.sent: deque[bytes] = deque(maxlen=9)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Callable[[dict[str, Any]], Any]] = {"save_file": lambda _: "/chosen"}
        self.session: Session

    def failed(self, loop: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
        """Takes what went wrong where nobody waited for it, as in a timer."""
        if "exception" in told:  # not where a test let go of its phone while something was still waiting there
            self.crashes.append(f"{told['message']}: {told['exception']!r}")

    def send_message(self, message: Message) -> None:
        """Takes what Flutter would be sent."""
        self.sent.append(msgpack.packb([message.action, message.body], default=ENCODE))
        body: Any = message.body
        if message.action == MessageAction.SESSION_CRASHED:
            self.crashes.append(body.message)
        if message.action == MessageAction.INVOKE_METHOD:
            self.calls.append((body.name, body.args or {}))
            answer = self.answers.get(body.name, lambda _: None)(body.args or {})
            self.loop.call_soon(self.session.handle_invoke_method_results, body.control_id, body.call_id, answer, None)


class Client(Protocol):
    """What stands in for Flutter."""

    crashes: list[str]
    calls: list[tuple[str, dict[str, Any]]]
    answers: dict[str, Callable[[dict[str, Any]], Any]]
    sent: deque[bytes]
    """The last few messages."""


class Phone:
    """The app on a phone that is not there. Finds things by the words a parent reads."""

    app: App
    client: Client
    session: Session
    page: ft.Page

    @classmethod
    async def start(cls, app: App, route: str = "/", width: float = 390, platform: str = "android") -> Phone:
        """Starts the app as main does, at this address."""
        self = await cls.before(app, route, width, platform)
        await app.arrive()
        app.watch(self.page)
        draw_at_once(self.page, Root, app)
        await self.registered()
        return self

    @classmethod
    async def before(cls, app: App, route: str = "/", width: float = 390, platform: str = "android") -> Phone:
        """The phone with an empty page, as Flet hands it to what comes before main."""
        self = cls()
        self.app = app
        self.client = listener = Listener()
        listener.loop.set_exception_handler(listener.failed)
        self.session = listener.session = Session(listener)
        self.page = self.session.page
        self.client.answers["push_route"] = self._pushed
        self.session.apply_page_patch(
            {"route": route, "platform": platform, "web": False, "width": width, "height": 844}
        )
        return self

    async def registered(self) -> None:
        """Flutter hears of the page."""
        self.client.sent.append(msgpack.packb(self.session.get_page_patch(), default=ENCODE))
        await self.settle()

    def _pushed(self, args: dict[str, Any]) -> None:
        self.page.route = args["route"]
        change = self.session.dispatch_event(self.page._i, "route_change", {"route": args["route"]})
        asyncio.get_running_loop().create_task(change)

    async def settle(self, turns: int = 60) -> None:
        """Lets everything that is due happen."""
        for _ in range(turns):
            await asyncio.sleep(0)
        assert not self.client.crashes, self.client.crashes

    # what is on the screen

    @property
    def top(self) -> ft.View:
        """The screen that is in front."""
        views = unwrap_component(self.page.views)
        rows = list(views) if isinstance(views, list) else [views]
        view = unwrap_component(rows[-1])
        assert isinstance(view, ft.View), view
        return view

    def controls(self, node: Any = None, seen: set[int] | None = None) -> Iterator[BaseControl]:
        """Every visible control of the screen in front, in reading order."""
        seen = set() if seen is None else seen
        node = self.top if node is None else node
        if isinstance(node, (list, tuple)):
            for item in node:
                yield from self.controls(item, seen)
        if not isinstance(node, BaseControl) or id(node) in seen or getattr(node, "visible", True) is False:
            return
        seen.add(id(node))
        yield node
        for field in dataclasses.fields(node):
            if field.name not in NOT_SHOWN and (not field.metadata.get("skip") or isinstance(node, Component)):
                yield from self.controls(getattr(node, field.name, None) or [], seen)

    @property
    def texts(self) -> list[str]:
        """Every text on the screen."""
        return [said for c in self.controls() for said in _words(c)]

    @property
    def text(self) -> str:
        """All the texts, a line each."""
        return "\n".join(self.texts)

    @property
    def title(self) -> str:
        """The title in the bar."""
        bar = self.top.appbar
        assert isinstance(bar, ft.AppBar)
        return next(c.value for c in self.controls(bar.title) if isinstance(c, ft.Text))

    # what a parent does

    def find(self, words: str) -> BaseControl:
        """The one control that can be tapped and whose words are, or hold, these."""
        able = [c for c in self.controls() if getattr(c, "on_click", None) or getattr(c, "on_select", None)]
        exact = [c for c in able if words in (self._said(c), self._heard(c))]
        found = exact or [c for c in able if words in self._said(c) or words in self._heard(c)]
        assert len(found) == 1, (words, [self._said(c) for c in able])
        return found[0]

    def can_tap(self, words: str) -> bool:
        """Whether something on the screen can be tapped by these words."""
        able = [c for c in self.controls() if getattr(c, "on_click", None)]
        return any(words in self._said(c) for c in able)

    async def tap(self, words: str) -> None:
        """Taps the one thing with these words."""
        control = self.find(words)
        await self.fire(control, "select" if getattr(control, "on_select", None) else "click")

    def field(self, label: str) -> ft.TextField:
        """The field that is named by these words."""
        found = [c for c in self.controls() if isinstance(c, ft.TextField) and self._label(c) == label]
        assert len(found) == 1, (label, [self._label(c) for c in self.controls() if isinstance(c, ft.TextField)])
        return found[0]

    async def type(self, label: str, text: str) -> None:
        """Types into the field that is named by these words."""
        field = self.field(label)
        self.session.apply_patch(field._i, {"value": text})
        await self.fire(field, "change", text)

    async def date(self, label: str, day: str, month: str, year: str) -> None:
        """Fills in the three boxes of a date."""
        for box, text in (("Day", day), ("Month", month), ("Year", year)):
            await self.type(f"{box}, {label}", text)

    async def choose(self, option: str) -> None:
        """Picks the radio button with these words."""
        for group in self.controls():
            rows = self.controls(group.content) if isinstance(group, ft.RadioGroup) else ()
            for row in rows:
                if isinstance(row, ft.MergeSemantics) and self._said(row) == option:
                    radio = next(c for c in self.controls(row) if isinstance(c, ft.Radio))
                    await self.fire(group, "change", radio.value)
                    return
        raise AssertionError(f"no choice {option!r}")

    async def pick(self, question: str, option: str) -> None:
        """Picks an option of the question with these words, where several have the same options."""
        (group,) = [c for c in self.controls() if isinstance(c, ft.Semantics) and c.label == question]
        (radios,) = [c for c in self.controls(group) if isinstance(c, ft.RadioGroup)]
        rows = [c for c in self.controls(radios) if isinstance(c, ft.MergeSemantics) and self._said(c) == option]
        (radio,) = [c for row in rows for c in self.controls(row) if isinstance(c, ft.Radio)]
        await self.fire(radios, "change", radio.value)

    async def check(self, label: str) -> None:
        """Ticks the box with these words, or takes its tick away."""
        box = self._box(label)
        await self.fire(box, "change", not box.value)

    def is_checked(self, label: str) -> bool:
        """Whether the box with these words is ticked."""
        return bool(self._box(label).value)

    def _box(self, label: str) -> ft.Checkbox:
        rows = [c for c in self.controls() if isinstance(c, ft.MergeSemantics) and self._said(c) == label]
        (found,) = [c for row in rows for c in self.controls(row) if isinstance(c, ft.Checkbox)]
        return found

    async def switch(self, label: str) -> None:
        """Turns the switch that is named by these words."""
        rows = [c for c in self.controls() if isinstance(c, ft.MergeSemantics) and self._said(c) == label]
        (found,) = [c for row in rows for c in self.controls(row) if isinstance(c, ft.Switch)]
        self.session.apply_patch(found._i, {"value": not found.value})
        await self.fire(found, "change", not found.value)

    async def first_run(self, name: str = "Sam") -> None:
        """The three screens of the first start, at a school and on SEN support."""
        await self.tap("Start")
        await self.type("Your child's first name or nickname", name)
        await self.choose("School")
        await self.tap("Next")
        await self.choose("My child gets SEN support")
        await self.tap("Start my record")

    async def visit(self, address: str) -> None:
        """Opens an address, as a link would."""
        self.page.navigate(address)
        await self.settle()

    async def link(self, address: str) -> None:
        """A link is tapped in another app: Flutter tells where it leads."""
        self._pushed({"route": address})
        await self.settle()

    async def back(self) -> None:
        """The phone's back button."""
        await self.fire(self.page, "view_pop", {"route": self.top.route})

    async def place(self, name: str) -> None:
        """One of the places in the bar below."""
        bar = next(c for c in self.controls() if isinstance(c, ft.NavigationBar))
        at = [d.label for d in bar.destinations].index(name)
        self.session.apply_patch(bar._i, {"selected_index": at})
        await self.fire(bar, "change", at)

    async def fire(self, control: BaseControl, event: str, data: Any = None) -> None:
        """Sends an event of a control, and lets everything happen that follows from it."""
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    def _said(self, control: BaseControl) -> str:
        if isinstance(control, ft.TextSpan):
            return control.text or ""
        return " ".join(words for c in self.controls(control) for words in _words(c))

    def _heard(self, control: BaseControl) -> str:
        texts = (c for c in self.controls(control) if isinstance(c, ft.Text))
        return " ".join(c.semantics_label or c.value for c in texts)

    def _label(self, field: ft.TextField) -> str:
        if field.label:
            return str(field.label)
        for merged in self.controls():
            if isinstance(merged, ft.MergeSemantics) and field in list(self.controls(merged)):
                first = next(c for c in self.controls(merged) if isinstance(c, ft.Text))
                return first.semantics_label or first.value
        return ""


def _words(control: BaseControl) -> list[str]:
    match control:
        case ft.Text():
            text = control.value or "".join(span.text or "" for span in control.spans or [])
            return [text] if text else []
        case ft.Icon():
            return [control.semantics_label] if control.semantics_label else []
        case ft.TextField():
            return [text for text in (control.error, control.value) if isinstance(text, str) and text]
    content = getattr(control, "content", None)
    return [content] if isinstance(content, str) else []
