"""An advisor's clients: naming a conversation, beginning one, and the conversations to continue."""

from typing import Final

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
    input_block,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, ButtonValue
from bot.slack.interactions.modal_state import NAME, WORK, BeginState, NameState
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
    name: Element = {"type": "plain_text_input", "max_length": NAME_CHARACTERS}
    work: Element = {"type": "plain_text_input", "multiline": True, "max_length": LINE_CHARACTERS}
    inputs = [
        input_block(words.begin_name, NAME, name, optional=True),
        input_block(words.begin_work, WORK, work, optional=True, hint=words.begin_work_hint),
    ]
    rows = [_recent(place, number, messages) for number, place in enumerate(recent, 1)]
    if shown.snapshot is None:  # opened by the shortcut or in Home, where no conversation is
        inputs.append(context_block(words.begin_where))
    blocks = [*inputs, *([header(words.recent_title), *rows] if rows else [])]
    return modal(shown, words.begin_title, blocks, messages, words.begin_submit)


def continued_modal(shown: BeginState, about: str, messages: Messages) -> View:
    """The modal after a conversation continued."""
    sentence = messages.clients.continued.format(about=escape(about))
    return modal(shown, messages.clients.begin_title, [section(sentence)], messages)


def name_modal(shown: NameState, name: str, messages: Messages) -> View:
    """The modal that asks whose conversation it is."""
    words = messages.clients
    element: Element = {"type": "plain_text_input", "max_length": NAME_CHARACTERS}
    element |= {"initial_value": name} if name else {}
    question = input_block(words.name_label, NAME, element, optional=True, hint=words.name_hint)
    return modal(shown, words.name_this, [question], messages, words.name_submit)
