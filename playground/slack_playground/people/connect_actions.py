"""What people of other workspaces do in Slack Connect: accept an invitation, and send one to an app."""

from typing import Any

from slack_playground.delivery.event_feed import EventFeed
from slack_playground.people.errors import ActionError
from slack_playground.workspace.apps import App
from slack_playground.workspace.connect_invites import invite_object, member_object, team_object
from slack_playground.workspace.models import Channel, ConnectInvite, Happening, Person
from slack_playground.workspace.workspace import Workspace


class ConnectActions:
    """Invitations to channels that several workspaces share. Each waits for the first attempts to send the events."""

    def __init__(self, workspace: Workspace, feed: EventFeed) -> None:
        self._workspace = workspace
        self._feed = feed

    def invitations_of(self, person: Person) -> list[Channel]:
        """The channels that a person is invited to."""
        invites = self._workspace.connect_invites.values()
        return [invite.channel for invite in invites if _is_for(invite, person, invite.channel)]

    async def accept(self, person: Person, channel: Channel) -> None:
        """Accept an invitation to a channel, which is from then on shared with the person's workspace."""
        invite = next(
            (invite for invite in self._workspace.connect_invites.values() if _is_for(invite, person, channel)), None
        )
        if invite is None:
            raise ActionError("There is no invitation for you to that channel.")
        del self._workspace.connect_invites[invite.id]
        is_new = person.team not in channel.teams
        if is_new:
            channel.teams = (*channel.teams, person.team)
        with self._feed.collect() as published:
            self._feed.publish(self._accepted(person, invite))
            if is_new:
                self._workspace.happened(Happening("channel_shared", person.id, channel=channel, name=person.team))
            self._workspace.join(channel, person.id, inviter=invite.inviter)
        await self._feed.first_attempts(published)

    def _accepted(self, person: Person, invite: ConnectInvite) -> dict[str, Any]:
        """The event of an invitation that was accepted."""
        workspace = self._workspace
        teams = workspace.team["id"], *invite.channel.teams
        return {
            "type": "shared_channel_invite_accepted",
            "approval_required": False,
            **invite_object(workspace, invite),
            "teams_in_channel": [team_object(workspace, team) for team in teams],
            "accepting_user": member_object(workspace, person.id),
            "event_ts": f"{workspace.clock():.6f}",
        }

    async def invite(self, person: Person, name: str, app: App) -> ConnectInvite:
        """Invite an app to a channel of the person's own workspace."""
        if not person.team:
            raise ActionError("Only somebody of another workspace can share a channel with this one.")
        workspace = self._workspace
        channel = Channel(workspace.new_id("C0"), name.removeprefix("#"), "channel", [person.id], person.id)
        created = int(workspace.clock())
        invite = ConnectInvite(workspace.new_id("I0"), channel, person.id, app.user, created, is_incoming=True)
        workspace.connect_invites[invite.id] = invite
        event = {"type": "shared_channel_invite_received", **invite_object(workspace, invite)}
        with self._feed.collect() as published:
            self._feed.publish(event | {"event_ts": f"{workspace.clock():.6f}"}, app)
        await self._feed.first_attempts(published)
        return invite


def _is_for(invite: ConnectInvite, person: Person, channel: Channel) -> bool:
    is_theirs = invite.recipient in {person.id, person.address}
    return invite.channel is channel and is_theirs and not invite.is_incoming
