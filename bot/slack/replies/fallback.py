"""Tries several surfaces for the same message, so that every click gets a response."""

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
    """A surface, and what it shows of a message.

    `shows` says whether it shows the message itself, or only a sentence that it couldn't be shown.
    """

    surface: Surface
    written: Callable[[Message], Message] = lambda message: message
    shows: bool = True


class FallbackSurface:
    """A surface that moves on to the next one if Slack refuses, and stays there.

    `more` makes further attempts, for the few messages that need them.
    """

    def __init__(self, attempts: Sequence[Attempt], more: Callable[[], Sequence[Attempt]] = tuple) -> None:
        self._attempts = list(attempts)
        self._more = more
        self._place = attempts[0].surface.place

    @property
    def place(self) -> Place:
        """The message's place, or its intended place before it's shown."""
        return self._place

    async def try_show(self, message: Message, *, doing: str = "show") -> bool:
        """Show the message on the first surface that accepts it.

        False, with a note in the turn record, if it's shown nowhere, or only as a sentence that it couldn't be shown.
        """
        until = asyncio.get_running_loop().time() + GIVE_UP_SECONDS
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
        """Show a hint where the last message was shown, or the first one would be. It isn't worth a fallback."""
        surface = self._attempts[0].surface
        if not isinstance(await attempt(surface.show(message), doing="hint"), Refusal):
            self._place = surface.place

    def _has_more(self) -> bool:
        more = self._more()
        self._attempts += more
        self._more = tuple
        return bool(more)

    def _stay_at(self, number: int) -> bool:
        attempt = self._attempts[number]
        if attempt.shows:
            self._attempts, self._place = self._attempts[number:], attempt.surface.place
        else:
            current_record().outcome = Outcome.REFUSED
        return attempt.shows


def with_note(sentence: str) -> Callable[[Message], Message]:
    """A message with a line of small print that says why it's here."""
    return lambda message: replace(
        message, text=f"{message.text} {sentence}", blocks=(*message.blocks, context_block(sentence))
    )
