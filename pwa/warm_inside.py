"""What the build does in the browser's own Python, run by warm.mjs: compiles modules, and imports ahead.

Python compiles a module each time it is imported from a source that it cannot write beside: in the browser, at every
start. So the site has compiled modules, but for Flet's, and what is imported before the memory is kept need not be at a
start.
"""

from __future__ import annotations

import gc
import importlib
import io
import marshal
import pkgutil
import random
import re
from importlib.util import MAGIC_NUMBER, source_hash
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNCHECKED = (1).to_bytes(4, "little")
"""The flags of a compiled module that is never compared with its source (PEP 552): there is none."""

SELDOM = re.compile("calendar_file|pdf_.*")
"""Of the app's modules, what is used so seldom that no start should carry what it imports."""


def compiled(archive: bytes, unneeded: str) -> bytes:
    """The archive with its modules compiled, without docstrings, and without the names that match `unneeded`.

    Flet's stay as they are: compiled they would be 0.3 MB more to download, and a start wakes with them in memory.
    """
    target = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            if re.match(unneeded, name) or name.endswith("/"):
                continue
            data = old.read(name)
            if name.endswith(".py") and not name.startswith("flet/"):
                code = marshal.dumps(compile(data, name, "exec", dont_inherit=True, optimize=2))
                name, data = f"{name}c", MAGIC_NUMBER + UNCHECKED + source_hash(data) + code
            new.writestr(ZipInfo(name), data, ZIP_DEFLATED, 9)
    return target.getvalue()


def import_ahead() -> None:
    """Imports what any start of the app may: of all screens, though each is loaded only when it is first drawn."""
    views = importlib.import_module("views")
    names = sorted(module.name for module in pkgutil.iter_modules(views.__path__))
    screens = [f"views.{name}" for name in names if not SELDOM.fullmatch(name)]
    for name in ("storage.browser", "storage.store", "flet.app", *screens):
        importlib.import_module(name)
    flet = importlib.import_module("flet")
    flet.Icons.ADD  # noqa: B018  # reads the list of ten thousand icons
    random.seed(0)  # each start begins anew (python.js)
    gc.collect()
