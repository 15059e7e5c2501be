"""What creates apps for a workspace while it runs, and what an app gets when it's created."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from slack_playground.workspace.apps import App


@dataclass(frozen=True)
class NewApp:
    """An app that was just created, and its credentials: https://docs.slack.dev/reference/methods/apps.manifest.create."""

    app: App
    client_id: str
    client_secret: str
    signing_secret: str
    verification_token: str


class Registry(Protocol):
    """Creates and deletes apps."""

    def create(self, manifest: Mapping[str, Any]) -> NewApp:
        """Create an app, which isn't installed yet."""
        ...

    def has_created(self, app: App) -> bool:
        """Whether it created this app, which may then be deleted."""
        ...

    def changed(self, app: App) -> None:
        """An app has another manifest now."""
        ...

    def delete(self, app: App) -> None:
        """Uninstall an app that was created, and forget it."""
        ...
