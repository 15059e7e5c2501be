"""Several surfaces for the same message, tried one after the other, so that every click is answered."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.state import Place
from bot.slack.blocks import Message, context_block
from bot.slack.replies.surfaces import Surface
from bot.slack.web_api import Refusal, attempt
from bot.telemetry.turn_record import Outcome, current_record

GIVE_UP_SECONDS: Final = 15.0
"""After so long no other surface is tried: a turn must end within the drain of a dyno that is told to stop."""


@dataclass(frozen=True)
class Attempt:
    """A surface, and what of a message is shown there.

    `shows` is whether the message itself is shown there, or only a sentence that it could not be.
    """

    surface: Surface
    written: Callable[[Message], Message] = lambda message: message
    shows: bool = True


class FallbackSurface:
    """A surface that goes on to the next one where Slack refuses, and stays there.

    `more` makes further attempts, for the few messages that need them.
    """

    def __init__(
        self,
        attempts: Sequence[Attempt],
        more: Callable[[], Sequence[Attempt]] = tuple,
        *,
        seconds: float = GIVE_UP_SECONDS,
    ) -> None:
        self._attempts = list(attempts)
        self._more = more
        self._seconds = seconds
        self._place = attempts[0].surface.place

    @property
    def place(self) -> Place:
        """Where it is by now; where it would be, as long as it was not shown."""
        return self._place

    async def try_show(self, message: Message, *, doing: str = "show") -> bool:
        """Show the message on the first surface that takes it.

        False where it is shown nowhere, or only a sentence that it could not be; the turn record says so then.
        """
        until = asyncio.get_running_loop().time() + self._seconds
        number = 0
        while number < len(self._attempts) or self._has_more():
            tried = self._attempts[number]
            sent = await attempt(tried.surface.show(tried.written(message)), doing=doing)
            if not isinstance(sent, Refusal):
                return self._stay_at(number)
            if asyncio.get_running_loop().time() > until:
                break
            number += 1
        current_record().outcome = Outcome.REFUSED
        return False

    async def hint(self, message: Message) -> None:
        """Show it only where the last message was shown, or the first would be: it is not worth a fallback."""
        surface = self._attempts[0].surface
        if not isinstance(await attempt(surface.show(message), doing="hint"), Refusal):
            self._place = surface.place

    def _has_more(self) -> bool:
        more = self._more()
        self._attempts += more
        self._more = tuple
        return bool(more)

    def _stay_at(self, number: int) -> bool:
        taken = self._attempts[number]
        if taken.shows:
            self._attempts, self._place = self._attempts[number:], taken.surface.place
        else:
            current_record().outcome = Outcome.REFUSED
        return taken.shows


def with_note(sentence: str) -> Callable[[Message], Message]:
    """A message with a quiet line below that says why it is here."""
    return lambda message: replace(
        message, text=f"{message.text} {sentence}", blocks=(*message.blocks, context_block(sentence))
    )
