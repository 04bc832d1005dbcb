"""The form of a backup does not change by accident, and nobody needs the app to open one."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from fakes import Clock
from samples_of import a_concern, a_record
from storage import locked
from storage.careful import inflated
from storage.cipher import LibraryCipher
from storage.envelope import unwrap
from storage.store import TinyStore
from storage_fakes import MemoryPlace

ROOT = Path(__file__).parent.parent
SAMPLES, SCRIPT = ROOT / "tests/samples", ROOT / "docs/open_backup.py"
PLAIN, LOCKED = SAMPLES / "backup-plain.record", SAMPLES / "backup-locked.record"
DIGESTS = {
    PLAIN: "db9fbe10b7e8f745e408ec67435a044c6a733f5f8845413c743e9b383e241b5d",
    LOCKED: "a5cd40fc8e9063b6e3a22c43c40020bff9d79b69849437d5dfd6bc50662071ae",
}
"""The files are never edited: parents have such files."""
PASSPHRASE = "Correct horse, Zoë’s battery"
RECOVERY = "000G-40R4-0M30-E209-185G-R38E-1ZXC"
DATA_KEY = bytes.fromhex("505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f")
KEYS = pytest.mark.parametrize("typed", [PASSPHRASE, RECOVERY, RECOVERY.lower().replace("0", "o")])


@pytest.fixture
def record_of() -> Any:
    return run_path(str(SCRIPT))["record_of"]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_sample_is_as_it_was(path: Path) -> None:
    assert sha256(path.read_bytes()).hexdigest() == DIGESTS[path]


@KEYS
async def test_the_app_opens_the_locked_sample_and_finds_the_plain_one(typed: str) -> None:
    body = unwrap(LOCKED.read_bytes())
    assert await locked.unlock(body, typed, LibraryCipher()) == PLAIN.read_bytes()
    store = TinyStore(MemoryPlace().keeper(), Clock())
    await store.open()
    inside = await store.look_into(LOCKED.read_bytes(), typed)
    assert [child.name for child, _ in inside.children] == ["Zoë"]
    assert inside.record.concerns["n1"].what == "Reads backwards.\nوقع في المدرسة"


async def test_what_the_app_makes_has_the_form_of_the_sample() -> None:
    numbers = iter(range(0x40, 0x100))
    made = await locked.lock(
        PLAIN.read_bytes(),
        PASSPHRASE,
        bytes(range(16)),
        LibraryCipher(),
        lambda size: bytes(next(numbers) for _ in range(size)),
    )
    body = unwrap(LOCKED.read_bytes())
    # Another zlib may pack the same into other bytes, so the length before the sealed part is left out, too.
    assert made[: locked.HEADER - 8] == body[: locked.HEADER - 8]
    sealed, header = made[locked.HEADER :], made[: locked.HEADER]
    assert inflated(await LibraryCipher().open(DATA_KEY, header[150:162], sealed, header)) == PLAIN.read_bytes()


@KEYS
def test_the_script_opens_the_samples(record_of: Any, typed: str) -> None:
    found = record_of(LOCKED.read_bytes(), lambda _: typed)
    assert found == record_of(PLAIN.read_bytes())
    assert found["tables"]["children"]["c1"]["name"] == "Zoë"


async def test_the_script_opens_what_the_app_made(record_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "ITERATIONS", 10)
    store = TinyStore(MemoryPlace().keeper(), Clock())
    await store.open()
    await store.save(a_record(a_concern(what="Zoë 🦓")))
    backup = await store.back_up(PASSPHRASE)
    for typed in (PASSPHRASE, f" {PASSPHRASE} ", backup.recovery):
        found = record_of(backup.data, lambda _, typed=typed: typed)
        assert found["tables"]["concerns"]["c1"]["what"] == "Zoë 🦓"
    for wrong in ("no", backup.recovery[:-1]):
        with pytest.raises(SystemExit, match="does not open"):
            record_of(backup.data, lambda _, wrong=wrong: wrong)
    with pytest.raises(SystemExit, match="not whole"):
        record_of(backup.data[:-1], input)


def test_the_script_needs_nothing_of_the_app(tmp_path: Path) -> None:
    script = tmp_path / "open_backup.py"
    script.write_bytes(SCRIPT.read_bytes())
    new = tmp_path / "new.json"
    done = [sys.executable, "-I", str(script), str(PLAIN), str(new)]
    run = subprocess.run(done, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Anybody who has that file can read it." in run.stdout
    assert "Zoë" in new.read_text(encoding="utf-8")


def test_the_words_about_the_form_have_the_figures_of_the_sample() -> None:
    told = (ROOT / "docs/backup-format.md").read_text(encoding="utf-8")
    for said in (PASSPHRASE, RECOVERY, DATA_KEY.hex(), *DIGESTS.values(), f"{locked.ITERATIONS:,}", f"{locked.MOST:,}"):
        assert said in told
