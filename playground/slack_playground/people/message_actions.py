"""People's actions with messages: edit, delete, react, pin, upload files, share."""

import re
from typing import Final

from slack_playground.delivery.event_feed import EventFeed
from slack_playground.people.errors import ActionError
from slack_playground.people.typed_text import TypedText
from slack_playground.workspace.models import Channel, File, Message, Person
from slack_playground.workspace.slack_objects import shared_attachment
from slack_playground.workspace.workspace import Workspace

NOTHING_TYPED: Final = TypedText("", [])
EMOJI_NAME: Final = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


class MessageActions:
    """Changes that people make to messages. Each waits for the first attempts to send the events."""

    def __init__(self, workspace: Workspace, feed: EventFeed) -> None:
        self._workspace = workspace
        self._feed = feed

    async def edit(self, person: Person, message: Message, typed: TypedText) -> None:
        """Change the text of one's own message."""
        self._check_own(person, message)
        with self._feed.collect() as published:
            self._workspace.rewrite(message, typed.text, [], typed=typed.blocks)
        await self._feed.first_attempts(published)

    async def delete(self, person: Person, message: Message) -> None:
        """Delete one's own message."""
        self._check_own(person, message)
        with self._feed.collect() as published:
            self._workspace.delete(message)
        await self._feed.first_attempts(published)

    async def react(self, person: Person, message: Message, emoji: str, *, on: bool = True) -> None:
        """Put a reaction onto a message, or take one's own off; `emoji` is a name, with or without colons."""
        name = emoji.strip(":")
        if not EMOJI_NAME.fullmatch(name):
            raise ActionError(f"{emoji} isn't the name of an emoji.")
        if (person.id in message.reactions.get(name, ())) is on:
            return
        with self._feed.collect() as published:
            (self._workspace.react if on else self._workspace.unreact)(message, person.id, name)
        await self._feed.first_attempts(published)

    def mark_unread(self, person: Person, message: Message) -> None:
        """Mark a message, and what came after it, as unread. Apps aren't told."""
        if message not in self._workspace.seen_by(person.id, message.channel):
            raise ActionError("You can't see that message.")
        self._workspace.mark_unread(person.id, message)

    async def pin(self, person: Person, message: Message, *, on: bool = True) -> None:
        """Pin a message to its channel, or take it off."""
        if message.pinned is on:
            return
        with self._feed.collect() as published:
            self._workspace.pin(message, person.id, pinned=on)
        await self._feed.first_attempts(published)

    async def upload(
        self,
        person: Person,
        channel: str,
        name: str,
        content: bytes,
        *,
        typed: TypedText = NOTHING_TYPED,
        thread: str | None = None,
    ) -> File:
        """Upload a file, or a snippet of text, and share it in a channel."""
        if channel not in self._workspace.channels(person.id):
            raise ActionError("You are not in that channel.")
        file = self._workspace.new_file(name, person.id)
        file.content = content
        with self._feed.collect() as published:
            self._workspace.share_files((file,), channel, person.id, typed.text, thread, typed=typed.blocks)
        await self._feed.first_attempts(published)
        return file

    async def share(self, person: Person, message: Message, channel: str, typed: TypedText = NOTHING_TYPED) -> Message:
        """Share a message in another channel, as a quotation with its source."""
        if channel not in self._workspace.channels(person.id):
            raise ActionError("You are not in that channel.")
        quoted = shared_attachment(self._workspace, message)
        with self._feed.collect() as published:
            shared = self._workspace.post(
                channel,
                person.id,
                typed.text,
                typed=typed.blocks,
                attachments=[quoted],
                client_msg_id=self._workspace.new_id(),
            )
        await self._feed.first_attempts(published)
        return shared

    def _check_own(self, person: Person, message: Message) -> None:
        if message.user != person.id:
            raise ActionError("Only your own messages can be changed.")


class ChannelActions:
    """Creating, joining and leaving channels, and invitations."""

    def __init__(self, workspace: Workspace, feed: EventFeed) -> None:
        self._workspace = workspace
        self._feed = feed

    async def create(self, person: Person, name: str, *, private: bool = False) -> Channel:
        """Create a channel. The person is a member, the app isn't. Guests create none."""
        if person.is_guest:
            raise ActionError("Guests can't create channels.")
        wanted = name.removeprefix("#")
        if self._workspace.channel_named(wanted) is not None:
            raise ActionError(f"There is a channel #{wanted} already.")
        kind, prefix = ("group", "G0") if private else ("channel", "C0")
        created = int(self._workspace.clock())
        channel = Channel(self._workspace.new_id(prefix), wanted, kind, [person.id], person.id, created)
        with self._feed.collect() as published:
            self._workspace.add_channel(channel)
        await self._feed.first_attempts(published)
        return channel

    async def join(self, person: Person, channel: Channel) -> None:
        """Join a public channel. A guest is invited to channels instead."""
        if person.is_guest:
            raise ActionError("Guests can't join channels; somebody in the channel invites them.")
        if channel.kind != "channel":
            raise ActionError("Only public channels can be joined without an invitation.")
        with self._feed.collect() as published:
            self._workspace.join(channel, person.id)
        await self._feed.first_attempts(published)

    async def leave(self, person: Person, channel: Channel) -> None:
        """Leave a channel."""
        if channel.is_general:
            raise ActionError("Nobody can leave #general.")
        with self._feed.collect() as published:
            self._workspace.leave(channel, person.id)
        await self._feed.first_attempts(published)

    async def invite(self, person: Person, channel: Channel, user: str) -> None:
        """Invite a person, or an app, to a channel."""
        if person.id not in channel.members:
            raise ActionError("You are not in that channel.")
        if user not in self._workspace.people and self._workspace.apps.of_user(user) is None:
            raise ActionError("There is no such person in this workspace.")
        with self._feed.collect() as published:
            self._workspace.join(channel, user, inviter=person.id)
        await self._feed.first_attempts(published)
