"""`apps.manifest.*`, with an app configuration token: https://docs.slack.dev/app-manifests.

A new manifest of an app takes effect at once. An app that is created isn't installed yet: that's done on the page, or
with OAuth.
"""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.apps import App
from slack_playground.workspace.manifest_checks import faults, wrong_shapes
from slack_playground.workspace.manifest_limits import refusals
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.registrations import Registry

CREDENTIALS: Final = ("client_id", "client_secret", "verification_token", "signing_secret")
INDEX: Final = re.compile(r"\[(\d+)\]")


class ManifestError(WorkspaceError):
    """A manifest that Slack refuses, with its errors and their places."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("invalid_manifest")
        self.fields = {"errors": errors}


def create(call: Call) -> ResponseBody:
    """Creates an app, and returns its id and credentials. It isn't installed yet."""
    manifest, registry = _manifest(call), _registry(call)
    new = registry.create(manifest)
    credentials = {name: getattr(new, name) for name in CREDENTIALS}
    asked = {"client_id": new.client_id, "scope": ",".join(new.app.scopes or ())}
    if new.app.user_scopes:
        asked["user_scope"] = ",".join(sorted(new.app.user_scopes))
    url = f"{call.root_url}/oauth/v2/authorize?{urlencode(asked, safe=':,')}"
    return {"app_id": new.app.id, "credentials": credentials, "oauth_authorize_url": url}


def update(call: Call) -> ResponseBody:
    """Replaces an app's manifest."""
    manifest, app = _manifest(call), _app(call)
    before = _manifest_of(app)
    permissions_updated = _scopes(before) != _scopes(manifest)
    before.clear()
    before.update(manifest)
    _registry(call).changed(app)
    call.workspace.tell(None, {"type": "world"})
    return {"app_id": app.id, "permissions_updated": permissions_updated}


def validate(call: Call) -> ResponseBody:
    """Checks a manifest."""
    if call.text("app_id"):
        _manifest_of(_app(call))
    _manifest(call)
    return {}


def export(call: Call) -> ResponseBody:
    """Returns an app's manifest."""
    return {"manifest": dict(_manifest_of(_app(call)))}


def delete(call: Call) -> ResponseBody:
    """Deletes an app that apps.manifest.create created; it's uninstalled from every workspace."""
    app, registry = _app(call), _registry(call)
    if not registry.has_created(app):
        raise WorkspaceError("no_permission")
    registry.delete(app)
    return {}


def _registry(call: Call) -> Registry:
    """What creates apps. Raises WorkspaceError: failed_creating_app."""
    if call.workspace.registry is None:
        raise WorkspaceError("failed_creating_app")
    return call.workspace.registry


def _app(call: Call) -> App:
    """The app that is meant, installed or not. Raises WorkspaceError: invalid_app_id, app_not_found."""
    app_id = call.text("app_id")
    if not app_id.startswith("A"):
        raise WorkspaceError("invalid_app_id")
    app = next((app for app in call.workspace.apps.known if app.id == app_id), None)
    if app is None:
        raise WorkspaceError("app_not_found")
    return app


def _manifest_of(app: App) -> dict[str, Any]:
    """The manifest of an app. Raises WorkspaceError: app_not_eligible, if it has none."""
    if not isinstance(app.manifest, dict):
        raise WorkspaceError("app_not_eligible")
    return app.manifest


def _manifest(call: Call) -> dict[str, Any]:
    """The manifest in the arguments. Raises WorkspaceError: invalid_arguments, invalid_manifest."""
    if not call.arguments.get("manifest"):
        raise WorkspaceError("invalid_arguments")
    manifest = call.parsed("manifest")
    has_shape = isinstance(manifest, dict) and not wrong_shapes(manifest)
    errors: list[dict[str, Any]] = refusals(manifest) if has_shape else []
    known = {error["pointer"] for error in errors}
    errors += [
        {"message": fault, "pointer": _pointer(fault)} for fault in faults(manifest) if _pointer(fault) not in known
    ]
    if errors:
        raise ManifestError(errors)
    checked: dict[str, Any] = manifest
    return checked


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
