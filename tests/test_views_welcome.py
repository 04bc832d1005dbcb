"""The first start, and the example family."""

from __future__ import annotations

from collections.abc import Callable

from domain.choices import Setting, Situation
from domain.record import Record
from fakes import kept
from headless import Phone
from samples_of import a_concern, a_record
from views.app import App

Make = Callable[[Record], App]


async def test_the_first_start_in_three_screens(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    assert "It stays on this phone or computer" in phone.texts
    await phone.first_run()
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


async def test_where_the_first_screen_is_open_already_no_late_way_to_it_undoes_a_quick_tap(app_with: Make) -> None:
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Try it with an example family")
    await phone.place("Record")
    assert [args["route"] for name, args in phone.client.calls if name == "push_route"] == ["/record"]


async def test_the_example_never_mixes_with_a_real_child(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_concern())), "/settings")
    await phone.tap("Look at the example family")
    await phone.place("Record")
    assert not phone.can_tap("Cried before school")
    await phone.tap("Remove the example")
    await phone.visit("/record")
    assert phone.can_tap("Cried before school")
    assert list(kept(phone.app).children) == ["sam"]
