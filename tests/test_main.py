"""The program as it is started: on both phones, and again in the same process, as Android does."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import main
from fakes import Clock
from headless import Phone
from samples_of import an_action
from storage.files import FileKeeper
from storage.keeper import NoRoom
from storage.store import TinyStore
from views.notifier import WANTED

TOMORROW = Clock()().date() + timedelta(days=1)


@pytest.fixture(autouse=True)
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A process in which the app has not been started, and the folder of its record."""
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    main.the_app.cache_clear()
    monkeypatch.setattr(main, "clock", Clock())
    yield tmp_path / "record"
    if main.the_app.cache_info().currsize:
        main.the_app()._store._keeper._lock.release()  # type: ignore[attr-defined]
    main.the_app.cache_clear()


async def started(platform: str = "android", route: str = "/") -> Phone:
    """A page on which main was called."""
    phone = await Phone.before(main.the_app(), route, platform=platform)
    for name in ("are_notifications_enabled", "request_permissions"):
        phone.client.answers[name] = lambda _: "false"
    await main.main(phone.page)
    await phone.settle()
    return phone


async def first_run(phone: Phone) -> None:
    """The first start, until it is kept on the disk."""
    await phone.first_run()
    await until(phone, "Saved. This record is about Sam.")


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


@pytest.mark.parametrize("platform", ["android", "ios"])
async def test_left_and_opened_again_in_the_same_process_it_goes_on(process: Path, platform: str) -> None:
    phone = await started(platform)
    await first_run(phone)
    await write(phone, "Before it was left")
    await until(phone, "Saved.")
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Half written")
    await phone.fire(phone.page, "app_lifecycle_state_change", {"state": "pause"})
    phone.session.close()

    again = await started(platform)
    assert again.app is phone.app
    assert "open somewhere else" not in again.text
    await again.visit("/record/concern/new")
    assert again.field("What happened?").value == "Half written"
    await again.type("What happened?", "After it was opened")
    await again.tap("Save concern")
    await until(again, "Saved.")
    await again.visit("/record")
    assert again.text.count("Before it was left") == again.text.count("After it was opened") == 1
    assert {c.what for c in (await kept(process)).concerns.values()} == {
        "Before it was left",
        "After it was opened",
    }


@pytest.mark.parametrize("platform", ["android", "ios"])
async def test_back_and_a_link_from_outside_on_a_small_phone_lose_no_words(platform: str) -> None:
    phone = await started(platform)
    await first_run(phone)
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Half a sentence")
    await phone.back()
    assert phone.page.route == "/record"
    # sen-diary://open/plan, of which Flet hands on what stands after the host
    await phone.link("/plan")
    assert phone.title == "Plan"
    await phone.visit("/record/concern/new")
    assert phone.field("What happened?").value == "Half a sentence"


async def kept(folder: Path) -> Any:
    """The record as another process finds it."""
    from storage.files import FileKeeper

    return (await TinyStore(FileKeeper(folder), main.clock).open()).record


class Waiting(FileKeeper):
    """A card that takes its time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def keep(self, name: str, data: bytes, *, after: Collection[str], drop: Collection[str] = ()) -> None:
        await self.goes_on.wait()
        await super().keep(name, data, after=after, drop=drop)


@pytest.fixture
def card(process: Path, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    """The keeper of the app that is started next."""
    keeper = Waiting(process)
    monkeypatch.setattr(main, "keeper", lambda: keeper)
    return keeper


async def left_while_saving(phone: Phone, card: Waiting, words: str) -> None:
    """Taps Save, and the page is gone before the card is done. What a page had begun Flet ends with it."""
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", words)
    card.goes_on.clear()
    tap = asyncio.create_task(phone.session.dispatch_event(phone.find("Save concern")._i, "click", None))
    await phone.settle()
    phone.session.close()
    tap.cancel()
    await asyncio.gather(tap, return_exceptions=True)


@pytest.mark.parametrize("forgotten", [False, True])
async def test_what_is_being_saved_while_the_page_goes_is_saved_told_and_not_offered_again(
    process: Path, card: Waiting, forgotten: bool
) -> None:
    phone = await started()
    await first_run(phone)
    await left_while_saving(phone, card, "Written on the bus")
    if forgotten:
        del phone
        gc.collect()
    again = await started(route="/record")
    card.goes_on.set()
    await until(again, "Saved.")
    assert (again.page.route, again.app.drafts.all()) == ("/record", {})
    assert again.text.count("Written on the bus") == 1
    await write(again, "And one more")
    await until(again, "Saved.")
    assert {c.what for c in (await kept(process)).concerns.values()} == {"Written on the bus", "And one more"}


async def test_left_and_opened_again_each_change_is_planned_once() -> None:
    phone = await started()
    await first_run(phone)
    phone.session.close()
    again = await started()
    await again.visit("/plan")
    for each in (phone, again):
        each.client.calls.clear()
    await write(again, "Something new")
    await until(again, "Saved.")
    assert again.app.child
    await again.app.save("", an_action(by=TOMORROW, who="me", child_id=again.app.child.id))
    await again.settle()
    asked = [each for each in (phone, again) for name, args in each.client.calls if args == {"key": WANTED}]
    assert asked == [again]


async def test_left_while_the_record_is_being_opened_it_is_opened_once(process: Path) -> None:
    phone = await started()
    await first_run(phone)
    main.the_app()._store._keeper._lock.release()  # type: ignore[attr-defined]
    main.the_app.cache_clear()
    first = await Phone.before(main.the_app())
    opening = asyncio.create_task(main.main(first.page))
    await first.settle(3)
    first.session.close()
    opening.cancel()
    again = await started()
    await until(again, "Today")
    assert "open somewhere else" not in again.text
    assert again.app.child


async def test_a_draft_that_cannot_be_kept_after_its_page_is_gone_is_told_on_the_next(
    card: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await started()
    await first_run(phone)
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Half written")
    phone.session.close()
    del phone
    gc.collect()
    monkeypatch.setattr(card, "rewrite", full)
    again = await started()
    await until(again, "there is no room left")


async def test_back_on_a_phone_goes_to_today_and_from_there_out_of_the_app() -> None:
    phone = await started()
    assert await pressed_back(phone) is True, "of the first start"
    await first_run(phone)
    await phone.visit("/plan")
    assert await pressed_back(phone) is False
    assert phone.page.route == "/"
    assert await pressed_back(phone) is True


async def full(name: str, data: bytes) -> None:
    """A card without room."""
    raise NoRoom


async def pressed_back(phone: Phone) -> bool:
    """What Flutter hears from a screen that nothing lies below: whether the app is left."""
    phone.client.calls.clear()
    await phone.fire(phone.top, "confirm_pop")
    await phone.settle()
    (answer,) = [args["should_pop"] for name, args in phone.client.calls if name == "confirm_pop"]
    return bool(answer)
