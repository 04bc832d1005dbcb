"""A backup made in the browser opens elsewhere, and one made elsewhere opens in a browser that knows nothing yet."""

from __future__ import annotations

import runpy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Playwright

from storage.store import TinyStore
from storage_fakes import MemoryPlace
from walk import Walk, browser

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
WORDS = "kettle spoon window"


async def test_there_and_back(playwright: Playwright, url: str, profile: Path, tmp_path: Path) -> None:
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        await walk.first_run()
        await walk.add_concern("Cried before school")
        await walk.visit("/settings/backup", "Backup")
        await walk.type("Passphrase", WORDS)
        async with walk.page.expect_download() as download:
            await walk.tap("Make a backup")
        made = tmp_path / "made.record"
        await (await download.value).save_as(made)
        await walk.see("Your backup is made")
        moved = await through_python(made.read_bytes(), tmp_path / "moved.record")

        await walk.visit("/settings/erase", "Delete everything")
        await walk.tap("Delete everything")
        await walk.tap("Yes, delete everything")
        await walk.tap("I have a backup")
        async with walk.page.expect_file_chooser() as chooser:
            await walk.point("Choose the file")
        await (await chooser.value).set_files(moved)
        await walk.see("This backup is locked")
        await walk.type("Passphrase or recovery key", WORDS)
        await walk.tap("Open the backup")
        await walk.see("Sam: 1 entry")
        await walk.tap("Open this record here")
        await walk.see("Your backup is open.")
        await walk.visit("/record", "Record")
        await walk.see("Cried before school")


async def through_python(data: bytes, to: Path) -> Path:
    """Opens it in this Python, and makes another of it; the script that needs nothing of the app reads that one."""
    store = TinyStore(MemoryPlace().keeper(), lambda: datetime(2026, 11, 25, 18, 0, tzinfo=UTC))
    await store.open()
    await store.restore(await store.look_into(data, WORDS))
    to.write_bytes((await store.back_up(WORDS)).data)
    for file in (data, to.read_bytes()):
        told = runpy.run_path(str(ROOT / "docs" / "open_backup.py"))["record_of"](file, lambda _: WORDS)
        assert "Cried before school" in str(told["tables"]["concerns"])
    return to
