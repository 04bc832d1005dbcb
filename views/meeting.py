"""A meeting as it was written down, and what can be done with it next."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import flet as ft

from domain.choices import ActionStatus, SummaryKind
from domain.dates import day_words, how_far, time_words
from domain.family import family
from domain.language import tr
from domain.nudges import something_to_send
from domain.record import Action, Meeting, Question
from domain.stages import agreed_review
from domain.today import MEETING_NAMES, written

from . import frame, parts
from .app import App
from .entry import found, missing, whose
from .share_links import may_share, summary_button
from .taking_out import save_calendar
from .theme import BOLD, GAP
from .words import ACTION_STATUSES

DAY = timedelta(days=1)


def MeetingPage(app: App) -> ft.View:
    """The meeting at this address."""
    meeting = found(app, Meeting)
    return about_meeting(app, tr("Meeting"), meeting) if meeting else missing(app)


def about_meeting(app: App, title: str, meeting: Meeting) -> ft.View:
    """Before the meeting: when, where and what for. After it: what was agreed."""
    about = family(app.record, meeting.child_id)
    told = written(meeting, about)
    # on its day it is still to come, until something was asked or is written about it
    begun = told or any(question.asked for question in about.questions_of(meeting.id))
    been = bool(meeting.on and (meeting.on < app.today or (meeting.on == app.today and begun)))
    edit = partial(frame.go, f"/record/meeting/{meeting.id}/edit")

    async def delete() -> None:
        await app.delete(meeting)

    return frame.page(
        app,
        title,
        *whose(app, meeting.child_id),
        _when(app, meeting),
        *(_calendar(app, meeting) if _ahead(meeting.on, app) or _ahead(meeting.review_on, app) else []),
        *_answers(meeting, been),
        *_questions(app, meeting, been),
        *(_review(app, meeting) if been or meeting.review_on or meeting.no_review_date else []),
        *_agreed(app, meeting),
        *_notes(meeting),
        *(_sending(app, meeting) if been else []),
        *_writing(app, meeting, edit, told),
        *summary_button(app, SummaryKind.AFTER if been else SummaryKind.BEFORE, meeting),
        may_share(app, meeting),
        parts.small_button(tr("Delete this meeting"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR),
    )


def _writing(app: App, meeting: Meeting, edit: parts.Handler, told: bool) -> list[ft.Control]:
    write = parts.button if meeting.on == app.today else parts.main_button
    if meeting.on and meeting.on <= app.today and not told:
        return [write(tr("Write what was agreed"), edit, ft.Icons.EDIT_OUTLINED)]
    return [parts.button(tr("Change this meeting"), edit, ft.Icons.EDIT_OUTLINED)]


def _when(app: App, meeting: Meeting) -> ft.Control:
    day = f"{day_words(meeting.on)}, {how_far(meeting.on, app.today)}" if meeting.on else tr("No date yet")
    where = [parts.words(meeting.where, quiet=True)] if meeting.where else []
    at = [parts.words(tr("At {time}", time=time_words(meeting.at)))] if meeting.at else []
    return parts.card(parts.heading(MEETING_NAMES[meeting.kind]), parts.words(day), *at, *where)


def _ahead(day: date | None, app: App) -> bool:
    return bool(day and day >= app.today)


def _calendar(app: App, meeting: Meeting) -> list[ft.Control]:
    async def put() -> None:
        await save_calendar(app, only=meeting.id)

    return [ft.Row([parts.small_button(tr("Put it in my calendar"), put, ft.Icons.EVENT_AVAILABLE)], wrap=True)]


def _answers(meeting: Meeting, been: bool) -> list[ft.Control]:
    asked = (
        (tr("Who was there"), tr("What you wanted from it"))
        if been
        else (tr("Who is there"), tr("What you want from it"))
    )
    answers = dict(zip(asked, (meeting.people, meeting.want), strict=True))
    return parts.pairs(answers)


def _questions(app: App, meeting: Meeting, been: bool) -> list[ft.Control]:
    asked = family(app.record, meeting.child_id).questions_of(meeting.id)
    rows = [partial(_answered, q) if been else partial(parts.bullets, [q.text]) for q in asked]
    listed = [parts.heading(tr("Your questions")), parts.LongList(rows, GAP if been else 6)] if asked else []
    at = f"/record/meeting/{meeting.id}"
    over = meeting.on is not None and meeting.on < app.today
    is_today = meeting.on == app.today
    label = tr("Go on getting ready") if asked or meeting.want else tr("Get ready for this meeting")
    button = parts.button if is_today else parts.main_button
    prepare = button(label, partial(frame.go, f"{at}/prepare"), ft.Icons.CHECKLIST)
    # one without a date may be now, and one of yesterday may be written up today
    start = parts.main_button if is_today else parts.button
    words = tr("Write down the answers") if over else tr("Start the meeting")
    now = start(words, partial(frame.go, f"{at}/now"), ft.Icons.PLAY_CIRCLE_OUTLINE)
    near = meeting.on in (None, app.today, app.today - DAY)
    return [*listed, *([now] if near else []), *([] if over else [prepare])]


def _answered(question: Question) -> ft.Control:
    state = tr("Asked. No answer is written down.") if question.asked else tr("Not asked.")
    return parts.pair(question.text, question.answer or state)


def _review(app: App, meeting: Meeting) -> list[ft.Control]:
    if meeting.review_on:
        return [review_card(app, meeting.review_on)]
    agreed = agreed_review(family(app.record, meeting.child_id), app.today)
    if agreed and agreed.review_on and not meeting.no_review_date:
        return [review_card(app, agreed.review_on, parts.words(tr("This was agreed at another meeting."), quiet=True))]
    told = tr("No date was agreed.") if meeting.no_review_date else tr("No review date is written down.")
    at = f"/record/meeting/{meeting.id}"
    buttons = [
        parts.small_button(tr("Write down the date"), partial(frame.go, f"{at}/edit")),
        parts.small_button(tr("Ask for a date"), partial(frame.go, f"{at}/ask")),
    ]
    told_and_done = [parts.words(told), ft.Row(list(buttons), wrap=True, spacing=12)]
    return [parts.card(parts.heading(tr("Agreed review date")), *told_and_done)]


def review_card(app: App, day: date, *more: ft.Control, on_click: parts.Handler | None = None) -> ft.Control:
    """An agreed review date, and how far it is."""
    # the heading stands outside: inside, a card that can be tapped would be one long heading and no button
    return parts.column(
        parts.heading(tr("Agreed review date")),
        parts.card(
            ft.Text(how_far(day, app.today), size=22, font_family=BOLD, color=ft.Colors.PRIMARY),
            parts.plain(day_words(day)),
            *more,
            on_click=on_click,
        ),
        gap=8,
    )


def _agreed(app: App, meeting: Meeting) -> list[ft.Control]:
    actions = family(app.record, meeting.child_id).actions_of(meeting.id)
    if not actions:
        return []
    return [
        parts.heading(tr("Who does what")),
        parts.LongList([partial(action_card, app, action) for action in actions]),
    ]


def action_card(app: App, action: Action) -> ft.Control:
    """Something that was promised, with one tap to say that it is done."""
    done = action.status is ActionStatus.DONE
    by = (
        tr("by {day}, {far}", day=day_words(action.by), far=how_far(action.by, app.today))
        if action.by
        else tr("no date was given")
    )
    is_late = action.status is ActionStatus.TO_DO and action.by is not None and action.by < app.today
    state = _state(action, by, is_late)
    colour = ft.Colors.ERROR if is_late else ft.Colors.ON_SURFACE_VARIANT
    turn = ActionStatus.TO_DO if done else ActionStatus.DONE

    async def mark() -> None:
        await app.mark(action, turn)

    label = tr("Not done after all") if done else tr("Mark as done")
    icon = ft.Icons.UNDO if done else ft.Icons.CHECK
    turned = parts.small_button(label, mark, icon, name=f"{label}: {action.what}")
    return parts.card(
        ft.Text(f"{action.who}: {action.what}" if action.who else action.what, font_family=BOLD),
        ft.Text(state, color=colour),
        ft.Row([turned], wrap=True) if action.status is not ActionStatus.DROPPED else ft.Container(visible=False),
    )


def _state(action: Action, by: str, is_late: bool) -> str:
    if action.status is ActionStatus.DONE and action.done_on:
        return tr("Done on {day}", day=day_words(action.done_on))
    if action.status is not ActionStatus.TO_DO:
        return ACTION_STATUSES[action.status]
    return tr("Late: {by}", by=by) if is_late else by[:1].upper() + by[1:]


def _notes(meeting: Meeting) -> list[ft.Control]:
    told = {tr("Notes you may share"): meeting.shared_notes, tr("What was not agreed"): meeting.not_agreed}
    shared = [parts.pair(name, text) for name, text in told.items() if text]
    private = [parts.private(tr("Private notes"), ft.Text(meeting.private_notes))] if meeting.private_notes else []
    return [*shared, *private]


def _sending(app: App, meeting: Meeting) -> list[ft.Control]:
    """The message with what was agreed: when it was sent, and whether they answered."""
    send = partial(frame.go, f"/record/meeting/{meeting.id}/agreed")
    if not meeting.sent_on:
        if not something_to_send(meeting, family(app.record, meeting.child_id)):
            return []
        return [parts.button(tr("Send what was agreed"), send, ft.Icons.MAIL_OUTLINE)]

    async def turn() -> None:
        answered = None if meeting.answered_on else app.today
        await app.save(tr("Saved."), meeting.changed(app.now(), answered_on=answered))

    again = partial(frame.go, f"/record/meeting/{meeting.id}/again")
    asking = [] if meeting.answered_on else [parts.small_button(tr("Ask once more"), again)]
    answer = (
        tr("They answered on {day}.", day=day_words(meeting.answered_on))
        if meeting.answered_on
        else tr("No answer yet.")
    )
    return [
        parts.card(
            parts.heading(tr("Your message about what was agreed")),
            parts.words(tr("Sent on {day}. {answer}", day=day_words(meeting.sent_on), answer=answer)),
            ft.Row(
                [
                    parts.small_button(
                        tr("Not answered after all") if meeting.answered_on else tr("They answered"), turn
                    ),
                    *asking,
                    parts.small_button(tr("Write it again"), send),
                ],
                wrap=True,
                spacing=12,
            ),
        )
    ]
