"""The program as it is started: again in the same process, as Android does, from an archive, and on both phones."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import main
from fakes import Clock
from headless import Phone
from storage.store import TinyStore

ROOT = Path(__file__).parent.parent
ROOMS = ("assets", "domain", "storage", "views")


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
    await phone.visit("/plan")
    assert phone.title == "Plan"
    await phone.visit("/record/concern/new")
    assert phone.field("What happened?").value == "Half a sentence"


async def kept(folder: Path) -> Any:
    """The record as another process finds it."""
    from storage.files import FileKeeper

    return (await TinyStore(FileKeeper(folder), main.clock).open()).record


async def test_what_is_being_saved_while_the_page_goes_is_saved_and_known(process: Path) -> None:
    phone = await started()
    await first_run(phone)
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Written on the bus")
    button = phone.find("Save concern")
    tap = asyncio.create_task(phone.session.dispatch_event(button._i, "click", None))
    for _ in range(3):
        await asyncio.sleep(0)
    # so Flet ends what a page had begun when Android gives the process a new one
    tap.cancel()
    phone.session.close()

    again = await started()
    async with asyncio.timeout(20):
        while not again.app.record.concerns:
            await asyncio.sleep(0.01)
    await write(again, "And one more")
    await until(again, "Saved.")
    assert len((await kept(process)).concerns) == 2
    assert again.app.drafts.all() == {}


FROM_AN_ARCHIVE = """
import asyncio, sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
import main
from fakes import Clock
from headless import Phone
assert sys.argv[1] in main.__file__, main.__file__

async def go():
    phone = await Phone.before(main.the_app())
    await main.main(phone.page)
    await phone.settle()
    await phone.tap("Try it with an example family")
    async with asyncio.timeout(20):
        while "Example family, not a real child" not in phone.text:
            await asyncio.sleep(0.01)
    await phone.settle()
    await phone.visit("/guide/plan")
    assert "Plan" in phone.title, phone.title
    assert len(await phone.app.device.font("pdf/letters.ttf")) > 10_000

asyncio.run(go())
"""


def archived(folder: Path) -> Path:
    """The app as one file, into which nothing can be written."""
    archive = folder / "app.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(ROOT / "main.py", "main.py")
        for path in (p for room in ROOMS for p in (ROOT / room).rglob("*") if p.is_file() and p.suffix != ".pyc"):
            packed.write(path, path.relative_to(ROOT))
    return archive


def test_it_runs_from_an_archive_and_writes_only_to_its_own_folder(tmp_path: Path) -> None:
    archive = archived(tmp_path)
    before = archive.read_bytes()
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-c", FROM_AN_ARCHIVE, str(archive), str(ROOT / "tests")],
        cwd=home,
        env={"FLET_APP_STORAGE_DATA": str(tmp_path / "data"), "FLET_PLATFORM": "", "PATH": ""},
        check=True,
        timeout=120,
    )
    assert archive.read_bytes() == before
    assert list(home.iterdir()) == []
    assert list((tmp_path / "data/record").iterdir())


async def test_back_on_a_phone_goes_to_today_and_from_there_out_of_the_app() -> None:
    phone = await started()
    assert await pressed_back(phone) is True, "of the first start"
    await first_run(phone)
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
