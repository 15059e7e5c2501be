"""Switches on the page that simulate faults behind the app, to see that nothing is lost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Switch:
    """One switch by its name. The program that creates the playground says what it does.

    `press` toggles it, or does its work; `is_on` returns its state, and is None for a button.
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
