"""Codes and tokens that Slack issues to an app: https://docs.slack.dev/reference/methods/oauth.v2.access."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from slack_playground.web_api.scopes import ALL_SCOPES
from slack_playground.workspace.apps import FIRST, App
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
    user_scope: str = ""
    """The scopes of a token of the person, separated by commas; without any there's none."""


@dataclass
class Grant:
    """A token that was issued for a consent; `expires` is None if it never expires.

    It's the bot's, or with `person` (an id) a person's; `of_person` is the person's that was issued with the bot's.
    """

    consent: Consent
    token: str
    refresh_token: str | None
    expires: float | None
    is_revoked: bool = False
    left: set[str] = field(default_factory=set)
    """Workspaces that the organization has taken the app out of."""
    person: str = ""
    of_person: "Grant | None" = None
    is_exchanged: bool = False
    """Whether it was exchanged for one that expires."""


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
        app: App = FIRST,
        redirect_url: str = "",
    ) -> None:
        self._default_redirects = [redirect_url] if redirect_url else []
        self.app = app
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
        self._check_credentials(client_id, client_secret)
        match form.get("grant_type") or "authorization_code":
            case "authorization_code":
                return self._exchange(str(form.get("code")), form.get("redirect_uri") or None)
            case "refresh_token":
                return self._refresh(str(form.get("refresh_token")))
            case _:
                raise WorkspaceError("invalid_grant_type")

    def exchange_token(self, client_id: str, client_secret: str, token: str) -> Grant:
        """A token that expires, for one that doesn't: https://docs.slack.dev/reference/methods/oauth.v2.exchange.

        Raises WorkspaceError: invalid_client_id, bad_client_secret, token_rotation_not_enabled, invalid_token,
        token_already_exchanged.
        """
        self._check_credentials(client_id, client_secret)
        if not self.rotates:
            raise WorkspaceError("token_rotation_not_enabled")
        grant = next((grant for grant in self._grants if grant.token == token and not grant.is_revoked), None)
        if grant is None or grant.expires is not None:
            raise WorkspaceError("invalid_token")
        if grant.is_exchanged:
            raise WorkspaceError("token_already_exchanged")
        grant.is_exchanged = True
        return self._grant(grant.consent, grant.person)

    def _check_credentials(self, client_id: str, client_secret: str) -> None:
        """Raises WorkspaceError: invalid_client_id, bad_client_secret."""
        if client_id != self.client_id:
            raise WorkspaceError("invalid_client_id")
        if client_secret != self._secret:
            raise WorkspaceError("bad_client_secret")

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

    def has_issued(self, token: str) -> bool:
        """Whether a token is one of these, even if it doesn't work anymore."""
        return any(grant.token == token for grant in self._grants)

    @property
    def name(self) -> str:
        """The app's name, for the consent page."""
        return str((self.manifest.get("display_information") or {}).get("name") or self.app.name)

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
        return bool((self.manifest.get("settings") or {}).get("token_rotation_enabled"))

    @property
    def scopes(self) -> list[str]:
        """The scopes that the app requests."""
        scopes = ((self.manifest.get("oauth_config") or {}).get("scopes") or {}).get("bot")
        return sorted(ALL_SCOPES) if scopes is None else list(scopes)

    @property
    def redirect_urls(self) -> list[str]:
        """Where an installation may lead back to."""
        return list((self.manifest.get("oauth_config") or {}).get("redirect_urls") or self._default_redirects)

    def _exchange(self, code: str, redirect_uri: str | None) -> Grant:
        consent, created = self._codes.pop(code, (None, 0.0))
        if consent is None or self._clock() - created > CODE_SECONDS:
            raise WorkspaceError("invalid_code")
        if consent.redirect_uri != redirect_uri:
            raise WorkspaceError("bad_redirect_uri")
        grant = self._grant(consent)
        if consent.user_scope:
            grant.of_person = self._grant(consent, consent.person)
        return grant

    def _refresh(self, refresh_token: str) -> Grant:
        """Use a refresh token, which works once; its token works until it expires."""
        for grant in self._grants:
            if grant.refresh_token == refresh_token and not grant.is_revoked:
                grant.refresh_token = None
                return self._grant(grant.consent, grant.person)
        raise WorkspaceError("invalid_refresh_token")

    def _grant(self, consent: Consent, person: str = "") -> Grant:
        name, kind = secrets.token_hex(12), "xoxp" if person else "xoxb"
        if self.rotates:
            expires = self._clock() + self.token_seconds
            refresh_token = f"xoxe-1-{secrets.token_hex(12)}"
            grant = Grant(consent, f"xoxe.{kind}-1-{name}", refresh_token, expires, person=person)
        else:
            grant = Grant(consent, f"{kind}-{name}", None, None, person=person)
        self._grants.append(grant)
        return grant


def shown(
    grant: Grant, grants: Grants, app: App, team: Mapping[str, str], organization: Mapping[str, str] | None
) -> Answer:
    """The response of oauth.v2.access and oauth.v2.exchange; `app` is the one of this workspace."""
    token = _shown_token(grant, grants)
    authed = {} if grant.of_person is None else _shown_token(grant.of_person, grants)
    return {
        **token,
        **({} if grant.person else {"bot_user_id": app.user}),
        "app_id": app.id,
        "team": None if grant.consent.org_wide else {"id": team["id"], "name": team["name"]},
        "enterprise": dict(organization) if organization else None,
        "authed_user": {"id": grant.consent.person, **authed},
        "is_enterprise_install": grant.consent.org_wide,
    }


def _shown_token(grant: Grant, grants: Grants) -> Answer:
    kind, scope = ("user", grant.consent.user_scope) if grant.person else ("bot", ",".join(grants.scopes))
    token = {"access_token": grant.token, "token_type": kind, "scope": scope}
    expiring = {"expires_in": grants.token_seconds, "refresh_token": grant.refresh_token}
    return token | expiring if grants.rotates else token
