"""Reads from a manifest where an app gets events, interactions, searches in menus, and each of its commands.

Each has a URL of its own in Slack: https://docs.slack.dev/reference/app-manifest.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from slack_playground.delivery.delivery import COMMAND, EVENT, AppRequest

INTERACTION: Final = "interaction"
OPTIONS: Final = "options"
SEARCHES: Final = frozenset({"block_suggestion", "dialog_suggestion"})
"""The interactions that ask for a menu's options."""
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
Paths = Mapping[str, str]
"""The path of each kind of request; a command's, by its name."""


def request_paths(manifest: Mapping[str, Any] | None) -> Paths:
    """The paths of the request URLs in a manifest. The hosts in it are those of the app in production."""
    urls = {kind: urlsplit(str(url or "")) for kind, url in _urls(manifest or {})}
    return {kind: url._replace(scheme="", netloc="").geturl() for kind, url in urls.items() if url.path}


def local_url(manifest: Mapping[str, Any] | None) -> str:
    """The first request URL in a manifest that is on this machine: of events, of interactions, or of a command."""
    urls = (str(url or "") for _, url in _urls(manifest or {}))
    return next((url for url in urls if _is_local(url)), "")


def _is_local(url: str) -> bool:
    try:
        return urlsplit(url).hostname in LOOPBACK
    except ValueError:
        return False


def request_url(address: str, paths: Paths, request: AppRequest) -> str:
    """Where an app at this address gets a request: at its own path if the manifest has several, otherwise there."""
    path = paths.get(_kind(request))
    return urljoin(address, path) if path is not None and len(set(paths.values())) > 1 else address


def _kind(request: AppRequest) -> str:
    if request.kind == EVENT:
        return EVENT
    if request.kind == COMMAND:
        return str(request.body["command"])
    return OPTIONS if json.loads(request.body["payload"])["type"] in SEARCHES else INTERACTION


def _urls(manifest: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    settings = manifest.get("settings") or {}
    interactivity = settings.get("interactivity") or {}
    yield EVENT, (settings.get("event_subscriptions") or {}).get("request_url")
    yield INTERACTION, interactivity.get("request_url")
    yield OPTIONS, interactivity.get("message_menu_options_url")
    for command in (manifest.get("features") or {}).get("slash_commands") or ():
        yield command["command"], command.get("url")
