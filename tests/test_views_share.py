"""Sharing: what is on the preview is what goes out, nothing else does, and what went out is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import flet as ft
import pytest

from domain.choices import MeetingKind, SummaryKind
from domain.copied import texts_of
from domain.document_html import html_page
from domain.document_text import plain_text
from domain.example import example_family
from domain.family import family
from domain.keeping import WhyNot
from domain.kept import RoughDate
from domain.record import Record
from domain.summary import choices, make
from domain.summary_parts import Options
from fakes import TODAY, MemoryStore, ids, kept
from headless import Phone
from samples_of import (
    NOW,
    a_child,
    a_concern,
    a_conversation,
    a_cycle,
    a_meeting,
    a_person,
    a_profile,
    a_question,
    a_record,
    a_report,
    a_sent,
    a_view,
    an_action,
)
from views.app import App
from views.share_made import made_of

Make = Callable[[Record], App]
BEFORE, AFTER, PROFILE, STORY = SummaryKind
SEE, CHANGE = "See what will be sent", "Change what goes in"
NEXT = a_meeting("next", MeetingKind.REVIEW, on=date(2026, 12, 4), want="A quiet place", private_notes="I am cross")
HELD = a_meeting(on=date(2026, 11, 24), people="The SENCO\nMe", review_on=date(2026, 12, 18), private_notes="I cried")
SHARED = a_concern(what="Cried before school", shared=True)
UNSHARED = a_concern("c2", what="Slept badly", when=date(2026, 11, 18))
SLEPT = "Slept badly Wednesday 18 November 2026"
SAVED = "It was handed to this device. It is where you chose to keep it."


def a_family(*more: Any) -> Record:
    """A child with a meeting to come, a concern that may be shared, and one that may not."""
    return a_record(NEXT, SHARED, UNSHARED, a_person(contact="senco@school.example"), *more)


def drawn(phone: Phone) -> list[str]:
    """The words of the document on the screen: what stands on the paper, and nothing around it."""
    controls = list(phone.controls())
    (paper,) = [c for c in controls if isinstance(c, ft.Container) and c.bgcolor == ft.Colors.SURFACE_CONTAINER_LOWEST]
    texts = [c for c in phone.controls(paper) if isinstance(c, ft.Text)]
    said = [text.value or "".join(span.text or "" for span in text.spans or []) for text in texts]
    return [text for words in said if words != "\u2022" for text in words.split("\n")]


def files(phone: Phone) -> list[tuple[str, bytes]]:
    return [(args["file_name"], args["src_bytes"]) for name, args in phone.client.calls if name == "save_file"]


def action(phone: Phone, words: str) -> Any:
    return phone.find(words).action  # type: ignore[attr-defined]


async def see(phone: Phone, kind: str = "before") -> None:
    await phone.visit(f"/share/new/{kind}")
    await phone.tap(SEE)
    assert phone.title == "What will be sent"


@pytest.mark.parametrize("kind", SummaryKind)
async def test_the_preview_is_the_document_and_so_is_what_is_copied(app_with: Make, kind: SummaryKind) -> None:
    record = Record().with_(*example_family(TODAY, NOW, ids()))
    (child,) = record.children
    phone = await Phone.start(app_with(record), f"/share/new/{kind.name.lower()}")
    await phone.type("Who is it for?", "Ms Ahmed")
    await phone.tap(SEE)
    options, about = Options(to="Ms Ahmed"), family(record, child)
    document = make(kind, about, {c.id for c in choices(kind, about, options, TODAY) if c.ticked}, options, TODAY)
    assert [line for line in drawn(phone) if line] == [line for text in texts_of(document) for line in text.split("\n")]
    assert action(phone, "Copy the text").data == plain_text(document)
    assert "It is for Ms Ahmed." in phone.texts


async def test_nothing_that_is_not_ticked_is_in_it(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_family()), "/share")
    await phone.tap("One or two pages, so that everyone knows")
    assert phone.is_checked("Cried before school Friday 20 November 2026") and not phone.is_checked(SLEPT)
    assert "1 entry, 1 private note" not in phone.text
    await phone.tap(SEE)
    assert "Cried before school" in phone.text and "Slept badly" not in phone.text
    await phone.tap(CHANGE)
    await phone.check(SLEPT)
    await phone.check("Cried before school Friday 20 November 2026")
    await phone.tap(SEE)
    assert "Slept badly" in phone.text and "Cried before school" not in phone.text
    assert "Slept badly" in action(phone, "Share the text").text


async def test_what_is_private_cannot_be_ticked_and_is_never_shown(app_with: Make) -> None:
    no = a_view(good="Secret den", happy=False)
    record = a_family(no, a_profile(liked="Secret joke", agreed=None), a_meeting(private_notes="Secret worry"))
    phone = await Phone.start(app_with(record), "/share")
    for kind in ("before", "after", "profile", "story"):
        for address in (f"/share/new/{kind}", f"/share/new/{kind}/preview"):
            await phone.visit(address)
            for words in ("Secret", "I am cross", "senco@school.example"):
                assert words not in phone.text, address


async def test_it_says_how_much_stays_on_the_phone(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_family()), "/share/new/before")
    assert "1 entry and 1 private note stay on this phone." in phone.texts
    await phone.check(SLEPT)
    assert "1 private note stays on this phone." in phone.texts
    await phone.tap(SEE)
    assert "1 private note stays on this phone." in phone.texts
    assert "A copy you have sent cannot be taken back." in phone.texts


async def test_choices_are_there_again_later_and_tick_nothing_that_is_new(app_with: Make) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share/new/before")
    await phone.check(SLEPT)
    await phone.type("Who is it for?", "Ms Ahmed")
    await app.save("", a_concern("c3", what="New and not to share"))
    await phone.visit("/")
    await phone.visit("/share/new/before")
    assert "What you chose is still here" in phone.texts
    assert phone.is_checked(SLEPT) and phone.field("Who is it for?").value == "Ms Ahmed"
    assert not phone.is_checked("New and not to share Friday 20 November 2026")
    await phone.tap("Start again")
    assert not phone.is_checked(SLEPT) and phone.field("Who is it for?").value == ""


async def test_the_name_and_who_made_it_are_as_chosen(app_with: Make) -> None:
    child = a_child(name="Sam Okafor")
    phone = await Phone.start(app_with(a_record(NEXT, SHARED, child=child)), "/share/new/before")
    await phone.choose("Initials: S.O.")
    await phone.type("Who made it?", "Mum")
    await phone.tap(SEE)
    assert "Child: S.O." in drawn(phone) and "Okafor" not in "".join(drawn(phone))
    assert "Made by Mum from their own record on Wednesday 25 November 2026." in drawn(phone)


async def test_nothing_ticked_makes_nothing(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(UNSHARED)), "/share/new/story")
    await phone.tap(SEE)
    assert phone.title == "The story so far" and "Nothing is ticked yet. Tick at least one thing." in phone.texts
    await phone.visit("/share/new/story/preview")
    assert "Nothing is ticked yet." in phone.texts and not phone.can_tap("Copy the text")


async def test_the_story_begins_on_the_day_that_was_chosen(app_with: Make) -> None:
    old = a_concern("old", what="Long ago", when=date(2025, 3, 3), shared=True)
    phone = await Phone.start(app_with(a_record(SHARED, old)), "/share/new/story")
    assert phone.is_checked("Long ago Monday 3 March 2025")
    await phone.date("From which day on?", "31", "2", "2026")
    await phone.tap(SEE)
    assert "Please look again at: From which day on?" in phone.texts
    await phone.date("From which day on?", "1", "2", "2026")
    await phone.tap(SEE)
    assert phone.title == "What will be sent"
    assert "Cried before school" in phone.text and "Long ago" not in phone.text


async def test_many_in_a_group_are_folded_and_can_be_ticked_at_once(app_with: Make) -> None:
    concerns = [a_concern(f"c{n}", what=f"Worry {n}", when=date(2026, 11, n)) for n in range(1, 10)]
    phone = await Phone.start(app_with(a_record(*concerns)), "/share/new/before")
    assert "Worry 9" in phone.texts and "Worry 1" not in phone.texts
    await phone.tap("Show 4 more: Main concerns")
    assert "Worry 1" in phone.texts
    await phone.tap("Tick all: Main concerns")
    assert all(phone.is_checked(f"Worry {n} {day}") for n, day in ((1, "Sunday 1 November 2026"),))
    await phone.tap("Untick all: Main concerns")
    assert not phone.is_checked("Worry 1 Sunday 1 November 2026")


@pytest.mark.parametrize(
    ("way", "ending", "begins"),
    [
        ("Save as a PDF", "pdf", b"%PDF-"),
        ("Save as a page to print", "html", b"<!DOCTYPE html>"),
        ("Save as a text file", "txt", b"BEFORE OUR MEETING"),
    ],
)
async def test_a_file_is_handed_over_and_noted_as_sent(app_with: Make, way: str, ending: str, begins: bytes) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share/new/before")
    await phone.tap("The SENCO")
    await phone.tap(SEE)
    made = made_of(app, BEFORE, "sam")
    await phone.tap(way)
    ((name, data),) = files(phone)
    assert name == f"support-summary-2026-11-25.{ending}" and data.startswith(begins)
    assert ending != "html" or data == html_page(made.document).encode()
    assert ending != "txt" or data == made.text.encode()
    assert "Noted as sent to The SENCO." in phone.texts and SAVED in phone.text
    (sent,) = kept(app).sent.values()
    assert (sent.to, sent.kind, sent.on, sent.text) == ("The SENCO", BEFORE, TODAY, made.text)
    assert set(sent.entry_ids) == {"next", "c1"}


async def test_each_further_way_is_noted_only_once_and_what_goes_out_stays_the_same(app_with: Make) -> None:
    app = app_with(a_family(a_sent(to="The SENCO")))
    phone = await Phone.start(app, "/share/new/before")
    await phone.tap("The SENCO")
    await phone.tap(SEE)
    text = action(phone, "Copy the text").data
    assert "New or changed since Sunday 1 November 2026" in text
    for way in ("Copy the text", "Save as a text file", "Share the text", "Note it as sent"):
        await phone.tap(way)
    assert action(phone, "Copy the text").data == text == files(phone)[0][1].decode()
    assert len(kept(app).sent) == 2


async def test_a_note_can_be_undone_and_the_choices_are_there_again(app_with: Make) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share/new/before")
    await phone.check(SLEPT)
    await phone.tap(SEE)
    await phone.tap("Copy the text")
    assert "Noted as sent." in phone.texts
    await phone.tap("Undo")
    assert "It is not noted as sent any more." in phone.texts
    assert all(sent.deleted_at for sent in kept(app).sent.values())
    await phone.visit("/share")
    assert "Nothing yet. When you send something" in phone.text
    await phone.visit("/share/new/before")
    assert phone.is_checked(SLEPT)


async def test_once_it_was_sent_the_next_one_starts_anew_but_keeps_who_made_it(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_family()), "/share/new/before")
    await phone.check(SLEPT)
    await phone.type("Who made it?", "Mum")
    await phone.tap(SEE)
    await phone.tap("Copy the text")
    await phone.tap(CHANGE)
    await phone.tap(SEE)
    assert "Slept badly" in phone.text  # the way back is open
    await phone.tap("Copy the text")
    await phone.visit("/share")
    await phone.tap("One or two pages, so that everyone knows")
    assert not phone.is_checked(SLEPT) and phone.field("Who made it?").value == "Mum"
    assert "What you chose is still here" not in phone.texts


async def test_what_is_new_to_the_same_person_is_marked(app_with: Make) -> None:
    before = a_sent(to="the Senco", entry_ids=("c1",))
    phone = await Phone.start(app_with(a_family(before)), "/share/new/before")
    assert "New since" not in phone.text
    await phone.type("Who is it for?", "The SENCO")
    await phone.fire(phone.field("Who is it for?"), "blur")
    assert "You last sent something to The SENCO on Sunday 1 November 2026. What is new is marked." in phone.texts
    new = "New since you last sent to The SENCO"
    assert not phone.is_checked(f"{SLEPT} {new}")
    assert phone.is_checked("Cried before school Friday 20 November 2026")


async def test_what_was_agreed_counts_as_sent_and_is_asked_about_in_a_week(app_with: Make) -> None:
    app = app_with(a_record(HELD, an_action()))
    phone = await Phone.start(app, "/record/meeting/m1")
    await phone.tap("Make a summary for this meeting")
    assert phone.title == "After a meeting"
    assert "About: Meeting to make a plan, Tuesday 24 November 2026" in phone.texts
    await phone.tap(SEE)
    assert "I cried" not in phone.text and "SENCO: Send the report" in drawn(phone)
    await phone.tap("Share the text")
    assert kept(app).meetings["m1"].sent_on == TODAY
    assert "We will ask you in a week whether they answered." in phone.text
    await phone.tap("Undo")
    assert kept(app).meetings["m1"].sent_on is None


async def test_a_summary_of_a_chosen_meeting(app_with: Make) -> None:
    later = a_meeting("later", MeetingKind.CHECK_IN, on=date(2026, 12, 11), want="To hear how it goes")
    phone = await Phone.start(
        app_with(a_family(later, a_question(meeting_id="later"))), "/record/meeting/later/prepare"
    )
    await phone.type("What do you want from this meeting?", "An earlier lunch")
    await phone.tap("Make a summary for this meeting")
    await phone.tap(SEE)
    assert "An earlier lunch" in drawn(phone) and "Meeting: Check-in, Friday 11 December 2026" in drawn(phone)
    await phone.tap(CHANGE)
    await phone.choose("Review meeting, Friday 4 December 2026")
    await phone.tap(SEE)
    assert "A quiet place" in drawn(phone) and "An earlier lunch" not in phone.text


async def test_a_passage_of_a_private_note_is_pointed_out(app_with: Make) -> None:
    said = "He told me that nobody sits with him at lunch"
    concern = a_concern(what=said, shared=True)
    phone = await Phone.start(app_with(a_record(concern, a_meeting(private_notes=f"{said}."))), "/share")
    await see(phone)
    assert "Please look at this once more" in phone.texts
    assert f"\u201c{said}\u201d" in phone.texts and "It also stands in a private note." in phone.texts


async def test_from_16_on_nothing_goes_out_before_their_yes(app_with: Make) -> None:
    child = a_child(born=RoughDate(year=2009, month=3))
    phone = await Phone.start(app_with(a_record(NEXT, SHARED, child=child)), "/share")
    await see(phone)
    assert "Has Sam agreed to share this?" in phone.texts and "Cried before school" in phone.text
    ways = ("Copy the text", "Share the text", "Save as a PDF", "Save as a page to print", "Note it as sent")
    assert not any(map(phone.can_tap, ways))
    await phone.choose("No")
    assert not any(map(phone.can_tap, ways))
    await phone.choose("Yes")
    assert all(map(phone.can_tap, ways))


async def test_a_pdf_that_cannot_be_made_is_told_and_nothing_is_lost(app_with: Make) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share/new/before")
    await phone.check(SLEPT)
    await phone.tap(SEE)

    async def none(name: str) -> None:
        return None

    app.device.font = none  # type: ignore[method-assign]
    await phone.tap("Save as a PDF")
    assert "The PDF could not be made here." in phone.text and not files(phone) and not kept(app).sent
    await phone.tap("Save as a page to print")
    assert "Slept badly" in files(phone)[0][1].decode()


async def test_writing_that_the_pdf_cannot_show_is_told_first_and_the_page_is_offered(app_with: Make) -> None:
    concern = a_concern(what="\u0aa8\u0aae\u0ab8\u0acd\u0aa4\u0ac7", shared=True)
    phone = await Phone.start(app_with(a_record(concern)), "/share")
    await see(phone)
    await phone.tap("Save as a PDF")
    assert "It has trouble with: " in phone.text and "Gujarati" in phone.text and not files(phone)
    await phone.tap("Save the page to print instead")
    assert "\u0aa8\u0aae\u0ab8\u0acd\u0aa4\u0ac7" in files(phone)[0][1].decode()
    await phone.tap("Save as a PDF")
    await phone.tap("Use the PDF all the same")
    assert files(phone)[1][1].startswith(b"%PDF-")


async def test_the_pdf_is_shared_where_the_phone_can_and_else_it_says_so(app_with: Make) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share")
    await see(phone)
    await phone.tap("Share the PDF")
    assert "save the PDF and attach it to your message" in phone.text and not kept(app).sent
    phone.client.answers["share_files"] = lambda _: {"status": "success", "raw": ""}
    await phone.tap("Share the PDF")
    (file,) = phone.client.calls[-1][1]["files"]
    assert file.name == "support-summary-2026-11-25.pdf" and file.data.startswith(b"%PDF-")
    assert "The PDF was handed on." in phone.text and len(kept(app).sent) == 1


async def test_a_file_that_cannot_be_saved_is_told_and_not_noted(app_with: Make) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share")
    await see(phone)

    async def refuses(name: str, data: bytes) -> bool:
        raise OSError("no")

    app.device.save_file = refuses  # type: ignore[method-assign]
    await phone.tap("Save as a text file")
    assert "The file could not be saved here. Nothing is lost." in phone.text and not kept(app).sent


async def test_where_the_note_cannot_be_kept_the_choices_stay(app_with: Make) -> None:
    app = app_with(a_family())
    phone = await Phone.start(app, "/share/new/before")
    await phone.check(SLEPT)
    await phone.tap(SEE)
    store = app._store
    assert isinstance(store, MemoryStore)
    store.fails = WhyNot.NO_ROOM
    await phone.tap("Copy the text")
    assert "Not saved: there is no room left" in phone.texts and "Noted as sent." not in phone.texts
    assert app.drafts.all() and "Slept badly" in action(phone, "Copy the text").data


async def test_what_was_sent_is_kept_and_a_new_one_goes_to_the_same_person(app_with: Make) -> None:
    sent = [a_sent(f"g{n}", on=date(2026, 11, n), to=f"Person {n}", text=f"TITLE\n\nText {n}") for n in range(1, 4)]
    phone = await Phone.start(app_with(a_family(*sent)), "/share")
    order = [text for text in phone.texts if text.startswith("Sent to")]
    assert order == ["Sent to Person 3", "Sent to Person 2", "Sent to Person 1"]
    await phone.tap("Sent to Person 2")
    assert {"Sent to Person 2", "Monday 2 November 2026", "TITLE", "Text 2"} <= set(phone.texts)
    await phone.tap("Make a new one for the same person")
    assert phone.title == "Before a meeting" and phone.field("Who is it for?").value == "Person 2"
    assert "What you chose is still here" not in phone.texts
    await phone.visit("/share/sent/g2")
    await phone.tap("Delete this copy")
    assert kept(phone.app).sent["g2"].deleted_at and phone.page.route == "/share"
    await phone.tap("Undo")
    assert phone.can_tap("Sent to Person 2")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("before", "There is nothing to share yet. What you write down can be ticked here."),
        ("after", "No meeting has been written down yet, or nothing about it. Then there is nothing to share."),
        ("profile", "There is no profile yet. It is made together with Sam."),
        ("story", "There is nothing to share yet. What you write down can be ticked here."),
    ],
)
async def test_an_empty_record_says_what_is_missing(app_with: Make, kind: str, told: str) -> None:
    phone = await Phone.start(app_with(a_record()), f"/share/new/{kind}")
    assert told in phone.texts and not phone.can_tap(SEE)
    await phone.visit(f"/share/new/{kind}/preview")
    assert "Nothing is ticked yet." in phone.texts
    await phone.visit("/share/new/other")
    assert phone.title == "Not found"


@pytest.mark.parametrize(
    ("entry", "address"),
    [
        (UNSHARED, "/record/concern/c2"),
        (a_conversation(), "/record/conversation/t1"),
        (HELD, "/record/meeting/m1"),
        (a_report(), "/record/report/w1"),
    ],
)
async def test_an_entry_may_go_into_what_is_shared(app_with: Make, entry: Any, address: str) -> None:
    app = app_with(a_record(entry))
    phone = await Phone.start(app, address)
    await phone.switch("May go into what you share")
    assert getattr(kept(app), entry.table)[entry.id].shared
    await phone.switch("May go into what you share")
    assert not getattr(kept(app), entry.table)[entry.id].shared


async def test_a_very_long_story_is_drawn_in_two_goes_and_handed_over_whole(app_with: Make) -> None:
    many = [a_concern(f"c{n}", what=f"Worry {n}", shared=True) for n in range(400)]
    phone = await Phone.start(app_with(a_record(*many, a_cycle())), "/share")
    await see(phone, "story")
    assert len(drawn(phone)) < 400
    await phone.tap("more lines")
    assert {f"Friday 20 November 2026: Worry {n}" for n in range(400)} <= set(drawn(phone))
    assert action(phone, "Copy the text").data.count("Worry") == 400
