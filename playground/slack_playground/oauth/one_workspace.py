"""Installs the app in a single workspace: a consent page, codes, and oauth.v2.access.

https://docs.slack.dev/authentication/installing-with-oauth
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from slack_playground.oauth.pages import HEADERS, credentials
from slack_playground.oauth.tokens import CODE_SECONDS
from slack_playground.web_api.request_body import read_arguments
from slack_playground.web_api.scopes import ALL_SCOPES
from slack_playground.web_api.user_tokens import user_token
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.workspace import APP_ID, BOT_USER, CHANNEL, Workspace

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class AppCredentials:
    """The app's client id and secret, and its default redirect address."""

    client_id: str
    client_secret: str
    redirect_url: str = ""


class WorkspaceOAuth:
    """OAuth for one workspace; it issues the playground's bot token."""

    def __init__(self, workspace: Workspace, app: AppCredentials, bot_token: str) -> None:
        self._workspace = workspace
        self._app = app
        self._bot_token = bot_token
        self._codes: dict[str, tuple[float, str]] = {}

    def routes(self) -> list[BaseRoute]:
        """Slack's addresses for an installation."""
        return [
            Route("/oauth/v2/authorize", self._authorize),
            Route("/oauth/v2/decide", self._decide),
            Route("/api/oauth.v2.access", self._access, methods=["POST", "GET"]),
        ]

    async def _authorize(self, request: Request) -> Response:
        """The consent page: Allow or Cancel."""
        query = dict(request.query_params)
        refusal = self._refusal(query)
        if refusal:
            return HTMLResponse(f"<!doctype html><title>Slack</title><p>{refusal}", status_code=400, headers=HEADERS)
        scopes = "".join(f"<li>{escape(scope)}" for scope in _scopes(query))
        scopes += "".join(f"<li>As you: {escape(scope)}" for scope in _scopes(query, "user_scope"))
        links = " ".join(
            f'<a href="/oauth/v2/decide?{escape(urlencode({**query, "decision": word.lower()}))}">{word}</a>'
            for word in ("Allow", "Cancel")
        )
        title = f"{escape(self._workspace.name)} wants to be installed in {escape(self._workspace.team['name'])}"
        body = f"<main><h1>{title}</h1><ul>{scopes}</ul>{links}</main>"
        return HTMLResponse(f'<!doctype html><html lang="en"><title>{title}</title>{body}', headers=HEADERS)

    async def _decide(self, request: Request) -> Response:
        """Redirect to the app, with a code or with access_denied."""
        query = dict(request.query_params)
        if self._refusal(query):
            return HTMLResponse("This cannot be decided here.", status_code=400, headers=HEADERS)
        answer = {"error": "access_denied"}
        if query.get("decision") == "allow":
            code = secrets.token_hex(16)
            self._codes[code] = self._workspace.clock(), query.get("user_scope", "")
            answer = {"code": code}
        url = query.get("redirect_uri") or self._default_redirect()
        back = url + ("&" if urlsplit(url).query else "?")
        return RedirectResponse(back + urlencode({**answer, "state": query.get("state", "")}), 302)

    async def _access(self, request: Request) -> Response:
        """The token for a code."""
        body = read_arguments(await request.body(), request.headers.get("content-type", ""))
        form = {**dict(request.query_params), **body}
        try:
            user_scope = self._exchange(form, *credentials(request, form))
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        return JSONResponse({"ok": True, **self._grant(user_scope)})

    def _exchange(self, form: Mapping[str, str], client_id: str, client_secret: str) -> str:
        """The scopes of the user token that a code was requested with.

        Raises WorkspaceError: invalid_client_id, bad_client_secret, invalid_code.
        """
        if client_id != self._app.client_id:
            raise WorkspaceError("invalid_client_id")
        if client_secret != self._app.client_secret:
            raise WorkspaceError("bad_client_secret")
        created, user_scope = self._codes.pop(str(form.get("code")), (0.0, ""))
        if not created or self._workspace.clock() - created > CODE_SECONDS:
            raise WorkspaceError("invalid_code")
        return user_scope

    def _grant(self, user_scope: str) -> dict[str, object]:
        team = self._workspace.team
        bot_scopes = self._workspace.app.scopes
        webhook = f"{self._workspace.base_url}/services/{team['id']}/{CHANNEL}/{secrets.token_hex(8)}"
        return {
            "access_token": self._bot_token,
            "token_type": "bot",
            "scope": ",".join(sorted(ALL_SCOPES if bot_scopes is None else bot_scopes)),
            "bot_user_id": BOT_USER,
            "app_id": APP_ID,
            "team": {"id": team["id"], "name": team["name"]},
            "enterprise": None,
            "authed_user": self._authed(user_scope),
            "is_enterprise_install": False,
            "incoming_webhook": {"channel": "#general", "channel_id": CHANNEL, "configuration_url": "", "url": webhook},
        }

    def _authed(self, user_scope: str) -> dict[str, str]:
        """The person who installed the app, with a user token if its scopes were requested."""
        person = next(iter(self._workspace.people.values()))
        token = {"scope": user_scope, "access_token": user_token(person), "token_type": "user"}
        return {"id": person.id} | (token if user_scope else {})

    def _refusal(self, query: Mapping[str, str]) -> str:
        """Why Slack would show an error instead of the consent page; empty if it wouldn't."""
        if query.get("client_id") != self._app.client_id:
            return "Invalid client_id parameter"
        if not self._may_go_back(query.get("redirect_uri") or self._default_redirect()):
            return "redirect_uri did not match any configured URIs"
        bot_scopes = self._workspace.app.scopes
        user_scopes = self._workspace.app.user_scopes
        is_too_much = bot_scopes is not None and not set(_scopes(query)) <= bot_scopes
        is_too_much = is_too_much or (user_scopes is not None and not set(_scopes(query, "user_scope")) <= user_scopes)
        return "Invalid permissions requested" if is_too_much else ""

    def _may_go_back(self, url: str) -> bool:
        """Whether the manifest names this address; without a manifest, whether it's on this machine."""
        named = self._redirect_urls()
        return url.startswith(tuple(named)) if named else urlsplit(url).hostname in LOOPBACK

    def _default_redirect(self) -> str:
        return next(iter(self._redirect_urls()), self._app.redirect_url)

    def _redirect_urls(self) -> list[str]:
        config = (self._workspace.app.manifest or {}).get("oauth_config") or {}
        return list(config.get("redirect_urls") or ())


def _scopes(query: Mapping[str, str], name: str = "scope") -> list[str]:
    return [scope for scope in query.get(name, "").split(",") if scope]
