"""The occupations a person saved, each to start from or to take off, all to compare, share or export."""

from typing import Final

from bot.conversation.events import Chose, Refreshed
from bot.conversation.profile import SAVED, Saved
from bot.conversation.screens import Aside
from bot.conversation.state import Conversation
from bot.slack.blocks import Block, Element, Message, actions, button, context, escape, header, section
from bot.slack.interactions.button_values import LISTED, ActionId, button_value
from bot.slack.text.messages import Words
from bot.slack.views.layout import RenderContext, credit, link
from bot.turns.comparison import FEWEST

SHOWN: Final = SAVED
"""Two blocks each; a message holds fifty."""


def saved_list(saved: tuple[Saved, ...], own: Conversation, look: RenderContext) -> Message:
    """The list, newest last; `own` is the conversation that starting from one of them begins."""
    words = look.words
    if not saved:
        blocks = (header(words.list_title), section(words.list_empty))
        return Message(words.list_empty, blocks)
    rows = [block for at, one in enumerate(saved[-SHOWN:], 1) for block in _row(one, at, own, words)]
    text = words.list_text.format(titles="; ".join(escape(one.title) for one in saved))
    hint = context(words.list_hint)
    passing_on = actions(handing_on(len(saved), button_value(own, Refreshed()), words))
    return Message(text[:4_000], (header(words.list_title), hint, *rows, passing_on, credit(look)))


def handing_on(count: int, value: str, words: Words) -> list[Element]:
    """What can be done with a whole list."""
    compare = button(words.compare, ActionId.COMPARE.of(LISTED), value)
    return [
        *([compare] if count >= FEWEST else []),
        button(words.share, ActionId.SHARE.of(LISTED), value),
        button(words.export, ActionId.EXPORT.of(LISTED), value),
    ]


def saved_line(one: Saved, number: int, words: Words) -> str:
    """One occupation of a list, in a line."""
    mark = " :sunny:" if one.bright else ""
    zone = f" · {words.results_zone.format(zone=one.zone)}" if one.zone is not None else ""
    return f"*{number}. {escape(one.title)}*{mark} · {link(one.code)}{zone}"


def saved_note(about: tuple[Saved, ...], saved: tuple[Saved, ...], own: Conversation, words: Words) -> Message:
    """That something is on the list now, and what had to make room for it."""
    kept = {one.code for one in saved}
    said = [words.saved_done.format(titles=_titles([one for one in about if one.code in kept]), count=len(saved))]
    lost = [one for one in about if one.code not in kept]
    if lost:
        said.append(words.list_full.format(most=SAVED, titles=_titles(lost)))
    sentence = " ".join(said)
    see = button(words.list_title, ActionId.LIST, button_value(own, Refreshed()))
    return Message(sentence, (section(sentence), actions([see])))


def removed_note(answer: Aside, own: Conversation, words: Words) -> Message:
    """That something is off the list now, or was never there."""
    sentence = words.removed_done.format(titles=_titles(answer.about)) if answer.about else words.not_on_list
    see = button(words.list_title, ActionId.LIST, button_value(own, Refreshed()))
    return Message(sentence, (section(sentence), actions([see])))


def _titles(ones: tuple[Saved, ...] | list[Saved]) -> str:
    return "; ".join(escape(one.title) for one in ones)


def _row(one: Saved, number: int, own: Conversation, words: Words) -> list[Block]:
    start = button(words.start_from_this, ActionId.START_OWN.of(one.code), button_value(own, Chose(code=one.code)))
    off = button(words.remove, ActionId.REMOVE.of(one.code), button_value(own, Refreshed()))
    return [section(saved_line(one, number, words)), actions([start, off])]
