"""Takes what the site needs out of Flet's ready-made web client: Flutter, its fonts, and Pyodide."""

from __future__ import annotations

import json
import re
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
    "assets/packages/wakelock_plus/assets/no_sleep.js",
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
    # For a letter that no font here has, it would ask for one of seven hundred. It may choose only among ours, and of
    # those in one file takes the first, so that it asks for no file twice.
    "l.push(r[m])": 'if(r[m].b.startsWith("noto/"))l.push(r.find(f=>f.b===r[m].b))',
    # A font that cannot be got, as without a network, it would ask for again and again. Now that is as good as got.
    "n.a.c.I(0,j)": "n.a.c.I(0,j);n.a.b.A(0,k)",
    # Until Python is there it would turn a wheel, which nobody sees under our own screen, and which takes its time.
    '[30,"Working..."]': '[0,""]',
    # Flet would itself turn "e.g. the iPad" into "E.G. The iPad", and with that break the suggestions of a phone's
    # keyboard. Now a field's capitalization is only what the keyboard is asked to offer.
    "switch(this.a.a){case 0:s=A.djR(b.a)": "return b;switch(this.a.a){case 0:s=A.djR(b.a)",
    # The other sites it knows.
    "https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/": "",
    "https://fonts.gstatic.com/s/": "assets/fonts/",
    "https://www.gstatic.com/flutter-canvaskit/0cd610717bde95fd88343c64f81c11ba4e5c0010/": "canvaskit/",
}

EAGER = "//# allFunctionsCalledOnLoad\n"
"""Has Chromium compile every function of a script at once, and so keep them all for the next start."""

# What Flutter calls the fonts that the site has for other scripts, and their files in assets/fonts/noto/. It gets one
# when such a letter is first drawn: on the very first visit the site's host can tell that a parent writes in that
# script, later the service worker has it. All other scripts stay boxes: Chinese, Japanese and Korean would be too big.
LETTERS = {
    "Noto Sans Arabic": "arabic",
    "Noto Sans Bengali": "bengali",
    "Noto Sans Devanagari": "devanagari",
    "Noto Sans Gujarati": "gujarati",
    "Noto Sans Gurmukhi": "gurmukhi",
    "Noto Sans Tamil": "tamil",
    "Noto Sans Symbols": "symbols",
    # It knows twelve parts of the font in colours. Ours is the one in black, an eighth of their size.
    **{f"Noto Color Emoji {part}": "emoji" for part in range(12)},
}


# The app's letters, by the names that views/theme.py calls them.
FONTS = {
    "Atkinson": "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonBold": "AtkinsonHyperlegibleNext-Bold.ttf",
}


def copy_client(site: Path) -> None:
    """Copies the client into the site and mends what would reach outside it or slow the start."""
    web = Path(flet_web.get_package_web_dir())
    for name in NEEDED:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(web / name, site / name)
    script = site / "main.dart.js"
    script.write_text(own_letters(stay_here(script.read_text(encoding="utf-8"))), encoding="utf-8")
    pyodide = site / "pyodide/pyodide.asm.mjs"
    pyodide.write_text(EAGER + pyodide.read_text(encoding="utf-8"), encoding="utf-8")
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


def own_letters(script: str) -> str:
    """The compiled client, asking for the fonts of other scripts by the names that they have here."""
    for family, name in LETTERS.items():
        script, found = re.subn(rf'"{family}","[^"]+\.woff2"', f'"{family}","noto/{name}.woff2"', script)
        if found != 1:
            sys.exit(f"Flet's client has {found} of {family!r} where one was expected: see LETTERS in {__file__}")
    return script


def fonts(families: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fonts loaded before anything is drawn: not the twelve for maths, but the app's own.

    Flet would load those later, and lay out the first screen once more for each. And Roboto, which Flutter would else
    go and fetch.
    """
    kept = [family for family in families if "KaTeX" not in family["family"]]
    ours = {**FONTS, "Roboto": "roboto.woff2"}
    return [*kept, *({"family": name, "fonts": [{"asset": f"fonts/{file}"}]} for name, file in ours.items())]


def rewrite(path: Path, change: Any) -> None:
    """Changes what a JSON file says."""
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
