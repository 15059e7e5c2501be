"""`dialog.open`: the windows from before modals: https://docs.slack.dev/legacy/legacy-dialogs."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, RefusedError, ResponseBody
from slack_playground.workspace.models import WorkspaceError

TITLE_CHARACTERS: Final = 24
ELEMENTS: Final = 10
SOURCES: Final = {"users": "users_select", "channels": "channels_select", "conversations": "conversations_select"}


def open_dialog(call: Call) -> ResponseBody:
    """Opens a dialog for the person of the trigger."""
    dialog = call.parsed("dialog")
    if not isinstance(dialog, dict):
        raise WorkspaceError("invalid_arguments")
    problems = _problems(dialog)
    if problems:
        raise RefusedError("validation_errors", tuple(f"[ERROR] {problem}" for problem in problems))
    trigger = call.text("trigger_id")
    channel = call.workspace.triggers.channel_of(trigger)
    view = call.workspace.open_view(call.workspace.triggers.pull(trigger, call.app), _as_view(dialog), call.app)
    view.dialog = {**dialog, "channel": channel}
    return {}


def _problems(dialog: dict[str, Any]) -> list[str]:
    elements = dialog.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= ELEMENTS:
        return [f"a dialog has 1 to {ELEMENTS} elements [json-pointer:/elements]"]
    problems = [f"missing required field: {name}" for name in ("callback_id", "title") if not dialog.get(name)]
    if len(str(dialog.get("title") or "")) > TITLE_CHARACTERS:
        problems.append(f"must be less than {TITLE_CHARACTERS + 1} characters [json-pointer:/title]")
    for number, element in enumerate(elements):
        problems += _element_problems(element, f"/elements/{number}")
    return problems


def _element_problems(element: Any, where: str) -> list[str]:
    if not isinstance(element, dict) or element.get("type") not in {"text", "textarea", "select"}:
        return [f"must be one of: text, textarea, select [json-pointer:{where}/type]"]
    return [
        f"missing required field: {name} [json-pointer:{where}]" for name in ("label", "name") if not element.get(name)
    ]


def _as_view(dialog: dict[str, Any]) -> dict[str, Any]:
    """The dialog as the modal that shows it; each block has the name of its element."""
    return {
        "type": "modal",
        "callback_id": dialog["callback_id"],
        "title": _plain(dialog["title"]),
        "submit": _plain(dialog.get("submit_label") or "Submit"),
        "close": _plain("Cancel"),
        "notify_on_close": bool(dialog.get("notify_on_cancel")),
        "blocks": [_as_block(element) for element in dialog["elements"]],
    }


def _as_block(element: dict[str, Any]) -> dict[str, Any]:
    block = {
        "type": "input",
        "block_id": element["name"],
        "label": _plain(element["label"]),
        "optional": bool(element.get("optional")),
        "element": _menu(element) if element["type"] == "select" else _line(element),
    }
    return block | ({"hint": _plain(element["hint"])} if element.get("hint") else {})


def _line(element: dict[str, Any]) -> dict[str, Any]:
    line = {"type": "plain_text_input", "action_id": element["name"], "multiline": element["type"] == "textarea"}
    line |= {"initial_value": element["value"]} if element.get("value") else {}
    return line | ({"placeholder": _plain(element["placeholder"])} if element.get("placeholder") else {})


def _menu(element: dict[str, Any]) -> dict[str, Any]:
    source = element.get("data_source", "static")
    named = {"action_id": element["name"], "placeholder": _plain(element.get("placeholder") or "Choose an option")}
    if source in SOURCES:
        return {"type": SOURCES[source], **named}
    if source == "external":
        return {"type": "external_select", "min_query_length": element.get("min_query_length", 1), **named}
    options = [as_option(option) for option in element.get("options") or ()]
    return {"type": "static_select", "options": options, **named}


def as_option(item: dict[str, Any]) -> dict[str, Any]:
    """An option of a dialog in Block Kit's form."""
    return {"text": _plain(item.get("label", "")), "value": str(item.get("value", ""))}


def _plain(text: Any) -> dict[str, Any]:
    return {"type": "plain_text", "text": str(text)}


METHODS: Final[dict[str, Method]] = {"dialog.open": Method(open_dialog)}
