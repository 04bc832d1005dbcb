"""Other languages: every word can be translated, what is not is English, and nothing depends on how many there are."""

from __future__ import annotations

import ast
import json
import os
import re
import string
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path

import pytest

from domain import language
from domain.language import first_known, names_in, tr, trn

ROOT = Path(__file__).parent.parent
WALK = "import pseudo; pseudo.speak(); import pseudo_walk; pseudo_walk.main()"


def test_every_word_on_every_screen_can_be_translated() -> None:
    there = {**os.environ, "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT}"}
    told = subprocess.run(
        [sys.executable, "-c", WALK], cwd=ROOT, env=there, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr[-2000:]
    assert json.loads(told.stdout) == {}, "these are still English"


class Polish(NullTranslations):
    """Three sentences, one of them with a gap that is misspelled."""

    WORDS = {"Saved.": "Zapisano.", "About {name}": "O: {nmae}"}  # noqa: RUF012

    def gettext(self, message: str) -> str:
        return self.WORDS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return {"{n} week": ("{n} tydzień", "{n} tygodnie", "{n} tygodni")}[msgid1][_form(n)]


def _form(n: int) -> int:
    return 0 if n == 1 else 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2


@pytest.fixture
def polish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The app in Polish, of which little is translated. Gives its content folder."""
    for name, text in {"en/a.toml": "English a", "en/b.toml": "English b", "pl/b.toml": "Polskie b"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "pl" / "screens.mo").touch()
    monkeypatch.setattr(language, "folder", lambda: tmp_path)
    monkeypatch.setattr(language, "language", "pl")
    monkeypatch.setattr(language, "_words", Polish())
    return tmp_path


def test_a_sentence_is_in_the_familys_language_or_else_in_english(polish: Path) -> None:
    assert tr("Saved.") == "Zapisano."
    assert tr("Save concern") == "Save concern"


def test_a_gap_that_a_translator_misspelled_shows_the_english_sentence(polish: Path) -> None:
    assert tr("About {name}", name="Sam") == "About Sam"


@pytest.mark.parametrize(("n", "words"), [(1, "1 tydzień"), (3, "3 tygodnie"), (5, "5 tygodni"), (22, "22 tygodnie")])
def test_a_language_has_its_own_plurals(polish: Path, n: int, words: str) -> None:
    assert trn("{n} week", "{n} weeks", n) == words


def test_english_has_two_forms_and_never_reads_what_fills_a_gap() -> None:
    assert [trn("{n} week", "{n} weeks", n) for n in (0, 1, 2)] == ["0 weeks", "1 week", "2 weeks"]
    assert tr("About {name}", name="{odd} {0}") == "About {odd} {0}"


def test_a_content_file_that_is_not_translated_is_read_in_english(polish: Path) -> None:
    assert [language.content(name) for name in ("a.toml", "b.toml")] == ["English a", "Polskie b"]


@pytest.mark.parametrize(
    ("wanted", "known"),
    [
        ("pl", "pl"),
        ("pl-PL:en", "pl"),
        ("de:pl_PL", "pl"),
        ("en-GB:pl", "en"),
        ("de:fr", "en"),
        ("", "en"),
        ("..", "en"),
    ],
)
def test_the_first_language_that_is_there_is_spoken(polish: Path, wanted: str, known: str) -> None:
    assert first_known(wanted.split(":")) == known


def test_english_has_every_page_of_the_guide() -> None:
    assert "guide/plan.toml" in names_in("guide")


def calls() -> list[tuple[str, ast.Call]]:
    """Every sentence that is handed to the translators, with its file."""
    found = []
    for path in sorted([*(ROOT / "views").glob("*.py"), *(ROOT / "domain").glob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
                found.append((path.name, node))
    return found


def gaps(text: str) -> set[str]:
    """The names of its gaps."""
    return {re.split(r"[!:.]", name)[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_is_there_to_be_found_and_its_gaps_are_filled() -> None:
    found = calls()
    assert len(found) > 1500
    for file, call in found:
        many = call.func.id == "trn"  # type: ignore[attr-defined]
        texts = [str(arg.value) for arg in call.args[: 1 + many] if isinstance(arg, ast.Constant)]
        assert len(texts) == 1 + many, f"{file}:{call.lineno} is put together, so it cannot be looked up"
        filled = {word.arg for word in call.keywords} | ({"n"} if many else set())
        if call.keywords and None not in filled:
            assert set().union(*map(gaps, texts)) <= filled, f"{file}:{call.lineno}"
            assert filled - {"n"} <= set().union(*map(gaps, texts)), f"{file}:{call.lineno}"
