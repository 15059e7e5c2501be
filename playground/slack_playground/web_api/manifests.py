"""`apps.manifest.*`, with an app configuration token: https://docs.slack.dev/app-manifests.

A new manifest of an installed app takes effect at once. An app that is created isn't installed: it has a manifest and
credentials, as on Slack before somebody installs it.
"""

import re
import secrets
from collections.abc import Mapping
from typing import Any, Final

from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.apps import App
from slack_playground.workspace.manifest_checks import faults
from slack_playground.workspace.models import WorkspaceError

INDEX: Final = re.compile(r"\[(\d+)\]")


class ManifestError(WorkspaceError):
    """A manifest that Slack refuses, with its errors and their places."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__("invalid_manifest")
        self.fields = {"errors": errors}


def create(call: Call) -> ResponseBody:
    """Creates an app, and returns its id and credentials. It isn't installed."""
    manifest = _manifest(call)
    app_id, client_id = call.workspace.new_id("A0"), f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}"
    call.workspace.app_manifests[app_id] = manifest
    scopes = ",".join(App(manifest).scopes or ())
    credentials = {name: secrets.token_hex(16) for name in ("client_secret", "verification_token", "signing_secret")}
    url = f"{call.base_url}/oauth/v2/authorize?client_id={client_id}&scope={scopes}"
    return {"app_id": app_id, "credentials": {"client_id": client_id, **credentials}, "oauth_authorize_url": url}


def update(call: Call) -> ResponseBody:
    """Replaces an app's manifest."""
    manifest, before = _manifest(call), _existing(call)
    permissions_updated = _scopes(before) != _scopes(manifest)
    before.clear()
    before.update(manifest)
    call.workspace.tell(None, {"type": "world"})
    return {"app_id": call.text("app_id"), "permissions_updated": permissions_updated}


def validate(call: Call) -> ResponseBody:
    """Checks a manifest."""
    if call.text("app_id"):
        _existing(call)
    _manifest(call)
    return {}


def export(call: Call) -> ResponseBody:
    """Returns an app's manifest."""
    return {"manifest": dict(_existing(call))}


def delete(call: Call) -> ResponseBody:
    """Deletes an app that apps.manifest.create created."""
    _existing(call)
    if call.text("app_id") not in call.workspace.app_manifests:
        raise WorkspaceError("no_permission")
    del call.workspace.app_manifests[call.text("app_id")]
    return {}


def _existing(call: Call) -> dict[str, Any]:
    """The manifest of an app. Raises WorkspaceError: invalid_app_id, app_not_found, app_not_eligible."""
    app_id = call.text("app_id")
    if not app_id.startswith("A"):
        raise WorkspaceError("invalid_app_id")
    app = next((app for app in call.workspace.apps if app.id == app_id), None)
    manifest = call.workspace.app_manifests.get(app_id) if app is None else app.manifest
    if app is None and manifest is None:
        raise WorkspaceError("app_not_found")
    if not isinstance(manifest, dict):  # an app without a manifest
        raise WorkspaceError("app_not_eligible")
    return manifest


def _manifest(call: Call) -> dict[str, Any]:
    """The manifest in the arguments. Raises WorkspaceError: invalid_arguments, invalid_manifest."""
    if not call.arguments.get("manifest"):
        raise WorkspaceError("invalid_arguments")
    manifest = call.parsed("manifest")
    errors = [{"message": fault, "pointer": _pointer(fault)} for fault in faults(manifest)]
    if not errors:
        errors = _requirements(manifest)
    if errors:
        raise ManifestError(errors)
    checked: dict[str, Any] = manifest
    return checked


def _requirements(manifest: Mapping[str, Any]) -> list[dict[str, str]]:
    """What Slack requires of a new app, and an app in the playground doesn't need."""
    errors = []
    settings = manifest.get("settings") or {}
    if not (manifest.get("display_information") or {}).get("name"):
        errors.append({"message": "An app needs a name", "pointer": "/display_information/name"})
    subscriptions = settings.get("event_subscriptions") or {}
    if subscriptions and not subscriptions.get("request_url") and not settings.get("socket_mode_enabled"):
        message = "Event Subscription requires either Request URL or Socket Mode Enabled"
        errors.append({"message": message, "pointer": "/settings/event_subscriptions"})
    return errors


def _pointer(fault: str) -> str:
    """The place at the beginning of a sentence, as a JSON pointer: `features.shortcuts[0]` is /features/shortcuts/0."""
    place = fault.partition(" ")[0]
    return "/" + INDEX.sub(r".\1", place).replace(".", "/") if "." in place else "/"


def _scopes(manifest: Mapping[str, Any]) -> Any:
    return (manifest.get("oauth_config") or {}).get("scopes")


METHODS: Final[dict[str, Method]] = {
    "apps.manifest.create": Method(create, configuration=True),
    "apps.manifest.delete": Method(delete, configuration=True),
    "apps.manifest.export": Method(export, configuration=True),
    "apps.manifest.update": Method(update, configuration=True),
    "apps.manifest.validate": Method(validate, configuration=True),
}
