"""Opens every screen in the made-up language, and prints what is in English there. Speak it first (pseudo.py)."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from typing import Any

import flet as ft

import pseudo
from domain.choices import MeetingKind
from domain.example import example_family
from domain.kept import Entry
from domain.record import Record
from fakes import TODAY, Clock, MemoryStore, Page, ids
from headless import Phone
from samples_of import NOW, a_meeting
from screens import SCREENS, STEPS
from views.app import App
from views.host import Host

SHOWN = ("value", "label", "semantics_label", "tooltip", "hint_text", "helper", "error", "title", "content", "text")
"""What of a control can be read or heard."""
OWN = {"abc", "office"}
"""The name of a version, and a word of the example that looks like a choice."""
PAGES = {"concerns": "concern", "meetings": "meeting", "conversations": "conversation", "reports": "report"}


def addresses(record: Record) -> Iterator[str]:
    """Every screen, and the pages of some entries and how they are changed."""
    yield from SCREENS
    yield from (f"/record/meeting/m/{step}" for step in ("prepare", *STEPS))
    for table, name in PAGES.items():
        rows: list[Entry] = list(getattr(record, table).values())
        for row in (*rows[:6], *rows[-6:]):
            yield from (f"/record/{name}/{row.id}", f"/record/{name}/{row.id}/edit")
    yield from (f"/record/view/{id}" for id in record.views)
    for cycle in record.cycles:
        yield from (f"/plan/round/{cycle}{step}" for step in ("", "/edit", "/known", "/weeks", "/review"))
    yield from (f"/plan/outcomes/{id}" for id in list(record.outcomes)[:3])
    yield from (f"/plan/outcomes/support/{id}" for id in list(record.supports)[:3])
    yield from (f"/plan/help/{id}" for id in record.helps)
    yield from (f"/guide/words/{slug}" for slug in ("senco", "ehc-plan"))
    yield from (f"/settings/child/{id}" for id in record.children)


def english(phone: Phone) -> Iterator[str]:
    """What can be read on the screen in plain letters."""
    for control in phone.controls():
        for name in SHOWN:
            text: Any = getattr(control, name, None)
            if isinstance(text, str) and left(text) and not _is_name(control, name):
                yield text


def left(text: str) -> set[str]:
    """The plain words in it, but for those that stand for a choice in any language."""
    return set() if text in pseudo.CHOICES else set(re.findall(r"[A-Za-z]{2,}", text)) - OWN


def _is_name(control: Any, field: str) -> bool:
    """A name by which Flet knows something, and no word."""
    return field == "value" and isinstance(control, (ft.Radio, ft.RadioGroup, ft.Dropdown))


async def walk() -> dict[str, list[str]]:
    """What is still English, by the address of its screen."""
    record = Record().with_(*example_family(TODAY, NOW, ids()))
    (child,) = record.children
    record = record.with_(a_meeting("m", MeetingKind.REVIEW, TODAY, child_id=child, people="", want="", where=""))
    found: dict[str, list[str]] = {}
    for name, start in (("full", record), ("empty", Record())):
        page = Page(offline="getting", percent=40, kept=False, offered=True, notify="off", used=3_000_000)
        host = Host(page)
        app = App(MemoryStore(start), Clock(), ids(), host)
        phone = await Phone.start(app)
        host.follow()
        for address in addresses(record) if start is record else ("/", "/record", "/plan", "/guide", "/settings"):
            await phone.visit(address)
            await save(phone)
            if left := sorted({*english(phone)}):
                found[f"{name} {address}"] = left
        host._following.cancel()
    return found


async def save(phone: Phone) -> None:
    """Saves a form as it is, so that its problems are told, where it has any."""
    for button in [c for c in phone.controls() if isinstance(c, ft.FilledButton) and c.icon == ft.Icons.CHECK][:1]:
        await phone.fire(button, "click")


def main() -> None:
    """Prints them, as JSON."""
    print(json.dumps(asyncio.run(walk()), indent=1, ensure_ascii=False))
