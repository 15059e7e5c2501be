"""Explains why one occupation is related: its closely related duties, and which chosen ones they answer."""

import asyncio

from bot.conversation.screens import OccupationDetails
from bot.conversation.state import Snapshot
from bot.errors import OnetNotFound
from bot.onet.cache import CachedOnet
from bot.turns.related import find_related


async def explain(onet: CachedOnet, snapshot: Snapshot, code: str) -> OccupationDetails:
    """Everything about one result of a conversation.

    Raises:
        OnetError: O*NET didn't respond; OnetNotFound if the occupation is no longer among the results.
    """
    related, full, titles = await asyncio.gather(find_related(onet, snapshot), onet.tasks(code), onet.titles(code))
    occupation = related.find(code)
    if occupation is None:
        raise OnetNotFound(code)
    chosen = {task.id: task for task in related.chosen}
    why = {close: tuple(chosen[task] for task in answered) for close, answered in (occupation.answers or {}).items()}
    return OccupationDetails(occupation, full.value, why, titles=titles.value.title)
