"""Several workspaces with one app, which is installed in each of them with OAuth."""

import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.shared_transport import SharedTransport
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.oauth.pages import OAuthPages, Tenant, create_slack
from slack_playground.oauth.tokens import Grants
from slack_playground.server import HOSTS, AppSetup, PlaygroundOptions, create_playground
from slack_playground.web_api.scopes import ALL_SCOPES
from slack_playground.workspace.app_manifest import Registration
from slack_playground.workspace.seed import Seed
from slack_playground.workspace.workspace import Workspace

PAGE: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Workspaces – Playground</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="{first}/static/icon.svg"><link rel="stylesheet" href="{first}/static/control.css">'
    "<main><h1>Workspaces</h1><ul>{links}</ul></main></html>"
)
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    "cache-control": "no-store",
}


@dataclass(frozen=True)
class ServedWorkspaces:
    """The whole of it as a web app, and the workspaces in it. The page of each is at /w/<its id>/."""

    app: Starlette
    workspaces: Sequence[Workspace]


def create_workspaces(
    manifest: Mapping[str, Any] | None,
    transport: Transport,
    seeds: Sequence[Seed],
    *,
    base_url: str,
    credentials: AppCredentials,
    options: PlaygroundOptions = PlaygroundOptions(),  # noqa: B008 - it is frozen
) -> ServedWorkspaces:
    """Workspaces from these seeds, for an app that is installed in each.

    Args:
        manifest: the app's manifest; without one the app may do everything and gets every event.
        transport: the way to the app, one for all workspaces.
        seeds: the initial content of each workspace; their teams have different ids.
        base_url: the common address, without a trailing slash.
        credentials: the app's client id and secret, and its redirect address.
        options: what the workspaces have in common; each has its own seed.
    """
    tenants = [_tenant(manifest, transport, base_url, replace(options, seed=seed), seed.team) for seed in seeds]
    grants = Grants(
        _installable(manifest, credentials.redirect_url),
        client_id=credentials.client_id,
        client_secret=credentials.client_secret,
        clock=time.time,
    )
    front, hosts = _front([tenant.team for tenant in tenants]), [*HOSTS, *options.allowed_hosts]
    app = create_slack(tenants, OAuthPages(tenants, grants), transport=transport, front=front, hosts=hosts)
    return ServedWorkspaces(app, [tenant.acts.workspace for tenant in tenants])


def _tenant(
    manifest: Mapping[str, Any] | None,
    transport: Transport,
    base_url: str,
    options: PlaygroundOptions,
    team: Mapping[str, str],
) -> Tenant:
    """One workspace, under /w/<its id>, with a token that only the router knows."""
    token = secrets.token_hex(16)
    setup = AppSetup(manifest, SharedTransport(transport), token)
    return Tenant(create_playground(f"{base_url}/w/{team['id']}", setup, options=options), token)


def _installable(manifest: Mapping[str, Any] | None, redirect_url: str) -> dict[str, Any]:
    """A manifest with all that an installation asks of it."""
    original = dict(manifest or {})
    oauth = dict(original.get("oauth_config") or {})
    scopes = {"bot": sorted(ALL_SCOPES), **(oauth.get("scopes") or {})}
    return original | {
        "display_information": {"name": Registration(manifest).name},
        "oauth_config": {"redirect_urls": [redirect_url], **oauth, "scopes": scopes},
        "settings": original.get("settings") or {},
    }


def _front(teams: Sequence[Mapping[str, str]]) -> Callable[[Request], Awaitable[Response]]:
    """The page that leads to each workspace."""
    paths = [f"/w/{escape(team['id'])}" for team in teams]
    links = "".join(
        f'<li><a href="{path}/">{escape(team["name"])}</a>' for path, team in zip(paths, teams, strict=True)
    )
    page = PAGE.format(links=links, first=paths[0])

    async def front(_: Request) -> Response:
        return HTMLResponse(page, headers=HEADERS)

    return front
