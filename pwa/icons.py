"""Every icon, from one drawing of the ring of four stages: `make icons` writes them into assets/."""

from __future__ import annotations

import asyncio
import shutil
from base64 import b64encode
from math import cos, degrees, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pwa.png import draw, png

if TYPE_CHECKING:
    from playwright.async_api import Page

ASSETS = Path(__file__).parent.parent / "assets"

PAPER, TEAL, AMBER = "#FBF7F0", "#17625C", "#E0942A"
MINT = "#86D6CC"
"""The ring where it stands on the dark."""
RADIUS, STROKE, GAP = 32, 13, 6.5
"""The ring to the middle of its line, its line, and the paper between two arcs, in hundredths of the icon's side."""
CORNER = 22
"""How round the corners are. Where the phone cuts the icon to its own shape there is paper to the edges, so 0."""
WITHIN = 0.84
"""How large the ring is where only a circle of 80 % is sure to be seen: well inside, so that it does not look tight."""

ADAPTIVE = 0.56
"""How large it is in the layer of which Android shows the middle two thirds, cut to any shape."""
SPLASH = 0.8
"""And while the phone's app begins, where it stands in a circle of two thirds of the picture."""

PLUS = "M-22 0H22M0-22V22"
CALENDAR = "M-22-16H22V24H-22ZM-11-26V-16M11-26V-16M-22-3H22"


class Icon(NamedTuple):
    """A picture to be written: its file, its side in pixels, and how it is drawn."""

    file: str
    side: int
    corner: int = CORNER
    ring: float = 1
    sign: str = ""
    """Drawn instead of the ring."""
    paper: str = PAPER
    """Behind it; "" where it can be seen through."""
    line: str = TEAL


ICONS = (
    Icon("favicon.png", 48),
    Icon("icon-192.png", 192),
    Icon("icon-512.png", 512),
    Icon("icon-maskable-192.png", 192, corner=0, ring=WITHIN),
    Icon("icon-maskable-512.png", 512, corner=0, ring=WITHIN),
    Icon("apple-touch-icon.png", 180, corner=0),
    Icon("add-concern-96.png", 96, corner=50, sign=PLUS),
    Icon("next-meeting-96.png", 96, corner=50, sign=CALENDAR),
)
PHONE = (
    Icon("icon_ios.png", 1024, corner=0),
    Icon("icon_android.png", 1024, ring=ADAPTIVE, paper=""),
    Icon("splash.png", 1152, ring=SPLASH, paper=""),
    Icon("splash_dark.png", 1152, ring=SPLASH, paper="", line=MINT),
)
"""Those of the phone package, under the names that `flet build` looks for. The site does without them."""


def svg(icon: Icon) -> str:
    """The drawing, around the point 0 0."""
    inside = f'<path d="{icon.sign}" stroke-width="8" stroke-linejoin="round"/>' if icon.sign else _ring()
    scale = f' transform="scale({icon.ring})"' if icon.ring != 1 else ""
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">
  <title>SEN Diary</title>
{_paper(icon)}  <g fill="none" stroke="{icon.line}" stroke-linecap="round"{scale}>
    {inside}
  </g>
</svg>
"""


def _paper(icon: Icon) -> str:
    whole = 'x="-50" y="-50" width="100" height="100"'
    return f'  <rect {whole} rx="{icon.corner}" fill="{icon.paper}"/>\n' if icon.paper else ""


def _ring() -> str:
    """Assess, plan, do and review, from the top clockwise. One is in another colour, as on Today the stage now is."""
    # the ends are round, so each arc begins half its line's width further on
    off = degrees((GAP + STROKE) / 2 / RADIUS)
    starts = [(90 * place + off - 90, 90 * (place + 1) - off - 90) for place in range(4)]
    arcs = [f"M{_at(start)}A{RADIUS} {RADIUS} 0 0 1 {_at(end)}" for start, end in starts]
    first = f'<path d="{arcs[0]}" stroke="{AMBER}" stroke-width="{STROKE}"/>'
    return f'{first}\n    <path d="{"".join(arcs[1:])}" stroke-width="{STROKE}"/>'


def _at(angle: float) -> str:
    return f"{RADIUS * cos(radians(angle)):.2f} {RADIUS * sin(radians(angle)):.2f}"


MARK = Icon("icon.svg", 0)
"""The icon that is kept as a drawing."""


def path_of(icon: Icon, folder: Path = ASSETS) -> Path:
    """Where its file is kept."""
    return folder / icon.file if icon in PHONE else folder / "icons" / icon.file


async def pixels(page: Page, icon: Icon) -> list[bytes]:
    """The icon, as this browser draws it."""
    address = "data:image/svg+xml;base64," + b64encode(svg(icon).encode()).decode()
    return await draw(page, address, icon.side, icon.side)


async def write(folder: Path) -> None:
    """Draws all of them, in Chromium."""
    from playwright.async_api import async_playwright  # only needed here: the site is built without it

    (folder / MARK.file).write_text(svg(MARK), encoding="utf-8")
    (folder / "icons").mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = await browser.new_page()
        for icon in (*ICONS, *PHONE):
            file = png(await pixels(page, icon), icon.side)
            path_of(icon, folder).write_bytes(file)
            print(f"{icon.file}: {len(file):,} bytes")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(write(ASSETS))
