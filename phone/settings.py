"""Reads pyproject.toml as `flet build` does, by flet-cli's own code, as far as that needs no Flutter."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from flet_cli.commands.build import Command
from flet_cli.utils.pyproject_toml import load_pyproject_toml
from flet_cli.utils.python_versions import PythonRelease

from phone.package import PYTHON

ROOT = Path(__file__).parent.parent
KINDS = ("apk", "aab", "ipa")
ABIS = ("arm64-v8a", "armeabi-v7a", "x86_64")


class NotTaken(Exception):
    """Flet finds a fault in the settings."""


def _refuse(code: int, message: str) -> NoReturn:
    raise NotTaken(message)


def read(kind: str, root: Path = ROOT) -> dict[str, Any]:
    """What flet-cli would fill its template with for this kind of app. Raises NotTaken."""
    parser = argparse.ArgumentParser()
    command: Any = Command(parser)
    command.options = parser.parse_args([kind, str(root)])
    command.target_platform = kind
    command.package_platform = command.platforms[kind]["package_platform"]
    command.config_platform = command.platforms[kind]["config_platform"]
    command.python_app_path = root
    command.get_pyproject = load_pyproject_toml(root)
    command.python_release = PythonRelease(PYTHON, PYTHON, "", ABIS, prerelease=False)
    command.cleanup = _refuse  # it would end the program
    with tempfile.TemporaryDirectory() as folder:
        command.flutter_dir = Path(folder)
        command.validate_entry_point()
        command.setup_template_data()
    data: dict[str, Any] = command.template_data
    return data
