"""The app's Home tab: start here, go on where you left, your searches and your list, and whose data it is."""

from typing import Final

from bot.conversation.events import Chose, Event, Refreshed, Searched
from bot.conversation.profile import Profile, Saved
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    context,
    cut,
    divider,
    header,
    searching_menu,
    section,
    with_menu,
)
from bot.slack.interactions.button_values import ActionId
from bot.slack.text.messages import Words
from bot.slack.views.layout import RenderContext, credit
from bot.slack.views.saved_list import handing_on, saved_line

HOME: Final = "home"


def home(memory: Profile, look: RenderContext) -> View:
    """The view of one person. Its controls carry events, which begin in the direct messages."""
    words = look.words
    blocks: list[Block] = [
        header(words.home_title),
        section(words.home_what),
        with_menu(words.home_start, "home find", searching_menu(ActionId.FIND, words.asking_find)),
        *_go_on(memory, words),
        *_searches(memory.searches, words),
        *_saved(memory, words),
        divider(),
        context(words.home_data),
        credit(look),
    ]
    return {"type": "home", "callback_id": HOME, "blocks": blocks}


def event_text(event: Event) -> str:
    """What a Home button carries."""
    return event.model_dump_json()


def _go_on(memory: Profile, words: Words) -> list[Block]:
    if not memory.latest:
        return []
    label = words.home_resume.format(about=cut(memory.latest, 50))
    return [actions([button(label, ActionId.HOME.of("resume"), event_text(Refreshed()), primary=True)])]


def _searches(searches: tuple[str, ...], words: Words) -> list[Block]:
    if not searches:
        return []
    buttons = [
        button(cut(said, 70), ActionId.HOME.of(f"search {number}"), event_text(Searched(keyword=said)))
        for number, said in enumerate(searches)
    ]
    return [section(f"*{words.home_searches}*"), actions(buttons)]


def _saved(memory: Profile, words: Words) -> list[Block]:
    if not memory.saved:
        return []
    rows = [block for at, one in enumerate(memory.saved, 1) for block in _row(one, at, words)]
    passing_on = actions(handing_on(len(memory.saved), event_text(Refreshed()), words))
    return [section(f"*{words.list_title}*"), *rows, passing_on]


def _row(one: Saved, number: int, words: Words) -> list[Block]:
    start = button(words.start_from_this, ActionId.HOME.of(one.code), event_text(Chose(code=one.code)))
    off = button(words.remove, ActionId.REMOVE.of(one.code), event_text(Refreshed()))
    return [section(saved_line(one, number, words)), actions([start, off])]
