"""Apps that can be installed with OAuth, with their credentials."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_playground.workspace.apps import App


@dataclass(frozen=True)
class AppCredentials:
    """The app's client id and secret, and its default redirect address."""

    client_id: str
    client_secret: str
    redirect_url: str = ""


@dataclass(frozen=True)
class OAuthApp:
    """An app that can be installed, and its credentials."""

    app: App
    credentials: AppCredentials

    @property
    def default_redirect(self) -> str:
        """Where an installation leads back to, unless it says otherwise."""
        return next(iter(self.redirect_urls), self.credentials.redirect_url)

    @property
    def redirect_urls(self) -> list[str]:
        """The addresses in the manifest."""
        config = (self.app.manifest or {}).get("oauth_config") or {}
        return list(config.get("redirect_urls") or ())


def is_redirect_of(url: str, named: Sequence[str]) -> bool:
    """Whether an app's redirect addresses name this address, or one above it; a longer host name isn't below.

    https://docs.slack.dev/authentication/installing-with-oauth
    """
    return any(url == allowed or url.startswith((f"{allowed.rstrip('/')}/", f"{allowed}?")) for allowed in named)
