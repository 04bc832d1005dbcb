"""A site of some small files around the real service worker, page and cover: what they do is seen in milliseconds."""

from __future__ import annotations

import gzip
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Page

from flaky import Host, flaky
from pwa.build import HERE, seal
from walk import change

REAL = (
    "boot.css", "copy.js", "cover.js", "home.js", "keeper.js", "news.js", "offline.js", "remind.js", "theme.js",
)  # fmt: skip
BOOT = """// Instead of the app: shows nothing, and says what the app would be told.
import * as home from "./home.js";
import { tellTo } from "./news.js";
import * as offline from "./offline.js";
import * as remind from "./remind.js";

globalThis.all = [];
globalThis.offline = offline;
globalThis.wishes = { ...home.wishes, ...offline.wishes, ...remind.wishes };
tellTo((news) => { globalThis.now = news; globalThis.all.push(news); });
globalThis.draw = () => { cover.gone(); home.look(); return offline.keepOffline().then(remind.look); };
if (location.hash !== "#opening") draw();
"""
PARTS = 9
LARGE = "large.js"
"""A script of which browsers should keep the compiled form."""
LATER = "pyodide/memory.bin"
"""What only makes starts quicker, and comes last."""
SIZE = 150_000
"""Bytes of each part: more than what the service worker looks at on each answer."""


def little(folder: Path) -> Path:
    """Makes the site."""
    folder.mkdir()
    for name in REAL:
        shutil.copyfile(HERE / name, folder / name)
    (folder / "boot.js").write_text(BOOT)
    for name in ("flutter.js", "begin.js"):
        (folder / name).write_text("")
    for number in range(PARTS):
        (folder / f"part-{number}.bin").write_bytes(random.Random(number).randbytes(SIZE))
    (folder / LARGE).write_text(f"// {'large ' * (SIZE // 6)}")
    (folder / "pyodide").mkdir()
    (folder / LATER).write_bytes(gzip.compress(random.Random(PARTS).randbytes(SIZE)))
    seal(folder)
    return folder


def next_build(site: Path, text: str = "") -> None:
    """Makes the next build, in which one file is other."""
    change(site, "boot.css", f"{(site / 'boot.css').read_text()}/* and so on */{text}")


@contextmanager
def hosted(folder: Path) -> Iterator[tuple[Path, str, Host]]:
    """The site, the address it is served at, which no other test has, and its host."""
    site = little(folder / "site")
    with flaky(site) as (url, host):
        yield site, url, host


async def opened(context: BrowserContext, url: str, script: str = "") -> Page:
    """A new tab with it, after this script."""
    page = await context.new_page()
    await page.add_init_script(script)
    await page.goto(url)
    return page


async def until(page: Page, condition: str, of: Any = None) -> None:
    """Waits until this is true of what the app is told now."""
    await page.wait_for_function(f"of => globalThis.now && (({{ {NEWS} }}) => {condition})(now)", arg=of)


NEWS = "build, offline, full, percent, update, updated, kept, refused, later, installed, notify"

CACHES = "caches.keys().then((names) => names.sort())"
BUILD = "document.querySelector('meta[name=build]').content"
LOOK = "navigator.serviceWorker.getRegistration().then((found) => found.update().then(() => null, () => null))"
