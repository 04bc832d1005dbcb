"""The form of an entry, where all of it is on one screen: what differs between kinds stands in an `EntryForm`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import flet as ft

from domain.kept import Entry, Kept
from domain.language import tr
from domain.reading import Reading, entry_from, outgrown
from domain.typed import Fields

from . import fields, frame, parts
from .app import App
from .entry import whose
from .form import Form, use_form

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class EntryForm(Generic[E]):
    """How a kind of entry is written down. `what` is its name in a sentence: "report"."""

    kind: type[E]
    what: str
    read: Callable[[Fields, date], Reading]
    fill: Callable[[E], Mapping[str, str]]
    draw: Callable[[App, Form], list[ft.Control]]
    then: str
    """The address that is opened once it is saved, with {id} for its own."""
    after_delete: str = "/record"
    agreed_to: tuple[str, tuple[str, ...]] | None = None
    """The field with a child's yes, and those with the words that it is about."""

    def new(self, app: App, start: Mapping[str, str] | None = None, also: Sequence[Kept] = (), **fixed: Any) -> ft.View:
        """The empty form, or filled with `start`. `fixed` are fields of the entry that nobody types.

        `also` is what the entry needs to stand on, and is kept with it.
        """
        return self._view(app, None, lambda: {**(start or {}), "id": app.new_id()}, also, fixed)

    def change(self, app: App, before: E) -> ft.View:
        """The form of an entry that is in the record already, with a way to delete it."""
        return self._view(app, before, lambda: self.fill(before), (), {})

    def _view(
        self,
        app: App,
        before: E | None,
        start: Callable[[], Mapping[str, str]],
        also: Sequence[Kept],
        fixed: Mapping[str, Any],
    ) -> ft.View:
        form = use_form(app, ft.use_view_path(), start, before.child_id if before else "")

        async def save() -> None:
            reading = self.read(form.typed, app.today)
            if not form.told(reading.problems):
                return
            reading.values.update(fixed)
            id = before.id if before else form.typed["id"]
            told = tr("Saved.")
            if before and self.agreed_to and outgrown(before, reading.values, *self.agreed_to):
                told = tr("Saved. The words have changed, so please ask once more if they may be shared.")
            entry = entry_from(self.kind, reading, id=id, child_id=form.child_id, now=app.now(), before=before)
            await app.save(told, *also, entry, form=form.key, then=self.then.format(id=id))

        async def delete() -> None:
            if before:
                await app.delete(before, self.after_delete)

        gone = parts.small_button(
            tr("Delete this {what}", what=self.what), delete, ft.Icons.DELETE_OUTLINE, color=ft.Colors.ERROR
        )
        return frame.page(
            app,
            tr("Change {what}", what=self.what) if before else tr("New {what}", what=self.what),
            *whose(app, form.child_id),
            *fields.restored(form),
            *self.draw(app, form),
            *fields.mend(form),
            parts.main_button(tr("Save {what}", what=self.what), save, ft.Icons.CHECK),
            *([gone] if before else []),
        )
