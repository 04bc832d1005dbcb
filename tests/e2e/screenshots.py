"""Takes the pictures of the app that its manifest and README show: `make screenshots` writes them into assets/.

It is no test, so its name keeps it out of `make test`; it is run by pytest for the fixtures of the walks.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Playwright

from pwa.png import draw, png
from test_every_screen import WAYS
from walk import Walk, browser

FOLDER = Path(__file__).parent.parent.parent / "assets" / "screenshots"
SHARP: dict[str, object] = {"device_scale_factor": 2}
DARK: dict[str, object] = {**SHARP, "color_scheme": "dark"}
WIDE: dict[str, object] = {**WAYS["wide"], "viewport": {"width": 1280, "height": 800}}
PICTURES: list[tuple[str, dict[str, object], str, str]] = [
    ("today", SHARP, "/", "Today"),
    ("record", SHARP, "/record", "Record"),
    ("meeting", SHARP, "/record/meeting/next", "Next meeting"),
    ("today-dark", DARK, "/", "Today"),
    ("today-wide", WIDE, "/", "Today"),
]


@pytest.mark.parametrize(("name", "way", "address", "heading"), PICTURES)
async def test_picture(
    playwright: Playwright, url: str, tmp_path: Path, name: str, way: dict[str, Any], address: str, heading: str
) -> None:
    async with browser(playwright, tmp_path / "profile", **way) as context:
        walk = await Walk.start(context, url)
        await walk.tap("Try it with an example family")
        await walk.see("Example family, not a real child")
        await walk.tap("Close this message")  # it comes by itself, and hides what the app is for
        await walk.gone("Close this message")
        await walk.visit(address, heading)
        await walk.frames(60)  # until one screen has slid over the other
        taken = "data:image/png;base64," + b64encode(await walk.page.screenshot()).decode()
        width, height = await walk.page.evaluate("[innerWidth * devicePixelRatio, innerHeight * devicePixelRatio]")
        # drawn on an empty page: the app's own is under its own rules, and busy
        pixels = await draw(await context.new_page(), taken, width, height)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(png(pixels, width))
