"""The first download broken off at every file, and files that are damaged afterwards: never a half-installed app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page

from flaky import Host, flaky
from little import hosted
from storage.envelope import unseal
from walk import Walk, mended

pytestmark = pytest.mark.browser

BARE = "<!doctype html><title>bare</title>"
REGISTER = """async () => {
  const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker.state === "activated") return "activated";
  return new Promise((tell) => {
    worker.onstatechange = () => { if (["activated", "redundant"].includes(worker.state)) tell(worker.state); };
  });
}"""
STANDING = """async () => {
  const [name] = await caches.keys();
  const registration = await navigator.serviceWorker.getRegistration();
  const kept = name ? await (await caches.open(name)).keys() : [];
  return [Boolean(registration?.active), Boolean(navigator.serviceWorker.controller),
          kept.filter(({ url }) => !url.endsWith("/whole")).length];
}"""
FORGET = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}"""
DAMAGE = """async (file) => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const address = new URL(file, location.href).href;
  const { headers } = await cache.match(address);
  await cache.put(address, new Response("damaged", { headers }));
}"""


async def test_broken_off_at_every_file(context: BrowserContext, tmp_path: Path) -> None:
    with hosted(tmp_path) as (folder, url, host):
        page = await context.new_page()
        await page.route("**/bare", lambda route: route.fulfill(body=BARE, content_type="text/html"))
        wanted = await install(page, f"{url}bare")
        there = [path for path in folder.rglob("*") if path.is_file()]
        assert wanted == len(there) - 2  # the service worker, and what only makes starts quicker
        for point in range(wanted):
            host.left = point
            await forget(page, f"{url}bare")
            assert await page.evaluate(REGISTER) == "redundant", point
            await page.reload()
            active, controlled, there = await page.evaluate(STANDING)
            assert (active, controlled) == (False, False), point
            assert there < wanted, point
            host.left = None
            host.asked.clear()
            assert await install(page, f"{url}bare") == wanted, point
            assert await mended(page) == 0, point
            assert len(host.asked) == wanted - there, point  # what was there was not asked for again


async def forget(page: Page, address: str) -> None:
    """As if this browser had never been here."""
    await page.evaluate(FORGET)
    await page.goto("about:blank")
    await page.goto(address)


async def install(page: Page, address: str) -> int:
    """Lets the service worker keep everything, and gives how many files that is."""
    await page.goto(address)
    assert await page.evaluate(REGISTER) == "activated"
    active, _, there = await page.evaluate(STANDING)
    assert active
    return int(there)


async def test_damaged_files_are_noticed_and_mended(context: BrowserContext, site: Path) -> None:
    small_or_not_used_at_the_start = ["index.html", "boot.js", "assets/fonts/noto/tamil.woff2", "licences.txt"]
    with flaky(site) as (url, host):
        page = await context.new_page()
        walk = Walk(page, url)
        await walk.open()
        await walk.see("Ready to work offline.")
        await walk.settled()
        host.asked.clear()
        for file in small_or_not_used_at_the_start:
            await page.evaluate(DAMAGE, file)
        await page.reload()
        await walk.ready()
        await checked(walk)
        assert sorted(host.asked) == sorted(small_or_not_used_at_the_start)
        await walk.settled()
        await a_copy_without_the_app(walk)
        for file in ("main.dart.js", "app.zip"):
            host.asked.clear()
            await page.evaluate(DAMAGE, file)
            await page.reload()
            await page.get_by_role("button", name="Try again").click()
            await walk.ready()
            assert host.asked == [file]
            assert await mended(page) == 0


async def a_copy_without_the_app(walk: Walk) -> None:
    """When the app does not start, its record can still be taken out, whole."""
    await walk.page.evaluate(DAMAGE, "main.dart.js")
    await walk.page.reload()
    async with walk.page.expect_download() as waiting:
        await walk.page.get_by_role("button", name="Save a copy of my record").click()
    download = await waiting.value
    assert re.fullmatch(r"sen-diary-copy-\d{4}-\d\d-\d\d[.]record", download.suggested_filename)
    assert "Sam" in str(unseal((await download.path()).read_bytes()))
    await walk.page.get_by_text("Your copy was handed to this device.").wait_for()


async def test_a_file_damaged_with_no_signal_is_told_and_mended_later(context: BrowserContext, site: Path) -> None:
    with flaky(site) as (url, host):
        page = await context.new_page()
        walk = Walk(page, url)
        await walk.open()
        await walk.settled()
        await page.evaluate(DAMAGE, "assets/fonts/noto/tamil.woff2")
        host.left = 0
        await page.reload()
        await walk.ready()
        await walk.see("Not ready to work offline yet")
        host.left = None
        await page.evaluate("dispatchEvent(new Event('online'))")
        await walk.gone("Not ready to work offline yet")
        assert await mended(page) == 0
        await walk.settled()
        await what_the_start_needs(walk, host)


async def what_the_start_needs(walk: Walk, host: Host) -> None:
    """With that damaged and no signal, it says that it needs internet: also where nothing fails aloud, and later."""
    page = walk.page
    told = page.get_by_role("alert").get_by_text("Connect to the internet, then try again.")
    host.left = 0
    await page.evaluate(DAMAGE, "main.dart.js")
    await page.reload()
    await page.get_by_role("heading", name="SEN Diary could not open").wait_for()
    await page.get_by_role("button", name="Try again").click()
    await told.wait_for()
    host.left = None
    await page.get_by_role("button", name="Try again").click()
    await walk.ready()
    host.left = 0
    await page.evaluate(DAMAGE, "pyodide/pyodide.asm.wasm")
    await page.clock.install()
    await page.reload()
    await page.get_by_role("heading", name="Opening your record").wait_for()
    await page.clock.fast_forward("00:21")
    await told.wait_for()


async def checked(walk: Walk) -> None:
    """Waits until the app has looked at every file of its own."""
    await walk.first_run()
    await walk.visit("/settings", "Settings")
    await walk.see("Ready to work offline.")
