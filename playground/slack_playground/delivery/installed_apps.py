"""The apps of a workspace, each with the way to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_playground.delivery.delivery import Delivery
from slack_playground.delivery.payloads import Payloads
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Message, View
from slack_playground.workspace.workspace import Workspace


@dataclass(frozen=True)
class InstalledApp:
    """An app in a workspace: what it gets, and how it gets it."""

    app: App
    payloads: Payloads
    delivery: Delivery


class InstalledApps:
    """The apps of one workspace, in the order of their numbers; it iterates over those that are installed."""

    def __init__(self, workspace: Workspace, installed: Sequence[InstalledApp]) -> None:
        self._workspace = workspace
        self._installed = {each.app.id: each for each in installed}

    def __iter__(self) -> Iterator[InstalledApp]:
        return (each for each in self.known if each.app in self._workspace.apps)

    @property
    def known(self) -> list[InstalledApp]:
        """The ways to all apps, installed here or not."""
        return list(self._installed.values())

    @property
    def first(self) -> InstalledApp:
        """The only app, or the one that is meant where none is named."""
        return next(iter(self), self.known[0])

    def add(self, way: InstalledApp) -> None:
        """Add the way to another app."""
        self._installed[way.app.id] = way

    def of(self, app: App) -> InstalledApp:
        """The way to this app."""
        return self._installed[app.id]

    def owner_of(self, shown: Message | View) -> InstalledApp:
        """The way to the app that a message or view belongs to."""
        return self.of(self._workspace.apps.owner_of(shown))
