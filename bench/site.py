"""Weighs the built site as it travels, beside what `flet publish` makes of the same app: `make bench-site`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import brotli  # type: ignore[import-not-found]  # it is in build/bench

from bench.stock import ASKED, ROOT, publish, wheels

# The first that fits a file's name tells what it is part of.
PARTS = {
    "letters": ("*.ttf", "*.otf", "*.woff2", "*/OFL.txt"),
    "Python": ("pyodide/*",),
    "packages": ("packages.zip", "native.zip", "cmsgpack.wasm", "pydantic_core.wasm", "*.whl", "licences.txt"),
    "engine": ("main.dart.*", "flutter*", "canvaskit/*", "assets/*", "python*.js", "version.json"),
}
SITE = ROOT / "build/site"
OURS = "our own code and content"
PACKED = (".gz", ".png", ".whl", ".woff2", ".zip")
# Hosts pack what they know to be text. These they do not know, such as Flutter's NOTICES.
UNKNOWN = ("", ".bin", ".exe", ".frag", ".symbols")
MOST, MOST_OF_OURS = 13_000, 300
ABOUT = """\
kB. br 11: brotli at its best. br 5: as hosts do on the fly, who leave files of types they do not know as they are.
The other site gets its packages from PyPI: at each start, not only at the first. Here they are counted as the wheels
of the same versions. Not counted is rive_native.js, which it gets from jsdelivr at each start. As it is made, it does
not start: its worker cannot import an address without "./", and its pyodide-lock.json names wheels it does not have.
"""


class Piece(NamedTuple):
    """A file, or a share of one."""

    part: str
    first: bool
    """Whether Chromium fetches it on a first visit."""
    files: int
    raw: int
    best: int
    usual: int


def main() -> None:
    """Prints the tables and the verdict, and fails if the site has grown too big."""
    ours = weigh_site(SITE)
    stock = weigh_site(publish()) + [weigh(path.name, path, True) for path in wheels()]
    table("SEN Diary, build/site", ours)
    table("flet publish --no-cdn, build/stock/site", stock)
    print(ABOUT)
    for name, column in (("br 11", "best"), ("br 5", "usual")):
        whole, first = (total(ours, column, scope) / total(stock, column, scope) for scope in (False, True))
        print(f"SEN Diary / flet publish, {name}: {whole:.2f} for the whole site, {first:.2f} for a first visit")
    for name in kept_by(SITE, "later"):
        size = (SITE / name).stat().st_size / 1000
        print(f"Not in a first visit's sum: once all that is there, {name} follows, {size:,.0f} kB, for quicker starts")
    of_ours = [piece for piece in ours if piece.part == OURS]
    sizes = {
        f"A first visit in Chromium, br 11, of at most {MOST:,} kB": total(ours, "best", True) / 1000 / MOST,
        f"Of it {OURS}, of at most {MOST_OF_OURS} kB": total(of_ours, "best", True) / 1000 / MOST_OF_OURS,
    }
    for name, size in sizes.items():
        print(f"{name}: {size:.2f}, {'good' if size <= 1 else 'TOO BIG'}")
    sys.exit(any(size > 1 for size in sizes.values()))


def table(title: str, of: list[Piece]) -> None:
    """A row for each part: in the whole site, then in a first visit in Chromium."""
    print(f"{title:<40}{'whole site':>36}{'first visit in Chromium':>36}")
    print(f"{'':<40}" + f"{'files':>6}{'raw':>10}{'br 11':>10}{'br 5':>10}" * 2)
    for part in (*PARTS, OURS, "all"):
        row = [piece for piece in of if part in (piece.part, "all")]
        print(f"{part:<40}{cells(row, False)}{cells(row, True)}")
    print()


def cells(row: list[Piece], first: bool) -> str:
    """The four figures of a row."""
    sizes = (total(row, column, first) / 1000 for column in ("raw", "best", "usual"))
    return f"{total(row, 'files', first):>6}" + "".join(f"{size:>10,.0f}" for size in sizes)


def total(of: Iterable[Piece], column: str, first: bool) -> int:
    """The sum of a column, over everything or over a first visit."""
    return sum(getattr(piece, column) for piece in of if piece.first or not first)


def first_visit(site: Path) -> set[str]:
    """The files that Chromium fetches: of ours all that its service worker keeps, of the other what was seen."""
    if not (site / "sw.js").exists():
        return {name for name in names(site) if fits(name, ASKED)}
    return kept_by(site, "all", "chromium") | {"sw.js"}


def kept_by(site: Path, *who: str) -> set[str]:
    """The files that the service worker's list gives to these: see KEPT in pwa/files.py."""
    worker = (site / "sw.js").read_text(encoding="utf-8")
    told, _ = json.JSONDecoder().raw_decode(worker.partition("const SITE = ")[2])
    return {name for name, file in told["files"].items() if file["kept"] in who}


def names(site: Path) -> list[str]:
    """Every file of the site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def weigh_site(site: Path) -> list[Piece]:
    """Every file of the site, weighed."""
    fetched = first_visit(site)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(lambda name: weigh(name, site / name, name in fetched), names(site)))


def weigh(name: str, path: Path, first: bool) -> Piece:
    """One file."""
    data = path.read_bytes()
    best = len(data) if path.suffix in PACKED else packed(data, 11)
    usual = len(data) if path.suffix in PACKED + UNKNOWN else packed(data, 5)
    return Piece(part_of(name), first, 1, len(data), best, usual)


@cache
def packed(data: bytes, quality: int) -> int:
    """Its size in brotli. Both sites have the large files in common, and they are packed only once."""
    return len(brotli.compress(data, quality=quality))


def part_of(name: str) -> str:
    """What a file is part of."""
    return next((part for part, patterns in PARTS.items() if fits(name, patterns)), OURS)


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns fits it."""
    return any(fnmatch(name, pattern) for pattern in patterns)


if __name__ == "__main__":
    main()
