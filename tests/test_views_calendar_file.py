"""The calendar file, read back by two other programs: the days, the hours, and nothing that should not be in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from domain.choices import ActionStatus, MeetingKind
from domain.events import events
from domain.record import Record
from samples_of import NOW, a_child, a_conversation, a_cycle, a_meeting, a_record, an_action
from views.calendar_file import calendar_file

TODAY = date(2026, 11, 25)
LONDON = ZoneInfo("Europe/London")
ATTACK = "Room 4\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Other\x85\u2028BEGIN:VALARM"


def file_of(record: Record, today: date = TODAY, **more: Any) -> bytes:
    """The file as it is handed over."""
    return calendar_file(events(record, today, **more), NOW)


def read(data: bytes) -> list[Any]:
    """Its events, as the library that wrote them reads them."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def by_uid(data: bytes) -> dict[str, Any]:
    """The same by their uids, without what stands behind the @."""
    return {str(event["uid"]).split("@")[0]: event for event in read(data)}


def by_another(data: bytes) -> dict[str, Any]:
    """When each begins, as a second parser reads it: of Europe/London it knows only what the file says."""
    return {e.uid.value.split("@")[0]: e.dtstart.value for e in vobject.readOne(data.decode()).vevent_list}


def everything(**of_meeting: Any) -> Record:
    """One date of each kind."""
    rows = [
        a_meeting("m1", on=date(2026, 10, 1), review_on=date(2027, 1, 20)),
        a_meeting("m2", MeetingKind.CHECK_IN, date(2026, 12, 15), **of_meeting),
        an_action("a1", date(2026, 12, 1)),
        an_action("a2", date(2026, 12, 2), who="Me"),
        a_conversation(reply_by=date(2026, 12, 3)),
    ]
    return a_record(*rows)


def test_every_date_is_in_it_with_neutral_words_and_private() -> None:
    found = [(event.decoded("dtstart"), str(event["summary"])) for event in read(file_of(everything()))]
    assert found == [
        (date(2026, 12, 1), "Something should be done by today"),
        (date(2026, 12, 2), "Something to do"),
        (date(2026, 12, 3), "A reply should come by today"),
        (date(2026, 12, 8), "Meeting in a week: get ready"),
        (date(2026, 12, 15), "Meeting"),
        (date(2026, 12, 23), "Review date in four weeks"),
        (date(2027, 1, 6), "Review date in two weeks"),
        (date(2027, 1, 20), "Review date"),
    ]
    assert {str(event["class"]) for event in read(file_of(everything()))} == {"PRIVATE"}


def test_a_whole_day_ends_the_next_day_and_blocks_no_time() -> None:
    event = by_uid(file_of(everything()))["review-m1"]
    assert event.decoded("dtend") == date(2027, 1, 21)
    assert str(event["transp"]) == "TRANSPARENT"


@pytest.mark.parametrize(
    ("day", "hour_in_utc"),
    [
        (date(2026, 12, 15), 15),
        (date(2027, 3, 26), 15),
        (date(2027, 3, 29), 14),  # the clock went forward on the 28th
        (date(2027, 10, 29), 14),
        (date(2027, 11, 1), 15),  # and back on 31 October
        (date(2028, 2, 29), 15),
    ],
)
def test_half_past_three_stays_half_past_three_through_the_changes_of_the_clock(day: date, hour_in_utc: int) -> None:
    data = file_of(a_record(a_meeting("m2", on=day, at=time(15, 30))))
    event = by_uid(data)["meeting-m2"]
    start = event.decoded("dtstart")
    assert start.astimezone(UTC) == datetime.combine(day, time(hour_in_utc, 30), UTC)
    assert event.decoded("dtend") - start == timedelta(hours=1)
    assert by_another(data)["meeting-m2"].astimezone(UTC) == start.astimezone(UTC)


def test_a_meeting_on_every_day_of_a_year_is_read_alike_by_both() -> None:
    days = [TODAY + timedelta(days=n) for n in range(366)]
    data = file_of(a_record(*(a_meeting(f"m{n}", on=day, at=time(8, 45)) for n, day in enumerate(days))))
    one = {uid: event.decoded("dtstart") for uid, event in by_uid(data).items()}
    two = by_another(data)
    assert set(one) == set(two)
    for number, day in enumerate(days):
        at = datetime.combine(day, time(8, 45), LONDON).astimezone(UTC)
        assert one[f"meeting-m{number}"].astimezone(UTC) == two[f"meeting-m{number}"].astimezone(UTC) == at


def test_one_alarm_at_most_a_day_ahead_and_none_on_what_is_itself_a_reminder() -> None:
    found = by_uid(file_of(everything(at=time(15, 30))))
    alarms = {uid: event.walk("VALARM") for uid, event in found.items()}
    assert [alarm["trigger"].dt for alarm in alarms["meeting-m2"]] == [-timedelta(days=1)]
    assert [alarm["trigger"].dt for alarm in alarms["review-m1"]] == [-timedelta(hours=15)]
    assert [str(alarm["action"]) for alarm in alarms["meeting-m2"]] == ["DISPLAY"]
    assert alarms["meeting-m2-7"] == alarms["review-m1-28"] == []


def test_the_same_record_gives_the_same_uids_and_a_change_a_higher_number() -> None:
    record = everything()
    first, again = by_uid(file_of(record)), by_uid(file_of(record, TODAY + timedelta(days=1)))
    assert set(again) == set(first)
    moved = record.with_(record.meetings["m2"].changed(NOW + timedelta(hours=3), on=date(2026, 12, 16)))
    then = by_uid(file_of(moved))
    assert set(then) == set(first)
    assert int(then["meeting-m2"]["sequence"]) > int(first["meeting-m2"]["sequence"])
    assert int(then["action-a1"]["sequence"]) == int(first["action-a1"]["sequence"])


def test_a_meeting_moved_nearer_leaves_nothing_behind_and_an_action_keeps_its_uid_whoever_does_it() -> None:
    record = everything()
    later = NOW + timedelta(hours=3)
    moved = record.with_(
        record.meetings["m2"].changed(later, on=date(2026, 11, 30)),
        record.actions["a1"].changed(later, who="Me"),
    )
    found = by_uid(file_of(moved))
    assert set(found) == set(by_uid(file_of(record)))
    assert found["meeting-m2-7"]["status"] == "CANCELLED"
    assert found["meeting-m2"]["status"] == found["action-a1"]["status"] == "CONFIRMED"


def test_a_clock_that_was_set_back_gives_no_number_below_nought() -> None:
    record = everything()
    changed = record.meetings["m2"].changed(NOW - timedelta(days=3))
    assert int(by_uid(file_of(record.with_(changed)))["meeting-m2"]["sequence"]) == 0


def test_what_fell_away_is_cancelled_and_what_is_past_is_left_out() -> None:
    record = everything()
    later = NOW + timedelta(days=1)
    record = record.with_(
        record.meetings["m2"].changed(later, deleted_at=later),
        record.actions["a1"].changed(later, status=ActionStatus.DONE, done_on=TODAY),
        record.conversations["t1"].changed(later, replied_on=TODAY),
        an_action("a3", date(2026, 11, 24)),
    )
    found = by_uid(file_of(record))
    gone = {uid for uid, event in found.items() if event["status"] == "CANCELLED"}
    assert gone == {"meeting-m2", "meeting-m2-7", "action-a1", "reply-t1"}
    assert "action-a3" not in found
    assert not found["meeting-m2"].walk("VALARM")


def test_words_that_look_like_a_calendar_stay_words() -> None:
    child = a_child(name="Sam\nBEGIN:VEVENT")
    data = file_of(a_record(a_meeting("m2", on=date(2026, 12, 15), where=ATTACK), child=child), names=True)
    assert set(by_uid(data)) == set(by_another(data)) == {"meeting-m2", "meeting-m2-7"}
    event = by_uid(data)["meeting-m2"]
    assert str(event["summary"]) == "Meeting to make a plan (Sam BEGIN:VEVENT)"
    assert str(event["location"]) == "Room 4 END:VEVENT BEGIN:VEVENT SUMMARY:Other BEGIN:VALARM"
    assert len(event.walk("VALARM")) == 1


def test_lines_are_no_longer_than_75_bytes_and_letters_are_never_torn() -> None:
    what = "Za\u017c\u00f3\u0142\u0107 \u0645\u0631\u064a\u0645 \U0001f98b, ; \\ " * 12
    data = file_of(a_record(an_action(by=date(2026, 12, 1), what=what)), names=True)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert "".join(line.decode() for line in lines)  # raises where a letter is torn
    (event,) = read(data)
    assert str(event["summary"]) == f"SENCO: {' '.join(what.split())} (Sam)"


def test_every_child_but_the_example_is_in_it() -> None:
    rows = [
        a_child(id="ex", name="Example", example=True),
        a_child(id="mia", name="Mia"),
        a_meeting("m3", on=date(2026, 12, 15), child_id="ex", review_on=date(2027, 2, 1)),
        a_meeting("m4", on=date(2026, 12, 16), child_id="mia"),
    ]
    found = by_uid(file_of(everything().with_(*rows), names=True))
    assert str(found["meeting-m4"]["summary"]) == "Meeting to make a plan (Mia)"
    assert not {uid for uid in found if "m3" in uid}
    assert "meeting-m3" in by_uid(file_of(everything().with_(*rows), only="m3"))  # where it is asked for by itself


def test_a_review_date_that_was_agreed_outside_a_meeting_is_in_it_and_cancelled_with_its_round() -> None:
    cycle = a_cycle("r1", date(2026, 9, 14), review_on=date(2027, 1, 20), agreed_on=date(2026, 11, 2))
    found = by_uid(file_of(a_record(cycle)))
    assert found["review-r1"].decoded("dtstart") == date(2027, 1, 20)
    assert str(found["review-r1"].get("status", "")) != "CANCELLED"
    gone = by_uid(file_of(a_record(cycle.changed(NOW, deleted_at=NOW))))
    assert str(gone["review-r1"]["status"]) == "CANCELLED"
