"""Takes what the site needs out of Flet's ready-made web client: Flutter, its fonts, and Pyodide."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import flet_web

# Flutter draws with one of two CanvasKits: Chromium gets the smaller one, Safari and Firefox the whole.
NEEDED = (
    "flutter.js",
    "main.dart.js",
    "version.json",
    "assets/AssetManifest.bin.json",
    "assets/FontManifest.json",
    "assets/NOTICES",
    "assets/fonts/MaterialIcons-Regular.otf",
    "assets/fonts/roboto.woff2",
    "assets/packages/cupertino_icons/assets/CupertinoIcons.ttf",
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "canvaskit/chromium/canvaskit.js",
    "canvaskit/chromium/canvaskit.wasm",
    "pyodide/pyodide-lock.json",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/pyodide.mjs",
    "pyodide/python_stdlib.zip",
)

# Changes to the compiled client. Each text must be there exactly once, or Flet has changed and this list must follow.
SWAPS = {
    # Its Rive player asks another site for a script before anything is drawn. This is where it starts.
    "vd(){A.aCV()}": "vd(){}",
    # For a letter that no font here has, it asks for a font again and again, which would also tell the site's host in
    # which script a parent writes. Now it knows of none to ask for.
    "if(m.a.length===0)e.push(p)": "if(!0)e.push(p)",
    # The other sites it knows.
    "https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/": "",
    "https://fonts.gstatic.com/s/": "assets/fonts/",
    "https://www.gstatic.com/flutter-canvaskit/0cd610717bde95fd88343c64f81c11ba4e5c0010/": "canvaskit/",
}


def copy_client(site: Path) -> None:
    """Copies the client into the site and mends what would reach outside it or slow the start."""
    web = Path(flet_web.get_package_web_dir())
    for name in NEEDED:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(web / name, site / name)
    script = site / "main.dart.js"
    script.write_text(stay_here(script.read_text(encoding="utf-8")), encoding="utf-8")
    rewrite(site / "assets/FontManifest.json", fonts)
    rewrite(site / "pyodide/pyodide-lock.json", lambda lock: {**lock, "packages": {}})


def stay_here(script: str) -> str:
    """The compiled client, asking nothing of any other address."""
    for old, new in SWAPS.items():
        if script.count(old) != 1:
            sys.exit(
                f"Flet's client has {script.count(old)} of {old!r} where one was expected: see SWAPS in {__file__}"
            )
        script = script.replace(old, new)
    return script


def fonts(families: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fonts loaded at the start: not the twelve for maths, but Roboto, which Flutter would else go and fetch."""
    kept = [family for family in families if "KaTeX" not in family["family"]]
    return [*kept, {"family": "Roboto", "fonts": [{"asset": "fonts/roboto.woff2"}]}]


def rewrite(path: Path, change: Any) -> None:
    """Changes what a JSON file says."""
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
