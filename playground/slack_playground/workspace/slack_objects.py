"""People, channels, messages, files and views as Slack writes them: https://docs.slack.dev/reference/objects."""

from typing import Any

from slack_playground.workspace.element_state import state_values
from slack_playground.workspace.models import File, Message, Person, View
from slack_playground.workspace.workspace import APP_ID, BOT_ID, BOT_USER, CHANNEL, Workspace


def channel_name(channel: str) -> str:
    """The name of a channel as Slack sends it along."""
    return "general" if channel == CHANNEL else "directmessage"


def channel_object(workspace: Workspace, channel: str) -> dict[str, Any]:
    """A channel or the direct messages with one person."""
    owner = workspace.owner_of(channel)
    if owner is not None:
        return {"id": channel, "is_im": True, "is_channel": False, "user": owner, "is_archived": False}
    return {
        "id": channel,
        "name": channel_name(channel),
        "name_normalized": channel_name(channel),
        "is_channel": True,
        "is_im": False,
        "is_mpim": False,
        "is_group": False,
        "is_private": False,
        "is_general": True,
        "is_archived": False,
        "is_member": True,
        "num_members": len(workspace.people) + 1,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def user_object(workspace: Workspace, person: Person) -> dict[str, Any]:
    """A person of the workspace."""
    return {
        "id": person.id,
        "team_id": workspace.team["id"],
        "name": person.name.lower(),
        "real_name": person.name,
        "deleted": False,
        "is_bot": False,
        "is_admin": False,
        "locale": person.locale,
        "tz": "Etc/UTC",
        "tz_offset": 0,
        "profile": profile_object(person),
    }


def profile_object(person: Person) -> dict[str, Any]:
    """What a person shows of themselves."""
    return {
        "real_name": person.name,
        "display_name": person.name,
        "email": email_of(person),
        "status_text": "",
        "status_emoji": "",
    }


def email_of(person: Person) -> str:
    """A person's address."""
    return f"{person.name.lower()}@example.com"


def bot_object(workspace: Workspace) -> dict[str, Any]:
    """The app's own user."""
    return {
        "id": BOT_USER,
        "team_id": workspace.team["id"],
        "name": workspace.name.lower().replace(" ", "_"),
        "real_name": workspace.name,
        "deleted": False,
        "is_bot": True,
        "profile": {"real_name": workspace.name, "bot_id": BOT_ID, "api_app_id": APP_ID},
    }


def message_object(workspace: Workspace, message: Message) -> dict[str, Any]:
    """A message as it is sent along, and found in a channel's history."""
    sent: dict[str, Any] = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": workspace.team["id"],
    }
    if message.user == BOT_USER:
        sent |= {"bot_id": BOT_ID, "app_id": APP_ID, "blocks": message.blocks}
    if message.thread is not None:
        sent["thread_ts"] = message.thread
    if message.edited:
        sent["edited"] = {"user": message.user, "ts": message.ts}
    if message.files:
        sent["files"] = [file_object(file) for file in message.files]
    if message.reactions:
        sent["reactions"] = reaction_objects(message)
    return sent


def reaction_objects(message: Message) -> list[dict[str, Any]]:
    """The reactions to a message, in the order of their first."""
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items() if users
    ]


def file_object(file: File) -> dict[str, Any]:
    """A file, without its content."""
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "size": len(file.content),
        "user": BOT_USER,
        "mode": "hosted",
    }


def view_object(workspace: Workspace, view: View) -> dict[str, Any]:
    """A modal or Home view with what is entered in it."""
    held = workspace.held(view.person, view)
    return {
        "private_metadata": "",
        "callback_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "submit": None,
        "close": None,
        "external_id": "",
        **view.body,
        "id": view.id,
        "team_id": workspace.team["id"],
        "state": {"values": state_values(view.blocks, held)},
        "hash": view.hash,
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": APP_ID,
        "app_installed_team_id": workspace.team["id"],
        "bot_id": BOT_ID,
    }
