"""Getting ready for a meeting, as a parent does it: last time, what they want, their questions, the message ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft
import pytest

from domain.choices import MeetingKind
from domain.family import family
from domain.record import Question, Record
from fakes import kept
from headless import Phone
from samples_of import a_child, a_concern, a_meeting, a_question, a_record, an_action
from views.app import App

Make = Callable[[Record], App]
NEXT = a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 2))
PREPARE = "/record/meeting/m2/prepare"


def asked(phone: Phone) -> list[Question]:
    return list(family(kept(phone.app), "sam").questions_of("m2"))


async def test_a_meeting_that_is_coming_leads_to_it_and_today_says_so(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), "/")
    await phone.tap("Get ready for your meeting")
    assert phone.title == "Get ready"
    assert "Wednesday 2 December 2026, in 7 days" in phone.text
    await phone.visit("/record/meeting/m2")
    await phone.tap("Get ready for this meeting")
    assert phone.title == "Get ready"


async def test_it_shows_what_was_promised_and_what_came_up_since(app_with: Make) -> None:
    rows = (a_meeting(), NEXT, an_action("a1", date(2026, 10, 20)), a_concern(what="Cried at the gate"))
    phone = await Phone.start(app_with(a_record(*rows)), PREPARE)
    assert "What was promised last time" in phone.texts
    assert "SENCO: Send the report" in phone.texts
    assert "Late: by Tuesday 20 October 2026" in phone.text
    assert "What you have noticed since" in phone.texts
    assert "Cried at the gate" in phone.text
    await phone.tap("Mark as done")
    assert "Done on" in phone.text


async def test_what_i_want_is_kept(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), PREPARE)
    await phone.type("What do you want from this meeting?", "A date for the next review")
    await phone.tap("Save what I want")
    assert kept(phone.app).meetings["m2"].want == "A date for the next review"
    await phone.visit("/")
    assert "You were writing" not in phone.text


async def test_a_suggestion_says_why_and_is_added_with_one_tap(app_with: Make) -> None:
    check_in = a_meeting("m2", MeetingKind.CHECK_IN, date(2026, 12, 2))
    rows = (a_meeting(), check_in, a_question("q1", text="Who will help?"))
    phone = await Phone.start(app_with(a_record(*rows)), PREPARE)
    assert "It got no answer last time." in phone.texts
    assert "You have no review date." in phone.texts
    await phone.tap("Add: Who will help?")
    (question,) = asked(phone)
    assert (question.text, question.carried_from) == ("Who will help?", "q1")
    assert "Not answered last time" in phone.texts
    assert not phone.can_tap("Add: Who will help?")
    await phone.tap("Add: On what date will we review this?")
    assert [q.bank for q in asked(phone)] == ["", "review-date"]


async def test_a_question_of_my_own(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), PREPARE)
    await phone.tap("Add my question")
    assert phone.field("A question of your own").error == "Please write a question."
    await phone.type("A question of your own", "  Can he sit\nat the front? ")
    await phone.tap("Add my question")
    assert [q.text for q in asked(phone)] == ["Can he sit at the front?"]
    assert phone.field("A question of your own").value == ""
    await phone.visit("/")
    assert "You were writing" not in phone.text


@pytest.mark.parametrize("text", ["x" * 501, "BEGIN:VEVENT " * 50])
async def test_a_question_that_is_too_long_is_told_and_not_lost(app_with: Make, text: str) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), PREPARE)
    await phone.type("A question of your own", text)
    await phone.tap("Add my question")
    assert asked(phone) == []
    field = phone.field("A question of your own")
    assert field.value == text and "Please keep it under 500." in str(field.error)


async def test_order_must_words_and_removing(app_with: Make) -> None:
    rows = [a_question(f"q{n}", meeting_id="m2", text=f"Number {n}?", place=n) for n in range(4)]
    phone = await Phone.start(app_with(a_record(NEXT, *rows)), PREPARE)
    await phone.tap("Move up: Number 2?")
    assert [q.text for q in asked(phone)] == ["Number 0?", "Number 2?", "Number 1?", "Number 3?"]
    assert not phone.can_tap("Move up: Number 0?")
    for number in range(3):
        await phone.tap(f"Must ask: Number {number}?")
    await phone.tap("Must ask: Number 3?")
    assert "3 questions are marked already." in phone.text
    assert [q.must for q in asked(phone)] == [True, True, True, False]
    await phone.tap("Take the mark off: Number 0?")
    await phone.tap("Must ask: Number 3?")
    assert [q.must for q in asked(phone)] == [False, True, True, True]
    await phone.tap("Change the words: Number 1?")
    await phone.type("Your words for this question", "")
    await phone.tap("Keep these words")
    assert phone.field("Your words for this question").error == "Please write a question."
    await phone.type("Your words for this question", "In my own words?")
    await phone.tap("Keep these words")
    assert "In my own words?" in phone.texts
    await phone.tap("Remove: In my own words?")
    assert "In my own words?" not in [q.text for q in asked(phone)]
    await phone.tap("Undo")
    assert "In my own words?" in [q.text for q in asked(phone)]


async def test_the_whole_bank(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), PREPARE)
    await phone.tap("All questions")
    assert phone.title == "Questions to ask"
    headings = [text for text in phone.texts if text in ("Looking back at what worked", "A first worry")]
    assert headings == ["Looking back at what worked", "A first worry"]  # of a review first
    await phone.tap("Add: What is my child good at here?")
    assert "Among your questions" in phone.texts
    await phone.tap("Back to preparing")
    assert "What is my child good at here?" in phone.texts


async def test_the_bank_is_that_of_the_setting(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, child=a_child(setting="early years"))))
    await phone.visit("/record/meeting/m2/questions")
    assert "What did the progress check at age 2 show?" in phone.texts
    assert "Do all my child's teachers know about the plan?" not in phone.texts


async def test_the_message_can_be_changed_and_only_what_is_seen_is_copied(app_with: Make) -> None:
    rows = (NEXT.model_copy(update={"private_notes": "I nearly cried"}), a_question("q1", meeting_id="m2"))
    phone = await Phone.start(app_with(a_record(*rows)), PREPARE)
    await phone.tap("See the message")
    assert "- Is the help happening as we agreed?" in str(phone.field("Your message").value)
    await phone.type("Your message", "Hello, shorter.")
    copy = next(c for c in phone.controls() if isinstance(c, ft.FilledButton))
    assert isinstance(copy.action, ft.CopyToClipboard)
    assert copy.action.data == "Hello, shorter."
    await phone.visit("/")
    assert "You were writing" not in phone.text


async def test_a_deleted_meeting_takes_its_questions_and_brings_them_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, a_question("q1", meeting_id="m2"))), "/record/meeting/m2")
    await phone.tap("Delete this meeting")
    assert asked(phone) == []
    await phone.tap("Undo")
    assert len(asked(phone)) == 1


@pytest.mark.parametrize("address", ["prepare", "questions", "ahead"])
async def test_a_meeting_that_is_not_there(app_with: Make, address: str) -> None:
    phone = await Phone.start(app_with(a_record()), f"/record/meeting/none/{address}")
    assert phone.title == "Not found"


async def test_a_thousand_questions(app_with: Make) -> None:
    many = [a_question(f"q{n}", meeting_id="m2", text=f"Number {n}?", place=n) for n in range(1000)]
    phone = await Phone.start(app_with(a_record(NEXT, *many)), PREPARE)
    assert "Number 29?" in phone.texts and "Number 30?" not in phone.texts  # so the phone does not stop
    await phone.tap("Show 30 more")
    assert "Number 59?" in phone.texts


async def test_a_meeting_with_no_date_and_the_example_family(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting("m2", on=None))), PREPARE)
    assert "No date yet" in phone.texts
    phone = await Phone.start(app_with(Record()))
    await phone.tap("Try it with an example family")
    meeting = next(m for m in kept(phone.app).meetings.values() if m.on and m.on > date(2026, 11, 25))
    await phone.visit(f"/record/meeting/{meeting.id}/prepare")
    assert "Questions you could ask" in phone.texts


async def test_what_is_typed_and_not_saved_yet_is_in_the_message_too(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT)), PREPARE)
    await phone.type("What do you want from this meeting?", "A date for the next review")
    await phone.type("A question of your own", "Can he sit at the front?")
    await phone.tap("See the message")
    message = phone.field("Your message").value or ""
    assert "A date for the next review" in message and "- Can he sit at the front?" in message
    assert kept(phone.app).meetings["m2"].want == "A date for the next review"


async def test_a_reworded_question_leaves_nothing_half_written(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, a_question("q1", meeting_id="m2", text="Who?"))), PREPARE)
    await phone.tap("Change the words: Who?")
    await phone.type("Your words for this question", "Who will help?")
    await phone.tap("Keep these words")
    assert [q.text for q in asked(phone)] == ["Who will help?"]
    await phone.visit("/")
    assert "You were writing" not in phone.text


def dragging(phone: Phone) -> tuple[list[ft.Draggable], list[ft.DragTarget]]:
    controls = list(phone.controls())
    return [c for c in controls if isinstance(c, ft.Draggable)], [c for c in controls if isinstance(c, ft.DragTarget)]


@pytest.mark.parametrize(("dragged", "to", "order"), [(3, 1, "0312"), (0, 3, "1230"), (2, 2, "0123")])
async def test_a_question_can_be_dragged_to_another_place(app_with: Make, dragged: int, to: int, order: str) -> None:
    rows = [a_question(f"q{n}", meeting_id="m2", text=f"Number {n}?", place=n) for n in range(4)]
    phone = await Phone.start(app_with(a_record(NEXT, *rows)), PREPARE)
    grips, targets = dragging(phone)
    nowhere = {"x": 0, "y": 0}
    await phone.fire(targets[to], "accept", {"src_id": grips[dragged]._i, "l": nowhere, "g": nowhere})
    assert "".join(q.id[1] for q in asked(phone)) == order


async def test_one_question_has_nowhere_to_be_dragged_to(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(NEXT, a_question(meeting_id="m2"))), PREPARE)
    assert dragging(phone)[0] == []
