"""The example family: two years of one made-up child's record, told from the day on which it is opened."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from .choices import Place
from .kept import Kept, RoughDate
from .record import Action, Child, Concern, Conversation, Meeting, Person

Row = dict[str, Any]
EVENING = time(20, 15)
"""When the example's parent writes things down, in UTC."""
TUESDAY, FRIDAY = 1, 4
DATES = ("told_on", "on", "review_on", "by", "done_on", "reply_by", "replied_on")
"""The fields of the content file that hold days from today."""


def example_family(today: date, now: datetime, new_id: Callable[[], str]) -> tuple[Kept, ...]:
    """The whole record of the example child, the child first. Nothing in it was written after `now`."""
    return _Example(today, now, new_id).everything()


class Days:
    """Turns the content file's days from today into dates. Days back are counted without the long holidays."""

    def __init__(self, today: date) -> None:
        self._today = today
        back = (today - timedelta(days) for days in range(1200))
        self._past = [day for day in back if not holiday(day)]

    def day(self, offset: int) -> date:
        """Any day of the week."""
        return self._past[-offset] if offset < 0 else self._today + timedelta(offset)

    def school_day(self, offset: int) -> date:
        """The nearest day on which a school would meet or act. What is past stays past, and what is ahead stays ahead.

        What is due within two weeks stays within them, in the holidays too: the example has to show what is due soon.
        """
        if offset < 0:
            near = range(offset - 7, min(offset + 8, 0))
        else:
            near = range(1, 15) if offset <= 14 else range(15, offset + 60)
        days = filter(_open, map(self.day, near))
        return min(days, key=lambda day: (holiday(day), abs(day - self.day(offset))))


def holiday(day: date) -> bool:
    """In the summer or at Christmas, when schools in England are shut."""
    return (7, 20) <= (day.month, day.day) <= (9, 3) or not (1, 4) < (day.month, day.day) < (12, 20)


def _open(day: date) -> bool:
    # Mondays are left out, as most bank holidays fall on one; and so is Christmas week
    return TUESDAY <= day.weekday() <= FRIDAY and (1, 1) < (day.month, day.day) < (12, 24)


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = tomllib.loads((files("domain") / "content" / "example.toml").read_text("utf-8"))
    return content


class _Example:
    def __init__(self, today: date, now: datetime, new_id: Callable[[], str]) -> None:
        self._days = Days(today)
        self._now = now.astimezone(UTC)
        self._new_id = new_id
        self._child_id = new_id()
        self._meetings: dict[str, Meeting] = {}

    def everything(self) -> tuple[Kept, ...]:
        content = _content()
        concerns = [self._concern(row) for row in content["concerns"]]
        self._meetings = {row["key"]: self._meeting(row) for row in content["meetings"]}
        actions = [self._action(row) for row in content["actions"]]
        talks = [self._conversation(row) for row in content["conversations"]]
        people = [self._person(row) for row in content["people"]]
        return (self._child(content["child"]), *concerns, *self._meetings.values(), *actions, *talks, *people)

    def _child(self, row: Row) -> Child:
        written = self._days.day(row["written"])
        return Child(id=self._child_id, example=True, **_without(row, "written"), **self._stamps(written, written))

    def _concern(self, row: Row) -> Concern:
        at_home = row["where"] in (Place.HOME, Place.OTHER)
        seen = self._days.day(row["when"]) if at_home else self._days.school_day(row["when"])
        told = self._dates(row)
        written = self._days.day(row["written"]) if "written" in row else seen
        fields = _without(row, "rough", "written") | told | {"when": _rough(seen, row.get("rough"))}
        return Concern(**self._entry(fields, written, told.get("told_on", written)))

    def _meeting(self, row: Row) -> Meeting:
        dates = self._dates(row)
        written = self._days.day(row["written"]) if "written" in row else dates["on"]
        return Meeting(**self._entry(_without(row, "key", "written") | dates, written, written))

    def _action(self, row: Row) -> Action:
        meeting = self._meetings.get(row.get("meeting", ""))
        dates = self._dates(row, any_day=row["who"] == "Me")
        written = meeting.on if meeting and meeting.on else self._days.day(row["written"])
        fields = _without(row, "meeting", "written") | dates | {"meeting_id": meeting.id if meeting else None}
        return Action(**self._entry(fields, written, dates.get("done_on", written)))

    def _conversation(self, row: Row) -> Conversation:
        dates = self._dates(row)
        changed = dates.get("replied_on", dates["on"])
        return Conversation(**self._entry(row | dates, dates["on"], changed))

    def _person(self, row: Row) -> Person:
        written = self._days.day(row["written"])
        return Person(**self._entry(_without(row, "written"), written, written))

    def _dates(self, row: Row, any_day: bool = False) -> dict[str, date]:
        turn = self._days.day if any_day else self._days.school_day
        return {name: turn(row[name]) for name in DATES if name in row}

    def _entry(self, fields: Row, written: date, changed: date) -> Row:
        return {"id": self._new_id(), "child_id": self._child_id, **fields, **self._stamps(written, changed)}

    def _stamps(self, written: date, changed: date) -> Row:
        created, updated = (min(datetime.combine(day, EVENING, UTC), self._now) for day in (written, changed))
        return {"created_at": created, "updated_at": max(created, updated)}


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _rough(day: date, known: str | None) -> RoughDate:
    if known == "year":
        return RoughDate(year=day.year)
    return RoughDate(year=day.year, month=day.month) if known == "month" else RoughDate.of(day)
