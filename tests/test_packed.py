"""The app from where nothing can be written: out of an archive, as on Android, and in a folder, as on an iPhone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from phone.package import OLDEST, is_pure

ROOT = Path(__file__).parent.parent
ROOMS = ("assets", "domain", "storage", "views")

WALK = """
import asyncio, os, sys
app, tests, home, *libraries = sys.argv[1:]
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

sys.path[:0] = [app, *libraries, tests]
import flet, icalendar, tinydb
import main
from headless import Phone
from samples_of import an_action
assert app in main.__file__, main.__file__

async def until(phone, words):
    async with asyncio.timeout(20):
        while words not in phone.text:
            await asyncio.sleep(0.01)
    await phone.settle()

async def go():
    phone = await Phone.before(main.the_app())
    await main.begin(phone.page)
    await phone.registered()
    await main.main(phone.page)
    await phone.first_run()
    await until(phone, "Saved. This record is about Sam.")
    await phone.app.save("", an_action(by=phone.app.today, who="me", child_id=phone.app.child.id))
    await phone.visit("/record/concern/new")
    await phone.type("What happened?", "Cried before school")
    await phone.tap("Save concern")
    await until(phone, "Saved.")
    for address in ("/record", "/plan", "/share", "/guide/plan", "/guide/words", "/settings/backup", "/reminders"):
        await phone.visit(address)
        assert "This screen cannot be shown" not in phone.text, address
    assert len(await phone.app.device.font("pdf/letters.ttf")) > 10_000
    await phone.visit("/settings/reminders")
    await phone.tap("Save my dates for a calendar")
    assert "handed to this device" in phone.text, phone.text
    backup = await phone.app.back_up("four plain words here")
    assert backup.data
    import pydyf
    for module in (flet, icalendar, pydyf, tinydb):
        assert libraries[0] in module.__file__, module.__file__

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


def libraries(place: Path) -> list[Path]:
    """What phones get, as on Android: all that is Python alone in one file, and what is compiled in a folder."""
    assert OLDEST.exists(), "The packages are not there. Run: make build/oldest/ready"
    packed, beside = place / "libraries.zip", place / "compiled"
    with ZipFile(packed, "w") as pure:
        for each in (path for path in OLDEST.rglob("*") if path.is_dir()):
            pure.mkdir(str(each.relative_to(OLDEST)))  # or Python would not find a folder without __init__.py
        for package in Distribution.discover(path=[str(OLDEST)]):
            for path in package.files or ():
                if path.suffix == ".pyc" or ".." in path.parts:
                    continue
                if is_pure(package):
                    pure.write(OLDEST / path, path)
                else:
                    (beside / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(OLDEST / path, beside / path)
    return [packed, beside]


@pytest.mark.parametrize("packed", [archive, folder])
def test_it_runs_where_nothing_can_be_written_but_in_its_own_folder(
    tmp_path: Path, packed: Callable[[Path], Path]
) -> None:
    app = packed(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-S", "-B", "-c", WALK, app, ROOT / "tests", home, *libraries(tmp_path)],
        cwd=home,
        env={"FLET_APP_STORAGE_DATA": str(tmp_path / "data"), "FLET_PLATFORM": "", "PATH": ""},
        check=True,
        timeout=120,
    )
    assert list((tmp_path / "data/record").iterdir())
