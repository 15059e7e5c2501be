"""The result of a check: ok, warn or fail, what is wrong, and a fix."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
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
class CheckResult:
    """One line: what was checked, its level, what was found, and a remedy unless it is ok. Never contains a secret."""

    check: str
    level: Level
    finding: str
    remedy: str = ""


def ok(check: str, finding: str) -> CheckResult:
    """All right."""
    return CheckResult(check, Level.OK, finding)


def warn(check: str, finding: str, remedy: str) -> CheckResult:
    """It works, but not as well as it should, or not for long."""
    return CheckResult(check, Level.WARN, finding, remedy)


def fail(check: str, finding: str, remedy: str) -> CheckResult:
    """It does not work."""
    return CheckResult(check, Level.FAIL, finding, remedy)


Check = Callable[[Subject], Awaitable[Sequence[CheckResult]]]


async def run_checks(subject: Subject, checks: Sequence[tuple[str, Check[Subject]]]) -> list[CheckResult]:
    """What each check finds, in their order; one that breaks is a finding itself.

    One after another: reading the database keeps a core busy for a second, and Redis would seem too slow meanwhile.
    """
    return [_on_one_line(result) for name, check in checks for result in await _one(name, check, subject)]


def _on_one_line(result: CheckResult) -> CheckResult:
    """A finding without control characters: a server's text could change what the terminal shows."""
    return replace(result, finding="".join(sign if sign.isprintable() else " " for sign in result.finding))


async def _one(name: str, check: Check[Subject], subject: Subject) -> Sequence[CheckResult]:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check(subject)
    except TimeoutError:
        return [fail(name, f"no response within {CHECK_SECONDS:g} s", "Check the network between here and the server.")]
    except Exception as error:  # noqa: BLE001 - a check that breaks must not keep the others from being read
        return [fail(name, f"the check failed ({type(error).__name__})", "Run it again, or report a bug.")]
