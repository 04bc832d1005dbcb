"""Lists every file of the site with its checksum, size and type: what the service worker keeps for days offline."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

Files = dict[str, dict[str, str | int]]
"""By name: the SHA-256 in hexadecimal, the size in bytes, the type that browsers insist on, and who keeps it.

Of what is packed, as it is kept: unpacked.
"""
PACKED = "pyodide/memory.bin"

KEPT = {
    # Flutter draws with one of two CanvasKits. boot.js and sw.js know by the same rule which.
    "canvaskit/chromium/": "chromium",
    "canvaskit/": "others",
    # What a browser shows before it installs, and licences: on the site, but nothing that the app asks for.
    "screenshots/": "nobody",
    "assets/NOTICES": "nobody",
    # What only makes the next start quicker comes when all the rest is there.
    PACKED: "later",
}
"""Which browsers keep a file for days offline, by how its name begins. All the others are kept by all."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
ANY = "application/octet-stream"


def listed(site: Path) -> Files:
    """Every file under this folder."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    names = {path.relative_to(site).as_posix(): path for path in paths}
    return {name: entry(name, path.read_bytes()) for name, path in names.items()}


def entry(name: str, data: bytes) -> dict[str, str | int]:
    """What the list says of one file."""
    if name == PACKED:
        return {**_entry(name, gzip.decompress(data)), "packed": 1}
    return _entry(name, data)


def _entry(name: str, data: bytes) -> dict[str, str | int]:
    return {
        "hash": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "type": TYPES.get(Path(name).suffix, ANY),
        "kept": next((who for start, who in KEPT.items() if name.startswith(start)), "all"),
    }


def size_of(files: Files) -> int:
    """How many bytes a first start brings in Chromium, to show how far it is."""
    return sum(int(told["size"]) for told in files.values() if told["kept"] in ("all", "chromium"))


def build_of(files: Files, *templates: str) -> str:
    """The name of a build. Any change of a file, or of what is made after this name is known, gives another."""
    told = json.dumps([files, templates], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
