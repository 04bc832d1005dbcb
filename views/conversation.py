"""A call, an email, a word at the gate: its form, short enough for half a minute, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from domain.dates import day_words, how_far
from domain.forms import fields_of_conversation, read_conversation
from domain.language import tr
from domain.reading import boxes_of, entry_from
from domain.record import Conversation
from domain.today import CONVERSATION_NAMES

from . import fields, frame, parts, people
from .app import App
from .day import day
from .entry import found, missing, whose
from .form import Form, use_form
from .share_links import may_share
from .words import MEANS

MORE = ("promised", "reply_by", "replied_on")
"""How the names of the fields begin that are folded away at first."""
SOON = {tr("In one week"): 7, tr("In two weeks"): 14}


def NewConversation(app: App) -> ft.View:
    """A new conversation, of today unless the parent says otherwise."""
    return _form(app, None, lambda: boxes_of("on", app.today) | {"id": app.new_id()})


def EditConversation(app: App) -> ft.View:
    """A conversation that is in the record already."""
    talk = found(app, Conversation)
    return _form(app, talk, lambda: fields_of_conversation(talk)) if talk else missing(app)


def _form(app: App, before: Conversation | None, start: Callable[[], Mapping[str, str]]) -> ft.View:
    form = use_form(app, ft.use_view_path(), start, before.child_id if before else "")
    form.unfold_where(MORE)

    async def save() -> None:
        reading = read_conversation(form.typed, app.today)
        if not form.told(reading.problems):
            if any(name.startswith(MORE) for name in reading.problems):
                form.unfold()
            return
        id = before.id if before else form.typed["id"]
        talk = entry_from(Conversation, reading, id=id, child_id=form.child_id, now=app.now(), before=before)
        await app.save(tr("Saved."), talk, form=form.key, then=f"/record/conversation/{id}")

    more = parts.button(tr("Add what was promised"), form.unfold, ft.Icons.EXPAND_MORE)
    return frame.page(
        app,
        tr("Change conversation") if before else tr("New conversation"),
        *whose(app, form.child_id),
        *fields.restored(form),
        fields.text(form, "said", tr("What was said?"), lines=3, hint=tr("A few words are enough.")),
        fields.choice(form, "means", tr("How were you in touch?"), MEANS),
        fields.text(form, "who", tr("Who was it with?"), hint=tr("For example: the class teacher.")),
        *people.to_name(app, form, "who"),
        day(
            form,
            "on",
            tr("When was it?"),
            app.today,
            hint=tr("For example: 27 3 2026."),
            quick={tr("Today"): 0, tr("Yesterday"): -1},
        ),
        *(_more(form, app, before) if form.unfolded else [more]),
        *fields.mend(form),
        parts.main_button(tr("Save conversation"), save, ft.Icons.CHECK),
    )


def _more(form: Form, app: App, before: Conversation | None) -> list[ft.Control]:
    hint = tr("Leave it empty if you do not wait for one.")
    came = day(form, "replied_on", tr("When did the reply come?"), app.today, hint=tr("Leave it empty if it has not."))
    return [
        fields.text(
            form, "promised", tr("What did they promise?"), lines=2, hint=tr("In their own words, if you can.")
        ),
        day(form, "reply_by", tr("When should a reply come?"), app.today, hint=hint, quick=SOON),
        *([came] if before else []),
    ]


def ConversationPage(app: App) -> ft.View:
    """A conversation as it was written, and whether the reply has come."""
    talk = found(app, Conversation)
    if not talk:
        return missing(app)

    async def delete() -> None:
        await app.delete(talk)

    edit = partial(frame.go, f"/record/conversation/{talk.id}/edit")
    who = [parts.words(tr("With {who}", who=talk.who), quiet=True)] if talk.who else []
    return frame.page(
        app,
        tr("Conversation"),
        *whose(app, talk.child_id),
        parts.card(
            parts.heading(CONVERSATION_NAMES[talk.means]),
            parts.words(day_words(talk.on), quiet=True),
            *who,
            ft.Text(talk.said, size=19),
        ),
        *([parts.pair(tr("What they promised"), talk.promised)] if talk.promised else []),
        *_reply(app, talk),
        may_share(app, talk),
        parts.button(tr("Change this conversation"), edit, ft.Icons.EDIT_OUTLINED),
        parts.small_button(tr("Delete this conversation"), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR),
    )


def _reply(app: App, talk: Conversation) -> list[ft.Control]:
    if not talk.reply_by and not talk.replied_on:
        return []

    async def turn() -> None:
        await app.save(tr("Saved."), talk.changed(app.now(), replied_on=None if talk.replied_on else app.today))

    if talk.replied_on:
        told, label = tr("It came on {day}.", day=day_words(talk.replied_on)), tr("It has not come after all")
    else:
        assert talk.reply_by
        far = how_far(talk.reply_by, app.today)
        late = tr("It is late. ") if talk.reply_by < app.today else ""
        told, label = (
            tr("{late}It should come by {day}, {far}.", late=late, day=day_words(talk.reply_by), far=far),
            tr("The reply has come"),
        )
    turned = ft.Row([parts.small_button(label, turn)], wrap=True)
    return [parts.card(parts.heading(tr("The reply")), parts.words(told), *([turned] if talk.reply_by else []))]
