"""The frame of every screen: places, messages, the way back."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from domain.keeping import ReadOnly
from domain.record import Record
from fakes import MemoryStore, kept
from headless import Phone
from samples_of import a_concern, a_meeting, a_record
from views.app import App
from views.frame import up

Make = Callable[[Record], App]


async def test_every_place_and_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern(), a_meeting())))
    for name in ("Record", "Plan", "Guide", "Today"):
        await phone.place(name)
        assert phone.title == name
    await phone.place("Record")
    await phone.tap("Cried before school")
    assert phone.title == "Concern"
    await phone.back()
    assert phone.title == "Record"
    await phone.tap("Settings")
    await phone.back()
    assert phone.title == "Today"


async def test_a_place_is_drawn_before_flutter_answers(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())))
    pushed: list[str] = []
    phone.client.answers["push_route"] = lambda args: pushed.append(args["route"])  # and tells nothing
    await phone.place("Record")
    assert (phone.title, pushed) == ("Record", ["/record"])
    drawn = list(phone.client.sent)
    phone._pushed({"route": "/record"})
    await phone.settle()
    assert list(phone.client.sent) == drawn  # where it was already


async def test_a_second_tab_can_only_read_and_offers_to_take_over(app_with: Make) -> None:
    app = app_with(a_record(a_concern()))
    assert isinstance(app._store, MemoryStore)
    app._store.read_only = ReadOnly.ELSEWHERE
    phone = await Phone.start(app, "/record/concern/new")
    assert "You can only read here" in phone.texts
    await phone.type("What happened?", "Cried")
    await phone.tap("Save concern")
    assert "Not saved: the record is open somewhere else" in phone.texts
    await phone.tap("Use the record here")
    assert phone.field("What happened?").value == "Cried"
    await phone.tap("Save concern")
    assert len(kept(app).concerns) == 2


async def test_losing_the_record_to_another_tab_is_said_at_once(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app)
    assert app._store.on_lost
    app._store.on_lost()
    await phone.settle()
    assert "You can only read here" in phone.texts


async def test_on_a_wide_screen_the_places_stand_at_the_side(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), width=1200)
    assert not [c for c in phone.controls() if isinstance(c, ft.NavigationBar)]
    rail = next(c for c in phone.controls() if isinstance(c, ft.NavigationRail))
    assert rail.destinations and [d.label for d in rail.destinations] == ["Today", "Record", "Plan", "Share", "Guide"]


@pytest.mark.parametrize(
    ("address", "below"),
    [
        ("/settings", "/"),
        ("/settings/child/new", "/settings"),
        ("/record/add", "/record"),
        ("/record/concern/7", "/record"),
        ("/record/concern/7/edit", "/record/concern/7"),
        ("/record/meeting/new", "/record"),
        ("/record/meeting/7/ask", "/record/meeting/7"),
        ("/guide/do", "/guide"),
        ("/no/such/place", "/no/such"),
        ("/nowhere", "/"),
    ],
)
def test_the_screen_below(address: str, below: str) -> None:
    assert up(address) == below
