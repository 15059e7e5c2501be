"""The tokens of a workspace's apps, and what becomes of them: https://docs.slack.dev/authentication/tokens."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Happening, Person, WorkspaceError

if TYPE_CHECKING:
    from slack_playground.workspace.workspace import Workspace

USER_TOKEN: Final = "xoxp-playground-"  # noqa: S105 - opens nothing but the playground of this process
CONFIGURATION_TOKEN: Final = "xoxe.xoxp-playground"  # noqa: S105 - as above
"""The first person's app configuration token, for `apps.manifest.*`: https://docs.slack.dev/authentication/tokens."""
CONFIGURATION_REFRESH: Final = "xoxe-playground"
"""The refresh token that came with it, for `tooling.tokens.rotate`."""
CONFIGURATION_SECONDS: Final = 12 * 60 * 60
"""How long a configuration token lasts that `tooling.tokens.rotate` gave."""
AS_BOTS_CALL_IT: Final = {"channels:write": "channels:manage"}
"""Scopes that are called otherwise for bot tokens."""


@dataclass(frozen=True)
class Token:
    """A token of an app: of its bot user, of a person, of a run of a function (`execution`), or of the app itself.

    `expires` is when it expires, in seconds since 1970; None if it never does. A token from *Sign in with Slack*
    (`is_of_sign_in`) works without an installation.
    """

    app: App
    user: str
    is_app_level: bool = False
    is_configuration: bool = False
    execution: str = ""
    expires: float | None = None
    is_of_sign_in: bool = False

    @property
    def is_of_bot(self) -> bool:
        """Whether the app acts as itself with it."""
        return self.user == self.app.user

    @property
    def is_of_installation(self) -> bool:
        """Whether it came with an installation, and ends with it."""
        return not (self.is_app_level or self.is_configuration or self.is_of_sign_in)

    @property
    def granted(self) -> frozenset[str] | None:
        """Its scopes; None if the manifest names none: then every scope counts as granted."""
        return self.app.scopes if self.is_of_bot else self.app.user_scopes

    @property
    def scopes(self) -> frozenset[str] | None:
        """Its scopes by the names that they have for bot tokens."""
        if self.is_of_bot or self.granted is None:
            return self.granted
        return frozenset(AS_BOTS_CALL_IT.get(scope, scope) for scope in self.granted)


@dataclass
class _Configuration:
    """The configuration tokens: when each expires (None: never), and the refresh tokens that weren't used yet."""

    tokens: dict[str, float | None] = field(default_factory=lambda: {CONFIGURATION_TOKEN: None})
    refreshes: set[str] = field(default_factory=lambda: {CONFIGURATION_REFRESH})


class TokenStore:
    """The tokens of the apps of one workspace, and the apps' credentials.

    Bot tokens and app-level tokens are added; user tokens contain their person's id, and functions bring their own.
    """

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._tokens: dict[str, Token] = {}
        self._revoked: set[str] = set()
        self._credentials: dict[str, tuple[str, str]] = {}
        self._configuration = _Configuration()
        self.mark = ""
        """What user tokens contain before the person's id, to tell them from those of another workspace."""

    def reset(self) -> None:
        """Let tokens that were revoked work again, and refresh tokens that were used."""
        self._revoked.clear()
        self._configuration = _Configuration()

    def add(self, text: str, app: App, user: str, *, expires: float | None = None) -> None:
        """Add a token of an app's bot user, or of a person."""
        self._tokens[text] = Token(app, user, expires=expires)
        self._revoked.discard(text)

    def add_bot_token(self, text: str, app: App) -> None:
        """Add a token of an app's bot user, which never expires."""
        self.add(text, app, app.user)

    def add_app_token(self, text: str, app: App) -> None:
        """Add an app-level token."""
        self._tokens[text] = Token(app, app.user, is_app_level=True)

    def add_credentials(self, app: App, client_id: str, client_secret: str) -> None:
        """Add an app's client id and secret."""
        self._credentials[app.id] = client_id, client_secret

    def knows(self, text: str) -> bool:
        """Whether a token is of this workspace, even if it doesn't work anymore."""
        return self._found(text) is not None

    def of(self, text: str) -> Token:
        """A token by its text. Raises WorkspaceError: not_authed, invalid_auth, token_expired, token_revoked."""
        if not text:
            raise WorkspaceError("not_authed")
        token = self._found(text)
        if token is None:
            raise WorkspaceError("invalid_auth")
        if text in self._revoked:
            raise WorkspaceError("token_revoked")
        if token.is_of_installation and token.app not in self._workspace.apps:
            raise WorkspaceError("invalid_auth")
        if token.expires is not None and token.expires <= self._workspace.clock():
            raise WorkspaceError("token_expired")
        return token

    def bot_token(self, app: App) -> str:
        """A token of an app's bot user that never expires: its own, or a new one if that was revoked."""
        return self.held_bot_token(app) or self._new(f"xoxb-{app.key}{secrets.token_hex(16)}", app, app.user)

    def held_bot_token(self, app: App) -> str:
        """An app's bot token that works and never expires; empty if it has none."""
        return self._working(app, app.user)

    def user_token(self, person: Person, app: App) -> str:
        """The token with which an app acts as a person, or a new one if that was revoked."""
        own = self.person_token(person, app)
        if own not in self._revoked:
            return self._new(own, app, person.id)
        return self._working(app, person.id) or self._new(f"{own}-{secrets.token_hex(8)}", app, person.id)

    def person_token(self, person: Person, app: App) -> str:
        """The token with which an app acts as a person, as long as it isn't revoked; it contains the person's id."""
        return f"{USER_TOKEN}{app.key}{self.mark}{person.id}"

    def sign_in_token(self, person: Person, app: App) -> str:
        """A token that says who a person is, from *Sign in with Slack*."""
        text = f"{self.person_token(person, app)}-{secrets.token_hex(8)}"
        self._tokens[text] = Token(app, person.id, is_of_sign_in=True)
        return text

    def app_token(self, app: App) -> str:
        """An app's app-level token; empty if it has none."""
        return next((text for text, token in self._tokens.items() if token.app.id == app.id and token.is_app_level), "")

    def revoke(self, text: str) -> None:
        """End a token. With its last token an app is uninstalled, and without one for its bot user it's in no channel.

        https://docs.slack.dev/reference/methods/auth.revoke, https://docs.slack.dev/reference/events/app_uninstalled
        """
        token = self.of(text)
        self._end([text])
        if not any(left.is_of_bot for left in self._left(token.app)):
            self._workspace.deactivate(token.app)
        if not any(self._left(token.app)):
            self._workspace.uninstall(token.app)

    def uninstall(self, app: App) -> None:
        """End every token of an app's installation: https://docs.slack.dev/reference/methods/apps.uninstall."""
        own = [text for text, token in self._tokens.items() if token.app.id == app.id and token.is_of_installation]
        self._end([text for text in own if text not in self._revoked])
        self._revoked.update(self.person_token(person, app) for person in self._workspace.people.values())
        self._workspace.deactivate(app)
        self._workspace.uninstall(app)

    def remove(self, app: App) -> None:
        """Forget the tokens and credentials of an app that is deleted."""
        self._tokens = {text: token for text, token in self._tokens.items() if token.app.id != app.id}
        self._credentials.pop(app.id, None)

    def check_credentials(self, app: App, client_id: str, client_secret: str) -> None:
        """Raises WorkspaceError: invalid_client_id, client_id_token_mismatch, bad_client_secret."""
        if client_id not in {known for known, _ in self._credentials.values()}:
            raise WorkspaceError("invalid_client_id")
        own_id, own_secret = self._credentials.get(app.id, ("", ""))
        if client_id != own_id:
            raise WorkspaceError("client_id_token_mismatch")
        if client_secret != own_secret:
            raise WorkspaceError("bad_client_secret")

    def rotate_configuration(self, refresh_token: str) -> tuple[str, str, int]:
        """A new configuration token, the next refresh token, and when the token expires, in seconds since 1970.

        A refresh token works once. Raises WorkspaceError: invalid_refresh_token.
        https://docs.slack.dev/reference/methods/tooling.tokens.rotate
        """
        if refresh_token not in self._configuration.refreshes:
            raise WorkspaceError("invalid_refresh_token")
        self._configuration.refreshes.remove(refresh_token)
        token, refresh = f"xoxe.xoxp-1-{secrets.token_hex(24)}", f"xoxe-1-{secrets.token_hex(24)}"
        expires = int(self._workspace.clock()) + CONFIGURATION_SECONDS
        self._configuration.tokens[token] = expires
        self._configuration.refreshes.add(refresh)
        return token, refresh, expires

    def _end(self, texts: list[str]) -> None:
        """Revoke these tokens of an app, and report it."""
        self._revoked.update(texts)
        ended = [self._tokens[text] for text in texts if text in self._tokens]
        if not ended:
            return
        users = {"oauth": [token.user for token in ended if not token.is_of_bot]}
        users["bot"] = list(dict.fromkeys(token.user for token in ended if token.is_of_bot))
        self._workspace.happened(Happening("tokens_revoked", name=ended[0].app.id, before=users))

    def _left(self, app: App) -> Iterator[Token]:
        """The tokens of an app's installation that work."""
        now = self._workspace.clock()
        for text, token in self._tokens.items():
            works = text not in self._revoked and (token.expires is None or token.expires > now)
            if works and token.app.id == app.id and token.is_of_installation:
                yield token

    def _working(self, app: App, user: str) -> str:
        """A token of an app for this user that works and never expires; empty if there's none."""
        fit = (text for text, token in self._tokens.items() if token == Token(app, user) and text not in self._revoked)
        return next(fit, "")

    def _new(self, text: str, app: App, user: str) -> str:
        self.add(text, app, user)
        return text

    def _found(self, text: str) -> Token | None:
        return self._tokens.get(text) or self._of_function(text) or self._of_person(text) or self._of_tooling(text)

    def _of_function(self, text: str) -> Token | None:
        execution = self._workspace.functions.of_token(text)
        return None if execution is None else Token(execution.app, execution.app.user, execution=execution.id)

    def _of_tooling(self, text: str) -> Token | None:
        if text not in self._configuration.tokens:
            return None
        first = next(iter(self._workspace.people))
        expires = self._configuration.tokens[text]
        return Token(self._workspace.apps.first, first, is_configuration=True, expires=expires)

    def _of_person(self, text: str) -> Token | None:
        """A person's token; from its first use on, the app has it."""
        if not text.startswith(USER_TOKEN):
            return None
        for app in self._workspace.apps.known:
            person = self._workspace.people.get(text.removeprefix(f"{USER_TOKEN}{app.key}{self.mark}"))
            if person is not None and not person.is_bot:
                return self._tokens.setdefault(text, Token(app, person.id))
        return None


def user_token(person: Person, app: App) -> str:
    """The token with which an app acts as a person, in the only workspace or the first; it contains the person's id."""
    return f"{USER_TOKEN}{app.key}{person.id}"
