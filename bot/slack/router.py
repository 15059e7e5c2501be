"""What the bot listens to: each listener acknowledges, reads, and hands the turn to the tracker."""

import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Place
from bot.errors import MALFORMED_PAYLOAD
from bot.server.task_tracker import Apologise, TaskTracker
from bot.slack.allowed_workspaces import AllowedWorkspaces
from bot.slack.features.compare import Comparisons
from bot.slack.features.details import DetailsModals
from bot.slack.features.home_tab import Homes
from bot.slack.features.messages_tab import Welcomes
from bot.slack.features.saved_list import Lists
from bot.slack.features.search import Turns, outlet_of
from bot.slack.features.share import Shares
from bot.slack.features.suggestions import Suggestions
from bot.slack.interactions.block_actions import read_click
from bot.slack.interactions.modal_state import COMPARE, DETAILS, SHARE, TO
from bot.slack.interactions.slack_events import (
    read_command,
    read_global_shortcut,
    read_home_opened,
    read_mention,
    read_message,
    read_message_shortcut,
    read_submission,
    read_typed,
)
from bot.slack.interactions.types import (
    Clicked,
    ComparePressed,
    CompareSubmitted,
    CompareWanted,
    Exported,
    HomeOpened,
    HomeRemoved,
    HomeUsed,
    Inbound,
    Kept,
    Listed,
    MessagesOpened,
    ModalPressed,
    Opened,
    Removed,
    Said,
    ShareSubmitted,
    ShareWanted,
    Started,
    Submitted,
    Unreadable,
)
from bot.storage.event_deduplication import EventDeduplicator
from bot.telemetry.turn_record import TurnSource, recording, start_record

COMMAND: Final = "/duties"
FIND_RELATED: Final = "find_related"
START: Final = "start"
EVENTS: Final = ("app_mention", "message", "app_home_opened")
CLICK: Final = "block_actions"
ANY_MENU: Final = re.compile("")
"""Which control it was is read from the payload, in one place, and not by one listener a control."""

Body = dict[str, Any]
Read = TypeVar("Read")
Work = Callable[[Any, AsyncWebClient], Coroutine[Any, Any, None]]
"""What is done about one kind of thing that can be pressed or submitted."""


log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Workers:
    """Who does what comes in."""

    turns: Turns
    details: DetailsModals
    shares: Shares
    comparisons: Comparisons
    lists: Lists
    homes: Homes
    welcomes: Welcomes
    suggestions: Suggestions

    def works(self) -> dict[type[Any], Work]:
        """What is done about each kind of thing that can come in."""
        return {
            Said: self.turns.said,
            Clicked: self.turns.clicked,
            Unreadable: self.turns.unreadable,
            Exported: self.turns.exported,
            Started: self.turns.started,
            Listed: self.lists.wanted,
            Kept: self.lists.kept,
            Removed: self.lists.removed,
            Opened: self.details.opened,
            ModalPressed: self.details.pressed,
            Submitted: self.details.submitted,
            ShareWanted: self.shares.wanted,
            ShareSubmitted: self.shares.submitted,
            CompareWanted: self.comparisons.wanted,
            ComparePressed: self.comparisons.pressed,
            HomeOpened: self.homes.opened,
            HomeUsed: self.homes.used,
            MessagesOpened: self.welcomes.opened,
            HomeRemoved: self.homes.removed,
        }


class Clicks(AsyncMiddleware):
    """Takes clicks as soon as Bolt knows whose they are: nearly all that comes in, and each the same listener's.

    For a listener Bolt makes ready some forty arguments, and the same again for what matches it: a thirtieth of a step.
    """

    def __init__(self, clicked: Callable[[Body, AsyncWebClient], None]) -> None:
        self._clicked = clicked

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's name
    ) -> BoltResponse | None:
        """Acknowledge a click, and hand it over; whatever else came in goes on to the listeners."""
        if req.body.get("type") != CLICK:
            return await next()
        self._clicked(req.body, req.context.client)
        return BoltResponse(status=200)


class Listeners:
    """The few doors through which Slack comes in."""

    def __init__(
        self, workers: Workers, tracker: TaskTracker, *, seen: EventDeduplicator, allowed: AllowedWorkspaces
    ) -> None:
        self._works = workers.works()
        self._turns = workers.turns
        self._shares = workers.shares
        self._comparisons = workers.comparisons
        self._suggestions = workers.suggestions
        self._tracker = tracker
        self._seen = seen
        self._allowed = allowed

    def register(self, app: AsyncApp) -> None:
        """Take every click, and listen to the command, the events, the shortcuts, the menus and the modals."""
        app.use(Clicks(self.clicked))
        app.command(COMMAND)(self.command)
        app.event("app_mention")(self.mention)
        app.event("message")(self.message)
        app.event("app_home_opened")(self.home)
        app.shortcut(FIND_RELATED)(self.on_message)
        app.shortcut(START)(self.anywhere)
        app.options(ANY_MENU)(self.typed)
        app.view(DETAILS)(self.submission)
        app.view(SHARE)(self.submission)
        app.view(COMPARE)(self.comparison)

    async def command(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """`/duties [job title or code]`."""
        await ack()
        self._go(_read(read_command, body), client)

    async def mention(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """`@Job Duties pharmacist` in a channel."""
        await ack()
        self._go(_read(read_mention, body), client, _event_id(body))

    async def message(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """A line typed in a DM; lines elsewhere are nobody's business here."""
        await ack()
        self._go(_read(read_message, body), client, _event_id(body))

    async def on_message(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """The shortcut of a message: its text is searched for, and the answer is seen by the person alone."""
        await ack()
        self._go(_read(read_message_shortcut, body), client)

    async def anywhere(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """The global shortcut: a conversation begins in the direct messages."""
        await ack()
        self._go(_read(read_global_shortcut, body), client)

    async def home(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Somebody looks at the app's Home tab, or at its messages."""
        await ack()
        self._go(_read(read_home_opened, body), client)

    def clicked(self, body: Body, client: AsyncWebClient) -> None:
        """Any control of any message of ours."""
        self._go(_read(read_click, body), client)

    async def typed(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Somebody types into a menu that searches: the answer is the ack itself."""
        typed = _read(read_typed, body)
        if typed is None:
            await ack(options=[])
            return
        actor, text = typed
        with recording(start_record("", TurnSource("typed", workspace=actor.team, user=actor.user))):
            offered = await self._suggestions.offer(actor, text, client) if self._allowed.admits(actor) else []
        await ack(options=offered)

    async def submission(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """A modal was submitted: it closes and the work goes on, or it says what is still to be chosen."""
        submitted = _read(read_submission, body)
        if isinstance(submitted, ShareSubmitted) and not submitted.to:
            await ack(response_action="errors", errors={TO: self._shares.choose(submitted.actor)})
            return
        await ack()
        self._go(submitted, client)

    async def comparison(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """What to compare was chosen: the comparison is the ack itself, or comes after it."""
        submitted = _read(read_submission, body)
        if not isinstance(submitted, CompareSubmitted) or not self._allowed.admits(submitted.actor):
            await ack()
            return
        with recording(start_record("", doing(submitted))):
            answer, rest = await self._comparisons.submitted(submitted, client)
        await ack(**answer)
        if rest is not None:
            self._tracker.start(rest, self._sorry(submitted, client), doing(submitted))

    def _go(self, what: Inbound | None, client: AsyncWebClient, event_id: str | None = None) -> None:
        """Begin a turn, if it is one; where Slack gave an event an id, only once."""
        if what is None:
            return
        allowed = self._allowed.admits(what.actor)
        work = (self._works[type(what)] if allowed else self._allowed.turn_away)(what, client)
        once = work if event_id is None else self._seen.run_once(event_id, work)
        self._tracker.start(once, self._sorry(what, client), doing(what))

    def _sorry(self, what: Inbound, client: AsyncWebClient) -> Apologise:
        outlet, place = outlet_of(what, client), _beside(what.place)
        return lambda reference: self._turns.apologise(outlet, what.actor, place, reference)


def _read(read: Callable[[Body], Read], body: Body) -> Read | None:
    """What came in, as a typed value; None for what has not the shape that Slack documents."""
    try:
        return read(body)
    except MALFORMED_PAYLOAD as error:
        log.warning("payload_misshapen", reading=read.__name__.removeprefix("read_"), error=type(error).__name__)
        return None


def _event_id(body: Body) -> str | None:
    given = body.get("event_id")
    return given if isinstance(given, str) else None


def doing(what: Inbound) -> TurnSource:
    """Whose turn it is, and what was done: a conversation's event by its name, anything else by its own."""
    did = what.event.do if isinstance(what, Clicked) else re.sub(r"(?<!^)(?=[A-Z])", "_", type(what).__name__).lower()
    return TurnSource(did, workspace=what.actor.team, user=what.actor.user)


def _beside(place: Place) -> Place:
    return place.model_copy(update={"message": None})
