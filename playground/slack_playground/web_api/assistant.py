"""`assistant.*`: what an agent suggests to say in its direct messages."""

from typing import Any, Final

from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError

MOST: Final = 4


def set_suggested_prompts(call: Call) -> ResponseBody:
    """At most four prompts, each with a title and a message.

    With `thread_ts` the call of an agent does nothing, and says nothing of it
    (https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts).
    """
    channel = call.text("channel_id")
    if call.workspace.kind_of(channel) != "im":
        raise WorkspaceError("channel_not_found")
    prompts = call.parsed("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= MOST or not all(map(_is_prompt, prompts)):
        raise WorkspaceError("invalid_arguments")
    if not call.optional("thread_ts"):
        call.workspace.suggest(channel, [{"title": one["title"], "message": one["message"]} for one in prompts])
    return {}


def _is_prompt(one: Any) -> bool:
    named = [one.get("title"), one.get("message")] if isinstance(one, dict) else []
    return bool(named) and all(isinstance(said, str) and said.strip() for said in named)


METHODS: Final[dict[str, Method]] = {
    "assistant.threads.setSuggestedPrompts": Method(set_suggested_prompts, "assistant:write"),
}
