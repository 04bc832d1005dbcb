"""Every screen around meetings and dates: with nothing in the record, the example family, and a thousand entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import flet as ft
import pytest

from domain.choices import MeetingKind
from domain.example import example_family
from domain.kept import Kept
from domain.plan import monday
from domain.record import Record
from fakes import TODAY, Clock, ids
from headless import Phone
from samples_of import (
    NOW,
    a_concern,
    a_conversation,
    a_cycle,
    a_happening,
    a_help,
    a_meeting,
    a_question,
    a_record,
    a_report,
    a_request,
    a_support,
    a_view,
    an_action,
    an_outcome,
)
from screens import SCREENS, STEPS
from views.app import App

Make = Callable[[Record], App]
MEETING = {"": "Meeting", "/prepare": "Get ready", "/edit": "Change meeting"} | {f"/{at}": STEPS[at] for at in STEPS}
"""What lies at a meeting's address."""
DAYS = [TODAY - timedelta(days=n) for n in range(-20, 1000)]


def a_thousand() -> Record:
    """A thousand of everything, around one meeting and over nearly three years."""
    rows: list[Kept] = [a_meeting("m", MeetingKind.REVIEW, TODAY)]
    for number, day in enumerate(DAYS):
        rows += [
            a_concern(f"c{number}", min(day, TODAY)),
            a_meeting(f"m{number}", MeetingKind.CHECK_IN, day),
            an_action(f"a{number}", day, meeting_id="m"),
            a_question(f"q{number}", meeting_id="m", place=number),
            a_conversation(f"t{number}", min(day, TODAY), reply_by=max(day, TODAY)),
            an_outcome(f"o{number}"),
            a_support(f"s{number}", outcome_id=f"o{number % 500}"),
            a_happening(monday(day), support=f"s{number}"),
            a_report(f"w{number}", min(day, TODAY)),
            a_help(f"h{number}", referred_on=min(day, TODAY)),
            a_request(f"e{number}", min(day, TODAY)),
            a_view(f"v{number}", min(day, TODAY)),
        ]
    rows += [a_cycle(f"r{number}", date(2000, 1, 1) + timedelta(weeks=number)) for number in range(1000)]
    rows.append(a_cycle("r1", TODAY - timedelta(weeks=30)))
    return a_record(*rows)


def example() -> Record:
    """The example family, and a meeting of theirs today."""
    record = Record().with_(*example_family(TODAY, NOW, ids()))
    (child,) = record.children
    return record.with_(a_meeting("m", MeetingKind.REVIEW, TODAY, child_id=child))


RECORDS = {"nothing": lambda: a_record(a_meeting("m", on=None)), "example": example, "a thousand": a_thousand}


def tapped_twice(phone: Phone) -> Iterator[str]:
    """Short forms that can be tapped inside of what is one button, or one name, to a screen reader."""
    for outer in phone.controls():
        if isinstance(outer, ft.MergeSemantics) or getattr(outer, "on_click", None):
            yield from (str(c.text) for c in phone.controls(outer) if isinstance(c, ft.TextSpan) and c is not outer)


@pytest.mark.parametrize("record", RECORDS)
async def test_every_screen_is_drawn(app_with: Make, clock: Clock, record: str) -> None:
    phone = await Phone.start(app_with(RECORDS[record]()))
    meeting = {f"/record/meeting/m{at}": title for at, title in MEETING.items()}
    for address, title in (SCREENS | meeting).items():
        await phone.visit(address)
        assert phone.title == title, address
        assert "cannot be shown" not in phone.text, address
        assert list(tapped_twice(phone)) == [], address
        assert len(phone.texts) < 3000, address  # no screen draws all of a long record at once


async def test_with_no_child_at_all_every_address_leads_to_the_beginning(app_with: Make) -> None:
    for address in SCREENS:
        phone = await Phone.start(app_with(Record()), address)
        assert phone.can_tap("Start"), address
