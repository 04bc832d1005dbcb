"""Small true-to-life entries for tests, each with what a test may want to change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from domain.choices import MeetingKind, Setting, Situation
from domain.record import Action, Child, Concern, Meeting, Question, Record, RoughDate

NOW = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
STAMPS: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}


def a_child(**more: Any) -> Child:
    """A child at school, on SEN support."""
    fields = {"id": "sam", "name": "Sam", "setting": Setting.SCHOOL, "situation": Situation.SUPPORT}
    return Child.model_validate({**STAMPS, **fields, **more})


def a_concern(id: str = "c1", when: date = date(2026, 11, 20), **more: Any) -> Concern:
    """A concern of a few words."""
    fields = {"id": id, "child_id": "sam", "what": "Cried before school", "when": RoughDate.of(when)}
    return Concern.model_validate({**STAMPS, **fields, **more})


def a_meeting(
    id: str = "m1", kind: MeetingKind = MeetingKind.PLAN, on: date | None = date(2026, 10, 1), **more: Any
) -> Meeting:
    """A meeting that made a plan."""
    return Meeting.model_validate({**STAMPS, "id": id, "child_id": "sam", "kind": kind, "on": on, **more})


def an_action(id: str = "a1", by: date | None = None, **more: Any) -> Action:
    """Something the SENCO said they would do."""
    fields = {"id": id, "child_id": "sam", "meeting_id": "m1", "what": "Send the report", "who": "SENCO", "by": by}
    return Action.model_validate({**STAMPS, **fields, **more})


def a_question(id: str = "q1", **more: Any) -> Question:
    """Something to ask at the meeting."""
    fields = {"id": id, "child_id": "sam", "meeting_id": "m1", "text": "Is the help happening as we agreed?"}
    return Question.model_validate({**STAMPS, **fields, **more})


def a_record(*things: Any, child: Child | None = None) -> Record:
    """A record of one child with these entries."""
    return Record().with_(child or a_child(), *things)
