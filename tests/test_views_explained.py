"""Short forms that can be tapped where they stand."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.record import Record
from headless import Phone
from samples_of import a_record
from views.app import App

Make = Callable[[Record], App]


async def tapped(app: App) -> Phone:
    """A page of the guide on which "EHC plan" was tapped."""
    phone = await Phone.start(app, "/guide/ehc-plan")
    span = next(c for c in phone.controls() if isinstance(c, ft.TextSpan) and c.text == "EHC plan")
    await phone.fire(span, "click")
    return phone


def meaning(phone: Phone) -> ft.AlertDialog | None:
    """The message that lies over the screen, if there is one."""
    return next((c for c in phone.controls(phone.page._dialogs) if isinstance(c, ft.AlertDialog) and c.open), None)


async def press(phone: Phone, words: str) -> None:
    """Presses a button of the message."""
    buttons = [c for c in phone.controls(meaning(phone)) if isinstance(c, ft.TextButton)]
    await phone.fire(next(button for button in buttons if phone._said(button) == words), "click")


async def test_a_tap_tells_what_it_means_and_the_screen_stays(app_with: Make) -> None:
    phone = await tapped(app_with(a_record()))
    shown = meaning(phone)
    assert shown and "education, health and care plan" in phone._said(shown)
    await press(phone, "Close")
    assert meaning(phone) is None
    assert phone.page.route == "/guide/ehc-plan"


async def test_all_of_it_can_be_read_in_the_guide(app_with: Make) -> None:
    phone = await tapped(app_with(a_record()))
    await press(phone, "Read more")
    assert phone.page.route == "/guide/words/ehc-plan"
