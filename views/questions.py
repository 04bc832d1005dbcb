"""The questions of a meeting: one card for each, and the bank to choose from."""

from __future__ import annotations

from functools import partial

import flet as ft

from domain.choices import About
from domain.family import family
from domain.kept import QUESTION
from domain.language import tr
from domain.preparing import moved
from domain.questions import MUST, BankQuestion, Suggestion, about_meeting, bank
from domain.record import Meeting, Question
from domain.today import first_words

from . import fields, frame, parts
from .app import App
from .entry import found, missing, whose
from .form import Form
from .theme import BOLD, FONT, GAP
from .words import ABOUT as GROUPS

DRAGGED = "questions"
"""What can be dropped on a question: another one."""
DRAGGED_WIDE = 260


async def add(app: App, meeting: Meeting, one: Suggestion) -> bool:
    """Puts a question at the end of this meeting's."""
    there = family(app.record, meeting.child_id).questions_of(meeting.id)
    now = app.now()
    place = there[-1].place + 1 if there else 0
    question = Question(
        id=app.new_id(),
        created_at=now,
        updated_at=now,
        child_id=meeting.child_id,
        meeting_id=meeting.id,
        text=one.text,
        bank=one.bank,
        carried_from=one.carried,
        place=place,
    )
    return await app.save("", question)


def card(app: App, form: Form, question: Question, order: tuple[Question, ...]) -> ft.Control:
    """One question: its words, why it stands out, and what can be done with it."""
    field = f"text.{question.id}"
    if field in form.typed:
        return _rewording(app, form, field, question)
    signs = [
        *([tr("Must ask")] if question.must else []),
        *([tr("Not answered last time")] if question.carried_from else []),
    ]

    async def move(by: int) -> None:
        await _place(app, order, moved(order, question.id, by))

    async def drop(e: ft.DragTargetEvent) -> None:
        dragged = next((q for q in order if q.id == e.src.data), None)
        if dragged and dragged is not question:
            await _place(app, order, moved(order, dragged.id, at - order.index(dragged)))

    async def mark() -> None:
        if not question.must and sum(q.must for q in order) >= MUST:
            app.tell(tr("{must} questions are marked already. Take the mark off one of them first.", must=MUST))
            return
        await app.save("", question.changed(app.now(), must=not question.must))

    async def remove() -> None:
        await app.remove(question, tr("The question is gone."))

    def reword() -> None:
        form.choose(field, question.text)

    at = [q.id for q in order].index(question.id)
    star = ft.Icons.STAR if question.must else ft.Icons.STAR_BORDER
    marking = tr("Take the mark off") if question.must else tr("Must ask")
    tools = [
        parts.icon_button(f"{marking}: {question.text}", star, mark),
        parts.icon_button(tr("Change the words: {text}", text=question.text), ft.Icons.EDIT_OUTLINED, reword),
        parts.icon_button(tr("Remove: {text}", text=question.text), ft.Icons.DELETE_OUTLINE, remove),
    ]
    if at > 0:
        tools.append(
            parts.icon_button(tr("Move up: {text}", text=question.text), ft.Icons.ARROW_UPWARD, partial(move, -1))
        )
    if at < len(order) - 1:
        tools.append(
            parts.icon_button(tr("Move down: {text}", text=question.text), ft.Icons.ARROW_DOWNWARD, partial(move, 1))
        )
    if len(order) > 1:
        tools.append(_handle(question))
    shown = parts.card(
        ft.Text(question.text, font_family=BOLD if question.must else None),
        *([ft.Row([parts.tag(sign) for sign in signs], wrap=True, spacing=8)] if signs else []),
        ft.Row(tools, wrap=True, spacing=4),
    )
    return ft.DragTarget(shown, group=DRAGGED, on_accept=drop)


def _handle(question: Question) -> ft.Control:
    """What a finger or a mouse can take hold of. It has no name: the buttons beside it do the same for everybody."""
    grip = ft.Container(ft.Icon(ft.Icons.DRAG_INDICATOR), width=48, height=48, alignment=ft.Alignment.CENTER)
    # what is dragged lies outside the screen, so it has none of the screen's style
    style = ft.TextStyle(
        size=17, font_family=FONT, color=ft.Colors.ON_PRIMARY_CONTAINER, decoration_color=ft.Colors.PRIMARY_CONTAINER
    )
    shown = ft.Text(first_words(question.text), style=style)
    under = ft.Container(
        shown,
        width=DRAGGED_WIDE,
        padding=GAP,
        bgcolor=ft.Colors.PRIMARY_CONTAINER,
        border_radius=parts.RADIUS,
    )
    return ft.Draggable(grip, group=DRAGGED, data=question.id, content_feedback=under)


async def _place(app: App, order: tuple[Question, ...], ids: tuple[str, ...]) -> None:
    """Keeps the questions in the order of these ids."""
    now = app.now()
    places = {id: number for number, id in enumerate(ids)}
    await app.save("", *(q.changed(now, place=places[q.id]) for q in order if q.place != places[q.id]))


def _rewording(app: App, form: Form, field: str, question: Question) -> ft.Control:
    async def done() -> None:
        words = " ".join(form.typed.get(field, "").split())
        if form.told(wrong(field, words)) and await app.save("", question.changed(app.now(), text=words)):
            await form.let_go(field)

    async def leave() -> None:
        await form.let_go(field)

    return parts.card(
        fields.text(form, field, tr("Your words for this question"), lines=2),
        ft.Row(
            [parts.small_button(tr("Keep these words"), done), parts.small_button(tr("Leave it"), leave)],
            wrap=True,
            spacing=12,
        ),
    )


def wrong(field: str, words: str) -> dict[str, str]:
    """What keeps these words from being a question."""
    if not words:
        return {field: tr("Please write a question.")}
    long = tr("This is {n} characters long. Please keep it under {most}.", n=len(words), most=QUESTION)
    return {field: long} if len(words) > QUESTION else {}


def suggestion(app: App, meeting: Meeting, one: Suggestion) -> ft.Control:
    """A question that could be asked, and the reason why."""

    async def take() -> None:
        await add(app, meeting, one)

    return parts.card(
        ft.Text(one.text),
        parts.words(one.reason, quiet=True),
        ft.Row([parts.small_button(tr("Add"), take, ft.Icons.ADD, name=tr("Add: {text}", text=one.text))], wrap=True),
    )


def Bank(app: App) -> ft.View:
    """Every question that fits where the child learns, in groups, the ones for this meeting first."""
    meeting = found(app, Meeting)
    if not meeting:
        return missing(app)
    about = family(app.record, meeting.child_id)
    first = about_meeting(about, meeting, app.today)
    groups = (*first, *(kind for kind in About if kind not in first))
    chosen = {q.bank for q in about.questions_of(meeting.id)}
    fitting = [q for q in bank().question if q.fits(about.child.setting)]
    return frame.page(
        app,
        tr("Questions to ask"),
        *whose(app, meeting.child_id),
        parts.words(tr("Parents ask these. Add those that fit, and put them into your own words afterwards.")),
        *(control for kind in groups for control in _group(app, meeting, kind, fitting, chosen)),
        parts.main_button(tr("Back to preparing"), lambda: frame.go(f"/record/meeting/{meeting.id}/prepare")),
    )


def _group(app: App, meeting: Meeting, kind: About, fitting: list[BankQuestion], chosen: set[str]) -> list[ft.Control]:
    of_kind = [q for q in fitting if kind == q.about[0]]
    if not of_kind:
        return []
    return [parts.heading(GROUPS[kind]), *(_of_bank(app, meeting, q, q.slug in chosen) for q in of_kind)]


def _of_bank(app: App, meeting: Meeting, question: BankQuestion, there: bool) -> ft.Control:
    if there:
        return parts.card(ft.Text(question.text), parts.tag(tr("Among your questions")))
    return suggestion(app, meeting, Suggestion(question.text, question.why, question.slug))
