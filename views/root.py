"""Every address and its screen, and the boundary that keeps one broken screen from taking the app with it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import import_module

import flet as ft

from domain.language import tr

from . import frame, parts
from .app import App
from .closed import of_now, use_closed
from .host import Wish
from .theme import dress

Screen = Callable[[App], ft.View]
PLACES = {name: address for name, address, *_ in frame.TABS} | {tr("Settings"): "/settings"}
AppContext: ft.ContextProvider[App | None] = ft.create_context(None)


def screen(name: str) -> Callable[[], ft.View]:
    """A component that draws the screen with this name, or shows that it cannot be drawn.

    The name is that of a module of this room, and of a function in it: it is loaded when it is first drawn, so that a
    start waits only for the screen that is seen.
    """
    module, _, function = name.partition(".")

    def body() -> ft.View:
        app = ft.use_context(AppContext)
        assert app
        draw: Screen = getattr(import_module(f"views.{module}"), function)
        return draw(app)

    return parts.guarded(body, broken)


def broken(problem: Exception) -> ft.View:
    """What a parent sees where a screen failed, with every way to the others."""
    page = ft.context.page
    return ft.View(
        route=page.route,
        appbar=ft.AppBar(title=ft.Text(tr("Something went wrong"))),
        scroll=ft.ScrollMode.AUTO,
        controls=[
            parts.heading(tr("This screen cannot be shown"), 1),
            parts.words(tr("Your record is safe. The other screens still work.")),
            parts.words(tr("What the app says: {name}", name=type(problem).__name__), quiet=True),
            *(
                parts.button(tr("Go to {name}", name=name), functools.partial(frame.go, address))
                for name, address in PLACES.items()
            ),
        ],
    )


def routes() -> list[ft.Route]:
    """The addresses, as in the design: every screen can be reached by a link, a reminder or the back button."""

    def at(path: str, name: str, *children: ft.Route) -> ft.Route:
        return ft.Route(path=path, component=screen(name), children=list(children) or None)

    return [
        at(
            "record",
            "record.RecordScreen",
            at("add", "record.Add"),
            at("concern/new", "concern.NewConcern"),
            at("concern/:id", "concern.ConcernPage", at("edit", "concern.EditConcern")),
            at("conversation/new", "conversation.NewConversation"),
            at("conversation/:id", "conversation.ConversationPage", at("edit", "conversation.EditConversation")),
            at("view/new", "child_view.NewView"),
            at("view/:id", "child_view.ViewPage", at("edit", "child_view.EditView")),
            at("report/new", "report.NewReport"),
            at("report/:id", "report.ReportPage", at("edit", "report.EditReport")),
            at("since", "since.Since"),
            at("meeting/new", "meeting_form.NewMeeting"),
            at("meeting/next", "next_meeting.NextMeeting"),
            at(
                "meeting/:id",
                "meeting.MeetingPage",
                at("edit", "meeting_form.EditMeeting"),
                at("ask", "message.AskForDate"),
                at("prepare", "prepare.Prepare"),
                at("questions", "questions.Bank"),
                at("now", "at_meeting.AtMeeting"),
                at("ahead", "message.Ahead"),
                at("agreed", "message.Agreed"),
                at("again", "message.AskAgain"),
            ),
        ),
        at(
            "plan",
            "plan.Plan",
            at("stage", "stage.CorrectStage"),
            at("date", "review.AgreeDate"),
            at("assess", "assess.Assess"),
            at(
                "outcomes",
                "outcomes.Outcomes",
                at("new", "outcomes.NewOutcome"),
                at(":id", "outcomes.EditOutcome"),
                at("support/new/:id", "support.NewSupport"),
                at("support/:id", "support.EditSupport"),
            ),
            at("weeks", "weeks.Weeks"),
            at("review", "review.Review"),
            at("round/new", "rounds.NewRound"),
            at(
                "round/:id",
                "rounds.RoundPage",
                at("edit", "rounds.EditRound"),
                at("known", "assess.Assess"),
                at("weeks", "weeks.Weeks"),
                at("review", "review.Review"),
            ),
            at("help", "outside.Outside", at("new", "outside.NewHelp"), at(":id", "outside.EditHelp")),
            at("ehc", "ehc.Ehc", at("new", "ehc.NewRequest"), at(":id", "ehc.EditRequest")),
            at("pictures", "pictures.Pictures"),
        ),
        at(
            "share",
            "share.Share",
            at("new/:kind", "share_choose.Choose"),
            at("new/:kind/preview", "share_preview.Preview"),
            at("profile", "profile.ProfileForm"),
            at("sent/:id", "sent.SentPage"),
        ),
        at("reminders", "reminders.Reminders"),
        at(
            "guide",
            "guide.Guide",
            at("words", "glossary.Glossary", at(":id", "glossary.WordPage")),
            at(":topic", "topic.TopicPage"),
        ),
        ft.Route(
            component=screen("today.Today"),
            children=[
                at(
                    "settings",
                    "settings.Settings",
                    at("child/new", "settings.NewChild"),
                    at("backup", "backup.BackupScreen"),
                    at("restore", "restoring.Restore"),
                    at("data", "all_data.AllData"),
                    at("erase", "erase.Erase"),
                    at("child/:id", "settings.EditChild"),
                    at("people", "people.People", at("new", "people.NewPerson"), at(":id", "people.EditPerson")),
                    at("reminders", "reminding.Reminding"),
                    at("terms", "terms.Terms", at(":id", "terms.EditTerm")),
                ),
                at(":rest+", "entry.missing"),
            ],
        ),
    ]


ROUTES = routes()
WELCOME, DAMAGED, UNREACHABLE = screen("welcome.Welcome"), screen("damaged.Damaged"), screen("damaged.Unreachable")


def load_first(app: App) -> None:
    """Loads the screen that will be seen first, and works out what it asks the rules: what is left is to draw it."""
    of_now(app)
    known = "damaged" if app.damage or app.unreachable else "today" if app.child else "welcome"
    import_module(f"views.{known}")


def _root(app: App) -> object:
    page = ft.context.page

    def change() -> None:
        dress(page, app.theme)
        page.update()
        if app.host:
            app.host.wish(Wish.THEME, app.theme)

    ft.use_effect(change, [app.theme])
    use_closed(app)
    if app.unreachable:
        return AppContext(app, lambda: [UNREACHABLE()])
    if app.damage:
        return AppContext(app, lambda: [DAMAGED()])
    if not app.child:
        return AppContext(app, lambda: [WELCOME()])
    return AppContext(app, lambda: ft.Router(ROUTES, manage_views=True))


Root = parts.guarded(_root, lambda problem: [broken(problem)])
"""The whole app: a record that cannot be opened, the first start, or the screen at the address."""
