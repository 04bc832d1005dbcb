"""What a child says: asked on five short screens, shown in their words, and shared only if they want it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import flet as ft
import pytest

from domain.choices import Face, Setting, Voice
from domain.keeping import WhyNot
from domain.kept import RoughDate
from domain.plan import ChildView
from domain.record import Record
from fakes import TODAY, MemoryStore, kept
from headless import Phone
from samples_of import a_child, a_meeting, a_person, a_record, a_view
from views.app import App

Make = Callable[[Record], App]
NEW = "/record/view/new"
NEVER = "It cannot be put into anything that is shared."


async def to_step(phone: Phone, step: int) -> None:
    for _ in range(step - 1):
        await phone.tap("Next")
    assert f"{step} of 5" in phone.texts


def the_view(phone: Phone) -> ChildView:
    (view,) = kept(phone.app).views.values()
    return view


async def test_a_child_goes_through_all_five_screens(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_person())), "/record/add")
    await phone.tap("What my child says")
    assert "1 of 5" in phone.texts and "How is school?" in phone.texts
    await phone.choose("Some good, some hard")
    await phone.tap("Next")
    assert "2 of 5" in phone.texts and "What is good?" in phone.texts
    await phone.tap("Playtime")
    await phone.tap("My friends")
    await phone.type("Your own words", "Playtime\nMy friends\nThe class hamster")
    await phone.tap("Next")
    assert "What is hard?" in phone.texts and phone.field("Your own words").value == ""
    await phone.tap("Noise")
    await phone.tap("Next")
    assert "What would help?" in phone.texts
    await phone.tap("Next")
    assert "5 of 5" in phone.texts and "Now for a grown-up" in phone.texts
    await phone.choose("In spoken words")
    await phone.tap("The SENCO")
    await phone.tap("Yesterday")
    told = "Please ask Sam. While the answer is no, it cannot be put into anything that is shared."
    assert told in phone.texts
    await phone.pick("Is Sam happy for others to see this?", "Yes")
    await phone.tap("Save view")
    view = the_view(phone)
    assert (view.face, view.good, view.hard, view.wish) == (
        Face.MIXED,
        "Playtime\nMy friends\nThe class hamster",
        "Noise",
        "",
    )
    assert (view.voice, view.writer, view.on) == (Voice.SPOKE, "The SENCO", date(2026, 11, 24))
    assert (view.happy, view.shared, view.child_id) == (True, False, "sam")
    assert phone.title == "Child's view"
    for words in ("Saved.", "What Sam says", "Some good, some hard", view.good, "The SENCO", "Happy to share"):
        assert words in phone.texts
    assert not phone.app.drafts.all()


async def test_one_face_is_enough_and_every_screen_can_be_skipped(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.tap("Good")
    await to_step(phone, 5)
    await phone.tap("Save view")
    view = the_view(phone)
    assert (view.face, view.good, view.voice, view.writer, view.on, view.happy) == (
        Face.GOOD,
        "",
        None,
        "",
        TODAY,
        None,
    )
    assert "Not asked yet about sharing" in phone.texts
    assert "Who wrote it down" not in phone.texts and "What is good" not in phone.texts


async def test_a_chosen_face_is_seen_and_can_be_taken_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    assert not phone.can_tap("Take the face away")
    await phone.choose("Hard")
    (group,) = [c for c in phone.controls() if isinstance(c, ft.RadioGroup)]
    assert group.value == "hard"
    await phone.tap("Take the face away")
    (group,) = [c for c in phone.controls() if isinstance(c, ft.RadioGroup)]
    assert group.value == ""
    await phone.visit("/")
    assert "You were writing about what your child says" not in phone.texts


async def test_the_words_to_tap_show_what_is_in_the_text(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await to_step(phone, 3)
    await phone.tap("Waiting")
    assert phone.is_checked("Waiting") and not phone.is_checked("Noise")
    await phone.type("Your own words", "Noise\nWhen it is loud")
    assert phone.is_checked("Noise") and not phone.is_checked("Waiting")
    await phone.tap("Noise")
    assert phone.field("Your own words").value == "When it is loud"
    assert not phone.is_checked("Noise")
    await phone.check("Noise")
    assert phone.field("Your own words").value == "When it is loud\nNoise"


async def test_back_goes_one_step_and_keeps_what_was_said(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    assert not phone.can_tap("One step back")
    await phone.choose("Good")
    await phone.tap("Next")
    await phone.type("Your own words", "Art")
    await phone.tap("Next")
    await phone.tap("One step back")
    assert "2 of 5" in phone.texts and phone.field("Your own words").value == "Art"
    await phone.tap("One step back")
    (group,) = [c for c in phone.controls() if isinstance(c, ft.RadioGroup)]
    assert "1 of 5" in phone.texts and group.value == "good"


async def test_each_screen_begins_at_its_top(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    first = phone.top.controls[0]
    await phone.tap("Next")
    second = phone.top.controls[0]
    assert isinstance(second, ft.Column) and second.scroll and first.key != second.key
    await phone.type("Your own words", "Art")
    assert phone.top.controls[0].key == second.key  # but typing does not throw it away


async def test_what_was_said_is_there_again_after_a_phone_call(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app, NEW)
    await phone.choose("Hard")
    await phone.tap("Next")
    await phone.type("Your own words", "Art with my friend")
    await app.drafts.keep()
    again = await Phone.start(App(app._store, app._clock, app.new_id))
    assert "You were writing about what your child says" in again.texts
    await again.tap("Go on writing")
    assert "We kept what you had written" in again.texts
    await again.tap("Next")
    assert again.field("Your own words").value == "Art with my friend"
    await to_step_from(again, 2, 5)
    await again.tap("Save view")
    assert (the_view(again).face, the_view(again).good) == (Face.HARD, "Art with my friend")


async def to_step_from(phone: Phone, now: int, step: int) -> None:
    for _ in range(step - now):
        await phone.tap("Next")
    assert f"{step} of 5" in phone.texts


async def test_nothing_at_all_is_told_kindly_on_the_first_screen(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await to_step(phone, 5)
    await phone.type("Who wrote it down?", "Me")
    await phone.tap("Save view")
    assert not kept(phone.app).views
    assert "1 of 5" in phone.texts
    assert "There is nothing to keep yet. A face or one word is enough." in phone.texts
    assert "Nothing you wrote is lost. Please look again at: How is school?" in phone.texts
    await phone.choose("Good")
    await phone.tap("Next")
    assert "Not saved yet" not in phone.texts
    await to_step_from(phone, 2, 5)
    assert phone.field("Who wrote it down?").value == "Me"
    await phone.tap("Save view")
    assert the_view(phone).writer == "Me"


@pytest.mark.parametrize(("step", "question"), [(2, "What is good?"), (4, "What would help?")])
async def test_too_many_words_are_shown_where_they_stand(app_with: Make, step: int, question: str) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await to_step(phone, step)
    await phone.type("Your own words", "x" * 20_001)
    await to_step_from(phone, step, 5)
    await phone.tap("Save view")
    assert f"{step} of 5" in phone.texts
    assert "20,001 characters" in str(phone.field("Your own words").error)
    assert f"Nothing you wrote is lost. Please look again at: {question}" in phone.texts
    assert not kept(phone.app).views


async def test_a_day_that_is_still_to_come_is_told_on_the_last_screen(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.choose("Good")
    await to_step(phone, 5)
    await phone.date("When was it?", "1", "12", "2026")
    await phone.tap("Save view")
    assert "5 of 5" in phone.texts
    assert "That date is still to come. Please check the day, month and year." in phone.texts
    assert not kept(phone.app).views


async def test_nothing_is_lost_where_there_is_no_room_to_save(app_with: Make) -> None:
    app = app_with(a_record())
    phone = await Phone.start(app, NEW)
    await phone.choose("Good")
    await to_step(phone, 5)
    store = app._store
    assert isinstance(store, MemoryStore)
    store.fails = WhyNot.NO_ROOM
    await phone.tap("Save view")
    assert not kept(app).views and "5 of 5" in phone.texts
    store.fails = None
    await phone.tap("Save view")
    assert the_view(phone).face is Face.GOOD


@pytest.mark.parametrize(
    ("child", "first", "word", "not_there"),
    [
        ({"setting": Setting.EARLY_YEARS}, "How is nursery or your childminder?", "Stories", "My teacher"),
        ({"setting": Setting.SCHOOL}, "How is school?", "My teacher", "My course"),
        ({"setting": Setting.COLLEGE}, "How is college?", "My course", "Playtime"),
        (
            {"setting": Setting.SCHOOL, "born": RoughDate(year=2010, month=8, day=31)},  # in a sixth form
            "How is school?",
            "My course",
            "Playtime",
        ),
        (
            {"setting": Setting.COLLEGE, "born": RoughDate(year=2010, month=9, day=1)},  # at 16, before June
            "How is college?",
            "My course",
            "Playtime",
        ),
    ],
)
async def test_the_words_fit_where_they_learn(
    app_with: Make, child: dict[str, Any], first: str, word: str, not_there: str
) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(**child))), NEW)
    assert first in phone.texts
    await phone.tap("Next")
    assert word in phone.texts and not_there not in phone.texts


async def test_at_college_before_16_the_parents_still_decide(app_with: Make) -> None:
    born = RoughDate(year=2011, month=1, day=9)
    phone = await Phone.start(app_with(a_record(child=a_child(setting=Setting.COLLEGE, born=born))), NEW)
    await phone.tap("Next")
    assert "What is good?" in phone.texts
    await to_step_from(phone, 2, 5)
    assert "Is Sam happy for others to see this?" in phone.texts and "16" not in phone.text


async def test_each_new_question_is_told_to_those_who_listen(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.tap("Next")
    (live,) = [c for c in phone.controls() if isinstance(c, ft.Semantics) and c.live_region]
    assert isinstance(live.content, ft.Text) and live.content.semantics_label == "2 of 5: What is good?"


async def test_a_young_person_is_asked_as_one(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(child=a_child(setting=Setting.COLLEGE))), NEW)
    assert "How is college?" in phone.texts
    await phone.tap("Next")
    assert "What is going well?" in phone.texts
    await phone.tap("Practical work")
    await to_step_from(phone, 2, 5)
    assert "Before you save" in phone.texts and "How did you say it?" in phone.texts
    for word in ("grown-up", "happy", "Sam"):
        assert word not in phone.text
    told = "From about 16 on, it is your own choice what is shared. "
    assert told + "While the answer is no, it cannot be put into anything that is shared." in phone.texts
    await phone.pick("Have you agreed to share this?", "No")
    await phone.tap("Save view")
    assert the_view(phone).happy is False
    assert phone.title == "Their view" and "Not to be shared" in phone.texts and NEVER in phone.texts
    await phone.tap("Change this view")
    await phone.pick("Has Sam agreed to share this?", "Yes")
    await phone.tap("Save view")
    assert "Agreed to share" in phone.texts and NEVER not in phone.texts


async def test_a_no_takes_it_out_of_what_is_shared(app_with: Make) -> None:
    view = a_view(happy=True, shared=True)
    phone = await Phone.start(app_with(a_record(view)), "/record/view/v1/edit")
    await phone.pick("Is Sam happy for others to see this?", "No")
    await phone.tap("Save view")
    assert (the_view(phone).happy, the_view(phone).shared) == (False, False)
    assert "Not to be shared" in phone.texts and NEVER in phone.texts


async def test_it_can_be_changed_on_one_screen_and_deleted(app_with: Make) -> None:
    view = a_view(face=Face.GOOD, hard="Lunch", voice=Voice.DREW, writer="My aunt", happy=True, shared=True)
    phone = await Phone.start(app_with(a_record(view)), "/record/view/v1")
    for words in ("Tuesday 10 November 2026", "Good", "Playtime", "Lunch", "By drawing", "My aunt", "Happy to share"):
        assert words in phone.texts
    await phone.tap("Change this view")
    assert phone.field("What is hard?").value == "Lunch"
    await phone.type("What is good?", "")
    await phone.type("What is hard?", "")
    await phone.pick("How is school?", "No face")
    await phone.tap("Save view")
    assert "There is nothing to keep yet. A face or one word is enough." in phone.texts
    assert the_view(phone) == view
    await phone.type("What would help?", "A friend")
    await phone.tap("Save view")
    after = the_view(phone)
    assert (after.face, after.good, after.hard, after.wish, after.shared) == (None, "", "", "A friend", False)
    assert "please ask once more if they may be shared" in phone.text, "the yes was given to other words"
    await phone.tap("Delete this view")
    assert the_view(phone).deleted_at
    await phone.tap("Undo")
    assert not the_view(phone).deleted_at


@pytest.mark.parametrize("address", ["/record/view/none", "/record/view/none/edit"])
async def test_one_that_is_not_there(app_with: Make, address: str) -> None:
    phone = await Phone.start(app_with(a_record()), address)
    assert phone.title == "Not found"


async def test_what_one_child_said_is_not_put_to_the_other(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_child(id="kim", name="Kim", setting=Setting.COLLEGE))), NEW)
    await phone.choose("Good")
    await phone.app.choose_child(kept(phone.app).children["kim"])
    await phone.settle()
    await phone.visit(NEW)
    assert "How is college?" in phone.texts
    (group,) = [c for c in phone.controls() if isinstance(c, ft.RadioGroup)]
    assert group.value == ""  # what Sam said is not Kim's
    await phone.choose("Hard")
    await to_step(phone, 5)
    await phone.tap("Save view")
    assert (the_view(phone).child_id, the_view(phone).face) == ("kim", Face.HARD)


PREPARE = "/record/meeting/m1/prepare"


async def test_other_screens_show_the_newest_in_short(app_with: Make) -> None:
    old = a_view("old", date(2026, 9, 1), good="Holidays")
    new = a_view("v2", date(2026, 11, 24), face=Face.HARD, good="", hard="Noise\nMaths\n" + "so loud " * 20)
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 12, 1)), old, new)), PREPARE)
    assert "What Sam says" in phone.texts and "Tuesday 24 November 2026" in phone.texts and "Hard" in phone.texts
    short = next(text for text in phone.texts if text.startswith("Noise \u00b7 Maths \u00b7 so loud"))
    assert len(short) <= 90 and short.endswith("\u2026")
    assert "Holidays" not in phone.text and "Not asked yet about sharing" in phone.texts
    await phone.tap("Read what Sam says")
    assert phone.title == "Child's view" and new.hard in phone.texts
    await phone.visit(PREPARE)
    await phone.tap("Ask Sam again")
    assert "How is school?" in phone.texts


async def test_where_there_is_none_the_child_can_be_asked(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 12, 1)))), PREPARE)
    assert "Nothing in their own words is written down yet." in phone.texts
    await phone.tap("Ask Sam")
    assert "How is school?" in phone.texts


async def test_another_child_than_the_one_shown_is_not_asked_by_mistake(app_with: Make) -> None:
    kim = a_child(id="kim", name="Kim")
    phone = await Phone.start(app_with(a_record(kim, a_meeting(child_id="kim"))), PREPARE)
    assert "What Kim says" in phone.texts
    assert not phone.can_tap("Ask Kim")
