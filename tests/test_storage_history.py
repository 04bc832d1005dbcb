"""Whatever a parent does, in whatever order, what was saved is what is opened: over memory and over files."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kept import Entry, Kept, RoughDate
from domain.record import Action, Child, Concern, Meeting, Preferences, Record
from fakes import Clock
from storage.files import FileKeeper
from storage.keeper import Keeper
from storage.store import TinyStore
from storage_disk import Free
from storage_fakes import MemoryPlace

Do = Callable[[Record], Record]

ids = st.sampled_from([f"id{n}" for n in range(6)])
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some = words.filter(bool)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
rough = st.dates(date(1, 1, 1)).map(RoughDate.of) | st.builds(RoughDate, year=st.integers(1, 9999))
kept: dict[str, Any] = {"id": ids, "created_at": moments, "updated_at": moments, "deleted_at": st.none() | moments}
entry: dict[str, Any] = {**kept, "child_id": ids}
times = st.none() | st.times().map(lambda t: time(t.hour, t.minute, t.second, t.microsecond))

things = st.one_of(
    st.builds(Child, name=some, **kept),
    st.builds(Concern, what=some, when=rough, told_on=days, effect=words, helps=words, **entry),
    st.builds(Meeting, on=days, at=times, where=words, private_notes=words, review_on=st.none(), **entry),
    st.builds(Action, what=some, by=days, done_on=days, meeting_id=st.none() | ids, **entry),
    st.builds(Preferences, child_id=st.none() | ids, **kept),
)


def put(rows: Sequence[Kept]) -> Do:
    return lambda record: record.with_(*rows)


def mark(at: datetime) -> Do:
    """Marks the first entry there is as deleted."""

    def do(record: Record) -> Record:
        entries: list[Entry] = [*record.concerns.values(), *record.meetings.values(), *record.actions.values()]
        return record.with_(entries[0].changed(at, deleted_at=at)) if entries else record

    return do


def forget(id: str) -> Do:
    return lambda record: record.without(id)


histories = st.lists(
    st.one_of(st.lists(things, max_size=4).map(put), moments.map(mark), ids.map(forget)), min_size=1, max_size=12
)


async def live(history: list[Do], start: Callable[[], Keeper]) -> None:
    """Does it all, with the app started again after every third thing."""
    store, record = TinyStore(start(), Clock()), Record()
    await store.open(take_over=True)
    for number, do in enumerate(history):
        record = do(record)
        await store.save(record)
        if number % 3 == 2:
            store = TinyStore(start(), Clock())
            assert vars((await store.open(take_over=True)).record) == vars(record)
    opened = await TinyStore(start(), Clock()).open(take_over=True)
    assert (vars(opened.record), opened.unread) == (vars(record), 0)


@given(histories)
@settings(deadline=None)
async def test_in_memory(history: list[Do]) -> None:
    await live(history, MemoryPlace().keeper)


@given(histories)
@settings(deadline=None, max_examples=40)
async def test_in_files(history: list[Do]) -> None:
    with TemporaryDirectory() as folder:
        await live(history, lambda: FileKeeper(Path(folder), lock=Free()))
