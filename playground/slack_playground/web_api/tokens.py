"""The tokens of a workspace's apps: https://docs.slack.dev/authentication/tokens."""

from dataclasses import dataclass
from typing import Final

from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Person, WorkspaceError
from slack_playground.workspace.workspace import Workspace

USER_TOKEN: Final = "xoxp-playground-"  # noqa: S105 - opens nothing but the playground of this process
CONFIGURATION_TOKEN: Final = "xoxe.xoxp-playground"  # noqa: S105 - as above
"""The first person's app configuration token, for `apps.manifest.*`: https://docs.slack.dev/authentication/tokens."""
AS_BOTS_CALL_IT: Final = {"channels:write": "channels:manage"}
"""Scopes that are called otherwise for bot tokens."""


@dataclass(frozen=True)
class Token:
    """A token of an app: of its bot user, of a person, of a run of a function (`execution`), or of the app itself.

    `expires` is when it expires, in seconds since 1970; None if it never does.
    """

    app: App
    user: str
    is_app_level: bool = False
    is_configuration: bool = False
    execution: str = ""
    expires: float | None = None

    @property
    def is_of_bot(self) -> bool:
        """Whether the app acts as itself with it."""
        return self.user == self.app.user

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


class TokenStore:
    """The tokens of the apps of one workspace.

    Bot tokens and app-level tokens are added; user tokens contain their person's id, and functions bring their own.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tokens: dict[str, Token] = {}

    def add(self, text: str, app: App, user: str, *, expires: float | None = None) -> None:
        """Add a token of an app's bot user, or of a person."""
        self._tokens[text] = Token(app, user, expires=expires)

    def add_bot_token(self, text: str, app: App) -> None:
        """Add a token of an app's bot user, which never expires."""
        self.add(text, app, app.user)

    def add_app_token(self, text: str, app: App) -> None:
        """Add an app-level token."""
        self._tokens[text] = Token(app, app.user, is_app_level=True)

    def of(self, text: str) -> Token:
        """A token by its text. Raises WorkspaceError: not_authed, invalid_auth, token_expired."""
        if not text:
            raise WorkspaceError("not_authed")
        token = self._tokens.get(text) or self._of_function(text) or self._of_person(text) or self._configuration(text)
        if token is None:
            raise WorkspaceError("invalid_auth")
        if token.expires is not None and token.expires <= self._workspace.clock():
            raise WorkspaceError("token_expired")
        return token

    def _of_function(self, text: str) -> Token | None:
        execution = self._workspace.functions.of_token(text)
        return None if execution is None else Token(execution.app, execution.app.user, execution=execution.id)

    def _configuration(self, text: str) -> Token | None:
        if text != CONFIGURATION_TOKEN:
            return None
        return Token(self._workspace.apps.first, next(iter(self._workspace.people)), is_configuration=True)

    def _of_person(self, text: str) -> Token | None:
        if not text.startswith(USER_TOKEN):
            return None
        for app in self._workspace.apps:
            person = self._workspace.people.get(text.removeprefix(USER_TOKEN + app.key))
            if person is not None and not person.is_bot:
                return Token(app, person.id)
        return None


def user_token(person: Person, app: App) -> str:
    """The token with which an app acts as a person; it contains the person's id."""
    return f"{USER_TOKEN}{app.key}{person.id}"
