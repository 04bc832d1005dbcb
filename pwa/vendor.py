"""Gets the packages that Python imports in the browser: the locked ones, built for Pyodide."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# What flet_web's Pyodide is: its Python, and the platform its compiled packages are made for.
PYTHON, PLATFORM = "3.14", "pyemscripten_2026_0_wasm32"

# No part of running an app: Flet's test tools and web server, pydantic's old version, what only type checkers read,
# and slower ways that are not taken.
UNUSED = (
    ".lock",
    "annotated_types/test_cases.py",
    "bin/",
    "dateutil/easter.py",
    "dateutil/parser/",
    "dateutil/relativedelta.py",
    "dateutil/tz/win.py",
    "dateutil/tzwin.py",
    "dateutil/utils.py",
    "dateutil/zoneinfo/",
    "flet/fastapi/",
    "flet/pytest_plugin.py",
    "flet/testing/",
    "icalendar/cli.py",
    "icalendar/tests/",
    "msgpack/fallback.py",
    "pydantic/experimental/arguments_schema.py",
    "pydantic/experimental/pipeline.py",
    "pydantic/mypy.py",
    "pydantic/v1/",
    "tinydb/mypy_plugin.py",
    "tzdata/zoneinfo/",
)
# Of the world's time zones, the one in which schools in England meet, and the one that every calendar needs.
ZONES = ("__init__.py", "UTC", "Europe/__init__.py", "Europe/London")
UNUSED_ENDS = (".pyc", ".pyi", "py.typed")


def vendor(lock: Path, folder: Path) -> None:
    """Fills the folder from the lock, unless it already was."""
    stamp, digest = folder / ".lock", hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    shutil.rmtree(folder, ignore_errors=True)
    print("Getting the packages that run in the browser")
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "install", "--no-compile"]
    target = ["--target", str(folder), "--python-version", PYTHON, "--platform", PLATFORM, "--implementation", "cp"]
    # The lock is whole, and pip would weigh its conditions for this computer instead of the browser: hence no-deps.
    locked = ["--only-binary=:all:", "--no-deps", "--require-hashes", "--requirement", str(lock)]
    if subprocess.run(pip + target + locked, check=False).returncode:
        sys.exit("The packages could not be got. Is this computer online?")
    stamp.write_text(digest)


def modules(folder: Path) -> Iterator[Path]:
    """What the browser needs of them."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        unused = name.startswith(UNUSED) or name.endswith(UNUSED_ENDS) or ".dist-info/" in name
        if path.is_file() and (not unused or name.removeprefix("tzdata/zoneinfo/") in ZONES):
            yield path


def licences(folder: Path) -> str:
    """The licences of the packages, as they ask to travel with every copy."""
    return "\n\n".join(
        f"{info.name.removesuffix('.dist-info')}\n\n{licence(info)}" for info in sorted(folder.glob("*.dist-info"))
    )


def licence(info: Path) -> str:
    """The licence that a package carries, or else what it says of it."""
    files = [path for path in sorted(info.rglob("*")) if path.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))]
    if texts := [path.read_text(encoding="utf-8") for path in files if path.is_file()]:
        return "\n".join(texts)
    said = (info / "METADATA").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in said if line.startswith("License"))
