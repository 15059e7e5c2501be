"""`calls.*`: calls that an app registers, to show them in messages."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError


def add(call: Call) -> ResponseBody:
    """Registers a call."""
    for name in ("external_unique_id", "join_url"):
        if not call.text(name):
            raise WorkspaceError("invalid_arguments")
    registered: dict[str, Any] = {
        "id": call.workspace.new_id("R0"),
        "date_start": int(call.workspace.clock()),
        "external_unique_id": call.text("external_unique_id"),
        "join_url": call.text("join_url"),
        "desktop_app_join_url": call.text("desktop_app_join_url"),
        "external_display_id": call.text("external_display_id"),
        "title": call.text("title"),
        "users": call.parsed("users") or [],
    }
    call.workspace.calls[registered["id"]] = registered
    return {"call": registered}


def info(call: Call) -> ResponseBody:
    """Returns one call."""
    return {"call": _registered_call(call)}


def update(call: Call) -> ResponseBody:
    """Changes a call."""
    registered = _registered_call(call)
    registered.update({name: call.text(name) for name in ("join_url", "title") if call.text(name)})
    return {"call": registered}


def end(call: Call) -> ResponseBody:
    """Ends a call."""
    _registered_call(call)["date_end"] = int(call.workspace.clock())
    return {}


def add_participants(call: Call) -> ResponseBody:
    """Adds people to a call."""
    registered = _registered_call(call)
    registered["users"] = [*registered["users"], *_users(call)]
    return {}


def remove_participants(call: Call) -> ResponseBody:
    """Removes people from a call."""
    registered, leavers = _registered_call(call), {_key(user) for user in _users(call)}
    registered["users"] = [user for user in registered["users"] if _key(user) not in leavers]
    return {}


def _registered_call(call: Call) -> dict[str, Any]:
    registered = call.workspace.calls.get(call.text("id"))
    if registered is None:
        raise WorkspaceError("not_found")
    return registered


def _users(call: Call) -> list[dict[str, Any]]:
    users = call.parsed("users")
    if not isinstance(users, list) or not all(isinstance(user, dict) for user in users):
        raise WorkspaceError("invalid_arguments")
    return users


def _key(user: dict[str, Any]) -> str:
    return str(user.get("slack_id") or user.get("external_id"))


METHODS: Final[dict[str, Method]] = {
    "calls.add": Method(add, "calls:write"),
    "calls.end": Method(end, "calls:write"),
    "calls.info": Method(info, "calls:read"),
    "calls.participants.add": Method(add_participants, "calls:write"),
    "calls.participants.remove": Method(remove_participants, "calls:write"),
    "calls.update": Method(update, "calls:write"),
}
