"""What can ever leave the phone in a summary: by its kind, the entries and the fields of them. All else cannot.

A new field is private until it is put in here. Until that is decided, tests/test_domain_summary_leaks.py fails.
"""

from __future__ import annotations

from collections.abc import Mapping

from .choices import SummaryKind
from .giving import Profile
from .kept import Entry
from .plan import ChildView, Cycle, EhcRequest, Help, Outcome, Report, Support
from .record import Action, Concern, Conversation, Meeting, Question

Fields = Mapping[type[Entry], tuple[str, ...]]

_CONCERN = (
    *("what", "when", "effect", "where", "areas", "how_often", "helps"),
    *("told", "told_on", "reply", "status"),
)
_ACTION = ("what", "who", "by", "status", "done_on")
_PLAN: Fields = {
    Outcome: ("what", "know", "start", "by", "result", "evidence"),
    Support: ("what", "who", "often", "per", "minutes", "grouping", "starts", "ends"),
    ChildView: ("on", "face", "good", "hard", "wish", "voice", "writer"),
}
SHAREABLE: Mapping[SummaryKind, Fields] = {
    SummaryKind.BEFORE: {
        Meeting: ("kind", "on", "at", "want", "review_on"),
        Cycle: ("strengths", "helps", "harder", "review_on"),
        Concern: _CONCERN,
        Action: _ACTION,
        Question: ("text", "place"),
        **_PLAN,
    },
    SummaryKind.AFTER: {
        Meeting: (
            *("kind", "on", "at", "where", "people", "shared_notes", "not_agreed"),
            *("review_on", "no_review_date"),
        ),
        Action: _ACTION,
        Question: ("text", "answer", "place"),
    },
    SummaryKind.PROFILE: {Profile: ("on", "liked", "matters", "support", "helped")},
    SummaryKind.STORY: {
        Concern: _CONCERN,
        Meeting: ("kind", "on", "shared_notes", "not_agreed", "review_on"),
        Conversation: ("on", "means", "who", "said", "promised"),
        Cycle: (
            *("starts", "kind", "areas", "strengths", "helps", "harder", "reviewed_on", "keep", "change", "stop"),
            *("decision", "decided_on", "why"),
        ),
        Report: ("on", "what", "who", "said"),
        Help: ("who", "why", "consent_on", "referred_on", "wait", "seen_on", "report_on", "advice", "used"),
        EhcRequest: (*("asked_on", "answer_on", "will_assess", "draft_on", "no_plan_on", "plan_on", "reviewed_on"),),
        Action: _ACTION,
        **_PLAN,
    },
}
"""Private notes, how to reach somebody, notes on a request and why a week was missed stand in none of them."""
