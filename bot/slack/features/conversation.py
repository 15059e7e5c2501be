"""The conversation: takes a turn for each line or click in it, and shows its screen."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from bot.concurrency.pacer import TURNS, Pacer
from bot.conversation.events import Avoided, BroughtBack, Chose, Event, Narrowed, PutAside, Searched, Ticked
from bot.conversation.language.client_names import ForClient
from bot.conversation.language.intents import Intent
from bot.conversation.language.parser import sought
from bot.conversation.screens import Aside, Remark, Screen, Unavailable
from bot.conversation.state import Front, FrontKind, Person, Place, Snapshot, Step
from bot.conversation.transitions import posted
from bot.errors import OnetLimited
from bot.slack.blocks import Message, cut, escape
from bot.slack.features.export import Export
from bot.slack.features.handout import Handout, HandoutRequested, TableRequested
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import (
    ActionId,
    ButtonValue,
    TickBlock,
    read_filter,
    read_menu_ids,
    read_snapshot_block,
)
from bot.slack.interactions.interaction import IncomingMessage, Interaction, LineTyped
from bot.slack.replies.fallback import FallbackSurface
from bot.slack.replies.notices import offer_own
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.views import render
from bot.slack.views.asides import aside, continued_below, still_looking
from bot.telemetry.turn_record import Outcome, current_record
from bot.turns.conversation_service import ConversationService, NotOwner, Turn
from bot.turns.typed_lines import TypedLines

PATIENCE: Final = 2.0
"""Seconds after which a person is told that O*NET takes its time."""

T = TypeVar("T")


@dataclass(frozen=True)
class ButtonClicked(Interaction):
    """A control of a conversation was used. `ticks` is the state of the message's checkboxes at `used_at`."""

    snapshot: Snapshot
    event: Event
    ticks: Ticked | None = None
    used_at: str = ""

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation of the screen."""
        return self.snapshot

    @property
    def name(self) -> str:
        """The conversation's event."""
        return self.event.do


@dataclass(frozen=True)
class StartRequested(Interaction):
    """The person starts their own conversation from a shared occupation; only they see it."""

    code: str


class ConversationTurns:
    """Takes turns of conversations and shows their screens."""

    def __init__(
        self,
        conversations: ConversationService,
        typed_lines: TypedLines,
        export: Export,
        handout: Handout,
        *,
        new_id: Callable[[], str],
        patience: float = PATIENCE,
    ) -> None:
        self._conversations = conversations
        self._typed_lines = typed_lines
        self._export = export
        self._handout = handout
        self._new_id = new_id
        self._patience = patience
        self._pacer = Pacer(TURNS)

    def register(self, router: Router) -> None:
        """All message controls that no other feature has registered."""
        router.action([ActionId.START], read_start, self.start)
        router.action([ActionId.SEARCH], read_search, self.click)
        router.action([ActionId.CHOOSE, ActionId.FIND], read_choice, self.click)
        router.action([ActionId.TICK], read_tick, self.tick)
        router.action([ActionId.NARROW], read_narrowed, self.click)
        router.action([ActionId.PUT_ASIDE, ActionId.BRING_BACK], read_put_aside, self.click)
        router.action([ActionId.AVOID], read_avoided, self.click)
        router.action([""], read_button, self.click)

    async def type_line(
        self, line: LineTyped, responder: Responder, surface: FallbackSurface, *, anew: bool = False
    ) -> Screen | Aside:
        """A line was typed. In a conversation, the answer goes below the line, and the message above shrinks.

        `anew` says that the line doesn't belong to the conversation at its place.
        """
        lines = self._typed_lines
        understand = lines.without_conversation if anew or line.place.ephemeral else lines.in_conversation
        work = understand(line.actor, line.place, line.text)
        return await self._answer_line(line, work, responder, surface)

    async def begin_for(self, client: str, line: LineTyped, responder: Responder) -> None:
        """Begin a conversation for a client, with a line about their work."""
        work = self._typed_lines.for_client(line.actor, line.place, ForClient(client, line.text))
        await self._answer_line(line, work, responder, responder.conversation(line.place, replaces=True))

    async def resume_latest(
        self, line: LineTyped, responder: Responder, surface: FallbackSurface, *, client: str = ""
    ) -> Screen | Aside:
        """A button that names the person's latest conversation, or a client's: it continues in the line's place."""
        work = self._typed_lines.resume_latest(line.actor, line.place, client)
        return await self._answer_line(line, work, responder, surface)

    async def _answer_line(
        self, line: LineTyped, work: Coroutine[Any, Any, Screen | Aside], responder: Responder, surface: FallbackSurface
    ) -> Screen | Aside:
        answer = await self._patiently(work, surface, sought(line.text), responder)
        match answer:
            case Screen() as screen:
                before = screen.conversation.place
                shown = await self._show(surface, screen, responder)
                if shown and before.message is not None and before.message != surface.place.message:
                    await responder.try_rewrite(before, continued_below(responder.messages), doing="aside")
                await self._answer_beside(line, screen.asides, responder)
            case Aside() as aside_answer:
                await self._answer(line, aside_answer, surface, responder)
        return answer

    async def show_list(self, line: LineTyped, client: str, responder: Responder, surface: FallbackSurface) -> None:
        """A button that names a client's list: it is shown in the line's place."""
        await self._answer_line(line, self._typed_lines.list_for(line.actor, line.place, client), responder, surface)

    async def click(self, clicked: ButtonClicked, responder: Responder) -> None:
        """A control was used: take a turn and show its screen."""
        surface, about = responder.conversation(clicked.place, replaces=True), clicked.snapshot
        work = self._conversations.take(turn_of(clicked))
        match await self._patiently(work, surface, about.title or about.keyword, responder):
            case Screen() as screen:
                await self._show(surface, screen, responder)
            case NotOwner(snapshot):
                await offer_own(replace(clicked, snapshot=snapshot), responder)

    async def tick(self, clicked: ButtonClicked, responder: Responder) -> None:
        """A duty was ticked: save it, and show nothing."""
        not_owner = await self._conversations.tick(turn_of(clicked))
        current_record().outcome = Outcome.SAVED
        _record_step(Step.CHOOSING_TASKS)
        if not_owner is not None:
            await offer_own(replace(clicked, snapshot=not_owner.snapshot), responder)

    async def put_in_front(self, snapshot: Snapshot, kind: FrontKind, rows: Sequence[tuple[str, str]]) -> None:
        """A modal shows these occupations (code and title): typed lines may be about them."""
        await self._conversations.opened_in_front(snapshot, Front(kind=kind, rows=tuple(rows)))

    async def start(self, request: StartRequested, responder: Responder) -> None:
        """The person starts from an occupation that somebody shared."""
        screen = await self._conversations.begin(request.actor, request.place, Chose(code=request.code))
        await self._show(responder.conversation(request.place, replaces=False), screen, responder)

    async def begin(
        self, actor: Person, place: Place, event: Event, responder: Responder, *, remark: Remark | None = None
    ) -> None:
        """Begin a conversation with something other than a line: in the Home tab, by a shortcut."""
        surface = responder.conversation(place, replaces=False)
        await self._show_first(self._conversations.begin(actor, place, event), event, surface, responder, remark)

    async def quote(
        self, quoted: IncomingMessage, event: Event, surface: FallbackSurface, responder: Responder
    ) -> Screen:
        """Begin a conversation with words that aren't the person's own line."""
        work = self._conversations.begin(quoted.actor, quoted.place, event)
        return await self._show_first(work, event, surface, responder)

    async def _show_first(
        self,
        work: Coroutine[Any, Any, Screen],
        event: Event,
        surface: FallbackSurface,
        responder: Responder,
        remark: Remark | None = None,
    ) -> Screen:
        """Show the first screen of a conversation."""
        keyword = event.keyword if isinstance(event, Searched) else ""
        screen = await self._patiently(work, surface, keyword, responder)
        remarks = screen.remarks if remark is None else (remark, *screen.remarks)
        await self._show(surface, replace(screen, remarks=remarks), responder)
        return screen

    async def _answer(self, line: LineTyped, answer: Aside, surface: FallbackSurface, responder: Responder) -> None:
        """Answer beside the conversation: files, or a short answer."""
        _record_step(answer.now.step)
        if answer.kind in {Intent.EXPORT, Intent.EXPORT_LIST}:
            snapshot = answer.now.snapshot() if answer.kind is Intent.EXPORT else None
            await self._export.send(posted(answer.now, line.place), snapshot, surface, responder)
            return
        await self._answer_beside(line, answer.others, responder)
        if answer.kind is Intent.HANDOUT:
            await self._handout.send_handout(HandoutRequested(line.origin, answer.now.snapshot()), responder)
            return
        if answer.kind is Intent.TABLE:
            await self._handout.show_table(TableRequested(line.origin, answer.now.snapshot()), responder)
            return
        await surface.try_show(aside(answer, responder.own_conversation(), responder.context))

    async def _answer_beside(self, line: LineTyped, answers: Iterable[Aside], responder: Responder) -> None:
        """Show the answers to the rest of a line, each in a message of its own."""
        for answer in answers:
            surface = responder.conversation(line.place, replaces=False)
            await surface.try_show(aside(answer, responder.own_conversation(), responder.context))

    async def _patiently(
        self, work: Coroutine[Any, Any, T], surface: FallbackSurface, about: str, responder: Responder
    ) -> T:
        """The work's result. If it takes long, the message says what is being looked for."""
        hints: list[asyncio.Task[None]] = []

        def tell() -> None:
            message = still_looking(search_text(about), responder.messages)
            hints.append(asyncio.create_task(self._hint(surface, message)))

        timer = asyncio.get_running_loop().call_later(self._patience, tell)
        try:
            return await work
        finally:
            timer.cancel()
            if hints:  # the answer follows in the same message
                await asyncio.gather(*hints)

    async def _hint(self, surface: FallbackSurface, message: Message) -> None:
        await self._pacer.wait()
        await surface.hint(message)

    async def _show(self, surface: FallbackSurface, screen: Screen, responder: Responder) -> bool:
        """Show a screen, and record its place if it's a new message. False if it couldn't be shown."""
        _record(screen)
        before = screen.conversation.place
        message = render(replace(screen, render_id=self._new_id()), responder.context)
        shown = await surface.try_show(message)
        if shown and surface.place != before and not surface.place.has_message_of(before):
            await self._conversations.placed(screen, surface.place)
        return shown


def read_button(action: BlockAction) -> ButtonClicked | None:
    """A button of a conversation's screen; None for a link button, which carries nothing."""
    if action.element != "button" or not action.value:
        return None
    carried = ButtonValue.read(action.value)
    return _button_clicked(action, carried.snapshot, carried.event)


def read_search(action: BlockAction) -> ButtonClicked | None:
    """The text field of the first screen was sent."""
    if action.element != "plain_text_input":
        return None
    return _button_clicked(action, read_snapshot_block(action.block_id), Searched(keyword=action.value))


def read_choice(action: BlockAction) -> ButtonClicked | None:
    """An occupation was chosen in a menu; None if the choice was cleared."""
    if action.element not in {"static_select", "external_select"} or not action.chosen:
        return None
    return _button_clicked(action, read_menu_ids(action.block_id, action.argument), Chose(code=action.chosen))


def read_narrowed(action: BlockAction) -> ButtonClicked | None:
    """Filters were chosen in the menu *Show only*."""
    snapshot = action.menu_snapshot()
    if snapshot is None:
        return None
    return _button_clicked(action, snapshot, Narrowed(filter=read_filter(action.selected)))


def read_put_aside(action: BlockAction) -> ButtonClicked | None:
    """A result was put aside or brought back; a button brings back all of them."""
    if action.element == "button":
        return read_button(action)
    snapshot = action.menu_snapshot()
    if snapshot is None or not action.chosen:
        return None
    event = PutAside if action.kind == ActionId.PUT_ASIDE else BroughtBack
    return _button_clicked(action, snapshot, event(code=action.chosen))


def read_avoided(action: BlockAction) -> ButtonClicked | None:
    """The duties to get away from were chosen."""
    snapshot = action.menu_snapshot()
    return (
        None
        if snapshot is None
        else _button_clicked(action, snapshot, Avoided(code=snapshot.code, tasks=action.selected))
    )


def read_tick(action: BlockAction) -> ButtonClicked | None:
    """A tick. It carries only what finds its conversation; the next click sends all checkboxes again.

    A message of version 0.1 names no owner; then the conversation tells whose it is.
    """
    block = TickBlock.read(action.block_id)
    if block is None or action.element != "checkboxes":
        return None
    owner = block.owner or action.actor
    snapshot = Snapshot(version=1, id=block.conversation, owner=owner, code=block.code, turn=block.turn)
    tasks = (block.task,)
    ticked, cleared = (tasks, ()) if action.checked else ((), tasks)
    return _button_clicked(action, snapshot, Ticked(code=block.code, ticked=ticked, cleared=cleared))


def read_start(action: BlockAction) -> StartRequested:
    """*Start my own from here*, on a message that was shared."""
    place = Place(channel=action.place.channel, thread=action.place.thread, ephemeral=True)
    code = action.button_value().snapshot.code
    return StartRequested(replace(action.origin, place=place), code)


def _button_clicked(action: BlockAction, snapshot: Snapshot, event: Event) -> ButtonClicked:
    return ButtonClicked(action.origin, snapshot, event, action.checkboxes(snapshot), action.used_at)


def turn_of(clicked: ButtonClicked) -> Turn:
    """The turn that a click means."""
    return Turn(clicked.actor, clicked.place, clicked.snapshot, clicked.event, clicked.ticks, clicked.used_at)


def search_text(text: str) -> str:
    """What is being looked for, to show while it takes long."""
    return escape(cut(text.strip(), 100))


def _record(screen: Screen) -> None:
    """Add the result of the turn to its record."""
    record = current_record()
    record.before, record.after = screen.before.value, screen.conversation.step.value
    match screen.content:
        case Unavailable(error=OnetLimited()):
            record.outcome = Outcome.LIMITED
        case Unavailable():
            record.outcome = Outcome.ONET_ERROR
        case _:
            record.outcome = Outcome.LATE if screen.late else Outcome.SHOWN


def _record_step(step: Step) -> None:
    current_record().before = current_record().after = step.value
