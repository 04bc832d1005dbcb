"""Work that goes on to its end though the page that asked for it goes away.

Android may keep the app's process when the parent leaves it. Flet then cancels whatever the old page had begun, and
starts a new page. What is being kept at that moment has to reach both the store and the app, or neither would know what
the other holds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_under_way: set[asyncio.Task[Any]] = set()


async def unbroken(work: Coroutine[Any, Any, T]) -> T:
    """What the work gives. Where the one who waits for it is cancelled, only the waiting ends."""
    task = asyncio.create_task(work)
    _under_way.add(task)  # asyncio itself holds tasks only weakly
    task.add_done_callback(_under_way.discard)
    return await asyncio.shield(task)
