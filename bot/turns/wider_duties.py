"""Duties that lead to other fields, for people whose chosen duties are special to their own field."""

from collections import Counter
from typing import Final

from bot.conversation.results_filter import MAJOR_GROUP, Own
from bot.conversation.results_order import duties_met
from bot.conversation.screens import WiderDuty
from bot.conversation.state import Snapshot
from bot.onet.cache import CachedOnet

SHOWN: Final = 3


async def find_wider_duties(onet: CachedOnet, snapshot: Snapshot, own: Own) -> tuple[WiderDuty, ...] | None:
    """The occupation's duties that the most other fields share, without chosen ones and ones to get away from.

    None if the service doesn't say which duty an occupation answers, as O*NET Web Services don't: asking about each
    would take dozens of requests. Raises OnetError.
    """
    known = {*snapshot.chosen, *snapshot.avoided}
    tasks = {task.id: task for task in (await onet.tasks(snapshot.code)).value if task.id not in known}
    if not tasks:
        return ()
    counts: Counter[str] = Counter()
    for row in (await onet.every_related(snapshot.code, list(tasks))).value.occupation:
        if row.answers is None:
            return None
        if row.code[:MAJOR_GROUP] not in own.fields and row.code not in own.avoided:
            counts.update(duties_met(row))
    return tuple(WiderDuty(tasks[task], count) for task, count in counts.most_common(SHOWN))
