"""A hundred times the process is killed at some moment of its saving: nothing that it had called saved is missing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import Clock
from storage.files import ASIDE, FileKeeper
from storage.store import TinyStore
from storage_disk import Free

ROUNDS = 100
A_SAVE = 0.005
"""About the seconds that one takes."""
HERE = Path(__file__).parent


@pytest.fixture
def saver(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that starts the processes that are killed."""
    path = os.pathsep.join([str(HERE), str(HERE.parent)])
    started = subprocess.Popen(
        [sys.executable, str(HERE / "storage_saver.py"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with started:
        yield started


def one_life(saver: subprocess.Popen[str], chance: random.Random) -> int:
    """Lets a process save a few times and kills it; gives the last number it had called saved."""
    assert saver.stdin
    assert saver.stdout
    saver.stdin.write("\n")
    saver.stdin.flush()
    child, saved, saves = 0, 0, chance.randrange(4)
    killed = False
    for line in saver.stdout:
        if line == "gone\n":
            break
        if line.startswith("child"):
            child = int(line.split()[1])
        else:
            saved, saves = int(line), saves - 1
        if child and saves < 0 and not killed:
            until = time.perf_counter() + chance.random() * A_SAVE
            while time.perf_counter() < until:
                pass  # To the middle of whatever it does next.
            os.kill(child, signal.SIGKILL)
            killed = True
    return saved


async def test_killed_a_hundred_times(saver: subprocess.Popen[str], tmp_path: Path) -> None:
    chance = random.Random(20261125)
    saved = last = cut = 0
    for _ in range(ROUNDS):
        saved = max(saved, one_life(saver, chance))
        cut += any(name.startswith(ASIDE) for name in os.listdir(tmp_path))
        record = (await TinyStore(FileKeeper(tmp_path, lock=Free()), Clock()).open()).record
        assert len(record.concerns) >= saved
        assert list(map(int, record.concerns)) == list(range(1, len(record.concerns) + 1))
        assert record.concerns.keys() == record.actions.keys(), "one save, all of it"
        last = len(record.concerns)
    assert last > ROUNDS / 2, "it did save between the kills"
    assert cut, "some kills came in the middle of a save"
