"""The main job in Firefox and in WebKit: written down, still there, and all of it again without a network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engines import MINI_BROWSER, NAME, Engine, Firefox, WebKit
from pwa.serve import SiteServer
from walk import change, copy_of

pytestmark = pytest.mark.browser

# What the steps below do in the page. Flutter describes its picture in elements that nobody sees.
STEPS = """async (step, ...given) => {
  const all = (selector) => [...document.querySelectorAll(`flt-semantics-host :is(${selector})`)];
  const nameOf = (element) => element.ariaLabel ?? element.textContent;
  const frame = () => new Promise(requestAnimationFrame);
  async function until(look, what) {
    for (const latest = performance.now() + 60_000; performance.now() < latest; await frame()) {
      const found = look();
      if (found) return found;
    }
    throw new Error(`Not there: ${what}. But: ${document.body.innerText} | ${all("*").map(nameOf).join(" | ")}`);
  }
  const find = (selector, name) =>
    until(() => all(selector).find((element) => nameOf(element).startsWith(name)), `${selector} ${name}`);
  const steps = {
    see: async (words) => { await until(() => all("*").some((element) => nameOf(element).includes(words)), words); },
    tap: async (role, name) => (await find(`[role=${role}]`, name)).click(),
    // Flutter joins a field some time after it got the focus, and does not hear what is typed before. It sets the
    // field's attributes anew then.
    async focus(name) {
      const field = await find("input, textarea", name);
      const joined = new Promise((done) => {
        new MutationObserver(done).observe(field, { attributeFilter: ["autocomplete"] });
      });
      field.focus();
      await joined;
    },
    hold: async (text) => { await until(() => document.activeElement.value === text, text); },
    // On a busy machine WebKit may load the page twice, and the first one still holds the record: a parent taps, too.
    async own() {
      const take = () => all("[role=button]").find((element) => nameOf(element).startsWith("Use the record here"));
      take()?.click();
      await until(() => !take(), "the record is used here");
    },
    visit: async (address) => { location.hash = address; },
  };
  return steps[step](...given);
}"""
# Makes every Firefox like those before version 153 in one thing (Mozilla's bug 2067202): without a network, what a
# worker fetches is refused before the service worker is asked.
REFUSES = """{
  const ask = self.fetch;
  const refused = () => Promise.reject(new TypeError("NetworkError when attempting to fetch resource."));
  self.fetch = (...given) => (navigator.onLine ? ask(...given) : refused());
}
"""


class Screen:
    """What is on the screen in one tab, by its words, as assistive technology reads them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    async def step(self, name: str, *given: str) -> None:
        """One of the steps above."""
        await self.engine.run(STEPS, name, *given)

    async def see(self, words: str) -> None:
        """Waits until these words are on the screen."""
        await self.step("see", words)

    async def tap(self, name: str, role: str = "button") -> None:
        """Taps the button whose words begin with these."""
        await self.step("tap", role, name)

    async def type(self, name: str, text: str) -> None:
        """Types into the empty field whose name begins with these words."""
        await self.step("focus", name)
        await self.engine.press(text)
        await self.step("hold", text)

    async def first_run(self) -> None:
        """The three screens of the first start."""
        await self.see("It stays on this phone or computer")
        await self.step("own")
        await self.tap("Start")
        await self.type("Your child's first name", "Sam")
        await self.tap("School", role="radio")
        await self.tap("Next")
        await self.tap("My child gets SEN support", role="radio")
        await self.tap("Start my record")
        await self.see("Saved. This record is about Sam.")

    async def add_concern(self, words: str) -> None:
        """A concern in a few words, until the screen says that it is saved."""
        await self.step("visit", "/record/concern/new")
        await self.type("What happened?", words)
        await self.tap("Save concern")
        await self.see("Saved.")

    async def first_day(self) -> None:
        """A record is begun, and there again when the page is loaded again."""
        await self.first_run()
        await self.add_concern("Cried before school")
        await self.step("visit", "/settings")
        await self.see("Ready to work offline.")
        await self.step("visit", "/record")
        await self.engine.reload()
        await self.see("Cried before school")

    async def next_day(self) -> None:
        """It is there after a restart, and can be written in."""
        await self.see("Cried before school")
        await self.step("own")
        await self.add_concern("Would not eat lunch")
        await self.step("visit", "/record")
        await self.see("2 entries")


@pytest.mark.skipif(not shutil.which("firefox-esr"), reason="Debian's firefox-esr is not installed")
async def test_firefox_and_then_with_no_server_and_no_network(site: Path, tmp_path: Path) -> None:
    profile, folder = tmp_path / "profile", copy_of(site, tmp_path / "site")
    change(folder, "worker.js", REFUSES + (site / "worker.js").read_text(encoding="utf-8"))
    with SiteServer(folder) as server:
        url = f"http://{NAME}:{server.address[1]}/"
        async with Firefox.started(profile, url) as firefox:
            await Screen(firefox).first_day()
    async with Firefox.started(profile, f"{url}#/record", "--offline") as firefox:
        assert await firefox.run("() => navigator.onLine") is False
        await Screen(firefox).next_day()


@pytest.mark.skipif(not MINI_BROWSER, reason="Debian's libwebkit2gtk-4.1-0 is not installed")
@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Debian's xvfb is not installed")
async def test_webkit_and_then_with_no_server(site: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with SiteServer(site) as server:
        async with WebKit.started(profile, server.url) as webkit:
            await Screen(webkit).first_day()
    async with WebKit.started(profile, f"{server.url}#/record") as webkit:
        await Screen(webkit).next_day()
