"""Controls that were used, read once into typed values: those of messages, of modals, of the Home tab.

Shapes: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

from typing import Final

from pydantic import ValidationError

from bot.conversation.events import EVENT, Chose, Event, Looked, Searched, Ticked
from bot.conversation.state import Person, Place, Snapshot
from bot.errors import SnapshotUnreadable
from bot.slack.interactions.button_values import (
    LISTED,
    ActionId,
    Control,
    TickBlock,
    saved_of_option,
    snapshot_of_block,
    snapshot_of_chooser,
)
from bot.slack.interactions.modal_state import COMPARE, CompareOf, DetailsOf, ShareOf
from bot.slack.interactions.slack_events import Payload, person_of
from bot.slack.interactions.types import (
    Clicked,
    ComparePressed,
    CompareWanted,
    Exported,
    HomeRemoved,
    HomeUsed,
    Kept,
    Listed,
    ModalPressed,
    Opened,
    Removed,
    ShareWanted,
    Started,
    Unreadable,
    Used,
)

NOTHING_CHOSEN: Final = "-"
"""The value of an option that only says something."""

IN_DETAILS: Final = frozenset({ActionId.TAB, ActionId.LEAF, ActionId.SAVE, ActionId.AGAIN})


def read_click(body: Payload) -> Used | None:
    """A control that was used; None for one that means nothing to us, such as a link."""
    actor, place, url = person_of(body), _place(body), body.get("response_url")
    action = body["actions"][0]
    try:
        if "view" in body:
            return _in_view(body, actor, action)
        beside = _beside(body, actor, place, url)
        meant = None if beside else _meant(action, actor)
    except SnapshotUnreadable:
        return Unreadable(actor, place if place.channel else Place(channel=actor.user), url)
    if meant is None:
        return beside
    snapshot, event = meant
    return Clicked(actor, place, snapshot, event, _ticks(body, snapshot), url, str(action.get("action_ts") or ""))


def _beside(  # noqa: PLR0911 - one table
    body: Payload, actor: Person, place: Place, url: str | None
) -> Used | None:
    """Controls that leave the conversation where it is."""
    action, trigger = body["actions"][0], body.get("trigger_id") or ""
    kind, _, what = action["action_id"].partition(":")
    match kind:
        case ActionId.DETAILS:
            carried = action.get("value") or _carried(body)
            shown = DetailsOf(snapshot=Control.read(carried).snapshot, place=place, url=url, code=what)
            return Opened(actor, shown, trigger)
        case ActionId.SHARE:
            return ShareWanted(actor, ShareOf(snapshot=_results(action, what), place=place, url=url), trigger)
        case ActionId.COMPARE:
            return CompareWanted(actor, CompareOf(snapshot=_results(action, what), place=place, url=url), trigger)
        case ActionId.EXPORT:
            return Exported(actor, place, _results(action, what), url)
        case ActionId.START:
            alone = Place(channel=place.channel, thread=place.thread, ephemeral=True)
            return Started(actor, alone, Control.read(action["value"]).snapshot.code, url)
        case ActionId.LIST | ActionId.SAVE | ActionId.REMOVE:
            return _of_list(ActionId(kind), action, actor, place, url)
        case _:
            return None


def _carried(body: Payload) -> str:
    """What the message's controls carry, for a result's own button, which would be half of a long message with it."""
    blocks = (body.get("message") or {}).get("blocks") or ()
    elements = (element for block in blocks for element in block.get("elements") or ())
    return next((found["value"] for found in elements if found.get("action_id") == ActionId.BACK), "")


def _of_list(kind: ActionId, action: Payload, actor: Person, place: Place, url: str | None) -> Used | None:
    """Controls that are about the person's list."""
    chosen = (action.get("selected_option") or {}).get("value")
    match kind:
        case ActionId.LIST:
            return Listed(actor, place, url)
        case ActionId.REMOVE:
            return Removed(actor, place, action["action_id"].partition(":")[2], url)
        case _:
            return Kept(actor, place, saved_of_option(chosen), url) if chosen else None


def _results(action: Payload, what: str) -> Snapshot | None:
    """The conversation whose results are meant; None where it is the list."""
    return None if what == LISTED else Control.read(action["value"]).snapshot


def _in_view(body: Payload, actor: Person, action: Payload) -> Used | None:
    kind, _, what = action["action_id"].partition(":")
    view, value = body["view"], action.get("value") or ""
    carried = view.get("private_metadata") or ""
    if view.get("type") == "home":
        return _in_home(body, actor, kind, what)
    if view.get("callback_id") == COMPARE:
        code = value if kind == ActionId.START else ""
        pressed = kind in {ActionId.START, ActionId.AGAIN}
        return ComparePressed(actor, CompareOf.read(carried), view["id"], code) if pressed else None
    if kind not in IN_DETAILS:
        return None
    return ModalPressed(actor, _turned(DetailsOf.read(carried), kind, value), view["id"], ActionId(kind), value)


def _turned(shown: DetailsOf, kind: str, value: str) -> DetailsOf:
    """The details after a button for another list, or for another page of it."""
    match kind:
        case ActionId.TAB:
            return shown.turned(value, "1")
        case ActionId.LEAF:
            return shown.turned(shown.tab, value)
        case _:
            return shown


def _in_home(body: Payload, actor: Person, kind: str, what: str) -> Used | None:  # noqa: PLR0911 - one table
    """A control of the Home tab; what comes of it is said in the person's direct messages."""
    action, trigger, place = body["actions"][0], body.get("trigger_id") or "", Place(channel=actor.user)
    match kind:
        case ActionId.FIND:
            chosen = (action.get("selected_option") or {}).get("value")
            return HomeUsed(actor, place, Chose(code=chosen)) if chosen and chosen != NOTHING_CHOSEN else None
        case ActionId.HOME:
            event = _event(action.get("value") or "")
            return HomeUsed(actor, place, None if isinstance(event, Looked) else event)
        case ActionId.REMOVE:
            return HomeRemoved(actor, place, what)
        case ActionId.SHARE:
            return ShareWanted(actor, ShareOf(place=place), trigger)
        case ActionId.COMPARE:
            return CompareWanted(actor, CompareOf(place=place), trigger)
        case ActionId.EXPORT:
            return Exported(actor, place, None, None)
        case _:
            return None


def _event(value: str) -> Event:
    try:
        return EVENT.validate_json(value)
    except ValidationError as error:
        raise SnapshotUnreadable(f"{error.error_count()} fields cannot be read") from error


def _meant(action: Payload, actor: Person) -> tuple[Snapshot, Event] | None:
    match action["action_id"].partition(":")[0], action["type"]:
        case ActionId.SEARCH, "plain_text_input":
            return snapshot_of_block(action["block_id"]), Searched(keyword=action.get("value") or "")
        case (ActionId.CHOOSE, "static_select") | (ActionId.FIND, "external_select"):
            chosen = (action.get("selected_option") or {}).get("value")
            means = chosen and chosen != NOTHING_CHOSEN
            carried = snapshot_of_chooser(action["block_id"], action["action_id"]) if means else None
            return None if carried is None else (carried, Chose(code=chosen))
        case ActionId.TICK, "checkboxes":
            return _ticked(action, actor)
        case _, "button" if action.get("value"):
            control = Control.read(action["value"])
            return control.snapshot, control.event
        case _:
            return None


def _ticked(action: Payload, actor: Person) -> tuple[Snapshot, Event] | None:
    """A tick only has to find its conversation; the next turn's state.values say the same again."""
    block = TickBlock.read(action["block_id"])
    if block is None:
        return None
    found = Snapshot(version=1, id=block.conversation, owner=actor, code=block.code, turn=block.turn)
    on, tasks = bool(action.get("selected_options")), (block.task,)
    return found, Ticked(code=block.code, ticked=tasks if on else (), cleared=() if on else tasks)


def _ticks(body: Payload, snapshot: Snapshot) -> Ticked | None:
    """What the checkboxes of this turn's page say; Slack sends it with every click, but not always."""
    ticked: list[str] = []
    cleared: list[str] = []
    for block_id, values in ((body.get("state") or {}).get("values") or {}).items():
        block = TickBlock.read(block_id)
        if block is None or (block.conversation, block.turn) != (snapshot.id, snapshot.turn):
            continue
        on = any(value.get("selected_options") for value in values.values())
        (ticked if on else cleared).append(block.task)
    if not ticked and not cleared:
        return None
    return Ticked(code=snapshot.code, ticked=tuple(ticked), cleared=tuple(cleared))


def _place(body: Payload) -> Place:
    held = body.get("container") or {}
    channel = held.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    if held.get("is_ephemeral"):
        return Place(channel=channel, thread=held.get("thread_ts"), ephemeral=True)
    return Place(channel=channel, thread=held.get("thread_ts"), message=held.get("message_ts"))
