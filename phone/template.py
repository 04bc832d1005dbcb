"""Flet's own build template with our few changes to it, written to build/phone/template, where `flet build` takes it.

What pyproject.toml cannot say is kept in phone/android and phone/ios. Flet's template is taken as it is, so that a
newer Flet brings a newer one; where a place that is changed is not in it any more, this stops and says which.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from flet.version import flet_version
from flet_cli.commands.build_base import DEFAULT_TEMPLATE_URL
from flet_cli.utils.template_cache import get_cached_template_zip

HERE = Path(__file__).parent
TEMPLATE = HERE.parent / "build/phone/template"
STAMPS = HERE.parent / "build/.hash"
"""Where flet-cli remembers what it made a project of."""
PROJECT = "{{cookiecutter.out_dir}}"
"""The folder of the template that becomes the Flutter project."""
GRADLE = "android/app/build.gradle.kts"
MANIFEST = "android/app/src/main/AndroidManifest.xml"
RESOURCES = "android/app/src/main/res"
PLIST = "ios/Runner/Info.plist"
DELEGATE = "ios/Runner/AppDelegate.swift"
DESUGAR = "com.android.tools:desugar_jdk_libs:2.1.4"
"""Newer Java for older Android: flutter_local_notifications asks for it, from 2.1.4 on."""
SHOWN = "    UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate\n"
"""So that a notification is shown while the app is open, too."""


class NotThere(Exception):
    """Flet's template is not as it was when our changes were made."""


@dataclass(frozen=True)
class Change:
    """In this file, these words become those."""

    file: str
    old: str
    new: str


def changes() -> list[Change]:
    """Everything that is changed inside a file."""
    receivers = (HERE / "android/receivers.xml").read_text(encoding="utf-8")
    keep_out = (HERE / "ios/keep_out_of_backups.swift").read_text(encoding="utf-8")
    register = "    GeneratedPluginRegistrant.register(with: self)\n"
    return [
        Change(GRADLE, "compileOptions {\n", "compileOptions {\n        isCoreLibraryDesugaringEnabled = true\n"),
        Change(GRADLE, "\ndependencies {}", f'\ndependencies {{\n    coreLibraryDesugaring("{DESUGAR}")\n}}'),
        Change(MANIFEST, "    </application>\n", f"{receivers}    </application>\n"),
        # it asks no address at all, so it needs no leave to ask one without a lock
        Change(
            PLIST,
            "<key>NSAllowsArbitraryLoads</key>\n\t\t\t<true />",
            "<key>NSAllowsArbitraryLoads</key>\n\t\t\t<false />",
        ),
        Change(DELEGATE, "import UIKit\n", "import UIKit\nimport UserNotifications\n"),
        Change(DELEGATE, "@main\n", f"{keep_out}\n@main\n"),
        Change(DELEGATE, register, f"    keepOutOfBackups()\n{SHOWN}{register}"),
    ]


def change(project: Path) -> None:
    """Makes our changes to this template's project. Raises NotThere."""
    for each in changes():
        file = project / each.file
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if text.count(each.old) != 1:
            raise NotThere(f"{each.file}: {each.old.strip()!r} is there {text.count(each.old)} times, and not once")
        file.write_text(text.replace(each.old, each.new), encoding="utf-8")
    shutil.copytree(HERE / "android/res", project / RESOURCES, dirs_exist_ok=True)


def unpack(archive: Path, folder: Path) -> Path:
    """The template out of Flet's archive, which has one folder at its top. Gives that folder."""
    shutil.rmtree(folder, ignore_errors=True)
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    (top,) = folder.iterdir()
    return top


def _told(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    """Writes it, and says where to."""
    url = DEFAULT_TEMPLATE_URL.format(version=flet_version)
    aside = TEMPLATE.with_name("unpacked")
    top = unpack(get_cached_template_zip(url, flet_version), aside)
    change(top / PROJECT)
    if _told(top) != _told(TEMPLATE):
        # `flet build` compares only where the template is, and would leave the project as the old one made it
        shutil.rmtree(STAMPS, ignore_errors=True)
    shutil.rmtree(TEMPLATE, ignore_errors=True)
    top.rename(TEMPLATE)
    shutil.rmtree(aside)
    print(f"Flet's template {flet_version} with our changes is in {TEMPLATE}")


if __name__ == "__main__":
    try:
        main()
    except (NotThere, OSError) as problem:
        sys.exit(f"The build template cannot be made: {problem}")
