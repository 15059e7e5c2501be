"""Reads a seed: a file with people, channels, messages, user groups and emoji."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_playground.workspace.models import Channel, Person, UserGroup
from slack_playground.workspace.workspace import BOT_USER, PEOPLE, TEAM, Workspace

APP: Final = "app"
"""How a file names the app, among the members of a channel and as an author."""

SECTIONS: Final = frozenset(
    {"team", "people", "channels", "messages", "user_groups", "emoji", "manifest", "bots", "workspaces"}
)


class SeedError(Exception):
    """A seed can't be used; the sentence says what is wrong."""


class Seed:
    """The initial content of a workspace.

    Raises:
        SeedError: something in the description is unknown or refers to nothing.
    """

    def __init__(self, description: Mapping[str, Any]) -> None:
        unknown = description.keys() - SECTIONS
        if unknown:
            raise SeedError(f"{', '.join(sorted(unknown))}: there are {', '.join(sorted(SECTIONS))}")
        self._description = description
        named = [_person(person) for person in _listed(description, "people")]
        bots = [replace(_person(bot), is_bot=True) for bot in _listed(description, "bots")]
        self.people: Sequence[Person] = [*(named or PEOPLE), *bots]
        self.team: Mapping[str, str] = {**TEAM, **_strings(description.get("team"))}
        self._ids = {person.name: person.id for person in self.people} | {APP: BOT_USER}
        for channel in _listed(description, "channels"):
            self._members(channel)
        self.others: Sequence[Seed] = [Seed(_of_its_own(workspace)) for workspace in _listed(description, "workspaces")]
        """Further workspaces of the same Slack."""
        teams = [one.team["id"] for one in [self, *self.others]]
        if len(set(teams)) < len(teams):
            raise SeedError(f"each of the workspaces needs an id of its own: {', '.join(teams)}")

    def fill(self, workspace: Workspace) -> None:
        """Put channels, groups, emoji and messages into a new workspace."""
        for one in _listed(self._description, "channels"):
            self._add_channel(workspace, one)
        for one in _listed(self._description, "user_groups"):
            users = [self._user(name) for name in one.get("users", ())]
            handle = str(one.get("handle") or one["name"]).lower().replace(" ", "-")
            group = UserGroup(_identifier("S0", str(one["name"])), str(one["name"]), handle, users=users)
            workspace.user_groups[group.id] = group
        workspace.custom_emoji.update(_strings(self._description.get("emoji")))
        for one in _listed(self._description, "messages"):
            self._add_message(workspace, one, None)

    def _add_channel(self, workspace: Workspace, one: Mapping[str, Any]) -> None:
        name = str(one.get("name", "")).removeprefix("#")
        found = workspace.channel_named(name)
        private = bool(one.get("private"))
        kind, prefix = ("group", "G0") if private else ("channel", "C0")
        channel = found or Channel(
            str(one.get("id") or _identifier(prefix, name)), name, kind, [], creator=self.people[0].id
        )
        channel.members[:] = self._members(one) or channel.members or [*self._ids.values()]
        channel.topic, channel.purpose = str(one.get("topic", "")), str(one.get("purpose", ""))
        channel.teams = tuple(map(str, one.get("shared_with", ())))
        workspace.conversations[channel.id] = channel

    def _add_message(self, workspace: Workspace, one: Mapping[str, Any], thread: str | None) -> None:
        user = self._user(str(one.get("from", APP)))
        channel = self._channel(workspace, one, user)
        text = str(one.get("text", ""))
        more = {"metadata": one["metadata"]} if "metadata" in one else {}
        message = workspace.post(channel, user, text, list(one.get("blocks", ())), thread, **more)
        for name, people in (one.get("reactions") or {}).items():
            message.reactions[str(name)] = [self._user(str(person)) for person in people]
        for reply in one.get("replies", ()):
            self._add_message(workspace, {"channel": one.get("channel"), **reply}, message.ts)

    def _channel(self, workspace: Workspace, one: Mapping[str, Any], user: str) -> str:
        """The channel of a message: by name, or the direct messages between the app and a person."""
        name = str(one.get("channel", "general"))
        if name == "dm":
            person = str(one.get("with") or one.get("from"))
            return workspace.people[self._user(person)].dm
        found = workspace.channel_named(name)
        if found is None:
            raise SeedError(f"a message of {user} is in #{name}, which is not among the channels")
        return found.id

    def _members(self, one: Mapping[str, Any]) -> list[str]:
        return [self._user(str(name)) for name in one.get("members", ())]

    def _user(self, name: str) -> str:
        if name not in self._ids:
            raise SeedError(f"{name} is not among the people: {', '.join(self._ids)}")
        return self._ids[name]


def _person(one: Mapping[str, Any]) -> Person:
    name = str(one.get("name", ""))
    if not name:
        raise SeedError("each of the people and bots needs a name")
    zone = str(one.get("tz", "Etc/UTC"))
    return Person(
        str(one.get("id") or _identifier("U0", name)),
        name,
        _identifier("D0", name),
        locale=str(one.get("locale", "en-US")),
        real_name=str(one.get("real_name", "")),
        email=str(one.get("email", "")),
        tz=zone,
        tz_offset=_offset(zone),
        is_admin=bool(one.get("admin")),
        is_guest=bool(one.get("guest")),
        team=str(one.get("team", "")),
    )


def _of_its_own(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """A further workspace, with the id and the domain that its name gives it."""
    team = _strings(one.get("team"))
    name = team.get("name", "")
    if not name or "workspaces" in one:
        raise SeedError("each of the workspaces needs a team with a name, and has no workspaces in it")
    return {**one, "team": {"id": _identifier("T0", name), "domain": name.lower().replace(" ", "-"), **team}}


def _offset(zone: str) -> int:
    """Seconds before UTC, outside summer time. Raises SeedError."""
    try:
        offset = ZoneInfo(zone).utcoffset(datetime(2026, 1, 15, tzinfo=UTC).replace(tzinfo=None))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SeedError(f"{zone} is not a time zone, such as Europe/Madrid") from error
    return 0 if offset is None else int(offset.total_seconds())


def _identifier(prefix: str, name: str) -> str:
    """An id that contains the name: U0ALICE000."""
    letters = re.sub(r"[^A-Z0-9]", "", name.upper())
    return (prefix + letters)[:10].ljust(10, "0")


def _listed(description: Mapping[str, Any], section: str) -> list[Mapping[str, Any]]:
    given = description.get(section) or []
    if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
        raise SeedError(f"{section} must be a list of mappings")
    return given


def _strings(given: Any) -> dict[str, str]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise SeedError("team and emoji must be mappings")
    return {str(name): str(value) for name, value in given.items()}
