"""Saves and saves until it is killed, and says what was saved: run by test_storage_kill.py in a process of its own.

It starts once. For each line that it reads it forks a child that saves, so that a hundred starts take no time.
"""

import asyncio
import os
import sys
from pathlib import Path

from fakes import Clock
from samples_of import a_concern, an_action
from storage.files import FileKeeper
from storage.store import TinyStore

WORDS = "He would not go in, and then he would not come out. " * 20


async def save_for_ever(folder: Path) -> None:
    store = TinyStore(FileKeeper(folder), Clock())
    record = (await store.open(take_over=True)).record
    number = len(record.concerns)
    while True:
        number += 1
        record = record.with_(a_concern(f"{number}", what=WORDS), an_action(f"{number}"))
        await store.save(record)
        os.write(1, f"{number}\n".encode())


def main() -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(save_for_ever(Path(sys.argv[1])))
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
