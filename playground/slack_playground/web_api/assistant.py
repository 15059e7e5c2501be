"""`assistant.*` and `agents.*`: an agent's status, titles and prompts: https://docs.slack.dev/ai/developing-ai-apps."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, RefusedError, ResponseBody
from slack_playground.workspace.models import WorkspaceError

MOST_PROMPTS: Final = 4
MOST_LOADING_MESSAGES: Final = 10
SESSION_STATES: Final = frozenset({"active", "processing", "suspended", "closed"})


def set_suggested_prompts(call: Call) -> ResponseBody:
    """Suggests at most four prompts, each with a title and a message: in the direct messages, or in a thread."""
    channel = _direct_messages(call)
    prompts = call.parsed("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= MOST_PROMPTS or not all(map(_is_prompt, prompts)):
        raise WorkspaceError("invalid_arguments")
    shown = [{"title": prompt["title"], "message": prompt["message"]} for prompt in prompts]
    thread = call.optional("thread_ts")
    if not thread:
        call.workspace.suggest(channel, shown)
    elif call.app.has_assistant:
        state = call.workspace.agent_threads.of(channel, thread)
        state.prompts, state.prompts_title = shown, call.text("title")
        call.workspace.agent_threads.changed(channel, thread)
    return {}


def set_status(call: Call) -> ResponseBody:
    """Shows what the agent is doing, in a thread; an empty status ends it."""
    channel, thread = _thread(call)
    messages = call.parsed("loading_messages")
    if messages == []:  # as apps found out that send none
        raise RefusedError(
            "invalid_arguments", ("[ERROR] must provide at least 1 items [json-pointer:/loading_messages]",)
        )
    messages = messages or []
    if not isinstance(messages, list) or len(messages) > MOST_LOADING_MESSAGES:
        raise WorkspaceError("invalid_arguments")
    state = call.workspace.agent_threads.of(channel, thread)
    state.status = call.text("status")
    state.loading_messages = [str(message) for message in messages] if state.status else []
    call.workspace.agent_threads.changed(channel, thread)
    return {}


def set_title(call: Call) -> ResponseBody:
    """Gives a thread its title."""
    channel, thread = _thread(call)
    if not call.text("title"):
        raise WorkspaceError("invalid_arguments")
    call.workspace.agent_threads.of(channel, thread).title = call.text("title")
    call.workspace.agent_threads.changed(channel, thread)
    return {}


def set_session_status(call: Call) -> ResponseBody:
    """Sets the status of an agent's session, and begins the session if necessary."""
    channel, thread = call.channel("channel_id"), call.text("thread_ts")
    status = call.text("status")
    if status not in SESSION_STATES:
        raise WorkspaceError("invalid_arguments")
    state = call.workspace.agent_threads.of(channel, thread)
    state.session_status = status
    state.title = call.text("title") or state.title
    call.workspace.agent_threads.changed(channel, thread)
    return {}


def rename_session(call: Call) -> ResponseBody:
    """Renames an agent's session."""
    channel, thread = call.channel("channel_id"), call.text("thread_ts")
    if not call.text("title"):
        raise WorkspaceError("invalid_arguments")
    if call.workspace.agent_threads.find(channel, thread) is None:
        raise WorkspaceError("session_not_found")
    call.workspace.agent_threads.of(channel, thread).title = call.text("title")
    call.workspace.agent_threads.changed(channel, thread)
    return {}


def _direct_messages(call: Call) -> str:
    channel = call.text("channel_id")
    if call.workspace.app_of(channel) is not call.app:
        raise WorkspaceError("channel_not_found")
    return channel


def _thread(call: Call) -> tuple[str, str]:
    """The thread of the call. Raises channel_not_found, invalid_thread_ts."""
    channel, thread = call.channel("channel_id"), call.text("thread_ts")
    known = call.workspace.agent_threads.find(channel, thread) is not None
    message = call.workspace.messages.get(thread)
    if not known and (message is None or message.channel != channel):
        raise WorkspaceError("invalid_thread_ts")
    return channel, thread


def _is_prompt(prompt: Any) -> bool:
    named = [prompt.get("title"), prompt.get("message")] if isinstance(prompt, dict) else []
    return bool(named) and all(isinstance(words, str) and words.strip() for words in named)


METHODS: Final[dict[str, Method]] = {
    "agents.sessions.rename": Method(rename_session, "chat:write"),
    "agents.sessions.setStatus": Method(set_session_status, "chat:write"),
    "assistant.threads.setStatus": Method(set_status, {"assistant": "assistant:write", "chat": "chat:write"}),
    "assistant.threads.setSuggestedPrompts": Method(set_suggested_prompts, "assistant:write"),
    "assistant.threads.setTitle": Method(set_title, "assistant:write"),
}
