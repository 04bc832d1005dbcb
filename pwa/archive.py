"""Packs the app's Python, and the packages it imports, into the archives that the worker lays out."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pwa.vendor import modules

ROOMS = ("domain", "storage", "views")
LIBRARY = ".so"
Entry = tuple[str, Path]
"""A name in an archive, and the file that it stands for."""


def pack(source: Path, packages: Path, folder: Path) -> None:
    """Writes three archives: the app, the packages, and those with compiled parts, which must lie in folders.

    The compiled parts lie on the site by themselves, and in their archive an empty file keeps the place of each: so
    browsers compile them while they arrive, and Chromium keeps what it has compiled.
    """
    entries = [(path.relative_to(packages).as_posix(), path) for path in modules(packages)]
    libraries = [(name, path) for name, path in entries if path.suffix == LIBRARY]
    native = {name.split("/")[0] for name, _ in libraries}
    write(folder / "app.zip", own(source))
    write(folder / "packages.zip", [entry for entry in entries if entry[0].split("/")[0] not in native])
    write(folder / "native.zip", [entry for entry in entries if entry[0].split("/")[0] in native])
    for name, path in libraries:
        shutil.copyfile(path, folder / on_the_site(name))


def on_the_site(library: str) -> str:
    """The name there of a package's compiled part: "msgpack/_cmsgpack.cpython-314-wasm32.so" is "cmsgpack.wasm"."""
    return Path(library).name.split(".")[0].lstrip("_") + ".wasm"


def own(source: Path) -> Iterator[Entry]:
    """The app, with the words it shows."""
    yield "main.py", source / "main.py"
    for room in ROOMS:
        for path in sorted((source / room).rglob("*")):
            # a translators' file stays at home: its words travel compiled
            if path.is_file() and path.parent.name != "__pycache__" and path.suffix != ".po":
                yield path.relative_to(source).as_posix(), path


def write(archive: Path, entries: Iterable[Entry]) -> None:
    """Writes an archive. The same files always give the same bytes."""
    with ZipFile(archive, "w") as file:
        for name, path in entries:
            # A fixed date, so that the bytes tell of nothing but the contents.
            file.writestr(ZipInfo(name), b"" if path.suffix == LIBRARY else path.read_bytes(), ZIP_DEFLATED)
