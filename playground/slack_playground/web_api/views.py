"""`views.*`: opens, pushes and updates modals, and publishes the Home tab."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, RefusedError, ResponseBody
from slack_playground.workspace.models import View, WorkspaceError
from slack_playground.workspace.slack_objects import view_object

OTHER_SURFACE: Final = "[ERROR] must be one of: {} [json-pointer:/view/type]"


def open_modal(call: Call) -> ResponseBody:
    """Opens a modal for the person of the trigger."""
    body = _modal(call)
    return _shown(call, call.workspace.open_view(_person(call), body, call.app))


def push(call: Call) -> ResponseBody:
    """Opens a modal on top of another one; three at most."""
    body = _modal(call)
    person = _person(call)
    stack = [view for view in call.workspace.views[person] if view.app == call.app.id]
    return _shown(call, call.workspace.open_view(person, body, call.app, on=stack[-1] if stack else None))


def update(call: Call) -> ResponseBody:
    """Changes one of the app's views; with `hash`, only if it hasn't changed since."""
    body = call.view()
    view = call.workspace.find_view(call.text("view_id"), call.text("external_id"), app=call.app)
    if call.optional("hash") not in {None, view.hash}:
        raise WorkspaceError("hash_conflict")
    call.workspace.rewrite_view(view, body)
    return _shown(call, view)


def publish(call: Call) -> ResponseBody:
    """Publishes a person's Home tab; with `hash`, only if it hasn't changed since."""
    body, person = call.view(), call.person("user_id")
    if body["type"] != "home":
        raise RefusedError("invalid_arguments", (OTHER_SURFACE.format("home"),))
    shown = call.workspace.home(person.id, call.app)
    if shown is not None and call.optional("hash") not in {None, shown.hash}:
        raise WorkspaceError("hash_conflict")
    return _shown(call, call.workspace.publish_home(person.id, body, call.app))


def _modal(call: Call) -> dict[str, Any]:
    """The modal in the arguments. Raises invalid_arguments, view_too_large, duplicate_external_id."""
    body = call.view()
    if body["type"] != "modal":
        raise RefusedError("invalid_arguments", (OTHER_SURFACE.format("modal"),))
    if body.get("external_id") and call.workspace.has_view("", str(body["external_id"]), app=call.app):
        raise WorkspaceError("duplicate_external_id")
    return body


def _person(call: Call) -> str:
    """The id of the person whose action opens a modal. Raises WorkspaceError, as `Triggers.pull`; invalid_arguments."""
    trigger = call.text("trigger_id") or call.text("interactivity_pointer")
    if not trigger:
        raise RefusedError("invalid_arguments", ("[ERROR] missing required field: trigger_id",))
    return call.workspace.triggers.pull(trigger, call.app)


def _shown(call: Call, view: View) -> ResponseBody:
    return {"view": view_object(call.workspace, view)}


METHODS: Final[dict[str, Method]] = {
    "views.open": Method(open_modal),
    "views.publish": Method(publish),
    "views.push": Method(push),
    "views.update": Method(update),
}
