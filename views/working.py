"""What takes a few seconds: it is said, and a second quick tap does not begin it again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from . import parts

Work = Callable[[], Awaitable[bool]]
"""Something to do. It gives whether it is done for good: then no late tap begins it again."""
Do = Callable[[Work], Awaitable[None]]


def use_work() -> tuple[bool, Do]:
    """Whether something is being done on this screen, and how to do it: one thing at a time."""
    over: ft.MutableRef[bool] = ft.use_ref(False)
    working, show = ft.use_state(False)

    async def do(work: Work) -> None:
        if over.current:
            return
        over.current = True
        show(True)
        try:
            over.current = await work()
        except BaseException:
            over.current = False
            raise
        finally:
            show(False)

    return working, do


def working(title: str, text: str) -> ft.Control:
    """Says that it is being done."""
    return parts.notice(title, text, tone=parts.CALM, icon=ft.Icons.HOURGLASS_EMPTY, live=True)
