"""Checks all of the phone package that can be checked without Flutter, Android's tools or a Mac: `make phone-check`."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flet_platform_assets import load_source, render_icons
from packaging.version import Version

from phone.package import TARGETS, WHEELS, files, is_pure, packages, wanted
from phone.settings import KINDS, ROOT, NotTaken, read
from pwa.icons import PHONE

ROOMS = {"main.py", "assets", "domain", "storage", "views"}
MOST = 3_000_000
"""Bytes of our own files in the app (issue "The phone package")."""
USED = {f"android.permission.{name}" for name in ("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED", "VIBRATE")}
"""All three are for notifications."""
TAKEN_OUT = {
    f"android.permission.{name}"
    for name in (
        "INTERNET", "ACCESS_NETWORK_STATE", "SCHEDULE_EXACT_ALARM", "USE_EXACT_ALARM", "USE_FULL_SCREEN_INTENT",
        "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE",
    )
}  # fmt: skip
"""What Flet or a part of it may bring along, and nothing here needs."""


def faults(root: Path = ROOT) -> Iterator[str]:
    """Everything that is wrong, a line each."""
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for kind in KINDS:
        try:
            yield from _of_settings(kind, read(kind, root))
        except NotTaken as problem:
            yield f"{kind}: {problem}"
    yield from _of_version(project["project"]["version"])
    yield from _of_pictures(root / "assets")
    yield from _of_files(root, project["tool"]["flet"])
    for target in TARGETS:
        yield from _of_packages(wanted(project, target), target)


def _of_settings(kind: str, told: dict[str, Any]) -> Iterator[str]:
    options = told["options"]
    for meant, names in ((True, USED), (False, TAKEN_OUT)):
        told_of = {name for name, wanted in options["android_permissions"].items() if wanted is meant}
        if told_of != names:
            yield f"{kind}: {sorted(told_of ^ names)} is asked for, or taken out, and should not be"
    if options["deep_linking"] != {"scheme": "sen-diary", "host": "open"}:
        yield f"{kind}: a link like sen-diary://open/record would not open the app"
    if told["bundle_id"].count(".") < 2 or not told["product_name"]:
        yield f"{kind}: the name {told['bundle_id']!r} is none that a store takes"


def _of_version(version: str) -> Iterator[str]:
    if str(Version(version)) != version or version.count(".") != 2 or not version.replace(".", "").isdigit():
        yield f"the version {version!r} is not three numbers, as the stores want it"


def _of_pictures(assets: Path) -> Iterator[str]:
    for name, side in ((icon.file, icon.side) for icon in PHONE):
        if not (assets / name).exists():
            yield f"assets/{name} is not there: make icons"
            continue
        picture, _ = load_source(assets / name)
        if picture.size != (side, side):
            yield f"assets/{name} is {picture.size}, and not {side} pixels wide and high"
        elif name.startswith("icon_"):
            platform = Path(name).stem.removeprefix("icon_")
            yield from (f"assets/{name}: {warning}" for warning in render_icons(picture, platform=platform).warnings)


def _of_files(root: Path, settings: dict[str, Any]) -> Iterator[str]:
    found = files(root, settings)
    if tops := {path.parts[0] for path in found} ^ ROOMS:
        yield f"the app would hold {sorted(tops)}, or not"
    modules = {path.relative_to(root) for room in ROOMS for path in (root / room).rglob("*.py")}
    if missing := modules - set(found):
        yield f"left out of the app: {sorted(map(str, missing))}"
    if (size := sum((root / path).stat().st_size for path in found)) > MOST:
        yield f"our own files take {size:,} bytes"


def _of_packages(wanted: list[str], target: str) -> Iterator[str]:
    try:
        found = packages(wanted, target)
    except LookupError as problem:
        yield f"{target}: {problem.args[0]}"
        return
    for name, package in found.items():
        if not is_pure(package) and WHEELS.get(name) != package.version:
            yield f"{name} {package.version} is compiled, and Flet makes {WHEELS.get(name, 'none')} for {target}"


if __name__ == "__main__":
    found = list(faults())
    sys.exit("\n".join(found) if found else None)
