"""A summary as it was made for the preview, the note that it was given to somebody, and the way back from that."""

from __future__ import annotations

from dataclasses import dataclass

from domain.choices import SummaryKind
from domain.copied import Passage, copied
from domain.document import Document
from domain.document_text import plain_text
from domain.family import Family, family
from domain.giving import Sent
from domain.kept import Kept
from domain.record import Meeting, Record
from domain.sent import sent_now
from domain.summary import choices, entries_in, file_name, make, meeting_for, stays
from domain.summary_parts import Options

from .app import App
from .share_form import SENT, START, key_of, options_of, ticked


@dataclass(frozen=True)
class Made:
    """A summary that stays as it is while it is looked at, whatever is written meanwhile: its note as sent above all.

    Otherwise what goes out last would not be what was seen first.
    """

    kind: SummaryKind
    about: Family
    options: Options
    document: Document
    text: str
    file: str
    """What its files are called, without their endings."""
    entry_ids: tuple[str, ...]
    meeting: Meeting | None
    stays: str
    passages: tuple[Passage, ...]
    draft: dict[str, str]
    """The form that it was made of."""

    @property
    def key(self) -> str:
        """The name of the form's draft."""
        return key_of(self.kind, self.about.child.id)


def made_of(app: App, kind: SummaryKind, child_id: str) -> Made:
    """The summary of what is ticked in the form now."""
    about, today = family(app.record, child_id), app.today
    draft = dict(app.drafts.of(key_of(kind, child_id)) or {})
    typed = {**START, **draft}
    options = options_of(typed, kind, about, today)
    chosen = ticked(choices(kind, about, options, today), typed)
    document = make(kind, about, chosen, options, today, app.record.terms)
    return Made(
        kind,
        about,
        options,
        document,
        plain_text(document),
        file_name(kind, today),
        entries_in(kind, about, chosen, options, today),
        meeting_for(kind, about, options, today),
        stays(kind, about, chosen, options, today).words,
        copied(document, about, options.name_as),
        draft,
    )


async def note_as_sent(app: App, made: Made) -> Sent | None:
    """Keeps that it was given to somebody today, once however often it is handed on. None where it was not kept."""
    now = app.now()
    new = sent_now(
        made.about, made.kind, made.options.to, made.text, made.entry_ids, id=app.new_id(), today=app.today, now=now
    )

    def change(record: Record) -> Record:
        return record if _same(record, new) else record.with_(new, *_of_meeting(record, made, sent=True, app=app))

    if not await app.amend(change):
        return None
    app.drafts.typing(made.key, {**made.draft, SENT: made.file})
    return _same(app.record, new)


async def take_back(app: App, made: Made, sent: Sent) -> bool:
    """Takes the note back: it was not sent. What was chosen is there again."""
    now = app.now()

    def change(record: Record) -> Record:
        gone = record.sent[sent.id].changed(now, deleted_at=now)
        return record.with_(gone, *_of_meeting(record, made, sent=False, app=app))

    done = await app.amend(change)
    if done:
        app.drafts.typing(made.key, made.draft)
    return done


def _same(record: Record, new: Sent) -> Sent | None:
    """The note that says the same already, or None."""
    there = (s for s in record.sent.values() if s.child_id == new.child_id and not s.deleted_at)
    said = new.on, new.kind, new.to, new.text
    return next((s for s in there if (s.on, s.kind, s.to, s.text) == said), None)


def _of_meeting(record: Record, made: Made, *, sent: bool, app: App) -> tuple[Kept, ...]:
    """What was agreed counts as sent, so that the app asks in a week whether they answered; or as it was before."""
    before = made.meeting
    now = record.meetings.get(before.id) if before and made.kind is SummaryKind.AFTER else None
    if not before or not now or now.deleted_at:
        return ()
    if sent:
        return (now.changed(app.now(), sent_on=app.today, answered_on=None),)
    return (now.changed(app.now(), sent_on=before.sent_on, answered_on=before.answered_on),)
