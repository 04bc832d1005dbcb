"""With the server's process stopped: every screen, a save, and a restart, all out of the service worker's cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Playwright, Response

from screens import SCREENS
from walk import Walk, browser, mended

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
SERVE = """
import sys
from pathlib import Path
from pwa.serve import SiteServer
with SiteServer(Path(sys.argv[1]), prefix=sys.argv[2]) as server:
    print(server.url, flush=True)
    server.wait()
"""
REGISTRATIONS = """() => navigator.serviceWorker.getRegistrations()
  .then((all) => all.map((one) => one.active?.scriptURL))"""


@pytest.mark.parametrize("prefix", ["/", "/sen-diary/"])
async def test_everything_works_with_the_server_stopped(
    playwright: Playwright, still: Path, tmp_path: Path, prefix: str
) -> None:
    profile = tmp_path / "profile"
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(still), prefix], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    url = process.stdout.readline().strip()
    try:
        async with browser(playwright, profile) as context:
            walk = await Walk.start(context, url)
            await walk.first_run()
            await walk.see("Ready to work offline.")
            assert await walk.page.evaluate(REGISTRATIONS) == [f"{url}sw.js"]
            assert await mended(walk.page) == 0
    finally:
        process.kill()
        process.wait()
    async with browser(playwright, profile) as context:
        answers = listen(context)
        walk = await Walk.start(context, url, "/record/concern/new")
        await walk.type("What happened?", "Written with no signal: \u0645\u0631\u064a\u0645 Za\u017c\u00f3\u0142\u0107")
        await walk.tap("Save concern")
        await walk.see("Saved.")
        # their modules come from one archive: in a folder of the host, a few of them are enough
        for address, heading in list(SCREENS.items())[:: 1 if prefix == "/" else 20]:
            await walk.visit(address, heading)
        await walk.visit("/settings", "Settings")
        await walk.see("Ready to work offline. You can open SEN Diary with no internet and no signal.")
        check(answers, url)
        assert any(answer.url.endswith("noto/arabic.woff2") for answer in answers)
    async with browser(playwright, profile) as context:
        answers = listen(context)
        walk = await Walk.start(context, url, "/record")
        await walk.see("Written with no signal")
        await walk.page.reload()
        await walk.ready()
        await walk.see("1 entry")
        check(answers, url)


def listen(context: BrowserContext) -> list[Response]:
    """Every answer that the page and its workers get from now on.

    What the service worker reads for itself is left out: where a script was not yet kept as it was sent, it asks for it
    once more at the next start, and the browser's own store may have it though the host is gone.
    """
    answers: list[Response] = []
    context.on("response", lambda answer: None if answer.request.service_worker else answers.append(answer))
    return answers


def check(answers: list[Response], url: str) -> None:
    """All of them came out of the service worker, whole."""
    assert len(answers) > 20
    assert [answer.url for answer in answers if not answer.url.startswith(url)] == []
    assert [answer.url for answer in answers if not answer.from_service_worker] == []
    assert [(answer.url, answer.status) for answer in answers if answer.status != 200] == []
