"""Invitations to Slack Connect channels as Slack's events and the Web API describe them.

https://docs.slack.dev/reference/events/shared_channel_invite_received
"""

from typing import Any, Final

from slack_playground.workspace.models import ConnectInvite, Person
from slack_playground.workspace.slack_objects import bot_object, user_object
from slack_playground.workspace.workspace import Workspace

VALID_SECONDS: Final = 14 * 24 * 60 * 60
"""How long an invitation can be accepted."""


def invite_object(workspace: Workspace, invite: ConnectInvite) -> dict[str, Any]:
    """An invitation, and its channel."""
    channel = invite.channel
    shown = {"id": channel.id, "is_private": channel.kind == "group", "is_im": False, "name": channel.name}
    return {"invite": _invite(workspace, invite), "channel": shown}


def linked_channel(workspace: Workspace, invite: ConnectInvite) -> str:
    """The address with which somebody without an account accepts an invitation."""
    return f"{workspace.base_url}/share/{invite.id}"


def team_object(workspace: Workspace, team: str) -> dict[str, Any]:
    """A workspace that takes part in a channel: this one, or another one by its id."""
    own = workspace.team if team == workspace.team["id"] else {"name": team, "domain": team.lower()}
    icon = {"image_default": True}
    shown = {"id": team, "name": own["name"], "icon": icon, "is_verified": False, "domain": own["domain"]}
    return {**shown, "date_created": 0}


def member_object(workspace: Workspace, user: str) -> dict[str, Any]:
    """Somebody who sends or accepts an invitation, with less than users.info tells."""
    app = workspace.apps.of_user(user)
    whole = bot_object(workspace, app) if app else user_object(workspace, workspace.people[user])
    return {name: whole[name] for name in ("id", "team_id", "name", "updated", "profile")}


def team_of(workspace: Workspace, person: Person | None) -> str:
    """The id of a person's own workspace."""
    return person.team if person is not None and person.team else workspace.team["id"]


def _invite(workspace: Workspace, invite: ConnectInvite) -> dict[str, Any]:
    to = {"recipient_email": invite.recipient} if "@" in invite.recipient else {"recipient_user_id": invite.recipient}
    return {
        "id": invite.id,
        "date_created": invite.created,
        "date_invalid": invite.created + VALID_SECONDS,
        "inviting_team": team_object(workspace, team_of(workspace, workspace.people.get(invite.inviter))),
        "inviting_user": member_object(workspace, invite.inviter),
        **to,
        "link": linked_channel(workspace, invite),
    }
