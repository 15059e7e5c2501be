"""An advisor's clients: whose a conversation is, which can be continued, and the question before one is forgotten."""

from typing import Any, Final

from bot.conversation.events import Refreshed
from bot.conversation.recent import Recent
from bot.conversation.screens import Aside
from bot.conversation.state import NAME_CHARACTERS, Conversation
from bot.slack.blocks import Block, Message, actions, button, cut, escape, header, plain, section, with_accessory
from bot.slack.interactions.button_values import ActionId, ButtonValue, button_value
from bot.slack.interactions.modal_state import CLIENT, NAME, NameState
from bot.slack.text.messages import Messages
from bot.slack.views.layout import duties_words

ABOUT: Final = 200


def forget_question(answer: Aside, own: Conversation, messages: Messages) -> Message:
    """What would be deleted, and the two answers."""
    conversations, saved = answer.kept
    words = messages.clients
    ask = words.forget_client if answer.client else words.forget_everything
    sentence = ask.format(name=escape(answer.client), conversations=conversations, saved=saved)
    about = own.model_copy(update={"name": answer.client})
    label = words.forget_client_button if answer.client else words.forget_everything_button
    yes = button(label.format(name=answer.client), ActionId.FORGET.of("yes"), button_value(about, Refreshed()))
    no = button(words.keep_button, ActionId.FORGET.of("no"), button_value(about, Refreshed()))
    return Message(sentence, (section(sentence), actions([yes | {"style": "danger"}, no])))


def recent_list(recent: tuple[Recent, ...], messages: Messages) -> Message:
    """The latest places that can be continued, each by its client, occupation and day."""
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


def name_modal(shown: NameState, name: str, messages: Messages) -> dict[str, Any]:
    """Whose conversation is it?"""
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
