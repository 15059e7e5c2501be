"""The events that Slack sends when something happens in a workspace: https://docs.slack.dev/reference/events."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from slack_playground.delivery.link_events import link_shared
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Happening, Message
from slack_playground.workspace.slack_objects import channel_object, file_object, message_object, user_object
from slack_playground.workspace.workspace import Workspace

Event = dict[str, Any]
Subscribed = tuple[Event, str]
"""An event, and the name an app subscribes to it by."""

MESSAGE_EVENTS: Final = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}


def events_of(workspace: Workspace, app: App, happening: Happening, now: str) -> list[Subscribed]:
    """The events that Slack sends to an app if it subscribed to them; `now` is the time as a `ts`."""
    hears = happening.message is None or _is_in(workspace, app, happening.message.channel)
    make = EVENTS.get(happening.kind) if hears else None
    payloads = [] if make is None else make(workspace, app, happening)
    return [(event | _stamp(event, now), name) for event, name in [*payloads, *_links(workspace, app, happening)]]


def _links(workspace: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    if happening.kind != "message":
        return []
    return [(event, event["type"]) for event in link_shared(workspace, app, _given(happening.message))]


def _stamp(event: Event, now: str) -> Event:
    return {} if "event_ts" in event or event["type"] == "team_join" else {"event_ts": now}


def _is_in(workspace: Workspace, app: App, channel: str) -> bool:
    found = workspace.conversations.get(channel)
    return found is not None and app.user in found.members


def _message(workspace: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    message = _given(happening.message)
    event = message_event(workspace, app, message)
    subscription = MESSAGE_EVENTS.get(event["channel_type"], "message.mpim")
    events = [(event, subscription)]
    return [*_mention(app, message, event), *events, *_metadata_events(workspace, message, None)]


def _mention(app: App, message: Message, event: Event) -> list[Subscribed]:
    """The event of a message that mentions the app; Slack sends it again when the message is edited."""
    if event["channel_type"] == "im" or message.user == app.user or f"<@{app.user}>" not in message.text:
        return []
    mention = {name: value for name, value in event.items() if name not in {"channel_type", "subtype"}}
    return [(mention | {"type": "app_mention"}, "app_mention")]


def message_event(workspace: Workspace, app: App, message: Message) -> Event:
    """A `message` event; with its metadata if the message is the app's own, or the app may read metadata."""
    scopes = app.scopes
    may_read = message.user == app.user or scopes is None or "metadata.message:read" in scopes
    event = message_object(workspace, message, with_metadata=may_read)
    if "bot_id" not in event:
        event.setdefault("client_msg_id", workspace.new_id())
    kind = workspace.kind_of(message.channel)
    return event | {"channel": message.channel, "event_ts": message.ts, "channel_type": kind}


def _metadata_events(
    workspace: Workspace, message: Message, before: dict[str, Any] | None, *, deleted: bool = False
) -> list[Subscribed]:
    """The event for metadata that was posted, changed, or deleted with its message."""
    now = None if deleted else message.metadata
    named = {"metadata": _with_event(now), "previous_metadata": _with_event(before)}
    changes = {(True, False): "posted", (True, True): "updated", (False, True): "deleted"}
    change = changes.get((named["metadata"] is not None, named["previous_metadata"] is not None))
    if change is None or now == before:
        return []
    poster = workspace.apps.owner_of(message)
    event: Event = {
        "type": f"message_metadata_{change}",
        "app_id": poster.id,
        "bot_id": poster.bot_id,
        "user_id": message.user,
        "team_id": workspace.team["id"],
        "channel_id": message.channel,
        "message_ts": message.ts,
        **{name: value for name, value in named.items() if value is not None},
        **({"deleted_ts": message.ts} if change == "deleted" else {}),
    }
    return [(event, event["type"])]


def _with_event(metadata: dict[str, Any] | None) -> dict[str, Any] | None:
    """Metadata that causes events: metadata with an event, not that of entities."""
    return metadata if metadata is not None and "event_type" in metadata else None


def _changed(workspace: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    message = _given(happening.message)
    now = message_object(workspace, message)
    before: Event = dict(now)
    before.update({name: value for name, value in (happening.before or {}).items() if name != "metadata"})
    before.pop("edited", None)
    kind = str(workspace.kind_of(message.channel))
    event = {
        "type": "message",
        "channel": message.channel,
        "channel_type": kind,
        "hidden": True,
        "ts": f"{workspace.clock():.6f}",
    }
    more: Event = {"subtype": "message_changed", "message": now, "previous_message": before}
    edited = happening.kind == "message_changed" and message.edited
    mentions = _mention(app, message, message_event(workspace, app, message)) if edited else []
    if happening.kind == "message_deleted":
        more = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
    metadata = _metadata_events(
        workspace,
        message,
        (happening.before or {}).get("metadata"),
        deleted=happening.kind == "message_deleted",
    )
    return [*mentions, (event | more, MESSAGE_EVENTS.get(kind, "message.mpim")), *metadata]


def _reaction(_: Workspace, __: App, happening: Happening) -> list[Subscribed]:
    message = _given(happening.message)
    event = {
        "type": happening.kind,
        "user": happening.user,
        "reaction": happening.name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
    }
    return [(event, happening.kind)]


def _pin(workspace: Workspace, _: App, happening: Happening) -> list[Subscribed]:
    message = _given(happening.message)
    item = {
        "type": "message",
        "channel": message.channel,
        "created": int(workspace.clock()),
        "created_by": happening.user,
        "message": message_object(workspace, message),
    }
    event = {"type": happening.kind, "user": happening.user, "channel_id": message.channel, "item": item}
    return [(event, happening.kind)]


def _membership(workspace: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    channel = _given(happening.channel)
    if app.user not in channel.members:
        return []
    event = {
        "type": happening.kind,
        "user": happening.user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": workspace.team["id"],
    }
    events = [(event | ({"inviter": happening.inviter} if happening.inviter else {}), happening.kind)]
    if happening.kind == "member_left_channel" and happening.user == app.user:
        left = "channel_left" if channel.kind == "channel" else "group_left"
        events.append(({"type": left, "channel": channel.id}, left))
    return events


def _channel_created(workspace: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    return [
        (
            {"type": happening.kind, "channel": channel_object(workspace, _given(happening.channel).id, app.user)},
            "channel_created",
        )
    ]


def _channel_shared(_: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    """A channel is shared with another workspace now: https://docs.slack.dev/reference/events/channel_shared."""
    channel = _given(happening.channel)
    if app.user not in channel.members:
        return []
    return [({"type": happening.kind, "channel": channel.id, "connected_team_id": happening.name}, happening.kind)]


def _channel_changed(_: Workspace, __: App, happening: Happening) -> list[Subscribed]:
    channel = _given(happening.channel)
    kind = happening.kind.replace("channel", "group") if channel.kind == "group" else happening.kind
    if kind.endswith("_rename"):
        named = {"id": channel.id, "name": channel.name, "created": channel.created}
        return [({"type": kind, "channel": named}, kind)]
    return [({"type": kind, "channel": channel.id, "user": happening.user}, kind)]


def _file(workspace: Workspace, _: App, happening: Happening) -> list[Subscribed]:
    file = _given(happening.file)
    event: Event = {"type": happening.kind, "file_id": file.id}
    if happening.kind == "file_shared" and happening.message is not None:
        event |= {"user_id": happening.user, "file": {"id": file.id}, "channel_id": happening.message.channel}
    elif happening.kind == "file_created":
        event |= {"user_id": happening.user, "file": {"id": file_object(workspace, file)["id"]}}
    return [(event, happening.kind)]


def _team_join(workspace: Workspace, _: App, happening: Happening) -> list[Subscribed]:
    return [({"type": "team_join", "user": user_object(workspace, workspace.people[happening.user])}, "team_join")]


def _user_changed(workspace: Workspace, _: App, happening: Happening) -> list[Subscribed]:
    user = user_object(workspace, workspace.people[happening.user])
    now = int(workspace.clock())
    return [({"type": happening.kind, "user": user, "cache_ts": now}, happening.kind)]


def _subteam(_: Workspace, __: App, happening: Happening) -> list[Subscribed]:
    """A user group was created, changed, or has other members: https://docs.slack.dev/reference/events/subteam_updated."""
    return [({"type": happening.kind, **(happening.before or {})}, happening.kind)]


def _dnd(workspace: Workspace, _: App, happening: Happening) -> list[Subscribed]:
    until, now = workspace.snoozes.get(happening.user, 0), int(workspace.clock())
    snoozed = until > now
    status = {"dnd_enabled": snoozed, "next_dnd_start_ts": now if snoozed else 1, "next_dnd_end_ts": until or 1}
    return [({"type": happening.kind, "user": happening.user, "dnd_status": status}, happening.kind)]


def _app_ended(_: Workspace, app: App, happening: Happening) -> list[Subscribed]:
    """Tokens of an app were revoked, or it was uninstalled; other apps aren't told."""
    if app.id != happening.name:
        return []
    more = {"tokens": happening.before} if happening.before else {}
    return [({"type": happening.kind, **more}, happening.kind)]


EVENTS: Final[dict[str, Callable[[Workspace, App, Happening], list[Subscribed]]]] = {
    "app_uninstalled": _app_ended,
    "tokens_revoked": _app_ended,
    "message": _message,
    "message_changed": _changed,
    "message_deleted": _changed,
    "reaction_added": _reaction,
    "reaction_removed": _reaction,
    "pin_added": _pin,
    "pin_removed": _pin,
    "member_joined_channel": _membership,
    "member_left_channel": _membership,
    "channel_created": _channel_created,
    "channel_shared": _channel_shared,
    "channel_rename": _channel_changed,
    "channel_archive": _channel_changed,
    "channel_unarchive": _channel_changed,
    "file_shared": _file,
    "file_created": _file,
    "file_deleted": _file,
    "team_join": _team_join,
    "user_change": _user_changed,
    "user_profile_changed": _user_changed,
    "user_status_changed": _user_changed,
    "dnd_updated_user": _dnd,
    "subteam_created": _subteam,
    "subteam_updated": _subteam,
    "subteam_members_changed": _subteam,
}


Given = TypeVar("Given")


def _given(thing: Given | None) -> Given:
    """The part that this kind of happening always has."""
    if thing is None:
        raise ValueError("this happening lacks what it is about")
    return thing
