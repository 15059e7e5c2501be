"""Slack Connect: invitations to channels that several workspaces share (https://docs.slack.dev/apis/slack-connect)."""

from typing import Any, Final

from slack_playground.web_api.conversations import new_name
from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.connect_invites import invite_object, linked_channel
from slack_playground.workspace.models import Channel, ConnectInvite, Happening, WorkspaceError


def invite_shared(call: Call) -> ResponseBody:
    """Invites one person of another workspace, by id or e-mail address, to a channel."""
    channel = _shareable(call)
    recipient, by_email = _recipient(call)
    if recipient in channel.members:
        raise WorkspaceError("already_in_channel")
    invite = ConnectInvite(call.workspace.new_id("I0"), channel, call.user, recipient, int(call.workspace.clock()))
    call.workspace.connect_invites[invite.id] = invite
    call.workspace.tell(None, {"type": "world"})
    sent: ResponseBody = {"invite_id": invite.id, "is_legacy_shared_channel": False}
    if by_email and not call.flag("external_limited", default=True):
        sent |= {"conf_code": invite.id.lower(), "url": linked_channel(call.workspace, invite)}
    return sent


def accept(call: Call) -> ResponseBody:
    """Accepts an invitation from another workspace; the channel gets this name here."""
    invite = _invite(call)
    if not invite.is_incoming:
        raise WorkspaceError("invite_from_same_org")
    name = new_name(call, "channel_name")
    prefix, kind = ("G0", "group") if call.flag("is_private") else ("C0", "channel")
    inviter = call.workspace.people[invite.inviter]
    members, created = [call.user, inviter.id], int(call.workspace.clock())
    channel = Channel(call.workspace.new_id(prefix), name, kind, members, call.user, created, teams=(inviter.team,))
    del call.workspace.connect_invites[invite.id]
    call.workspace.add_channel(channel)
    call.workspace.happened(Happening("channel_shared", call.user, channel=channel, name=inviter.team))
    return {"invite_id": invite.id, "channel_id": channel.id, "implicit_approval": True}


def decline(call: Call) -> ResponseBody:
    """Declines an invitation from another workspace, or takes one back."""
    del call.workspace.connect_invites[_invite(call).id]
    call.workspace.tell(None, {"type": "world"})
    return {}


def list_invites(call: Call) -> ResponseBody:
    """Lists the invitations that are neither accepted nor declined."""
    return call.page("invites", [_listed(call, invite) for invite in call.workspace.connect_invites.values()])


def _listed(call: Call, invite: ConnectInvite) -> dict[str, Any]:
    return {
        "direction": "incoming" if invite.is_incoming else "outgoing",
        "status": "sent",
        "date_last_updated": invite.created,
        "invite_type": "channel",
        **invite_object(call.workspace, invite),
        "acceptances": [],
    }


def _shareable(call: Call) -> Channel:
    """A channel that can be shared.

    Raises WorkspaceError: channel_not_found, invalid_channel_type, channel_archived, cannot_share_mandatory_channel.
    """
    channel = call.workspace.conversations[call.channel()]
    if channel.kind in {"im", "mpim"}:
        raise WorkspaceError("invalid_channel_type")
    if call.user not in channel.members:
        raise WorkspaceError("channel_not_found")
    if channel.is_archived:
        raise WorkspaceError("channel_archived")
    if channel.is_general:
        raise WorkspaceError("cannot_share_mandatory_channel")
    return channel


def _recipient(call: Call) -> tuple[str, bool]:
    """Who is invited, and whether by an e-mail address.

    Raises WorkspaceError: recipients_not_specified, too_many_emails, invalid_email, user_not_found.
    """
    emails, users = (_texts(call, name) for name in ("emails", "user_ids"))
    if not emails and not users:
        raise WorkspaceError("recipients_not_specified")
    if len(emails) > 1:
        raise WorkspaceError("too_many_emails")
    if emails and "@" not in emails[0]:
        raise WorkspaceError("invalid_email")
    if emails:
        return emails[0], True
    if len(users) > 1 or not call.person_of(users[0]).team:
        raise WorkspaceError("user_not_found")
    return users[0], False


def _texts(call: Call, name: str) -> list[str]:
    """Texts in a list or separated by commas."""
    listed = call.parsed(name)
    values = listed if isinstance(listed, list) else str(listed or "").split(",")
    return [str(value).strip() for value in values if str(value).strip()]


def _invite(call: Call) -> ConnectInvite:
    """The invitation that is meant. Raises WorkspaceError: invite_not_found."""
    invite = call.workspace.connect_invites.get(call.text("invite_id"))
    if invite is None:
        raise WorkspaceError("invite_not_found")
    return invite


WRITE: Final = "conversations.connect:write"
MANAGE: Final = "conversations.connect:manage"

METHODS: Final[dict[str, Method]] = {
    "conversations.acceptSharedInvite": Method(accept, WRITE),
    "conversations.declineSharedInvite": Method(decline, MANAGE),
    "conversations.inviteShared": Method(invite_shared, WRITE),
    "conversations.listConnectInvites": Method(list_invites, MANAGE),
}
