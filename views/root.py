"""Every address and its screen, and the boundary that keeps one broken screen from taking the app with it."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

import flet as ft

from . import concern, damaged, guide, meeting, meeting_form, plan, record, settings, today, welcome
from .app import App
from .parts import button, heading, words
from .theme import dress

log = logging.getLogger("sen-diary")
Screen = Callable[[App], ft.View]
AppContext: ft.ContextProvider[App | None] = ft.create_context(None)


def screen(fn: Screen) -> Callable[[], ft.View]:
    """A component that shows its own failure: an exception in a drawing would freeze the app for good (Flet 1.0.5)."""

    @functools.wraps(fn)
    def body() -> ft.View:
        app = ft.use_context(AppContext)
        assert app
        try:
            return fn(app)
        except Exception as problem:  # whatever a screen raises: the rest of the app must go on
            log.exception("a screen failed")
            return broken(problem)

    component: Callable[[], ft.View] = ft.component(body)
    return component


def broken(problem: Exception) -> ft.View:
    """What a parent sees where a screen failed."""
    page = ft.context.page
    return ft.View(
        route=page.route,
        appbar=ft.AppBar(title=ft.Text("Something went wrong")),
        controls=[
            heading("This screen cannot be shown", 1),
            words("Your record is safe. The other screens still work."),
            words(f"What the app says: {type(problem).__name__}", quiet=True),
            button("Go to Today", lambda: page.navigate("/")),
        ],
    )


def routes() -> list[ft.Route]:
    """The addresses, as in the design: every screen can be reached by a link, a reminder or the back button."""

    def at(path: str, fn: Screen, *children: ft.Route) -> ft.Route:
        return ft.Route(path=path, component=screen(fn), children=list(children) or None)

    return [
        at(
            "record",
            record.RecordScreen,
            at("add", record.Add),
            at("concern/new", concern.NewConcern),
            at("concern/:id", concern.ConcernPage, at("edit", concern.EditConcern)),
            at("meeting/new", meeting_form.NewMeeting),
            at(
                "meeting/:id",
                meeting.MeetingPage,
                at("edit", meeting_form.EditMeeting),
                at("ask", meeting.AskForDate),
            ),
        ),
        at("plan", plan.Plan),
        at("guide", guide.Guide, at(":topic", guide.TopicPage)),
        ft.Route(
            component=screen(today.Today),
            children=[
                at(
                    "settings",
                    settings.Settings,
                    at("child/new", settings.NewChild),
                    at("child/:id", settings.EditChild),
                ),
                at(":rest+", concern.missing),
            ],
        ),
    ]


ROUTES = routes()
WELCOME, DAMAGED, UNREACHABLE = screen(welcome.Welcome), screen(damaged.Damaged), screen(damaged.Unreachable)


@ft.component
def Root(app: App) -> object:
    """The whole app: a damaged record, the first start, or the screen at the address."""
    page = ft.context.page

    def change() -> None:
        dress(page, app.theme)
        page.update()

    ft.use_effect(change, [app.theme])
    if app.unreachable:
        return AppContext(app, lambda: [UNREACHABLE()])
    if app.damage:
        return AppContext(app, lambda: [DAMAGED()])
    if not app.child:
        return AppContext(app, lambda: [WELCOME()])
    return AppContext(app, lambda: ft.Router(ROUTES, manage_views=True))
