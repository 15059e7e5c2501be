"""`views.*`: opens, pushes and updates modals, and publishes the Home tab."""

from typing import Final

from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.models import View, WorkspaceError
from slack_playground.workspace.slack_objects import view_object


def open_modal(call: Call) -> ResponseBody:
    """Opens a modal for the person of the trigger."""
    body = call.view()
    person = call.workspace.triggers.pull(call.text("trigger_id"), call.app)
    return _shown(call, call.workspace.open_view(person, body, call.app))


def push(call: Call) -> ResponseBody:
    """Opens a modal on top of another one; three at most."""
    body = call.view()
    person = call.workspace.triggers.pull(call.text("trigger_id"), call.app)
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
    shown = call.workspace.home(person.id, call.app)
    if shown is not None and call.optional("hash") not in {None, shown.hash}:
        raise WorkspaceError("hash_conflict")
    return _shown(call, call.workspace.publish_home(person.id, body, call.app))


def _shown(call: Call, view: View) -> ResponseBody:
    return {"view": view_object(call.workspace, view)}


METHODS: Final[dict[str, Method]] = {
    "views.open": Method(open_modal),
    "views.publish": Method(publish),
    "views.push": Method(push),
    "views.update": Method(update),
}
