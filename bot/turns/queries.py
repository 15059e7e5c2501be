"""Queries to O*NET outside of turns: suggestions, details, everything to export."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.language.parser import alike
from bot.conversation.results_order import ordered
from bot.conversation.saved_lists import Saved, saved_of
from bot.conversation.screens import RESULTS_A_PAGE, Comparison, OccupationDetails
from bot.conversation.state import Person, Snapshot
from bot.errors import OnetError
from bot.onet.cache import CachedOnet
from bot.onet.matching import is_pasted
from bot.onet.models import Occupation, RelatedOccupation, Task
from bot.turns.comparison import compare, duties_of
from bot.turns.occupation_details import explain
from bot.turns.related import find_related

TITLES_COMPARED: Final = 3
FEW_WORDS: Final = 2


class Queries:
    """Queries that move no conversation. Each raises OnetError if O*NET doesn't respond."""

    def __init__(self, onet: CachedOnet, *, results_a_page: int = RESULTS_A_PAGE) -> None:
        self._onet = onet
        self._results_a_page = results_a_page

    async def suggest(self, actor: Person, typed: str) -> tuple[Occupation, ...]:
        """The occupations that match what has been typed so far, best first."""
        onet = self._onet.on_behalf_of(actor)
        if is_pasted(typed):
            return (await onet.read_text(typed)).value.occupations
        return (await onet.search(typed)).value.occupation

    async def explain(self, snapshot: Snapshot, code: str) -> OccupationDetails:
        """Why an occupation is among the results."""
        return await explain(self._onet.on_behalf_of(snapshot.owner), snapshot, code)

    async def exported(self, snapshot: Snapshot) -> tuple[tuple[Task, ...], tuple[RelatedOccupation, ...]]:
        """The chosen duties, and all results that pass the filter, in the shown order."""
        onet = self._onet.on_behalf_of(snapshot.owner)
        related = await find_related(onet, snapshot)
        return related.chosen, tuple(ordered(related.shown(snapshot.filter), snapshot.sort))

    async def chosen(self, snapshot: Snapshot) -> tuple[tuple[int, Task], ...]:
        """The chosen duties with their numbers, of all occupations of the person's own."""
        onet = self._onet.on_behalf_of(snapshot.owner)
        jobs = [job for job in snapshot.jobs if job.chosen]
        found = await asyncio.gather(*(onet.tasks(job.code) for job in jobs))
        return tuple(
            (number, task)
            for job, tasks in zip(jobs, found, strict=True)
            for number, task in enumerate(tasks.value, 1)
            if task.id in job.chosen
        )

    async def page(self, snapshot: Snapshot) -> tuple[Saved, ...]:
        """The occupations on the current page of results, as list entries."""
        _, rows = await self.exported(snapshot)
        first = (snapshot.page - 1) * self._results_a_page
        return tuple(saved_of(row) for row in rows[first : first + self._results_a_page])

    async def compare(self, actor: Person, snapshot: Snapshot | None, picked: Sequence[Saved]) -> Comparison:
        """Compare two or three occupations, also with the chosen duties if there's a conversation."""
        return await compare(self._onet.on_behalf_of(actor), snapshot, picked)

    async def duties(self, actor: Person, codes: Sequence[str]) -> Mapping[str, tuple[Task, ...]]:
        """All duties of each occupation."""
        onet = self._onet.on_behalf_of(actor)
        found = await asyncio.gather(*(duties_of(onet, code) for code in codes))
        return dict(zip(codes, found, strict=True))

    async def is_title(self, actor: Person, text: str) -> bool:
        """Whether a line is similar to an occupation's title; False if O*NET doesn't respond."""
        try:
            page = (await self._onet.on_behalf_of(actor).search(text)).value
        except OnetError:
            return False
        return any(alike(text, row.title) for row in page.occupation[:TITLES_COMPARED])

    async def finds(self, actor: Person, text: str, *, surely: bool) -> bool:
        """Whether a search finds anything, or anything sure; True if O*NET doesn't respond, so that it says so."""
        try:
            page = (await self._onet.on_behalf_of(actor).search(text)).value
        except OnetError:
            return True
        return bool(page.total) and (not surely or page.understanding is None or page.understanding.confident)

    async def names_job(self, actor: Person, text: str) -> bool:
        """Whether one or two words clearly name a job, by an alternate title or in Spanish ("RN", "plomero")."""
        if len(text.split()) > FEW_WORDS:
            return False
        try:
            understanding = (await self._onet.on_behalf_of(actor).search(text)).value.understanding
        except OnetError:
            return False
        return understanding is not None and understanding.confident and not understanding.ignored
