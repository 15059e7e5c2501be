"""The occupations that a person saved: start from or remove each; compare, share or export all."""

from typing import Final

from bot.conversation.events import Chose, Refreshed
from bot.conversation.saved_lists import SAVED, Saved
from bot.conversation.screens import Aside
from bot.conversation.state import Conversation
from bot.slack.blocks import Block, Element, Message, actions, button, context_block, escape, header, section
from bot.slack.interactions.button_values import LISTED, ActionId, button_value
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit, link, titled
from bot.turns.comparison import FEWEST

SHOWN: Final = SAVED
"""Two blocks each; a message holds fifty."""


def saved_list(saved: tuple[Saved, ...], own: Conversation, context: RenderContext) -> Message:
    """The list, newest last; `own` is the conversation that *Start from this* begins."""
    messages, top = context.messages, header(titled(context.messages.saved_list.title, own))
    if not saved:
        return Message(messages.saved_list.empty, (top, section(messages.saved_list.empty)))
    rows = [block for at, occupation in enumerate(saved[-SHOWN:], 1) for block in _row(occupation, at, own, messages)]
    text = messages.saved_list.text.format(titles="; ".join(escape(occupation.title) for occupation in saved))
    hint = context_block(messages.saved_list.hint)
    passing_on = actions(list_controls(len(saved), button_value(own, Refreshed()), messages))
    return Message(text[:4_000], (top, hint, *rows, passing_on, credit(context)))


def list_controls(count: int, value: str, messages: Messages) -> list[Element]:
    """The controls of a whole list."""
    compare = button(messages.compare.button, ActionId.COMPARE.of(LISTED), value)
    return [
        *([compare] if count >= FEWEST else []),
        button(messages.share.button, ActionId.SHARE.of(LISTED), value),
        button(messages.export.button, ActionId.EXPORT.of(LISTED), value),
    ]


def saved_line(occupation: Saved, number: int, messages: Messages) -> str:
    """One occupation of a list as a line."""
    mark = " :sunny:" if occupation.bright else ""
    zone = f" · {messages.results.zone.format(zone=occupation.zone)}" if occupation.zone is not None else ""
    return f"*{number}. {escape(occupation.title)}*{mark} · {link(occupation.code)}{zone}"


def saved_note(about: tuple[Saved, ...], saved: tuple[Saved, ...], own: Conversation, messages: Messages) -> Message:
    """Says that something was saved, and what had to make room for it."""
    codes = {occupation.code for occupation in saved}
    kept, lost = ([row for row in about if (row.code in codes) is on_list] for on_list in (True, False))
    if not kept:  # *forget me* came in between
        return Message(messages.saved_list.forgotten, (section(messages.saved_list.forgotten),))
    sentences = [messages.saved_list.saved.format(titles=_titles(kept), count=len(saved))]
    if lost:
        sentences.append(messages.saved_list.full.format(most=SAVED, titles=_titles(lost)))
    sentence = " ".join(sentences)
    see = button(messages.saved_list.title, ActionId.LIST, button_value(own, Refreshed()))
    return Message(sentence, (section(sentence), actions([see])))


def removed_note(answer: Aside, own: Conversation, messages: Messages) -> Message:
    """Says that something was removed, or wasn't on the list."""
    sentence = (
        messages.saved_list.removed.format(titles=_titles(answer.about))
        if answer.about
        else messages.saved_list.not_on_list
    )
    see = button(messages.saved_list.title, ActionId.LIST, button_value(own, Refreshed()))
    return Message(sentence, (section(sentence), actions([see])))


def _titles(occupations: tuple[Saved, ...] | list[Saved]) -> str:
    return "; ".join(escape(occupation.title) for occupation in occupations)


def _row(occupation: Saved, number: int, own: Conversation, messages: Messages) -> list[Block]:
    start = button(
        messages.buttons.start_from_this,
        ActionId.START_OWN.of(occupation.code),
        button_value(own, Chose(code=occupation.code)),
    )
    off = button(messages.saved_list.remove, ActionId.REMOVE.of(occupation.code), button_value(own, Refreshed()))
    return [section(saved_line(occupation, number, messages)), actions([start, off])]
