"""The app from where nothing can be written: out of an archive, as on Android, and in a folder, as on an iPhone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("assets", "domain", "storage", "views")

WALK = """
import asyncio, os, sys
app, tests, home = sys.argv[1:]
writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
changes = ("os.mkdir", "os.remove", "os.rmdir", "os.rename", "os.link", "os.symlink", "os.truncate")

def refuse(event, args):
    # whoever runs this, and though it be root
    if event in changes or event == "open" and args[2] & writes:
        for path in args:
            if isinstance(path, (str, os.PathLike)) and os.path.abspath(path).startswith((app, home)):
                raise PermissionError(f"{event} {args}")

sys.addaudithook(refuse)
try:
    os.mkdir(os.path.join(home, "new"))
except PermissionError:
    pass
else:
    raise AssertionError("this test could not fail")

sys.path[:0] = [app, tests]
import main
from headless import Phone
assert app in main.__file__, main.__file__

async def until(phone, words):
    async with asyncio.timeout(20):
        while words not in phone.text:
            await asyncio.sleep(0.01)
    await phone.settle()

async def go():
    phone = await Phone.before(main.the_app())
    await main.main(phone.page)
    await phone.settle()
    await phone.tap("Try it with an example family")
    await until(phone, "Example family, not a real child")
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Cried before school")
    await phone.tap("Save concern")
    await until(phone, "Saved.")
    for address in ("/record", "/plan", "/share", "/guide/plan", "/guide/words", "/settings/backup", "/reminders"):
        await phone.visit(address)
        assert "This screen cannot be shown" not in phone.text, address
    assert len(await phone.app.device.font("pdf/letters.ttf")) > 10_000

asyncio.run(go())
"""


def files() -> Iterator[Path]:
    """Those of the app, relative to the project."""
    yield Path("main.py")
    for room in ROOMS:
        yield from (p.relative_to(ROOT) for p in (ROOT / room).rglob("*") if p.is_file() and p.suffix != ".pyc")


def archive(place: Path) -> Path:
    """The app as one file."""
    with ZipFile(place / "app.zip", "w") as packed:
        for path in files():
            packed.write(ROOT / path, path)
    return place / "app.zip"


def folder(place: Path) -> Path:
    """The app once more."""
    for path in files():
        (place / "app" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, place / "app" / path)
    return place / "app"


@pytest.mark.parametrize("packed", [archive, folder])
def test_it_runs_where_nothing_can_be_written_but_in_its_own_folder(
    tmp_path: Path, packed: Callable[[Path], Path]
) -> None:
    app = packed(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-B", "-c", WALK, str(app), str(ROOT / "tests"), str(home)],
        cwd=home,
        env={"FLET_APP_STORAGE_DATA": str(tmp_path / "data"), "FLET_PLATFORM": "", "PATH": ""},
        check=True,
        timeout=120,
    )
    assert list((tmp_path / "data/record").iterdir())
