"""Several workspaces of one Slack: each has any of the apps, installed from the beginning or with OAuth."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from slack_playground.app_registry import AppRegistry
from slack_playground.delivery.shared_transport import SharedTransport
from slack_playground.oauth.oauth_app import OAuthApp
from slack_playground.oauth.openid import SignInWithSlack
from slack_playground.oauth.pages import OAuthPages, Tenant, create_slack
from slack_playground.server import HOSTS, AppSetup, PlaygroundOptions, create_playground
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
    playgrounds: Sequence[Starlette] = ()
    """The playground of each workspace, if there are several."""


def create_workspaces(
    setups: Sequence[AppSetup],
    seeds: Sequence[Seed],
    *,
    base_url: str,
    options: PlaygroundOptions = PlaygroundOptions(),  # noqa: B008 - it is frozen
) -> ServedWorkspaces:
    """Workspaces from these seeds, with these apps.

    Args:
        setups: the apps; each has one transport for all workspaces, and is installed from the beginning in those that
            it names. With credentials, it can be installed in the others with OAuth.
        seeds: the initial content of each workspace; their teams have different ids.
        base_url: the common address, without a trailing slash.
        options: what the workspaces have in common; each has its own seed.
    """
    teams = [seed.team["id"] for seed in seeds]
    tenants = [Tenant(_workspace(setups, base_url, replace(options, seed=seed), teams)) for seed in seeds]
    for tenant in tenants[1:]:
        tenant.acts.workspace.tokens.mark = f"{tenant.team['id']}-"
    pages = OAuthPages(tenants)
    pairs = zip(tenants[0].acts.workspace.apps.known, setups, strict=True)
    oauth_apps = [OAuthApp(known, setup.credentials) for known, setup in pairs if setup.credentials is not None]
    for oauth_app in oauth_apps:
        pages.add(oauth_app)
    front, hosts = _front([tenant.team for tenant in tenants]), [*HOSTS, *options.allowed_hosts]
    app = create_slack(tenants, pages, transports=[setup.transport for setup in setups], front=front, hosts=hosts)
    AppRegistry([tenant.app.state.parts for tenant in tenants], base_url, app.router.routes, app.state.opened, pages)
    workspaces = [tenant.acts.workspace for tenant in tenants]
    app.router.routes[:0] = SignInWithSlack(base_url, workspaces, oauth_apps).routes()
    return ServedWorkspaces(app, workspaces, [tenant.app for tenant in tenants])


def token_in(setup: AppSetup, team: str, teams: Sequence[str]) -> str:
    """An app's bot token in a workspace; in the first of those that it's installed in, it's the app's own."""
    own = next((named for named in teams if setup.is_in(named)), team)
    return setup.bot_token if team == own else f"{setup.bot_token}-{team}"


def _workspace(
    setups: Sequence[AppSetup], base_url: str, options: PlaygroundOptions, teams: Sequence[str]
) -> Starlette:
    """One workspace, under /w/<its id>."""
    team = options.whole_team["id"]
    inside = [
        replace(setup, transport=SharedTransport(setup.transport), bot_token=token_in(setup, team, teams))
        for setup in setups
    ]
    own = replace(options, has_own_bots=team != teams[0])
    return create_playground(f"{base_url}/w/{team}", *inside, options=own)


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
