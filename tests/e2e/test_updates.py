"""From one build to the next, while the first is open: never by surprise, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, Playwright, expect

from flaky import flaky
from walk import Walk, browser, change, copy_of

pytestmark = pytest.mark.browser

LOOK = "() => navigator.serviceWorker.getRegistration().then((registration) => registration.update())"
BUILD = "() => document.querySelector('meta[name=build]').content"
FAILED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return new Promise((tell) => {
    registration.onupdatefound = () => {
      const worker = registration.installing;
      worker.onstatechange = () => { if (worker.state === "redundant") tell(true); };
    };
    registration.update();
  });
}"""


async def test_an_update_waits_keeps_what_is_half_written_and_loads_once(
    playwright: Playwright, still: Path, tmp_path: Path
) -> None:
    site = copy_of(still, tmp_path / "site")
    async with browser(playwright, tmp_path / "profile") as context:
        with flaky(site) as (url, host):
            walk = await Walk.start(context, url)
            await walk.first_run()
            await walk.add_concern("Written in the first build")
            await walk.visit("/", "Today")
            await walk.see("Ready to work offline.")
            first = await walk.page.evaluate(BUILD)
            await walk.visit("/record/concern/new", "New concern")
            await walk.type("What happened?", "Half-written")
            await walk.draft_kept("Half-written")

            change(site, "boot.css", (site / "boot.css").read_text(encoding="utf-8") + "/* the second build */")
            host.broken = "boot.css"
            assert await walk.page.evaluate(FAILED)
            assert await walk.page.evaluate("caches.keys().then((names) => names.length)") == 2
            await walk.page.reload()
            await walk.ready()
            assert await walk.page.evaluate(BUILD) == first

            host.broken = ""
            host.asked.clear()
            await walk.visit("/", "Today")
            await walk.page.evaluate(LOOK)
            await walk.see("A new version is ready")
            assert set(host.asked) <= {"boot.css", "index.html"}  # all the others were copied from the first build
            second = Walk(await context.new_page(), url)
            await second.open()
            loads = count_loads(walk.page)
            await walk.visit("/record/concern/new", "New concern")
            await walk.type("How does it affect", "Half-written too")
            await walk.visit("/", "Today")
            await walk.tap("Use the new version")
            await walk.page.wait_for_event("load")
            await walk.ready()
            assert await walk.page.evaluate(BUILD) != first
            assert await walk.page.evaluate("caches.keys().then((names) => names.length)") == 1
            assert loads == [1]
        # the host is gone: the second build stands by itself
        await walk.see("You were writing about a concern")
        await walk.tap("Go on writing")
        for label, text in (("What happened?", "Half-written"), ("How does it affect Sam?", "Half-written too")):
            field = walk.page.get_by_role("textbox", name=label)
            await field.focus()  # Flutter gives a field its text only then
            await expect(field).to_have_value(text)
        await walk.visit("/record", "Record")
        await walk.see("Written in the first build")
        # the other tab goes on in the first build until its parent wants the second there too
        assert await second.page.evaluate(BUILD) == first
        await second.see("A new version is ready")
        await second.tap("Use the new version")
        await second.page.wait_for_event("load")
        await second.ready()
        assert await second.page.evaluate(BUILD) != first


def count_loads(page: Page) -> list[int]:
    """How often the page is loaded from now on, in a list of one."""
    loads = [0]

    def one_more(_: Page) -> None:
        loads[0] += 1

    page.on("load", one_more)
    return loads
