"""Reads a seed: a file with people, channels, messages, user groups and emoji."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_playground.workspace.apps import FIRST, App
from slack_playground.workspace.models import Channel, Person, UserGroup
from slack_playground.workspace.workspace import PEOPLE, TEAM, Workspace

APP: Final = "app"
"""How a file names the first app, among the members of a channel and as an author; any app has its own name, too."""

SECTIONS: Final = frozenset(
    {"team", "people", "channels", "messages", "user_groups", "emoji", "manifest", "bots", "workspaces", "apps"}
)


class SeedError(Exception):
    """A seed can't be used; the sentence says what is wrong."""


class Seed:
    """The initial content of a workspace with these apps.

    Raises:
        SeedError: something in the description is unknown or refers to nothing.
    """

    def __init__(self, description: Mapping[str, Any], apps: Sequence[App] = (FIRST,)) -> None:
        unknown = description.keys() - SECTIONS
        if unknown:
            raise SeedError(f"{', '.join(sorted(unknown))}: there are {', '.join(sorted(SECTIONS))}")
        self._description = description
        named = [seeded_person(person) for person in _listed(description, "people")]
        bots = [replace(seeded_person(bot), is_bot=True) for bot in _listed(description, "bots")]
        self.people: Sequence[Person] = [*(named or PEOPLE), *bots]
        self.team: Mapping[str, str] = {**TEAM, **_strings(description.get("team"))}
        self._apps = {app.name: app for app in apps} | {APP: apps[0]}
        self._ids = {person.name: person.id for person in self.people}
        self._ids |= {name: app.user for name, app in self._apps.items()}
        for channel in _listed(description, "channels"):
            self._members(channel)
        others = [_of_its_own(workspace) for workspace in _listed(description, "workspaces")]
        self.others: Sequence[Seed] = [
            Seed(other, [replace(app, team=str(other["team"]["id"])) for app in apps]) for other in others
        ]
        """Further workspaces of the same Slack."""
        teams = [entry.team["id"] for entry in [self, *self.others]]
        if len(set(teams)) < len(teams):
            raise SeedError(f"each of the workspaces needs an id of its own: {', '.join(teams)}")

    def fill(self, workspace: Workspace) -> None:
        """Put channels, groups, emoji and messages into a new workspace."""
        for entry in _listed(self._description, "channels"):
            self._add_channel(workspace, entry)
        for entry in _listed(self._description, "user_groups"):
            users = [self._user(name) for name in entry.get("users", ())]
            handle = str(entry.get("handle") or entry["name"]).lower().replace(" ", "-")
            group = UserGroup(_identifier("S0", str(entry["name"])), str(entry["name"]), handle, users=users)
            workspace.user_groups[group.id] = group
        workspace.custom_emoji.update(_strings(self._description.get("emoji")))
        for entry in _listed(self._description, "messages"):
            self._add_message(workspace, entry, None)

    def _add_channel(self, workspace: Workspace, entry: Mapping[str, Any]) -> None:
        name = str(entry.get("name", "")).removeprefix("#")
        found = workspace.channel_named(name)
        private = bool(entry.get("private"))
        kind, prefix = ("group", "G0") if private else ("channel", "C0")
        channel = found or Channel(
            str(entry.get("id") or _identifier(prefix, name)), name, kind, [], creator=self.people[0].id
        )
        channel.members[:] = self._members(entry) or channel.members or list(dict.fromkeys(self._ids.values()))
        channel.topic, channel.purpose = str(entry.get("topic", "")), str(entry.get("purpose", ""))
        channel.teams = tuple(map(str, entry.get("shared_with", ())))
        workspace.conversations[channel.id] = channel

    def _add_message(self, workspace: Workspace, entry: Mapping[str, Any], thread: str | None) -> None:
        user = self._user(str(entry.get("from", APP)))
        channel = self._channel(workspace, entry, user)
        text = str(entry.get("text", ""))
        more = {"metadata": entry["metadata"]} if "metadata" in entry else {}
        message = workspace.post(channel, user, text, list(entry.get("blocks", ())), thread, **more)
        for name, people in (entry.get("reactions") or {}).items():
            message.reactions[str(name)] = [self._user(str(person)) for person in people]
        for reply in entry.get("replies", ()):
            self._add_message(workspace, {"channel": entry.get("channel"), **reply}, message.ts)

    def _channel(self, workspace: Workspace, entry: Mapping[str, Any], user: str) -> str:
        """The channel of a message: by name, or the direct messages between an app (`app`) and a person."""
        name = str(entry.get("channel", "general"))
        if name == "dm":
            person = workspace.people[self._user(str(entry.get("with") or entry.get("from")))]
            author = workspace.apps.of_user(user)
            named = self._apps.get(str(entry.get("app", APP)))
            if named is None:
                raise SeedError(f"{entry['app']} is not among the apps: {', '.join(self._apps)}")
            return (author or named).dm(person)
        found = workspace.channel_named(name)
        if found is None:
            raise SeedError(f"a message of {user} is in #{name}, which is not among the channels")
        return found.id

    def _members(self, entry: Mapping[str, Any]) -> list[str]:
        return [self._user(str(name)) for name in entry.get("members", ())]

    def _user(self, name: str) -> str:
        if name not in self._ids:
            raise SeedError(f"{name} is not among the people: {', '.join(self._ids)}")
        return self._ids[name]


def seeded_person(entry: Mapping[str, Any]) -> Person:
    """A person as a seed describes one. Raises SeedError."""
    name = str(entry.get("name", ""))
    if not name:
        raise SeedError("each of the people and bots needs a name")
    zone = str(entry.get("tz", "Etc/UTC"))
    return Person(
        str(entry.get("id") or _identifier("U0", name)),
        name,
        _identifier("D0", name),
        locale=str(entry.get("locale", "en-US")),
        real_name=str(entry.get("real_name", "")),
        email=str(entry.get("email", "")),
        tz=zone,
        tz_offset=_offset(zone),
        is_admin=bool(entry.get("admin")),
        is_guest=bool(entry.get("guest")),
        team=str(entry.get("team", "")),
    )


def _of_its_own(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """A further workspace, with the id and the domain that its name gives it."""
    team = _strings(entry.get("team"))
    name = team.get("name", "")
    if not name or "workspaces" in entry:
        raise SeedError("each of the workspaces needs a team with a name, and has no workspaces in it")
    return {**entry, "team": {"id": _identifier("T0", name), "domain": name.lower().replace(" ", "-"), **team}}


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
    section_value = description.get(section) or []
    if not isinstance(section_value, list) or not all(isinstance(entry, Mapping) for entry in section_value):
        raise SeedError(f"{section} must be a list of mappings")
    return section_value


def _strings(mapping: Any) -> dict[str, str]:
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        raise SeedError("team and emoji must be mappings")
    return {str(name): str(value) for name, value in mapping.items()}
