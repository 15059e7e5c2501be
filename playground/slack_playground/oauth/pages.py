"""Slack with several workspaces: a consent page, and one Web API whose tokens identify the workspace."""

import base64
import binascii
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Message, Receive, Scope, Send

from slack_playground.delivery.delivery import Transport
from slack_playground.oauth.consent_page import choice, consent_page, refusal_page
from slack_playground.oauth.oauth_app import OAuthApp, is_redirect_of
from slack_playground.oauth.tokens import Consent, Grant, Grants, shown
from slack_playground.people.user_actions import UserActions
from slack_playground.request_guard import RequestGuard
from slack_playground.web_api import METHODS
from slack_playground.web_api.request_body import read_arguments
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Happening, WorkspaceError
from slack_playground.workspace.workspace import Workspace

DECIDE: Final = "/oauth/v2/decide"
BEARER: Final = "bearer "


@dataclass(frozen=True)
class Tenant:
    """A workspace: a playground."""

    app: Starlette

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
    """The consent page and oauth.v2.access, for the apps of these grants in these workspaces."""

    def __init__(
        self, tenants: Sequence[Tenant], *grants: Grants, organization: Mapping[str, str] | None = None
    ) -> None:
        self._tenants = {tenant.team["id"]: tenant for tenant in tenants}
        self._grants = {held.client_id: held for held in grants}
        self._organization = organization
        for tenant in tenants:
            tenant.acts.workspace.enterprise = organization["id"] if organization else None
            tenant.acts.workspace.observers.append(self._ended_in(tenant))

    def add(self, oauth_app: OAuthApp) -> None:
        """Let another app be installed."""
        held = oauth_app.credentials
        self._grants[held.client_id] = Grants(
            oauth_app.app.manifest or {},
            client_id=held.client_id,
            client_secret=held.client_secret,
            clock=self._clock,
            app=oauth_app.app,
            redirect_url=held.redirect_url,
        )

    def _clock(self) -> float:
        """The time in the first workspace, in seconds since 1970."""
        return next(iter(self._tenants.values())).acts.workspace.clock()

    def remove(self, app: App) -> None:
        """Let an app be installed no longer."""
        self._grants = {client_id: held for client_id, held in self._grants.items() if held.app.id != app.id}

    async def authorize(self, request: Request) -> Response:
        """`GET /oauth/v2/authorize`: the scopes and the workspace; Allow or Cancel."""
        query = request.query_params
        refused = self._refused(query)
        if refused:
            return refusal_page(refused)
        grants = self._grants[query["client_id"]]
        wanted = self._tenants.get(query.get("team", ""))
        tenants = [wanted] if wanted else self._tenants.values()
        choices = [link for tenant in tenants for link in self._choices(grants, tenant, dict(query))]
        points = [*_listed(query, "scope"), *(f"As you: {scope}" for scope in _listed(query, "user_scope"))]
        cancel = choice("Cancel", DECIDE, {**query, "decision": "cancel"})
        static = f"/w/{next(iter(self._tenants))}/static"
        return consent_page(f"{grants.name} wants to be installed", points, [*choices, cancel], static=static)

    async def decide(self, request: Request) -> Response:
        """`GET /oauth/v2/decide`: redirect to the app, with a code or with an error."""
        query = dict(request.query_params)
        if self._refused(query):
            return refusal_page("This link doesn't work. Start again from the app.")
        grants = self._grants[query["client_id"]]
        back = query.get("redirect_uri") or grants.redirect_urls[0]
        state = {"state": query.get("state", "")}
        tenant = self._tenants.get(query.get("team", ""))
        if query.get("decision") == "cancel" or tenant is None:
            return RedirectResponse(f"{back}?{urlencode({'error': 'access_denied', **state})}", 302)
        person = next(iter(tenant.acts.workspace.people))
        org_wide = query.get("decision") == "organization"
        user_scope = query.get("user_scope", "")
        consent = Consent(tenant.team["id"], person, query.get("redirect_uri") or None, org_wide, user_scope)
        return RedirectResponse(f"{back}?{urlencode({'code': grants.code(consent), **state})}", 302)

    async def access(self, request: Request) -> Response:
        """`POST /api/oauth.v2.access`: the app is installed from then on."""
        form = dict(parse_qsl((await request.body()).decode("utf-8", errors="replace"), keep_blank_values=True))
        named, secret = credentials(request, form)
        try:
            grants = self._of_client(named)
            grant = grants.access(named, secret, form)
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        workspace = self._tenants[grant.consent.team].acts.workspace
        workspace.is_org_wide = grant.consent.org_wide
        workspace.install(self._app_in(workspace, grants))
        return self._issued(grant, grants)

    async def exchange_token(self, request: Request) -> Response:
        """`POST /api/oauth.v2.exchange`."""
        body = read_arguments(await request.body(), request.headers.get("content-type", ""))
        form = {"token": bearer(request), **dict(request.query_params), **body}
        named, secret = credentials(request, form)
        try:
            grants = self._of_client(named)
            grant = grants.exchange_token(named, secret, str(form["token"]))
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        return self._issued(grant, grants)

    def _issued(self, grant: Grant, grants: Grants) -> Response:
        """The response for a new token, which its workspace knows from then on."""
        workspace = self._tenants[grant.consent.team].acts.workspace
        app = self._app_in(workspace, grants)
        for new in filter(None, (grant, grant.of_person)):
            workspace.tokens.add(new.token, app, new.person or app.user, expires=new.expires)
        return JSONResponse({"ok": True, **shown(grant, grants, app, workspace.team, self._organization)})

    def _of_client(self, client_id: str) -> Grants:
        """The grants of the app with this client id. Raises WorkspaceError: invalid_client_id."""
        if client_id not in self._grants:
            raise WorkspaceError("invalid_client_id")
        return self._grants[client_id]

    @staticmethod
    def _app_in(workspace: Workspace, grants: Grants) -> App:
        """The app as a workspace has it."""
        return next(app for app in workspace.apps.known if app.id == grants.app.id)

    def tenant_of(self, token: str) -> Tenant:
        """The workspace of a token; one that is of all of them, such as an app-level token, leads to the first.

        Raises WorkspaceError: not_authed, invalid_auth, token_revoked, token_expired.
        """
        if not token:
            raise WorkspaceError("not_authed")
        for grants in self._grants.values():
            if grants.has_issued(token):
                return self._tenants[grants.of(token).consent.team]
        knowing = (tenant for tenant in self._tenants.values() if tenant.acts.workspace.tokens.knows(token))
        found = next(knowing, None)
        if found is None:
            raise WorkspaceError("invalid_auth")
        return found

    async def teams(self, request: Request) -> Response:
        """`POST /api/auth.teams.list`: the workspaces in which a token can be used."""
        token = bearer(request)
        try:
            tenant = self.tenant_of(token)
            tenant.acts.workspace.tokens.of(token)
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        issued = (grants.of(token) for grants in self._grants.values() if grants.has_issued(token))
        grant = next(issued, None)
        reached = self._tenants.values() if grant is not None and grant.consent.org_wide else [tenant]
        left = set() if grant is None else grant.left
        teams = [{"id": one.team["id"], "name": one.team["name"]} for one in reached if one.team["id"] not in left]
        return JSONResponse({"ok": True, "teams": teams, "response_metadata": {"next_cursor": ""}})

    async def uninstall(self, team: str) -> None:
        """Uninstall the first app from a workspace: its tokens end, and it gets the events that it subscribed to."""
        acts = self._tenants[team].acts
        await acts.uninstall(acts.workspace.apps.known[0])

    def _ended_in(self, tenant: Tenant) -> Callable[[Happening], None]:
        """Ends an app's grants in this workspace when the app is uninstalled."""

        def observe(happening: Happening) -> None:
            if happening.kind == "app_uninstalled":
                for grants in self._grants.values():
                    if grants.app.id == happening.name:
                        grants.revoke(tenant.team["id"])

        return observe

    def _refused(self, query: Mapping[str, str]) -> str:
        """Why Slack would show an error instead of the consent page."""
        grants = self._grants.get(query.get("client_id", ""))
        if grants is None:
            return "Invalid client_id parameter"
        back = query.get("redirect_uri")
        if not grants.redirect_urls or (back and not is_redirect_of(back, grants.redirect_urls)):
            return "redirect_uri did not match any configured URIs"
        scopes, user_scopes = set(_listed(query, "scope")), set(_listed(query, "user_scope"))
        if not (scopes or user_scopes) or not scopes <= set(grants.scopes):
            return "Invalid permissions requested"
        granted = grants.app.user_scopes
        return "" if granted is None or user_scopes <= granted else "Invalid permissions requested"

    def _choices(self, grants: Grants, tenant: Tenant, query: Mapping[str, str]) -> list[str]:
        """The links that allow the app in a workspace, and in the organization if it may be there."""
        where = {**query, "team": tenant.team["id"]}
        allow = choice(f"Allow in {tenant.team['name']}", DECIDE, {**where, "decision": "allow"})
        if self._organization is None or not (grants.manifest.get("settings") or {}).get("org_deploy_enabled"):
            return [allow]
        wide = choice(f"Allow in {self._organization['name']}", DECIDE, {**where, "decision": "organization"})
        return [allow, wide]


class TokenRouter:
    """What comes to the address of the whole Slack: it's passed to the workspace of its token, or of its webhook."""

    def __init__(self, installing: OAuthPages, tenants: Sequence[Tenant]) -> None:
        self._installing = installing
        self._tenants = {tenant.team["id"]: tenant for tenant in tenants}
        self._first = tenants[0]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it as Slack does."""
        parts = str(scope["path"]).strip("/").split("/")
        if parts[0] == "services":
            tenant = self._tenants.get(parts[1] if len(parts) > 1 else "", self._first)
            await tenant.app({**scope, "root_path": ""}, receive, send)
            return
        request = Request(scope, receive)
        body = await request.body()
        try:
            tenant = self._tenant(parts[-1], await _token(request))
        except WorkspaceError as error:
            await JSONResponse({"ok": False, "error": str(error)})(scope, receive, send)
            return
        await tenant.app({**scope, "root_path": ""}, _again(body, receive), send)

    def _tenant(self, name: str, token: str) -> Tenant:
        """The workspace of a token; a method that needs none is answered by the first. Raises WorkspaceError."""
        method = METHODS.get(name)
        if not token and method is not None and method.free:
            return self._first
        return self._installing.tenant_of(token)


async def _token(request: Request) -> str:
    """The token of a call, in its header or its arguments."""
    arguments = {} if bearer(request) else read_arguments(await request.body(), request.headers.get("content-type", ""))
    return bearer(request) or str(arguments.get("token") or request.query_params.get("token", ""))


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read already once more, and then what comes after it."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return messages.pop() if messages else await receive()

    return next_message


def create_slack(
    tenants: Sequence[Tenant],
    installing: OAuthPages,
    *,
    transports: Sequence[Transport] = (),
    front: Callable[[Request], Awaitable[Response]] | None = None,
    hosts: Sequence[str] = ("*",),
) -> Starlette:
    """The ASGI app; each workspace's own page and response_urls are under `/w/<team>`.

    `transports` are the ways to the apps that the workspaces share, `front` the page at the root, and `hosts` are the
    names under which it may be called. Its `state.opened` closes at the end what was opened meanwhile.
    """
    opened = AsyncExitStack()
    app = Starlette(
        routes=_routes(tenants, installing, transports, front),
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)), Middleware(RequestGuard)],
        lifespan=_opening(tenants, transports, opened),
    )
    app.state.opened = opened
    return app


def _routes(
    tenants: Sequence[Tenant],
    installing: OAuthPages,
    transports: Sequence[Transport],
    front: Callable[[Request], Awaitable[Response]] | None,
) -> list[BaseRoute]:
    """Slack's addresses, where apps connect, and each workspace."""
    return [
        Route("/oauth/v2/authorize", installing.authorize),
        Route(DECIDE, installing.decide),
        Route("/api/oauth.v2.access", installing.access, methods=["POST"]),
        Route("/api/oauth.v2.exchange", installing.exchange_token, methods=["POST", "GET"]),
        Route("/api/auth.teams.list", installing.teams, methods=["POST"]),
        *([] if front is None else [Route("/", front)]),
        *(route for transport in transports for route in transport.routes()),
        *(Mount(f"/w/{tenant.team['id']}", tenant.app) for tenant in tenants),
        Mount("/", TokenRouter(installing, tenants)),
    ]


def _opening(
    tenants: Sequence[Tenant], transports: Sequence[Transport], opened: AsyncExitStack
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Opens the ways to the apps that the workspaces share, and then each workspace."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with opened:
            for transport in transports:
                await opened.enter_async_context(transport)
            for tenant in tenants:
                await opened.enter_async_context(tenant.app.router.lifespan_context(tenant.app))
            yield

    return lifespan


def bearer(request: Request) -> str:
    """The token in a request's header; empty if there's none."""
    header = request.headers.get("authorization", "")
    return header[len(BEARER) :] if header.lower().startswith(BEARER) else ""


def _listed(query: Mapping[str, str], name: str) -> list[str]:
    """A list of scopes in an address."""
    return [scope for scope in query.get(name, "").split(",") if scope]


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
