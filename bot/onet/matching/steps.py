"""Long work in steps, so that an event loop can run something else between them."""

from collections.abc import Generator, Iterator
from typing import TypeVar

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Work that pauses wherever it yields, and returns its result."""


def pauses(steps: Steps[Result], results: list[Result]) -> Iterator[None]:
    """Each pause of the work; at its end, the result is appended to `results`."""
    results.append((yield from steps))


def finish(steps: Steps[Result]) -> Result:
    """The result of the work, without a pause."""
    results: list[Result] = []
    for _ in pauses(steps, results):
        pass
    return results[0]
