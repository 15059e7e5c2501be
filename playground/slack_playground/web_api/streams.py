"""`chat.*Stream`: an agent's streamed messages: text, tasks, a plan: https://docs.slack.dev/reference/methods."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, RefusedError, ResponseBody
from slack_playground.workspace.models import Message, WorkspaceError
from slack_playground.workspace.slack_objects import message_object

MODES: Final = frozenset({"timeline", "plan"})
TASK_STATES: Final = frozenset({"pending", "in_progress", "complete", "error"})
MOST_CHARACTERS: Final = 12_000

Block = dict[str, Any]


def start(call: Call) -> ResponseBody:
    """Starts a streamed message; in a channel it names its recipient."""
    channel = call.channel()
    if call.workspace.kind_of(channel) != "im" and not call.text("recipient_user_id"):
        raise WorkspaceError("missing_recipient_user_id")
    if call.workspace.kind_of(channel) != "im" and not call.text("recipient_team_id"):
        raise WorkspaceError("missing_recipient_team_id")
    mode = call.text("task_display_mode") or "timeline"
    if mode not in MODES:
        raise WorkspaceError("invalid_arguments")
    thread = call.optional("thread_ts")
    if thread is not None and call.workspace.agent_threads.find(channel, thread) is None:
        call.workspace.find(channel, thread)
    message = call.workspace.post(channel, call.user, "", thread=thread, streaming=True, app=call.app_of_user)
    message.stream_mode = mode
    call.workspace.agent_threads.answered(channel, thread)
    _append(call, message)
    return {"channel": channel, "ts": message.ts}


def append(call: Call) -> ResponseBody:
    """Adds text or chunks to a streamed message."""
    message = _streamed_message(call)
    if not call.text("markdown_text") and not call.parsed("chunks"):
        raise WorkspaceError("no_text")
    _append(call, message)
    return {"channel": message.channel, "ts": message.ts}


def stop(call: Call) -> ResponseBody:
    """Ends a stream, with the last text, blocks below it, and metadata."""
    message = _streamed_message(call)
    _append(call, message)
    below = call.parsed("blocks") or []
    blocks = [*message.blocks, *below]
    text = _text_of(blocks) or message.text
    if below:
        call.check_blocks(below)
    message.metadata = call.metadata() or message.metadata
    message.streaming = False
    call.workspace.show(message, text, blocks)
    status = call.text("session_status")
    if status and message.thread:
        call.workspace.agent_threads.of(message.channel, message.thread).session_status = status
    shown = message_object(call.workspace, message, with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": shown}


def _streamed_message(call: Call) -> Message:
    """The app's own message, while it is streamed. Raises message_not_in_streaming_state."""
    message = call.message()
    if message.user != call.user or not message.streaming:
        raise WorkspaceError("message_not_in_streaming_state")
    return message


def _append(call: Call, message: Message) -> None:
    """Put text and chunks at the end of a message."""
    blocks = [dict(block) for block in message.blocks]
    text = call.text("markdown_text")
    if len(text) > MOST_CHARACTERS:
        raise WorkspaceError("msg_too_long")
    chunks = call.parsed("chunks") or []
    if not isinstance(chunks, list):
        raise WorkspaceError("invalid_chunks")
    if text:
        chunks = [{"type": "markdown_text", "text": text}, *chunks]
    for number, chunk in enumerate(chunks):
        _add(blocks, chunk, message.stream_mode, number)
    if chunks:
        call.workspace.show(message, _text_of(blocks), blocks)


def _add(blocks: list[Block], chunk: Any, mode: str, number: int) -> None:
    """One chunk: text joins the text before it; a task replaces the task with its id."""
    kind = chunk.get("type") if isinstance(chunk, dict) else None
    match kind:
        case "markdown_text":
            _add_text(blocks, str(chunk.get("text", "")))
        case "task_update":
            _add_task(blocks, chunk, mode)
        case "plan_update":
            _plan(blocks)["title"] = str(chunk.get("title", ""))
        case "blocks":
            blocks.extend(chunk.get("blocks") or ())
        case _:
            where = f"[ERROR] unsupported type: {kind} [json-pointer:/chunks/{number}/type]"
            raise RefusedError("invalid_chunks", (where,))


def _add_text(blocks: list[Block], text: str) -> None:
    if blocks and blocks[-1]["type"] == "markdown":
        blocks[-1]["text"] += text
    else:
        blocks.append({"type": "markdown", "text": text})


def _add_task(blocks: list[Block], chunk: dict[str, Any], mode: str) -> None:
    if not chunk.get("id") or not chunk.get("title"):
        raise RefusedError("invalid_chunks", ("[ERROR] a task needs `id` and `title` [json-pointer:/chunks]",))
    if chunk.get("status", "in_progress") not in TASK_STATES:
        raise RefusedError("invalid_chunks", ("[ERROR] unknown task status [json-pointer:/chunks]",))
    task = _task_card(chunk)
    tasks = blocks if mode == "timeline" else _plan(blocks)["tasks"]
    for index, other in enumerate(tasks):
        if other.get("task_id") == task["task_id"]:
            tasks[index] = _merge(other, task)
            return
    tasks.append(task)


def _task_card(chunk: dict[str, Any]) -> Block:
    card = {"type": "task_card", "task_id": chunk["id"], "title": chunk["title"]}
    card["status"] = chunk.get("status", "in_progress")
    for name in ("details", "output"):
        if chunk.get(name):
            card[name] = _rich(str(chunk[name]))
    return card | ({"sources": chunk["sources"]} if chunk.get("sources") else {})


def _merge(before: Block, now: Block) -> Block:
    """A later update of a task: its details and output are added to, as Slack adds them."""
    merged = before | now
    for name in ("details", "output"):
        if name in before and name in now:
            merged[name] = {**before[name], "elements": [*before[name]["elements"], *now[name]["elements"]]}
    return merged


def _plan(blocks: list[Block]) -> Block:
    """The plan block, made at its first task."""
    for block in blocks:
        if block["type"] == "plan":
            return block
    blocks.append({"type": "plan", "title": "Plan", "tasks": []})
    return blocks[-1]


def _rich(text: str) -> Block:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def _text_of(blocks: list[Block]) -> str:
    return "\n".join(block["text"] for block in blocks if block["type"] == "markdown")


WRITE: Final = "chat:write"

METHODS: Final[dict[str, Method]] = {
    "chat.appendStream": Method(append, WRITE),
    "chat.startStream": Method(start, WRITE),
    "chat.stopStream": Method(stop, WRITE),
}
