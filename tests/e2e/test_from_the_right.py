"""The built app in the made-up language, which is written from the right and is longer: no screen breaks by it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from playwright.async_api import Playwright

from pseudo import pseudo
from pwa.serve import SiteServer
from walk import Walk, browser, change, copy_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "build" / "pictures" / "right"
SCREENS = (
    "/",
    "/record",
    "/record/concern/new",
    "/plan",
    "/plan/weeks",
    "/guide",
    "/guide/plan",
    "/share",
    "/settings",
)
BEYOND = """() => [...document.querySelectorAll("flt-semantics-host [role=button], flt-semantics-host input")]
  .map((part) => [part.getBoundingClientRect(), part.getAttribute("aria-label") || part.innerText])
  .filter(([box]) => box.width && (box.left < -1 || box.right > innerWidth + 1))
  .map(([box, name]) => `${name}: ${box.left} to ${box.right}`)"""


@pytest.fixture
def spoken(site: Path, tmp_path: Path) -> Path:
    """The site, whose app speaks that language from its first word on."""
    folder = copy_of(site, tmp_path / "site")
    source = (ROOT / "tests" / "pseudo.py").read_text("utf-8") + "\nspeak()\n"
    speak = (
        f'import base64\nexec(base64.b64decode("{b64encode(source.encode()).decode()}"), {{"__name__": "pseudo"}})\n'
    )
    worker = (site / "worker.js").read_text("utf-8")
    assert "runpy.run_module" in worker
    change(folder, "worker.js", worker.replace("runpy.run_module", f"{speak}runpy.run_module"))
    return folder


async def test_no_screen_breaks(playwright: Playwright, spoken: Path, tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with SiteServer(spoken) as server:
        async with browser(playwright, tmp_path / "profile", viewport={"width": 320, "height": 1400}) as context:
            walk = await Walk.start(context, server.url)
            await walk.tap(pseudo("Try it with an example family"))
            await walk.see(pseudo("Example family, not a real child"))
            for address in SCREENS:
                await walk.page.evaluate("(to) => { location.hash = to }", address)
                await walk.frames(20)
                assert await walk.page.evaluate(BEYOND) == [], address
                await walk.page.screenshot(path=PICTURES / f"{address.strip('/').replace('/', '-') or 'today'}.png")
            gear = walk.page.get_by_role("button", name=pseudo("Settings")).first
            await walk.page.evaluate("location.hash = '/'")
            await gear.wait_for(state="attached")
            box = await gear.bounding_box()
            assert box and box["x"] < 160, "what stands at the end of the bar is at the left"
