"""The menu of occupations that match what somebody said."""

from typing import Any

from bot.conversation.events import Restarted
from bot.conversation.screens import OCCUPATIONS_A_PAGE, Occupations, Screen, pages_of
from bot.onet.models import Occupation
from bot.slack.blocks import Message, actions, button, escape, header, menu, option, section, with_menu
from bot.slack.interactions.button_values import ActionId, button_value, menu_action_id, snapshot_block_id
from bot.slack.views.layout import RenderContext, credit, paging, remarks_of, remarks_text

BRIGHT_OUTLOOK = "☀"
TITLES_IN_TEXT = 3


def occupations(screen: Screen, found: Occupations, context: RenderContext) -> Message:
    """Twenty matches a page in a menu, or what to try where there are none."""
    if not found.page.total:
        return _nothing(screen, context)
    messages, now = context.messages, screen.conversation
    facts = {
        "first": found.page.start,
        "last": found.page.end,
        "total": found.page.total,
        "keyword": escape(now.keyword),
        "titles": "; ".join(escape(row.title) for row in found.page.occupation[:TITLES_IN_TEXT]),
    }
    choices = [_choice(row) for row in found.page.occupation]
    chooser = menu(menu_action_id(now), messages.occupations.placeholder, choices)
    pages = pages_of(found.page.total, OCCUPATIONS_A_PAGE)
    again = button(messages.search.again, ActionId.RESTART, button_value(now, Restarted()))
    one = messages.occupations.only_one if found.page.total == 1 else ""
    blocks = (
        header(messages.occupations.title),
        *remarks_of(screen, context),
        with_menu((one or messages.occupations.where).format(**facts), snapshot_block_id(now), chooser),
        actions([*paging(now, pages, messages), again]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + (one or messages.occupations.text).format(**facts), blocks)


def _choice(row: Occupation) -> dict[str, Any]:
    mark = f" · {BRIGHT_OUTLOOK} Bright Outlook" if row.tags.bright_outlook else ""
    return option(row.title, row.code, row.code + mark)


def _nothing(screen: Screen, context: RenderContext) -> Message:
    messages, now = context.messages, screen.conversation
    facts = {"keyword": escape(now.keyword)}
    blocks = (
        header(messages.occupations.nothing_found_title),
        *remarks_of(screen, context),
        section(messages.occupations.nothing_found.format(**facts)),
        actions([button(messages.search.again, ActionId.RESTART, button_value(now, Restarted()), primary=True)]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + messages.occupations.nothing_found_text.format(**facts), blocks)
