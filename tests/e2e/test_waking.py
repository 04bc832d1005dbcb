"""Python is woken from the memory of a start where that is there and right, and else starts plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Playwright

from walk import Walk, browser

pytestmark = pytest.mark.browser

WOKEN = "() => performance.getEntriesByName('Woken').length > 0"
# A memory that is of the right length, and is nobody's.
SPOIL = """async () => {
  const address = new URL("pyodide/memory.bin", location.href).href;
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const whole = await (await cache.match(address)).arrayBuffer();
  await cache.put(address, new Response(new Uint8Array(whole.byteLength).fill(7)));
}"""


async def test_a_start_wakes_from_the_kept_memory_and_does_without_one_that_is_spoilt(
    playwright: Playwright, url: str, profile: Path
) -> None:
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        assert await walk.page.evaluate(WOKEN)
        await walk.first_run()
        await walk.page.evaluate(SPOIL)
        await walk.page.reload()
        await walk.ready()
        assert not await walk.page.evaluate(WOKEN)
        await walk.add_concern("Written after a plain start")
        await walk.page.evaluate("sessionStorage.setItem('plainly', 'yes')")
        await walk.page.reload()
        await walk.ready()
        assert not await walk.page.evaluate(WOKEN)
        await walk.visit("/record", "Record")
        await walk.see("Written after a plain start")
