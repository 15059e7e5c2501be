"""One table of everything that comes in.

Features register their readers and handlers; the router does the common checks: whether the workspace is served,
whether the conversation belongs to the person, and whether Slack is delivering it again.
"""

import re
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.pacer import TURNS, Pacer
from bot.errors import MALFORMED_PAYLOAD, SnapshotUnreadable
from bot.server.task_tracker import Apologise, TaskTracker
from bot.slack.interactions.actors import Payload
from bot.slack.interactions.block_actions import MESSAGE, BlockAction, read_block_action
from bot.slack.interactions.interaction import Interaction, UnreadableControl
from bot.slack.interactions.view_submissions import ViewSubmission, read_submission
from bot.slack.replies.notices import apologize, offer_own, tell_unreadable, turn_away
from bot.slack.replies.responder import Responder
from bot.slack.text.locales import Locales
from bot.slack.web_api import WebApi
from bot.storage.event_deduplication import EventDeduplicator
from bot.telemetry.turn_record import TurnSource, recording, start_record

EVERY: Final = re.compile("")
"""Which control it was is looked up in the table, and not by one listener a control."""

I = TypeVar("I", bound=Interaction)  # noqa: E741 - a type variable
Turn = Coroutine[Any, Any, None]
Handler = Callable[[I, Responder], Turn]
Listener = Callable[..., Awaitable[None]]

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Answer:
    """The ack of an interaction, and the work that remains afterwards."""

    arguments: dict[str, Any] = field(default_factory=dict)
    then: Turn | None = None


@dataclass(frozen=True)
class _Route:
    read: Callable[[Any], Interaction | None]
    handle: Callable[[Any, Responder], Turn]


@dataclass(frozen=True)
class _AnsweredRoute:
    read: Callable[[Any], Interaction | None]
    answer: Callable[[Any, Responder], Awaitable[Answer]]


class Router:
    """Reads what comes in, and passes it to the feature that handles it.

    A feature's reader returns None for what means nothing to it. What lacks the form that Slack documents is logged.
    `served` are the workspaces to serve, all if None.
    """

    def __init__(
        self,
        tracker: TaskTracker,
        locales: Locales,
        events: EventDeduplicator,
        *,
        served: Collection[str] | None,
        new_id: Callable[[], str],
    ) -> None:
        self._tracker = tracker
        self._pacer = Pacer(TURNS)
        self._locales = locales
        self._events = events
        self._served = served
        self._new_id = new_id
        self._actions: dict[tuple[str, str], _Route] = {}
        self._listeners: dict[tuple[str, str], list[_Route]] = {}
        self._submissions: dict[str, _AnsweredRoute] = {}
        self._suggestions: _AnsweredRoute | None = None

    def action(
        self,
        kinds: Iterable[str],
        read: Callable[[BlockAction], I | None],
        handle: Handler[I],
        *,
        surface: str = MESSAGE,
    ) -> None:
        """Register controls of these kinds, in messages, Home or the modal of a callback_id; "" takes the rest."""
        for kind in kinds:
            self._actions[surface, kind] = _Route(read, handle)

    def command(self, name: str, read: Callable[[Payload], I | None], handle: Handler[I]) -> None:
        """Register a slash command."""
        self._listen("command", name, _Route(read, handle))

    def event(self, name: str, read: Callable[[Payload], I | None], handle: Handler[I]) -> None:
        """Register an event of the Events API. If several readers take the same event, the first one handles it."""
        self._listen("event", name, _Route(read, handle))

    def shortcut(self, callback_id: str, read: Callable[[Payload], I | None], handle: Handler[I]) -> None:
        """Register a shortcut, global or for messages."""
        self._listen("shortcut", callback_id, _Route(read, handle))

    def submission(
        self,
        callback_id: str,
        read: Callable[[ViewSubmission], I | None],
        answer: Callable[[I, Responder], Awaitable[Answer]],
    ) -> None:
        """Register a modal's submission. Slack waits three seconds for the response."""

        def read_view(body: Payload) -> Interaction | None:
            return read(read_submission(body))

        self._submissions[callback_id] = _AnsweredRoute(read_view, answer)

    def suggestions(
        self, read: Callable[[Payload], I | None], answer: Callable[[I, Responder], Awaitable[Answer]]
    ) -> None:
        """Register a search-as-you-type menu. The response has its options, within three seconds."""
        self._suggestions = _AnsweredRoute(read, answer)

    def names(self, kind: str) -> frozenset[str]:
        """The names of all registered commands, events or shortcuts."""
        return frozenset(name for registered, name in self._listeners if registered == kind)

    def connect(self, app: AsyncApp) -> None:
        """Let Bolt call the router for everything that was registered."""
        app.action(EVERY)(self._use)  # first: Bolt tries listeners in order, and nearly everything is a click
        bolt: dict[str, Callable[[str], Callable[[Listener], Any]]] = {
            "command": app.command,
            "event": app.event,
            "shortcut": app.shortcut,
        }
        for (kind, name), routes in self._listeners.items():
            bolt[kind](name)(self._listener(routes))
        for callback_id, route in self._submissions.items():
            app.view(callback_id)(self._answering_listener(route, {}))
        if self._suggestions is not None:
            app.options(EVERY)(self._answering_listener(self._suggestions, {"options": []}))

    def _listen(self, kind: str, name: str, route: _Route) -> None:
        self._listeners.setdefault((kind, name), []).append(route)

    def _listener(self, routes: list[_Route]) -> Listener:
        async def listen(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
            await ack()
            for route in routes:
                interaction = _read(route.read, body)
                if interaction is not None:
                    self.start(route.handle, interaction, WebApi(client), body.get("event_id"))
                    return

        return listen

    async def _use(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """Handle the use of a control in a message, a modal or the Home tab."""
        await ack()
        found = self.find(body)
        if found is not None:
            self.start(*found, WebApi(client))

    def find(self, body: Payload) -> tuple[Handler[Any], Interaction] | None:
        """The handler of a control, and its request; None if it means nothing to us, like a link."""
        action = _read(read_block_action, body)
        if action is None:
            return None
        route = self._actions.get((action.surface, action.kind)) or self._actions.get((action.surface, ""))
        if route is None:
            return None
        try:
            interaction = _read(route.read, action)
        except SnapshotUnreadable:
            return tell_unreadable, UnreadableControl(action.origin)
        return None if interaction is None else (route.handle, interaction)

    def _answering_listener(self, route: _AnsweredRoute, nothing: dict[str, Any]) -> Listener:
        async def listen(ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
            try:
                interaction = _read(route.read, body)
            except SnapshotUnreadable:
                interaction = None
            if interaction is None:
                await ack(**nothing)
                return
            api = WebApi(client)
            with recording(start_record("", _source_of(interaction))):
                answer = await self._answer(route, interaction, api, nothing)
            await ack(**answer.arguments)
            if answer.then is not None:
                self._tracker.start(answer.then, self._apology(interaction, api), _source_of(interaction))

        return listen

    async def _answer(
        self, route: _AnsweredRoute, interaction: Interaction, api: WebApi, nothing: dict[str, Any]
    ) -> Answer:
        refuse = self._substitute(interaction)
        if refuse is None:
            return await route.answer(interaction, await self._responder(interaction, api))
        return Answer(nothing, None if nothing else self._take(refuse, interaction, api))

    def start(self, handle: Handler[Any], interaction: Interaction, api: WebApi, event_id: object = None) -> None:
        """Begin a turn; if the event has an id, only once."""
        turn = self._take(handle, interaction, api)
        once = self._events.run_once(event_id, turn) if isinstance(event_id, str) else turn
        self._tracker.start(once, self._apology(interaction, api), _source_of(interaction))

    async def _take(self, handle: Handler[Any], interaction: Interaction, api: WebApi) -> None:
        responder = await self._responder(interaction, api)
        await (self._substitute(interaction) or handle)(interaction, responder)

    def _substitute(self, interaction: Interaction) -> Handler[Any] | None:
        """The handler instead of the feature's, if the person isn't served or uses somebody else's conversation."""
        if self._served is not None and interaction.actor.team not in self._served:
            return turn_away
        conversation = interaction.conversation
        return offer_own if conversation is not None and conversation.owner != interaction.actor else None

    async def _responder(self, interaction: Interaction, api: WebApi) -> Responder:
        context = await self._locales.for_person(interaction.actor, api)
        await self._pacer.wait()
        return Responder(api, interaction, context, new_id=self._new_id)

    def _apology(self, interaction: Interaction, api: WebApi) -> Apologise:
        async def tell(reference: str) -> None:
            await apologize(await self._responder(interaction, api), reference)

        return tell


R = TypeVar("R")
P = TypeVar("P")


def _read(read: Callable[[P], R | None], payload: P) -> R | None:
    """What came in, as a typed value; None if it lacks the form that Slack documents.

    Raises:
        SnapshotUnreadable: a control or modal carries what another version wrote.
    """
    try:
        return read(payload)
    except MALFORMED_PAYLOAD as error:
        log.warning("payload_misshapen", reading=read.__name__.removeprefix("read_"), error=type(error).__name__)
        return None


def _source_of(interaction: Interaction) -> TurnSource:
    """The person whose turn it is, and what they did."""
    return TurnSource(interaction.name, workspace=interaction.actor.team, user=interaction.actor.user)
