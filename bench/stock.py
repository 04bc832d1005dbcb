"""Makes what `flet publish` makes of the same app, and gets the packages that a browser would then get from PyPI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import flet_web

from pwa.archive import ROOMS
from pwa.vendor import PLATFORM, PYTHON

ROOT = Path(__file__).parent.parent
STOCK = ROOT / "build/stock"
PYODIDE = "314.0.7"
"""What flet_web carries."""

# What Chromium was seen to ask of this site, once its address of Pyodide was mended so that Python starts.
ASKED = (
    *("index.html", "favicon.png", "manifest.json", "icons/loading-animation.png", "app.tar.gz", "python*.js"),
    *("flutter_bootstrap.js", "main.dart.js", "canvaskit/chromium/*.js", "canvaskit/chromium/*.wasm"),
    *("assets/FontManifest.json", "*.ttf", "*.otf", "assets/fonts/roboto.woff2", "pyodide/micropip-*"),
    *("pyodide/pyodide.mjs", "pyodide/pyodide.asm.*", "pyodide/pyodide-lock.json", "pyodide/python_stdlib.zip"),
)


def publish() -> Path:
    """The site that `flet publish --no-cdn` makes of a copy of the app."""
    shutil.rmtree(STOCK, ignore_errors=True)
    app, site = STOCK / "app", STOCK / "site"
    for room in (*ROOMS, "assets"):
        shutil.copytree(ROOT / room, app / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml"):
        shutil.copyfile(ROOT / name, app / name)
    command = [sys.executable, "-m", "flet_cli.cli", "publish", str(app), "--no-cdn", "--distpath", str(site)]
    subprocess.run(command, env=os.environ | without_github(), check=True, stdout=subprocess.DEVNULL)
    return site


def without_github() -> dict[str, str]:
    """Settings for `flet publish`: a list of Pythons, and a copy of flet_web whose Pyodide says what version it is.

    It would else download that same Pyodide at every run: it looks for a version that the lock has never told.
    """
    web, pythons = STOCK / "web", STOCK / "pythons.json"
    shutil.copytree(flet_web.get_package_web_dir(), web)
    lock = web / "pyodide/pyodide-lock.json"
    told = json.loads(lock.read_text(encoding="utf-8"))
    told["info"]["version"] = PYODIDE
    lock.write_text(json.dumps(told), encoding="utf-8")
    python = {"full_version": told["info"]["python"], "pyodide_version": PYODIDE, "android_abis": []}
    pythons.write_text(json.dumps({"default_python_version": PYTHON, "pythons": {PYTHON: python}}), encoding="utf-8")
    return {"FLET_WEB_PATH": str(web), "FLET_PYTHON_BUILD_MANIFEST": str(pythons)}


def wheels() -> list[Path]:
    """The packages of the browser's lock, each as it lies on PyPI."""
    folder, lock = STOCK / "wheels", ROOT / "locks/browser.txt"
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "download", "--dest", str(folder)]
    target = ["--python-version", PYTHON, "--platform", PLATFORM, "--implementation", "cp", "--only-binary=:all:"]
    subprocess.run([*pip, *target, "--no-deps", "--require-hashes", "--requirement", str(lock)], check=True)
    return sorted(folder.iterdir())
