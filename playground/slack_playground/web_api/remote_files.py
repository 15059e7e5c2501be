"""`files.remote.*`: files stored elsewhere, shown by a `file` block."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError


def add(call: Call) -> ResponseBody:
    """Registers a file that is stored elsewhere."""
    for name in ("external_id", "external_url", "title"):
        if not call.text(name):
            raise WorkspaceError("bad_" + name if name != "external_url" else "invalid_external_url")
    file: dict[str, Any] = {
        "id": call.workspace.new_id("F0"),
        "created": int(call.workspace.clock()),
        "user": call.user,
        "mode": "external",
        "is_external": True,
        "external_type": "app",
        "external_id": call.text("external_id"),
        "external_url": call.text("external_url"),
        "url_private": call.text("external_url"),
        "title": call.text("title"),
        "name": call.text("title"),
        "filetype": call.text("filetype") or "remote",
        "channels": [],
    }
    call.workspace.remote_files[file["id"]] = file
    return {"file": file}


def info(call: Call) -> ResponseBody:
    """Returns one of these files."""
    return {"file": _file(call)}


def list_all(call: Call) -> ResponseBody:
    """Lists these files."""
    return call.page("files", list(call.workspace.remote_files.values()))


def remove(call: Call) -> ResponseBody:
    """Removes one of these files."""
    del call.workspace.remote_files[_file(call)["id"]]
    return {}


def share(call: Call) -> ResponseBody:
    """Shares one of these files in channels."""
    file = _file(call)
    for channel in call.channels("channels"):
        block = {"type": "file", "external_id": file["external_id"], "source": "remote"}
        call.workspace.post(channel, call.user, file["title"], [block])
        file["channels"].append(channel)
    return {"file": file}


def update(call: Call) -> ResponseBody:
    """Changes one of these files."""
    file = _file(call)
    file.update({name: call.text(name) for name in ("external_url", "title", "filetype") if call.text(name)})
    return {"file": file}


def _file(call: Call) -> dict[str, Any]:
    """A file by its id, or by the one the app gave it. Raises file_not_found."""
    for file in call.workspace.remote_files.values():
        if call.text("file") == file["id"] or call.text("external_id") == file["external_id"]:
            return file
    raise WorkspaceError("file_not_found")


WRITE: Final = "remote_files:write"

METHODS: Final[dict[str, Method]] = {
    "files.remote.add": Method(add, WRITE),
    "files.remote.info": Method(info, "remote_files:read"),
    "files.remote.list": Method(list_all, "remote_files:read"),
    "files.remote.remove": Method(remove, WRITE),
    "files.remote.share": Method(share, "remote_files:share"),
    "files.remote.update": Method(update, WRITE),
}
