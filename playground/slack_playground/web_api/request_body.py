"""Reads the body of a request: JSON, a form, or multipart form data."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

BOUNDARY: Final = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
NAME: Final = re.compile(r'\bname="([^"]*)"')
FILENAME: Final = re.compile(r'\bfilename="([^"]*)"')


@dataclass(frozen=True)
class Part:
    """One field of multipart form data; `filename` is None for a field that isn't a file."""

    name: str
    filename: str | None
    content: bytes


def read_arguments(body: bytes, content_type: str) -> dict[str, Any]:
    """The arguments in a body; empty if there are none. Files are left out."""
    if "json" in content_type:
        try:
            parsed = json.loads(body)
        except (ValueError, RecursionError):
            return {}
        return parsed if isinstance(parsed, dict) else {}
    if "multipart/form-data" in content_type:
        parts = read_parts(body, content_type)
        return {part.name: part.content.decode("utf-8", errors="replace") for part in parts if part.filename is None}
    return dict(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True))


def json_error(body: bytes, content_type: str) -> str:
    """Slack's error for JSON that can't be read, or isn't an object; empty for any other body, or none."""
    if "json" not in content_type or not body.strip():
        return ""
    try:
        return "" if isinstance(json.loads(body), dict) else "json_not_object"
    except (ValueError, RecursionError):
        return "invalid_json"


def read_message(body: bytes, content_type: str) -> dict[str, Any] | None:
    """The message that was sent to a webhook or a response_url; None if it can't be read.

    It's JSON, with any Content-Type header or none, or a form with JSON in `payload`:
    https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. Many senders leave the header out, or
    send that of a form, as `curl --data` does.
    """
    arguments = read_arguments(body, content_type)
    sent = str(arguments["payload"]).encode() if "payload" in arguments else body
    try:
        parsed = json.loads(sent)
    except (ValueError, RecursionError):
        return arguments if "text" in arguments else None
    return parsed if isinstance(parsed, dict) else None


def read_file(body: bytes, content_type: str) -> bytes:
    """The content of an upload: the body itself, or the first file in multipart form data.

    Both are allowed: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
    """
    if "multipart/form-data" not in content_type:
        return body
    parts = read_parts(body, content_type)
    files = [part for part in parts if part.filename is not None]
    return next((part.content for part in files or parts), b"")


def read_parts(body: bytes, content_type: str) -> list[Part]:
    """The fields of multipart form data (RFC 7578); those without a name are left out."""
    found = BOUNDARY.search(content_type)
    if found is None:
        return []
    delimiter = b"\r\n--" + found.group(1).encode()
    pieces = (b"\r\n" + body).split(delimiter)[1:-1]
    return [part for part in map(_part, pieces) if part is not None]


def _part(piece: bytes) -> Part | None:
    head, blank, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    headers = head.decode("utf-8", errors="replace")
    name = NAME.search(headers)
    if not blank or name is None:
        return None
    filename = FILENAME.search(headers)
    return Part(name.group(1), filename.group(1) if filename else None, content)
