"""Duties that lead to other fields: what somebody may add where the chosen ones are special to their own."""

from collections import Counter
from typing import Final

from bot.conversation.results import Own
from bot.conversation.screens import WiderDuty
from bot.conversation.state import Snapshot
from bot.onet.cache import CachedOnet

SHOWN: Final = 3


async def find_wider_duties(onet: CachedOnet, snapshot: Snapshot, own: Own) -> tuple[WiderDuty, ...]:
    """The duties of the occupation, neither chosen nor to be got away from, that the most other fields share.

    None where the service does not say which duty an occupation answers: to ask it about each would be dozens of
    questions. Raises OnetError.
    """
    known = {*snapshot.chosen, *snapshot.avoided}
    tasks = {task.id: task for task in (await onet.tasks(snapshot.code)).value if task.id not in known}
    if not tasks:
        return ()
    counts: Counter[str] = Counter()
    for row in (await onet.every_related(snapshot.code, list(tasks))).value.occupation:
        if row.answers is not None and row.code[:2] not in own.fields and row.code not in own.avoided:
            counts.update({task for answered in row.answers.values() for task in answered})
    return tuple(WiderDuty(tasks[task], count) for task, count in counts.most_common(SHOWN))
