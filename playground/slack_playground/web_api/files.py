"""`files.*`: files announced, uploaded and shown, in the two steps that Slack has for it."""

from typing import Final

from slack_playground.web_api.call import Answer, Asked, Method
from slack_playground.workspace.models import File, WorkspaceError
from slack_playground.workspace.slack_objects import file_object
from slack_playground.workspace.workspace import BOT_USER


def upload_url(asked: Asked) -> Answer:
    """Where the content of a file is to be sent."""
    if not asked.text("filename"):
        raise WorkspaceError("invalid_arguments")
    asked.number("length")
    file = asked.workspace.new_file(asked.text("filename"))
    return {"upload_url": f"{asked.base_url}/upload/{file.id}", "file_id": file.id}


def complete_upload(asked: Asked) -> Answer:
    """Files that were sent, shown in a channel where one is given."""
    named = asked.parsed("files") or []
    if not isinstance(named, list) or not named or not all(isinstance(one, dict) for one in named):
        raise WorkspaceError("invalid_arguments")
    files = tuple(_file(asked, str(one.get("id"))) for one in named)
    for file, one in zip(files, named, strict=True):
        file.title = str(one.get("title") or file.name)
    where = "channel_id" if asked.text("channel_id") else "channels"
    if asked.text(where):
        channel, said = asked.channel(where), asked.text("initial_comment")
        asked.workspace.share_files(files, channel, BOT_USER, said, asked.optional("thread_ts"))
    return {"files": [file_object(file) for file in files]}


def info(asked: Asked) -> Answer:
    """One file."""
    file = _file(asked, asked.text("file"))
    return {"file": file_object(file) | {"url_private": f"{asked.base_url}/files/{file.id}"}}


def list_all(asked: Asked) -> Answer:
    """The files there are."""
    return asked.page("files", [file_object(file) for file in asked.workspace.files.values()])


def delete(asked: Asked) -> Answer:
    """A file, taken away, also from the messages that show it."""
    asked.workspace.delete_file(_file(asked, asked.text("file")))
    return {}


def _file(asked: Asked, identifier: str) -> File:
    file = asked.workspace.files.get(identifier)
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
}
