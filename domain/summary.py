"""What a parent can give to others: what can be ticked, the document that comes of it, and what stays on the phone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from . import summary_after, summary_before, summary_profile, summary_story
from .ages import decides_themselves
from .choices import SummaryKind
from .document import Document
from .family import Family
from .language import tr
from .naming import called
from .record import Meeting, Term
from .sent import is_new, sent_to
from .staying import Stays, staying
from .summary_head import ABOUT_ONE, foot, head
from .summary_only import only
from .summary_parts import Choice, Given, Options
from .summary_words import TITLES

SLUGS = {
    SummaryKind.BEFORE: "support-summary",
    SummaryKind.AFTER: "after-meeting",
    SummaryKind.PROFILE: "one-page-profile",
    SummaryKind.STORY: "support-story",
}


def meeting_for(kind: SummaryKind, about: Family, options: Options, today: date) -> Meeting | None:
    """The meeting that a summary is about: the one that was chosen, else the next, or the last one that was held."""
    if kind not in ABOUT_ONE:
        return None
    chosen = next((meeting for meeting in about.meetings if meeting.id == options.meeting_id), None)
    if kind is SummaryKind.BEFORE:
        return chosen or about.next_meeting(today)
    return chosen or next(iter(about.held(today)), None)


def choices(kind: SummaryKind, about: Family, options: Options, today: date) -> tuple[Choice, ...]:
    """Everything that can be ticked, in the order in which it is offered.

    What is private is not among it: private notes, how to reach somebody, what the child does not want to show.
    """
    earlier = sent_to(about, options.to)
    entries = {entry.id: entry for entry in about.everything()} if earlier else {}

    def marked(each: Choice) -> Choice:
        entry = entries.get(each.entry_id)
        return replace(each, new=is_new(entry, earlier)) if entry else each

    return tuple(map(marked, _offered(kind, about, options, today)))


def _offered(kind: SummaryKind, about: Family, options: Options, today: date) -> Iterator[Choice]:
    name, theirs = called(about.child.name, options.name_as), decides_themselves(about.child, today)
    meeting = meeting_for(kind, about, options, today)
    match kind:
        case SummaryKind.BEFORE:
            return summary_before.offered(about, options, today, meeting, name, theirs)
        case SummaryKind.AFTER:
            return summary_after.offered(about, today, meeting)
        case SummaryKind.PROFILE:
            return summary_profile.offered(about)
    return summary_story.offered(about, options, today, summary_before.own_words(name, theirs))


def make(
    kind: SummaryKind,
    about: Family,
    chosen: Collection[str],
    options: Options,
    today: date,
    terms: Mapping[str, Term] | None = None,
) -> Document:
    """The document of what was chosen. An id that is not offered counts for nothing."""
    given = _given(kind, about, chosen, options, today, terms or {})
    made = {
        SummaryKind.BEFORE: summary_before.parts,
        SummaryKind.AFTER: summary_after.parts,
        SummaryKind.PROFILE: summary_profile.parts,
        SummaryKind.STORY: summary_story.parts,
    }[kind]
    return Document(TITLES[kind], tuple(head(kind, given)), tuple(made(given)), foot(given))


def entries_in(
    kind: SummaryKind, about: Family, chosen: Collection[str], options: Options, today: date
) -> tuple[str, ...]:
    """The ids of the entries of which something was chosen: for what is kept once it was sent."""
    ids = (c.entry_id for c in _offered(kind, about, options, today) if c.id in chosen and c.entry_id)
    return tuple(dict.fromkeys(ids))


def stays(kind: SummaryKind, about: Family, chosen: Collection[str], options: Options, today: date) -> Stays:
    """How much of the record stays on the phone."""
    return staying(about, set(entries_in(kind, about, chosen, options, today)))


def file_name(kind: SummaryKind, today: date) -> str:
    """What the file is called, without its ending: what it is and the day, and never a name."""
    return f"{SLUGS[kind]}-{today}"


def asked_first(about: Family, today: date) -> str:
    """What has to be asked before a summary is given away, or nothing: from 16 on it is the young person's choice."""
    if not decides_themselves(about.child, today):
        return ""
    return tr("Has {name} agreed to share this?", name=about.name)


def _given(
    kind: SummaryKind,
    about: Family,
    chosen: Collection[str],
    options: Options,
    today: date,
    terms: Mapping[str, Term],
) -> Given:
    name = called(about.child.name, options.name_as)
    offered = list(_offered(kind, about, options, today))
    picked = {each.id for each in offered} & set(chosen)
    meeting = meeting_for(kind, about, options, today)
    always = [Choice("", "", "", entry_id=meeting.id, fields=("kind", "on", "at"))] if meeting else []
    return Given(
        only(about, [*offered, *always], {*picked, ""}, name),
        replace(options, meeting_id=meeting.id if meeting else ""),
        today,
        name,
        decides_themselves(about.child, today),
        sent_to(about, options.to),
        frozenset(picked),
        summary_story.places(about) if kind is SummaryKind.STORY else {},
        terms,
    )
