"""The built site: whole, nothing in it that is not used, and nothing that asks another address."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import struct
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright._impl._driver import compute_driver_executable

from pwa import policy
from pwa.archive import ROOMS, on_the_site, pack
from pwa.client import LETTERS, SWAPS, own_letters, stay_here
from pwa.warm import warm
from views import theme

ROOT = Path(__file__).parent.parent
UNUSED = ("skwasm", "wimp", "experimental", ".symbols", ".map", ".d.ts", ".whl", ".exe", "dart.wasm", "KaTeX", ".pyc")


@pytest.fixture(scope="session")
def packed(site: Path) -> dict[str, list[str]]:
    """The names in each archive."""
    found = {}
    for name in ("app.zip", "packages.zip", "native.zip", "pyodide/python_stdlib.zip"):
        with ZipFile(site / name) as archive:
            found[name] = archive.namelist()
    return found


def test_site_holds_nothing_unused(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert [name for name in names if any(part in name for part in UNUSED)] == []
    assert sum((site / name).stat().st_size for name in names) < 56_500_000


@pytest.mark.parametrize("name", ["index.html", "boot.js", "begin.js", "worker.js", "manifest.json"])
def test_every_file_that_the_shell_names_is_there(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    named = re.findall(r"""["'`]\.?/?((?:[\w-]+/)*[\w-]+\.(?:js|mjs|css|svg|json|zip))["'`]""", text)
    assert [file for file in named if not (site / file).exists()] == []
    assert named


def test_fonts_that_flutter_loads_at_the_start_are_there(site: Path) -> None:
    text = (site / "assets/FontManifest.json").read_text()
    files = re.findall(r'"asset": "([^"]+)"', text)
    assert [file for file in files if not (site / "assets" / file).exists()] == []
    assert "Roboto" in text


def test_page_states_the_policy_and_keeps_to_it(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert f'content="{policy.for_page()}"' in page
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\son\w+=", page) == []


def test_nothing_in_the_shell_or_the_client_names_another_site(site: Path) -> None:
    shell = [
        site / name
        for name in ("index.html", "begin.js", "boot.js", "link.js", "worker.js", "boot.css", "manifest.json")
    ]
    assert [path.name for path in shell if "//" in re.sub(r"(?m)^\s*//.*$", "", path.read_text())] == []
    client = (site / "main.dart.js").read_text(encoding="utf-8")
    assert [host for host in ("gstatic", "jsdelivr", "unpkg", "googleapis") if host in client] == []


def test_a_changed_client_stops_the_build() -> None:
    whole = "\n".join(SWAPS)
    assert stay_here(whole).split("\n") == list(SWAPS.values())
    with pytest.raises(SystemExit, match="SWAPS"):
        stay_here(whole + whole)
    with pytest.raises(SystemExit, match="SWAPS"):
        stay_here("")


@pytest.mark.parametrize("family", LETTERS)
def test_letters_of_other_scripts_are_where_the_client_asks_for_them(site: Path, family: str) -> None:
    base = re.findall(r"fontFallbackBaseUrl: `\$\{here\}([^`]+)`", (site / "boot.js").read_text(encoding="utf-8"))
    asked = re.findall(rf'"{family}","([^"]+)"', (site / "main.dart.js").read_text(encoding="utf-8"))
    assert len(base) == len(asked) == 1
    assert (site / base[0] / asked[0]).read_bytes()[:4] == b"wOF2"


def test_every_font_for_other_scripts_is_asked_for_and_licensed(site: Path) -> None:
    folder = site / "assets/fonts/noto"
    files = {path.name for path in folder.glob("*.woff2")}
    licence = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert files == {f"{name}.woff2" for name in LETTERS.values()}
    assert [name for name in files if f"{name}: Copyright" not in licence] == []
    assert "SIL OPEN FONT LICENSE" in licence


def test_flutter_has_the_letters_of_the_app_before_it_draws(site: Path) -> None:
    told = {one["family"]: one["fonts"] for one in json.loads((site / "assets/FontManifest.json").read_text())}
    for name, path in theme.FONTS.items():
        assert told[name] == [{"asset": f"fonts/{Path(path).name}"}]
        assert (site / "assets/fonts" / Path(path).name).exists()


def test_a_client_without_the_fonts_we_have_stops_the_build() -> None:
    whole = "".join(f'A.z("{family}","noto0/v1/0.woff2"),' for family in LETTERS)
    assert own_letters(whole).count('"noto/emoji.woff2"') == 12
    with pytest.raises(SystemExit, match="LETTERS"):
        own_letters(whole + whole)
    with pytest.raises(SystemExit, match="LETTERS"):
        own_letters("")


def test_archive_holds_the_app_compiled_and_nothing_else(packed: dict[str, list[str]]) -> None:
    sources = [path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
    wanted = [path for path in (Path("main.py"), *sources) if path.parent.name != "__pycache__"]
    assert set(packed["app.zip"]) == {path.as_posix() + "c" * (path.suffix == ".py") for path in wanted}


def test_archives_hold_the_packages_compiled(packed: dict[str, list[str]]) -> None:
    assert {"flet/__init__.py", "tinydb/__init__.pyc", "pydantic/__init__.pyc"} <= set(packed["packages.zip"])
    tops = {name.split("/")[0] for name in packed["native.zip"]}
    assert tops == {"pydantic_core", "msgpack"}
    names = [name for archive in packed.values() for name in archive]
    assert [name for name in names if name.endswith(".py") and not name.startswith("flet/")] == []
    assert [name for name in names if ".dist-info" in name or "/testing/" in name] == []


def test_the_memory_of_a_start_has_nothing_random(site: Path, tmp_path: Path) -> None:
    again = shutil.copytree(site, tmp_path / "site")
    warm(again, tmp_path / "work")
    assert (again / "pyodide/memory.bin").read_bytes() == (site / "pyodide/memory.bin").read_bytes()


def test_compiled_parts_lie_by_themselves_and_have_their_place(site: Path) -> None:
    with ZipFile(site / "native.zip") as archive:
        places = {info.filename: info.file_size for info in archive.infolist() if info.filename.endswith(".so")}
    told = re.findall(r'"(\w+\.wasm)": "([^"]+)"', (site / "python.js").read_text(encoding="utf-8"))
    assert sorted(place for _, place in told) == sorted(places)
    assert set(places.values()) == {0}
    assert all(name == on_the_site(place) for name, place in told)
    assert {path.name for path in site.glob("*.wasm")} == {name for name, _ in told}
    assert {(site / name).read_bytes()[:4] for name, _ in told} == {b"\0asm"}


def test_a_kept_memory_is_unpacked_as_it_was_and_a_part_of_it_is_refused(tmp_path: Path) -> None:
    told = node(
        tmp_path,
        """
        import { pack, unpack } from "./memory.js";
        const whole = new Uint8Array(1_000_000);
        whole.set([1, 2, 3]);
        whole.fill(9, 300_000, 700_001);
        whole[999_999] = 7;
        const kept = pack(whole);
        const inParts = (bytes, size) => new ReadableStream({ start(given) {
          for (let at = 0; at < bytes.length; at += size) given.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
          given.close();
        } });
        const same = [];
        for (const size of [3, 10_000, 5_000_000]) {
          const found = await unpack(inParts(kept, size));
          await found.filled;
          same.push(Buffer.compare(found.whole, whole));
        }
        const failed = [];
        for (const length of [5, 20, 100_000]) {
          await unpack(inParts(kept.subarray(0, length), 1000)).then(({ filled }) => filled, (e) => Promise.reject(e))
            .catch((error) => failed.push(error.message));
        }
        console.log(JSON.stringify({ same, failed, half: kept.length < 700_000 }));
        """,
    )
    assert told == {"same": [0, 0, 0], "failed": ["The kept memory is too short."] * 3, "half": True}


def node(folder: Path, script: str) -> object:
    """What this script, run beside the shell's memory.js, prints as JSON."""
    shutil.copyfile(ROOT / "pwa/memory.js", folder / "memory.js")
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "run.js").write_text(script)
    command = [compute_driver_executable()[0], "run.js"]
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout)


def test_a_compiled_module_is_never_compared_with_a_source(site: Path) -> None:
    with ZipFile(site / "app.zip") as archive:
        start = archive.read("main.pyc")[:8]
    assert start[2:4] == b"\r\n"
    assert start[4:] == (1).to_bytes(4, "little")  # PEP 552: by hash, unchecked


def test_the_memory_of_a_start_is_for_this_pyodide(site: Path) -> None:
    kept = gzip.decompress((site / "pyodide/memory.bin").read_bytes())[:4096]
    told = re.findall(r'BUILD_ID:"([0-9a-f]{64})"', (site / "pyodide/pyodide.mjs").read_text(encoding="utf-8"))
    assert len(told) == 1
    assert struct.pack("<8I", *struct.unpack(">8I", bytes.fromhex(told[0]))) in kept


def test_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("main.py", "domain/record.py", "domain/guide/plan.toml", "packages/flet/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        pack(tmp_path, tmp_path / "packages", tmp_path / folder)
        (tmp_path / "main.py").touch()
    for name in ("app.zip", "packages.zip", "native.zip"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_licences_travel_with_the_packages_and_the_font(site: Path) -> None:
    told = (site / "licences.txt").read_text(encoding="utf-8")
    assert [name for name in ("flet", "tinydb", "pydantic", "msgpack") if name not in told] == []
    assert "SIL OPEN FONT LICENSE" in (site / "fonts/OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dev", "browser", "oldest"])
def test_locks_name_versions_and_hashes_only(name: str) -> None:
    for line in (ROOT / f"locks/{name}.txt").read_text().splitlines():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; [\w .=!'<>]+)? \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line), line
