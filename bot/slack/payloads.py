"""What Slack sends, read once into typed values at the edge; nothing further in knows a payload.

Shapes: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

import re
from typing import Any, Final

from pydantic import ValidationError

from bot.conversation.events import EVENT, Chose, Event, Looked, Searched, Ticked
from bot.conversation.state import Person, Place, Snapshot
from bot.errors import SnapshotUnreadable
from bot.slack.controls import ActionId, Control, TickBlock, snapshot_of_block
from bot.slack.inbound import (
    Clicked,
    Exported,
    HomeOpened,
    HomeUsed,
    ModalPressed,
    Opened,
    Removed,
    Said,
    ShareSubmitted,
    ShareWanted,
    Started,
    Submitted,
    Unreadable,
    Used,
)
from bot.slack.modals import NOTE, PERSON, SHARE, TO, DetailsOf, ShareOf

Payload = dict[str, Any]

NOTHING_CHOSEN: Final = "-"
"""The value of an option that only says something."""

LINKED: Final = re.compile(r"<([^|>]+)\|([^>]+)>")
"""A link in a message's text, as Slack writes it: the address, and the words it is shown by."""

SILENT: Final = frozenset({"bot_message", "message_changed", "message_deleted", "thread_broadcast"})
"""Subtypes of messages that nobody typed to us."""


def read_command(body: Payload) -> Said:
    """A slash command; its answer is seen by the person alone."""
    place = Place(channel=body["channel_id"], ephemeral=True)
    actor = Person(team=body.get("team_id") or "", user=body["user_id"])
    return Said(actor, place, body.get("text") or "", body.get("response_url"))


def read_mention(body: Payload) -> Said:
    """A message that mentions the bot; the answer goes into its thread."""
    event = body["event"]
    place = Place(channel=event["channel"], thread=event.get("thread_ts") or event["ts"])
    return Said(_author(body), place, _without_mentions(event.get("text") or ""))


def read_message(body: Payload) -> Said | None:
    """A line typed in a DM; None for whatever no person typed there."""
    event = body["event"]
    if event.get("channel_type") != "im" or event.get("bot_id") or event.get("subtype") in SILENT:
        return None
    if "user" not in event:
        return None
    place = Place(channel=event["channel"], thread=event.get("thread_ts"))
    return Said(_author(body), place, event.get("text") or "")


def read_submission(body: Payload) -> Submitted | ShareSubmitted | None:
    """A modal that was submitted; None for one that is not ours or of another version."""
    actor = Person(team=_team(body), user=body["user"]["id"])
    carried = body["view"].get("private_metadata") or ""
    try:
        if body["view"].get("callback_id") != SHARE:
            return Submitted(actor, DetailsOf.read(carried))
        values = body["view"]["state"]["values"]
        note = values[NOTE][NOTE].get("value") or ""
        chosen = (values[TO][TO].get("selected_conversation"), values[PERSON][PERSON].get("selected_user"))
        return ShareSubmitted(actor, ShareOf.read(carried), tuple(one for one in chosen if one), note)
    except SnapshotUnreadable:
        return None


def read_home_opened(body: Payload) -> HomeOpened | None:
    """The Home tab was opened; None for the Messages tab."""
    event = body["event"]
    if event.get("tab") != "home":
        return None
    return HomeOpened(_author(body), Place(channel=event.get("channel") or event["user"]))


def _home_used(action: Payload, actor: Person, kind: str) -> HomeUsed | None:
    place = Place(channel=actor.user)
    if kind == ActionId.FIND:
        chosen = (action.get("selected_option") or {}).get("value")
        return HomeUsed(actor, place, Chose(code=chosen)) if chosen and chosen != NOTHING_CHOSEN else None
    if kind != ActionId.HOME:
        return None
    try:
        event = EVENT.validate_json(action.get("value") or "")
    except ValidationError as error:
        raise SnapshotUnreadable(f"{error.error_count()} fields cannot be read") from error
    return HomeUsed(actor, place, None if isinstance(event, Looked) else event)


def read_message_shortcut(body: Payload) -> Said:
    """The shortcut of a message: what the message says, asked by whoever used it."""
    place = Place(channel=body["channel"]["id"], ephemeral=True)
    actor = Person(team=_team(body), user=body["user"]["id"])
    text = LINKED.sub(r"\2", body["message"].get("text") or "")
    return Said(actor, place, _without_mentions(text), body.get("response_url"))


def read_global_shortcut(body: Payload) -> HomeUsed:
    """The global shortcut: a new conversation, in the direct messages."""
    actor = Person(team=_team(body), user=body["user"]["id"])
    return HomeUsed(actor, Place(channel=actor.user), Looked())


def read_typed(body: Payload) -> tuple[Person, str]:
    """Who types into a menu that searches, and what so far."""
    return Person(team=_team(body), user=body["user"]["id"]), str(body.get("value") or "")


def read_click(body: Payload) -> Used | None:
    """A control that was used; None for one that means nothing to us, such as a link."""
    actor = Person(team=_team(body), user=body["user"]["id"])
    place, url = _place(body), body.get("response_url")
    action = body["actions"][0]
    try:
        if "view" in body:
            return _pressed(body, actor, action)
        beside = _beside(body, actor, place, url)
        meant = None if beside else _meant(action, actor)
    except SnapshotUnreadable:
        return Unreadable(actor, place, url)
    if meant is None:
        return beside
    snapshot, event = meant
    return Clicked(actor, place, snapshot, event, _ticks(body, snapshot), url)


def _beside(body: Payload, actor: Person, place: Place, url: str | None) -> Used | None:
    """Controls that leave the conversation where it is."""
    action = body["actions"][0]
    kind, _, what = action["action_id"].partition(":")
    match kind:
        case ActionId.DETAILS:
            snapshot = Control.read(action["value"]).snapshot
            shown = DetailsOf(snapshot=snapshot, place=place, url=url, code=what)
            return Opened(actor, shown, body.get("trigger_id") or "")
        case ActionId.SHARE:
            shared = ShareOf(snapshot=Control.read(action["value"]).snapshot, place=place, url=url)
            return ShareWanted(actor, shared, body.get("trigger_id") or "")
        case ActionId.START:
            alone = Place(channel=place.channel, thread=place.thread, ephemeral=True)
            return Started(actor, alone, Control.read(action["value"]).snapshot.code, url)
        case ActionId.EXPORT:
            return Exported(actor, place, Control.read(action["value"]).snapshot, url)
        case ActionId.REMOVE:
            return Removed(actor, place, what, url)
        case _:
            return None


def _pressed(body: Payload, actor: Person, action: Payload) -> ModalPressed | HomeUsed | None:
    kind = action["action_id"].partition(":")[0]
    if body["view"].get("type") == "home":
        return _home_used(action, actor, kind)
    if kind not in {ActionId.TAB, ActionId.LEAF, ActionId.SAVE}:
        return None
    shown = DetailsOf.read(body["view"].get("private_metadata") or "")
    return ModalPressed(actor, shown, body["view"]["id"], ActionId(kind), action.get("value") or "")


def _meant(action: Payload, actor: Person) -> tuple[Snapshot, Event] | None:
    match action["action_id"].partition(":")[0], action["type"]:
        case ActionId.SEARCH, "plain_text_input":
            return snapshot_of_block(action["block_id"]), Searched(keyword=action.get("value") or "")
        case (ActionId.CHOOSE, "static_select") | (ActionId.FIND, "external_select"):
            chosen = (action.get("selected_option") or {}).get("value")
            means = chosen and chosen != NOTHING_CHOSEN
            return (snapshot_of_block(action["block_id"]), Chose(code=chosen)) if means else None
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


def _team(body: Payload) -> str:
    """The workspace the person belongs to; an org-wide installation sends no team."""
    return str((body.get("team") or {}).get("id") or body["user"].get("team_id") or "")


def _author(body: Payload) -> Person:
    event = body["event"]
    return Person(team=body.get("team_id") or event.get("team") or "", user=event["user"])


def _without_mentions(text: str) -> str:
    words = [word for word in text.split() if not (word.startswith("<@") and word.rstrip(".,:!").endswith(">"))]
    return " ".join(words)
