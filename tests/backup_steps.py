"""What a parent does with backups, step by step, for the tests of those screens."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from domain.record import Record
from fakes import Clock, ids
from headless import Phone
from storage import locked
from storage.store import TinyStore
from storage_fakes import MemoryPlace
from views.app import App
from views.host import Host

WORDS = "kettle spoon window"
WORKING = ("Making your backup", "Opening the file")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are made in no time. How long a real one takes is measured elsewhere."""
    monkeypatch.setattr(locked, "ITERATIONS", 10)


async def app_at(place: MemoryPlace, record: Record | None = None, host: Host | None = None) -> App:
    """The app on the real store, over a place in memory that holds this record."""
    store = TinyStore(place.keeper(), Clock())
    if record:
        await store.open(take_over=True)
        await store.save(record)
    app = App(store, Clock(), ids(), host)
    await app.open(take_over=True)
    return app


async def kept_at(place: MemoryPlace) -> Record:
    """What the next start would find there."""
    return (await TinyStore(place.keeper(), Clock()).open()).record


async def backup_of(record: Record, passphrase: str = WORDS, clock: Clock | None = None) -> bytes:
    """The file of a backup that was made on another phone."""
    store = TinyStore(MemoryPlace().keeper(), clock or Clock())
    await store.open()
    await store.save(record)
    return (await store.back_up(passphrase)).data


def saved(phone: Phone) -> list[tuple[str, bytes]]:
    """The files that were handed to the parent."""
    return [(args["file_name"], args["src_bytes"]) for name, args in phone.client.calls if name == "save_file"]


async def choose_file(phone: Phone, data: bytes) -> None:
    """Chooses this file once the phone's own chooser is open."""
    files = [ft.FilePickerFile(id=1, name="some.record", size=len(data), bytes=data)]
    await phone.app.device._picked(
        ft.FilePickerResultEvent(name="result", control=phone.app.device._files, files=files)
    )
    await done(phone)


async def unlock(phone: Phone, typed: str = WORDS) -> None:
    """Types what opens the file, and opens it."""
    await phone.type("Passphrase or recovery key", typed)
    await tap(phone, "Open the backup")


async def make(phone: Phone, passphrase: str = WORDS) -> bytes:
    """Makes a backup on that screen, and gives its file."""
    await phone.type("Passphrase", passphrase)
    await tap(phone, "Make a backup")
    return saved(phone)[-1][1]


async def tap(phone: Phone, words: str) -> None:
    """Taps, and waits until the app has done what takes its time."""
    await phone.tap(words)
    await done(phone)


async def tap_twice(phone: Phone, words: str) -> None:
    """Taps twice, the second time before the app is done with the first."""
    button = phone.find(words)
    await asyncio.gather(*(phone.session.dispatch_event(button._i, "click", None) for _ in range(2)))
    await done(phone)


async def done(phone: Phone) -> None:
    """Waits until the app no longer says that it is working. A test that waits too long is ended (conftest)."""
    await phone.settle()
    while any(said in phone.texts for said in WORKING):
        await phone.settle()
