"""The first screen: say what you do."""

from bot.conversation.events import Refreshed
from bot.conversation.screens import Screen
from bot.slack.blocks import Message, actions, button, header, question, searching_menu, section, with_accessory
from bot.slack.interactions.button_values import ActionId, button_value, snapshot_block_id
from bot.slack.views.layout import RenderContext, back_where, credit, remarks_of, remarks_text, titled


def search(screen: Screen, context: RenderContext) -> Message:
    """A question, and a line to answer it in."""
    messages = context.messages
    where = snapshot_block_id(screen.conversation)
    begin = button(messages.clients.begin, ActionId.BEGIN, button_value(screen.conversation, Refreshed()))
    blocks = (
        header(titled(messages.search.title, screen.conversation)),
        *remarks_of(screen, context),
        section(messages.search.intro),
        question(messages.search.label, where, ActionId.SEARCH, messages.search.placeholder),
        with_accessory(messages.search.or_pick, searching_menu(ActionId.FIND, messages.search.find), f"{where} "),
        actions([*back_where(screen.conversation, messages), begin]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + messages.search.text, blocks)
