"""The app's Home tab: start, continue, recent searches, the list, and the data credit."""

from typing import Final

from bot.conversation.events import Chose, Event, Refreshed, Searched
from bot.conversation.profile import Profile
from bot.conversation.saved_lists import Saved
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    context_block,
    cut,
    divider,
    escape,
    header,
    searching_menu,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit
from bot.slack.views.saved_list import list_controls, saved_line

HOME: Final = "home"
CLIENTS: Final = 10
TITLES: Final = 3
ABOUT: Final = 100
"""Clients in Home, titles of what is on the list of each, and characters of what their conversation is about."""

RESUME: Final = "resume "
LIST: Final = "list "
"""What stands before a client's name in the id of a button that continues with them, or shows their list."""


def home(memory: Profile, context: RenderContext, *, listed: bool = True) -> View:
    """A person's Home view. Its controls carry events, which begin in the direct messages.

    `listed` says whether the lists could be read; if not, the view says so.
    """
    messages = context.messages
    blocks: list[Block] = [
        header(messages.home.title),
        section(messages.home.what),
        with_accessory(messages.home.start, searching_menu(ActionId.FIND, messages.search.find), "home find"),
        _start_buttons(memory, messages),
        *_clients(memory, messages),
        *_searches(memory.searches, messages),
        *(_saved_list(memory, messages) if listed else [section(messages.saved_list.not_read)]),
        divider(),
        context_block(messages.home.data),
        credit(context),
    ]
    return {"type": "home", "callback_id": HOME, "blocks": blocks}


def event_text(event: Event) -> str:
    """The value of a Home button."""
    return event.model_dump_json()


def _start_buttons(memory: Profile, messages: Messages) -> Block:
    """Buttons to continue, or to begin for a client."""
    begin = button(messages.clients.begin, ActionId.BEGIN, event_text(Refreshed()))
    if not memory.latest:
        return actions([begin])
    label = messages.home.resume.format(about=cut(memory.latest, 50))
    return actions([button(label, ActionId.HOME.of("resume"), event_text(Refreshed()), primary=True), begin])


def _clients(memory: Profile, messages: Messages) -> list[Block]:
    """The latest clients: what the latest conversation of each is about, and what is on their list."""
    rows = [block for client in memory.clients[:CLIENTS] for block in _client(client, memory, messages)]
    return [section(f"*{messages.clients.in_home}*"), *rows] if rows else []


def _client(client: str, memory: Profile, messages: Messages) -> list[Block]:
    about, saved = memory.about(client), memory.lists.of(client)
    line = f"*{escape(client)}*" + (f" · {escape(cut(about, ABOUT))}" if about else "")
    titles = "; ".join(escape(occupation.title) for occupation in saved[:TITLES])
    more = f"; {messages.results.and_more.format(count=len(saved) - TITLES)}" if len(saved) > TITLES else ""
    listed = [messages.clients.saved_row.format(titles=titles + more)] if saved else []
    go_on = button(messages.clients.go_on, ActionId.HOME.of(RESUME + client), event_text(Refreshed()))
    see = button(messages.saved_list.title, ActionId.HOME.of(LIST + client), event_text(Refreshed()))
    return [section("\n".join([line, *listed])), actions([*([go_on] if about else []), *([see] if saved else [])])]


def _searches(searches: tuple[str, ...], messages: Messages) -> list[Block]:
    if not searches:
        return []
    buttons = [
        button(cut(search, 70), ActionId.HOME.of(f"search {number}"), event_text(Searched(keyword=search)))
        for number, search in enumerate(searches)
    ]
    return [section(f"*{messages.home.searches}*"), actions(buttons)]


def _saved_list(memory: Profile, messages: Messages) -> list[Block]:
    saved = memory.lists.of("")
    if not saved:
        return []
    rows = [block for at, occupation in enumerate(saved, 1) for block in _row(occupation, at, messages)]
    passing_on = actions(list_controls(len(saved), event_text(Refreshed()), messages))
    return [section(f"*{messages.saved_list.title}*"), *rows, passing_on]


def _row(occupation: Saved, number: int, messages: Messages) -> list[Block]:
    start = button(
        messages.buttons.start_from_this, ActionId.HOME.of(occupation.code), event_text(Chose(code=occupation.code))
    )
    off = button(messages.saved_list.remove, ActionId.REMOVE.of(occupation.code), event_text(Refreshed()))
    return [section(saved_line(occupation, number, messages)), actions([start, off])]
