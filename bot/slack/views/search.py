"""The first screen: say what you do."""

from bot.conversation.screens import Screen
from bot.slack.blocks import Message, header, question, searching_menu, section, with_menu
from bot.slack.interactions.button_values import ActionId, snapshot_block_id
from bot.slack.views.layout import RenderContext, credit, remarks_of, remarks_text


def asking(screen: Screen, look: RenderContext) -> Message:
    """A question, and a line to answer it in."""
    words = look.words
    where = snapshot_block_id(screen.conversation)
    blocks = (
        header(words.asking_title),
        *remarks_of(screen, look),
        section(words.asking),
        question(words.asking_label, where, ActionId.SEARCH, words.asking_placeholder),
        with_menu(words.asking_or, f"{where} ", searching_menu(ActionId.FIND, words.asking_find)),
        credit(look),
    )
    return Message(remarks_text(screen, look) + words.asking_text, blocks)
