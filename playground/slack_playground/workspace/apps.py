"""The apps of a workspace: each has an app id, a bot user with its bot id, and a manifest."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from slack_playground.workspace.app_manifest import UNNAMED, Registration
from slack_playground.workspace.models import Message, Person, View


@dataclass(frozen=True)
class App(Registration):
    """An app that is installed in a workspace; `number` counts the apps of a playground from 1.

    `label` is its name here, whatever the manifest says. In each workspace it has a bot user of its own, as in Slack.
    """

    number: int = 1
    label: str = ""
    team: str = ""
    """The id of its workspace; empty in the first, where the ids of bot users are the same at each start."""

    @property
    def id(self) -> str:
        """Its app id."""
        return self._identifier("A0PLAYGRND")

    @property
    def user(self) -> str:
        """The id of its bot user."""
        return self._of_installation("U0THEBOT00")

    @property
    def bot_id(self) -> str:
        """Its bot id."""
        return self._of_installation("B0PLAYGRND")

    @property
    def name(self) -> str:
        """Its name; an app without one is called after its number."""
        given = super().name
        if given != UNNAMED or self.label:
            return self.label or given
        return given if self.number == 1 else f"{given} {self.number}"

    @property
    def key(self) -> str:
        """What its tokens and webhooks contain, to tell them from those of other apps: nothing for the first."""
        return "" if self.number == 1 else f"{self.number}-"

    def dm(self, person: Person) -> str:
        """The id of a person's direct messages with it."""
        return person.dm if self.number == 1 else f"{person.dm}{self.number}"

    def _of_installation(self, first: str) -> str:
        """An id that belongs to the app in its workspace only."""
        own = self._identifier(first)
        return f"{own[:2]}{hashlib.sha256(f'{self.team}{own}'.encode()).hexdigest()[:8].upper()}" if self.team else own

    def _identifier(self, first: str) -> str:
        return first if self.number == 1 else f"{first[:8]}{self.number:02d}"


FIRST: Final = App(None)
"""The first app, for its ids."""


class Apps:
    """The apps of a workspace, in the order of their numbers. There's at least one.

    All are `known`; those that are installed here are the ones to iterate over.
    """

    def __init__(self, apps: Iterable[App], absent: Collection[App] = ()) -> None:
        self._apps = {app.id: app for app in apps}
        self._absent = {app.id for app in absent}
        self._absent_first = set(self._absent)

    def __iter__(self) -> Iterator[App]:
        return (app for app in self._apps.values() if app.id not in self._absent)

    def __len__(self) -> int:
        return len(self._apps) - len(self._absent)

    def __contains__(self, app: object) -> bool:
        return isinstance(app, App) and app.id in self._apps and app.id not in self._absent

    @property
    def known(self) -> list[App]:
        """Every app, installed here or not."""
        return list(self._apps.values())

    @property
    def first(self) -> App:
        """The only app, or the one that is meant where none is named."""
        return next(iter(self), self.known[0])

    def add(self, app: App) -> None:
        """Add an app, which isn't installed yet."""
        self._absent.add(app.id)
        self._absent_first.add(app.id)
        self._apps[app.id] = app

    def remove(self, app: App) -> None:
        """Remove an app that isn't installed."""
        del self._apps[app.id]
        self._absent.discard(app.id)

    def set_installed(self, app: App, *, installed: bool) -> None:
        """Install or uninstall an app."""
        (self._absent.discard if installed else self._absent.add)(app.id)

    def reset(self) -> None:
        """Install again what was installed at the beginning; what was installed since then stays."""
        self._absent &= self._absent_first

    @property
    def users(self) -> list[str]:
        """The ids of the bot users."""
        return [app.user for app in self]

    def of_user(self, user: str) -> App | None:
        """The app with this bot user."""
        return next((app for app in self.known if app.user == user), None)

    def of_bot(self, bot_id: str) -> App | None:
        """The app with this bot id."""
        return next((app for app in self.known if app.bot_id == bot_id), None)

    def named(self, name: str) -> App | None:
        """The app with this name, id or bot user."""
        return next((app for app in self.known if name in {app.name, app.id, app.user}), None)

    def of_webhook(self, secret: str) -> App:
        """The app that an incoming webhook belongs to, by the last part of its address."""
        return next((app for app in reversed(self.known) if secret.startswith(app.key)), self.first)

    def owner_of(self, shown: Message | View) -> App:
        """The app that a view or a message belongs to, and that hears of the controls in it.

        A message of a person belongs to the app that posted it with the person's token.
        """
        posted = self._apps.get(shown.app)
        if posted is None and isinstance(shown, Message):
            posted = self.of_user(shown.user)
        return posted or self.first

    def for_command(self, command: str, channel: str, person: Person) -> App | None:
        """The app that gets a command: the last one that registers it, as in Slack, or one without a manifest."""
        listed = [app for app in self if any(entry["command"] == command for entry in app.commands)]
        return listed[-1] if listed else self._without_manifest(channel, person)

    def for_shortcut(self, kind: str, callback_id: str) -> App | None:
        """The app that gets a shortcut: the first one that registers it, or one without a manifest."""
        return next((app for app in self if app.manifest and app.has_shortcut(kind, callback_id)), self._free())

    def for_function(self, callback_id: str) -> App:
        """The app that offers a function to workflows, else the first one."""
        return next((app for app in self if callback_id in app.functions), self._free() or self.first)

    def _free(self) -> App | None:
        return next((app for app in self if app.manifest is None), None)

    def _without_manifest(self, channel: str, person: Person) -> App | None:
        """An app that may do everything: the one in whose direct messages the person is, else the first."""
        free = [app for app in self if app.manifest is None]
        return next((app for app in free if app.dm(person) == channel), next(iter(free), None))
