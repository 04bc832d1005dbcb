"""What the app knows of the phone's own notifications, and keeps up with the record."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from domain.notices import notices
from domain.record import Record

from .followed import Followed, Shown
from .host import Notify
from .notifier import Notifier

log = logging.getLogger("sen-diary")


class Notices(Shown):
    """Whether the phone notifies, and what is planned there. No trouble with it stops anything else."""

    def __init__(self, phone: Notifier, followed: Followed | None = None) -> None:
        self._phone = phone
        self._followed = followed
        self._moments: Sequence[datetime] = ()
        self._one_at_a_time = asyncio.Lock()
        self.state = Notify.OFF

    def moments(self, record: Record, today: date) -> tuple[datetime, ...]:
        """When the phone should say that something is due."""
        return notices(record, today)

    async def plan(self, moments: Sequence[datetime]) -> None:
        """The record or the day has changed: plans these from now on, if it is wanted."""
        self._moments = moments
        await self.again()

    async def forget(self) -> None:
        """There is no record, or none any more: who deletes everything wants none of this either."""
        with self._telling():
            if await self._phone.standing() is not Notify.OFF:
                await self.stop()

    async def again(self) -> None:
        """Plans them once more: the phone's settings or the time zone may be others by now."""
        async with self._one_at_a_time:
            with self._telling():
                self.state = await self._phone.standing()
                if self.state is Notify.ON:
                    await self._phone.plan(self._moments)

    async def ask(self) -> None:
        """The parent wants it: the phone asks whether it may, and what there is is planned."""
        with self._telling():
            await self._phone.ask()
            await self.again()

    async def stop(self) -> None:
        """The parent does not want it any more."""
        async with self._one_at_a_time:
            with self._telling():
                await self._phone.stop()
                self.state = Notify.OFF

    async def sample(self) -> None:
        """Shows one now, so that the parent sees how it looks."""
        with self._telling():
            await self._phone.sample()

    async def open_settings(self) -> None:
        """Opens the phone's own settings of this app's notifications."""
        with self._telling():
            await self._phone.open_settings()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except Exception as problem:  # whatever a phone says to that: the list in the app is as it was
            log.warning("the phone cannot notify: %s", type(problem).__name__)
            self.state = Notify.NEVER
