"""Shows the person's list, adds to it and removes from it, by buttons."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.conversation.saved_lists import Saved
from bot.conversation.state import Snapshot
from bot.errors import StoreUnavailable
from bot.slack.blocks import Message
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import ActionId, read_saved_option
from bot.slack.interactions.interaction import Interaction
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.views.asides import plain_answer
from bot.slack.views.saved_list import saved_list, saved_note
from bot.storage.list_store import ListStore


@dataclass(frozen=True)
class ListRequested(Interaction):
    """The person wants to see their list, or a client's."""

    client: str


@dataclass(frozen=True)
class SaveRequested(Interaction):
    """The person saves an occupation to their list."""

    occupation: Saved


@dataclass(frozen=True)
class RemoveRequested(Interaction):
    """The person removes an occupation from their list; `place` is the list's message."""

    code: str
    carried: Snapshot | None
    client: str

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation of the list's message; in a channel, others see the list too."""
        return self.carried


class SavedList:
    """Shows and changes lists. *My list* and *Save to my list* are about the list of the person who presses them."""

    def __init__(self, lists: ListStore) -> None:
        self._lists = lists

    def register(self, router: Router) -> None:
        """*My list*, *Save to my list* and *Remove*, in messages."""
        router.action([ActionId.LIST], read_list, self.show)
        router.action([ActionId.SAVE], read_save, self.save)
        router.action([ActionId.REMOVE], read_remove, self.remove)

    async def show(self, request: ListRequested, responder: Responder) -> None:
        """Show the list to the person alone."""

        async def listed() -> Message:
            saved = (await self._lists.find(request.actor)).of(request.client)
            return saved_list(saved, responder.own_conversation(request.client), responder.context)

        await responder.ephemeral().try_show(await _message_or_failure(listed, responder), doing="list")

    async def save(self, request: SaveRequested, responder: Responder) -> None:
        """Save the occupation, and say which one had to make room for it."""

        async def noted() -> Message:
            client = request.occupation.client
            before, after = await self._lists.change(request.actor, lambda lists: lists.adding(request.occupation))
            saved = after.of(client)
            codes = {occupation.code for occupation in saved}
            lost = tuple(occupation for occupation in before.of(client) if occupation.code not in codes)
            about = (request.occupation, *lost)
            return saved_note(about, saved, responder.own_conversation(client), responder.messages)

        await responder.ephemeral().try_show(await _message_or_failure(noted, responder), doing="list")

    async def remove(self, request: RemoveRequested, responder: Responder) -> None:
        """Remove the occupation, and show the list without it."""

        async def without() -> Message:
            _, after = await self._lists.change(request.actor, lambda old: old.without(request.code, request.client))
            own = responder.own_conversation(request.client)
            return saved_list(after.of(request.client), own, responder.context)

        message = await _message_or_failure(without, responder)
        await responder.conversation(replaces=True).try_show(message, doing="list")


async def _message_or_failure(work: Callable[[], Awaitable[Message]], responder: Responder) -> Message:
    """The work's message, or a sentence if the store doesn't respond."""
    try:
        return await work()
    except StoreUnavailable:
        return plain_answer(responder.messages.saved_list.not_saved)


def read_list(action: BlockAction) -> ListRequested:
    """*My list*."""
    return ListRequested(action.origin, action.client())


def read_save(action: BlockAction) -> SaveRequested | None:
    """*Save to my list*; None if the choice was cleared."""
    if not action.chosen:
        return None
    occupation = read_saved_option(action.chosen).model_copy(update={"client": action.client()})
    return SaveRequested(action.origin, occupation)


def read_remove(action: BlockAction) -> RemoveRequested:
    """*Remove*."""
    return RemoveRequested(action.origin, action.argument, action.snapshot(), action.client())
