"""The app's Home tab: start here, go on where you left, your searches and your list, and whose data it is."""

from typing import Final

from bot.conversation.events import Chose, Event, Refreshed, Searched
from bot.conversation.profile import Profile, Saved
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    context_block,
    cut,
    divider,
    header,
    searching_menu,
    section,
    with_menu,
)
from bot.slack.interactions.button_values import ActionId
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit
from bot.slack.views.saved_list import handing_on, saved_line

HOME: Final = "home"


def home(memory: Profile, context: RenderContext) -> View:
    """The view of one person. Its controls carry events, which begin in the direct messages."""
    messages = context.messages
    blocks: list[Block] = [
        header(messages.home.title),
        section(messages.home.what),
        with_menu(messages.home.start, "home find", searching_menu(ActionId.FIND, messages.search.find)),
        *_go_on(memory, messages),
        *_searches(memory.searches, messages),
        *_saved(memory, messages),
        divider(),
        context_block(messages.home.data),
        credit(context),
    ]
    return {"type": "home", "callback_id": HOME, "blocks": blocks}


def event_text(event: Event) -> str:
    """What a Home button carries."""
    return event.model_dump_json()


def _go_on(memory: Profile, messages: Messages) -> list[Block]:
    if not memory.latest:
        return []
    label = messages.home.resume.format(about=cut(memory.latest, 50))
    return [actions([button(label, ActionId.HOME.of("resume"), event_text(Refreshed()), primary=True)])]


def _searches(searches: tuple[str, ...], messages: Messages) -> list[Block]:
    if not searches:
        return []
    buttons = [
        button(cut(search, 70), ActionId.HOME.of(f"search {number}"), event_text(Searched(keyword=search)))
        for number, search in enumerate(searches)
    ]
    return [section(f"*{messages.home.searches}*"), actions(buttons)]


def _saved(memory: Profile, messages: Messages) -> list[Block]:
    saved = memory.saved_for("")
    if not saved:
        return []
    rows = [block for at, occupation in enumerate(saved, 1) for block in _row(occupation, at, messages)]
    passing_on = actions(handing_on(len(saved), event_text(Refreshed()), messages))
    return [section(f"*{messages.saved_list.title}*"), *rows, passing_on]


def _row(occupation: Saved, number: int, messages: Messages) -> list[Block]:
    start = button(
        messages.buttons.start_from_this, ActionId.HOME.of(occupation.code), event_text(Chose(code=occupation.code))
    )
    off = button(messages.saved_list.remove, ActionId.REMOVE.of(occupation.code), event_text(Refreshed()))
    return [section(saved_line(occupation, number, messages)), actions([start, off])]
