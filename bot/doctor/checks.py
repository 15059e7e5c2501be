"""What an examination found: whether something is well, what is wrong, and what to do."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

CHECK_SECONDS: Final = 15.0
"""How long one check may take."""

Subject = TypeVar("Subject")


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One line: of what, how it is, and, unless it is well, the remedy. Never with a secret in it."""

    of: str
    level: Level
    said: str
    remedy: str = ""


def well(of: str, said: str) -> Finding:
    """All right."""
    return Finding(of, Level.OK, said)


def doubtful(of: str, said: str, remedy: str) -> Finding:
    """It works, but not as well as it should, or not for long."""
    return Finding(of, Level.WARN, said, remedy)


def ill(of: str, said: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(of, Level.FAIL, said, remedy)


Check = Callable[[Subject], Awaitable[Sequence[Finding]]]


async def examine(subject: Subject, checks: Sequence[tuple[str, Check[Subject]]]) -> list[Finding]:
    """What each check finds, in their order; one that breaks is a finding itself."""
    found = await asyncio.gather(*(_one(name, check, subject) for name, check in checks))
    return [finding for several in found for finding in several]


async def _one(name: str, check: Check[Subject], subject: Subject) -> Sequence[Finding]:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check(subject)
    except TimeoutError:
        return [ill(name, f"gave no answer within {CHECK_SECONDS:g} s", "Look at the network between here and there.")]
    except Exception as error:  # noqa: BLE001 - a check that breaks must not keep the others from being read
        return [ill(name, f"could not be checked ({type(error).__name__})", "Run it again; if it stays so, report it.")]
