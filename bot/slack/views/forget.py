"""The question before a person's data, or a client's, is forgotten."""

from bot.conversation.events import Refreshed
from bot.conversation.screens import Aside
from bot.conversation.state import Conversation
from bot.slack.blocks import Message, actions, button, escape, section
from bot.slack.interactions.button_values import ActionId, button_value
from bot.slack.text.messages import Messages


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
