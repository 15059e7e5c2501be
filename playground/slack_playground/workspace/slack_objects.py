"""People, channels, messages, files and views in Slack's JSON: https://docs.slack.dev/reference/objects."""

import hashlib
from typing import Any, Final

from slack_playground.workspace.apps import App
from slack_playground.workspace.attachment_actions import sent_attachments
from slack_playground.workspace.element_state import state_values
from slack_playground.workspace.models import Channel, File, Message, Person, View
from slack_playground.workspace.workspace import Workspace

AVATAR_SIZES = (24, 32, 48, 72, 192, 512)


def channel_name(workspace: Workspace, channel: str) -> str:
    """The name of a channel in payloads."""
    found = workspace.conversations.get(channel)
    if found is None or found.kind == "im":
        return "directmessage"
    return "privategroup" if found.kind == "group" else found.name


def channel_object(workspace: Workspace, identifier: str, viewer: str) -> dict[str, Any]:
    """A channel or direct messages, as the `viewer` sees them: a bot user or a person."""
    channel = workspace.conversations[identifier]
    common = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_org_shared": False,
        "context_team_id": workspace.team["id"],
        "updated": channel.created * 1_000,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
    }
    if channel.kind == "im":
        other = next((member for member in channel.members if member != viewer), viewer)
        return {**common, "user": other, "is_user_deleted": False, "priority": 0}
    return common | _named(workspace, channel, viewer)


def _named(workspace: Workspace, channel: Channel, viewer: str) -> dict[str, Any]:
    return {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_general": channel.is_general,
        "is_member": viewer in channel.members,
        "num_members": len(channel.members),
        "creator": channel.creator,
        "unlinked": 0,
        "is_shared": bool(channel.teams),
        "is_ext_shared": bool(channel.teams),
        "is_pending_ext_shared": False,
        "shared_team_ids": [workspace.team["id"], *channel.teams],
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "topic": {"value": channel.topic, "creator": channel.creator if channel.topic else "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": channel.creator if channel.purpose else "", "last_set": 0},
        "previous_names": [],
    }


def user_object(workspace: Workspace, person: Person) -> dict[str, Any]:
    """A member of the workspace."""
    profile = profile_object(workspace, person)
    return {
        "id": person.id,
        "team_id": person.team or workspace.team["id"],
        "name": person.name.lower().replace(" ", "."),
        "real_name": profile["real_name"],
        "deleted": False,
        "color": "9f69e7",
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_admin": person.is_admin,
        "is_owner": person.is_admin,
        "is_primary_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_stranger": bool(person.team),
        "is_email_confirmed": True,
        "updated": 0,
        "locale": person.locale,
        "tz": person.tz,
        "tz_label": person.tz.rpartition("/")[2].replace("_", " "),
        "tz_offset": person.tz_offset,
        "who_can_share_contact_card": "EVERYONE",
        "profile": profile,
    }


def profile_object(workspace: Workspace, person: Person) -> dict[str, Any]:
    """A person's profile."""
    return {
        **profile_names(person.full_name),
        "display_name": person.name,
        "display_name_normalized": person.name,
        "email": person.address,
        "avatar_hash": person.id.lower(),
        "team": person.team or workspace.team["id"],
        **_avatars(workspace, person.id),
        **workspace.profiles.get(person.id, {}),
    }


def profile_names(full_name: str) -> dict[str, Any]:
    """The part of a profile that people and apps have."""
    first, _, last = full_name.partition(" ")
    return {
        "real_name": full_name,
        "real_name_normalized": full_name,
        "first_name": first,
        "last_name": last,
        "title": "",
        "phone": "",
        "skype": "",
        "status_text": "",
        "status_text_canonical": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "fields": None,
    }


def bot_object(workspace: Workspace, app: App) -> dict[str, Any]:
    """An app's bot user."""
    name = app.name
    return {
        "id": app.user,
        "team_id": workspace.team["id"],
        "name": name.lower().replace(" ", "_"),
        "real_name": name,
        "deleted": False,
        "is_bot": True,
        "is_app_user": False,
        "is_admin": False,
        "is_owner": False,
        "updated": 0,
        "tz": "America/Los_Angeles",
        "tz_label": "Pacific Standard Time",
        "tz_offset": -28_800,
        "color": "9f69e7",
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_email_confirmed": False,
        "who_can_share_contact_card": "EVERYONE",
        "profile": {
            **profile_names(name),
            "display_name": "",
            "display_name_normalized": "",
            "avatar_hash": app.user.lower(),
            "bot_id": app.bot_id,
            "api_app_id": app.id,
            "always_active": True,
            "team": workspace.team["id"],
            **_avatars(workspace, app.user),
        },
    }


def bot_profile(workspace: Workspace, app: App) -> dict[str, Any]:
    """An app in the form that its messages carry."""
    return _profile_of_bot(workspace, bot_id=app.bot_id, app_id=app.id, user=app.user, name=app.name)


def other_bot(workspace: Workspace, bot: Person) -> dict[str, Any]:
    """A bot without an app of its own here, in the form that its messages carry."""
    return _profile_of_bot(workspace, bot_id=bot.bot_id, app_id=f"A{bot.id[1:]}", user=bot.id, name=bot.name)


def _profile_of_bot(workspace: Workspace, *, bot_id: str, app_id: str, user: str, name: str) -> dict[str, Any]:
    avatar = f"{workspace.base_url}/avatars/{user}.svg"
    return {
        "id": bot_id,
        "app_id": app_id,
        "user_id": user,
        "name": name,
        "deleted": False,
        "updated": 0,
        "team_id": workspace.team["id"],
        "icons": {f"image_{size}": avatar for size in (36, 48, 72)},
    }


def _avatars(workspace: Workspace, identifier: str) -> dict[str, str]:
    url = f"{workspace.base_url}/avatars/{identifier}.svg"
    return {f"image_{size}": url for size in AVATAR_SIZES} | {"image_original": url}


def message_object(workspace: Workspace, message: Message, *, with_metadata: bool = False) -> dict[str, Any]:
    """A message in events, interactions and a channel's history."""
    sent: dict[str, Any] = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": workspace.team["id"],
        "blocks": message.blocks or message.typed,
    }
    if message.subtype:
        sent["subtype"] = message.subtype
    sent |= _author_fields(workspace, message)
    if workspace.apps.of_user(message.user) and not message.blocks:
        del sent["blocks"]
    if message.username or message.icons:
        sent |= _appearance_fields(message)
        del sent["user"]
    sent |= {"attachments": sent_attachments(message.attachments)} if message.attachments else {}
    sent |= {"metadata": message.metadata} if message.metadata and with_metadata else {}
    return sent | _thread_fields(workspace, message) | _added_fields(workspace, message)


def _author_fields(workspace: Workspace, message: Message) -> dict[str, Any]:
    """The app that said a message, or the id that a person's client gave it."""
    author, app = workspace.people.get(message.user), workspace.apps.of_user(message.user)
    if app is not None:
        return {"bot_id": app.bot_id, "app_id": app.id, "bot_profile": bot_profile(workspace, app)}
    if author is not None and author.is_bot:
        bot = other_bot(workspace, author)
        return {"bot_id": author.bot_id, "app_id": bot["app_id"], "bot_profile": bot}
    return {"client_msg_id": message.client_msg_id} if message.client_msg_id else {}


def _appearance_fields(message: Message) -> dict[str, Any]:
    """The name and icons of this message alone, which then has a `bot_id` and no `user`.

    The example in https://docs.slack.dev/reference/methods/chat.postMessage is such a message.
    """
    named = {"username": message.username} if message.username else {}
    shown = {"icons": message.icons} if message.icons else {}
    return {"subtype": message.subtype or "bot_message", **named, **shown}


def _thread_fields(workspace: Workspace, message: Message) -> dict[str, Any]:
    if message.thread is None:
        return {}
    root = workspace.messages.get(message.thread)
    fields: dict[str, Any] = {"thread_ts": message.thread}
    if root is None or root is message:
        return fields
    shown = {"root": message_object(workspace, root)} if message.broadcast else {}
    return fields | {"parent_user_id": root.user} | shown


def _added_fields(workspace: Workspace, message: Message) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if message.edited:
        fields["edited"] = {"user": message.user, "ts": message.ts}
    if message.files:
        fields |= {"files": [file_object(workspace, file) for file in message.files], "upload": False}
    if any(message.reactions.values()):
        fields["reactions"] = reaction_objects(message)
    if message.pinned:
        fields["pinned_to"] = [message.channel]
    return fields


def unfurl_id(message: Message) -> str:
    """What names a message with links in `chat.unfurl`: its channel, its `ts`, and a checksum."""
    place = f"{message.channel}.{message.ts}"
    return f"{place}.{hashlib.sha256(place.encode()).hexdigest()}"


def message_link(workspace: Workspace, message: Message) -> str:
    """The address of a message."""
    return f"{workspace.base_url}/archives/{message.channel}/p{message.ts.replace('.', '')}"


def shared_attachment(workspace: Workspace, message: Message) -> dict[str, Any]:
    """A message as an attachment of another one, which somebody shares it with."""
    url, author = message_link(workspace, message), workspace.author_name(message.user)
    channel = workspace.conversations[message.channel]
    blocks = message.blocks or message.typed
    where = {"team": workspace.team["id"], "channel": message.channel, "ts": message.ts}
    return {
        "id": 1,
        "is_msg_unfurl": True,
        "is_share": True,
        "channel_id": message.channel,
        "channel_team": workspace.team["id"],
        "author_id": message.user,
        "author_name": author,
        "author_subname": author,
        "author_link": f"{workspace.base_url}/team/{message.user}",
        "author_icon": f"{workspace.base_url}/avatars/{message.user}.svg",
        "ts": message.ts,
        "text": message.text,
        "fallback": f"{author}: {message.text}",
        "from_url": url,
        "original_url": url,
        "mrkdwn_in": ["text"],
        "footer": f"Posted in #{channel.name}" if channel.name else "From a direct message",
        **({"message_blocks": [{**where, "message": {"blocks": blocks}}]} if blocks else {}),
    }


def reaction_objects(message: Message) -> list[dict[str, Any]]:
    """The reactions to a message, in the order of their first."""
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items() if users
    ]


FILE_TYPES: Final = {
    "c": ("c", "C"),
    "css": ("css", "CSS"),
    "csv": ("csv", "CSV"),
    "go": ("go", "Go"),
    "html": ("html", "HTML"),
    "java": ("java", "Java"),
    "js": ("javascript", "JavaScript"),
    "json": ("json", "JSON"),
    "md": ("markdown", "Markdown (raw)"),
    "py": ("python", "Python"),
    "rb": ("ruby", "Ruby"),
    "sh": ("shell", "Shell"),
    "sql": ("sql", "SQL"),
    "ts": ("typescript", "TypeScript"),
    "txt": ("text", "Plain Text"),
    "xml": ("xml", "XML"),
    "yaml": ("yaml", "YAML"),
    "yml": ("yaml", "YAML"),
}
"""What Slack calls kinds of texts, by extension: https://docs.slack.dev/reference/objects/file-object."""
TEXTS: Final = frozenset({"application/json", "application/javascript", "application/xml", "application/yaml"})
"""Types of texts that don't say so."""
PREVIEW_LINES: Final = 6
PREVIEW_CHARACTERS: Final = 600


def file_object(workspace: Workspace, file: File) -> dict[str, Any]:
    """A file, without its content."""
    extension = file.name.rpartition(".")[2].lower() if "." in file.name else "binary"
    filetype, shown = FILE_TYPES.get(extension, (extension, extension.upper()))
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": filetype,
        "pretty_type": shown,
        "user": file.user,
        "user_team": workspace.team["id"],
        "editable": False,
        "mode": "hosted",
        "size": len(file.content),
        "is_external": False,
        "external_type": "",
        "public_url_shared": file.is_public_link,
        "display_as_bot": False,
        "username": "",
        "comments_count": 0,
        "has_rich_preview": False,
        "file_access": "visible",
        **_snippet(file),
        **_file_places(workspace, file),
    }


def preview(file: File) -> str:
    """The beginning of a text; empty if the file isn't one."""
    if not file.mimetype.startswith("text/") and file.mimetype not in TEXTS:
        return ""
    try:
        text = file.content.decode()
    except UnicodeDecodeError:
        return ""
    return "\n".join(text[:PREVIEW_CHARACTERS].splitlines()[:PREVIEW_LINES])


def _snippet(file: File) -> dict[str, Any]:
    """The fields of a text, which Slack keeps as a snippet: https://docs.slack.dev/reference/objects/file-object."""
    beginning = preview(file)
    if not beginning:
        return {}
    lines = file.content.count(b"\n") + 1
    shown = beginning.count("\n") + 1
    more = {"preview": beginning, "lines": lines, "lines_more": lines - shown, "preview_is_truncated": lines > shown}
    return {"mode": "snippet", "editable": True, **more}


def _file_places(workspace: Workspace, file: File) -> dict[str, Any]:
    """A file's addresses, and the conversations it was shared in."""
    url = f"{workspace.base_url}/files/{file.id}"
    kinds = {channel: workspace.kind_of(channel) for channel in file.shared_in}
    return {
        "is_public": "channel" in kinds.values(),
        "url_private": url,
        "url_private_download": f"{url}?download=1",
        "permalink": f"{workspace.base_url}/files/{file.user}/{file.id}",
        "permalink_public": url,
        "channels": [channel for channel, kind in kinds.items() if kind == "channel"],
        "groups": [channel for channel, kind in kinds.items() if kind in {"group", "mpim"}],
        "ims": [channel for channel, kind in kinds.items() if kind == "im"],
    }


def view_object(workspace: Workspace, view: View) -> dict[str, Any]:
    """A modal or Home view with its input."""
    element_state, app = workspace.element_state(view.person, view), workspace.apps.owner_of(view)
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
        "state": {"values": state_values(view.blocks, element_state)},
        "hash": view.hash,
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": app.id,
        "app_installed_team_id": workspace.team["id"],
        "bot_id": app.bot_id,
    }
