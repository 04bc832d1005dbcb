"""Each entry as it stands in the story: those of a summary before a meeting, and those that only the story tells."""

from __future__ import annotations

from .dates import day_words
from .document import Item
from .kept import Entry
from .language import tr
from .plan import ChildView, Cycle, EhcRequest, Help, Outcome, Report, Support
from .record import Action, Concern, Conversation, Meeting
from .summary_lines import action_item, concern_item, outcome_item, support_item, view_item
from .summary_parts import Given, worded
from .summary_words import AREAS, DECISIONS, PLANS, USED
from .today import CONVERSATION_NAMES, MEETING_NAMES


def item_of(given: Given, entry: Entry) -> Item:
    """Any entry that can stand in the story. Raises TypeError for what cannot."""
    match entry:
        case Concern():
            return concern_item(given, entry)
        case Action():
            return action_item(given, entry)
        case Outcome():
            return outcome_item(given, entry)
        case Support():
            return support_item(given, entry)
        case ChildView():
            return view_item(given, entry)
    return _of_the_story(given, entry)


def _of_the_story(given: Given, entry: Entry) -> Item:
    match entry:
        case Meeting():
            return _meeting_item(given, entry)
        case Conversation():
            return _conversation_item(given, entry)
        case Cycle():
            return _cycle_item(given, entry)
        case Report():
            return _report_item(given, entry)
        case Help():
            return _help_item(given, entry)
        case EhcRequest():
            return _request_item(given, entry)
    raise TypeError(type(entry))


def _report_item(given: Given, report: Report) -> Item:
    text = tr("{day}: {what}", day=day_words(report.on), what=report.what)
    return given.item(report, text, *worded([(report.who, tr("By {who}", who=report.who))]), report.said)


def _meeting_item(given: Given, meeting: Meeting) -> Item:
    name = MEETING_NAMES[meeting.kind]
    return given.item(
        meeting,
        tr("{day}: {what}", day=day_words(meeting.on), what=name) if meeting.on else name,
        meeting.shared_notes,
        *worded([(meeting.not_agreed, tr("Not agreed: {text}", text=meeting.not_agreed))]),
        tr("Review date agreed: {day}", day=day_words(meeting.review_on)) if meeting.review_on else "",
    )


def _conversation_item(given: Given, talk: Conversation) -> Item:
    day, name = day_words(talk.on), CONVERSATION_NAMES[talk.means]
    with_whom = tr("{day}: {what}, with {who}", day=day, what=name, who=talk.who)
    return given.item(
        talk,
        with_whom if talk.who else tr("{day}: {what}", day=day, what=name),
        talk.said,
        *worded([(talk.promised, tr("Promised: {text}", text=talk.promised))]),
    )


def _cycle_item(given: Given, cycle: Cycle) -> Item:
    about = "; ".join(AREAS[area] for area in cycle.areas)
    return given.item(
        cycle,
        tr("{day}: a round of support begins", day=day_words(cycle.starts)),
        PLANS[cycle.kind],
        *worded(
            [
                (about, tr("About: {areas}", areas=about)),
                (cycle.strengths, tr("Strengths: {text}", text=cycle.strengths)),
                (cycle.helps, tr("What helps: {text}", text=cycle.helps)),
                (cycle.harder, tr("What makes it harder: {text}", text=cycle.harder)),
            ]
        ),
        tr("Reviewed on {day}", day=day_words(cycle.reviewed_on)) if cycle.reviewed_on else "",
        *worded(
            [
                (cycle.keep, tr("To keep: {text}", text=cycle.keep)),
                (cycle.change, tr("To change: {text}", text=cycle.change)),
                (cycle.stop, tr("To stop: {text}", text=cycle.stop)),
            ]
        ),
        _decided(cycle),
        *worded([(cycle.why, tr("Why: {text}", text=cycle.why))]),
    )


def _decided(cycle: Cycle) -> str:
    if not cycle.decision or not cycle.decided_on:
        return ""
    return tr("Decided on {day}: {what}", day=day_words(cycle.decided_on), what=DECISIONS[cycle.decision])


def _help_item(given: Given, help: Help) -> Item:
    return given.item(
        help,
        tr("Help from outside: {who}", who=help.who),
        *worded([(help.why, tr("Why: {text}", text=help.why))]),
        tr("Agreed to on {day}", day=day_words(help.consent_on)) if help.consent_on else "",
        tr("Asked for on {day}", day=day_words(help.referred_on)) if help.referred_on else "",
        *worded([(help.wait, tr("How long the wait is: {text}", text=help.wait))]),
        tr("Appointment on {day}", day=day_words(help.seen_on)) if help.seen_on else "",
        tr("Report came on {day}", day=day_words(help.report_on)) if help.report_on else "",
        *worded([(help.advice, tr("The advice: {text}", text=help.advice))]),
        USED[help.used] if help.used else "",
    )


def _request_item(given: Given, request: EhcRequest) -> Item:
    asked = tr("{day}: asked for an EHC (education, health and care) needs assessment", day=day_words(request.asked_on))
    return given.item(
        request,
        asked,
        _answered(request),
        tr("Draft plan on {day}", day=day_words(request.draft_on)) if request.draft_on else "",
        tr("No plan, told on {day}", day=day_words(request.no_plan_on)) if request.no_plan_on else "",
        tr("Final plan on {day}", day=day_words(request.plan_on)) if request.plan_on else "",
        tr("Last annual review on {day}", day=day_words(request.reviewed_on)) if request.reviewed_on else "",
    )


def _answered(request: EhcRequest) -> str:
    if not request.answer_on:
        return ""
    day = day_words(request.answer_on)
    if request.will_assess:
        return tr("The council said on {day} that it will assess", day=day)
    return tr("The council said on {day} that it will not assess", day=day)
