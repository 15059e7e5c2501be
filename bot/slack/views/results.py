"""The occupations that share the chosen duties."""

from typing import Any

from bot.conversation.events import Filtered, Refreshed, Restarted, SortedBy, WentBack
from bot.conversation.screens import Results, Screen
from bot.conversation.state import Conversation
from bot.onet.models import RelatedOccupation, Sort
from bot.slack.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    context,
    cut,
    escape,
    header,
    menu,
    option,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, button_value, saved_option
from bot.slack.text.messages import Words
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


def results(screen: Screen, found: Results, look: RenderContext) -> Message:
    """Ten related occupations a page, each with what it shares."""
    words, now, page = look.words, screen.conversation, found.page
    facts: dict[str, Any] = {
        "title": escape(now.title),
        "duties": duties_words(len(now.chosen), words),
        "first": page.start,
        "last": page.end,
        "total": page.total,
        "every": found.every,
        "filter": filter_words(now, words),
        "titles": "; ".join(escape(row.title) for row in page.occupation[:TITLES_IN_TEXT]),
    }
    if not page.total:
        return _nothing(screen, found, facts, look)
    # A result of a message that Slack sends back whole says only which one it is (pressing.py).
    looked = button_value(now, Refreshed()) if now.place.ephemeral else ""
    where = words.results_filtered if facts["filter"] else words.results_where
    blocks = (
        header(words.results_title),
        *remarks_of(screen, look),
        context(where.format(**facts)),
        actions(_orders(now, words)),
        *_filters(now, found, words),
        *(_result(row, number, looked, words) for number, row in enumerate(page.occupation, page.start)),
        actions([*paging(now, found.pages, words), *_leaving(now, words), *_handing_on(now, found, words)]),
        credit(look),
    )
    return Message(remarks_text(screen, look) + _in_words(page.total, words).format(**facts), blocks)


def _in_words(total: int, words: Words) -> str:
    return words.results_text_one if total == 1 else words.results_text


def _orders(now: Conversation, words: Words) -> list[Element]:
    return [_order(now, sort, words) for sort in Sort]


def _order(now: Conversation, sort: Sort, words: Words) -> Element:
    name = words.sorts[sort]
    active = sort is now.sort
    label = words.sort_active.format(name=name) if active else name
    return button(label, ActionId.SORT.of(sort), button_value(now, SortedBy(sort=sort)), primary=active)


def _filters(now: Conversation, found: Results, words: Words) -> list[Block]:
    """A button for each Job Zone and for Bright Outlook, with how many it would leave; the active ones marked."""
    zones = sorted({*found.zones, *now.filter.zones})
    made = [_zone(now, zone, found.zones.get(zone, 0), words) for zone in zones]
    if found.bright or now.filter.bright:
        label = words.filter_bright.format(count=found.bright)
        meant = Filtered(filter=now.filter.but(bright=not now.filter.bright))
        made.insert(0, _toggle(label, ActionId.FILTER.of("bright"), button_value(now, meant), now.filter.bright, words))
    return [actions(made)] if made else []


def _zone(now: Conversation, zone: int, count: int, words: Words) -> Element:
    active = zone in now.filter.zones
    wanted = [other for other in now.filter.zones if other != zone] if active else [zone]
    label = words.filter_zone.format(zone=zone, count=count)
    meant = Filtered(filter=now.filter.but(zones=wanted))
    return _toggle(label, ActionId.FILTER.of(zone), button_value(now, meant), active, words)


def _toggle(label: str, action_id: str, value: str, active: bool, words: Words) -> Element:
    shown = words.sort_active.format(name=label) if active else label
    return button(shown, action_id, value, primary=active)


def _result(row: RelatedOccupation, number: int, looked: str, words: Words) -> Block:
    mark = " :sunny:" if row.tags.bright_outlook else ""
    zone = [words.results_zone.format(zone=row.job_zone)] if row.job_zone is not None else []
    shared = row.tasks.closely_related
    counts = words.results_counts.format(closely=len(shared), less=len(row.tasks.less_related))
    matching = [f"• {escape(cut(task.title, DUTY_CHARACTERS))}" for task in shared[:DUTIES_SHOWN]]
    head = f"*{number}. {escape(row.title)}*{mark}"
    said = "\n".join([head, " · ".join([link(row.code), *zone, counts]), *matching])
    return with_accessory(said, button(words.details, ActionId.DETAILS.of(row.code), looked))


def _leaving(now: Conversation, words: Words) -> list[Element]:
    return [
        button(words.change_duties, ActionId.BACK, button_value(now, WentBack())),
        button(words.search_again, ActionId.RESTART, button_value(now, Restarted())),
    ]


def _handing_on(now: Conversation, found: Results, words: Words) -> list[Element]:
    saving = [option(row.title, saved_option(row), row.code) for row in found.page.occupation]
    return [
        button(words.compare, ActionId.COMPARE, button_value(now, Refreshed())),
        button(words.share, ActionId.SHARE, button_value(now, Refreshed())),
        button(words.export, ActionId.EXPORT, button_value(now, Refreshed())),
        menu(ActionId.SAVE.of("menu"), words.save_to_list, saving),
    ]


def _nothing(screen: Screen, found: Results, facts: dict[str, Any], look: RenderContext) -> Message:
    """None share the duties, or none of those pass the filter, which can then be taken away."""
    words, now = look.words, screen.conversation
    sentence, text = words.no_results, words.no_results_text
    ways = _leaving(now, words)
    if found.every:
        sentence, text = words.nothing_left, words.nothing_left_text
        label = words.show_all.format(every=found.every)
        ways.insert(0, button(label, ActionId.FILTER.of("all"), button_value(now, Filtered()), primary=True))
    blocks = (
        header(words.results_title),
        *remarks_of(screen, look),
        section(sentence.format(**facts)),
        actions(ways),
        credit(look),
    )
    return Message(remarks_text(screen, look) + text.format(**facts), blocks)
