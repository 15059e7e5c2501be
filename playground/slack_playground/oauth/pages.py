"""Slack with several workspaces: a consent page, and one Web API whose tokens identify the workspace."""

import base64
import binascii
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from html import escape
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from slack_playground.delivery.delivery import Transport
from slack_playground.oauth.oauth_app import is_redirect_of
from slack_playground.oauth.tokens import Consent, Grants, shown
from slack_playground.people.user_actions import UserActions
from slack_playground.request_guard import RequestGuard
from slack_playground.web_api.request_body import read_arguments
from slack_playground.web_api.tokens import user_token
from slack_playground.workspace.models import WorkspaceError

HEADERS: Final = {"content-security-policy": "default-src 'none'; frame-ancestors 'none'", "cache-control": "no-store"}
BEARER: Final = "bearer "


@dataclass(frozen=True)
class Tenant:
    """A workspace: a playground, and its internal token, which never leaves the process."""

    app: Starlette
    token: str

    @property
    def team(self) -> Mapping[str, str]:
        """Its id and name."""
        team: Mapping[str, str] = self.app.state.workspace.team
        return team

    @property
    def acts(self) -> UserActions:
        """What its people do."""
        acts: UserActions = self.app.state.actions
        return acts


class OAuthPages:
    """The consent page and oauth.v2.access, for one app in these workspaces."""

    def __init__(
        self, tenants: Sequence[Tenant], grants: Grants, *, organization: Mapping[str, str] | None = None
    ) -> None:
        self._tenants = {tenant.team["id"]: tenant for tenant in tenants}
        self._first = tenants[0]
        self._grants = grants
        self._organization = organization
        for tenant in tenants:
            tenant.acts.workspace.enterprise = organization["id"] if organization else None

    async def authorize(self, request: Request) -> Response:
        """`GET /oauth/v2/authorize`: the scopes and the workspace; Allow or Cancel."""
        query = request.query_params
        refused = self._refused(query)
        if refused:
            return HTMLResponse(f"<!doctype html><title>Slack</title><p>{refused}", status_code=400, headers=HEADERS)
        rows = "".join(self._row(tenant, dict(query)) for tenant in self._tenants.values())
        scopes = "".join(f"<li>{escape(scope)}" for scope in query["scope"].split(","))
        of_person = filter(None, query.get("user_scope", "").split(","))
        scopes += "".join(f"<li>As you: {escape(scope)}" for scope in of_person)
        cancel = _link("Cancel", {**query, "decision": "cancel"})
        name = escape(str(self._grants.manifest["display_information"]["name"]))
        body = f"<h1>{name} wants to be installed</h1><ul>{scopes}</ul>{rows}<p>{cancel}"
        return HTMLResponse(f"<!doctype html><title>Slack</title>{body}", headers=HEADERS)

    async def decide(self, request: Request) -> Response:
        """`GET /oauth/v2/decide`: redirect to the app, with a code or with an error."""
        query = dict(request.query_params)
        if self._refused(query):
            return HTMLResponse("no", status_code=400, headers=HEADERS)
        back = query.get("redirect_uri") or self._redirects[0]
        state = {"state": query.get("state", "")}
        tenant = self._tenants.get(query.get("team", ""))
        if query.get("decision") == "cancel" or tenant is None:
            return RedirectResponse(f"{back}?{urlencode({'error': 'access_denied', **state})}", 302)
        person = next(iter(tenant.acts.workspace.people))
        org_wide = query.get("decision") == "organization"
        user_scope = query.get("user_scope", "")
        consent = Consent(tenant.team["id"], person, query.get("redirect_uri") or None, org_wide, user_scope)
        code = self._grants.code(consent)
        return RedirectResponse(f"{back}?{urlencode({'code': code, **state})}", 302)

    async def access(self, request: Request) -> Response:
        """`POST /api/oauth.v2.access`."""
        form = dict(parse_qsl((await request.body()).decode("utf-8", errors="replace"), keep_blank_values=True))
        named, secret = credentials(request, form)
        try:
            grant = self._grants.access(named, secret, form)
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        tenant = self._tenants[grant.consent.team]
        tenant.acts.workspace.is_org_wide = grant.consent.org_wide
        return JSONResponse({"ok": True, **shown(grant, self._grants, tenant.team, self._organization)})

    async def exchange_token(self, request: Request) -> Response:
        """`POST /api/oauth.v2.exchange`."""
        body = read_arguments(await request.body(), request.headers.get("content-type", ""))
        form = {"token": bearer(request), **dict(request.query_params), **body}
        try:
            grant = self._grants.exchange_token(*credentials(request, form), str(form["token"]))
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        team = self._tenants[grant.consent.team].team
        return JSONResponse({"ok": True, **shown(grant, self._grants, team, self._organization)})

    def tenant_of(self, token: str) -> tuple[Tenant, str]:
        """The workspace of a token, and the token that stands for it inside.

        Raises WorkspaceError: not_authed, invalid_auth, token_revoked, token_expired.
        """
        if not token:
            raise WorkspaceError("not_authed")
        grant = self._grants.of(token)
        tenant = self._tenants[grant.consent.team]
        if not grant.person:
            return tenant, tenant.token
        workspace = tenant.acts.workspace
        return tenant, user_token(workspace.people[grant.person], workspace.apps.first)

    async def teams(self, request: Request) -> Response:
        """`POST /api/auth.teams.list`: the workspaces in which a token can be used."""
        try:
            grant = self._grants.of(bearer(request))
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        reached = self._tenants.values() if grant.consent.org_wide else [self._tenants[grant.consent.team]]
        teams = [
            {"id": tenant.team["id"], "name": tenant.team["name"]}
            for tenant in reached
            if tenant.team["id"] not in grant.left
        ]
        return JSONResponse({"ok": True, "teams": teams, "response_metadata": {"next_cursor": ""}})

    async def uninstall(self, team: str) -> None:
        """Uninstall the app from a workspace: its tokens end, and the app gets the events that it subscribed to."""
        self._grants.revoke(team)
        acts = self._tenants[team].acts
        await acts.send_event(
            {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [acts.workspace.apps.first.user]}}
        )
        await acts.send_event({"type": "app_uninstalled"})

    @property
    def _redirects(self) -> list[str]:
        redirects: list[str] = self._grants.manifest["oauth_config"].get("redirect_urls", [])
        return redirects

    def _refused(self, query: Mapping[str, str]) -> str:
        """Why Slack would show an error instead of the consent page."""
        if query.get("client_id") != self._grants.client_id:
            return "Invalid client_id parameter"
        back = query.get("redirect_uri")
        if not self._redirects or (back and not is_redirect_of(back, self._redirects)):
            return "redirect_uri did not match any configured URIs"
        scopes = set(filter(None, query.get("scope", "").split(",")))
        if not scopes or not scopes <= set(self._grants.scopes):
            return "Invalid permissions requested"
        user_scopes = set(filter(None, query.get("user_scope", "").split(",")))
        granted = self._first.acts.workspace.apps.first.user_scopes
        return "" if granted is None or user_scopes <= granted else "Invalid permissions requested"

    def _row(self, tenant: Tenant, query: Mapping[str, str]) -> str:
        where = {**query, "team": tenant.team["id"]}
        allow = _link(f"Allow in {tenant.team['name']}", {**where, "decision": "allow"})
        if self._organization is None or not self._grants.manifest["settings"].get("org_deploy_enabled"):
            return f"<p>{allow}"
        wide = _link(f"Allow in {self._organization['name']}", {**where, "decision": "organization"})
        return f"<p>{allow} {wide}"


class TokenRouter:
    """`/api/<method>`: passes the call to the token's workspace, or refuses it as Slack does.

    The app-level token is for no workspace: any of them answers it.
    """

    def __init__(self, installing: OAuthPages, any_tenant: Tenant, app_token: str | None) -> None:
        self._installing = installing
        self._any_tenant = any_tenant
        self._app_token = app_token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with the workspace's internal token."""
        token = bearer(Request(scope))
        if token and token == self._app_token:
            await self._any_tenant.app({**scope, "root_path": ""}, receive, send)
            return
        try:
            tenant, inner = self._installing.tenant_of(token)
        except WorkspaceError as error:
            await JSONResponse({"ok": False, "error": str(error)})(scope, receive, send)
            return
        others = [(name, value) for name, value in scope["headers"] if name != b"authorization"]
        headers = [*others, (b"authorization", f"Bearer {inner}".encode())]
        await tenant.app({**scope, "headers": headers, "root_path": ""}, receive, send)


def create_slack(
    tenants: Sequence[Tenant],
    installing: OAuthPages,
    *,
    transport: Transport | None = None,
    front: Callable[[Request], Awaitable[Response]] | None = None,
    hosts: Sequence[str] = ("*",),
) -> Starlette:
    """The ASGI app; each workspace's own page and response_urls are under `/w/<team>`.

    `transport` is the way to the app where the workspaces share one, `front` the page at the root, and `hosts` are the
    names under which it may be called.
    """
    door: ASGIApp = TokenRouter(installing, tenants[0], None if transport is None else transport.app_token)
    return Starlette(
        routes=[
            Route("/oauth/v2/authorize", installing.authorize),
            Route("/oauth/v2/decide", installing.decide),
            Route("/api/oauth.v2.access", installing.access, methods=["POST"]),
            Route("/api/oauth.v2.exchange", installing.exchange_token, methods=["POST", "GET"]),
            Route("/api/auth.teams.list", installing.teams, methods=["POST"]),
            *([] if front is None else [Route("/", front)]),
            *([] if transport is None else transport.routes()),
            *(Mount(f"/w/{tenant.team['id']}", tenant.app) for tenant in tenants),
            Mount("/", door),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)), Middleware(RequestGuard)],
        lifespan=_opening(tenants, transport),
    )


def _opening(
    tenants: Sequence[Tenant], transport: Transport | None
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Opens the way to the app, if the workspaces share one, and then each workspace."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            if transport is not None:
                await opened.enter_async_context(transport)
            for tenant in tenants:
                await opened.enter_async_context(tenant.app.router.lifespan_context(tenant.app))
            yield

    return lifespan


def bearer(request: Request) -> str:
    """The token in a request's header; empty if there's none."""
    header = request.headers.get("authorization", "")
    return header[len(BEARER) :] if header.lower().startswith(BEARER) else ""


def _link(label: str, query: Mapping[str, Any]) -> str:
    return f'<a href="/oauth/v2/decide?{escape(urlencode(query))}">{escape(label)}</a>'


def credentials(request: Request, form: Mapping[str, str]) -> tuple[str, str]:
    """Client id and secret, from the header, as Slack prefers it, or from the arguments."""
    header = request.headers.get("authorization", "")
    if not header.startswith("Basic "):
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        named, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return named, secret
