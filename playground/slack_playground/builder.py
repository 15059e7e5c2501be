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
class Address:
    """Where the playground listens; `url` is its address as apps see it, `hosts` are further names of it."""

    host: str
    port: int
    url: str | None = None
    hosts: Sequence[str] = ()


@dataclass(frozen=True)
class Apps:
    """What the options say of the apps. Lists have an entry for each app, in the same order."""

    urls: Sequence[str] = ()
    manifests: Sequence[Path] = ()
    commands: Sequence[Sequence[str]] = ()
    by_socket: bool = False
    oauth: bool = False


@dataclass(frozen=True)
class Options:
    """The options of the command line. The secrets are the first app's."""

    address: Address
    apps: Apps
    secrets: Secrets
    seed: Path | None = None
    answer_missing: bool = False


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
    address, given = options.address, options.apps
    plans = app_plans(given.urls, given.manifests, given.commands, options.seed)
    seed = _seed(options.seed, plans)
    teams = [plan.teams(_teams(seed), oauth=given.oauth) for plan in plans]
    secrets = [options.secrets, *(Secrets.of() for _ in plans[1:])]
    server_socket = _bind(address.host, address.port)
    url = (address.url or f"http://127.0.0.1:{server_socket.getsockname()[1]}").rstrip("/")
    apps = [
        local_app(plan, url, own, where, by_socket=given.by_socket)
        for plan, own, where in zip(plans, secrets, teams, strict=True)
    ]
    served = _served_workspaces(options, apps, seed, url)
    settings = [app.settings(served.workspaces) for app in apps]
    hints = [*manifest_hints(plans), *(app.install_hint for app in apps if not app.is_installed)]
    return Playground(served.app, server_socket, served.workspaces, url, apps, settings, hints)


def _served_workspaces(options: Options, apps: Sequence[LocalApp], seed: Seed | None, url: str) -> ServedWorkspaces:
    """The one workspace, or the several that the seed has."""
    hosts = [*options.address.hosts, str(urlsplit(url).hostname), *SLACK_HOSTS]
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
