"""What cipher.js seals in a real browser opens elsewhere, and the other way round; and what is forgotten is gone."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route

from domain.backup_files import BackupFailed, BackupProblem
from fakes import Clock
from samples_of import a_concern, a_record
from storage import backups, locked
from storage.cipher import BrowserCipher, Cipher, LibraryCipher, NoCipher, Refused
from storage.store import TinyStore
from storage_fakes import Bytes, MemoryPlace, PageError

pytestmark = pytest.mark.browser

PWA, SAMPLES = Path(__file__).parent.parent.parent / "pwa", Path(__file__).parent.parent / "samples"
ORIGIN = "https://cipher.test"
SHELL = '<!doctype html><meta name="build" content="b1"><title>cipher</title>'
WORDS = "Correct horse, Zoë’s battery"
CALL = """async ([verb, ...values]) => {
    const { cipher } = await import("/cipher.js");
    // As Python's bytes arrive in Pyodide: as a proxy that unpacks itself.
    const proxy = (text) => ({ toJs: () => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) });
    try {
        const given = values.map((value) => (value?.bytes === undefined ? value : proxy(value.bytes)));
        const bytes = await cipher[verb](...given);
        return { bytes: btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), "")) };
    } catch (error) {
        return { name: error.name, message: error.message };
    }
}"""


class PageCipher:
    """The real cipher.js in a page; bytes cross as base64."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __getattr__(self, verb: str) -> Any:
        async def call(*values: bytes | int) -> Bytes:
            sent = [{"bytes": base64.b64encode(v).decode()} if isinstance(v, bytes) else v for v in values]
            got = await self._page.evaluate(CALL, [verb, *sent])
            if "name" in got:
                raise PageError(got["name"], got["message"])
            return Bytes(base64.b64decode(got["bytes"]))

        return call


async def _serve(route: Route) -> None:
    path = PWA / route.request.url.rsplit("/", 1)[1]
    if path.suffix == ".js":
        await route.fulfill(path=path, content_type="text/javascript")
    else:
        await route.fulfill(body=SHELL, content_type="text/html")


@pytest.fixture(scope="module")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    context = await chromium.new_context()
    await context.route("**/*", _serve)
    page = await context.new_page()
    await page.goto(f"{ORIGIN}/")
    yield page
    await context.close()


@pytest.fixture
def here(page: Page) -> Cipher:
    return BrowserCipher(PageCipher(page))


async def test_the_same_key_comes_of_a_passphrase(here: Cipher) -> None:
    for words, salt, iterations in ((b"a", bytes(16), 1), (WORDS.encode(), bytes(range(16)), 1000)):
        assert await here.derive(words, salt, iterations) == await LibraryCipher().derive(words, salt, iterations)


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 400])
async def test_what_one_seals_the_other_opens(here: Cipher, data: bytes) -> None:
    key, nonce = bytes(range(32)), bytes(range(12))
    for one, other in ((here, LibraryCipher()), (LibraryCipher(), here)):
        sealed = await one.seal(key, nonce, data, b"about")
        assert await other.open(key, nonce, sealed, b"about") == data
        for wrong in ((bytes(32), sealed, b"about"), (key, sealed, b"abouT"), (key, sealed[:-1] + b"\0\0", b"about")):
            with pytest.raises(Refused):
                await other.open(wrong[0], nonce, wrong[1], wrong[2])


async def test_a_page_that_may_not_use_it_is_told_from_a_wrong_key(chromium: Browser) -> None:
    context = await chromium.new_context()
    await context.route("**/*", _serve)
    insecure = await context.new_page()
    await insecure.goto("http://cipher.test/")
    with pytest.raises(NoCipher):
        await BrowserCipher(PageCipher(insecure)).derive(b"a", bytes(16), 1)
    await context.close()


@pytest.mark.parametrize("made_in_browser", [True, False])
async def test_a_backup_made_on_one_side_opens_on_the_other(
    here: Cipher, monkeypatch: pytest.MonkeyPatch, made_in_browser: bool
) -> None:
    monkeypatch.setattr(locked, "ITERATIONS", 1000)
    store = TinyStore(MemoryPlace().keeper(), Clock())
    await store.open()
    record = a_record(a_concern(what="Zoë 🦓 " * 500))
    await store.save(record)
    sides = [lambda: here, LibraryCipher] if made_in_browser else [LibraryCipher, lambda: here]
    monkeypatch.setattr(backups, "cipher_here", sides[0])
    backup = await store.back_up(WORDS)
    monkeypatch.setattr(backups, "cipher_here", sides[1])
    for typed in (WORDS, backup.recovery):
        assert vars((await store.look_into(backup.data, typed)).record) == vars(record)
    for typed, why in (("wrong", BackupProblem.WRONG_KEY), ("", BackupProblem.LOCKED)):
        with pytest.raises(BackupFailed) as told:
            await store.look_into(backup.data, typed)
        assert told.value.why is why


@pytest.mark.parametrize("typed", [WORDS, "000G-40R4-0M30-E209-185G-R38E-1ZXC"])
async def test_the_published_sample_opens_in_a_browser(here: Cipher, typed: str) -> None:
    """With all its 600,000 rounds."""
    body = (SAMPLES / "backup-locked.record").read_bytes().split(b"\n", 1)[1]
    assert await locked.unlock(body, typed, here) == (SAMPLES / "backup-plain.record").read_bytes()


async def test_what_the_browser_has_beside_the_record_is_forgotten_with_it(page: Page) -> None:
    left = await page.evaluate(
        """async () => {
            localStorage.setItem("sen-diary-theme", "dark");
            document.documentElement.dataset.theme = "dark";
            const days = await caches.open("sen-diary-days");
            await days.put("days", new Response('["2026-12-01"]'));
            await days.put("told", new Response('"2026-11-01"'));
            await caches.open("sen-diary-0123456789ab"); // the app's own files
            const { wishes } = await import("/forgetting.js");
            await wishes.erased();
            return [Object.keys(localStorage), await caches.keys(), document.documentElement.dataset.theme ?? null];
        }"""
    )
    assert left == [["sen-diary-build"], ["sen-diary-0123456789ab"], None]
