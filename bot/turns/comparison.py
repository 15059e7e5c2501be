"""Compares two or three occupations: the facts of each, and the duties they share."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

from bot.conversation.results_filter import Own
from bot.conversation.results_order import is_less_related
from bot.conversation.saved_lists import Saved
from bot.conversation.screens import ComparedOccupation, Comparison, SharedDuty
from bot.conversation.state import Snapshot
from bot.errors import OnetNotFound
from bot.onet.cache import CachedOnet
from bot.onet.models import RelatedOccupation, Task
from bot.turns.related import Related, find_related

FEWEST: Final = 2
MOST: Final = 3
"""Occupations that fit side by side."""

Rows = Mapping[str, RelatedOccupation]
"""Related occupations by their codes."""


async def compare(onet: CachedOnet, snapshot: Snapshot | None, picked: Sequence[Saved]) -> Comparison:
    """Compare occupations with the chosen duties of a conversation, and with each other.

    Raises:
        OnetError: O*NET didn't respond, or its response can't be used.
    """
    related = await find_related(onet, snapshot) if snapshot and snapshot.duties else Related((), (), Own())
    codes = [occupation.code for occupation in picked]
    duties = dict(zip(codes, await asyncio.gather(*(duties_of(onet, code) for code in codes)), strict=True))
    rows = await asyncio.gather(*(_near(onet, code, duties[code]) for code in codes))
    near = dict(zip(codes, rows, strict=True))
    compared = [_compared_occupation(occupation, duties[occupation.code], near, related) for occupation in picked]
    return Comparison(tuple(compared), chosen=len(related.chosen), duties=related.chosen)


def _compared_occupation(
    occupation: Saved, duties: tuple[Task, ...], near: Mapping[str, Rows], related: Related
) -> ComparedOccupation:
    row = related.find(occupation.code)
    seen = [row, *(rows.get(occupation.code) for rows in near.values())]
    known = next((found for found in seen if found is not None), None)
    return ComparedOccupation(
        occupation.code,
        occupation.title if known is None else known.title,
        occupation.zone if known is None else known.job_zone,
        None if known is None else known.job_zone_title,
        occupation.bright if known is None else known.tags.bright_outlook,
        closely=len(row.tasks.closely_related) if row else 0,
        less=len(row.tasks.less_related) if row else 0,
        answers=_answers(row, related.chosen),
        duties=len(duties),
        shared=tuple(_shared_duties(occupation.code, duties, near)),
    )


def _answers(row: RelatedOccupation | None, chosen: Sequence[Task]) -> tuple[Task, ...] | None:
    """The chosen duties for which the occupation has closely related ones; None if unknown."""
    if row is None or is_less_related(row):
        return ()
    if row.answers is None:
        return None
    answered = {task for tasks in row.answers.values() for task in tasks}
    return tuple(task for task in chosen if task.id in answered)


def _shared_duties(code: str, duties: tuple[Task, ...], near: Mapping[str, Rows]) -> Iterator[SharedDuty]:
    """The occupation's duties that another one shares, those shared with the most others first."""
    close: dict[str, list[str]] = {}
    for first, second in permutations(near, 2):
        if first == code and code in near[second]:
            for task in near[second][code].tasks.closely_related:
                close.setdefault(task.id, []).append(second)
    shared = [SharedDuty(task, tuple(close[task.id])) for task in duties if task.id in close]
    yield from sorted(shared, key=lambda shared: -len(shared.codes))


async def duties_of(onet: CachedOnet, code: str) -> tuple[Task, ...]:
    """An occupation's duties; empty if O*NET has none. Raises OnetError."""
    try:
        return (await onet.tasks(code)).value
    except OnetNotFound:  # 93 of 1,016 occupations have none
        return ()


async def _near(onet: CachedOnet, code: str, tasks: Sequence[Task]) -> Rows:
    if not tasks:
        return {}
    found = await onet.every_related(code, [task.id for task in tasks])
    return {row.code: row for row in found.value.occupation}
