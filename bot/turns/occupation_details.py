"""Why one occupation is related: its duties that are close to the chosen ones, and which of those they answer."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.screens import OccupationDetails
from bot.conversation.state import Snapshot
from bot.errors import OnetNotFound
from bot.onet.cache import CachedOnet
from bot.onet.models import RelatedOccupation, Task

EXPLAINED: Final = 12
"""Chosen duties up to which each is asked about by itself; the data does not say which one a duty answers."""


async def explain(onet: CachedOnet, snapshot: Snapshot, code: str) -> OccupationDetails:
    """Everything about one result of a conversation.

    Raises:
        OnetError: O*NET gave no answer; OnetNotFound where the occupation is not among the results any more.
    """
    found, full, own = await asyncio.gather(
        onet.every_related(snapshot.code, snapshot.chosen),
        onet.tasks(code),
        onet.tasks(snapshot.code),
    )
    occupation = next((row for row in found.value.occupation if row.code == code), None)
    if occupation is None:
        raise OnetNotFound(code)
    chosen = [task for task in own.value if task.id in snapshot.chosen]
    why = await _why(onet, snapshot, code, chosen) if len(chosen) <= EXPLAINED else {}
    return OccupationDetails(occupation, full.value, why)


async def each_alone(
    onet: CachedOnet, snapshot: Snapshot, chosen: Sequence[Task]
) -> Mapping[Task, Mapping[str, RelatedOccupation]]:
    """For each chosen duty, by code, the occupations that it alone relates. Raises OnetError."""
    asked = [onet.every_related(snapshot.code, [task.id]) for task in chosen]
    found = await asyncio.gather(*asked)
    return {
        task: {row.code: row for row in answer.value.occupation} for task, answer in zip(chosen, found, strict=True)
    }


async def _why(
    onet: CachedOnet, snapshot: Snapshot, code: str, chosen: Sequence[Task]
) -> Mapping[str, tuple[Task, ...]]:
    """For each duty of the other occupation the chosen ones it answers: those that alone relate it closely."""
    why: dict[str, tuple[Task, ...]] = {}
    for task, rows in (await each_alone(onet, snapshot, chosen)).items():
        for close in rows[code].tasks.closely_related if code in rows else ():
            why[close.id] = (*why.get(close.id, ()), task)
    return why
