"""The manifest and its pictures: what browsers ask of them, and that the icons on the disk are those of the drawing."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from playwright.async_api import Browser

from pwa.icons import (
    ADAPTIVE,
    ASSETS,
    ICONS,
    MARK,
    MINT,
    PAPER,
    PHONE,
    RADIUS,
    SPLASH,
    STROKE,
    WITHIN,
    Icon,
    path_of,
    pixels,
    svg,
)
from pwa.png import draw, png, size
from pwa.serve import SiteServer
from views.root import ROUTES
from views.theme import DARK, LIGHT

SHELL = Path(__file__).parent.parent / "pwa"
MANIFEST: dict[str, Any] = json.loads((SHELL / "manifest.json").read_text(encoding="utf-8"))
PAGE = (SHELL / "index.html").read_text(encoding="utf-8")
PICTURES = [
    *MANIFEST["icons"][1:],
    *MANIFEST["screenshots"],
    *(icon for shortcut in MANIFEST["shortcuts"] for icon in shortcut["icons"]),
]
WHOLE = ["icon-maskable-192.png", "icon-maskable-512.png", "apple-touch-icon.png"]
"""Those that are cut into shape by the phone, so nothing of them may be seen through."""
NEAR = 24
"""How far apart a file and a new drawing may be, of 255: it has fewer colours, and browsers differ a little."""
NEAR_AT_EDGES = 40
"""The same where it can be seen through: at the edges are more shades than a file has."""


def test_manifest_says_what_a_browser_needs_to_install_the_app() -> None:
    told = {name: MANIFEST[name] for name in ("id", "name", "short_name", "start_url", "scope", "display", "lang")}
    assert told == {
        "id": "sen-diary",
        "name": "SEN Diary",
        "short_name": "SEN Diary",
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "lang": "en-GB",
    }
    assert not MANIFEST.get("prefer_related_applications")


@pytest.mark.browser
async def test_chromium_finds_no_fault_in_the_manifest_and_could_install_it(chromium: Browser, tmp_path: Path) -> None:
    site = Path(shutil.copytree(ASSETS, tmp_path / "site"))
    shutil.copyfile(SHELL / "manifest.json", site / "manifest.json")
    (site / "index.html").write_text('<!doctype html><link rel="manifest" href="manifest.json">')
    page = await chromium.new_page()
    with SiteServer(site) as server:
        await page.goto(server.url)
        devtools = await page.context.new_cdp_session(page)
        manifest = await devtools.send("Page.getAppManifest")
        faults = await devtools.send("Page.getInstallabilityErrors")
    await page.close()
    assert manifest["errors"] == []
    # a browser of tests is a private one, where nothing can be installed
    assert [fault["errorId"] for fault in faults["installabilityErrors"]] == ["in-incognito"]


@pytest.mark.parametrize("purpose", ["any", "maskable"])
def test_icons_are_there_in_both_sizes(purpose: str) -> None:
    sizes = {icon["sizes"] for icon in MANIFEST["icons"] if icon.get("purpose", "any") == purpose}
    assert {"192x192", "512x512"} <= sizes


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["src"])
def test_a_picture_has_the_size_that_the_manifest_says_and_is_small(picture: dict[str, str]) -> None:
    file = (ASSETS / picture["src"]).read_bytes()
    assert (size(file), "image/png") == (picture["sizes"], picture["type"])
    assert len(file) < (60_000 if "label" in picture else 10_000)


@pytest.mark.parametrize("form", ["narrow", "wide"])
def test_screenshots_are_as_chrome_wants_them(form: str) -> None:
    shown = [picture for picture in MANIFEST["screenshots"] if picture["form_factor"] == form]
    sizes = [[int(side) for side in picture["sizes"].split("x")] for picture in shown]
    assert 1 <= len(shown) <= 5 and all(picture["label"] for picture in shown)
    assert len({width / height for width, height in sizes}) == 1
    assert all(min(sides) >= 320 and max(sides) <= min(3840, 2.3 * min(sides)) for sides in sizes)


def test_shortcuts_lead_to_screens() -> None:
    known = set(addresses(ROUTES))
    assert "/record/concern/new" in known
    assert [s["url"] for s in MANIFEST["shortcuts"] if s["url"].removeprefix("./#") not in known] == []


def addresses(routes: Iterable[ft.Route], above: str = "") -> Iterator[str]:
    for route in routes:
        here = f"{above}/{route.path}" if route.path else above
        yield here
        yield from addresses(route.children or (), here)


def test_splash_and_bars_have_the_colours_of_the_screens() -> None:
    assert {MANIFEST["background_color"], MANIFEST["theme_color"], PAPER} == {LIGHT.surface}
    assert re.findall(r'"theme-color".*content="(.*)"', PAGE) == [LIGHT.surface, DARK.surface]


def test_page_names_icons_that_are_there() -> None:
    named = re.findall(r'<link rel="(?:icon|apple-touch-icon)"[^>]* href="([^"]+)"', PAGE)
    assert named == ["icons/favicon.png", "icon.svg", "icons/apple-touch-icon.png"]
    assert all((ASSETS / name).exists() for name in named)


def test_ring_of_a_maskable_icon_is_in_the_circle_that_is_always_seen() -> None:
    assert (RADIUS + STROKE / 2) * WITHIN <= 40


def test_ring_of_the_phones_app_is_in_the_circle_that_is_always_seen() -> None:
    assert (RADIUS + STROKE / 2) * ADAPTIVE <= 50 * 66 / 108  # of an adaptive icon
    assert (RADIUS + STROKE / 2) * SPLASH <= 50 * 192 / 288  # of Android's splash screen
    assert DARK.primary == MINT


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_shows_through_where_the_phone_cuts_the_shape(name: str) -> None:
    assert b"tRNS" not in (ASSETS / "icons" / name).read_bytes()


def test_drawing_on_the_disk_is_the_one_in_the_script() -> None:
    assert (ASSETS / MARK.file).read_text(encoding="utf-8") == svg(MARK), "Run: make icons"
    assert {path.name for path in (ASSETS / "icons").iterdir()} == {icon.file for icon in ICONS}


@pytest.mark.browser
@pytest.mark.parametrize("icon", [*ICONS, *PHONE], ids=lambda icon: icon.file)
async def test_icon_on_the_disk_is_what_the_drawing_looks_like(chromium: Browser, icon: Icon) -> None:
    page = await chromium.new_page()
    file = "data:image/png;base64," + b64encode(path_of(icon).read_bytes()).decode()
    on_disk, drawn = await draw(page, file, icon.side, icon.side), await pixels(page, icon)
    await page.close()
    assert max(map(apart, set(zip(on_disk, drawn, strict=True)))) <= (NEAR if icon.paper else NEAR_AT_EDGES), (
        "Run: make icons"
    )


def apart(pair: tuple[bytes, bytes]) -> float:
    """How far apart two pixels look. The colour of what cannot be seen does not count."""
    one, other = ([*(part * pixel[3] / 255 for part in pixel[:3]), pixel[3]] for pixel in pair)
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.browser
async def test_a_png_of_ours_is_the_picture_in_the_nearest_of_its_colours(chromium: Browser) -> None:
    clear, blue, greens = bytes(4), b"\0\0\xff\x80", [bytes((0, green, 0, 255)) for green in range(254)]
    one_too_many = b"\0\xff\0\xff"
    picture = [clear, blue, *greens] * 2 + [one_too_many] + [clear] * 255
    page = await chromium.new_page()
    file = png(picture, 256)
    seen = await draw(page, "data:image/png;base64," + b64encode(file).decode(), 256, 3)
    await page.close()
    assert size(file) == "256x3"
    assert seen == [greens[-1] if pixel == one_too_many else pixel for pixel in picture]
