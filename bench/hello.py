"""A page as `flet publish` makes it, of an app that shows one line: what a start costs without any of our care.

Two things it needs to start at all are mended (the address of Pyodide, and Flutter's own worker for offline use, which
takes itself away), and its packages lie in its archive, so that all its files are local too.
"""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

from flet.controls.types import RouteUrlStrategy, WebRenderer
from flet_web import get_package_web_dir, patch_font_manifest_json, patch_index_html, patch_manifest_json

from bench.stock import PYODIDE

USABLE = "usable"
"""The page's title once its line is drawn."""
APP = f"""
import flet as ft

def main(page):
    page.title = "{USABLE}"
    page.add(ft.Text("One line"))

ft.run(main)
"""
KEPT = (".js", ".mjs", ".json", ".wasm", ".zip", ".gz", ".ttf", ".otf", ".woff2", ".frag", ".bin", ".png")
WORKER = """const FILES = %s;
self.oninstall = (event) => event.waitUntil(caches.open("all").then((cache) => cache.addAll(FILES)));
self.onactivate = (event) => event.waitUntil(self.clients.claim());
self.onfetch = (event) => event.respondWith(
  caches.match(event.request, { ignoreSearch: true }).then((hit) => hit ?? fetch(event.request)));
"""
REGISTER = "<script>navigator.serviceWorker.register('keep.js')</script></head>"


def publish_hello(site: Path, packages: Path) -> Path:
    """Makes it, with a plain service worker that keeps every file: so that second visits can be compared."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(get_package_web_dir(), site)
    patch_index_html(
        index_path=str(site / "index.html"),
        base_href="",
        app_name="Hello",
        pyodide=True,
        pyodide_script_path="main.py",
        pyodide_version=PYODIDE,
        app_package_url="app.tar.gz",
        web_renderer=WebRenderer.CANVAS_KIT,
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    patch_manifest_json(manifest_path=str(site / "manifest.json"), app_name="Hello")
    patch_font_manifest_json(manifest_path=str(site / "assets/FontManifest.json"))
    _replace(site / "index.html", 'pyodideUrl="pyodide/', 'pyodideUrl="./pyodide/')
    _replace(site / "index.html", "</head>", REGISTER)
    bootstrap = site / "flutter_bootstrap.js"
    before, rest = bootstrap.read_text(encoding="utf-8").split("    serviceWorkerSettings: {", 1)
    bootstrap.write_text(before + rest.split("    },\n", 1)[1], encoding="utf-8")
    _pack(site / "app.tar.gz", packages)
    unused = ("skwasm", "wimp", "main.dart.wasm", "main.dart.mjs", "flutter_service_worker")
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.suffix in KEPT]
    wanted = ["./", *(name for name in names if not any(part in name for part in unused))]
    (site / "keep.js").write_text(WORKER % json.dumps(wanted), encoding="utf-8")
    return site


def _pack(path: Path, packages: Path) -> None:
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("main.py")
        entry.size = len(APP)
        archive.addfile(entry, io.BytesIO(APP.encode()))
        archive.add(packages, "__pypackages__", filter=lambda file: None if "__pycache__" in file.name else file)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path.name} has no {old}")
    path.write_text(text.replace(old, new), encoding="utf-8")
