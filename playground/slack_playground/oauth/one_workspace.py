"""Installs the app in a single workspace: a consent page, codes, and oauth.v2.access.

https://docs.slack.dev/authentication/installing-with-oauth
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from slack_playground.delivery.request_paths import LOOPBACK
from slack_playground.oauth.consent_page import choice, consent_page, refusal_page
from slack_playground.oauth.oauth_app import OAuthApp, is_redirect_of
from slack_playground.oauth.pages import bearer, credentials
from slack_playground.oauth.rotation import Rotation
from slack_playground.oauth.tokens import CODE_SECONDS
from slack_playground.web_api.request_body import read_arguments
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.workspace import CHANNEL, Workspace


@dataclass(frozen=True)
class _Consent:
    """A code: when it was issued, for which app, and with which scopes of a user token."""

    at: float
    client_id: str
    user_scope: str


class WorkspaceOAuth:
    """OAuth for one workspace."""

    def __init__(self, workspace: Workspace, apps: Sequence[OAuthApp]) -> None:
        self._workspace = workspace
        self._apps = {app.credentials.client_id: app for app in apps}
        self._codes: dict[str, _Consent] = {}
        self._rotation = Rotation(workspace)

    def add(self, oauth_app: OAuthApp) -> None:
        """Let another app be installed."""
        self._apps[oauth_app.credentials.client_id] = oauth_app

    def remove(self, app: App) -> None:
        """Let an app be installed no longer."""
        self._apps = {client_id: held for client_id, held in self._apps.items() if held.app.id != app.id}

    def routes(self) -> list[BaseRoute]:
        """Slack's addresses for an installation."""
        return [
            Route("/oauth/v2/authorize", self._authorize),
            Route("/oauth/v2/decide", self._decide),
            Route("/api/oauth.v2.access", self._access, methods=["POST", "GET"]),
            Route("/api/oauth.v2.exchange", self._exchange, methods=["POST", "GET"]),
        ]

    async def _authorize(self, request: Request) -> Response:
        """The consent page: Allow or Cancel."""
        query = dict(request.query_params)
        refusal = self._refusal(query)
        if refusal:
            return refusal_page(refusal)
        points = [*_scopes(query), *(f"As you: {scope}" for scope in _scopes(query, "user_scope"))]
        choices = [
            choice(word, "/oauth/v2/decide", {**query, "decision": word.lower()}) for word in ("Allow", "Cancel")
        ]
        name = self._apps[query["client_id"]].app.name
        return consent_page(f"{name} wants to be installed in {self._workspace.team['name']}", points, choices)

    async def _decide(self, request: Request) -> Response:
        """Redirect to the app, with a code or with access_denied."""
        query = dict(request.query_params)
        if self._refusal(query):
            return refusal_page("This link doesn't work. Start again from the app.")
        answer = {"error": "access_denied"}
        if query.get("decision") == "allow":
            code = secrets.token_hex(16)
            self._codes[code] = _Consent(self._workspace.clock(), query["client_id"], query.get("user_scope", ""))
            answer = {"code": code}
        url = query.get("redirect_uri") or self._apps[query["client_id"]].default_redirect
        back = url + ("&" if urlsplit(url).query else "?")
        return RedirectResponse(back + urlencode({**answer, "state": query.get("state", "")}), 302)

    async def _access(self, request: Request) -> Response:
        """The token for a code, or the next token for a refresh token."""
        return await self._answer(request, self._granted)

    async def _exchange(self, request: Request) -> Response:
        """A token that expires, for one that doesn't: https://docs.slack.dev/reference/methods/oauth.v2.exchange."""
        return await self._answer(request, self._rotation.exchange_token)

    async def _answer(
        self, request: Request, grant: Callable[[OAuthApp, Mapping[str, str]], dict[str, object]]
    ) -> Response:
        """What an app with these credentials is granted."""
        body = read_arguments(await request.body(), request.headers.get("content-type", ""))
        form = {"token": bearer(request), **dict(request.query_params), **body}
        try:
            return JSONResponse({"ok": True, **grant(self._identified(*credentials(request, form)), form)})
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})

    def _identified(self, client_id: str, client_secret: str) -> OAuthApp:
        """The app with these credentials. Raises WorkspaceError: invalid_client_id, bad_client_secret."""
        found = self._apps.get(client_id)
        if found is None:
            raise WorkspaceError("invalid_client_id")
        if client_secret != found.credentials.client_secret:
            raise WorkspaceError("bad_client_secret")
        return found

    def _granted(self, oauth_app: OAuthApp, form: Mapping[str, str]) -> dict[str, object]:
        """Raises WorkspaceError: invalid_code, invalid_refresh_token, invalid_grant_type."""
        match form.get("grant_type") or "authorization_code":
            case "authorization_code":
                return self._installed(oauth_app, self._consent(oauth_app, form))
            case "refresh_token":
                return self._rotation.refresh(oauth_app, form)
            case _:
                raise WorkspaceError("invalid_grant_type")

    def _consent(self, oauth_app: OAuthApp, form: Mapping[str, str]) -> _Consent:
        """The consent that a code stands for. Raises WorkspaceError: invalid_code."""
        consent = self._codes.pop(str(form.get("code")), None)
        if consent is None or consent.client_id != oauth_app.credentials.client_id:
            raise WorkspaceError("invalid_code")
        if self._workspace.clock() - consent.at > CODE_SECONDS:
            raise WorkspaceError("invalid_code")
        return consent

    def _installed(self, oauth_app: OAuthApp, consent: _Consent) -> dict[str, object]:
        team, app = self._workspace.team, oauth_app.app
        self._workspace.install(app)
        webhook = f"{self._workspace.base_url}/services/{team['id']}/{CHANNEL}/{app.key}{secrets.token_hex(8)}"
        person = next(iter(self._workspace.people.values()))
        return {
            **self._rotation.bot_token(oauth_app),
            "enterprise": None,
            "authed_user": {"id": person.id, **self._rotation.user_token(oauth_app, person, consent.user_scope)},
            "is_enterprise_install": False,
            "incoming_webhook": {"channel": "#general", "channel_id": CHANNEL, "configuration_url": "", "url": webhook},
        }

    def _refusal(self, query: Mapping[str, str]) -> str:
        """Why Slack would show an error instead of the consent page; empty if it wouldn't."""
        oauth_app = self._apps.get(query.get("client_id", ""))
        if oauth_app is None:
            return "Invalid client_id parameter"
        if not _may_go_back(oauth_app, query.get("redirect_uri") or oauth_app.default_redirect):
            return "redirect_uri did not match any configured URIs"
        bot_scopes, user_scopes = oauth_app.app.scopes, oauth_app.app.user_scopes
        is_too_much = bot_scopes is not None and not set(_scopes(query)) <= bot_scopes
        is_too_much = is_too_much or (user_scopes is not None and not set(_scopes(query, "user_scope")) <= user_scopes)
        return "Invalid permissions requested" if is_too_much else ""


def _may_go_back(oauth_app: OAuthApp, url: str) -> bool:
    """Whether the manifest names this address; without a manifest, whether it's on this machine."""
    named = oauth_app.redirect_urls
    return is_redirect_of(url, named) if named else urlsplit(url).hostname in LOOPBACK


def _scopes(query: Mapping[str, str], name: str = "scope") -> list[str]:
    return [scope for scope in query.get(name, "").split(",") if scope]
