"""Wires the app: picks the keeper for this device, opens the record, and shows the screens."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

import flet as ft

from domain.language import ENGLISH, from_the_right, language
from storage.keeper import Keeper
from storage.store import TinyStore
from views.app import App
from views.followed import draw_at_once
from views.host import Host
from views.root import Root, load_first
from views.theme import FONTS, dress

IN_BROWSER = sys.platform == "emscripten"
LOCALE = ft.Locale("en", "GB") if language == ENGLISH else ft.Locale(language)
"""Of Flutter's own words, as in a calendar."""


def keeper() -> Keeper:
    """In the browser IndexedDB; on a phone or computer a folder that only this app uses."""
    if IN_BROWSER:
        from storage.browser import BrowserKeeper

        return BrowserKeeper()
    from storage.files import FileKeeper

    return FileKeeper(Path(os.environ.get("FLET_APP_STORAGE_DATA", "build/dev-record")) / "record")


def clock() -> datetime:
    """Now, in this device's own time zone."""
    return datetime.now().astimezone()


@cache
def the_app() -> App:
    """The one app of this process, with its record.

    Android may keep the process when the parent leaves the app, and Flet then starts a new page in it: which must find
    the record as it is, and not a second writer to it.
    """
    return App(TinyStore(keeper(), clock), clock, lambda: str(uuid4()), Host() if IN_BROWSER else None)


async def begin(page: ft.Page) -> None:
    """Opens the record, and draws the first screen on a page that Flutter does not know of yet."""
    app = the_app()
    page.title = "SEN Diary"
    page.rtl = from_the_right
    page.locale_configuration = ft.LocaleConfiguration(supported_locales=[LOCALE], current_locale=LOCALE)
    await app.arrive()
    dress(page, app.theme)
    if not IN_BROWSER:
        page.fonts = FONTS
    app.watch(page)
    draw_at_once(page, Root, app)


async def main(page: ft.Page) -> None:
    """Begins what goes on for as long as the page is there: notifications on a phone, the browser's news in one."""
    app = the_app()
    if page.platform in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS) and not page.web:
        from views.notifier import PhoneNotifier  # a browser does without

        app.notify_by(PhoneNotifier(lambda: page.navigate("/reminders")))
    if app.host:
        app.host.follow()


async def ahead() -> None:
    """Opens the record and loads the first screen, while Flutter is still starting."""
    app = the_app()
    await app.arrive()
    load_first(app)


if __name__ == "__main__":
    if IN_BROWSER:
        opening = asyncio.ensure_future(ahead())  # noqa: RUF006  # by this name it is held
    ft.run(main, before_main=begin)
