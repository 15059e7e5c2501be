"""`files.*`: announces, uploads and shares files, in Slack's two steps."""

import math
from typing import Final

from slack_playground.web_api.method_call import LARGEST_PAGE, PAGE, Call, Method, ResponseBody
from slack_playground.workspace.models import File, WorkspaceError
from slack_playground.workspace.slack_objects import file_object


def upload_url(call: Call) -> ResponseBody:
    """Returns the address to upload a file's content to."""
    if not call.text("filename"):
        raise WorkspaceError("invalid_arguments")
    call.number("length")
    file = call.workspace.new_file(call.text("filename"), call.user)
    return {"upload_url": f"{call.base_url}/upload/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> ResponseBody:
    """Completes uploads, and shares the files in a channel if one is given."""
    named = call.parsed("files") or []
    if not isinstance(named, list) or not named or not all(isinstance(entry, dict) for entry in named):
        raise WorkspaceError("invalid_arguments")
    files = tuple(_file(call, str(entry.get("id"))) for entry in named)
    for file, description in zip(files, named, strict=True):
        file.title = str(description.get("title") or file.name)
    channels = [call.channel("channel_id")] if call.text("channel_id") else call.channels("channels")
    for channel in channels:
        call.workspace.share_files(files, channel, call.user, call.text("initial_comment"), call.optional("thread_ts"))
    return {"files": [file_object(call.workspace, file) for file in files]}


def info(call: Call) -> ResponseBody:
    """Returns one file."""
    file = _file(call, call.text("file"))
    return {"file": file_object(call.workspace, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def list_all(call: Call) -> ResponseBody:
    """Lists the files, newest first: of a channel, a person or a time, if they're given; by `page`, or by cursor."""
    files = [file for file in reversed(call.workspace.files.values()) if _is_wanted(call, file)]
    if call.text("limit") or call.text("cursor"):
        return call.page("files", [file_object(call.workspace, file) for file in files])
    count = min(call.number("count") if call.text("count") else PAGE, LARGEST_PAGE) or PAGE
    page = call.number("page") if call.text("page") else 1
    shown = files[(page - 1) * count : page * count] if page else []
    paging = {"count": count, "total": len(files), "page": page, "pages": -(-len(files) // count)}
    return {"files": [file_object(call.workspace, file) for file in shown], "paging": paging}


def _is_wanted(call: Call, file: File) -> bool:
    """Whether a file is of the channel, the person and the time that are asked for."""
    return (
        (not call.text("channel") or call.channel() in file.shared_in)
        and call.text("user") in {"", file.user}
        and call.time("ts_from", 0) <= file.created <= call.time("ts_to", math.inf)
    )


def delete(call: Call) -> ResponseBody:
    """Deletes a file, also from the messages that show it."""
    if call.workspace.remote_files.pop(call.text("file"), None) is None:
        call.workspace.delete_file(_file(call, call.text("file")))
    return {}


def share_publicly(call: Call) -> ResponseBody:
    """Lets everybody with its address read a file."""
    file = _file(call, call.text("file"))
    if file.is_public_link:
        raise WorkspaceError("already_public")
    file.is_public_link = True
    return {"file": file_object(call.workspace, file), "comments": []}


def end_public_share(call: Call) -> ResponseBody:
    """Lets only members of the workspace read a file again."""
    file = _file(call, call.text("file"))
    file.is_public_link = False
    return {"file": file_object(call.workspace, file), "comments": []}


def _file(call: Call, identifier: str) -> File:
    file = call.workspace.files.get(identifier)
    if file is None:
        raise WorkspaceError("file_not_found")
    return file


READ: Final = "files:read"
WRITE: Final = "files:write"

METHODS: Final[dict[str, Method]] = {
    "files.completeUploadExternal": Method(complete_upload, WRITE),
    "files.delete": Method(delete, WRITE),
    "files.getUploadURLExternal": Method(upload_url, WRITE),
    "files.info": Method(info, READ),
    "files.list": Method(list_all, READ),
    "files.revokePublicURL": Method(end_public_share, WRITE, for_people=True),
    "files.sharedPublicURL": Method(share_publicly, WRITE, for_people=True),
}
