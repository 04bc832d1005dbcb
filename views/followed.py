"""The page that is shown now, and what outlives it.

Android may keep the app's process when the parent leaves it. Flet then cancels whatever the old page had begun, and
starts a new page. What is being kept at that moment has to reach both the store and the app, or neither would know what
the other holds; and it has to be told on the new page (issue "The phone package").
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import copy_context
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import flet as ft
from flet.controls.context import _context_page

P = ParamSpec("P")
T = TypeVar("T")

_under_way: set[asyncio.Task[Any]] = set()


def unbroken(work: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """This work, going on to its end. Where the one who waits for it is cancelled, only the waiting ends.

    It may wait for the store, and never for the phone: a page that is gone gives no answer.
    """

    @wraps(work)
    async def whole(*args: P.args, **kwargs: P.kwargs) -> T:
        task = asyncio.create_task(work(*args, **kwargs))
        _under_way.add(task)  # asyncio itself holds tasks only weakly
        task.add_done_callback(_under_way.discard)
        return await asyncio.shield(task)

    return whole


def draw_at_once(page: ft.Page, component: Callable[..., Any], *args: Any) -> None:
    """Draws this on a page that Flutter does not know of yet: Flet tells it of both in one message.

    So Flutter builds its first screen once, and not an empty page before it. It is for Flet's `before_main`, where
    `render_views` by itself would send a message too early.
    """
    object.__setattr__(page, "update", lambda *_: None)
    try:
        page.render_views(component, *args)
    finally:
        object.__delattr__(page, "update")


class Followed:
    """One page, and the way to draw on it for what another page had begun."""

    def __init__(self, page: ft.Page) -> None:
        self.page = page
        self._session = page.session  # which a page itself holds only weakly
        _context_page.set(page)  # type: ignore[arg-type]  # Flet says None and means a page, and sets it only for main
        self._context = copy_context()  # by which Flet knows on what page something is drawn

    def run(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Does this as if the page had asked for it."""
        self._context.copy().run(work, *args, **kwargs)

    def end(self) -> None:
        """Takes its screens away. Left as they are, they would go on to listen, and be drawn on the next page."""
        self.run(self._clear)

    def _clear(self) -> None:
        self.page.views = []
        self.page.update()


class Shown(ft.Observable):
    """What screens show. Whoever changes it, it is drawn on the page of now: a save may end when its own is gone."""

    _followed: Followed | None = None

    @property
    def page(self) -> ft.Page:
        """The page of now."""
        assert self._followed, "no page is followed yet"
        return self._followed.page

    def go(self, address: str) -> None:
        """Opens the screen at this address. Where it is open already, a tap on the next one may come before this."""
        if self.page.route != address:
            self.page.navigate(address)

    def _notify(self, field: str | None) -> None:
        if self._followed:
            self._followed.run(super()._notify, field)
        else:
            super()._notify(field)
