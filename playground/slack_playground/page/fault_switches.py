"""What a person at the page may do to what stands behind the app: faults on purpose, to see that nothing is lost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Switch:
    """One switch by its name. The program that creates the playground says what it does.

    `press` turns it, or does what it does; `is_on` says how it stands, and is None for a mere button.
    """

    name: str
    label: str
    description: str
    press: Callable[[], Awaitable[None]]
    is_on: Callable[[], bool] | None = None

    def shown(self) -> dict[str, Any]:
        """The switch as the page gets it."""
        on = None if self.is_on is None else self.is_on()
        return {"name": self.name, "label": self.label, "description": self.description, "on": on}
