"""An advisor's clients: naming a conversation, beginning one, and the conversations to continue."""

from typing import Any, Final

from bot.conversation.recent import Recent
from bot.conversation.state import NAME_CHARACTERS
from bot.slack.blocks import (
    LINE_CHARACTERS,
    Block,
    Element,
    Message,
    View,
    button,
    context_block,
    cut,
    escape,
    header,
    plain,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, ButtonValue
from bot.slack.interactions.modal_state import BEGIN, CLIENT, NAME, WORK, BeginState, NameState
from bot.slack.text.messages import Messages
from bot.slack.views.layout import duties_words
from bot.slack.views.modal_layout import modal

ABOUT: Final = 200


def recent_list(recent: tuple[Recent, ...], messages: Messages) -> Message:
    """The latest places to continue, each with client, occupation and day."""
    words = messages.clients
    rows = [_recent(place, number, messages) for number, place in enumerate(recent, 1)]
    text = words.recent_text.format(titles="; ".join(escape(place.about) for place in recent))
    return Message(cut(text, 3_000), (header(words.recent_title), *rows))


def _recent(place: Recent, number: int, messages: Messages) -> Block:
    name = f"*{escape(place.conversation.name)}* · " if place.conversation.name else ""
    facts = [duties_words(place.ticked, messages)] if place.ticked else []
    parts = [f"{number}. {name}{escape(cut(place.about, ABOUT))}", *facts, *filter(None, [place.day])]
    value = ButtonValue(snapshot=place.conversation.snapshot(), event=place.event).write()
    return with_accessory(" · ".join(parts), button(messages.clients.go_on, ActionId.GO_ON.of(number), value))


def begin_modal(shown: BeginState, recent: tuple[Recent, ...], messages: Messages) -> View:
    """The modal that asks for a client and their work, or which conversation to continue."""
    words = messages.clients
    name: Element = {"type": "plain_text_input", "action_id": NAME, "max_length": NAME_CHARACTERS}
    work: Element = {"type": "plain_text_input", "action_id": WORK, "multiline": True, "max_length": LINE_CHARACTERS}
    inputs: list[Block] = [
        {"type": "input", "block_id": NAME, "label": plain(words.begin_name), "element": name, "optional": True},
        {"type": "input", "block_id": WORK, "label": plain(words.begin_work), "element": work, "optional": True}
        | {"hint": plain(words.begin_work_hint)},
    ]
    rows = [_recent(place, number, messages) for number, place in enumerate(recent, 1)]
    if shown.snapshot is None:  # opened by the shortcut or in Home, where no conversation is
        inputs.append(context_block(words.begin_where))
    blocks = [*inputs, *([header(words.recent_title), *rows] if rows else [])]
    return modal(BEGIN, shown, words.begin_title, blocks, messages) | {"submit": plain(words.begin_submit)}


def continued_modal(shown: BeginState, about: str, messages: Messages) -> View:
    """The modal after a conversation continued."""
    sentence = messages.clients.continued.format(about=escape(about))
    return modal(BEGIN, shown, messages.clients.begin_title, [section(sentence)], messages)


def name_modal(shown: NameState, name: str, messages: Messages) -> dict[str, Any]:
    """The modal that asks whose conversation it is."""
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": NAME, "max_length": NAME_CHARACTERS}
    if name:
        element["initial_value"] = name
    question = {"type": "input", "block_id": NAME, "label": plain(messages.clients.name_label), "element": element}
    return {
        "type": "modal",
        "callback_id": CLIENT,
        "private_metadata": shown.write(),
        "title": plain(messages.clients.name_this),
        "submit": plain(messages.clients.name_submit),
        "close": plain(messages.buttons.close),
        "blocks": [question | {"optional": True, "hint": plain(messages.clients.name_hint)}],
    }
