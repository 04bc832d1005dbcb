"""All of the record as plain files: what a parent is told first, and what they get."""

from __future__ import annotations

import io
from zipfile import ZipFile

from backup_steps import app_at, saved
from domain.data_files import EVERYTHING, read_data
from fakes import Clock
from headless import Phone
from samples_of import a_concern, a_meeting, a_record
from storage_fakes import MemoryPlace

OURS = a_record(
    a_concern(what="Cried before school"),
    a_meeting(private_notes="Only for me"),
    a_concern(id="c2", what="Deleted since", deleted_at=Clock().time),
)


async def at_data() -> Phone:
    return await Phone.start(await app_at(MemoryPlace(), OURS), "/settings/data")


async def test_it_says_who_can_read_it_before_anything_is_saved() -> None:
    phone = await at_data()
    assert "Your private notes are in it" in phone.texts and not saved(phone)
    assert phone.can_tap("Make a summary")


async def test_one_tap_gives_everything_in_files_that_other_programs_read() -> None:
    phone = await at_data()
    await phone.tap("Save all my data")
    assert "Your data was handed to this device as one file. It is where you chose to keep it." in phone.texts
    ((name, data),) = saved(phone)
    assert name == "all-my-data-2026-11-25.zip", "no name of anybody stands in it"
    with ZipFile(io.BytesIO(data)) as files:
        held = {name.rpartition("/")[2]: files.read(name) for name in files.namelist()}
    assert b"Cried before school" in held["concerns.csv"] and b"Only for me" in held["meetings.csv"]
    assert all(b"Deleted since" not in text for text in held.values())
    assert read_data(held[EVERYTHING]).concerns == {"c1": OURS.concerns["c1"]}
