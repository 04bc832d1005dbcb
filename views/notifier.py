"""The phone's own notifications, through flet-notifications: beside device.py the only file that touches services.

The package is in the phone's app only, so it is imported when a phone needs it. Why it is good enough is in README.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol
from uuid import uuid4

import flet as ft

from domain.language import tr
from domain.notices import TEXT, TITLE

from .host import Notify

WANTED = "sen-diary.notify"
"""Under this name the phone remembers that the parent wants it. It is about this phone, so it is not in the record."""
CHANNEL = "reminders"
PICTURE = "notice"
"""The small one beside it on Android: phone/android/res/drawable."""
SAMPLE = 0
"""The number of one that is shown at once. Those that are planned have the numbers after it."""


class Notifier(Protocol):
    """What the app asks of a phone that can notify."""

    async def standing(self) -> Notify:
        """Whether the parent wants it, and the phone allows it."""

    async def ask(self) -> None:
        """Remembers that it is wanted, and lets the phone ask whether it may."""

    async def stop(self) -> None:
        """Forgets all that was planned, and that it is wanted."""

    async def plan(self, moments: Sequence[datetime]) -> None:
        """Plans these in place of what was planned before, by the phone's clock in the time zone where it is now."""

    async def sample(self) -> None:
        """Notifies once, now."""

    async def open_settings(self) -> None:
        """Opens the phone's own settings of this app's notifications."""


class PhoneNotifier:
    """The services of one page. `tapped` is called when a notification is.

    Each has a payload of its own: of a tap that opens the app, flet-notifications lets one go that is like the last.
    """

    def __init__(self, tapped: Callable[[], None]) -> None:
        self._package = import_module("flet_notifications")
        self._service: Any = self._package.LocalNotifications(
            on_tap=lambda _: tapped(),
            default_icon=PICTURE,
            # an iPhone would otherwise ask at the very first start, before anybody knows what for
            request_alert_permission=False,
            request_sound_permission=False,
            request_badge_permission=False,
        )
        self._memory = ft.SharedPreferences()

    async def standing(self) -> Notify:
        """Whether the parent wants it, and the phone allows it."""
        if not await self._memory.get(WANTED):
            return Notify.OFF
        return Notify.ON if await self._service.are_notifications_enabled() else Notify.REFUSED

    async def ask(self) -> None:
        """Remembers that it is wanted, and lets the phone ask whether it may."""
        await self._memory.set(WANTED, True)
        # what an iPhone is then asked for; until now nothing, so that it did not ask at the start
        self._service.request_alert_permission = self._service.request_sound_permission = True
        self._service.update()
        await self._service.request_permissions()

    async def stop(self) -> None:
        """Forgets all that was planned, and that it is wanted."""
        await self._memory.remove(WANTED)
        await self._service.cancel_pending()

    async def plan(self, moments: Sequence[datetime]) -> None:
        """Plans these in place of what was planned before, by the phone's clock in the time zone where it is now.

        Each takes the place of the one with its number, and only then what is left goes: so it can be cut off anywhere.
        """
        await self._service.initialize()  # it looks at the time zone only here, and the parent may have travelled
        await self._channel()
        for number, moment in enumerate(moments, SAMPLE + 1):
            # not to the minute: that would need a permission which is for alarm clocks
            mode = self._package.AndroidScheduleMode.INEXACT_ALLOW_WHILE_IDLE
            await self._service.schedule(
                number, moment, TITLE, TEXT, payload=moment.isoformat(), schedule_mode=mode, channel_id=CHANNEL
            )
        for planned in await self._service.get_pending_notifications():
            if planned.id > SAMPLE + len(moments):
                await self._service.cancel(planned.id)

    async def sample(self) -> None:
        """Notifies once, now."""
        await self._channel()
        await self._service.show(SAMPLE, TITLE, TEXT, payload=uuid4().hex, channel_id=CHANNEL)

    async def open_settings(self) -> None:
        """Opens the phone's own settings of this app's notifications."""
        await self._service.open_app_notification_settings()

    async def _channel(self) -> None:
        if ft.context.page.platform is ft.PagePlatform.ANDROID:
            told = self._package.NotificationChannel(id=CHANNEL, name=tr("Reminders"))
            await self._service.create_notification_channel(told)
