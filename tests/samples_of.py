"""Small true-to-life entries for tests, each with what a test may want to change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from domain.choices import Answer, Means, MeetingKind, Per, Setting, Situation, SummaryKind
from domain.giving import Profile, Sent
from domain.kept import RoughDate
from domain.plan import ChildView, Cycle, EhcRequest, Happening, Help, Outcome, Report, Support, happening_id
from domain.record import Action, Child, Concern, Conversation, Hush, Meeting, Person, Question, Record, Term

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


def a_conversation(id: str = "t1", on: date = date(2026, 11, 10), **more: Any) -> Conversation:
    """An email to the SENCO."""
    fields = {"id": id, "child_id": "sam", "on": on, "means": Means.EMAIL, "said": "I asked for the report"}
    return Conversation.model_validate({**STAMPS, **fields, **more})


def a_person(id: str = "p1", **more: Any) -> Person:
    """Somebody around the child."""
    return Person.model_validate({**STAMPS, "id": id, "child_id": "sam", "name": "The SENCO", **more})


def a_term(id: str, starts: date, ends: date, **more: Any) -> Term:
    """A half-term as the parent gave it."""
    return Term.model_validate({**STAMPS, "id": id, "starts": starts, "ends": ends, **more})


def a_hush(key: str, until: date | None = None, **more: Any) -> Hush:
    """A reminder that is put off until a day, or done with."""
    return Hush.model_validate({**STAMPS, "id": key, "until": until, **more})


def a_cycle(id: str = "r1", starts: date = date(2026, 9, 14), **more: Any) -> Cycle:
    """A round of support that began in September."""
    return Cycle.model_validate({**STAMPS, "id": id, "child_id": "sam", "starts": starts, **more})


def an_outcome(id: str = "o1", **more: Any) -> Outcome:
    """What should be different."""
    fields = {"id": id, "child_id": "sam", "cycle_id": "r1", "what": "Reads a short book alone"}
    return Outcome.model_validate({**STAMPS, **fields, **more})


def a_support(id: str = "s1", **more: Any) -> Support:
    """A reading group, three times a week."""
    fields = {"id": id, "child_id": "sam", "cycle_id": "r1", "outcome_id": "o1", "what": "Reading group"}
    often = {"often": 3, "per": Per.WEEK, "starts": date(2026, 9, 14)}
    return Support.model_validate({**STAMPS, **fields, **often, **more})


def a_happening(week: date, answer: Answer = Answer.YES, support: str = "s1", **more: Any) -> Happening:
    """Whether the reading group happened in this week."""
    fields = {"id": happening_id(support, week), "child_id": "sam", "support_id": support, "week": week}
    return Happening.model_validate({**STAMPS, **fields, "answer": answer, **more})


def a_report(id: str = "w1", on: date = date(2026, 10, 12), **more: Any) -> Report:
    """What somebody wrote about the child."""
    return Report.model_validate({**STAMPS, "id": id, "child_id": "sam", "on": on, "what": "Reading test", **more})


def a_help(id: str = "h1", **more: Any) -> Help:
    """Help from outside."""
    return Help.model_validate({**STAMPS, "id": id, "child_id": "sam", "who": "Speech therapist", **more})


def a_request(id: str = "e1", asked_on: date = date(2026, 10, 5), **more: Any) -> EhcRequest:
    """A request for an EHC needs assessment."""
    return EhcRequest.model_validate({**STAMPS, "id": id, "child_id": "sam", "asked_on": asked_on, **more})


def a_view(id: str = "v1", on: date = date(2026, 11, 10), **more: Any) -> ChildView:
    """What the child says."""
    return ChildView.model_validate({**STAMPS, "id": id, "child_id": "sam", "on": on, "good": "Playtime", **more})


def a_profile(id: str = "f1", on: date = date(2026, 11, 12), **more: Any) -> Profile:
    """One page in the child's voice."""
    return Profile.model_validate({**STAMPS, "id": id, "child_id": "sam", "on": on, "liked": "I am kind", **more})


def a_sent(id: str = "g1", on: date = date(2026, 11, 1), **more: Any) -> Sent:
    """What was given to the SENCO."""
    fields = {"id": id, "child_id": "sam", "on": on, "kind": SummaryKind.BEFORE, "to": "The SENCO"}
    return Sent.model_validate({**STAMPS, **fields, **more})


def a_record(*things: Any, child: Child | None = None) -> Record:
    """A record of one child with these entries."""
    return Record().with_(child or a_child(), *things)
