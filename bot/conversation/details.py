"""Why one occupation is related: its duties that are close to the chosen ones, and which of those they answer."""

import asyncio
from collections.abc import Mapping
from typing import Final

from bot.conversation.screens import Explained
from bot.conversation.state import Snapshot
from bot.errors import OnetNotFound
from bot.onet.cache import RememberedOnet
from bot.onet.models import Task

EXPLAINED: Final = 12
"""Chosen duties up to which each is asked about by itself; the data does not say which one a duty answers."""


async def explain(onet: RememberedOnet, snapshot: Snapshot, code: str) -> Explained:
    """Everything about one result of a conversation.

    Raises:
        OnetError: O*NET gave no answer; OnetNotFound where the occupation is not among the results any more.
    """
    found, full, own = await asyncio.gather(
        onet.every_related(snapshot.code, snapshot.chosen, sort=snapshot.sort),
        onet.tasks(code),
        onet.tasks(snapshot.code),
    )
    occupation = next((row for row in found.value.occupation if row.code == code), None)
    if occupation is None:
        raise OnetNotFound(code)
    chosen = [task for task in own.value if task.id in snapshot.chosen]
    why = await _why(onet, snapshot, code, chosen) if len(chosen) <= EXPLAINED else {}
    return Explained(occupation, full.value, why)


async def _why(
    onet: RememberedOnet, snapshot: Snapshot, code: str, chosen: list[Task]
) -> Mapping[str, tuple[Task, ...]]:
    """For each duty of the other occupation the chosen ones it answers: those that alone relate it closely."""
    alone = await asyncio.gather(*(onet.every_related(snapshot.code, [task.id], sort=snapshot.sort) for task in chosen))
    why: dict[str, tuple[Task, ...]] = {}
    for task, answer in zip(chosen, alone, strict=True):
        for row in answer.value.occupation:
            if row.code == code:
                for close in row.tasks.closely_related:
                    why[close.id] = (*why.get(close.id, ()), task)
    return why
