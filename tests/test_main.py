"""The program as it is started on both phones, and again in the same process, as Android does."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Collection
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

import main
from bridge import Bridge
from domain.record import Record
from fakes import Clock
from headless import Phone
from samples_of import an_action
from storage.files import FileKeeper
from storage.keeper import NoRoom
from storage.store import TinyStore
from views.notifier import WANTED

TOMORROW = Clock()().date() + timedelta(days=1)
HALF = "Half a sentence"


class Waiting(FileKeeper):
    """A card that takes its time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.goes_on = asyncio.Event()
        self.goes_on.set()
        self.folder = folder

    async def keep(self, name: str, data: bytes, *, after: Collection[str], drop: Collection[str] = ()) -> None:
        await self.goes_on.wait()
        await super().keep(name, data, after=after, drop=drop)

    async def erase(self) -> None:
        await self.goes_on.wait()
        await super().erase()

    async def kept(self) -> Record:
        """The record as another process finds it."""
        return (await TinyStore(FileKeeper(self.folder), main.clock).open()).record


@pytest_asyncio.fixture(autouse=True)
async def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Waiting]:
    """A process in which the app has not been started, and where its record will be."""
    keeper = Waiting(tmp_path / "record")
    monkeypatch.setattr(main, "keeper", lambda: keeper)
    monkeypatch.setattr(main, "clock", Clock())
    main.the_app.cache_clear()
    yield keeper
    keeper._lock.release()  # type: ignore[attr-defined]
    main.the_app.cache_clear()


@pytest_asyncio.fixture
async def android() -> AsyncIterator[Bridge]:
    """A phone that has not opened the app yet."""
    bridge = Bridge()
    bridge.answers |= dict.fromkeys(("are_notifications_enabled", "request_permissions"), lambda _: "true")
    yield bridge
    await bridge.close()


async def opened(android: Bridge, route: str = "/") -> Phone:
    """The app on this phone, for the first time or again."""
    return await android.open(main.main, main.begin, main.the_app(), route)


async def first_run(android: Bridge) -> Phone:
    """The first start, until it is kept on the disk."""
    phone = await opened(android)
    await phone.first_run()
    await until(phone, "Saved. This record is about Sam.")
    return phone


async def until(phone: Phone, words: str) -> None:
    """Waits for the disk."""
    async with asyncio.timeout(20):
        while words not in phone.text:
            await asyncio.sleep(0.01)
    await phone.settle()


async def write(phone: Phone, words: str) -> None:
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", words)
    await phone.tap("Save concern")
    await until(phone, "Saved.")


async def leave_at(phone: Phone, android: Bridge, card: Waiting, button: str) -> None:
    """Taps this, and Flutter is gone before the card is done with it."""
    card.goes_on.clear()
    android.event(phone.find(button)._i, "click")
    await phone.settle()
    android.leave()


async def done(card: Waiting) -> None:
    """The card goes on, and everything that waited for it ends."""
    card.goes_on.set()
    async with asyncio.timeout(20):
        while main.the_app()._one_at_a_time.locked():
            await asyncio.sleep(0.01)
    for _ in range(20):
        await asyncio.sleep(0.01)


# on both phones


@pytest.mark.parametrize("platform", ["android", "ios"])
async def test_back_and_a_link_from_outside_on_a_small_phone_lose_no_words(platform: str) -> None:
    phone = await Phone.before(main.the_app(), platform=platform)
    phone.client.answers["are_notifications_enabled"] = lambda _: "false"
    await main.begin(phone.page)
    await phone.registered()
    await main.main(phone.page)
    await phone.first_run()
    await until(phone, "Saved. This record is about Sam.")
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", HALF)
    await phone.back()
    assert phone.page.route == "/record"
    # sen-diary://open/plan, of which Flet hands on what stands after the host
    await phone.link("/plan")
    assert phone.title == "Plan"
    await phone.visit("/record/concern/new")
    assert phone.field("What happened?").value == HALF


async def test_back_on_a_phone_goes_to_today_and_from_there_out_of_the_app(android: Bridge) -> None:
    phone = await opened(android)
    assert await pressed_back(phone) is True, "of the first start"
    await phone.first_run()
    await until(phone, "Saved. This record is about Sam.")
    await phone.visit("/plan")
    assert await pressed_back(phone) is False
    assert phone.page.route == "/"
    assert await pressed_back(phone) is True


async def pressed_back(phone: Phone) -> bool:
    """What Flutter hears from a screen that nothing lies below: whether the app is left."""
    phone.client.calls.clear()
    await phone.fire(phone.top, "confirm_pop")
    await phone.settle()
    (answer,) = [args["should_pop"] for name, args in phone.client.calls if name == "confirm_pop"]
    return bool(answer)


async def test_flutter_hears_of_the_page_and_of_its_first_screen_at_once(android: Bridge) -> None:
    await opened(android)
    first, *later = android.sent
    assert b"Keep track of your child's support" in first
    assert b"theme_animation_style" in first  # or that screen would be seen in Flutter's own colours
    assert first[-1:] == b"\xa0"  # its last word is an error, or nothing: link.js looks there
    assert not any(b"Keep track" in message for message in later)


# left, and opened again in the same process


async def test_it_goes_on_where_it_was(android: Bridge, card: Waiting) -> None:
    phone = await first_run(android)
    await write(phone, "Before it was left")
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", HALF)
    await phone.fire(phone.page, "app_lifecycle_state_change", {"state": "pause"})
    android.leave()

    again = await opened(android)
    assert again.app is phone.app
    assert "open somewhere else" not in again.text
    await again.visit("/record/concern/new")
    assert again.field("What happened?").value == HALF
    await again.type("What happened?", "After it was opened")
    await again.tap("Save concern")
    await until(again, "Saved.")
    await again.visit("/record")
    assert again.text.count("Before it was left") == again.text.count("After it was opened") == 1
    assert {c.what for c in (await card.kept()).concerns.values()} == {"Before it was left", "After it was opened"}


@pytest.mark.parametrize("forgotten", [False, True])
@pytest.mark.parametrize("first", ["the card", "the page"])
async def test_what_is_being_saved_meanwhile_is_saved_told_and_not_offered_again(
    android: Bridge, card: Waiting, first: str, forgotten: bool
) -> None:
    phone = await first_run(android)
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Written on the bus")
    await leave_at(phone, android, card, "Save concern")
    if first == "the card":
        await done(card)
    if forgotten:
        del phone
        gc.collect()
    again = await opened(android, "/record")
    card.goes_on.set()
    await until(again, "Saved.")
    assert (again.page.route, again.app.drafts.all()) == ("/record", {})
    assert again.text.count("Written on the bus") == 1
    await write(again, "And one more")
    assert {c.what for c in (await card.kept()).concerns.values()} == {"Written on the bus", "And one more"}


async def test_what_is_being_undone_meanwhile_brings_the_half_written_words_back(
    android: Bridge, card: Waiting
) -> None:
    phone = await first_run(android)
    await write(phone, "Cried before school")
    (concern,) = phone.app.record.concerns
    await phone.visit(f"/record/concern/{concern}/edit")
    await phone.type("What happened?", HALF)
    await phone.visit(f"/record/concern/{concern}")
    await phone.tap("Delete")
    await until(phone, "Deleted.")
    await leave_at(phone, android, card, "Undo")
    again = await opened(android)
    await done(card)
    await again.visit(f"/record/concern/{concern}/edit")
    assert again.field("What happened?").value == HALF


async def test_deleting_everything_meanwhile_forgets_that_notifications_were_wanted(
    android: Bridge, card: Waiting
) -> None:
    kept: dict[str, Any] = {WANTED: True}
    android.answers |= {"get": lambda args: kept.get(args["key"]), "remove": lambda args: kept.pop(args["key"], None)}
    phone = await first_run(android)
    await phone.visit("/settings/erase")
    await phone.tap("Delete everything")
    await leave_at(phone, android, card, "Yes, delete everything")
    again = await opened(android)
    await done(card)
    assert "Keep track of your child's support" in again.texts
    assert kept == {}


async def test_a_dialog_that_goes_with_its_page_is_no_mistake(android: Bridge) -> None:
    phone = await first_run(android)
    assert phone.app.child
    await phone.app.save("", an_action(by=TOMORROW, who="me", child_id=phone.app.child.id))
    await phone.visit("/settings/reminders")
    android.silent.add("save_file")
    android.event(phone.find("Save it as a text file")._i, "click")
    await phone.settle()
    assert "save_file" in [name for name, _ in android.calls]
    android.leave()
    again = await opened(android)
    assert again.app.trouble is None
    assert "That did not work" not in again.text


async def test_each_change_is_planned_once(android: Bridge) -> None:
    await first_run(android)
    android.leave()
    again = await opened(android)
    await again.visit("/plan")
    await write(again, "Something new")
    android.calls.clear()
    assert again.app.child
    await again.app.save("", an_action(by=TOMORROW, who="me", child_id=again.app.child.id))
    await again.settle()
    assert [args for _, args in android.calls if args == {"key": WANTED}] == [{"key": WANTED}]


async def test_left_while_the_record_is_being_opened_it_is_opened_once(android: Bridge, card: Waiting) -> None:
    await first_run(android)
    await android.close()
    card._lock.release()  # type: ignore[attr-defined]
    main.the_app.cache_clear()
    phone = await Phone.before(main.the_app())
    opening = asyncio.create_task(main.begin(phone.page))
    await phone.settle(3)
    phone.session.close()
    opening.cancel()
    again = await opened(Bridge())
    await until(again, "Today")
    assert "open somewhere else" not in again.text
    assert again.app.child


async def test_a_draft_that_cannot_be_kept_after_its_page_is_gone_is_told_on_the_next(
    android: Bridge, card: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await first_run(android)
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", HALF)
    monkeypatch.setattr(card, "rewrite", full)
    android.leave()
    del phone
    gc.collect()
    again = await opened(android)
    await until(again, "there is no room left")


async def full(name: str, data: bytes) -> None:
    """A card without room."""
    raise NoRoom
