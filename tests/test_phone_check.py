"""The phone package, as far as it can be checked without a phone: and that the check finds what is wrong."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from phone.check import ROOMS, faults
from phone.package import TARGETS, WHEELS, is_pure, packages, wanted
from phone.settings import KINDS, ROOT, read

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_nothing_is_wrong() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_flet_reads_the_settings_as_they_are_meant(kind: str) -> None:
    told = read(kind)
    options = told["options"]
    assert (told["product_name"], told["bundle_id"], told["python_module_name"]) == (
        "SEN Diary", "uk.sendiary.app", "main",
    )  # fmt: skip
    assert options["android_permissions"]["android.permission.INTERNET"] is False
    assert options["deep_linking"] == {"scheme": "sen-diary", "host": "open"}
    assert (told["splash"]["color"], told["splash"]["dark_color"]) == ("#FBF7F0", "#12191B")
    assert told["adaptive_icon_background"] == "#FBF7F0"


@pytest.mark.parametrize("target", TARGETS)
def test_every_package_is_python_alone_or_on_the_short_list(target: str) -> None:
    found = packages(wanted(PROJECT, target), target)
    assert {name: package.version for name, package in found.items() if not is_pure(package)} == WHEELS
    assert (found["pydantic"].version, "flet-notifications" in found) == ("2.14.0a1", True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project once more, to break."""
    for room in ROOMS - {"main.py"}:
        shutil.copytree(ROOT / room, tmp_path / room, copy_function=os.link)
    shutil.copytree(ROOT / "phone", tmp_path / "phone")
    for name in ("main.py", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def setting(old: str, new: str) -> Callable[[Path], None]:
    """Changes pyproject.toml."""

    def change(root: Path) -> None:
        file = root / "pyproject.toml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def small(root: Path) -> None:
    (root / "assets/icon_android.png").unlink()
    shutil.copyfile(ROOT / "assets/icons/icon-512.png", root / "assets/icon_android.png")


def notes(root: Path) -> None:
    (root / "notes").mkdir()
    (root / "notes/private.txt").write_text("Of nobody's concern")


BREAKS: dict[str, Callable[[Path], object]] = {
    "android.permission.INTERNET": setting('"android.permission.INTERNET" = false', ""),
    "SCHEDULE_EXACT_ALARM": setting('"android.permission.SCHEDULE_EXACT_ALARM" = false', ""),
    "WRITE_EXTERNAL_STORAGE": setting('WRITE_EXTERNAL_STORAGE" = false', 'WRITE_EXTERNAL_STORAGE" = true'),
    "VIBRATE": setting('"android.permission.VIBRATE" = true', ""),
    "a cloud might get": setting('"@xml/data_extraction_rules"', '"@xml/data_extraction_rule"'),
    "backup_rules.xml is not there": lambda root: (root / "phone/android/res/xml/backup_rules.xml").unlink(),
    "android.manifest_app.allowBackup is not known": setting(
        "flet.android.manifest_application", "flet.android.manifest_app"
    ),
    "ios.dependencies is not there": setting("[tool.flet.ios]\ndependencies", "[tool.flet.ios]\ndependency"),
    "template.url is not known": setting("[tool.flet.splash]", '[tool.flet.template]\nurl = "x"\n[tool.flet.splash]'),
    "NSCameraUsageDescription is not known": setting(
        "[tool.flet.ios.info]", '[tool.flet.ios.info]\nNSCameraUsageDescription = "x"'
    ),
    "android.app.exclude is not known": setting(
        "[tool.flet.ios]", '[tool.flet.android.app]\nexclude = ["domain"]\n[tool.flet.ios]'
    ),
    "does not take it": setting('requires-python = ">=3.11"', 'requires-python = ">=3.11,<3.14"'),
    "words.toml": setting('"tests", "pwa"', '"tests", "pwa", "domain/content/en/words.toml"'),
    "sen-diary://open/record": setting('host = "open"', 'host = "record"'),
    "none that a store takes": setting("uk.sendiary.app", "sendiary"),
    "Expected boolean": setting('POST_NOTIFICATIONS" = true', 'POST_NOTIFICATIONS" = "yes"'),
    "three numbers": setting('version = "0.1.0"', 'version = "0.1"'),
    "512": small,
    "splash.png is not there": lambda root: (root / "assets/splash.png").unlink(),
    "'notes'": notes,
    "left out of the app": setting('"tests", "pwa"', '"tests", "pwa", "views/words.py"'),
    "bytes": lambda root: (root / "domain/large.toml").write_bytes(bytes(2_000_000)),
    "greenlet is wanted": setting('dependencies = ["flet-notifications==0.1.4"', 'dependencies = ["greenlet"'),
    "pydantic==2.14.3 is wanted": setting("pydantic==2.14.0a1", "pydantic==2.14.3"),
    "tinydb<4 is wanted": setting('"tinydb>=4.9,<5"', '"tinydb<4"'),
}


@pytest.mark.parametrize("told", BREAKS)
def test_what_is_wrong_is_told(copy: Path, told: str) -> None:
    BREAKS[told](copy)
    assert any(told in fault for fault in faults(copy)), list(faults(copy))


def test_what_flet_makes_in_another_version_only_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WHEELS, "cryptography", "43.0.1")
    monkeypatch.delitem(WHEELS, "cffi")
    told = list(faults())
    assert [fault for fault in told if "cryptography 48.0.0 is compiled, and Flet makes 43.0.1" in fault]
    assert [fault for fault in told if "cffi 2.0.0 is compiled, and Flet makes none" in fault]
