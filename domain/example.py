"""The example family: two years of one made-up child's record, told from the day on which it is opened."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from .choices import Answer, Place
from .example_days import Days
from .giving import Profile
from .kept import Entry, Kept, RoughDate
from .language import content
from .plan import ChildView, Cycle, Happening, Help, Outcome, Report, Support, happening_id, monday
from .record import Action, Child, Concern, Conversation, Meeting, Person
from .weeks import asked_week, school_week

Row = dict[str, Any]
EVENING = time(20, 15)
"""When the example's parent writes things down, in UTC."""
FRIDAY = timedelta(days=4)
DATES = (
    *("told_on", "on", "review_on", "by", "done_on", "reply_by", "replied_on", "starts", "ends"),
    *("reviewed_on", "decided_on", "consent_on", "referred_on", "seen_on"),
)
"""The fields of the content file that hold days from today."""
ANSWERS = {"y": Answer.YES, "p": Answer.PARTLY, "n": Answer.NO, "u": Answer.UNKNOWN}
"""The letters of the weeks; any other one is a week without an answer."""


def example_family(today: date, now: datetime, new_id: Callable[[], str]) -> tuple[Kept, ...]:
    """The whole record of the example child, the child first. Nothing in it was written after `now`."""
    return _Example(today, now, new_id).everything()


@cache
def _content() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(content("example.toml"))
    return found


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
        told = (*concerns, *self._meetings.values(), *actions, *talks, *people)
        return (self._child(content["child"]), *told, *self._rounds(content), *self._beside(content))

    def _rounds(self, content: dict[str, Any]) -> Iterator[Entry]:
        """Rounds, their outcomes and support, and what was answered about it week by week."""
        cycles = {row["key"]: Cycle(**self._dated(row, "starts", "decided_on")) for row in content["cycles"]}
        outcomes: dict[str, Outcome] = {}
        yield from cycles.values()
        for row in content["outcomes"]:
            cycle, before = cycles[row["cycle"]], outcomes.get(row.get("carried_from", ""))
            fields = self._dates(row) | {"cycle_id": cycle.id, "carried_from": before.id if before else None}
            looked_at = cycle.reviewed_on if "result" in row else None
            kept = self._entry(_without(row, "key", "cycle") | fields, cycle.starts, looked_at or cycle.starts)
            outcomes[row["key"]] = Outcome(**kept)
        yield from outcomes.values()
        for row in content["supports"]:
            outcome = outcomes[row["outcome"]]
            fields = {"cycle_id": outcome.cycle_id, "outcome_id": outcome.id}
            support = Support(**self._dated(_without(row, "cycle", "outcome", "weeks") | fields, "starts"))
            yield support
            yield from self._weeks(support, row["weeks"])

    def _weeks(self, support: Support, answers: str) -> Iterator[Happening]:
        """One answer for each week of school, the newest first, as the letters tell."""
        week, letters = asked_week(min(self._days.today, support.ends or self._days.today)), iter(answers)
        while support.starts and week >= monday(support.starts):
            given = ANSWERS.get(next(letters, "")) if school_week(week, {}) else None
            if given:
                fields = {"support_id": support.id, "week": week, "answer": given}
                entry = self._entry(fields, week + FRIDAY, week + FRIDAY)
                yield Happening(**entry | {"id": happening_id(support.id, week)})
            week -= timedelta(weeks=1)

    def _beside(self, content: dict[str, Any]) -> Iterator[Entry]:
        """What the child says, the page about them, reports, and help from outside."""
        yield from (ChildView(**self._dated(row, "on")) for row in content["views"])
        yield from (Profile(**self._dated(row, "on")) for row in content["profiles"])
        yield from (Report(**self._dated(row, "on")) for row in content["reports"])
        yield from (Help(**self._dated(row, "consent_on", "seen_on")) for row in content["helps"])

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

    def _dated(self, row: Row, written: str, changed: str = "") -> Row:
        """An entry that was written down on one of its dates, and changed on another."""
        dates = self._dates(row)
        return self._entry(_without(row, "key") | dates, dates[written], dates.get(changed, dates[written]))

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
