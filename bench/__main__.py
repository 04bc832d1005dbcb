"""Prints the table: `make bench`, or `python -m bench 500 5000` for these sizes only."""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# the walks and the headless phone are the tests' own: a figure should be of what the tests show to work
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "e2e")]

from bench.browser import in_chromium  # noqa: E402
from bench.measure import NOW, TODAY, Figures, measure, timed  # noqa: E402
from bench.sharing import measure_sharing  # noqa: E402
from storage.files import FileKeeper  # noqa: E402
from storage.store import TinyStore  # noqa: E402

SIZES = (500, 5_000, 50_000)


async def here(size: int) -> Figures:
    """Everything for one size in this Python, on this disk."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record"
        figures = await measure(lambda: FileKeeper(place), size)
        figures |= await measure_sharing(TinyStore(FileKeeper(place), lambda: NOW), timed, TODAY, font)
    return figures | {"memory of Python, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


async def font(name: str) -> bytes:
    """A font of the app."""
    return (ROOT / "assets" / "fonts" / name).read_bytes()


def table(title: str, columns: dict[int, Figures]) -> None:
    """One row for each figure, one column for each size."""
    names = dict.fromkeys(name for figures in columns.values() for name in figures)
    print(f"\n{title + ', ms':<48}" + "".join(f"{size:>12,}" for size in columns))
    for name in names:
        print(f"{name:<48}" + "".join(f"{columns[size].get(name, float('nan')):>12.1f}" for size in columns))


async def main() -> None:
    """Measures each size in both places."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    table("This computer's Python, files", {size: await here(size) for size in sizes})
    table("Chromium, IndexedDB", {size: await in_chromium(ROOT / "build" / "site", size) for size in sizes})


asyncio.run(main())
