"""What is seen while the app is not there: a slow first visit, a start that hangs, an old browser, no storage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, expect

from flaky import Host
from little import hosted, until

pytestmark = pytest.mark.browser

Hosted = tuple[Path, str, Host]
STUCK = "#opening"
"""So the small site is opened and never gets to its first screen."""
KEEP = """async () => {
  const { keeper } = await import("./keeper.js");
  await keeper.claim(false);
  await keeper.keep("0000000001-save", new Uint8Array([1, 2, 3]), [""], []);
}"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Hosted]:
    """The small site, its address and its host."""
    with hosted(tmp_path) as here:
        yield here


@pytest.fixture
async def page(context: BrowserContext) -> Page:
    """A new tab, in which time can be moved."""
    page = await context.new_page()
    await page.clock.install()
    return page


async def test_a_slow_first_visit_shows_how_far_it_is_and_never_says_that_it_failed(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.goto(f"{url}{STUCK}")
    await page.get_by_role("heading", name="Getting SEN Diary").wait_for()
    await page.evaluate("cover.got(400_000)")
    bar = page.get_by_role("progressbar", name="How much of the app is here")
    assert await bar.evaluate("bar => bar.value") > 0.15
    for _ in range(20):
        await page.clock.fast_forward("00:15")
        await page.evaluate("cover.got(1000)")
    await expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    await page.clock.fast_forward("00:21")
    await page.get_by_text("The connection is slow.").wait_for()
    await page.get_by_role("button", name="Try again").wait_for()
    await expect(page.get_by_text("could not open")).to_have_count(0)
    await expect(page.get_by_text("Your record")).to_be_hidden()  # there is none
    await page.evaluate("draw()")
    await expect(page.get_by_text("The connection is slow.")).to_be_hidden()


async def test_a_start_that_hangs_offers_what_can_be_done_and_the_record_only_where_there_is_one(
    page: Page, site: Hosted
) -> None:
    _, url, _ = site
    await page.goto(url)
    await until(page, "offline === 'ready'")
    await page.evaluate(KEEP)
    await page.goto("about:blank")
    await page.goto(f"{url}{STUCK}")
    await page.get_by_role("heading", name="Opening your record").wait_for()
    await page.clock.fast_forward("00:21")
    await page.get_by_text("This takes long.").wait_for()
    await page.get_by_text("Your record is still on this device.").wait_for()
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name="Save a copy of my record").click()
    assert (await (await waiting.value).path()).read_bytes() == bytes([1, 2, 3])
    await page.evaluate("cover.stage('Starting')")
    await expect(page.get_by_text("This takes long.")).to_be_visible()
    async with page.expect_event("load"):
        await page.get_by_role("button", name="Try again").click()


async def test_after_a_failure_nothing_that_still_arrives_says_otherwise(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.goto(f"{url}{STUCK}")
    await page.evaluate("cover.failed('as a test', false); cover.stage('Starting'); cover.got(1000)")
    await page.clock.fast_forward("00:30")
    await expect(page.get_by_role("heading", name="SEN Diary could not open")).to_be_visible()
    await expect(page.get_by_role("alert")).to_have_text(re.compile("^Try again"))


@pytest.mark.parametrize(("width", "height", "size"), [(390, 844, 200), (320, 568, 200), (568, 320, 100)])
async def test_all_of_it_can_be_reached_with_large_text_and_on_small_screens(
    page: Page, site: Hosted, width: int, height: int, size: int
) -> None:
    _, url, _ = site
    await page.set_viewport_size({"width": width, "height": height})
    await page.goto(f"{url}{STUCK}")
    await page.evaluate(f"document.documentElement.style.fontSize = '{size}%'; cover.failed('as a test', false)")
    tops = "[...document.querySelectorAll('#boot > *')].map((part) => part.getBoundingClientRect())"
    assert await page.evaluate(f"Math.min(...{tops}.filter(({{ width }}) => width).map(({{ top }}) => top))") >= 0
    assert await page.evaluate("document.getElementById('boot').scrollWidth") <= width


async def test_a_failure_without_internet_says_what_is_needed(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.goto(f"{url}{STUCK}")
    await page.context.set_offline(True)
    await page.evaluate("cover.failed('as a test', false)")
    await expect(page.get_by_role("heading", name="SEN Diary could not open")).to_be_visible()
    await expect(page.get_by_role("alert")).to_contain_text("Connect to the internet, then try again.")
    await expect(page.get_by_role("button", name="Try again")).to_be_focused()
    await page.context.set_offline(False)


async def test_a_browser_that_is_too_old_is_told_so(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.add_init_script("delete WebAssembly.Exception")
    await page.goto(f"{url}{STUCK}")
    await expect(page.get_by_role("alert")).to_contain_text("This browser is too old for SEN Diary.")


async def test_another_script_that_is_missing_is_told(page: Page, site: Hosted) -> None:
    folder, url, _ = site
    (folder / "news.js").unlink()
    await page.goto(url)
    await page.get_by_role("heading", name="SEN Diary could not open").wait_for()


async def test_a_script_that_is_missing_later_does_not_cover_the_running_app(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.goto(url)
    await until(page, "offline === 'ready'")
    missing = "new Promise((failed) => document.head.append(Object.assign(document.createElement('script'), FAILS)))"
    await page.evaluate(missing.replace("FAILS", "{ src: 'none.js', onerror: failed }"))
    await expect(page.locator("#boot")).to_be_hidden()


async def test_with_the_storage_blocked_it_goes_on(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        "  Object.defineProperty(self, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
        "for (const name of ['persist', 'persisted', 'estimate'])"
        "  navigator.storage[name] = () => Promise.reject(new TypeError('no'));"
    )
    await page.goto(url)
    await until(page, "offline === 'ready' && kept === null")
    await page.evaluate("Promise.all([wishes.persist(), wishes.measure(), wishes.later(), wishes.theme('dark')])")
    await until(page, "later && refused")


async def test_once_installed_it_is_not_offered_again(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.goto(url)
    await page.evaluate("dispatchEvent(new Event('appinstalled'))")
    await until(page, "installed && later")
    await page.reload()
    await until(page, "later")


async def test_the_cover_has_the_chosen_colours_from_the_first_moment(page: Page, site: Hosted) -> None:
    _, url, _ = site
    await page.goto(f"{url}{STUCK}")
    shown = "getComputedStyle(document.getElementById('boot')).backgroundColor"
    assert await page.evaluate(shown) == "rgb(251, 247, 240)"
    await page.evaluate("wishes.theme('dark')")
    await page.reload()
    assert await page.evaluate(shown) == "rgb(18, 25, 27)"
    bars = "[...document.querySelectorAll('meta[name=theme-color]')].map(({ content }) => content)"
    assert set(await page.evaluate(bars)) == {"#12191B"}
    await page.emulate_media(color_scheme="dark")
    await page.evaluate("wishes.theme('light')")
    await page.reload()
    assert await page.evaluate(shown) == "rgb(251, 247, 240)"
