"""Python is woken from the memory of a start where that is there and right, and else starts plainly."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from playwright.async_api import BrowserContext, Playwright

from pwa.serve import SiteServer
from walk import Walk, browser, change, comes_true, copy_of

pytestmark = pytest.mark.browser

WOKEN = "() => performance.getEntriesByName('Woken').length > 0"
SIZE = "caches.match(new URL('pyodide/memory.bin', location.href)).then((kept) => kept.blob()).then(({ size }) => size)"
SPOIL = """async (how) => {
  const address = new URL("pyodide/memory.bin", location.href).href;
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const whole = new Uint8Array(await (await cache.match(address)).arrayBuffer());
  await cache.put(address, new Response(how === "cut" ? whole.subarray(0, whole.length / 2) : whole.fill(7)));
}"""


async def test_a_start_wakes_from_the_kept_memory_and_does_without_one_that_is_spoilt(
    playwright: Playwright, url: str, profile: Path
) -> None:
    async with browser(playwright, profile) as context:
        walk = await Walk.start(context, url)
        assert await walk.page.evaluate(WOKEN)
        await walk.first_run()
        size = await walk.page.evaluate(SIZE)
        for how in ("cut", "nobody's"):
            await comes_true(walk.page, f"{SIZE}.then((found) => found === {size})")  # spoilt, it is brought once more
            await walk.page.evaluate(SPOIL, how)
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


async def test_in_another_language_the_app_itself_begins_anew(
    playwright: Playwright, polish: Path, tmp_path: Path
) -> None:
    with SiteServer(polish) as server:
        async with browser(playwright, tmp_path / "profile", locale="pl-PL") as context:
            walk = await Walk.start(context, server.url)
            await walk.see("Zobacz na przykładzie")
            await walk.settled()
            await walk.page.reload()
            await walk.ready()
            assert await walk.page.evaluate(WOKEN)
            await walk.tap("Zobacz na przykładzie")
            await walk.see("Rodzina na niby")


@pytest.fixture
def polish(site: Path, tmp_path: Path) -> Path:
    """The site, of which some words are in Polish too. Its kept memory is the one in English."""
    folder = copy_of(site, tmp_path / "site")
    catalog = Catalog(locale="pl")
    catalog.add("Try it with an example family", "Zobacz na przykładzie")
    catalog.add("Example family, not a real child", "Rodzina na niby")
    archive = (folder / "app.zip").read_bytes()
    (folder / "app.zip").unlink()
    (folder / "app.zip").write_bytes(archive)
    with ZipFile(folder / "app.zip", "a") as file, file.open("domain/content/pl/screens.mo", "w") as words:
        write_mo(words, catalog)
    change(folder, "worker.js", (site / "worker.js").read_text("utf-8"))
    return folder


FAILS = """addEventListener("DOMContentLoaded", () => {
  dispatchEvent(new ErrorEvent("error", { message: "It failed", filename: "FILE" }));
  globalThis.said = document.getElementById("boot-title").textContent;
});"""


@pytest.mark.parametrize(
    ("file", "said"),
    [("chrome-extension://abcdef/helper.js", "Getting SEN Diary"), ("URLmain.dart.js", "SEN Diary could not open")],
)
async def test_what_an_extension_does_wrong_is_not_told_as_ours(
    context: BrowserContext, url: str, file: str, said: str
) -> None:
    page = await context.new_page()
    await page.add_init_script(FAILS.replace("FILE", file.replace("URL", url)))
    await page.goto(url, wait_until="domcontentloaded")
    assert await page.evaluate("said") == said


BREAKS = """import views.theme
views.theme.dress = None
"""
RUNS = "runpy.run_module("


async def test_a_first_screen_that_cannot_be_made_is_a_start_that_failed(
    playwright: Playwright, site: Path, tmp_path: Path
) -> None:
    folder = copy_of(site, tmp_path / "site")
    worker = (site / "worker.js").read_text(encoding="utf-8")
    assert RUNS in worker
    change(folder, "worker.js", worker.replace(RUNS, BREAKS + RUNS, 1))
    with SiteServer(folder) as server:
        async with browser(playwright, tmp_path / "profile") as context:
            page = context.pages[0]
            await page.goto(server.url)
            await page.get_by_role("heading", name="SEN Diary could not open").wait_for()
            await page.get_by_role("button", name="Try again").wait_for()
