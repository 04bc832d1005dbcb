"""What goes into the phone's app: our own files, as `flet build` picks them, and the packages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from flet_cli.utils.app_excludes import find_default_excludes
from packaging.markers import default_environment
from packaging.requirements import Requirement

HERE = Path(__file__).parent
WHEELS = dict(
    line.split("==") for line in (HERE / "wheels.txt").read_text(encoding="utf-8").splitlines() if "==" in line
)
"""What is compiled, with the version that Flet makes for phones. All else is Python alone, which runs anywhere."""
OLDEST = HERE.parent / "build/oldest"
"""The packages of locks/oldest.txt: in those versions that a phone gets of what is compiled."""
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


def wanted(project: dict[str, Any], target: str) -> list[str]:
    """What pyproject.toml says that this target needs."""
    return [*project["project"]["dependencies"], *project["tool"]["flet"][target]["dependencies"]]


def packages(wanted: list[str], target: str) -> dict[str, Distribution]:
    """Every package that this target needs, by name, as phones get it.

    Raises LookupError for one that is not there in a version that is wanted.
    """
    where: dict[str, Any] = {**default_environment(), **TARGETS[target], "os_name": "posix", "python_version": PYTHON}
    found: dict[str, Distribution] = {}
    ahead = [Requirement(each) for each in wanted]
    while ahead:
        need = ahead.pop()
        if need.marker and not need.marker.evaluate({**where, "extra": ""}):
            continue
        name = re.sub(r"[-_.]+", "-", need.name).lower()
        package = found.get(name) or next(iter(Distribution.discover(name=need.name, path=[str(OLDEST)])), None)
        if package is None or not need.specifier.contains(package.version, prereleases=True):
            raise LookupError(f"{need} is wanted, and locks/oldest.txt has {package.version if package else 'none'}")
        if name not in found:
            found[name] = package
            ahead += [Requirement(each) for each in package.requires or ()]
    return found


def is_pure(package: Distribution) -> bool:
    """Whether it is Python alone."""
    return "Root-Is-Purelib: true" in (package.read_text("WHEEL") or "")


if __name__ == "__main__":
    # for `make lock`: what phones get, where both get the same
    told = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    both = {target: wanted(told, target) for target in TARGETS}
    assert both["android"] == both["ios"], "locks/oldest.txt is for both phones"
    print("\n".join(both["android"]))
