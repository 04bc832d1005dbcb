"""First start, the places, several children, the example, and what happens when things go wrong."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import flet as ft
import pytest

from domain.keeping import Copy, ReadOnly, Unreadable
from domain.record import Record, Setting, Situation, Theme
from fakes import Clock, MemoryStore, ids
from headless import Phone
from samples_of import a_child, a_concern, a_meeting, a_record
from test_views_concern import kept
from views import record as record_screen
from views.app import App
from views.frame import up

Make = Callable[[Record], App]


async def test_the_first_start_in_three_screens(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    assert "It stays on this phone or computer" in phone.texts
    await phone.tap("Start")
    await phone.type("Your child's first name or nickname", "Sam")
    await phone.choose("School")
    await phone.tap("Next")
    await phone.choose("My child gets SEN support")
    await phone.tap("Start my record")
    (child,) = kept(phone.app).children.values()
    assert (child.name, child.setting, child.situation) == ("Sam", Setting.SCHOOL, Situation.SUPPORT)
    assert phone.title == "Today" and "Sam" in phone.texts


async def test_the_first_start_needs_a_name_and_an_answer(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Start")
    await phone.tap("Next")
    assert phone.field("Your child's first name or nickname").error == "Please write a first name or a nickname."
    await phone.type("Your child's first name or nickname", "Sam")
    await phone.choose("College")
    await phone.tap("Next")
    await phone.tap("Start my record")
    assert "Please choose one." in phone.texts
    assert not kept(phone.app).children


async def test_the_example_is_marked_everywhere_and_goes_in_one_tap(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Try it with an example family")
    example = kept(phone.app)
    assert len(example.concerns) >= 15 and len(example.meetings) >= 8 and len(example.actions) >= 12
    concern, meeting = next(iter(example.concerns)), next(iter(example.meetings))
    places = "/ /record /plan /guide /guide/do /settings /record/add /record/concern/new /record/meeting/new"
    for address in (*places.split(), f"/record/concern/{concern}", f"/record/meeting/{meeting}"):
        await phone.visit(address)
        assert "Example family, not a real child" in phone.texts, address
    await phone.tap("Remove the example")
    left = kept(phone.app)
    assert not (left.children or left.concerns or left.meetings or left.actions)
    assert "Keep track of your child's support" in phone.texts


async def test_the_example_never_mixes_with_a_real_child(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings")
    await phone.tap("Look at the example family")
    await phone.place("Record")
    assert not phone.can_tap("Cried before school")
    await phone.tap("Remove the example")
    await phone.visit("/record")
    assert phone.can_tap("Cried before school")
    assert list(kept(phone.app).children) == ["sam"]


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


async def test_an_address_that_is_not() -> None:
    phone = await Phone.start(App(MemoryStore(a_record()), Clock(), ids()), "/no/such/place")
    assert phone.title == "Not found"


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


async def test_search_and_filters(app_with: Make) -> None:
    record = a_record(a_concern(), a_concern("c2", what="Hides under the table"), a_meeting(people="SENCO"))
    phone = await Phone.start(app_with(record), "/record")
    assert "3 entries" in phone.texts
    await phone.type("Search the record", "table")
    assert "1 entry found" in phone.texts and phone.can_tap("Hides under the table")
    await phone.type("Search the record", "nothing like it")
    assert "Nothing found. Try fewer words, or one part of a word." in phone.texts
    await phone.type("Search the record", "")
    await phone.tap("Meetings")
    assert "1 entry" in phone.texts and not phone.can_tap("Hides")


async def test_a_long_record_is_drawn_in_pieces(app_with: Make) -> None:
    record = a_record(*(a_concern(f"c{n}", what=f"Thing number {n}") for n in range(60)))
    phone = await Phone.start(app_with(record), "/record")
    shown = sum(1 for text in phone.texts if text.startswith("Thing number"))
    assert shown == record_screen.PAGE
    await phone.tap("Show earlier entries")
    assert sum(1 for text in phone.texts if text.startswith("Thing number")) == 2 * record_screen.PAGE


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


async def test_a_damaged_record_is_never_started_over() -> None:
    damaged = Copy("new", 12, datetime(2026, 11, 24, 21, 41, tzinfo=UTC), "save")
    good = Copy("old", 11, datetime(2026, 11, 23, 8, 5, tzinfo=UTC), "save")
    store = MemoryStore(a_record(a_concern()))
    store.damage = Unreadable((damaged,), good)
    phone = await Phone.start(App(store, Clock(), ids()))
    assert "Part of your record cannot be read" in phone.texts
    assert store.saves == 0
    await phone.tap("Save the damaged copy")
    saved = [args for name, args in phone.client.calls if name == "save_file"]
    assert saved[0]["src_bytes"] == b"the bytes of new"
    await phone.tap("Open the last good copy")
    assert phone.title == "Today"


async def test_a_damaged_record_with_nothing_else(app_with: Make) -> None:
    damaged = Copy("new", 12, datetime(2026, 11, 24, 21, 41, tzinfo=UTC), "save")
    store = MemoryStore(a_record())
    store.damage = Unreadable((damaged,), None)
    phone = await Phone.start(App(store, Clock(), ids()))
    assert not phone.can_tap("Open the last good copy")
    await phone.tap("Start a new record")
    assert "Keep track of your child's support" in phone.texts


async def test_a_store_that_cannot_be_reached_is_tried_again() -> None:
    store = MemoryStore(a_record(a_concern()))
    store.reachable = False
    phone = await Phone.start(App(store, Clock(), ids()))
    assert "Your record cannot be opened right now" in phone.texts
    store.reachable = True
    await phone.tap("Try again")
    assert phone.title == "Today"


async def test_one_broken_screen_leaves_the_rest_working(app_with: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())))

    def broken(*_: object) -> None:
        raise ValueError("on purpose")

    monkeypatch.setattr(record_screen, "entries_of", broken)
    await phone.place("Record")
    assert "This screen cannot be shown" in phone.texts
    await phone.tap("Go to Today")
    assert phone.title == "Today"
    monkeypatch.undo()
    await phone.place("Record")
    assert phone.can_tap("Cried before school")


async def test_a_tap_that_fails_is_told_and_the_rest_works(app_with: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/concern/new")
    await phone.type("What happened?", "Cried")

    async def broken(*_: object, **__: object) -> None:
        raise ValueError("on purpose")

    monkeypatch.setattr(phone.app, "save", broken)
    await phone.tap("Save concern")
    assert "That did not work" in phone.texts
    assert phone.field("What happened?").value == "Cried"
    monkeypatch.undo()
    await phone.tap("Save concern")
    assert "Saved." in phone.texts
    assert "That did not work" not in phone.texts


async def test_a_new_day_is_seen_when_the_app_comes_back(app_with: Make, clock: Clock) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(review_on=date(2026, 12, 2)))))
    assert "in 7 days" in phone.texts
    clock.move(days=1)
    await phone.session.dispatch_event(phone.page._i, "app_lifecycle_state_change", {"state": "show"})
    await phone.settle()
    assert "in 6 days" in phone.texts and "Thursday 26 November 2026" in phone.texts


async def test_on_a_wide_screen_the_places_stand_at_the_side(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), width=1200)
    assert not [c for c in phone.controls() if isinstance(c, ft.NavigationBar)]
    rail = next(c for c in phone.controls() if isinstance(c, ft.NavigationRail))
    assert rail.destinations and [d.label for d in rail.destinations] == ["Today", "Record", "Plan", "Guide"]


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
