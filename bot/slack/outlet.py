"""How Slack is reached about one payload: in the place it came from, or beside it."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.conversation.state import Conversation, Person, Place
from bot.slack.messenger import EphemeralSurface, PostedSurface, Surface, sdk_log


@dataclass(frozen=True)
class Outlet:
    """The workspace's client, and the payload's response_url."""

    client: AsyncWebClient
    response_url: str | None

    def webhook(self) -> AsyncWebhookClient | None:
        """A client of the response_url on the shared session."""
        if self.response_url is None:
            return None
        return AsyncWebhookClient(self.response_url, session=self.client.session, logger=sdk_log())

    def surface(self, place: Place, *, replaces: bool) -> Surface:
        """Where the conversation at this place is shown."""
        webhook = self.webhook() if place.ephemeral else None
        if webhook is not None:
            return EphemeralSurface(webhook, place, replaces=replaces)
        return PostedSurface(self.client, place)

    def aside(self, place: Place) -> Surface | None:
        """A new message beside the conversation, seen by the person alone."""
        webhook = self.webhook()
        beside = place.model_copy(update={"ephemeral": True, "message": None})
        return EphemeralSurface(webhook, beside, replaces=False) if webhook else None

    def below(self, place: Place) -> Surface:
        """A new message for the person: seen by them alone where that can be, else at the place itself."""
        return self.aside(place) or PostedSurface(self.client, place.model_copy(update={"message": None}))


def own_at(identifier: str, actor: Person, place: Place) -> Conversation:
    """A conversation a person could begin at a place where another one is, seen by them alone."""
    return Conversation.begin(identifier, actor, place.model_copy(update={"ephemeral": True, "message": None}))
