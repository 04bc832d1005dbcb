"""The browser that the app runs in: whether it works offline there, is installed, and what it promises to keep."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, fields
from enum import StrEnum
from importlib import import_module
from typing import Any

import flet as ft

MODULE = "sen_standing"
"""The name under which the worker registers pwa/standing.js with Pyodide."""


class Offline(StrEnum):
    """Whether the app's own files are kept on this device."""

    UNKNOWN = "unknown"
    GETTING = "getting"
    READY = "ready"
    """Every file was read back whole."""
    FAILED = "failed"
    """Some are missing. It goes on by itself."""
    NEVER = "never"
    """This browser, or this private window, cannot keep them."""


class Where(StrEnum):
    """What the browser runs on."""

    IPHONE = "iphone"
    """Or an iPad."""
    ANDROID = "android"
    SAFARI = "safari"
    """Safari on a Mac, which keeps what it installs apart from itself, as on an iPhone."""
    COMPUTER = "computer"


class Notify(StrEnum):
    """Whether the browser tells of what is due while the app is closed."""

    NEVER = "never"
    """It cannot, or not before the app is installed."""
    OFF = "off"
    REFUSED = "refused"
    ON = "on"


class Wish(StrEnum):
    """What the app may ask of the browser."""

    SWAP = "swap"
    """Change to the version that waits, and load the page again."""
    PERSIST = "persist"
    SAVED = "saved"
    """Something was just saved: where the browser decides by itself whether to keep it for good, let it."""
    INSTALL = "install"
    LATER = "later"
    """Do not offer to install any more."""
    MEASURE = "measure"
    NOTIFY = "notify"
    """Ask the parent whether the app may notify, and begin."""
    QUIET = "quiet"
    """Do not notify any more."""
    SAMPLE = "sample"
    """Notify once, now."""
    DAYS = "days"
    """On these days, as JSON, something begins to be due."""
    BADGE = "badge"
    """Show this number on the app's icon, or none for "0"."""
    ERASED = "erased"
    """Everything was deleted: forget what else the browser has of it."""
    THEME = "theme"
    """Show the screen before the app in these colours, too."""


@dataclass(frozen=True)
class Standing:
    """How the app stands in this browser, as pwa/offline.js tells it."""

    build: str = ""
    offline: Offline = Offline.UNKNOWN
    percent: int = 0
    """How much is kept while it gets ready, 0 to 100."""
    full: bool = False
    """There was no room on the device for the app, or for a newer version of it."""
    update: bool = False
    """A newer version is kept whole, and waits."""
    updated: bool = False
    """This is the first start of another version than before."""
    device: Where = Where.COMPUTER
    installed: bool = False
    offered: bool = False
    """The browser can ask the parent itself whether to install."""
    later: bool = False
    kept: bool | None = None
    """Whether the browser has promised never to clear what is stored by itself; None where it does not say."""
    refused: bool = False
    """It was asked to promise that, and did not."""
    badge: bool = False
    """The browser took the number for the app's icon."""
    notify: Notify = Notify.NEVER
    used: int | None = None
    """Bytes, of the app and the record together."""

    @property
    def apart(self) -> bool:
        """What is written in this browser does not move with the app when it is installed."""
        return not self.installed and self.device in (Where.IPHONE, Where.SAFARI)


class Host(ft.Observable):
    """Follows the browser. Screens show `standing`, and send it wishes."""

    def __init__(self, js: Any = None) -> None:
        self._js = import_module(MODULE) if js is None else js
        self.standing = Standing()
        self.just_ready = False
        """It became ready while the parent looked on, who has not closed the message yet."""
        self.just_updated = False
        """The version is another than last time, and the parent has not closed the message about it yet."""
        self._asked = False
        self._heard = False

    def follow(self) -> None:
        """Takes every piece of news from now on, for as long as the app runs."""
        self._following = asyncio.ensure_future(self._follow())

    async def _follow(self) -> None:
        while True:
            self.hear(standing_from(await self._js.next()))

    def hear(self, news: Standing) -> None:
        """Takes one piece of news."""
        if self.standing.offline is Offline.GETTING and news.offline is Offline.READY:
            self.just_ready = True
        if not self._heard:
            self.just_updated = news.updated
        self._heard = True
        self.standing = news

    def wish(self, wish: Wish, value: str = "") -> None:
        """Asks the browser for something. What comes of it is told as news."""
        self._js.wish(str(wish), value)

    def saved(self) -> None:
        """Something was saved: once in each run, the browser is asked to keep it for good."""
        if self.standing.kept is False and not self._asked:
            self._asked = True
            self.wish(Wish.SAVED)


def standing_from(text: str) -> Standing:
    """Reads what the page tells. What this version does not know of is left out."""
    told = json.loads(text)
    known = {field.name: told[field.name] for field in fields(Standing) if field.name in told}
    kinds = {"offline": Offline, "device": Where, "notify": Notify}
    return Standing(**known | {name: kind(known[name]) for name, kind in kinds.items() if name in known})
