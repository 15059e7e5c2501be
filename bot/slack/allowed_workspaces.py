"""Which workspaces the bot serves, and what it says in the others."""

from collections.abc import Collection

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Person
from bot.slack.blocks import section
from bot.slack.interactions.types import HomeOpened, Inbound
from bot.slack.replies.responder import Outlet
from bot.slack.replies.surfaces import SendError, refused
from bot.slack.text.locales import Locales
from bot.slack.views.asides import plain_answer
from bot.slack.views.home_tab import HOME
from bot.telemetry.turn_record import Outcome, current_record


class AllowedWorkspaces:
    """Admits everybody where there is no list."""

    def __init__(self, workspaces: Collection[str] | None, looks: Locales) -> None:
        self._workspaces = workspaces
        self._looks = looks

    def admits(self, person: Person) -> bool:
        """Whether people of this workspace are served."""
        return self._workspaces is None or person.team in self._workspaces

    async def turn_away(self, what: Inbound, client: AsyncWebClient) -> None:
        """One sentence, where the person is looking."""
        current_record().outcome = Outcome.NOT_ALLOWED
        sentence = (await self._looks.of(what.actor, client)).words.not_allowed
        try:
            if isinstance(what, HomeOpened):
                view = {"type": "home", "callback_id": HOME, "blocks": [section(sentence)]}
                await client.views_publish(user_id=what.actor.user, view=view)
            else:
                beside = what.place.model_copy(update={"message": None})
                outlet = Outlet(client, what.response_url, what.actor.user)
                await outlet.below(beside).show(plain_answer(sentence))
        except SendError as error:
            refused(error, doing="turn_away")
