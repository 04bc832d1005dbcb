"""Settings: the children, the look."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.choices import Setting, Theme
from domain.record import Record
from fakes import kept
from headless import Phone
from samples_of import a_child, a_concern, a_record
from views.app import App

Make = Callable[[Record], App]


async def test_two_children_one_at_a_time(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings")
    await phone.tap("Add a child")
    await phone.type("Your child's first name or nickname", "Ali")
    await phone.choose("Nursery or childminder")
    await phone.choose("I am worried, and want to know what to do")
    await phone.tap("Save child")
    assert "Ali" in phone.texts
    await phone.place("Record")
    assert not phone.can_tap("Cried before school")
    await phone.visit("/settings")
    await phone.tap("Show Sam")
    await phone.place("Record")
    assert phone.can_tap("Cried before school")


async def test_deleting_a_child_asks_and_can_be_undone(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern(), a_child(id="ali", name="Ali"))), "/settings/child/sam")
    await phone.tap("Delete Sam")
    await phone.tap("Yes, delete Sam")
    assert kept(phone.app).concerns["c1"].deleted_at and kept(phone.app).children["sam"].deleted_at
    await phone.tap("Undo")
    assert not kept(phone.app).concerns["c1"].deleted_at


async def test_the_look_is_remembered(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings")
    await phone.choose("Dark")
    assert phone.app.theme is Theme.DARK
    assert phone.page.theme_mode is ft.ThemeMode.DARK


async def test_changing_a_child(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings")
    await phone.tap("Change Sam")
    await phone.type("Your child's first name or nickname", "Samira")
    await phone.choose("College")
    await phone.tap("Save child")
    child = kept(phone.app).children["sam"]
    assert (child.name, child.setting) == ("Samira", Setting.COLLEGE)


async def test_keeping_a_child_after_all(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings/child/sam")
    await phone.tap("Delete Sam")
    await phone.tap("No, keep everything")
    assert not phone.can_tap("Yes, delete Sam")
    assert not kept(phone.app).children["sam"].deleted_at
