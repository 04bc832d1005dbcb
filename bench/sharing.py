"""Measures what goes out and comes back: a summary as a PDF, and a backup made, read and restored."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from time import perf_counter

from domain.choices import SummaryKind
from domain.document import Document
from domain.family import family
from domain.record import Record
from domain.summary import choices, make
from domain.summary_parts import Options
from storage.cipher import cipher_here
from storage.store import TinyStore

PASSPHRASE = "four plain words here"
ITERATIONS = 600_000
Font = Callable[[str], Awaitable[bytes]]
Timed = Callable[[Callable[[], Awaitable[object]]], Awaitable[tuple[object, float]]]


async def measure_sharing(store: TinyStore, timed: Timed, today: date, font: Font) -> dict[str, float]:
    """Both, of the record that is kept where this store looks."""
    opened = await store.open(take_over=True)
    return await _summary(opened.record, today, font) | await _backup(store, timed)


async def _backup(store: TinyStore, timed: Timed) -> dict[str, float]:
    """A locked backup of what is in the store. Deriving the key is told apart: it is slow on purpose."""
    _, derived = await timed(lambda: cipher_here().derive(b"four plain words here", bytes(16), ITERATIONS))
    backup, made = await timed(lambda: store.back_up(PASSPHRASE))
    inside, read = await timed(lambda: store.look_into(backup.data, PASSPHRASE))  # type: ignore[attr-defined]
    _, restored = await timed(lambda: store.restore(inside))  # type: ignore[arg-type]
    return {
        "backup: its key derived once": derived,
        "backup: made, opened again and compared": made,
        "backup: read, with its key": read,
        "backup: restored": restored,
    }


async def _summary(record: Record, today: date, font: Font) -> dict[str, float]:
    """The usual summary before a meeting, and its PDF for the first time and again."""
    start = perf_counter()
    document = _usual(record, today)
    figures = {"summary: made": (perf_counter() - start) * 1000}
    for name in ("first", "again"):
        start = perf_counter()
        from views.pdf_file import pdf
        from views.pdf_shown import FONTS

        await pdf(document, {name: await font(name) for name in FONTS.values()})
        figures[f"summary: PDF, {name}"] = (perf_counter() - start) * 1000
    return figures


def _usual(record: Record, today: date) -> Document:
    about, options = family(record, "sam"), Options()
    ticked = {
        choice.id for choice in choices(SummaryKind.BEFORE, about, options, today) if choice.ticked or choice.first
    }
    return make(SummaryKind.BEFORE, about, ticked, options, today)
