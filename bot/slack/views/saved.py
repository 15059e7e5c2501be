"""The occupations a person saved, each to start from, or to take off the list."""

from typing import Final

from bot.conversation.events import Chose, Looked
from bot.conversation.memory import Saved
from bot.conversation.state import Conversation
from bot.slack.blocks import Block, Message, actions, button, context, escape, header, section
from bot.slack.controls import ActionId, value_of
from bot.slack.views.frame import Look, credit, link
from bot.slack.words import Words

SHOWN: Final = 20
"""Two blocks each; a message holds fifty. A person's list holds no more."""


def saved_list(saved: tuple[Saved, ...], own: Conversation, look: Look) -> Message:
    """The list, newest last; `own` is the conversation that starting from one of them begins."""
    words = look.words
    if not saved:
        blocks = (header(words.list_title), section(words.list_empty))
        return Message(words.list_empty, blocks)
    rows = [block for one in saved[-SHOWN:] for block in _row(one, own, words)]
    text = words.list_text.format(titles="; ".join(escape(one.title) for one in saved))
    hint = context(words.list_hint)
    return Message(text[:4_000], (header(words.list_title), hint, *rows, credit(look)))


def _row(one: Saved, own: Conversation, words: Words) -> list[Block]:
    start = button(words.start_from_this, ActionId.OWN.of(one.code), value_of(own, Chose(code=one.code)))
    off = button(words.remove, ActionId.REMOVE.of(one.code), value_of(own, Looked()))
    return [section(f"*{escape(one.title)}* · {link(one.code)}"), actions([start, off])]
