"""Questions in the guide, each with a button that puts it into the next meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import flet as ft

from domain.dates import day_words, how_far
from domain.language import tr
from domain.questions import BankQuestion, Suggestion
from domain.record import Meeting

from . import frame, parts
from .app import App
from .entry import shown
from .questions import add
from .theme import BOLD


@dataclass(frozen=True)
class Asking:
    """What a question needs so that it can be put into the next meeting. `tapped` is the question tapped last."""

    app: App
    meeting: Meeting | None
    tapped: str
    tap: Callable[[str], None]
    begun: set[str]
    """Questions that are just being put there, so that a second quick tap does not do it twice."""

    @property
    def chosen(self) -> set[str]:
        """The questions of the bank that are among the meeting's already."""
        meeting = self.meeting
        return {q.bank for q in shown(self.app).questions_of(meeting.id)} if meeting else set()


def coming(app: App) -> Meeting | None:
    """The next meeting: the soonest with a date, or else one whose date is not known yet."""
    about = shown(app)
    return about.next_meeting(app.today) or next(iter(about.coming(app.today)), None)


def asked(questions: tuple[BankQuestion, ...], asking: Asking) -> Iterable[ft.Control]:
    """These questions, as they are drawn in a topic."""
    meeting, chosen = asking.meeting, asking.chosen
    if meeting:
        when = f"{day_words(meeting.on)}, {how_far(meeting.on, asking.app.today)}" if meeting.on else tr("no date yet")
        yield parts.words(tr("Your next meeting: {when}.", when=when), quiet=True)
    yield from (_question(question, question.slug in chosen, asking) for question in questions)
    if meeting and any(question.slug in chosen for question in questions):
        ready = partial(frame.go, f"/record/meeting/{meeting.id}/prepare")
        yield ft.Row([parts.button(tr("Get ready for this meeting"), ready, ft.Icons.CHECKLIST)], wrap=True)


def _question(question: BankQuestion, there: bool, asking: Asking) -> ft.Control:
    """A question, why one would ask it, and the button that puts it into the next meeting."""
    app, meeting = asking.app, asking.meeting

    async def ask() -> None:
        if meeting and question.slug not in asking.begun | asking.chosen:
            asking.begun.add(question.slug)
            await add(app, meeting, Suggestion(question.text, question.why, question.slug))
            asking.begun.discard(question.slug)
        asking.tap(question.slug)

    label = tr("Ask this at the next meeting")
    below: ft.Control = ft.Row(
        [parts.small_button(label, ask, ft.Icons.ADD, name=f"{label}: {question.text}")], wrap=True
    )
    if there:
        on_list = parts.tag(tr("Among your questions for the next meeting"))
        # told aloud where it has just been put there, and not for each that was there before
        below = ft.Semantics(live_region=question.slug == asking.tapped, container=True, content=on_list)
    offer = [_no_meeting()] if question.slug == asking.tapped and not meeting else []
    return parts.card(
        ft.Text(question.text, font_family=BOLD),
        parts.words(question.why, quiet=True),
        below,
        *offer,
        back=ft.Colors.SURFACE_CONTAINER,
    )


def _no_meeting() -> ft.Control:
    add_one = partial(frame.go, "/record/meeting/new")
    return parts.notice(
        tr("No meeting is planned"),
        tr("Write one down first: the date can come later. Then this question can go into it."),
        parts.small_button(tr("Add a meeting"), add_one, ft.Icons.ADD, color=parts.CALM.fore),
        tone=parts.CALM,
        icon=ft.Icons.EVENT_OUTLINED,
        live=True,
    )
