"""Finds the occupations that share the chosen duties of one or more occupations, and which duties each one answers."""

import asyncio
from collections.abc import Collection, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from bot.conversation.language.duty_words import holds
from bot.conversation.results_filter import MAJOR_GROUP, Own, ResultsFilter, are_few, shown
from bot.conversation.results_order import most_alike_first
from bot.conversation.state import Job, Snapshot
from bot.onet.cache import CachedOnet
from bot.onet.models import RelatedOccupation, RelatedTasks, Task

ASKED_ALONE: Final = 12
"""Chosen duties up to which a service that does not say what each task answers is asked about them one by one."""

T = TypeVar("T")


@dataclass(frozen=True)
class Related:
    """All occupations related to the chosen duties of a conversation, and what is needed to filter them.

    `chosen` are these duties. `rows` are in the service's order, the most closely related first. `missing` are the ids
    of chosen duties that the data no longer holds. `less_related` are occupations that are only less related, the most
    alike first; they're only asked for if few are closely related in fields other than the person's own.
    """

    chosen: tuple[Task, ...]
    rows: tuple[RelatedOccupation, ...]
    own: Own
    missing: frozenset[str] = frozenset()
    stale: bool = False
    less_related: tuple[RelatedOccupation, ...] = ()

    def shown(self, chosen: ResultsFilter) -> list[RelatedOccupation]:
        """The results that pass a filter."""
        return shown(self.rows, self.less_related, chosen, self.own)

    def find(self, code: str) -> RelatedOccupation | None:
        """The related occupation of a code."""
        return next((row for row in (*self.rows, *self.less_related) if row.code == code), None)


async def find_related(onet: CachedOnet, snapshot: Snapshot) -> Related:
    """Ask O*NET once for each occupation of the person's own. Raises OnetError."""
    jobs = [job for job in snapshot.jobs if job.chosen]
    found = await _ask_all([_related_to(onet, job) for job in jobs])
    avoided = await _ask_all([_codes_near_avoided(onet, job) for job in snapshot.jobs if job.avoided])
    unwanted = await _ask_all([_codes_about(onet, job, words) for job in jobs for words in snapshot.filter.unwanted])
    codes = frozenset(job.code for job in snapshot.jobs)
    rows = found[0].rows if len(found) == 1 else _merge_jobs([part.rows for part in found], codes)
    fields = frozenset(code[:MAJOR_GROUP] for code in codes)
    own = Own(fields, frozenset().union(*avoided), frozenset().union(*unwanted))
    few = are_few(rows, snapshot.filter.but(other_fields=True), own)
    known = codes | {row.code for row in rows}
    return Related(
        tuple(task for part in found for task in part.chosen),
        rows,
        own,
        frozenset().union(*(part.missing for part in found)),
        any(part.stale for part in found),
        await _less_related(onet, jobs, known) if few else (),
    )


async def _less_related(onet: CachedOnet, jobs: Sequence[Job], known: Collection[str]) -> tuple[RelatedOccupation, ...]:
    """The occupations that are less related to chosen duties of any job, without known ones; the most alike first."""
    answers = await _ask_all([_less_related_to(onet, job) for job in jobs])
    return most_alike_first(_merge_jobs(answers, frozenset(known)))


async def _less_related_to(onet: CachedOnet, job: Job) -> tuple[RelatedOccupation, ...]:
    tasks = [task.id for task in (await onet.tasks(job.code)).value if task.id in job.chosen]
    return (await onet.less_related(job.code, tasks)).value.occupation if tasks else ()


async def _ask_all(questions: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """The results of several requests that run at the same time; a single one needs no task of its own."""
    return [await questions[0]] if len(questions) == 1 else await asyncio.gather(*questions)


async def _related_to(onet: CachedOnet, job: Job) -> Related:
    tasks = await onet.tasks(job.code)
    chosen = tuple(task for task in tasks.value if task.id in job.chosen)
    missing = frozenset(job.chosen) - {task.id for task in chosen}
    if not chosen:
        return Related((), (), Own(), missing, tasks.stale)
    answer = await onet.every_related(job.code, [task.id for task in chosen])
    rows = await _with_answers(onet, job.code, chosen, answer.value.occupation)
    return Related(chosen, rows, Own(), missing, answer.stale)


async def _with_answers(
    onet: CachedOnet, code: str, chosen: Sequence[Task], rows: tuple[RelatedOccupation, ...]
) -> tuple[RelatedOccupation, ...]:
    """The same rows with what each task answers, if the service doesn't say it and not too many duties are chosen."""
    says_it = not rows or rows[0].answers is not None  # of all rows or of none
    if says_it or len(chosen) > ASKED_ALONE:
        return rows
    alone = [rows] if len(chosen) == 1 else await _each_alone(onet, code, chosen)
    answers: dict[str, dict[str, tuple[str, ...]]] = {row.code: {} for row in rows}
    for task, found in zip(chosen, alone, strict=True):
        for row in found:
            known = answers.setdefault(row.code, {})
            for close in row.tasks.closely_related:
                known[close.id] = (*known.get(close.id, ()), task.id)
    return tuple(row.model_copy(update={"answers": answers[row.code]}) for row in rows)


async def _each_alone(onet: CachedOnet, code: str, chosen: Sequence[Task]) -> Sequence[tuple[RelatedOccupation, ...]]:
    """For each chosen duty, the occupations related to it alone."""
    answers = await asyncio.gather(*(onet.every_related(code, [task.id]) for task in chosen))
    return [answer.value.occupation for answer in answers]


async def _codes_near_avoided(onet: CachedOnet, job: Job) -> frozenset[str]:
    """The codes of occupations with a duty closely related to one that the person wants to get away from."""
    tasks = [task.id for task in (await onet.tasks(job.code)).value if task.id in job.avoided]
    if not tasks:
        return frozenset()
    answer = await onet.every_related(job.code, tasks)
    return frozenset(row.code for row in answer.value.occupation)


async def _codes_about(onet: CachedOnet, job: Job, words: str) -> frozenset[str]:
    """The codes of occupations related to the job's chosen duties that have a duty with these words."""
    tasks = [task.id for task in (await onet.tasks(job.code)).value if task.id in job.chosen]
    answer = await onet.codes_with_duty(job.code, tasks, words, holds) if tasks else None
    return frozenset(answer.value if answer is not None else ())


def _merge_jobs(answers: Iterable[Sequence[RelatedOccupation]], own: frozenset[str]) -> tuple[RelatedOccupation, ...]:
    """The occupations related to the duties of several occupations, in the service's order."""
    by_code: dict[str, RelatedOccupation] = {}
    for row in (row for rows in answers for row in rows if row.code not in own):
        by_code[row.code] = _merge(by_code[row.code], row) if row.code in by_code else row
    return tuple(sorted(by_code.values(), key=_closest_first))


def _merge(first: RelatedOccupation, second: RelatedOccupation) -> RelatedOccupation:
    closely = {task.id: task for task in (*first.tasks.closely_related, *second.tasks.closely_related)}
    less = {task.id: task for task in (*first.tasks.less_related, *second.tasks.less_related) if task.id not in closely}
    tasks = RelatedTasks(closely_related=tuple(closely.values()), less_related=tuple(less.values()))
    return first.model_copy(update={"tasks": tasks, "answers": _merge_answers(first.answers, second.answers)})


def _merge_answers(
    first: Mapping[str, tuple[str, ...]] | None, second: Mapping[str, tuple[str, ...]] | None
) -> Mapping[str, tuple[str, ...]] | None:
    if first is None or second is None:
        return None
    return {task: (*first.get(task, ()), *second.get(task, ())) for task in {**first, **second}}


def _closest_first(row: RelatedOccupation) -> tuple[int, int, str, str]:
    return -len(row.tasks.closely_related), -len(row.tasks.less_related), row.title, row.code
