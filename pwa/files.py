"""Lists every file of the site with its checksum, size and type: what the service worker keeps for days offline."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

Files = dict[str, dict[str, str | int]]
"""By name: the SHA-256 in hexadecimal, the size in bytes, and the type that browsers insist on."""

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
    return {path.relative_to(site).as_posix(): entry(path.name, path.read_bytes()) for path in paths}


def entry(name: str, data: bytes) -> dict[str, str | int]:
    """What the list says of one file."""
    return {
        "hash": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "type": TYPES.get(Path(name).suffix, ANY),
    }


def build_of(files: Files, *templates: str) -> str:
    """The name of a build. Any change of a file, or of what is made after this name is known, gives another."""
    told = json.dumps([files, templates], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
