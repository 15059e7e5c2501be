"""Matches what a person said before they chose an occupation with its duties."""

from collections.abc import Sequence
from typing import Final

import structlog

from bot.conversation.language.duty_words import WORD, stems_of
from bot.conversation.language.normalize import plain
from bot.conversation.state import Conversation
from bot.errors import OnetError
from bot.onet.cache import CachedOnet
from bot.onet.matching.unpaid_work import UnpaidWork, unpaid_work
from bot.onet.models import MatchedDuty, Task

FEWEST_WORDS: Final = 2
JOB_WORDS: Final = 5
SENTENCE: Final = frozenset("i im ive we yo".split())
"""What a phrase begins with that tells what somebody does."""
LIKELY: Final = 0.4
"""How like it a duty must be, to be listed first, or offered from all occupations."""
OFFERED: Final = 3
MOST_DESCRIBED: Final = 8
"""Duties that are listed first because of what was said."""

log = structlog.get_logger(__name__)


async def described_duties(onet: CachedOnet, now: Conversation) -> tuple[MatchedDuty, ...]:
    """The described duties of the chosen occupation, those to be ticked first.

    Empty if the person only named a job, or if O*NET doesn't respond: then nothing is ticked beforehand.
    """
    if not tells_of_work(now.told, [now.title]) or names_job(now.told, now.title):
        return ()
    try:
        matches = (await onet.match_duties(now.code, now.told)).value.duty
    except OnetError as error:
        log.warning("onet_failed", error=type(error).__name__, doing="match")
        return ()
    job = job_named_first(now.told)
    if job or holds_job(now.told, now.title):
        matches = tuple(match for match in matches if says_more(match, f"{now.title} {job}"))
    likely = [match for match in matches if match.ticked or match.likeness >= LIKELY]
    return tuple(sorted(likely, key=lambda match: not match.ticked)[:MOST_DESCRIBED])


async def everywhere(onet: CachedOnet, now: Conversation, titles: Sequence[str]) -> tuple[MatchedDuty, ...]:
    """The duties of all occupations that match what a person said they do, at most one per occupation.

    Empty if the person said whom they were at home for: those words lead to nurses and patients. Also empty if they
    named one of the titles that were found: then there's a title to start from, and searching all duties takes a tenth
    of a second.
    """
    if unpaid_work(now.told) in {UnpaidWork.HOME, UnpaidWork.CARE}:
        return ()
    if not tells_of_work(now.told, titles) or any(stems_of(now.told) & stems_of(title) for title in titles):
        return ()
    try:
        matches = (await onet.match_everywhere(now.told)).value.duty
    except OnetError as error:
        log.warning("onet_failed", error=type(error).__name__, doing="match")
        return ()
    first = {match.code: match for match in reversed(matches) if match.likeness >= LIKELY}
    return tuple(match for match in matches if first.get(match.code) is match)[:OFFERED]


def tells_of_work(text: str, titles: Sequence[str]) -> bool:
    """Whether a text says more than one of these titles does."""
    stems = stems_of(text)
    return len(stems) >= FEWEST_WORDS and not any(stems <= stems_of(title) for title in titles)


def names_job(text: str, title: str) -> bool:
    """Whether a short phrase ends in a job: "coal mine electrician" describes no duty of electricians."""
    words = text.split()
    is_sentence = bool(words) and plain(words[0]) in SENTENCE
    return 0 < len(words) <= JOB_WORDS and not is_sentence and bool(stems_of(words[-1]) & stems_of(title))


def holds_job(text: str, title: str) -> bool:
    """Whether a text names the occupation by the noun of its title: "truck driver who misses home"."""
    noun = plain(title.partition(",")[0]).split()[-1:]
    return any(word in noun or f"{word}s" in noun for word in WORD.findall(plain(text)))


def job_named_first(text: str) -> str:
    """The short phrase before the first comma, which names a job: "nurse aide, no night shifts"; empty if none does."""
    first, comma, _ = text.partition(",")
    words = plain(first).split()
    return first if comma and len(words) <= JOB_WORDS and words[:1] and words[0] not in SENTENCE else ""


def says_more(match: MatchedDuty, job: str) -> bool:
    """Whether other words than the job's own name led to a duty: one that stands in it, or two that are like it."""
    more = [reason for reason in match.because if not stems_of(reason.said) <= stems_of(job)]
    return len(more) > 1 or any(stems_of(reason.said) & stems_of(reason.means) for reason in more)


def described_first(duties: Sequence[Task], described: Sequence[MatchedDuty]) -> tuple[Task, ...]:
    """All duties, the described ones first."""
    by_id = {task.id: task for task in duties}
    first = [by_id[match.id] for match in described if match.id in by_id]
    return (*first, *(task for task in duties if task not in first))
