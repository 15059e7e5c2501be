"""One turn on Slack's side: what was said or clicked goes in, a screen is shown."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, Final, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.events import Chose, Event, Ticked
from bot.conversation.language.parser import sought
from bot.conversation.profile import Profile
from bot.conversation.screens import Aside, AsideKind, Remark, Screen, Unavailable
from bot.conversation.state import Conversation, Person, Place, Snapshot, Step
from bot.conversation.transitions import posted
from bot.errors import OnetLimited
from bot.slack.blocks import Message, cut, escape
from bot.slack.features.export import Exports
from bot.slack.interactions.types import Clicked, Exported, Inbound, OfModal, Said, Started, Unreadable
from bot.slack.replies.fallback import Detour
from bot.slack.replies.responder import Outlet, own_at
from bot.slack.replies.surfaces import PostedSurface, SendError, Surface, refusal, refused
from bot.slack.text.locales import Locales
from bot.slack.views import render
from bot.slack.views.asides import apology, aside, looking, moved, theirs, unreadable
from bot.slack.views.home_tab import home
from bot.slack.views.layout import Look
from bot.telemetry.turn_record import Outcome, current_record
from bot.turns.service import ConversationService, NotOwner, Turn
from bot.turns.typed_lines import TypedLines

PATIENCE: Final = 2.0
"""Seconds after which a person is told that O*NET takes its time."""

Shown = TypeVar("Shown", Screen, Screen | Aside, Screen | NotOwner)


class Turns:
    """Takes what was read from a payload through the conversation and shows what came of it."""

    def __init__(
        self,
        conversations: ConversationService,
        typed_lines: TypedLines,
        looks: Locales,
        exports: Exports,
        *,
        new_id: Callable[[], str],
        patience: float = PATIENCE,
    ) -> None:
        self._conversations = conversations
        self._typed_lines = typed_lines
        self._looks = looks
        self._exports = exports
        self._new_id = new_id
        self._patience = patience

    async def said(self, said: Said, client: AsyncWebClient) -> None:
        """A line was typed. In a conversation it is answered below itself, and the message above steps aside."""
        outlet, look = outlet_of(said, client), await self._looks.of(said.actor, client)
        surface = outlet.surface(said.place, look.words, replaces=False)
        lines = self._typed_lines
        understand = lines.without_conversation if said.place.ephemeral else lines.in_conversation
        work = understand(said.actor, said.place, said.text)
        match await self._patiently(work, surface, lambda: looking(waited_for(sought(said.text)), look.words)):
            case Screen() as screen:
                before = screen.conversation.place
                shown = await self._show(surface, screen, look)
                if shown and before.message is not None and before.message != surface.place.message:
                    await _step_aside(PostedSurface(client, before), look)
            case Aside(AsideKind.EXPORT | AsideKind.EXPORT_LIST as what, now):
                _note_step(now.step)
                wanted = now.snapshot() if what is AsideKind.EXPORT else None
                await self._exports.send(posted(now, said.place), wanted, client, surface)
            case Aside() as answer:
                _note_step(answer.now.step)
                own = self._own(said.actor, said.place)
                await self._send(surface, aside(answer, own, look))
                if answer.answer is AsideKind.FORGOTTEN:
                    await self._forgotten(said.actor, client, look)

    async def begun(
        self, actor: Person, place: Place, event: Event, client: AsyncWebClient, *, remark: Remark | None = None
    ) -> None:
        """A conversation begins with something other than a line: in the Home tab, by a shortcut."""
        look = await self._looks.of(actor, client)
        surface = Outlet(client, None, actor.user).surface(place, look.words, replaces=False)
        work, what = self._conversations.begin(actor, place, event), getattr(event, "keyword", "")
        screen = await self._patiently(work, surface, lambda: looking(waited_for(what), look.words))
        await self._show(
            surface, screen if remark is None else replace(screen, remarks=(remark, *screen.remarks)), look
        )

    async def clicked(self, clicked: Clicked, client: AsyncWebClient) -> None:
        """A control was used: ticks are only saved, everything else is a turn."""
        outlet, look = outlet_of(clicked, client), await self._looks.of(clicked.actor, client)
        turn = Turn(clicked.actor, clicked.place, clicked.snapshot, clicked.event, clicked.ticks, clicked.at)
        if isinstance(clicked.event, Ticked):
            answer: Screen | NotOwner | None = await self._conversations.tick(turn)
            current_record().outcome = Outcome.SAVED
            _note_step(Step.CHOOSING_TASKS)
        else:
            surface = outlet.surface(clicked.place, look.words, replaces=True)
            work, what = self._conversations.take(turn), clicked.snapshot.title or clicked.snapshot.keyword
            answer = await self._patiently(work, surface, lambda: looking(waited_for(what), look.words))
        match answer:
            case Screen():
                await self._show(surface, answer, look)
            case NotOwner():
                current_record().outcome = Outcome.NOT_OWNER
                own = self._own(clicked.actor, clicked.place)
                await self._send(outlet.aside(clicked.place), theirs(answer.snapshot, own, look.words))
            case None:
                return

    async def not_yours(self, what: OfModal[Any] | Exported, snapshot: Snapshot, client: AsyncWebClient) -> None:
        """Somebody works a conversation that is not theirs: they are offered their own."""
        current_record().outcome = Outcome.NOT_OWNER
        look = await self._looks.of(what.actor, client)
        message = theirs(snapshot, self._own(what.actor, what.place), look.words)
        await self._send(outlet_of(what, client).aside(what.place), message)

    async def exported(self, exported: Exported, client: AsyncWebClient) -> None:
        """The results are wanted as files, or the list."""
        snapshot, outlet = exported.snapshot, outlet_of(exported, client)
        if snapshot is not None and snapshot.owner != exported.actor:
            await self.not_yours(exported, snapshot, client)
            return
        now = Conversation.begin(self._new_id(), exported.actor, exported.place)
        await self._exports.send(now, snapshot, client, outlet.below(exported.place))

    async def started(self, started: Started, client: AsyncWebClient) -> None:
        """Somebody starts from what another person shared."""
        look = await self._looks.of(started.actor, client)
        screen = await self._conversations.begin(started.actor, started.place, Chose(code=started.code))
        await self._show(outlet_of(started, client).surface(started.place, look.words, replaces=False), screen, look)

    async def unreadable(self, clicked: Unreadable, client: AsyncWebClient) -> None:
        """A control of another version: a sentence, and a new start."""
        current_record().outcome = Outcome.UNREADABLE
        own = self._own(clicked.actor, clicked.place)
        look = await self._looks.of(clicked.actor, client)
        await self._send(outlet_of(clicked, client).aside(clicked.place), unreadable(own, look.words))

    async def apologise(self, outlet: Outlet, actor: Person, place: Place, reference: str) -> None:
        """Something is broken here: say so, with the reference that is in the log."""
        look = await self._looks.of(actor, outlet.client)
        await self._send(outlet.below(place), apology(reference, look.words))

    async def _forgotten(self, actor: Person, client: AsyncWebClient, look: Look) -> None:
        """What is shown and known of a person elsewhere is forgotten too: their Home tab, their language."""
        self._looks.forget(actor)
        try:
            await client.views_publish(user_id=actor.user, view=home(Profile(owner=actor), look))
        except SendError as error:
            refused(error, doing="home")

    async def _patiently(
        self, work: Coroutine[Any, Any, Shown], surface: Detour, waiting: Callable[[], Message]
    ) -> Shown:
        """The work's result; while it takes long, the message says what is being looked for."""
        telling: list[asyncio.Task[None]] = []
        tell = lambda: telling.append(asyncio.create_task(surface.hint(waiting())))  # noqa: E731 - for the timer
        timer = asyncio.get_running_loop().call_later(self._patience, tell)
        try:
            return await work
        finally:
            timer.cancel()
            if telling:  # the answer comes after it, in the same message
                await asyncio.gather(*telling)

    async def _show(self, surface: Detour, screen: Screen, look: Look) -> bool:
        """Show a screen, and remember where it is when it is a new message; False where it could not be shown."""
        _note(screen)
        before = screen.conversation.place
        drawn = render(replace(screen, render_id=self._new_id()), look)
        shown = await self._send(surface, drawn) and surface.shown
        if shown and surface.place != before:
            await self._conversations.placed(screen, surface.place)
        return shown

    async def _send(self, surface: Surface, message: Message) -> bool:
        try:
            await surface.show(message)
        except SendError as error:
            # The state is one click ahead of its screen now; the next click shows the present.
            refused(error)
            return False
        return True

    def _own(self, actor: Person, place: Place) -> Conversation:
        return own_at(self._new_id(), actor, place)


async def _step_aside(above: PostedSurface, look: Look) -> None:
    """The message above says that it goes on further down; one that is gone need not say so anew."""
    try:
        await above.rewrite(moved(look.words))
    except SendError as error:
        refusal(error, doing="aside")


def outlet_of(what: Inbound | OfModal[Any], client: AsyncWebClient) -> Outlet:
    """How Slack is reached about what came in."""
    return Outlet(client, what.response_url, what.actor.user)


def _note(screen: Screen) -> None:
    """What the turn came to, for its line of the log."""
    record = current_record()
    record.before, record.after = screen.before.value, screen.conversation.step.value
    match screen.content:
        case Unavailable(error=OnetLimited()):
            record.outcome = Outcome.LIMITED
        case Unavailable():
            record.outcome = Outcome.ONET_ERROR
        case _:
            record.outcome = Outcome.LATE if screen.late else Outcome.SHOWN


def _note_step(step: Step) -> None:
    current_record().before = current_record().after = step.value


def waited_for(what: str) -> str:
    """What is being looked for, to be said while it takes long."""
    return escape(cut(what.strip(), 100))
