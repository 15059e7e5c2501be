"""Tokens of one workspace's installations. With token rotation, they expire, and a refresh token brings the next ones.

https://docs.slack.dev/authentication/using-token-rotation
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_playground.oauth.oauth_app import OAuthApp
from slack_playground.oauth.tokens import TOKEN_SECONDS
from slack_playground.web_api.scopes import ALL_SCOPES
from slack_playground.workspace.models import Person, WorkspaceError
from slack_playground.workspace.workspace import Workspace

Answer = dict[str, Any]


@dataclass(frozen=True)
class _Refresh:
    """What a refresh token brings: the next token of an app, for a person or for its bot user (None)."""

    client_id: str
    person: Person | None
    scope: str


class Rotation:
    """The tokens that an app gets: the playground's own, or, if its manifest says so, tokens that expire."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tokens = workspace.tokens
        self._refreshes: dict[str, _Refresh] = {}
        self._exchanged: set[str] = set()

    def bot_token(self, oauth_app: OAuthApp) -> Answer:
        """The bot token of an installation."""
        scopes = oauth_app.app.scopes
        scope = ",".join(sorted(ALL_SCOPES if scopes is None else scopes))
        token = (
            self._expiring(oauth_app, None, scope)
            if rotates(oauth_app)
            else {"access_token": self._tokens.bot_token(oauth_app.app)}
        )
        team = self._workspace.team
        who = {
            "bot_user_id": oauth_app.app.user,
            "app_id": oauth_app.app.id,
            "team": {"id": team["id"], "name": team["name"]},
        }
        return {**token, "token_type": "bot", "scope": scope, **who}

    def user_token(self, oauth_app: OAuthApp, person: Person, scope: str) -> Answer:
        """A person's token; none if no scopes of it were requested."""
        if not scope:
            return {}
        token = (
            self._expiring(oauth_app, person, scope)
            if rotates(oauth_app)
            else {"access_token": self._tokens.user_token(person, oauth_app.app)}
        )
        return {**token, "scope": scope, "token_type": "user"}

    def refresh(self, oauth_app: OAuthApp, form: Mapping[str, str]) -> Answer:
        """The next token. A refresh token works once. Raises WorkspaceError: invalid_refresh_token."""
        found = self._refreshes.get(str(form.get("refresh_token")))
        if found is None or found.client_id != oauth_app.credentials.client_id:
            raise WorkspaceError("invalid_refresh_token")
        del self._refreshes[str(form["refresh_token"])]
        return self._next(oauth_app, found.person, found.scope)

    def exchange_token(self, oauth_app: OAuthApp, form: Mapping[str, str]) -> Answer:
        """A token that expires, for one that doesn't.

        Raises WorkspaceError: token_rotation_not_enabled, invalid_token, token_already_exchanged.
        """
        if not rotates(oauth_app):
            raise WorkspaceError("token_rotation_not_enabled")
        text = str(form.get("token") or "")
        try:
            token = self._tokens.of(text)
        except WorkspaceError as error:
            raise WorkspaceError("invalid_token") from error
        if token.app.id != oauth_app.app.id or token.is_app_level or token.expires is not None:
            raise WorkspaceError("invalid_token")
        if text in self._exchanged:
            raise WorkspaceError("token_already_exchanged")
        self._exchanged.add(text)
        scopes = ALL_SCOPES if token.granted is None else token.granted
        return self._next(oauth_app, self._workspace.people.get(token.user), ",".join(sorted(scopes)))

    def _next(self, oauth_app: OAuthApp, person: Person | None, scope: str) -> Answer:
        """A token in the form in which a refresh or an exchange answers."""
        if person is None:
            return self.bot_token(oauth_app)
        team = self._workspace.team
        who = {"app_id": oauth_app.app.id, "team": {"id": team["id"], "name": team["name"]}}
        return {**self.user_token(oauth_app, person, scope), **who, "authed_user": {"id": person.id}}

    def _expiring(self, oauth_app: OAuthApp, person: Person | None, scope: str) -> Answer:
        """A new token that expires, and a refresh token."""
        kind = "xoxb" if person is None else "xoxp"
        access, refresh = f"xoxe.{kind}-1-{secrets.token_hex(24)}", f"xoxe-1-{secrets.token_hex(24)}"
        expires = self._workspace.clock() + TOKEN_SECONDS
        self._tokens.add(access, oauth_app.app, oauth_app.app.user if person is None else person.id, expires=expires)
        self._refreshes[refresh] = _Refresh(oauth_app.credentials.client_id, person, scope)
        return {"access_token": access, "refresh_token": refresh, "expires_in": TOKEN_SECONDS}


def rotates(oauth_app: OAuthApp) -> bool:
    """Whether an app's tokens expire: its manifest has `token_rotation_enabled`."""
    settings = (oauth_app.app.manifest or {}).get("settings") or {}
    return bool(settings.get("token_rotation_enabled"))
