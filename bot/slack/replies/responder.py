"""Answers one interaction, where it came from or beside it, and in another way if Slack refuses that."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeVar

from bot.conversation.state import Conversation, Place
from bot.slack.blocks import Message, View, section
from bot.slack.interactions.interaction import Interaction
from bot.slack.replies.fallback import Attempt, FallbackSurface, with_note
from bot.slack.replies.surfaces import EphemeralSurface, PostedSurface, WebhookSurface
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext
from bot.slack.web_api import Refusal, WebApi, attempt
from bot.telemetry.turn_record import Outcome, current_record

T = TypeVar("T")


class Responder:
    """Answers one interaction; the router makes one for each.

    `context` is the person's render context, `api` calls Slack with the workspace's token. Without another place, the
    interaction's own is used.
    """

    def __init__(
        self, api: WebApi, interaction: Interaction, context: RenderContext, *, new_id: Callable[[], str]
    ) -> None:
        self.api: Final = api
        self.context: Final = context
        self._actor = interaction.actor
        self._place = interaction.place
        self._response_url = interaction.origin.response_url
        self._new_id = new_id

    @property
    def messages(self) -> Messages:
        """The messages in this person's language."""
        return self.context.messages

    def conversation(self, place: Place | None = None, *, replaces: bool) -> FallbackSurface:
        """The surface of the conversation at this place.

        If the Web API can't update the message (the bot was removed from the channel, the token was revoked, a rate
        limit), the click's response_url does. If an ephemeral message's response_url is used up, another one is sent,
        or a direct message. If Slack accepts the screen nowhere, a sentence says so.
        """
        at = place or self._place
        attempts = self._private_surfaces(at, replaces=replaces) if at.ephemeral else self._public_surfaces(at)
        return FallbackSurface(attempts, lambda: self._apologies(at))

    def ephemeral(self) -> FallbackSurface:
        """A new message beside the conversation that only the person sees."""
        return FallbackSurface(self._beside(self._place))

    def new_message(self) -> FallbackSurface:
        """A new message for the person: visible only to them if possible, otherwise at the place itself."""
        return FallbackSurface(self._below(self._place))

    def own_conversation(self, client: str = "") -> Conversation:
        """The start of a conversation that only this person sees at this place; a client's, if one is named."""
        place = self._place.model_copy(update={"ephemeral": True, "message": None})
        return Conversation.begin(self._new_id(), self._actor, place).model_copy(update={"name": client})

    async def try_rewrite(self, place: Place, message: Message, *, doing: str) -> bool:
        """Update another message of the bot; ignore it if the message is gone."""
        return not isinstance(await attempt(self.api.update(place, message), doing=doing), Refusal)

    async def try_publish_home(self, view: View) -> bool:
        """Show the person's Home tab."""
        sent = await self.try_call(self.api.publish_home(self._actor.user, view), doing="home")
        return not isinstance(sent, Refusal)

    async def direct_messages(self) -> Place:
        """The person's direct messages; if Slack doesn't name them, the person's id works too."""
        channel = await self.try_call(self.api.direct_messages(self._actor.user), doing="direct_messages")
        return Place(channel=self._actor.user if isinstance(channel, Refusal) else channel)

    async def try_call(self, call: Awaitable[T], *, doing: str) -> T | Refusal:
        """The result of a call to Slack, or the refusal, which goes into the turn record."""
        result = await attempt(call, doing=doing)
        if isinstance(result, Refusal):
            current_record().outcome = Outcome.REFUSED
        return result

    def _apologies(self, place: Place) -> list[Attempt]:
        """The surfaces for saying that the screen couldn't be shown."""
        sentence = self.messages.notices.not_shown
        sorry = Message(sentence, (section(sentence),))
        instead = self._beside(place) if place.ephemeral else self._below(place)
        return [replace(surface, written=lambda _: sorry, shows=False) for surface in instead]

    def _public_surfaces(self, place: Place) -> list[Attempt]:
        posted = [Attempt(PostedSurface(self.api, place))]
        return posted if place.message is None else [*posted, *self._webhook(place, replaces=True)]

    def _private_surfaces(self, place: Place, *, replaces: bool) -> list[Attempt]:
        noted = with_note(self.messages.notices.continued_here)
        whispered = EphemeralSurface(self.api, self._actor.user, place)
        webhook = self._webhook(place, replaces=replaces)
        return [*webhook, Attempt(whispered, noted), Attempt(self._direct(), noted)]

    def _beside(self, place: Place) -> list[Attempt]:
        """A surface beside the conversation.

        In direct messages, named by the person's id, nothing needs to be ephemeral.
        """
        if place.channel == self._actor.user and self._response_url is None:
            return [Attempt(self._direct())]
        beside = place.model_copy(update={"ephemeral": True, "message": None})
        whispered = EphemeralSurface(self.api, self._actor.user, beside)
        return [*self._webhook(beside, replaces=False), Attempt(whispered), Attempt(self._direct())]

    def _below(self, place: Place) -> list[Attempt]:
        if self._response_url is not None:
            return self._beside(place)
        return [Attempt(PostedSurface(self.api, place.model_copy(update={"message": None})))]

    def _direct(self) -> PostedSurface:
        """The person's direct messages, named by their id."""
        return PostedSurface(self.api, Place(channel=self._actor.user))

    def _webhook(self, place: Place, *, replaces: bool) -> list[Attempt]:
        """The interaction's response_url, if it has one."""
        if self._response_url is None:
            return []
        return [Attempt(WebhookSurface(self.api, self._response_url, place, replaces=replaces))]
