"""The entry at an address: found, missing, or about another child than the one that is shown."""

from __future__ import annotations

from typing import TypeVar

import flet as ft

from domain.family import Family, family
from domain.kept import Entry
from domain.language import tr

from . import frame, parts
from .app import App

E = TypeVar("E", bound=Entry)


def found(app: App, kind: type[E]) -> E | None:
    """The entry of this kind at this address, or None where there is none, or it was deleted."""
    row: E | None = getattr(app.record, kind.table).get(ft.use_route_params().get("id", ""))
    return row if row and not row.deleted_at else None


def shown(app: App) -> Family:
    """Everything about the child that is shown now. Only for screens that there are once there is a child."""
    assert app.child
    return family(app.record, app.child.id)


def missing(app: App) -> ft.View:
    """There is nothing at this address, or not any more."""
    told = tr("This entry is not in the record. It may have been deleted.")
    return _not_found(app, told, tr("Go to the record"), "/record")


def no_page(app: App) -> ft.View:
    """There is no such page in the guide."""
    return _not_found(
        app, tr("There is no such page in the guide. Your record is as it was."), tr("Go to the guide"), "/guide"
    )


def _not_found(app: App, told: str, label: str, address: str) -> ft.View:
    return frame.page(app, tr("Not found"), parts.words(told), parts.button(label, lambda: frame.go(address)))


def name_of(app: App, child_id: str) -> str:
    """The child's name, or "your child"."""
    child = app.record.children.get(child_id)
    return child.name if child else tr("your child")


def whose(app: App, child_id: str) -> list[ft.Control]:
    """Says so where this is about another child than the one that is shown, as after a link."""
    child = app.record.children.get(child_id)
    if not child or not app.child or child.id == app.child.id:
        return []

    async def show() -> None:
        await app.choose_child(child)

    return [
        parts.notice(
            tr("This is about {name}", name=child.name),
            tr("The other screens now show {name}.", name=app.child.name),
            parts.small_button(tr("Show {name}", name=child.name), show, color=parts.CALM.fore),
            tone=parts.CALM,
            icon=ft.Icons.PERSON_OUTLINE,
        )
    ]
