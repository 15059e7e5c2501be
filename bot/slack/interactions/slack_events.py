"""What Slack sends, read once into typed values at the edge; nothing further in knows a payload.

Shapes: https://docs.slack.dev/reference/interaction-payloads; controls are read in `pressing.py`.
"""

import re
from typing import Any, Final

from bot.conversation.events import Looked
from bot.conversation.state import Person, Place
from bot.errors import SnapshotUnreadable
from bot.slack.interactions import modal_state as modals
from bot.slack.interactions.modal_state import NOTE, PERSON, TO, WHICH, CompareOf, DetailsOf, ShareOf
from bot.slack.interactions.types import (
    CompareSubmitted,
    HomeOpened,
    HomeUsed,
    MessagesOpened,
    Said,
    Sent,
    ShareSubmitted,
    Submitted,
)

Payload = dict[str, Any]

LINKED: Final = re.compile(r"<[^|>@#!][^|>]*\|([^>]+)>")
"""A link in a text, as Slack writes it: the address, and the words it is shown by."""

REFERENCE: Final = re.compile(r"<[^>]*>[.,:!]?")
"""A mention of somebody, of a channel or of everybody, or a bare address: no words of the person's own."""

FORMATTING: Final = re.compile(
    r"(?<![\w*_~`])[*_~`]{1,3}(?=[^\s*_~`])|(?<=[^\s*_~`])[*_~`]{1,3}(?![\w*_~`])|^&gt;\s*", re.MULTILINE
)
"""Marks that make words bold, struck or code, and those that quote a line."""

SILENT: Final = frozenset({"bot_message", "message_changed", "message_deleted", "thread_broadcast"})
"""Subtypes of messages that nobody typed to us."""


def read_command(body: Payload) -> Said:
    """A slash command; its answer is seen by the person alone."""
    place = Place(channel=body["channel_id"], ephemeral=True)
    actor = _somebody(body.get("team_id"), body["user_id"])
    return Said(actor, place, words_typed(body.get("text") or ""), body.get("response_url"))


def read_mention(body: Payload) -> Said:
    """A message that mentions the bot; the answer goes into its thread."""
    event = body["event"]
    place = Place(channel=event["channel"], thread=event.get("thread_ts") or event["ts"])
    return Said(_author(body), place, words_typed(event.get("text") or ""))


def read_message(body: Payload) -> Said | None:
    """A line typed in a DM; None for whatever no person typed there."""
    event = body["event"]
    if event.get("channel_type") != "im" or event.get("bot_id") or event.get("subtype") in SILENT:
        return None
    if "user" not in event:
        return None
    place = Place(channel=event["channel"], thread=event.get("thread_ts"))
    return Said(_author(body), place, words_typed(event.get("text") or ""))


def read_submission(body: Payload) -> Sent | None:
    """A modal that was submitted; None for one that is not ours or of another version."""
    actor, view = person_of(body), body["view"]
    carried, values = view.get("private_metadata") or "", (view.get("state") or {}).get("values") or {}
    try:
        match view.get("callback_id"):
            case modals.SHARE:
                note = str(values[NOTE][NOTE].get("value") or "")
                chosen = (values[TO][TO].get("selected_conversation"), values[PERSON][PERSON].get("selected_user"))
                return ShareSubmitted(actor, ShareOf.read(carried), tuple(one for one in chosen if one), note)
            case modals.COMPARE:
                codes = tuple(one["value"] for one in values[WHICH][WHICH].get("selected_options") or ())
                return CompareSubmitted(actor, CompareOf.read(carried), view["id"], codes)
            case _:
                return Submitted(actor, DetailsOf.read(carried))
    except SnapshotUnreadable:
        return None


def read_home_opened(body: Payload) -> HomeOpened | MessagesOpened | None:
    """The Home tab or the Messages tab was opened; None for any other."""
    event = body["event"]
    place = Place(channel=event.get("channel") or event["user"])
    match event.get("tab"):
        case "home":
            return HomeOpened(_author(body), place)
        case "messages":
            return MessagesOpened(_author(body), place)
        case _:
            return None


def read_message_shortcut(body: Payload) -> Said:
    """The shortcut of a message: what the message says, asked by whoever used it."""
    place = Place(channel=body["channel"]["id"], ephemeral=True)
    actor = person_of(body)
    return Said(actor, place, words_typed(body["message"].get("text") or ""), body.get("response_url"))


def read_global_shortcut(body: Payload) -> HomeUsed:
    """The global shortcut: a new conversation, in the direct messages."""
    actor = person_of(body)
    return HomeUsed(actor, Place(channel=actor.user), Looked())


def read_typed(body: Payload) -> tuple[Person, str]:
    """Who types into a menu that searches, and what so far."""
    return person_of(body), str(body.get("value") or "")


def person_of(body: Payload) -> Person:
    """Who did something with a control, a modal or a shortcut."""
    return _somebody(_team(body), body["user"]["id"])


def _team(body: Payload) -> str:
    """The workspace the person belongs to; an org-wide installation sends no team."""
    return str((body.get("team") or {}).get("id") or body["user"].get("team_id") or "")


def _author(body: Payload) -> Person:
    event = body["event"]
    return _somebody(body.get("team_id") or event.get("team"), event["user"])


def _somebody(team: str | None, user: str) -> Person:
    """A person by their ids. Raises ValueError for what is none of Slack's."""
    if not user:
        raise ValueError("nobody")
    return Person(team=team or "", user=user)


def words_typed(text: str) -> str:
    """What a person typed, without what Slack makes of it: links, mentions, formatting, escaped signs.

    Source: https://docs.slack.dev/messaging/formatting-message-text; "&", "<" and ">" come escaped, and nothing else.
    """
    bare = FORMATTING.sub("", REFERENCE.sub(" ", LINKED.sub(r"\1", text)))
    for sign, escaped in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        bare = bare.replace(escaped, sign)
    return " ".join(bare.split())
