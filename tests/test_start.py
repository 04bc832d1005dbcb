"""What is loaded until Today is drawn: every module costs a parent time at each start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DRAW_TODAY = """
import asyncio, sys
sys.path[:0] = ["tests"]
import storage.browser, storage.store
from fakes import Clock, MemoryStore, ids
from headless import Phone
from samples_of import a_concern, a_record
from views.app import App

async def draw():
    phone = await Phone.start(App(MemoryStore(a_record(a_concern())), Clock(), ids()), "/")
    assert "Today" in phone.texts

asyncio.run(draw())
rooms = ("domain", "storage", "views")
ours = {name for name in sys.modules if name.split(".")[0] in rooms and "." in name}
files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
packages = {name.split(".")[0] for name, file in files.items() if "site-packages" in file}
print(*sorted(ours | packages))
"""
LOADED = """
annotated_types flet msgpack pydantic pydantic_core repath six tinydb typing_extensions typing_inspection
domain.backup_files domain.backups domain.choices domain.cycles domain.dates domain.family domain.giving
domain.keeping domain.kept domain.language domain.nudges domain.plan domain.record domain.reminders
domain.short_forms domain.stages domain.terms domain.today domain.weeks
storage.browser storage.drafts storage.envelope storage.generations storage.keeper storage.rows storage.shelf
storage.store storage.tables storage.upgrades
views.app views.app_backups views.closed views.device views.drafts views.due views.explained views.followed
views.frame views.host
views.installing views.messages views.parts views.ring views.root views.said views.standing views.theme views.today
views.words
"""
"""Packages, and our own modules. Before one is added here: can it wait until it is used?"""


def test_nothing_is_loaded_that_the_first_screen_does_not_use() -> None:
    told = subprocess.run([sys.executable, "-c", DRAW_TODAY], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) - {"_distutils_hack"} == set(LOADED.split())
