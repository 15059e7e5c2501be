"""How Slack is reached about one payload: where it came from, or beside it, and how else where that is refused."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Conversation, Person, Place
from bot.slack.blocks import Message, section
from bot.slack.replies.fallback import Detour, Way, noted
from bot.slack.replies.surfaces import PostedSurface, Webhook, WebhookSurface, WhisperedSurface
from bot.slack.text.messages import Words


@dataclass(frozen=True)
class Outlet:
    """The workspace's client, the payload's response_url, and who did something."""

    client: AsyncWebClient
    response_url: str | None
    user: str

    def surface(self, place: Place, words: Words, *, replaces: bool) -> Detour:
        """Where the conversation at this place is shown.

        A message that the Web API cannot change (the bot was removed from the channel, the token revoked, a rate
        limit) is changed through the response_url of the click; an ephemeral one whose response_url is used up goes on
        as another one, or in the person's direct messages. What Slack takes in no way is at least said to be so.
        """
        ways = self._seen_by_one(place, words, replaces=replaces) if place.ephemeral else self._seen(place)
        sorry = Message(words.not_shown, (section(words.not_shown),))
        instead = self.below(place) if self.response_url or not place.ephemeral else self.aside(place)
        return Detour([*ways, Way(instead, lambda _: sorry, shows=False)])

    def aside(self, place: Place) -> Detour:
        """A new message beside the conversation, seen by the person alone.

        Their direct messages, named by their own id, are that already; Slack whispers nothing there.
        """
        if place.channel == self.user and self.response_url is None:
            return Detour([Way(self._direct())])
        beside = place.model_copy(update={"ephemeral": True, "message": None})
        webhook, whispered = self._webhook(), WhisperedSurface(self.client, self.user, beside)
        ways = [Way(WebhookSurface(webhook, beside, replaces=False))] if webhook else []
        return Detour([*ways, Way(whispered), Way(self._direct())])

    def below(self, place: Place) -> Detour:
        """A new message for the person: seen by them alone where that can be, else at the place itself."""
        if self.response_url is not None:
            return self.aside(place)
        return Detour([Way(PostedSurface(self.client, place.model_copy(update={"message": None})))])

    def _seen(self, place: Place) -> list[Way]:
        webhook = self._webhook() if place.message is not None else None
        ways = [Way(PostedSurface(self.client, place))]
        return [*ways, Way(WebhookSurface(webhook, place, replaces=True))] if webhook else ways

    def _seen_by_one(self, place: Place, words: Words, *, replaces: bool) -> list[Way]:
        webhook, here = self._webhook(), noted(words.goes_on_here)
        ways = [Way(WebhookSurface(webhook, place, replaces=replaces))] if webhook else []
        whispered = WhisperedSurface(self.client, self.user, place)
        return [*ways, Way(whispered, here), Way(self._direct(), here)]

    def _direct(self) -> PostedSurface:
        """The person's direct messages: their id stands for them."""
        return PostedSurface(self.client, Place(channel=self.user))

    def _webhook(self) -> Webhook | None:
        return None if self.response_url is None else Webhook(self.response_url, self.client)


def own_at(identifier: str, actor: Person, place: Place) -> Conversation:
    """A conversation a person could begin at a place where another one is, seen by them alone."""
    return Conversation.begin(identifier, actor, place.model_copy(update={"ephemeral": True, "message": None}))
