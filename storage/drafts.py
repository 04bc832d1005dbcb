"""Half-written forms, kept apart from the record under a name that is rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256

from pydantic import TypeAdapter

from domain.keeping import Draft

from .envelope import Damaged, unwrap, wrap
from .keeper import Keeper, Overtaken

NAME = "drafts"
_DRAFTS = TypeAdapter(dict[str, dict[str, str]])


async def read_drafts(keeper: Keeper) -> dict[str, Draft]:
    """The drafts, or none where none are kept. Damaged ones are set aside where that can be done."""
    try:
        data = await keeper.read(NAME)
    except OSError:
        return {}
    try:
        return {**_DRAFTS.validate_json(unwrap(data))}
    except (Damaged, ValueError):
        with suppress(OSError, Overtaken):
            # The name follows from the bytes: set aside twice, they are still there once.
            await keeper.rewrite(f"{NAME}-damaged-{sha256(data).hexdigest()[:16]}", data)
        return {}


async def write_drafts(keeper: Keeper, drafts: Mapping[str, Draft]) -> None:
    """Keeps these drafts in place of those before. Raises what a keeper raises."""
    await keeper.rewrite(NAME, wrap(_DRAFTS.dump_json({address: dict(draft) for address, draft in drafts.items()})))
