"""Reports: what somebody wrote about the child, and what it said, without opening the paper again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft
import pytest

from domain.family import family
from domain.record import Record
from fakes import TODAY, kept
from headless import Phone
from samples_of import a_child, a_person, a_record, a_report
from views.app import App
from views.report import reports_of

Make = Callable[[Record], App]
NEW, PAGE, EDIT = "/record/report/new", "/record/report/w1", "/record/report/w1/edit"


async def test_what_it_is_is_enough_and_the_day_is_today(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    assert phone.title == "New report"
    await phone.type("What is it?", "Hearing test")
    await phone.tap("Save report")
    (report,) = kept(phone.app).reports.values()
    assert (report.what, report.on, report.who, report.said) == ("Hearing test", TODAY, "", "")
    assert (report.child_id, report.shared) == ("sam", False)
    assert phone.title == "Report"
    for words in ("Saved.", "Hearing test", "Wednesday 25 November 2026", "What it says is not written down yet."):
        assert words in phone.texts


async def test_all_of_it_is_written_and_read(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_person(name="Dr Khan"))), NEW)
    await phone.type("What is it?", "Letter")
    await phone.tap("Dr Khan")
    await phone.date("What date is on it?", "12", "October", "26")
    await phone.type("What does it say?", "Hears well on both sides.\nLook again in a year.")
    await phone.tap("Save report")
    (report,) = kept(phone.app).reports.values()
    assert (report.who, report.on) == ("Dr Khan", date(2026, 10, 12))
    for words in ("Letter", "By Dr Khan", "Monday 12 October 2026"):
        assert words in phone.texts
    said = next(c for c in phone.controls() if isinstance(c, ft.Text) and c.value.startswith("Hears well"))
    assert said.value == "Hears well on both sides.\nLook again in a year."
    assert said.size is not None and said.size > 17


async def test_what_is_missing_is_asked_for_and_nothing_is_lost(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    await phone.type("What does it say?", "Hears well")
    await phone.date("What date is on it?", "26", "11", "2026")
    await phone.tap("Save report")
    assert phone.field("What is it?").error == "Please write what it is. A few words are enough."
    assert "That date is still to come. Please check the day, month and year." in phone.texts
    assert "Please look again at: What is it? \u00b7 What date is on it?" in phone.text
    assert not kept(phone.app).reports
    await phone.date("What date is on it?", "", "", "")
    await phone.tap("Save report")
    assert "Please write the day. Today is filled in at first." in phone.texts
    await phone.tap("Today")
    await phone.type("What is it?", "Hearing test")
    await phone.tap("Save report")
    assert [(r.said, r.on) for r in kept(phone.app).reports.values()] == [("Hears well", TODAY)]


async def test_a_draft_is_kept_and_let_go_once_saved(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), NEW)
    assert not phone.app.drafts.all()
    await phone.type("What is it?", "Hearing test")
    await phone.back()
    await phone.visit(NEW)
    assert "We kept what you had written" in phone.texts
    assert phone.field("What is it?").value == "Hearing test"
    await phone.tap("Save report")
    assert not phone.app.drafts.all()
    await phone.visit(NEW)
    assert phone.field("What is it?").value == ""


async def test_it_is_changed_deleted_and_brought_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_report(who="Ms Hall", said="Reads well"))), PAGE)
    await phone.tap("Change this report")
    assert phone.title == "Change report"
    await phone.type("Who wrote it?", "Ms Hill")
    await phone.tap("Save report")
    report = kept(phone.app).reports["w1"]
    assert (report.who, report.said, report.on) == ("Ms Hill", "Reads well", date(2026, 10, 12))
    assert phone.title == "Report"
    await phone.tap("Delete this report")
    assert kept(phone.app).reports["w1"].deleted_at
    assert phone.title == "Record"
    await phone.tap("Undo")
    assert not kept(phone.app).reports["w1"].deleted_at


async def test_it_can_be_deleted_from_its_form_too(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_report())), EDIT)
    await phone.tap("Delete this report")
    assert kept(phone.app).reports["w1"].deleted_at


async def test_a_report_about_another_child_says_so(app_with: Make) -> None:
    other = a_child(id="ada", name="Ada")
    phone = await Phone.start(app_with(a_record(other, a_report(child_id="ada"))), PAGE)
    assert "This is about Ada" in phone.texts
    await phone.visit(EDIT)
    await phone.type("Who wrote it?", "Ms Hall")
    await phone.tap("Save report")
    report = kept(phone.app).reports["w1"]
    assert (report.who, report.child_id) == ("Ms Hall", "ada")


@pytest.mark.parametrize("address", ["/record/report/none", "/record/report/none/edit", PAGE, EDIT])
async def test_one_that_is_not_there(app_with: Make, address: str) -> None:
    gone = a_report(deleted_at=a_report().created_at)
    phone = await Phone.start(app_with(a_record(gone)), address)
    assert phone.title == "Not found"


# the list for other screens


async def listed(app_with: Make, record: Record) -> tuple[Phone, str]:
    phone = await Phone.start(app_with(record), "/guide")
    shown = reports_of(phone.app, family(record, "sam"))
    return phone, "\n".join(c.value for c in phone.controls(shown) if isinstance(c, ft.Text))


async def test_without_reports_the_list_says_what_counts(app_with: Make) -> None:
    _, text = await listed(app_with, a_record())
    assert text.splitlines() == [
        "Reports",
        "No report is written down yet. A test, a letter or a school report: all of them count.",
        "Add a report",
    ]


async def test_the_newest_five_are_listed_with_what_they_say(app_with: Make) -> None:
    reports = [a_report(f"w{n}", on=date(2026, n, 1), what=f"Report {n}", said=f"Said {n}") for n in range(1, 8)]
    _, text = await listed(app_with, a_record(*reports, a_report("w9", child_id="ada", what="Of another")))
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("Report ")] == [f"Report {n}" for n in (7, 6, 5, 4, 3)]
    assert "Said 7" in lines and "Wednesday 1 July 2026" in lines
    assert "And 2 more, in the record." in lines
    assert "Of another" not in text


async def test_five_are_all_of_them(app_with: Make) -> None:
    _, text = await listed(app_with, a_record(*(a_report(f"w{n}", who="Ms Hall") for n in range(5))))
    assert "more" not in text
    assert text.count("By Ms Hall, Monday 12 October 2026") == 5


async def test_a_row_opens_its_report_and_the_button_a_new_one(app_with: Make) -> None:
    record = a_record(a_report())
    phone, _ = await listed(app_with, record)
    able = [c for c in phone.controls(reports_of(phone.app, family(record, "sam"))) if getattr(c, "on_click", None)]
    titles = []
    for control in able:
        control.on_click()  # type: ignore[attr-defined]
        await phone.settle()
        titles.append(phone.title)
    assert titles == ["Report", "New report"]
