"""The workflows of the code host: what they use is pinned, they may only read, and they run what the Makefile has."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)


def test_there_is_one() -> None:
    assert "phone.yml" in [path.name for path in WORKFLOWS]


@every_workflow
def test_what_it_uses_is_pinned_to_a_commit_with_its_version(path: Path) -> None:
    used = re.findall(r"^[\s-]*uses:\s*(.*?)\s*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


@every_workflow
def test_it_may_only_read(path: Path) -> None:
    """Unless a job says otherwise, which stands further in."""
    top = re.findall(r"^permissions:(.*\n(?:[ \t]+.*\n)*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert [each.split() for each in top] == [["contents:", "read"]]


@every_workflow
def test_the_linter_finds_nothing(path: Path) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    told = subprocess.run([zizmor, "--offline", "--no-progress", path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@every_workflow
def test_what_it_makes_is_in_the_makefile(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {name for line in re.findall(r"^([a-z][a-z -]*):(?!=)", makefile, re.MULTILINE) for name in line.split()}
    spoken_of = re.compile(r"#.*|^[\s-]*name:.*", re.MULTILINE)
    made = set(re.findall(r"\bmake ([a-z-]+)", spoken_of.sub("", path.read_text(encoding="utf-8"))))
    assert made and made <= targets
