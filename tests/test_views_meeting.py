"""A meeting, before it and afterwards, and the review date that was agreed or was not."""

from collections.abc import Callable
from datetime import date, time

from domain.choices import ActionStatus, MeetingKind
from domain.record import Record
from fakes import kept
from headless import Phone
from samples_of import a_child, a_meeting, a_record, an_action
from views.app import App

Make = Callable[[Record], App]
FOR = "To review the support"


async def test_a_meeting_that_is_coming(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()))
    await phone.tap("Add a meeting")
    await phone.choose(FOR)
    await phone.date("When is the meeting?", "2", "12", "2026")
    await phone.type("What time?", "3:30pm")
    await phone.type("Where?", "School office")
    await phone.type("Who is there?", "class teacher\nSENCO")
    await phone.type("What do you want from this meeting?", "A date for the next review")
    await phone.tap("Save meeting")
    (meeting,) = kept(phone.app).meetings.values()
    assert (meeting.kind, meeting.on, meeting.at) == (MeetingKind.REVIEW, date(2026, 12, 2), time(15, 30))
    assert "Wednesday 2 December 2026, in 7 days" in phone.text
    await phone.visit("/")
    assert "in 7 days" in phone.texts and "Wednesday 2 December 2026" in phone.texts


async def test_afterwards_with_an_agreed_review_date_and_an_action(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 11, 24)))), "/record/meeting/m1")
    await phone.tap("Write what was agreed")
    await phone.choose("Yes, we agreed a date")
    await phone.date("Agreed review date", "20", "1", "2027")
    await phone.tap("Add an action")
    await phone.type("What will be done? (action 1)", "Send the report")
    await phone.type("Who will do it? (action 1)", "SENCO")
    await phone.date("By when? (action 1)", "4", "12", "2026")
    await phone.type("Notes you may share", "Small group for reading")
    await phone.type("Private notes", "I nearly cried")
    await phone.tap("Save meeting")
    record = kept(phone.app)
    assert record.meetings["m1"].review_on == date(2027, 1, 20)
    (action,) = record.actions.values()
    assert (action.what, action.who, action.by, action.meeting_id) == (
        "Send the report",
        "SENCO",
        date(2026, 12, 4),
        "m1",
    )
    assert {"Wednesday 20 January 2027", "SENCO: Send the report", "I nearly cried"} <= set(phone.texts)


async def test_no_date_was_agreed_becomes_a_nudge_and_a_message(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 11, 24)))), "/record/meeting/m1/edit")
    await phone.choose("No date was agreed")
    await phone.tap("Save meeting")
    assert "No date was agreed." in phone.texts
    await phone.visit("/")
    await phone.tap("Ask for a review date")
    assert "Thank you for meeting me on Tuesday 24 November 2026 about Sam." in phone.text


async def test_a_review_before_its_meeting_is_told(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 11, 24)))), "/record/meeting/m1/edit")
    await phone.choose("Yes, we agreed a date")
    await phone.date("Agreed review date", "1", "11", "2026")
    await phone.tap("Save meeting")
    assert "The review date is before this meeting. Please check both dates." in phone.texts
    assert kept(phone.app).meetings["m1"].review_on is None


async def test_an_action_that_is_done_with_one_tap(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(), an_action(by=date(2026, 11, 20)))), "/record/meeting/m1")
    assert "Late: by Friday 20 November 2026, 5 days ago" in phone.texts
    await phone.tap("Mark as done")
    assert kept(phone.app).actions["a1"].status is ActionStatus.DONE
    assert "Marked as done." in phone.texts
    assert "Done on Wednesday 25 November 2026" in phone.texts
    await phone.tap("Not done after all")
    assert kept(phone.app).actions["a1"].status is ActionStatus.TO_DO


async def test_an_action_that_is_removed_and_one_that_stays(app_with: Make) -> None:
    record = a_record(a_meeting(), an_action("a1"), an_action("a2", what="Ring the nurse"))
    phone = await Phone.start(app_with(record), "/record/meeting/m1/edit")
    await phone.tap("Remove action 1")
    await phone.tap("Save meeting")
    assert kept(phone.app).actions["a1"].deleted_at
    assert not kept(phone.app).actions["a2"].deleted_at


async def test_deleting_a_meeting_takes_its_actions_and_undo_brings_them_back(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(), an_action())), "/record/meeting/m1")
    await phone.tap("Delete this meeting")
    assert kept(phone.app).actions["a1"].deleted_at
    await phone.tap("Undo")
    assert not kept(phone.app).actions["a1"].deleted_at
    assert not kept(phone.app).meetings["m1"].deleted_at


async def test_problems_in_what_is_folded_away_are_shown(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record()), "/record/meeting/new")
    await phone.tap("Save meeting")
    assert "Please choose what the meeting is for." in phone.texts
    await phone.choose("A check-in")
    await phone.tap("Save meeting")
    (meeting,) = kept(phone.app).meetings.values()
    assert meeting.on is None
    assert "No date yet" in phone.texts


async def test_the_message_is_copied_and_says_so(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 11, 24)))), "/record/meeting/m1/ask")
    await phone.tap("Copy this message")
    assert "Copied. You can paste it now." in phone.texts


async def test_how_an_action_stands_in_the_form_gives_it_its_day_or_takes_it(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(), an_action())), "/record/meeting/m1/edit")
    await phone.choose("Done")
    await phone.tap("Save meeting")
    assert kept(phone.app).actions["a1"].done_on == date(2026, 11, 25)
    await phone.tap("Change this meeting")
    await phone.choose("To do")
    await phone.tap("Save meeting")
    assert kept(phone.app).actions["a1"].done_on is None


async def test_another_childs_meeting_by_its_address_names_the_right_child(app_with: Make) -> None:
    record = a_record(a_child(id="ali", name="Ali"), a_meeting(child_id="ali", on=date(2026, 11, 24)))
    phone = await Phone.start(app_with(record), "/record/meeting/m1/ask")
    assert "about Ali." in phone.text and "about Sam." not in phone.text
    await phone.visit("/record/meeting/m1")
    assert "This is about Ali" in phone.texts
    await phone.tap("Show Ali")
    assert "Ali" in phone.texts and phone.title == "Today"


async def test_the_next_meeting_has_an_address_that_stays(app_with: Make) -> None:
    record = a_record(
        a_meeting("m1", on=date(2026, 11, 24), where="Hall"),
        a_meeting("m2", MeetingKind.REVIEW, date(2026, 12, 2), where="School office"),
    )
    phone = await Phone.start(app_with(record), "/record/meeting/next")
    assert phone.title == "Next meeting"
    assert {"Review meeting", "Wednesday 2 December 2026, in 7 days", "School office"} <= set(phone.texts)
    await phone.tap("Change this meeting")
    assert phone.page.route == "/record/meeting/m2/edit"
    await phone.visit("/record/meeting/next")
    await phone.back()
    assert phone.title == "Record"


async def test_without_a_meeting_ahead_one_can_be_added(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=date(2026, 11, 24)))), "/record/meeting/next")
    assert "No meeting is planned" in phone.texts
    assert "When you hear of one about Sam, add it here. The date can come later." in phone.texts
    await phone.tap("Add a meeting")
    assert phone.title == "New meeting"


async def test_meetings_without_a_date_stand_where_the_next_one_would(app_with: Make) -> None:
    phone = await Phone.start(app_with(a_record(a_meeting(on=None))), "/record/meeting/next")
    assert "No meeting has a date yet" in phone.texts and phone.can_tap("Add a meeting")
    await phone.tap("Meeting to make a plan")
    assert phone.page.route == "/record/meeting/m1"
