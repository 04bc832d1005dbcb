"""What goes into the phone's app: our own files, as `flet build` picks them, and the packages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from flet_cli.utils.app_excludes import find_default_excludes
from packaging.markers import default_environment
from packaging.requirements import Requirement

WHEELS = {
    "cffi": "a wheel of Flet's for both; it is what cryptography stands on",
    "cryptography": "a wheel of Flet's for both",
    "msgpack": "a wheel of Flet's for both",
    "pydantic-core": "a wheel of Flet's for both, of an older version than the newest",
}
"""What is compiled, and so has to be made for phones. Everything else is Python alone, which runs anywhere."""
TARGETS = {
    "android": {"sys_platform": "android", "platform_system": "Android"},
    "ios": {"sys_platform": "ios", "platform_system": "iOS"},
}
PYTHON = "3.14"
"""The Python that Flet 1.0.5 puts into the app."""


def files(root: Path, settings: dict[str, Any]) -> list[Path]:
    """Our own files in the app, relative to `root`."""
    explicit = ["build", *settings["app"]["exclude"]]
    left_out = {root / name for name in (*explicit, *find_default_excludes(root, (), explicit))}
    return sorted(path.relative_to(root) for path in _walk(root, left_out))


def _walk(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path in left_out:
            continue
        if path.is_dir():
            yield from _walk(path, left_out)
        else:
            yield path


def packages(wanted: list[str], target: str) -> dict[str, Distribution]:
    """Every package that this target needs, by name, as it is installed here. Raises PackageNotFoundError."""
    where: dict[str, Any] = {**default_environment(), **TARGETS[target], "os_name": "posix", "python_version": PYTHON}
    found: dict[str, Distribution] = {}
    ahead = [Requirement(each) for each in wanted]
    while ahead:
        need = ahead.pop()
        name = re.sub(r"[-_.]+", "-", need.name).lower()
        if name in found or (need.marker and not need.marker.evaluate({**where, "extra": ""})):
            continue
        found[name] = distribution(name)
        ahead += [Requirement(each) for each in found[name].requires or ()]
    return found


def is_pure(package: Distribution) -> bool:
    """Whether it is Python alone."""
    return "Root-Is-Purelib: true" in (package.read_text("WHEEL") or "")
