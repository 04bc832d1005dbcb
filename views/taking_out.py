"""Taking dates out of the app: into the phone's calendar, or as a list to print."""

from __future__ import annotations

from domain.events import events
from domain.family import family
from domain.language import tr
from domain.listing import dates_text

from .app import App
from .device import HANDED

OPEN_IT = tr("Open it, and your calendar takes the dates.")


async def save_calendar(app: App, *, names: bool = False, only: str = "") -> None:
    """Hands over a calendar file with every date, or with those of one entry."""
    from .calendar_file import calendar_file  # its library is needed nowhere else

    found = events(app.record, app.today, names=names, only=only)
    if not found:
        app.tell(tr("There is no date from today on."))
        return
    if await app.device.save_file("sen-diary-dates.ics", calendar_file(found, app.now())):
        app.tell(f"{HANDED} {OPEN_IT}")


async def save_list(app: App) -> None:
    """Hands over the dates of the child that is shown, as plain text."""
    if await app.device.save_file("sen-diary-dates.txt", list_of(app).encode()):
        app.tell(HANDED)


def list_of(app: App) -> str:
    """The dates of the child that is shown, one a line."""
    assert app.child
    return dates_text(family(app.record, app.child.id), app.today)
