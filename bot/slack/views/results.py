"""The occupations that share the chosen duties."""

from typing import Any

from bot.conversation.events import Filtered, Refreshed, Restarted, SortedBy, WentBack
from bot.conversation.results import Order
from bot.conversation.screens import Results, Screen
from bot.conversation.state import Conversation
from bot.onet.models import RelatedOccupation
from bot.slack.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    context_block,
    cut,
    escape,
    header,
    menu,
    option,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, button_value, saved_option
from bot.slack.text.messages import Messages
from bot.slack.views.layout import (
    RenderContext,
    credit,
    duties_words,
    filter_words,
    link,
    paging,
    remarks_of,
    remarks_text,
)

DUTIES_SHOWN = 2
DUTY_CHARACTERS = 300
"""Ten results of two statements stay far below the 13,200 characters a message may have."""
TITLES_IN_TEXT = 3


def results(screen: Screen, found: Results, context: RenderContext) -> Message:
    """Ten related occupations a page, each with what it shares."""
    messages, now, page = context.messages, screen.conversation, found.page
    facts: dict[str, Any] = {
        "title": escape(now.title),
        "duties": duties_words(len(now.chosen), messages),
        "first": page.start,
        "last": page.end,
        "total": page.total,
        "every": found.every,
        "filter": filter_words(now, messages),
        "titles": "; ".join(escape(row.title) for row in page.occupation[:TITLES_IN_TEXT]),
    }
    if not page.total:
        return _nothing(screen, found, facts, context)
    # A result of a message that Slack sends back whole says only which one it is (pressing.py).
    looked = button_value(now, Refreshed()) if now.place.ephemeral else ""
    where = messages.results.filtered if facts["filter"] else messages.results.where
    blocks = (
        header(messages.results.title),
        *remarks_of(screen, context),
        context_block(where.format(**facts)),
        actions(_orders(now, messages)),
        *_filters(now, found, messages),
        *(_result(row, number, looked, messages) for number, row in enumerate(page.occupation, page.start)),
        actions([*paging(now, found.pages, messages), *_leaving(now, messages), *_handing_on(now, found, messages)]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + _in_words(page.total, messages).format(**facts), blocks)


def _in_words(total: int, messages: Messages) -> str:
    return messages.results.text_one if total == 1 else messages.results.text


def _orders(now: Conversation, messages: Messages) -> list[Element]:
    return [_order(now, sort, messages) for sort in Order]


def _order(now: Conversation, sort: Order, messages: Messages) -> Element:
    name = messages.results.sorts[sort]
    active = sort is now.sort
    label = messages.results.active.format(name=name) if active else name
    return button(label, ActionId.SORT.of(sort), button_value(now, SortedBy(sort=sort)), primary=active)


def _filters(now: Conversation, found: Results, messages: Messages) -> list[Block]:
    """A button for each Job Zone and for Bright Outlook, with how many it would leave; the active ones marked."""
    zones = sorted({*found.zones, *now.filter.zones})
    made = [_zone(now, zone, found.zones.get(zone, 0), messages) for zone in zones]
    if found.bright or now.filter.bright:
        label = messages.results.filter_bright.format(count=found.bright)
        meant = Filtered(filter=now.filter.but(bright=not now.filter.bright))
        made.insert(
            0, _toggle(label, ActionId.FILTER.of("bright"), button_value(now, meant), now.filter.bright, messages)
        )
    return [actions(made)] if made else []


def _zone(now: Conversation, zone: int, count: int, messages: Messages) -> Element:
    active = zone in now.filter.zones
    wanted = [other for other in now.filter.zones if other != zone] if active else [zone]
    label = messages.results.filter_zone.format(zone=zone, count=count)
    meant = Filtered(filter=now.filter.but(zones=wanted))
    return _toggle(label, ActionId.FILTER.of(zone), button_value(now, meant), active, messages)


def _toggle(label: str, action_id: str, value: str, active: bool, messages: Messages) -> Element:
    shown = messages.results.active.format(name=label) if active else label
    return button(shown, action_id, value, primary=active)


def _result(row: RelatedOccupation, number: int, looked: str, messages: Messages) -> Block:
    mark = " :sunny:" if row.tags.bright_outlook else ""
    zone = [messages.results.zone.format(zone=row.job_zone)] if row.job_zone is not None else []
    shared = row.tasks.closely_related
    counts = messages.results.counts.format(closely=len(shared), less=len(row.tasks.less_related))
    matching = [f"• {escape(cut(task.title, DUTY_CHARACTERS))}" for task in shared[:DUTIES_SHOWN]]
    head = f"*{number}. {escape(row.title)}*{mark}"
    said = "\n".join([head, " · ".join([link(row.code), *zone, counts]), *matching])
    return with_accessory(said, button(messages.details.button, ActionId.DETAILS.of(row.code), looked))


def _leaving(now: Conversation, messages: Messages) -> list[Element]:
    return [
        button(messages.results.change_duties, ActionId.BACK, button_value(now, WentBack())),
        button(messages.search.again, ActionId.RESTART, button_value(now, Restarted())),
    ]


def _handing_on(now: Conversation, found: Results, messages: Messages) -> list[Element]:
    saving = [option(row.title, saved_option(row), row.code) for row in found.page.occupation]
    return [
        button(messages.compare.button, ActionId.COMPARE, button_value(now, Refreshed())),
        button(messages.share.button, ActionId.SHARE, button_value(now, Refreshed())),
        button(messages.export.button, ActionId.EXPORT, button_value(now, Refreshed())),
        menu(ActionId.SAVE.of("menu"), messages.saved_list.save_to_list, saving),
    ]


def _nothing(screen: Screen, found: Results, facts: dict[str, Any], context: RenderContext) -> Message:
    """None share the duties, or none of those pass the filter, which can then be taken away."""
    messages, now = context.messages, screen.conversation
    sentence, text = messages.results.none, messages.results.none_text
    ways = _leaving(now, messages)
    if found.every:
        sentence, text = messages.results.nothing_left, messages.results.nothing_left_text
        label = messages.results.show_all.format(every=found.every)
        ways.insert(0, button(label, ActionId.FILTER.of("all"), button_value(now, Filtered()), primary=True))
    blocks = (
        header(messages.results.title),
        *remarks_of(screen, context),
        section(sentence.format(**facts)),
        actions(ways),
        credit(context),
    )
    return Message(remarks_text(screen, context) + text.format(**facts), blocks)
