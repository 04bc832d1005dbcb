"""The rooms' imports point one way: main to views and storage, those to domain, domain to nothing of ours."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "domain": {"domain", "pydantic"},
    "storage": {"storage", "domain", "pydantic", "tinydb", "cryptography"},
    "views": {"views", "domain", "flet", "icalendar", "pydyf"},
}
NOT_IN_DOMAIN = {"datetime.now", "datetime.today", "date.today", "time.time", "open", "uuid4", "random"}


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path, room: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield room if node.level else str(node.module).split(".")[0]


@pytest.mark.parametrize(
    "path", [p for room in ALLOWED for p in files(room)], ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    may = ALLOWED[room] | set(sys.stdlib_module_names)
    assert set(imports(path, room)) <= may


@pytest.mark.parametrize("path", files("domain"), ids=lambda p: p.name)
def test_domain_reads_no_clock_and_opens_no_file(path: Path) -> None:
    calls = {ast.unparse(n.func) for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)}
    assert not calls & NOT_IN_DOMAIN


def test_every_room_was_looked_at() -> None:
    assert all(len(files(room)) > 5 for room in ALLOWED)


def test_no_root_module_hides_one_of_python() -> None:
    ours = {p.stem for p in ROOT.glob("*.py")} | {p.name for p in ROOT.iterdir() if p.is_dir()}
    assert not ours & set(sys.stdlib_module_names)
