"""The same measurements on any Python: this computer's, and the one in the browser."""

from __future__ import annotations

import gc
import random
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any

import flet as ft

from domain.choices import Answer, Area, MeetingKind, Result, Setting, Situation
from domain.family import family
from domain.keeping import Opened
from domain.kept import Kept, RoughDate
from domain.pictures import concerns_picture, meetings_picture, outcomes_picture, support_picture
from domain.plan import Cycle, Happening, Outcome, Support, happening_id, monday
from domain.record import Child, Concern, Meeting, Record
from domain.search import Finder
from domain.timeline import entries_of
from headless import Phone
from storage.envelope import Envelope, seal
from storage.keeper import Keeper
from storage.store import TinyStore
from views.app import App

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
SAVES = 40
WORDS = [
    "cried",
    "before",
    "school",
    "tired",
    "after",
    "lunch",
    "reading",
    "group",
    "moved",
    "teacher",
    "said",
    "will",
    "watch",
    "quiet",
    "room",
    "helps",
    "noise",
    "hall",
    "hands",
    "ears",
    "homework",
    "took",
    "two",
    "hours",
    "friends",
    "play",
    "alone",
    "better",
    "this",
    "week",
    "slept",
    "badly",
    "writing",
    "hurts",
    "picture",
    "timetable",
    "helped",
    "asked",
    "again",
    "no",
    "reply",
    "yet",
    "promised",
    "meeting",
    "date",
    "letter",
]

Figures = dict[str, float]
"""What was measured to how many milliseconds (or MB, where the name says so)."""


def record_of(size: int) -> Record:
    """A record of so many entries over ten years, of about 440 bytes each. The same in every run."""
    chance = random.Random(size)
    child = Child(
        id="sam", name="Sam", setting=Setting.SCHOOL, situation=Situation.SUPPORT, created_at=NOW, updated_at=NOW
    )
    plan = list(_rounds(size, chance))
    return Record().with_(child, *plan, *(_entry(number, chance) for number in range(size - len(plan))))


def _rounds(size: int, chance: random.Random) -> Iterator[Kept]:
    """Rounds over ten years with outcomes, support and its weeks: about a sixth of all entries."""
    rounds = max(1, size // 170)
    days = 3650 // rounds
    stamps: dict[str, Any] = {"child_id": "sam", "created_at": NOW, "updated_at": NOW}
    for number in range(rounds):
        starts = TODAY - timedelta(days=days * (rounds - number))
        last = number == rounds - 1
        yield Cycle(id=f"r{number}", starts=starts, strengths=" ".join(chance.choices(WORDS, k=22)), **stamps)
        for each in range(2):
            ids: dict[str, Any] = {"cycle_id": f"r{number}", "outcome_id": f"o{number}-{each}"}
            result = None if last else chance.choice(list(Result))
            yield Outcome(id=ids["outcome_id"], cycle_id=ids["cycle_id"], what=_said(chance), result=result, **stamps)
            ends = None if last else starts + timedelta(days=days - 1)
            support = Support(id=f"s{number}-{each}", what=_said(chance), starts=starts, ends=ends, **ids, **stamps)
            yield support
            for week in range(min(12, days // 7)):
                day = monday(starts + timedelta(weeks=week))
                given: dict[str, Any] = {"support_id": support.id, "week": day, "answer": chance.choice(list(Answer))}
                yield Happening(id=happening_id(support.id, day), **given, **stamps)


def _said(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=8))


def _entry(number: int, chance: random.Random) -> Kept:
    day = TODAY - timedelta(days=chance.randrange(1, 3650))
    text = " ".join(chance.choices(WORDS, k=22))
    if number % 6:
        return Concern(
            id=f"c{number}",
            child_id="sam",
            created_at=NOW,
            updated_at=NOW,
            what=text,
            when=RoughDate.of(day),
            helps=text[:60],
            areas=(chance.choice(list(Area)),),
        )
    kind = MeetingKind.REVIEW if number % 12 else MeetingKind.CHECK_IN
    return Meeting(
        id=f"m{number}", child_id="sam", created_at=NOW, updated_at=NOW, kind=kind, on=day, shared_notes=text
    )


async def measure(make_keeper: Callable[[], Keeper], size: int) -> Figures:
    """Everything for one size. The keeper's place must be empty; the record of this size stays in it."""
    figures: Figures = {}
    empty = TinyStore(make_keeper(), lambda: NOW)
    _, figures["open an empty record"] = await timed(empty.open)
    store = TinyStore(make_keeper(), lambda: NOW)
    await store.open(take_over=True)
    record = record_of(size)
    await store.save(record)
    keeper = make_keeper()
    again = TinyStore(keeper, lambda: NOW)
    opened, figures["open the record"] = await timed(lambda: again.open(take_over=True))
    assert isinstance(opened, Opened)
    record = opened.record
    figures |= await _saves(again, keeper, record)
    figures |= await _screens(record)
    return figures


async def _saves(store: TinyStore, keeper: Keeper, record: Record) -> Figures:
    data = await store.bytes_of((await store.copies())[0])
    saves, puts, seals = [], [], []
    envelope = Envelope(1, 1, NOW, "save", store._tables.kept)
    for number in range(SAVES):
        concern = record.concerns["c1"].changed(NOW, helps=f"time {number}")
        record = record.with_(concern)
        saves.append((await timed(partial(store.save, record)))[1])
        puts.append((await timed(lambda: keeper.rewrite("bench", data)))[1])
        start = perf_counter()
        seal(envelope)
        seals.append((perf_counter() - start) * 1000)
    return {
        "kept bytes, MB": len(data) / 1e6,
        "save one entry, median": _median(saves),
        "save one entry, p95": _p95(saves),
        "bare put, median": _median(puts),
        "bare put, p95": _p95(puts),
        "encode, median": _median(seals),
        "save p95 / (bare put p95 + encode)": _p95(saves) / (_p95(puts) + _median(seals)),
    }


async def _screens(record: Record) -> Figures:
    finder = Finder(entries_of(family(record, "sam"), None))
    strokes = []
    for asked in ("r", "re", "rea", "read", "readi", "readin", "reading", "reading t", "reading tw"):
        start = perf_counter()
        finder.find(asked)
        strokes.append((perf_counter() - start) * 1000)
    family.cache_clear()
    app = App(_Still(record), lambda: NOW, str)  # type: ignore[arg-type]  # only its open is used
    phone = await Phone.start(app)
    drawn = await _change(phone, next(c for c in phone.controls() if isinstance(c, ft.NavigationBar)), 1)
    redrawn = [
        await _change(phone, phone.field("Search the record"), asked) for asked in ("r", "re", "rea", "read", "readi")
    ]
    await phone.visit("/guide")
    topic = (await timed(lambda: phone.visit("/guide/plan")))[1]
    phone.session.close()
    await phone.settle()
    return {
        "open a topic of the guide (Python's part)": topic,
        "search, first letter": strokes[0],
        "search, later letter, median": _median(strokes[1:]),
        **_pictures(record),
        "draw Record (Python's part)": drawn,
        "search and draw again, median (Python's part)": _median(redrawn),
    }


def _pictures(record: Record) -> Figures:
    """What each picture takes to be counted and put into words."""
    about, none = family(record, "sam"), dict.fromkeys
    made: dict[str, Callable[[], object]] = {
        "support": lambda: support_picture(about, TODAY, {}, none(Answer, "")),
        "concerns": lambda: concerns_picture(about, TODAY, none(Area, "")),
        "outcomes": lambda: outcomes_picture(about, none(Result, "")),
        "meetings": lambda: meetings_picture(about, TODAY, {}),
    }
    figures = {}
    for name, make in made.items():
        start = perf_counter()
        make()
        figures[f"picture of {name}, counted"] = (perf_counter() - start) * 1000
    return figures


async def _change(phone: Phone, control: ft.NavigationBar | ft.TextField, value: int | str) -> float:
    """Milliseconds from a change in a control until everything that follows was sent to Flutter."""
    name = "selected_index" if isinstance(control, ft.NavigationBar) else "value"
    phone.session.apply_patch(control._i, {name: value})
    return (await timed(lambda: phone.fire(control, "change", value)))[1]


class _Still:
    """Gives one record and keeps nothing."""

    on_lost = None

    def __init__(self, record: Record) -> None:
        self._record = record

    async def open(self, *, take_over: bool = False) -> Opened:
        return Opened(self._record)

    async def drafts(self) -> dict[str, dict[str, str]]:
        return {}


async def timed(work: Callable[[], Awaitable[object]]) -> tuple[object, float]:
    """What the work gave, and the milliseconds it took."""
    gc.collect()
    start = perf_counter()
    given = await work()
    return given, (perf_counter() - start) * 1000


def _median(times: list[float]) -> float:
    # Python's own statistics are not in the site
    return sorted(times)[len(times) // 2]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]
