"""`bookmarks.*`: links kept at the top of a channel."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError


def add(call: Call) -> ResponseBody:
    """Adds a bookmark to a channel."""
    channel = call.channel("channel_id")
    if call.text("type") != "link":
        raise WorkspaceError("invalid_bookmark_type")
    if not call.text("link"):
        raise WorkspaceError("invalid_link")
    bookmark: dict[str, Any] = {
        "id": call.workspace.new_id("Bk"),
        "channel_id": channel,
        "title": call.text("title"),
        "link": call.text("link"),
        "emoji": call.text("emoji"),
        "icon_url": "",
        "type": "link",
        "date_created": int(call.workspace.clock()),
        "date_updated": 0,
        "rank": "U",
        "last_updated_by_user_id": call.user,
        "last_updated_by_team_id": call.workspace.team["id"],
        "app_id": call.app.id,
        "app_action_id": None,
        "entity_id": None,
        "shortcut_id": None,
    }
    call.workspace.bookmarks[bookmark["id"]] = bookmark
    return {"bookmark": bookmark}


def edit(call: Call) -> ResponseBody:
    """Changes a bookmark."""
    bookmark = _bookmark(call)
    bookmark |= {name: call.text(name) for name in ("title", "link", "emoji") if call.text(name)}
    bookmark["date_updated"] = int(call.workspace.clock())
    call.workspace.bookmarks[bookmark["id"]] = bookmark
    return {"bookmark": bookmark}


def list_all(call: Call) -> ResponseBody:
    """Lists the bookmarks of a channel."""
    channel = call.channel("channel_id")
    return {
        "bookmarks": [bookmark for bookmark in call.workspace.bookmarks.values() if bookmark["channel_id"] == channel]
    }


def remove(call: Call) -> ResponseBody:
    """Removes a bookmark."""
    del call.workspace.bookmarks[_bookmark(call)["id"]]
    return {}


def _bookmark(call: Call) -> dict[str, Any]:
    """A bookmark of this channel. Raises not_found."""
    bookmark = call.workspace.bookmarks.get(call.text("bookmark_id"))
    if bookmark is None or bookmark["channel_id"] != call.channel("channel_id"):
        raise WorkspaceError("not_found")
    return bookmark


METHODS: Final[dict[str, Method]] = {
    "bookmarks.add": Method(add, "bookmarks:write"),
    "bookmarks.edit": Method(edit, "bookmarks:write"),
    "bookmarks.list": Method(list_all, "bookmarks:read"),
    "bookmarks.remove": Method(remove, "bookmarks:write"),
}
