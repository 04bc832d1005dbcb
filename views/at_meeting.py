"""At the meeting: the questions with room for answers, what they said they would do, and two boxes for notes."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import flet as ft

from domain.dates import day_words
from domain.family import Family, family
from domain.forms import ON_A_DATE, day_from, read_promise
from domain.kept import LINE, Kept
from domain.language import tr
from domain.preparing import named, people_of, stands_in
from domain.reading import entry_from
from domain.record import Action, Meeting, Question
from domain.terms import half_term_ends

from . import fields, frame, parts
from .app import App
from .day import day
from .entry import found, missing, whose
from .form import Form, use_form
from .theme import BOLD

NOTES = ("shared_notes", "private_notes")
ANSWER = "answer."
LARGE = 21
ME = tr("Me")
SOMEBODY = tr("Somebody else")
EMPTY = dict.fromkeys(("what", "who", "other", "days", "by_day", "by_month", "by_year"), "")
"""A promise of which nothing is written yet."""


def AtMeeting(app: App) -> ft.View:
    """Everything is kept as it is typed, and saved in the record as soon as the parent goes on from a field."""
    meeting = found(app, Meeting)
    address = ft.use_view_path()
    form = use_form(app, address, lambda: _start(app, meeting), meeting.child_id if meeting else "")
    _stay_awake(app)
    if not meeting:
        return missing(app)
    about = family(app.record, meeting.child_id)

    async def leave(name: str) -> None:
        if _is_saved(name):  # a promise is saved as a whole, and until then its draft keeps it
            await _keep(app, form, meeting.id, [name])

    async def over() -> None:
        names = [name for name in form.typed if _is_saved(name)]
        promised = not form.typed.get("what", "").strip() or await _add(app, form, meeting)
        if promised and await _keep(app, form, meeting.id, names):
            frame.go(f"/record/meeting/{meeting.id}")

    form.on_leave = leave
    questions = about.questions_of(meeting.id)
    first = sorted(questions, key=lambda q: not q.must)
    return frame.page(
        app,
        tr("At the meeting"),
        *whose(app, meeting.child_id),
        *([parts.pair(tr("What you want from it"), meeting.want)] if meeting.want else []),
        parts.LongList([partial(_question, app, form, question) for question in first]),
        *(
            []
            if questions
            else [parts.words(tr("You have no questions for this meeting yet. You can still take notes."))]
        ),
        *_promises(app, form, about, meeting),
        parts.heading(tr("Notes")),
        fields.text(form, "shared_notes", tr("Notes you may share"), lines=4, hint=tr("What was said and agreed.")),
        parts.private(
            tr("Only for you"),
            fields.text(
                form, "private_notes", tr("Private notes"), lines=4, hint=tr("This can never be put into a summary.")
            ),
        ),
        parts.main_button(tr("The meeting is over"), over, ft.Icons.CHECK),
    )


def _is_saved(name: str) -> bool:
    return name in NOTES or name.startswith(ANSWER)


def _stay_awake(app: App) -> None:
    async def on() -> None:
        await app.device.stay_awake(True)

    async def off() -> None:
        await app.device.stay_awake(False)

    ft.use_effect(on, [], cleanup=off)


def _start(app: App, meeting: Meeting | None) -> dict[str, str]:
    if not meeting:
        return {}
    asked = family(app.record, meeting.child_id).questions_of(meeting.id)
    notes = {name: str(getattr(meeting, name)) for name in NOTES}
    return notes | {f"{ANSWER}{q.id}": q.answer for q in asked}


async def _keep(app: App, form: Form, id: str, names: list[str]) -> bool:
    """Saves these fields in the record, of the entries as they are now. True if nothing is left to save."""
    now = app.now()
    typed = {name: form.typed.get(name, "").strip() for name in names}
    meeting = app.record.meetings[id]
    notes = {name: text for name, text in typed.items() if name in NOTES and text != getattr(meeting, name)}
    changed: list[Kept] = [meeting.changed(now, **notes)] if notes else []
    for name, text in typed.items():
        question = app.record.questions.get(name.removeprefix(ANSWER))
        if question and text != question.answer:
            changed.append(question.changed(now, answer=text, asked=question.asked or bool(text)))
    if changed and not await app.save("", *changed):
        return False
    await form.settle(typed)
    return True


def _question(app: App, form: Form, question: Question) -> ft.Control:
    async def tick() -> None:
        now_asked = app.record.questions[question.id]
        await app.save("", now_asked.changed(app.now(), asked=not now_asked.asked))

    sign = [parts.tag(tr("Must ask"))] if question.must else []
    state = tr("Asked") if question.asked else tr("Not asked yet")
    box = ft.Checkbox(value=question.asked, on_change=tick)
    words = ft.Text(question.text, size=LARGE, font_family=BOLD, expand=True)
    row = ft.Row([box, words], vertical_alignment=ft.CrossAxisAlignment.START)
    # merged, so that the box is named by the question; and padded, as on a computer the box alone is under 48 px
    line = ft.MergeSemantics(ft.Container(row, padding=ft.Padding.symmetric(vertical=4)))
    return parts.card(
        line,
        ft.Row([*sign, parts.words(state, quiet=True)], wrap=True, spacing=8),
        fields.text(form, f"{ANSWER}{question.id}", tr("What they answered"), lines=2),
    )


def _promises(app: App, form: Form, about: Family, meeting: Meeting) -> list[ft.Control]:
    there = people_of(meeting)
    known = (*there, *(named(person) for person in about.people if not stands_in(there, person)), ME)
    people = {name: name for name in known} | {SOMEBODY: SOMEBODY}

    async def add() -> None:
        await _add(app, form, meeting)

    promised = about.actions_of(meeting.id)
    listed = [partial(parts.bullets, [_promise(action)]) for action in promised]
    on_a_date = [day(form, "by", tr("The date"), app.today, hint=tr("For example: 27 3 2027."))]
    return [
        parts.heading(tr("They said they would \u2026")),
        parts.LongList(listed, 6),
        fields.text(form, "what", tr("What will be done?"), lines=2),
        fields.choice(form, "who", tr("Who will do it?"), people),
        *([fields.text(form, "other", tr("Who is it?"))] if form.typed.get("who") == SOMEBODY else []),
        fields.choice(form, "days", tr("By when?"), _by_when(app, form.typed.get("days", ""))),
        *(on_a_date if form.typed.get("days") == ON_A_DATE else []),
        ft.Row([parts.small_button(tr("Add this promise"), add, ft.Icons.ADD)]),
    ]


async def _add(app: App, form: Form, meeting: Meeting) -> bool:
    """Saves what is written about a promise. False where that cannot be done, which is then told."""
    who = form.typed.get("who", "")
    someone = form.typed.get("other", "") if who == SOMEBODY else who
    reading = read_promise({**form.typed, "who": someone[:LINE]}, app.today)
    reading.values["meeting_id"] = meeting.id
    if not form.told(reading.problems):
        return False
    ids = {"id": app.new_id(), "child_id": meeting.child_id}
    action = entry_from(Action, reading, **ids, now=app.now(), before=None)
    if not await app.save("", action):
        return False
    form.fill(EMPTY)
    await form.settle(EMPTY)
    return True


def _by_when(app: App, chosen: str) -> dict[str, str]:
    """By when something will be done: a day that is near, a date of its own, or nobody said.

    They are kept as days, as what is half-written may be taken up on another day.
    """
    half_term = half_term_ends(app.today, app.record.terms)
    near = {
        app.today + timedelta(weeks=1): tr("In one week"),
        app.today + timedelta(weeks=2): tr("In two weeks"),
        half_term: tr("By the end of this half-term, {day}", day=day_words(half_term)),
    }
    before = day_from(chosen)
    if before and before not in near:
        near[before] = tr("By {day}", day=day_words(before))
    days = {day.isoformat(): words for day, words in near.items()}
    return {**days, ON_A_DATE: tr("On another date"), "": tr("No date was given")}


def _promise(action: Action) -> str:
    who = f"{action.who}: " if action.who else ""
    by = tr(", by {day}", day=day_words(action.by)) if action.by else ""
    return f"{who}{action.what}{by}"
