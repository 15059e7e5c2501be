"""Several ways to show the same thing, tried one after the other, so that whatever is pressed is answered."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.state import Place
from bot.slack.blocks import Message, context
from bot.slack.replies.surfaces import SendError, Surface, refusal
from bot.telemetry.turn_record import Outcome, current_record

GIVE_UP_SECONDS: Final = 15.0
"""After so long no other way is tried: a turn must end within the drain of a dyno that is told to stop."""


@dataclass(frozen=True)
class Way:
    """A surface, and what of a message is shown there.

    `shows` is whether the message itself is shown there, or only a word that it could not be.
    """

    surface: Surface
    written: Callable[[Message], Message] = lambda message: message
    shows: bool = True


class Detour:
    """A surface that goes on to the next way where one is refused, and stays there.

    `shown` is whether the last message was shown, in whichever way.
    """

    def __init__(self, ways: Sequence[Way], *, seconds: float = GIVE_UP_SECONDS) -> None:
        self._ways = list(ways)
        self._seconds = seconds
        self._place = ways[0].surface.place
        self.shown = False

    @property
    def place(self) -> Place:
        """Where it is by now; where it would be, as long as it was not shown."""
        return self._place

    async def show(self, message: Message) -> None:
        """Show it where that is possible. Raises one of SendError where it is nowhere."""
        until = asyncio.get_running_loop().time() + self._seconds
        for number, way in enumerate(self._ways, 1):
            try:
                await way.surface.show(way.written(message))
            except SendError as error:
                if number == len(self._ways) or asyncio.get_running_loop().time() > until:
                    raise
                refusal(error)
                continue
            self._arrived(number, way)
            return

    async def hint(self, message: Message) -> None:
        """Show it only where the last thing was shown, or the first would be: it is not worth a detour."""
        try:
            await self._ways[0].surface.show(message)
        except SendError as error:
            refusal(error, doing="hint")
            return
        self._place = self._ways[0].surface.place

    def _arrived(self, number: int, way: Way) -> None:
        self.shown = way.shows
        if way.shows:
            self._ways, self._place = self._ways[number - 1 :], way.surface.place
        else:
            current_record().outcome = Outcome.REFUSED


def noted(sentence: str) -> Callable[[Message], Message]:
    """A message with a quiet line below that says why it is here."""
    return lambda message: replace(
        message, text=f"{message.text} {sentence}", blocks=(*message.blocks, context(sentence))
    )
