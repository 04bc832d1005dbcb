"""Dates and reminders: what speaks now, put off, done, switched off, and how it leaves the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from domain.choices import ActionStatus, MeetingKind
from domain.record import Record
from fakes import TODAY, Clock, MemoryStore, Page, ids, kept
from headless import Phone
from samples_of import a_child, a_concern, a_conversation, a_meeting, a_record, an_action
from views.app import App
from views.host import Host

Make = Callable[[Record], App]
LATE = an_action("a1", date(2026, 11, 20), who="SENCO", what="Send the report")
REVIEW = a_meeting(review_on=date(2026, 12, 2), sent_on=date(2026, 10, 2), answered_on=date(2026, 10, 3))


async def test_nothing_is_due_and_it_says_so(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2027, 3, 1)))), "/reminders")
    assert "Nothing needs you now. Dates that you write down show here when they come near." in phone.texts
    assert "Later" in phone.texts
    assert "Meeting to make a plan" in phone.texts


async def test_today_leads_to_all_of_it(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(LATE, REVIEW)), "/")
    await phone.tap("Everything that is due")
    assert phone.title == "What is due"
    assert "SENCO: Send the report" in phone.texts
    assert "5 days ago. The date has passed. You can ask how it stands." in phone.texts
    assert "In 7 days. Write down its day and time as a meeting, and get ready for it." in phone.texts


async def test_put_off_is_gone_today_and_back_on_its_day(app_with: Make, clock: Clock) -> None:
    phone = await Phone.start(app_with(a_record(LATE, REVIEW)), "/reminders")
    await phone.tap("Tomorrow: SENCO: Send the report")
    assert "Put off until Thursday 26 November 2026." in phone.texts
    await phone.visit("/")
    assert "Late" not in phone.texts
    clock.move(days=1)
    phone.app.new_day()
    await phone.settle()
    assert "SENCO: Send the report" in phone.texts


async def test_a_week_can_be_taken_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(LATE, REVIEW)), "/reminders")
    await phone.tap("In a week: Agreed review date")
    assert "Put off until Wednesday 2 December 2026." in phone.texts
    await phone.tap("Bring it back: Agreed review date")
    assert not phone.can_tap("Bring it back")
    await phone.tap("Tomorrow: Agreed review date")  # the same once more
    assert phone.can_tap("Bring it back")


async def test_done_with_an_action_marks_it_and_with_a_reply_that_it_came(app_with: Make) -> None:
    talk = a_conversation(who="Office", reply_by=date(2026, 11, 20))
    phone = await Phone.start(app_with(a_record(LATE, REVIEW, talk)), "/reminders")
    await phone.tap("Done: SENCO: Send the report")
    await phone.tap("Done: A reply should come")
    assert kept(phone.app).actions["a1"].status is ActionStatus.DONE
    assert kept(phone.app).conversations["t1"].replied_on == TODAY
    assert not phone.can_tap("Send the report")


async def test_done_with_an_idea_does_not_hide_the_next_one(app_with: Make) -> None:
    rows = [REVIEW, a_concern("c1", date(2026, 10, 1)), a_concern("c2", date(2026, 10, 2))]
    phone = await Phone.start(app_with(a_record(*rows)), "/")
    assert phone.texts.count("Tell someone about a concern") == 1
    await phone.visit("/reminders")
    named = "Done: Tell someone about a concern"
    done = [c for c in phone.controls() if getattr(c, "on_click", None) and phone._heard(c) == named]
    assert len(done) == 2
    await phone.fire(done[0], "click")
    assert "Done. It does not remind you." in phone.texts
    await phone.visit("/")
    assert phone.texts.count("Tell someone about a concern") == 1


async def test_a_kind_can_be_switched_off_and_on(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(LATE, REVIEW)), "/settings/reminders")
    await phone.switch("What others said they would do")
    await phone.visit("/reminders")
    assert "SENCO: Send the report" not in phone.texts
    await phone.visit("/settings/reminders")
    await phone.switch("What others said they would do")
    await phone.visit("/reminders")
    assert "SENCO: Send the report" in phone.texts


async def test_the_number_on_the_icon_follows_what_is_due(app_with: Make) -> None:
    page = Page()
    app = app_with(a_record(LATE, REVIEW))
    app.host = Host(page)
    phone = await Phone.start(app, "/reminders")
    await phone.tap("Done: SENCO: Send the report")
    assert [wish for wish in page.wishes if wish.startswith("badge")] == ["badge 1", "badge 0"]


@pytest.mark.parametrize(("news", "told"), [({"badge": True, "installed": True}, "on"), ({"badge": True}, "off")])
async def test_it_says_whether_there_is_such_a_number(app_with: Make, news: dict[str, bool], told: str) -> None:
    page = Page()
    app = app_with(a_record(REVIEW))
    app.host = Host(page)
    phone = await Phone.start(app, "/settings/reminders")
    app.host.hear(app.host.standing.__class__(**news))  # type: ignore[arg-type]
    await phone.settle()
    assert f"A number on the app\u2019s icon: {told}" in phone.texts


async def test_the_calendar_file_has_neutral_words_unless_names_are_wanted(app_with: Make) -> None:
    meeting = a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 4), where="Room 4")
    phone = await Phone.start(app_with(a_record(REVIEW, meeting)), "/settings/reminders")
    await phone.tap("Save my dates for a calendar")
    await phone.switch("Write names and details")
    await phone.tap("Save my dates for a calendar")
    neutral, named = [args for name, args in phone.client.calls if name == "save_file"]
    assert neutral["file_name"] == "sen-diary-dates.ics"
    assert b"Sam" not in neutral["src_bytes"] and b"Room" not in neutral["src_bytes"]
    titles = [str(event["summary"]) for event in Calendar.from_ical(named["src_bytes"]).walk("VEVENT")]
    assert "Review meeting (Sam)" in titles
    assert b"Room 4" in named["src_bytes"]


async def test_one_meeting_can_be_put_in_the_calendar(app_with: Make) -> None:
    rows = [a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 4)), an_action(by=date(2026, 12, 1))]
    phone = await Phone.start(app_with(a_record(*rows)), "/record/meeting/m2")
    await phone.tap("Put it in my calendar")
    (saved,) = [args for name, args in phone.client.calls if name == "save_file"]
    days = [event.decoded("dtstart") for event in Calendar.from_ical(saved["src_bytes"]).walk("VEVENT")]
    assert days == [date(2026, 11, 27), date(2026, 12, 4)]
    assert "It was handed to this device." in phone.text


async def test_a_dialog_that_was_closed_again_is_not_told_as_saved(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(an_action(by=date(2026, 12, 1)))), "/settings/reminders")
    phone.client.answers["save_file"] = lambda _: None
    for button in ("Save my dates for a calendar", "Save it as a text file"):
        await phone.tap(button)
        assert "handed to this device" not in phone.text


async def test_with_no_dates_no_file_is_made(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/settings/reminders")
    await phone.tap("Save my dates for a calendar")
    assert "There is no date from today on." in phone.texts
    assert not [name for name, _ in phone.client.calls if name == "save_file"]


async def test_the_list_to_print(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(LATE, REVIEW)), "/settings/reminders")
    await phone.tap("Save it as a text file")
    (saved,) = [args for name, args in phone.client.calls if name == "save_file"]
    assert saved["src_bytes"].decode() == (
        "Dates for Sam, on Wednesday 25 November 2026\n\n"
        "- Friday 20 November 2026 (late): SENCO: Send the report\n"
        "- Wednesday 2 December 2026: Agreed review date, agreed on Thursday 1 October 2026\n"
    )


async def test_a_thousand_dates_and_none(app_with: Make) -> None:
    many = [an_action(f"a{n}", TODAY - timedelta(days=n)) for n in range(1000)]
    phone = await Phone.start(app_with(a_record(*many)), "/reminders")
    assert "Send the report" in phone.text
    empty = await Phone.start(app_with(a_record(child=a_child())), "/reminders")
    assert "Write down your next meeting" in empty.texts


@pytest.mark.parametrize(
    ("notify", "title", "buttons"),
    [
        ("never", "While SEN Diary is closed: off", []),
        ("off", "While SEN Diary is closed: off", ["Let it notify me"]),
        ("refused", "While SEN Diary is closed: off", []),
        ("on", "While SEN Diary is closed: on", ["Try it now", "Stop it"]),
    ],
)
async def test_notifications_are_shown_as_they_really_are(
    app_with: Make, notify: str, title: str, buttons: list[str]
) -> None:
    page = Page(notify=notify)
    app = app_with(a_record(REVIEW))
    app.host = Host(page)
    phone = await Phone.start(app, "/settings/reminders")
    app.host.follow()
    await phone.settle()
    assert title in phone.texts
    assert [name for name in ("Let it notify me", "Try it now", "Stop it") if phone.can_tap(name)] == buttons
    before = len(page.wishes)
    for name in buttons:
        await phone.tap(name)
    wanted = {"Let it notify me": "notify", "Try it now": "sample", "Stop it": "quiet"}
    assert page.wishes[before:] == [wanted[name] for name in buttons]


async def test_the_browser_is_told_days_and_nothing_else(app_with: Make) -> None:
    page = Page()
    app = app_with(a_record(LATE, REVIEW))
    app.host = Host(page)
    phone = await Phone.start(app, "/reminders")
    days = [wish for wish in page.wishes if wish.startswith("days")]
    assert days == ['days ["2026-12-01", "2026-12-02", "2026-12-03"]']
    await phone.tap("Done: SENCO: Send the report")
    assert [wish for wish in page.wishes if wish.startswith("days")] == days  # nothing about them has changed


async def test_done_with_a_review_can_be_brought_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(REVIEW)), "/reminders")
    await phone.tap("Done: Agreed review date")
    assert "Done. It will not remind you again." in phone.texts
    assert "Done. It does not remind you." in phone.texts
    await phone.tap("Bring it back: Agreed review date")
    assert phone.find("Done: Agreed review date")
    assert "Put off or done" not in phone.texts


@pytest.mark.parametrize(
    ("hours", "moment", "lists"),
    [
        # the same moment, on phones in Auckland, London and Los Angeles: each has its own day
        (13, datetime(2026, 12, 3, 12, 0, tzinfo=UTC), "Today. Write down how it went, or the new date."),
        (0, datetime(2026, 12, 3, 12, 0, tzinfo=UTC), "Tomorrow. Is there a time and a place? If not, ask today."),
        (
            -8,
            datetime(2026, 12, 3, 7, 59, tzinfo=UTC),
            "In 2 days. Write down its day and time as a meeting, and get ready for it.",
        ),
        # a minute before midnight and at midnight
        (0, datetime(2026, 12, 3, 23, 59, tzinfo=UTC), "Tomorrow. Is there a time and a place? If not, ask today."),
        (0, datetime(2026, 12, 4, 0, 0, tzinfo=UTC), "Today. Write down how it went, or the new date."),
    ],
)
async def test_a_day_is_the_day_of_this_phone(hours: int, moment: datetime, lists: str) -> None:
    zone = timezone(timedelta(hours=hours))
    record = a_record(a_meeting(review_on=date(2026, 12, 4)))
    phone = await Phone.start(App(MemoryStore(record), lambda: moment.astimezone(zone), ids()), "/reminders")
    assert lists in phone.texts


async def test_a_clock_that_is_set_back_and_forward_loses_no_reminder_and_tells_none_twice(
    app_with: Make, clock: Clock
) -> None:
    record = a_record(a_meeting(review_on=date(2026, 12, 4)))
    phone = await Phone.start(app_with(record), "/reminders")
    step = "In 9 days. Write down its day and time as a meeting, and get ready for it."
    assert step in phone.texts
    await phone.tap("Tomorrow: Agreed review date")
    assert step not in phone.texts
    for days in (-400, 400):
        clock.move(days=days)
        phone.app.new_day()
        await phone.settle()
    assert step not in phone.texts
    clock.move(days=1)
    phone.app.new_day()
    await phone.settle()
    step = step.replace("In 9 days", "In 8 days")
    assert phone.texts.count(step) == 1
