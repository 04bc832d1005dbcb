"""The app as the screens see it: the record, what is being said to the parent, and one method for each thing to do."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import flet as ft

from domain.backup_files import StoreWithBackups
from domain.choices import ActionStatus, ReminderKind, Theme
from domain.cycles import taken_back
from domain.family import PREFERENCES, children, chosen, family, preferences, switched_off
from domain.keeping import Copy, NotSaved, Opened, ReadOnly, Unreadable
from domain.kept import Entry, Kept
from domain.language import tr
from domain.plan import Cycle
from domain.record import Action, Child, Preferences, Record

from .app_backups import AppBackups
from .device import Device
from .drafts import Drafts
from .followed import Followed, unbroken
from .host import Host, Wish
from .said import Said

if TYPE_CHECKING:
    from .notices import Notices  # a browser does without
    from .notifier import Notifier

log = logging.getLogger("sen-diary")

Change = Callable[[Record], Record]

FAULT = "fault"
"""The trouble that is our own mistake."""
CLOSED = "Session closed"
"""What Flet says to whatever waits for a page that goes."""
UNKEPT = "unkept"
"""The trouble that something half-written could not be kept before a change of version."""


class App(AppBackups):
    """What is shown. Screens read it and call it; it changes only after the store has kept the change."""

    device: Device
    """The services of the page that is followed."""

    def __init__(
        self,
        store: StoreWithBackups,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        host: Host | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self.new_id = new_id
        self.host = host
        """The browser it runs in; on a phone's own package there is none."""
        self.notices: Notices | None = None
        """The notifications of the phone whose own package it is; in a browser there are none."""
        self._one_at_a_time = asyncio.Lock()
        self._opening: asyncio.Task[None] | None = None
        self.drafts = Drafts(store, self._draft_failed)
        self.record = Record()
        self.today: date = clock().date()
        self.opened = False
        self.damage: Unreadable | None = None
        self.unreachable = False
        self.read_only: ReadOnly | None = None
        self.unread = 0
        self.trouble: str | None = None
        self.said: Said | None = None
        self._heard: Said | None = None
        self.width = 400.0
        store.on_lost = self._lost

    # opening

    async def arrive(self) -> None:
        """A page begins, or is about to: opens the record, unless it is open, or just being opened, in this process."""
        if self.opened:
            self.new_day()
            return
        if not self._opening or self._opening.done():
            self._opening = asyncio.create_task(self.open())
        await asyncio.shield(self._opening)

    async def open(self, *, take_over: bool = False) -> None:
        """Opens the record, or shows why it cannot be opened."""
        await self._show(self._store.open(take_over=take_over))

    async def open_copy(self, copy: Copy | None) -> None:
        """After damage: opens this earlier copy, or starts an empty record. The damaged copies stay kept."""
        await self._show(self._store.open_copy(copy))

    async def _show(self, opening: Awaitable[Opened]) -> None:
        self.unreachable = False
        try:
            opened = await opening
            await self.drafts.open()
        except Unreadable as damage:
            self.damage = damage
        except OSError:
            self.unreachable = True
        else:
            self.record, self.read_only, self.unread = opened.record, opened.read_only, opened.unread
            self.damage, self.opened, self.trouble, self.said = None, True, None, None
            await self.drafts.allow(self.read_only is None)
        self._notify(None)

    def _lost(self) -> None:
        self.read_only = ReadOnly.ELSEWHERE
        self.drafts.forbid()

    def watch(self, page: ft.Page) -> None:
        """Follows this page and no other: keeps drafts when it is hidden, looks at the day when it comes back."""

        async def lifecycle(e: ft.AppLifecycleStateChangeEvent) -> None:
            if e.state in (ft.AppLifecycleState.HIDE, ft.AppLifecycleState.PAUSE):
                await self.drafts.keep()
            else:
                self.new_day()
            if e.state is ft.AppLifecycleState.RESUME and self.notices and self.opened:  # the last that a return tells
                await self.notices.plan(self.notices.moments(self.record, self.today))

        def resized(_: ft.PageResizeEvent) -> None:
            self.width = page.width or self.width

        def failed(message: str) -> None:
            log.error("a tap failed: %s", message)
            # a page that goes ends what waits for the phone, as a dialog that is open: nobody has to hear of that
            if self.page is page and not message.startswith(CLOSED):
                self.said, self.trouble = None, FAULT

        # Flet would put its own error page over everything, and over the words in the form
        page.session.error = failed  # type: ignore[method-assign]
        if self._followed:
            self._followed.end()
        self._followed = Followed(page)
        if self.said and self.said is not self._heard:
            self.said = replace(self.said, at=page.route)  # it ended while nobody was there to hear of it
        self.device = Device()
        page.on_app_lifecycle_state_change = lifecycle
        page.on_resize = resized
        self.width = page.width or self.width

    def notify_by(self, phone: Notifier) -> None:
        """Has this phone notify, which belongs to the page that is followed."""
        from .notices import Notices

        self.notices = Notices(phone, self._followed)

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self._clock().astimezone(UTC)

    def local(self, moment: datetime) -> datetime:
        """A moment in this device's own time zone."""
        return moment.astimezone(self._clock().tzinfo)

    def new_day(self) -> None:
        """Looks at the clock again: the app came back to the front, or is about to save."""
        self.today = self._clock().date()

    # reading

    @property
    def child(self) -> Child | None:
        """The child that is shown now."""
        return chosen(self.record)

    @property
    def theme(self) -> Theme:
        """How the app should look."""
        row = preferences(self.record)
        return row.theme if row else Theme.SYSTEM

    @property
    def off(self) -> tuple[ReminderKind, ...]:
        """What the parent does not want to be reminded of."""
        return switched_off(self.record)

    # doing

    async def save(self, text: str, *things: Kept, form: str = "", then: str = "") -> bool:
        """Keeps these things, says `text` if there is any, and opens the screen `then`.

        The draft of `form` is let go only once they are kept.
        """
        return await self._commit(lambda record: record.with_(*things), text, form=form, then=then)

    async def amend(self, change: Change) -> bool:
        """Keeps what `change` makes of the record as it is once its turn has come: so two quick taps both count."""
        return await self._commit(change, "")

    async def save_child(self, child: Child, form: str) -> bool:
        """Keeps a child and shows it."""
        told = tr("Saved. This record is about {name}.", name=child.name)
        return await self._commit(lambda record: self._choosing(record.with_(child), child), told, form=form, then="/")

    async def choose_child(self, child: Child) -> bool:
        """Shows another child from now on."""
        return await self._commit(
            lambda record: self._choosing(record, child), tr("Now showing {name}.", name=child.name), then="/"
        )

    async def set_theme(self, theme: Theme) -> bool:
        """Changes how the app looks, and remembers it."""
        return await self._commit(lambda record: self._preferring(record, theme=theme), tr("Saved."))

    async def switch(self, kind: ReminderKind, on: bool) -> bool:
        """Switches a kind of reminder on or off."""

        def change(record: Record) -> Record:
            others = [other for other in switched_off(record) if other is not kind]
            return self._preferring(record, off=tuple(others if on else [*others, kind]))

        return await self._commit(change, "")

    async def delete(self, entry: Entry, then: str = "/record") -> bool:
        """Marks an entry as deleted with all that belongs to it. Can be undone until the next thing."""
        about = family(self.record, entry.child_id)
        changed = taken_back(about, entry, self.now()) if isinstance(entry, Cycle) else ()
        ids = {row.id for row in changed}
        rows = [row for row in (entry, *about.going_with(entry)) if row.id not in ids]
        return await self._delete(rows, tr("Deleted."), then=then, changed=changed)

    async def remove_child(self, child: Child) -> bool:
        """Marks a child and everything about them as deleted. Can be undone until the next thing."""
        about = family(self.record, child.id)
        rows = [child, *about.everything()]
        return await self._delete(rows, tr("{name} and their entries are deleted.", name=child.name), then="/")

    async def remove(self, row: Kept, told: str) -> bool:
        """Marks this alone as deleted, and stays on the screen. Can be undone until the next thing."""
        now = self.now()
        gone = row.changed(now, deleted_at=now)
        return await self._commit(lambda record: record.with_(gone), told, undo=[row])

    @unbroken
    async def _delete(self, rows: Sequence[Kept], told: str, then: str, changed: Sequence[Kept] = ()) -> bool:
        """Deletes these rows, and keeps those that are changed by it. Undo brings both back as they were."""
        now = self.now()
        gone = [row.changed(now, deleted_at=now) for row in rows]
        before = [getattr(self.record, row.table)[row.id] for row in changed]
        done = await self._commit(lambda r: r.with_(*gone, *changed), told, undo=[*rows, *before], then=then)
        if done and self.said:
            self.said = replace(self.said, drafts=await self.drafts.drop_about(rows[0].id))
        return done

    @unbroken
    async def undo(self) -> bool:
        """Brings back what was just deleted, and touches nothing else."""
        said = self.said
        if said and (before := said.before):
            return await self._commit(lambda _: before, tr("It is as it was before."))
        if (
            not said
            or not said.undo
            or not await self._commit(lambda record: record.with_(*said.undo), tr("It is back."))
        ):
            return False
        await self.drafts.put_back(said.drafts)
        return True

    async def mark(self, action: Action, status: ActionStatus) -> bool:
        """Notes what became of something that was promised."""
        told = tr("Marked as done.") if status is ActionStatus.DONE else tr("Saved.")
        return await self.save(told, action.marked(status, self.today, self.now()))

    async def start_example(self) -> bool:
        """Adds the example family, if it is not there, and shows it."""
        from domain.example import example_family  # nobody else needs it at a start

        rows = example_family(self.today, self.now(), self.new_id)

        def change(record: Record) -> Record:
            there = next((child for child in children(record) if child.example), None)
            record = record if there else record.with_(*rows)
            return self._choosing(record, there or next(row for row in rows if isinstance(row, Child)))

        return await self._commit(change, "", then="/")

    @unbroken
    async def remove_example(self) -> bool:
        """Takes out everything of the example family, and nothing else."""
        examples = [child.id for child in self.record.children.values() if child.example]
        done = await self._commit(lambda record: record.without(*examples), tr("The example is gone."), then="/")
        for id in examples if done else ():
            await self.drafts.drop_about(id)
        return done

    @unbroken
    async def _commit(
        self,
        change: Change,
        told: str,
        *,
        undo: Sequence[Kept] = (),
        form: str = "",
        then: str = "",
    ) -> bool:
        self.new_day()
        asked_on = self.page
        # the change is made of the record as it is once its turn has come: so a second quick tap adds to the first
        async with self._one_at_a_time:
            new = change(self.record)
            try:
                await self._store.save(new)
            except NotSaved as problem:
                self.trouble, self.said = problem.why, None
                return False
            self.record, self.trouble = new, None
        if self.host:
            self.host.saved()
        await self.drafts.drop(form)
        stays = not then or self.page is not asked_on  # on a newer page the parent may be elsewhere by now
        self.said = Said(told, self.page.route if stays else then, tuple(undo)) if told else None
        if not stays:
            self.go(then)
        return True

    def tell(self, told: str) -> None:
        """Says something that needed no saving."""
        self.said = Said(told, self.page.route)

    def heard(self, address: str) -> Said | None:
        """What is to be said on the screen at this address. Once the parent has moved on from it, it is gone."""
        said = self.said
        if said and said.at == address:
            self._heard = said
            return said
        if said and said is self._heard:
            # not by an assignment, which would draw the screen that is being drawn once more
            self.__dict__["said"] = None
        return None

    def dismiss(self) -> None:
        """Takes the last message away."""
        self.said = self.trouble = None

    async def use_new_version(self) -> None:
        """Keeps what is half-written, waits for a save that is under way, and changes to the version that waits."""
        async with self._one_at_a_time:
            await self.drafts.keep()
            if self.drafts.unkept:
                self.trouble = self.trouble or UNKEPT
            elif self.host:
                self.host.wish(Wish.SWAP)

    # half-written forms

    async def drop_draft(self, form: str) -> None:
        """Lets a half-written form go."""
        await self.drafts.drop(form)
        self._notify(None)

    def _draft_failed(self, problem: NotSaved) -> None:
        self.trouble = problem.why

    # copies

    async def bytes_of(self, copy: Copy) -> bytes:
        """A kept copy as it is, for a file."""
        return await self._store.bytes_of(copy)

    async def copies(self) -> tuple[Copy, ...]:
        """Every kept copy, newest first."""
        return await self._store.copies()

    # parts of the above

    def _preferring(self, record: Record, **fields: object) -> Record:
        now = self.now()
        row = preferences(record) or Preferences(id=PREFERENCES, created_at=now, updated_at=now)
        return record.with_(row.changed(now, **fields))

    def _choosing(self, record: Record, child: Child) -> Record:
        return self._preferring(record, child_id=child.id)
