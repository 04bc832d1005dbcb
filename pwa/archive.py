"""Packs the app's Python, and the packages it imports, into the one archive that the worker unpacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pwa.vendor import modules

ROOMS = ("domain", "storage", "views")


def pack(source: Path, packages: Path, archive: Path) -> None:
    """Writes the archive. The same files always give the same bytes."""
    with ZipFile(archive, "w") as file:
        for name, path in contents(source, packages):
            # A fixed date, so that the bytes tell of nothing but the contents.
            file.writestr(ZipInfo(name), path.read_bytes(), ZIP_DEFLATED)


def contents(source: Path, packages: Path) -> Iterator[tuple[str, Path]]:
    """Every file in the archive: the app with the words it shows, then the packages."""
    yield "main.py", source / "main.py"
    for room in ROOMS:
        for path in sorted((source / room).rglob("*")):
            if path.is_file() and path.parent.name != "__pycache__":
                yield path.relative_to(source).as_posix(), path
    for path in modules(packages):
        yield f"__pypackages__/{path.relative_to(packages).as_posix()}", path
