"""Our changes to Flet's build template: made where they belong, or not at all."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest
from flet_notifications.patcher import BOOT_ACTIONS, RECEIVERS

from phone import template
from phone.template import DELEGATE, GRADLE, HERE, MANIFEST, PLIST, PROJECT, RESOURCES, NotThere, change, unpack
from views.notifier import PICTURE

ANDROID = "{http://schemas.android.com/apk/res/android}"
FILES = {
    GRADLE: "android {\n    compileOptions {\n    }\n}\n\ndependencies {}\n",
    MANIFEST: """<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application android:label="SEN Diary">
    </application>
</manifest>
""",
    PLIST: "<plist><dict>\n\t\t\t<key>NSAllowsArbitraryLoads</key>\n\t\t\t<true />\n</dict></plist>\n",
    DELEGATE: """import UIKit
import Flutter

@main
@objc class AppDelegate: FlutterAppDelegate {
    GeneratedPluginRegistrant.register(with: self)
}
""",
}
"""As much of Flet's template as is changed."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of a template."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_notifications_need_of_android_is_there(project: Path) -> None:
    change(project)
    receivers = {
        each.get(f"{ANDROID}name"): [action.get(f"{ANDROID}name") for action in each.iter("action")]
        for each in ET.parse(project / MANIFEST).getroot().findall("application/receiver")
    }
    # of those that its own patcher names we need no answers to buttons, as ours have none
    wanted = {name: BOOT_ACTIONS if boot else [] for name, boot in RECEIVERS if "ActionBroadcast" not in name}
    assert receivers == wanted
    gradle = (project / GRADLE).read_text(encoding="utf-8")
    assert "isCoreLibraryDesugaringEnabled = true" in gradle
    assert 'coreLibraryDesugaring("com.android.tools:desugar_jdk_libs:' in gradle


@pytest.mark.parametrize(
    ("file", "cloud", "beside"),
    [
        ("xml/backup_rules.xml", [], []),
        ("xml-v28/backup_rules.xml", [], ["data/record"]),
        ("xml/data_extraction_rules.xml", [], ["data/record"]),
    ],
)
def test_the_record_goes_to_a_phone_beside_and_to_no_cloud(
    project: Path, file: str, cloud: list[str], beside: list[str]
) -> None:
    change(project)
    rules = ET.parse(project / RESOURCES / file).getroot()
    if rules.tag == "data-extraction-rules":
        (transfer,), (backup,) = rules.iter("device-transfer"), rules.iter("cloud-backup")
        assert [each.get("path") for each in transfer.iter("include")] == beside
        assert [each.get("path") for each in backup.iter("include")] == cloud
        assert {each.get("domain") for each in backup.iter("exclude")} == {
            "root", "file", "database", "sharedpref", "external",
            "device_root", "device_file", "device_database", "device_sharedpref",
        }  # fmt: skip
    else:
        assert rules.tag == "full-backup-content"
        # where there are only exclusions, all else would be taken: so either everything is left out, or one thing is in
        taken = {each.get("path"): each.get("requireFlags") for each in rules.iter("include")}
        assert taken == dict.fromkeys(beside, "deviceToDeviceTransfer")
        assert taken or len(list(rules.iter("exclude"))) == 5


def test_an_iphone_keeps_the_record_out_of_backups_and_asks_no_open_address(project: Path) -> None:
    change(project)
    delegate = (project / DELEGATE).read_text(encoding="utf-8")
    assert "isExcludedFromBackup = true" in delegate and "GeneratedPluginRegistrant.register" in delegate
    assert "<true" not in (project / PLIST).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
def test_another_template_is_not_changed_halfway_without_a_word(project: Path, file: str) -> None:
    (project / file).unlink()
    with pytest.raises(NotThere, match=file.rsplit("/", 1)[1]):
        change(project)


def test_a_place_that_is_there_twice_is_told(project: Path) -> None:
    (project / GRADLE).write_text(FILES[GRADLE] * 2, encoding="utf-8")
    with pytest.raises(NotThere, match="2 times"):
        change(project)


def test_the_archive_of_flet_becomes_our_template(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path_factory.mktemp("here")
    with ZipFile(here / "flet.zip", "w") as packed:
        for name, text in FILES.items():
            packed.writestr(f"build/{PROJECT}/{name}", text)
        packed.writestr("build/cookiecutter.json", "{}")
    monkeypatch.setattr(template, "TEMPLATE", here / "phone/template")
    monkeypatch.setattr(template, "get_cached_template_zip", lambda url, version: here / "flet.zip")
    monkeypatch.setattr(template, "STAMPS", here / ".hash")
    for there in (True, False):  # a second time as well, of which flet-cli need make nothing anew
        template.main()
        assert (here / ".hash").exists() is not there
        (here / ".hash").mkdir(exist_ok=True)
    monkeypatch.setattr(template, "DESUGAR", "another:1")
    template.main()
    assert not (here / ".hash").exists()
    assert (here / "phone/template/cookiecutter.json").exists()
    assert (here / "phone/template" / PROJECT / RESOURCES / "xml/backup_rules.xml").exists()
    assert unpack(here / "flet.zip", here / "again").name == "build"


def test_the_small_picture_of_a_notification_is_the_ring_in_one_colour_and_stays_in_a_release(project: Path) -> None:
    change(project)
    drawn = ET.parse(project / RESOURCES / f"drawable/{PICTURE}.xml").getroot()
    paths = list(drawn.iter("path"))
    ring = ET.parse(HERE.parent / "assets/icon.svg").getroot()
    assert [each.get(f"{ANDROID}pathData") for each in paths] == [
        each.get("d") for each in ring.iter("{http://www.w3.org/2000/svg}path")
    ]
    assert {each.get(f"{ANDROID}strokeColor") for each in paths} == {"#FFFFFF"}
    keep = ET.parse(project / RESOURCES / "raw/keep.xml").getroot()
    assert f"@drawable/{PICTURE}" in keep.get("{http://schemas.android.com/tools}keep", "").split(",")


def test_what_is_kept_beside_is_all_used() -> None:
    kept = {path.name for path in HERE.rglob("*") if path.suffix in (".xml", ".swift")}
    assert kept == {
        "receivers.xml", "backup_rules.xml", "data_extraction_rules.xml", "keep_out_of_backups.swift",
        "notice.xml", "keep.xml",
    }  # fmt: skip
