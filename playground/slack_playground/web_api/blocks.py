"""`blocks.validate`: checks blocks, a message or a view without posting it."""

from typing import Final

from slack_playground.block_kit.limits import Refusal, refuse_message, refuse_view
from slack_playground.web_api.method_call import Call, Method, RefusedError, ResponseBody
from slack_playground.workspace.models import WorkspaceError

KINDS: Final = ("blocks", "message", "view")


def validate(call: Call) -> ResponseBody:
    """Says whether Slack would accept blocks, a message or a view, and what is wrong with them."""
    kinds = [name for name in KINDS if call.arguments.get(name) not in (None, "")]
    if len(kinds) != 1:
        raise WorkspaceError("invalid_arguments")
    refusal = _refusal(kinds[0], call)
    if refusal is not None:
        raise RefusedError(refusal.error, refusal.messages)
    return {}


def _refusal(name: str, call: Call) -> Refusal | None:
    value = call.parsed(name)
    if name == "view":
        return refuse_view(value)
    if name == "blocks":
        return refuse_message("", value)
    message = value if isinstance(value, dict) else {}
    return refuse_message(message.get("text"), message.get("blocks"), message.get("attachments") or ())


METHODS: Final[dict[str, Method]] = {"blocks.validate": Method(validate)}
