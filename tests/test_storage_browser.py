"""The real keeper.js in a real browser: tabs, workers, lost connections, no room."""

import asyncio
from typing import Any

import pytest

from domain.keeping import NotSaved, ReadOnly, WhyNot
from fakes import Clock
from samples_of import a_concern, a_record
from storage.browser import BrowserKeeper
from storage.keeper import NoRoom, Overtaken
from storage.store import TinyStore
from storage_fakes import PageModule
from storage_fixtures import ORIGIN, InBrowser

pytestmark = pytest.mark.browser

FIRST, SECOND = "0000000001-a", "0000000002-b"


async def tab(place: InBrowser) -> tuple[Any, BrowserKeeper]:
    page = await place.page()
    return page, BrowserKeeper(PageModule(page))


async def test_the_first_tab_is_told_that_another_has_taken_over(in_browser: InBrowser) -> None:
    first, second = [TinyStore(await in_browser.keeper(), Clock()) for _ in range(2)]
    lost = asyncio.Event()
    await first.open()
    first.on_lost = lost.set
    await first.save(a_record(a_concern("c1")))
    assert (await second.open()).read_only is ReadOnly.ELSEWHERE
    opened = await second.open(take_over=True)
    await asyncio.wait_for(lost.wait(), 5)
    with pytest.raises(NotSaved) as told:
        await first.save(a_record(a_concern("c1", what="lost")))
    assert told.value.why is WhyNot.ELSEWHERE
    await second.save(opened.record.with_(a_concern("c2")))
    assert list((await first.open()).record.concerns) == ["c1", "c2"]


async def test_when_a_tab_is_closed_the_next_may_write(in_browser: InBrowser) -> None:
    page, first = await tab(in_browser)
    await first.claim(take_over=False)
    await first.keep(FIRST, b"1", after=[""])
    await page.close()
    second = await in_browser.keeper()
    assert await second.claim(take_over=False)
    assert await second.read(FIRST) == b"1"


async def test_it_is_all_there_after_a_reload(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    await keeper.claim(take_over=False)
    await keeper.keep(FIRST, bytes(range(256)), after=[""])
    await page.reload()
    keeper = BrowserKeeper(PageModule(page))
    assert await keeper.claim(take_over=False)
    assert await keeper.read(FIRST) == bytes(range(256))


BREAK_NEXT = """(name) => {
    const real = IDBDatabase.prototype.transaction;
    let left = %d;
    IDBDatabase.prototype.transaction = function (...asked) {
        if (left-- > 0) {
            if (name !== "closed") throw new DOMException("connection lost", name);
            this.close();
        }
        return real.apply(this, asked);
    };
}"""


@pytest.mark.parametrize("name", ["closed", "InvalidStateError", "UnknownError"])
async def test_a_lost_connection_is_opened_again(in_browser: InBrowser, name: str) -> None:
    page, keeper = await tab(in_browser)
    await keeper.claim(take_over=False)
    await page.evaluate(BREAK_NEXT % 1, name)
    await keeper.keep(FIRST, b"1", after=[""])
    assert await keeper.names() == [FIRST]


async def test_a_database_that_does_not_open_at_first(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    await page.evaluate(
        """() => {
            const real = IDBFactory.prototype.open;
            let left = 3;
            IDBFactory.prototype.open = function (...asked) {
                if (left-- > 0) throw new DOMException("not now", "UnknownError");
                return real.apply(this, asked);
            };
        }"""
    )
    with pytest.raises(OSError, match="not now"):
        await keeper.names()
    assert await keeper.names() == []


async def test_a_connection_that_stays_lost_is_said_and_harms_nothing(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    await keeper.claim(take_over=False)
    await keeper.keep(FIRST, b"1", after=[""])
    await page.evaluate(BREAK_NEXT % 2, "UnknownError")
    with pytest.raises(OSError, match="UnknownError"):
        await keeper.keep(SECOND, b"2", after=[FIRST], drop=[FIRST])
    assert await keeper.names() == [FIRST]
    await keeper.keep(SECOND, b"2", after=[FIRST])


async def test_the_answer_to_a_save_is_lost_and_it_is_made_once(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    await keeper.claim(take_over=False)
    await page.evaluate(
        """() => {
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (...asked) {
                IDBDatabase.prototype.transaction = real;
                const transaction = real.apply(this, asked);
                let told;
                Object.defineProperty(transaction, "onabort", { set: (heard) => (told = heard) });
                Object.defineProperty(transaction, "oncomplete", { set: () => {} });
                Object.defineProperty(transaction, "error", { value: new DOMException("lost", "UnknownError") });
                transaction.addEventListener("complete", () => told());
                return transaction;
            };
        }"""
    )
    await keeper.keep(FIRST, b"1", after=["", FIRST])
    assert await keeper.names() == [FIRST]


async def test_the_database_is_deleted_under_an_open_tab(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    await keeper.claim(take_over=False)
    await keeper.keep(FIRST, b"1", after=[""])
    deleted = """() => new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase("sen-diary");
        request.onsuccess = () => done("deleted");
        request.onblocked = () => failed(new Error("blocked"));
    })"""
    assert await page.evaluate(deleted) == "deleted"
    assert await keeper.names() == []


async def test_no_room_is_said_and_the_old_is_still_there(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    devtools = await in_browser.context.new_cdp_session(page)
    await devtools.send("Storage.overrideQuotaForOrigin", {"origin": ORIGIN, "quotaSize": 200_000})
    await keeper.claim(take_over=False)
    await keeper.keep(FIRST, b"1" * 1000, after=[""])
    with pytest.raises(NoRoom):
        await keeper.keep(SECOND, b"2" * 2_000_000, after=[FIRST], drop=[FIRST])
    assert await keeper.names() == [FIRST]
    assert await keeper.read(FIRST) == b"1" * 1000
    await devtools.send("Storage.overrideQuotaForOrigin", {"origin": ORIGIN})
    await keeper.keep(SECOND, b"2" * 2_000_000, after=[FIRST], drop=[FIRST])
    assert await keeper.names() == [SECOND]


async def test_it_runs_in_a_worker_beside_a_page(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    assert await page.evaluate(
        """() => new Promise((done) => {
            const worker = new Worker("/worker.js", { type: "module" });
            worker.onmessage = (event) => done(event.data);
            worker.onerror = (event) => done(event.message);
        })"""
    ) == [True, FIRST]
    assert not await keeper.claim(take_over=False)
    assert await keeper.read(FIRST) == b"\x01\x02"
    with pytest.raises(Overtaken):
        await keeper.keep(SECOND, b"2", after=[FIRST])


async def test_writes_ask_for_strict_durability(in_browser: InBrowser) -> None:
    page, keeper = await tab(in_browser)
    await keeper.claim(take_over=False)
    await page.evaluate(
        """() => {
            window.asked = [];
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (store, mode, options) {
                const transaction = real.call(this, store, mode, options);
                asked.push([transaction.mode, transaction.durability]);
                return transaction;
            };
        }"""
    )
    await keeper.keep(FIRST, b"1", after=[""])
    await keeper.rewrite("drafts", b"d")
    assert await page.evaluate("asked") == [["readwrite", "strict"]] * 2
