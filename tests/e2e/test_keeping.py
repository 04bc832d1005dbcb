"""Keeping the app on the device where much goes wrong: several builds, no room, several tabs, a browser that ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, Playwright

from flaky import Host
from little import BUILD, CACHES, LARGE, LATER, LOOK, PARTS, SIZE, hosted, next_build, opened, until
from pwa.serve import SiteServer
from test_cover import KEEP
from walk import ASK, browser, comes_true, kill, mended

pytestmark = pytest.mark.browser

Hosted = tuple[Path, str, Host]


BROWSER = {"bypass_csp": True}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Hosted]:
    """The small site, its address and its host."""
    with hosted(tmp_path) as here:
        yield here


async def ready(context: BrowserContext, url: str, script: str = "") -> Page:
    """A tab in which the app is kept whole, after this script."""
    page = await opened(context, url, script)
    await until(page, "offline === 'ready'")
    return page


async def offered(page: Page, folder: Path) -> None:
    """Makes the next build, and waits until this tab is offered it."""
    next_build(folder)
    await page.evaluate(LOOK)
    await until(page, "update")


async def changes(page: Page, folder: Path, timeout: float) -> None:
    """Changes to it, within so many milliseconds."""
    async with page.expect_event("load", timeout=timeout):
        await page.evaluate("void wishes.swap()")
    assert await page.evaluate(BUILD) == build_in(folder)


# Where an answer came from is known only of one that lies there as the host sent it.
CAME_FROM = """async (name) => {
  const cache = await caches.open(`sen-diary-${document.querySelector("meta[name=build]").content}`);
  return (await cache.match(new URL(name, location.href).href))?.url;
}"""
OTHERWISE = "name => caches.match(new URL(`otherwise/${name}`, location.href).href).then(Boolean)"


async def test_a_large_script_lies_there_as_it_was_sent_so_that_its_compiled_form_can_lie_beside_it(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, _ = site
    page = await ready(context, url)
    await comes_true(page, CAME_FROM, LARGE)
    assert await page.evaluate(CAME_FROM, LARGE) == f"{url}{LARGE}"
    assert await page.evaluate(CAME_FROM, "home.js") == ""
    await offered(page, folder)
    await changes(page, folder, 20_000)
    await comes_true(page, CAME_FROM, LARGE)


SAFE = "name => caches.match(new URL(`safe/${name}`, location.href).href).then(Boolean)"
# As the browser leaves it that is closed right after a script was replaced.
CUT_OFF_LATER = """async (name) => {
  const cache = await caches.open(`sen-diary-${document.querySelector("meta[name=build]").content}`);
  await cache.put(new URL(`safe/${name}`, location.href).href, new Response("// checked"));
}"""
# And while it is being replaced.
CUT_OFF = """async (name) => {
  const cache = await caches.open(`sen-diary-${document.querySelector("meta[name=build]").content}`);
  const address = new URL(name, location.href).href;
  await cache.put(new URL(`safe/${name}`, location.href).href, await cache.match(address));
  await cache.delete(address);
}"""


async def as_sent(context: BrowserContext, url: str) -> Page:
    """A tab in which the large script lies as it was sent, and nothing is left to bring."""
    page = await ready(context, url)
    await comes_true(page, CAME_FROM, LARGE)
    await page.evaluate(ASK, "quicken")
    return page


async def test_a_large_script_that_was_just_being_replaced_is_not_lost(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    page = await as_sent(context, url)
    before = await page.evaluate("async (url) => (await fetch(url)).text()", f"{url}{LARGE}")
    await page.evaluate(CUT_OFF, LARGE)
    host.broken = LARGE
    assert await page.evaluate("async (url) => (await fetch(url)).text()", f"{url}{LARGE}") == before
    host.broken = ""
    await page.evaluate(ASK, "quicken")
    assert await page.evaluate(CAME_FROM, LARGE) == f"{url}{LARGE}"
    assert not await page.evaluate(SAFE, LARGE)


async def test_of_a_large_script_that_was_just_replaced_no_second_copy_stays(
    context: BrowserContext, site: Hosted
) -> None:
    _, url, _ = site
    page = await as_sent(context, url)
    await page.evaluate(CUT_OFF_LATER, LARGE)
    await page.evaluate(ASK, "quicken")
    assert not await page.evaluate(SAFE, LARGE)
    assert await page.evaluate(CAME_FROM, LARGE) == f"{url}{LARGE}"


async def test_a_large_script_that_the_host_sends_as_something_else_is_mended(
    context: BrowserContext, site: Hosted
) -> None:
    _, url, host = site
    host.mistyped = LARGE
    page = await ready(context, url)
    await comes_true(page, OTHERWISE, LARGE)
    assert await page.evaluate(CAME_FROM, LARGE) == ""
    told = "async (url) => (await fetch(url)).headers.get('Content-Type')"
    assert await page.evaluate(told, f"{url}{LARGE}") == "text/javascript; charset=utf-8"


async def test_a_build_that_takes_over_leaves_a_still_newer_one_that_is_on_its_way(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, host = site
    page = await ready(context, url)
    await offered(page, folder)
    next_build(folder)
    third = build_in(folder)
    host.held = "boot.css"
    await page.evaluate("void " + LOOK)
    await comes_true(page, "navigator.serviceWorker.getRegistration().then((found) => Boolean(found.installing))")
    async with page.expect_event("load"):
        await page.evaluate("void wishes.swap()")
    host.go_on()
    await until(page, "update")
    host.left = 0
    async with page.expect_event("load"):
        await page.evaluate("void wishes.swap()")
    await until(page, "offline === 'ready'")
    assert await page.evaluate(BUILD) == third
    assert await page.evaluate(CACHES) == [f"sen-diary-{third}"]


def build_in(folder: Path) -> str:
    """The name of the build that is on the host now."""
    return (folder / "index.html").read_text().split('name="build" content="')[1].split('"')[0]


async def test_where_there_is_no_room_all_is_given_back_and_it_is_said(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    page = await opened(context, f"{url}nothing")
    await room(page, url, 4 * SIZE)
    await page.goto(url)
    await until(page, "offline === 'failed' && full")
    assert [name for name in host.asked if name.startswith("part-")]
    assert await page.evaluate(CACHES) == []
    host.asked.clear()
    await page.evaluate("dispatchEvent(new Event('online'))")  # there is no more room for that
    await room(page, url, 100 * SIZE)
    assert host.asked == []
    await page.reload()
    await until(page, "offline === 'ready' && !full")


async def test_no_room_for_a_new_version_leaves_the_old_one_whole(context: BrowserContext, site: Hosted) -> None:
    folder, url, host = site
    page = await ready(context, url)
    first = await page.evaluate(CACHES)
    next_build(folder)
    await room(page, url, (PARTS + 3) * SIZE)
    await page.evaluate(LOOK)
    await until(page, "offline === 'ready' && full && !update")
    assert await page.evaluate(CACHES) == first
    host.left = 0
    await page.reload()
    await until(page, "offline === 'ready'")


async def room(page: Page, url: str, size: int) -> None:
    """Gives this address so many bytes in all."""
    session = await page.context.new_cdp_session(page)
    await session.send("Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/"), "quotaSize": size})


async def test_the_service_worker_itself_refuses_every_other_address(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    page = await ready(context, url)
    await page.reload()
    asking = "async (address) => fetch(address, { mode: 'no-cors' }).then((answer) => answer.status, () => 'refused')"
    with SiteServer(site[0]) as other:
        address = other.url
        host.asked.clear()
        assert await page.evaluate(asking, f"{address}boot.css") == "refused"
        assert await page.evaluate("fetch('boot.css', { method: 'POST' }).then(() => 0, () => 'refused')") == "refused"
        assert await page.evaluate("fetch('elsewhere?words').then((answer) => answer.status)") == 404
        assert await page.evaluate("fetch('boot.css?words').then((answer) => answer.status)") == 200
    assert host.asked == []


async def test_a_cleared_app_with_no_signal_says_what_it_needs(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    page = await ready(context, url)
    await page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    host.left = 0
    await page.goto(f"{url}#/record")
    await page.reload()
    await page.get_by_role("heading", name="SEN Diary needs the internet once").wait_for()
    host.left = None
    await page.get_by_role("link", name="Try again").click()
    await until(page, "offline === 'ready'")


async def test_a_cleared_app_gets_the_newer_build_that_the_host_has_by_now(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, _ = site
    page = await ready(context, url)
    await page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    next_build(folder)
    await page.goto(f"{url}#/record")
    await page.reload()
    for _ in range(20):  # until the newer build is here and has been let in
        if await page.get_by_role("link", name="Try again").count():
            async with page.expect_event("load"):
                await page.get_by_role("link", name="Try again").click()
    await until(page, "offline === 'ready'")
    assert await page.evaluate(BUILD) == build_in(folder)


async def test_a_new_version_does_not_wait_for_what_only_makes_starts_quicker(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, host = site
    host.held = LATER
    page = await ready(context, url)
    await offered(page, folder)
    await changes(page, folder, 20_000)


async def test_a_page_loaded_past_the_service_worker_goes_on_and_is_offered_what_is_newer(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, _ = site
    page = await ready(context, url)
    session = await context.new_cdp_session(page)
    async with page.expect_event("load"):
        await session.send("Page.reload", {"ignoreCache": True})
    assert not await page.evaluate("Boolean(navigator.serviceWorker.controller)")
    await until(page, "offline === 'ready' && !update")
    await offered(page, folder)
    await changes(page, folder, 20_000)


SOONER = """const after = setInterval;
globalThis.setInterval = (what, time, ...more) => after(what, time / 20, ...more);"""


async def test_a_load_that_gets_no_answer_is_begun_again(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    page = await ready(context, url, SOONER)
    await page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.unregister())")
    host.held = "index.html"
    earlier = count()
    async with page.expect_event("load"):
        async with page.expect_request(lambda request: request.url == url and next(earlier) == 1):
            await page.evaluate("void wishes.swap()")
        host.go_on()


async def test_a_tab_that_is_still_opening_takes_the_version_that_another_changed_to(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, _ = site
    page = await ready(context, url)
    await offered(page, folder)
    using = await opened(context, url)
    opening = await opened(context, f"{url}#opening")
    first = await opening.evaluate(BUILD)
    async with opening.expect_event("load"), page.expect_event("load"):
        await page.evaluate("void wishes.swap()")
    assert await opening.evaluate(BUILD) == await page.evaluate(BUILD) != first
    await until(using, "update")
    assert await using.evaluate(BUILD) == first


# A browser that ends the service worker at its work: what was asked for gets no answer.
ENDED = """const say = ServiceWorker.prototype.postMessage;
ServiceWorker.prototype.postMessage = function (wish, ports) {
  if (wish !== "quicken") say.call(this, wish, ports);
};"""


async def test_a_change_does_not_wait_for_a_worker_that_the_browser_has_ended(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, _ = site
    page = await ready(context, url, ENDED)
    await offered(page, folder)
    await changes(page, folder, 30_000)


# A page that hears nothing of the change, though it has happened.
UNHEARD = """navigator.serviceWorker.addEventListener(
  "controllerchange", (event) => event.stopImmediatePropagation(),
)"""


async def test_a_change_that_the_page_does_not_hear_of_is_seen_all_the_same(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, _ = site
    page = await ready(context, url, UNHEARD)
    await offered(page, folder)
    await changes(page, folder, 20_000)


DEAF_ONCE = """navigator.serviceWorker.getRegistration().then(({ waiting }) => {
  waiting.postMessage = () => { delete waiting.postMessage; };
})"""


async def test_a_wish_that_the_browser_forgets_is_said_again(context: BrowserContext, site: Hosted) -> None:
    folder, url, _ = site
    page = await ready(context, url)
    await offered(page, folder)
    await page.evaluate(DEAF_ONCE)
    await changes(page, folder, 20_000)


DEAF = "navigator.serviceWorker.getRegistration().then(({ waiting }) => { waiting.postMessage = () => {}; })"


async def test_while_it_changes_nothing_else_can_be_tapped(context: BrowserContext, site: Hosted) -> None:
    folder, url, _ = site
    page = await ready(context, url)
    await offered(page, folder)
    await page.evaluate("document.body.append(Object.assign(document.createElement('div'), { id: 'behind' }))")
    await page.evaluate(DEAF)
    await page.evaluate("void wishes.swap()")
    await page.get_by_role("heading", name="Changing to the new version").wait_for()
    assert await page.evaluate("document.elementFromPoint(195, 20).id") == "boot"
    assert await page.evaluate("document.getElementById('behind').inert")


async def test_a_version_that_came_while_all_was_closed_says_so_once(
    playwright: Playwright, site: Hosted, tmp_path: Path
) -> None:
    folder, url, _ = site
    async with browser(playwright, tmp_path / "profile", bypass_csp=True) as context:
        page = await ready(context, url)
        assert not await page.evaluate("now.updated")
        next_build(folder)
        await page.evaluate(LOOK)
        await until(page, "update")
    for _ in range(5):  # the browser may let go of the old version only at its second start
        async with browser(playwright, tmp_path / "profile", bypass_csp=True) as context:
            page = await ready(context, url)
            if await page.evaluate(BUILD) == build_in(folder):
                assert await page.evaluate("now.updated")
                await page.reload()
                await until(page, "offline === 'ready' && !updated")
                return
    raise AssertionError("the newer version never came")


async def test_a_list_of_files_that_breaks_off_changes_nothing(context: BrowserContext, site: Hosted) -> None:
    folder, url, host = site
    page = await ready(context, url)
    before = await page.evaluate(CACHES)
    next_build(folder)
    host.broken = "sw.js"
    await page.evaluate(LOOK)
    await page.reload()
    await until(page, "offline === 'ready' && !update")
    assert await page.evaluate(CACHES) == before
    host.broken = ""
    await page.evaluate(LOOK)
    await until(page, "update")


COUNT = """globalThis.tried = 0;
const { register } = navigator.serviceWorker;
navigator.serviceWorker.register = (...given) => {
  globalThis.tried++;
  return register.apply(navigator.serviceWorker, given);
};"""
ALL_FAILED = """() => tried === all.filter(({ offline }, at) =>
  offline === "failed" && all[at - 1]?.offline !== "failed").length"""


async def test_it_tries_again_by_itself_now_and_then_and_not_while_nobody_looks(
    context: BrowserContext, site: Hosted
) -> None:
    _, url, host = site
    page = await context.new_page()
    await page.clock.install()
    await page.add_init_script(COUNT)
    host.broken = "part-3.bin"
    await page.goto(url)

    async def tried(action: str = "") -> int:
        """How often it has been tried by now, once all of that has failed."""
        await page.evaluate(action or "0")
        await page.wait_for_function(ALL_FAILED)
        return int(await page.evaluate("tried"))

    assert await tried() == 1
    await page.clock.fast_forward("01:50")
    assert await tried("dispatchEvent(new Event('online'))") == 2
    await page.clock.fast_forward("00:15")  # the first wait would be over now
    assert await tried() == 2
    await page.clock.fast_forward("02:00")
    assert await tried() == 3
    await page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    await page.clock.fast_forward("10:00")
    assert await tried() == 3
    host.broken = ""
    await page.evaluate("delete document.hidden")
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await until(page, "offline === 'ready'")


async def test_a_browser_that_ends_while_the_app_arrives_goes_on_the_next_time(
    playwright: Playwright, site: Hosted, tmp_path: Path
) -> None:
    _, url, host = site
    profile = tmp_path / "profile"
    async with browser(playwright, profile) as context:
        page = await context.new_page()
        host.held = "part-5.bin"
        await page.goto(url)
        await until(page, "percent > 40")
        kill(profile)
    host.go_on()
    host.asked.clear()
    async with browser(playwright, profile) as context:
        page = await ready(context, url)
        host.left = 0
        await page.reload()
        await until(page, "offline === 'ready'")


async def test_in_a_private_window_it_works_until_that_is_closed(playwright: Playwright, site: Hosted) -> None:
    _, url, host = site
    chromium = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    private = await chromium.new_context()
    page = await ready(private, url)
    assert await page.evaluate("now.kept") is False
    host.left = 0
    await page.reload()
    await until(page, "offline === 'ready'")
    await private.close()
    again = await chromium.new_context()
    host.left = None
    page = await opened(again, f"{url}nothing")
    assert await page.evaluate(CACHES) == []
    await chromium.close()


async def test_a_host_that_sends_the_page_on_to_its_folder_will_do(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    host.moved = True
    page = await ready(context, url)
    host.left = 0
    await page.reload()
    await until(page, "offline === 'ready'")


async def test_a_download_in_which_nothing_more_comes_is_given_up_and_tried_again(
    context: BrowserContext, site: Hosted
) -> None:
    folder, url, host = site
    hurried(folder)
    host.held = "part-3.bin"
    page = await opened(context, url)
    await until(page, "offline === 'failed' && !full")
    host.go_on()
    await page.evaluate("dispatchEvent(new Event('online'))")
    await until(page, "offline === 'ready'")


def hurried(folder: Path) -> None:
    """Lets the service worker wait for a second only where it would wait for a minute."""
    worker = (folder / "sw.js").read_text(encoding="utf-8")
    (folder / "sw.js").unlink()
    (folder / "sw.js").write_text(worker.replace("SILENCE = 60_000", "SILENCE = 1_000"), encoding="utf-8")
    assert worker.count("SILENCE = 60_000") == 1


async def test_the_record_is_spoken_of_where_the_app_was_cleared(context: BrowserContext, site: Hosted) -> None:
    _, url, host = site
    page = await ready(context, url)
    await page.evaluate(KEEP)
    await page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    host.left = 0
    await page.goto(f"{url}#/record")
    await page.reload()
    await page.get_by_text("Your record is still on this device.").wait_for()


SHOWN = """navigator.serviceWorker.getRegistration().then((found) => found.getNotifications())
  .then((all) => all.map(({ title, body, tag }) => [title, body, tag]))"""
DAYS = """(before) => {
  const day = new Date(Date.now() - before * 86_400_000);
  const pad = (number) => String(number).padStart(2, "0");
  return [`${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`];
}"""
TELLING = ["SEN Diary", "Something is due. Open the app to see what.", "due"]


async def test_while_it_is_closed_it_tells_once_that_something_is_due(context: BrowserContext, site: Hosted) -> None:
    _, url, _ = site
    await context.grant_permissions(["notifications"], origin=url.rstrip("/"))
    page = await ready(context, url)
    await page.evaluate("caches.open('sen-diary-days')")  # as after "Let it notify me"
    ask = await periodic_sync(page, url)
    await page.evaluate(f"wishes.days(JSON.stringify(({DAYS})(-1)))")  # tomorrow
    await ask()
    assert await page.evaluate(SHOWN) == []
    await page.evaluate(f"wishes.days(JSON.stringify(({DAYS})(2)))")  # the browser did not ask for two days
    await ask()
    await comes_true(page, f"{SHOWN}.then((all) => all.length)")
    assert await page.evaluate(SHOWN) == [TELLING]
    await page.evaluate(CLOSE)
    await ask()
    assert await page.evaluate(SHOWN) == []  # not twice for one thing
    await page.evaluate("wishes.quiet()")
    assert await page.evaluate("caches.has('sen-diary-days')") is False


CLOSE = """navigator.serviceWorker.getRegistration().then((found) => found.getNotifications())
  .then((all) => all.forEach((one) => one.close()))"""


async def periodic_sync(page: Page, url: str) -> Callable[[], Awaitable[None]]:
    """Lets the browser ask the service worker now and then, as it does by itself where the app is installed."""
    session = await page.context.new_cdp_session(page)
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def registered(told: dict[str, Any]) -> None:
        for one in told["registrations"]:
            if one["scopeURL"] == url and not found.done():
                found.set_result(one["registrationId"])

    session.on("ServiceWorker.workerRegistrationUpdated", registered)
    await session.send("ServiceWorker.enable")
    id = await found

    async def ask() -> None:
        event = {"origin": url.rstrip("/"), "registrationId": id, "tag": "due"}
        await session.send("ServiceWorker.dispatchPeriodicSyncEvent", event)
        assert await mended(page) == 0  # asked after it, and it takes far longer

    return ask
