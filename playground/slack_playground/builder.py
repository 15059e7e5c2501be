"""Builds a playground from the command line's options: its address, its workspaces, and its apps."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette

from slack_playground.app_plans import AppPlan, StartError, app_plans, manifest_hints, read_file
from slack_playground.https_front import SLACK_HOSTS
from slack_playground.local_apps import LocalApp, Secrets, local_app
from slack_playground.many_workspaces import ServedWorkspaces, create_workspaces
from slack_playground.ports import bind
from slack_playground.server import PlaygroundOptions, create_playground
from slack_playground.workspace.seed import Seed, SeedError
from slack_playground.workspace.workspace import TEAM, Workspace


@dataclass(frozen=True)
class Options:
    """The options of the command line. Lists have an entry for each app, in the same order."""

    apps: Sequence[str]
    signing_secret: str | None
    by_socket: bool
    manifests: Sequence[Path]
    seed: Path | None
    token: str | None
    app_token: str | None
    port: int
    host: str
    allow_host: Sequence[str]
    url: str | None
    answer_missing: bool
    oauth: bool
    commands: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Playground:
    """A playground that is ready to serve, and its apps."""

    app: Starlette
    server_socket: socket.socket
    workspaces: Sequence[Workspace]
    url: str
    apps: Sequence[LocalApp]
    settings: Sequence[dict[str, str]]
    """The settings of each app."""
    hints: Sequence[str]
    """Sentences on what could be done better."""


def build_playground(options: Options) -> Playground:
    """The playground of these options.

    Raises:
        StartError: a file or an address cannot be used.
    """
    plans = app_plans(options.apps, options.manifests, options.commands, options.seed)
    seed = _seed(options.seed, plans)
    teams = [plan.teams(_teams(seed), oauth=options.oauth) for plan in plans]
    server_socket = _bind(options.host, options.port)
    url = (options.url or f"http://127.0.0.1:{server_socket.getsockname()[1]}").rstrip("/")
    apps = [
        local_app(plan, url, _secrets(plan, options), where, by_socket=options.by_socket)
        for plan, where in zip(plans, teams, strict=True)
    ]
    served = _served_workspaces(options, apps, seed, url)
    settings = [app.settings(served.workspaces) for app in apps]
    hints = [*manifest_hints(plans), *(app.install_hint for app in apps if not app.is_installed)]
    return Playground(served.app, server_socket, served.workspaces, url, apps, settings, hints)


def _secrets(plan: AppPlan, options: Options) -> Secrets:
    """The secrets of an app; the options are about the first one."""
    if plan.app.number > 1:
        return Secrets.of()
    return Secrets.of(bot_token=options.token, app_token=options.app_token, signing_secret=options.signing_secret)


def _served_workspaces(options: Options, apps: Sequence[LocalApp], seed: Seed | None, url: str) -> ServedWorkspaces:
    """The one workspace, or the several that the seed has."""
    hosts = [*options.allow_host, str(urlsplit(url).hostname), *SLACK_HOSTS]
    more = PlaygroundOptions(allowed_hosts=hosts, answer_missing=options.answer_missing, own_messages=True, seed=seed)
    if seed is not None and seed.others:
        setups = [local.setup for local in apps]
        return create_workspaces(setups, [seed, *seed.others], base_url=url, options=more)
    app = create_playground(url, *(prepared_app.setup for prepared_app in apps), options=more)
    return ServedWorkspaces(app, [app.state.workspace])


def _teams(seed: Seed | None) -> dict[str, str]:
    """The ids of the workspaces, by name and by id."""
    teams = [TEAM] if seed is None else [entry.team for entry in [seed, *seed.others]]
    return {team["name"]: team["id"] for team in teams} | {team["id"]: team["id"] for team in teams}


def _bind(host: str, port: int) -> socket.socket:
    try:
        return bind(host, port)
    except OSError as error:
        raise StartError(
            f"Cannot listen on {host}, port {port}: {error.strerror}. "
            f"Give another port, such as --port {port + 1}; --port 0 takes a free one."
        ) from error


def _seed(path: Path | None, plans: Sequence[AppPlan]) -> Seed | None:
    """The seed in a file, which may name these apps."""
    if path is None:
        return None
    try:
        return Seed(read_file(path), [plan.app for plan in plans])
    except SeedError as error:
        raise StartError(f"{path}: {error}.") from error
