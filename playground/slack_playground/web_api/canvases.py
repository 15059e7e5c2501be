"""`canvases.*`: documents in Markdown; their sections are the paragraphs between empty lines."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import Canvas, WorkspaceError

OPERATIONS: Final = frozenset("insert_after insert_before insert_at_start insert_at_end replace delete rename".split())


def create(call: Call) -> ResponseBody:
    """Creates a canvas."""
    return {"canvas_id": _new(call, call.text("title")).id}


def create_in_channel(call: Call) -> ResponseBody:
    """Creates the canvas of a channel."""
    channel = call.channel("channel_id")
    if any(existing.channel == channel for existing in call.workspace.canvases.values()):
        raise WorkspaceError("channel_canvas_already_exists")
    canvas = _new(call, "")
    canvas.channel = channel
    return {"canvas_id": canvas.id}


def edit(call: Call) -> ResponseBody:
    """Changes a canvas: inserts, replaces or deletes a section."""
    canvas, changes = _canvas(call), call.parsed("changes")
    if not isinstance(changes, list) or len(changes) != 1 or changes[0].get("operation") not in OPERATIONS:
        raise WorkspaceError("invalid_arguments")
    _apply(call, canvas, changes[0])
    return {}


def delete(call: Call) -> ResponseBody:
    """Deletes a canvas."""
    del call.workspace.canvases[_canvas(call).id]
    return {}


def look_up_sections(call: Call) -> ResponseBody:
    """Finds the sections of a canvas that contain a text."""
    canvas, criteria = _canvas(call), call.parsed("criteria")
    wanted = str(criteria.get("contains_text", "")) if isinstance(criteria, dict) else ""
    return {"sections": [{"id": name} for name, text in canvas.sections.items() if wanted in text]}


def set_access(call: Call) -> ResponseBody:
    """Gives people or channels access to a canvas."""
    canvas = _canvas(call)
    if call.text("access_level") not in {"read", "write", "owner"}:
        raise WorkspaceError("invalid_arguments")
    canvas.access.update(dict.fromkeys(_holders(call), call.text("access_level")))
    return {}


def delete_access(call: Call) -> ResponseBody:
    """Removes access to a canvas."""
    canvas = _canvas(call)
    for holder in _holders(call):
        canvas.access.pop(holder, None)
    return {}


def _new(call: Call, title: str) -> Canvas:
    canvas = Canvas(call.workspace.new_id("F0"), title)
    for text in _paragraphs(call.parsed("document_content")):
        canvas.sections[call.workspace.new_id("temp:C:")] = text
    call.workspace.canvases[canvas.id] = canvas
    return canvas


def _apply(call: Call, canvas: Canvas, change: dict[str, Any]) -> None:
    operation, section = change["operation"], str(change.get("section_id", ""))
    if operation == "rename":
        canvas.title = "\n".join(_paragraphs(change.get("title_content")))
        return
    texts = _paragraphs(change.get("document_content"))
    added = {call.workspace.new_id("temp:C:"): text for text in texts}
    names = list(canvas.sections)
    if section and section not in canvas.sections:
        raise WorkspaceError("canvas_section_not_found")
    at = names.index(section) if section else len(names)
    before = {"insert_at_start": 0, "insert_at_end": len(names), "insert_after": at + 1}.get(operation, at)
    after = at + 1 if operation in {"replace", "delete"} else before
    if operation == "replace" and not section:
        before, after = 0, len(names)
    sections = list(canvas.sections.items())
    canvas.sections = dict([*sections[:before], *added.items(), *sections[after:]])


def _paragraphs(content: Any) -> list[str]:
    markdown = str(content.get("markdown", "")) if isinstance(content, dict) else ""
    return [part.strip() for part in markdown.split("\n\n") if part.strip()]


def _canvas(call: Call) -> Canvas:
    canvas = call.workspace.canvases.get(call.text("canvas_id"))
    if canvas is None:
        raise WorkspaceError("canvas_not_found")
    return canvas


def _holders(call: Call) -> list[str]:
    holders = [*(call.parsed("user_ids") or ()), *(call.parsed("channel_ids") or ())]
    if not holders:
        raise WorkspaceError("invalid_arguments")
    return [str(holder) for holder in holders]


WRITE: Final = "canvases:write"

METHODS: Final[dict[str, Method]] = {
    "canvases.access.delete": Method(delete_access, WRITE),
    "canvases.access.set": Method(set_access, WRITE),
    "canvases.create": Method(create, WRITE),
    "canvases.delete": Method(delete, WRITE),
    "canvases.edit": Method(edit, WRITE),
    "canvases.sections.lookup": Method(look_up_sections, "canvases:read"),
    "conversations.canvases.create": Method(create_in_channel, WRITE),
}
