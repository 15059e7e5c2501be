"""`views.*`: modals opened, put on top of each other and changed, and the Home tab."""

from typing import Final

from slack_playground.web_api.call import Answer, Asked, Method
from slack_playground.workspace.models import View, WorkspaceError
from slack_playground.workspace.slack_objects import view_object


def open_modal(asked: Asked) -> Answer:
    """A modal, for the person whose trigger it is."""
    body = asked.view()
    person = asked.workspace.triggers.pull(asked.text("trigger_id"))
    return _shown(asked, asked.workspace.open_view(person, body))


def push(asked: Asked) -> Answer:
    """A modal on top of the one that is open; three are the most."""
    body = asked.view()
    person = asked.workspace.triggers.pull(asked.text("trigger_id"))
    stack = asked.workspace.views[person]
    return _shown(asked, asked.workspace.open_view(person, body, on=stack[-1] if stack else None))


def update(asked: Asked) -> Answer:
    """A view, changed; only if it is still the one of `hash`, where that is given."""
    body = asked.view()
    view = asked.workspace.find_view(asked.text("view_id"), asked.text("external_id"))
    if asked.optional("hash") not in {None, view.hash}:
        raise WorkspaceError("hash_conflict")
    asked.workspace.rewrite_view(view, body)
    return _shown(asked, view)


def publish(asked: Asked) -> Answer:
    """A person's Home tab; only if it is still the one of `hash`, where that is given."""
    body, person = asked.view(), asked.person("user_id")
    shown = asked.workspace.homes.get(person.id)
    if shown is not None and asked.optional("hash") not in {None, shown.hash}:
        raise WorkspaceError("hash_conflict")
    return _shown(asked, asked.workspace.publish_home(person.id, body))


def _shown(asked: Asked, view: View) -> Answer:
    return {"view": view_object(asked.workspace, view)}


METHODS: Final[dict[str, Method]] = {
    "views.open": Method(open_modal),
    "views.publish": Method(publish),
    "views.push": Method(push),
    "views.update": Method(update),
}
