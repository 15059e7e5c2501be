"""Codes and tokens that Slack issues to an app: https://docs.slack.dev/reference/methods/oauth.v2.access."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.models import WorkspaceError

CODE_SECONDS: Final = 10 * 60
TOKEN_SECONDS: Final = 12 * 60 * 60
"""How long a token lasts where the manifest has token rotation on."""

Answer = dict[str, Any]


@dataclass(frozen=True)
class Consent:
    """A person's consent: the app in a workspace, or in its organization."""

    team: str
    person: str
    redirect_uri: str | None
    org_wide: bool = False


@dataclass
class Grant:
    """A token that was issued for a consent; `expires` is None if it never expires."""

    consent: Consent
    token: str
    refresh_token: str | None
    expires: float | None
    is_revoked: bool = False
    left: set[str] = field(default_factory=set)
    """Workspaces that the organization has taken the app out of."""


class Grants:
    """One app's codes and tokens over all workspaces."""

    def __init__(
        self,
        manifest: Mapping[str, Any],
        *,
        client_id: str,
        client_secret: str,
        clock: Callable[[], float],
        token_seconds: int = TOKEN_SECONDS,
    ) -> None:
        self.manifest = manifest
        self.client_id = client_id
        self._secret = client_secret
        self._clock = clock
        self.token_seconds = token_seconds
        self._codes: dict[str, tuple[Consent, float]] = {}
        self._grants: list[Grant] = []

    def code(self, consent: Consent) -> str:
        """A code that can be exchanged once."""
        code = secrets.token_hex(32)
        self._codes[code] = (consent, self._clock())
        return code

    def access(self, client_id: str, client_secret: str, form: Mapping[str, Any]) -> Grant:
        """The token for a code, or the next one for a refresh token.

        Raises WorkspaceError: invalid_client_id, bad_client_secret, invalid_code, bad_redirect_uri,
        invalid_refresh_token, invalid_grant_type.
        """
        if client_id != self.client_id:
            raise WorkspaceError("invalid_client_id")
        if client_secret != self._secret:
            raise WorkspaceError("bad_client_secret")
        match form.get("grant_type") or "authorization_code":
            case "authorization_code":
                return self._exchange(str(form.get("code")), form.get("redirect_uri") or None)
            case "refresh_token":
                return self._refresh(str(form.get("refresh_token")))
            case _:
                raise WorkspaceError("invalid_grant_type")

    def of(self, token: str) -> Grant:
        """The grant of a token. Raises WorkspaceError: invalid_auth, token_revoked, token_expired."""
        for grant in self._grants:
            if grant.token == token:
                if grant.is_revoked:
                    raise WorkspaceError("token_revoked")
                if grant.expires is not None and grant.expires <= self._clock():
                    raise WorkspaceError("token_expired")
                return grant
        raise WorkspaceError("invalid_auth")

    @property
    def issued(self) -> list[Grant]:
        """Every token that was issued, oldest first."""
        return list(self._grants)

    def expire(self, grant: Grant) -> None:
        """Let a token expire."""
        grant.expires = self._clock() - 1

    def revoke(self, team: str) -> bool:
        """Revoke every token of a workspace, and of its organization. Returns whether there was one."""
        ended = [candidate for candidate in self._grants if candidate.consent.team == team and not candidate.is_revoked]
        for grant in ended:
            grant.is_revoked = True
        return bool(ended)

    def leave(self, team: str) -> None:
        """Let an organization take the app out of one of its workspaces."""
        for grant in self._grants:
            grant.left.add(team)

    @property
    def rotates(self) -> bool:
        """Whether tokens expire."""
        return bool(self.manifest["settings"].get("token_rotation_enabled"))

    @property
    def scopes(self) -> list[str]:
        """The scopes that the app requests."""
        scopes: list[str] = self.manifest["oauth_config"]["scopes"]["bot"]
        return scopes

    def _exchange(self, code: str, redirect_uri: str | None) -> Grant:
        consent, created = self._codes.pop(code, (None, 0.0))
        if consent is None or self._clock() - created > CODE_SECONDS:
            raise WorkspaceError("invalid_code")
        if consent.redirect_uri != redirect_uri:
            raise WorkspaceError("bad_redirect_uri")
        return self._grant(consent)

    def _refresh(self, refresh_token: str) -> Grant:
        """Use a refresh token, which works once; its token works until it expires."""
        for grant in self._grants:
            if grant.refresh_token == refresh_token and not grant.is_revoked:
                grant.refresh_token = None
                return self._grant(grant.consent)
        raise WorkspaceError("invalid_refresh_token")

    def _grant(self, consent: Consent) -> Grant:
        name = secrets.token_hex(12)
        if self.rotates:
            expires = self._clock() + self.token_seconds
            grant = Grant(consent, f"xoxe.xoxb-1-{name}", f"xoxe-1-{secrets.token_hex(12)}", expires)
        else:
            grant = Grant(consent, f"xoxb-{name}", None, None)
        self._grants.append(grant)
        return grant


def shown(grant: Grant, grants: Grants, team: Mapping[str, str], organization: Mapping[str, str] | None) -> Answer:
    """The response of oauth.v2.access."""
    answer = {
        "access_token": grant.token,
        "token_type": "bot",
        "scope": ",".join(grants.scopes),
        "bot_user_id": FIRST.user,
        "app_id": FIRST.id,
        "team": None if grant.consent.org_wide else {"id": team["id"], "name": team["name"]},
        "enterprise": dict(organization) if organization else None,
        "authed_user": {"id": grant.consent.person},
        "is_enterprise_install": grant.consent.org_wide,
    }
    expiring = {"expires_in": grants.token_seconds, "refresh_token": grant.refresh_token}
    return answer | expiring if grants.rotates else answer
