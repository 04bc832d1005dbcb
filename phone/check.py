"""Checks all of the phone package that can be checked without Flutter, Android's tools or a Mac: `make phone-check`."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flet_platform_assets import load_source, render_icons
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from phone.package import PYTHON, TARGETS, WHEELS, files, is_pure, packages, wanted
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


BACKUPS = {
    "allowBackup": "true",
    "fullBackupContent": "@xml/backup_rules",
    "dataExtractionRules": "@xml/data_extraction_rules",
}
"""What the record is kept out of clouds by."""
KNOWN = {
    "product", "bundle_id", "company", "copyright", "permissions", "icon_background",
    "app.exclude",
    "splash.color", "splash.dark_color",
    *(f"boot_screen.flet.{name}" for name in ("prepare_message", "startup_message", "bgcolor_light", "bgcolor_dark")),
    "android.adaptive_icon_background", "android.dependencies",
    "android.permission", "android.manifest_application", "android.gradle_properties",
    "android.deep_linking.scheme", "android.deep_linking.host",
    "ios.dependencies", "ios.info.CFBundleLocalizations", "ios.deep_linking.scheme", "ios.deep_linking.host",
}  # fmt: skip
"""Every setting there is. Flet passes over one that it does not know, as where a name is misspelt."""
FREE = ("android.permission", "android.manifest_application", "android.gradle_properties")
"""Of these, what is in them is no setting of Flet's."""


def faults(root: Path = ROOT) -> Iterator[str]:
    """Everything that is wrong, a line each."""
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for kind in KINDS:
        try:
            yield from _of_settings(kind, read(kind, root))
        except NotTaken as problem:
            yield f"{kind}: {problem}"
    yield from _of_names(project["tool"]["flet"])
    yield from _of_backups(project["tool"]["flet"], root)
    yield from _of_version(project["project"])
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


def _of_names(settings: dict[str, Any]) -> Iterator[str]:
    found = set(_names(settings))
    yield from (f"tool.flet.{name} is not known here: is it spelt as Flet wants it?" for name in sorted(found - KNOWN))
    yield from (f"tool.flet.{name} is not there" for name in sorted(KNOWN - found))


def _names(settings: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in settings.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and name not in FREE:
            yield from _names(value, f"{name}.")
        else:
            yield name


def _of_backups(settings: dict[str, Any], root: Path) -> Iterator[str]:
    told = settings["android"].get("manifest_application")
    if told != BACKUPS:
        yield f"tool.flet.android.manifest_application is {told}: a cloud might get the record"
    for name in (rules.removeprefix("@xml/") for rules in BACKUPS.values() if rules.startswith("@xml/")):
        if not (root / f"phone/android/res/xml/{name}.xml").exists():
            yield f"phone/android/res/xml/{name}.xml is not there: a cloud might get the record"


def _of_version(told: dict[str, Any]) -> Iterator[str]:
    version = told["version"]
    if not SpecifierSet(told["requires-python"]).contains(PYTHON):
        yield f"the app's Python is {PYTHON}, and {told['requires-python']!r} does not take it"
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
    ours = [path for room in ("assets/fonts", "domain", "storage", "views") for path in (root / room).rglob("*.*")]
    needed = {path.relative_to(root) for path in ours if path.suffix not in (".pyc", ".po", ".woff2")}
    if missing := needed - set(found) - {Path("assets/fonts/noto/OFL.txt")}:
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
