"""The menu of occupations that match what a person said."""

from typing import Any

from bot.conversation.events import Chose, Restarted
from bot.conversation.screens import OCCUPATIONS_A_PAGE, Occupations, Screen, pages_of
from bot.conversation.state import Conversation
from bot.onet.matching.unpaid_work import unpaid_work
from bot.onet.models import Occupation
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
    plain,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, button_value, menu_action_id, snapshot_block_id
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, back_where, credit, paging, remarks_of, remarks_text, titled

BRIGHT_OUTLOOK = "☀"
TITLES_IN_TEXT = 3
FIRST_HITS = 3
"""Matches that are buttons too: the obvious one takes one press."""
LINE, LINES = 120, 3
"""Of the lines that a pasted text was understood by, how much is repeated."""
GROUP = 60
QUOTED_CHARACTERS = 120


def occupations(screen: Screen, found: Occupations, context: RenderContext) -> Message:
    """Twenty matches per page in a menu, or what to try if there are none."""
    if not found.page.occupation:
        return _nothing_found(screen, found, context)
    messages, now = context.messages, screen.conversation
    facts = {
        "first": found.page.start,
        "last": found.page.end,
        "total": found.page.total,
        "keyword": escape(now.keyword),
        "titles": "; ".join(escape(row.title) for row in found.page.occupation[:TITLES_IN_TEXT]),
    }
    chooser = _chooser(found, now, messages)
    pages = pages_of(found.page.total, OCCUPATIONS_A_PAGE)
    again = button(messages.search.again, ActionId.RESTART, button_value(now, Restarted()))
    only_one = messages.occupations.only_one if found.page.total == 1 else ""
    blocks = (
        header(titled(messages.occupations.title, now)),
        *remarks_of(screen, context),
        *_search_notes(found, now, context),
        actions([_pick(row, now) for row in found.page.occupation[:FIRST_HITS]]),
        with_accessory(_menu_heading(found, only_one, messages).format(**facts), chooser, snapshot_block_id(now)),
        *_duties(found, now, messages),
        actions([*paging(now, pages, messages), *back_where(now, messages), again]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + (only_one or messages.occupations.text).format(**facts), blocks)


def _menu_heading(found: Occupations, only_one: str, messages: Messages) -> str:
    """What the menu has: matches, the only one, or a guess."""
    understanding = found.page.understanding
    doubtful = understanding is not None and not understanding.confident
    return messages.occupations.doubtful if doubtful else only_one or messages.occupations.where


def _search_notes(found: Occupations, now: Conversation, context: RenderContext) -> list[Block]:
    """The codes found in the text, how a pasted text was read, and what to say of work without a title."""
    messages, understanding, read = context.messages.occupations, found.page.understanding, found.read
    lines = [
        messages.code[code.kind].format(text=escape(code.said), title=escape(code.title or ""))
        for code in (understanding.codes if understanding else ())
        if code.kind in messages.code
    ]
    if read is not None:
        based_on = "; ".join(escape(cut(line, LINE)) for line in read.based_on[:LINES])
        lines += [messages.text_read.format(lines=based_on)] if based_on else []
        lines += [messages.text_unread.format(count=read.unread_characters)] if read.unread_characters else []
        lines += [messages.personal_details.format(count=read.personal_details)] if read.personal_details else []
    unpaid = unpaid_work(now.keyword)
    return [context_block(*lines)] * bool(lines) + ([section(messages.unpaid[unpaid])] if unpaid else [])


def _chooser(found: Occupations, now: Conversation, messages: Messages) -> Element:
    """The menu, in groups if several jobs were named."""
    rows = {row.code: row for row in found.page.occupation}
    chooser = menu(menu_action_id(now), messages.occupations.placeholder, [_choice(row) for row in rows.values()])
    understanding = found.page.understanding
    if understanding is None or len(understanding.groups) <= 1:
        return chooser
    groups = []
    for group in understanding.groups:
        label = messages.occupations.group.format(text=cut(group.said, GROUP))
        groups.append((label, [rows.pop(code) for code in group.codes if code in rows]))
    groups.append((messages.occupations.others, list(rows.values())))
    offered = [{"label": plain(label), "options": [_choice(row) for row in some]} for label, some in groups if some]
    return {key: value for key, value in chooser.items() if key != "options"} | {"option_groups": offered}


def _duties(found: Occupations, now: Conversation, messages: Messages) -> list[Block]:
    """Duties of any occupation that match the text: a way to begin without a title."""
    if not found.duties:
        return []
    blocks = [section(messages.occupations.tick_this)]
    for duty in found.duties:
        start = button(
            messages.occupations.start_there, ActionId.DUTY.of(duty.id), button_value(now, Chose(code=duty.code or ""))
        )
        blocks.append(with_accessory(escape(duty.title), start))
    return blocks


def _pick(row: Occupation, now: Conversation) -> Element:
    return button(row.title, ActionId.PICK.of(row.code), button_value(now, Chose(code=row.code)))


def _choice(row: Occupation) -> dict[str, Any]:
    mark = f" · {BRIGHT_OUTLOOK} Bright Outlook" if row.tags.bright_outlook else ""
    return option(row.title, row.code, row.code + mark)


def _question(screen: Screen, found: Occupations, context: RenderContext) -> Message:
    """The question if too little was understood: what was and wasn't, and at most three ways to continue."""
    messages, now = context.messages, screen.conversation
    sentence = " ".join([*_understood_words(found, now, messages), messages.occupations.ways_on])
    blocks = (
        header(messages.occupations.asking_title),
        *remarks_of(screen, context),
        *_search_notes(found, now, context),
        section(sentence),
        *_duties(found, now, messages),
        actions([button(messages.search.again, ActionId.RESTART, button_value(now, Restarted()), primary=True)]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + sentence, blocks)


def _understood_words(found: Occupations, now: Conversation, messages: Messages) -> list[str]:
    """What was ruled out, what was understood and what wasn't, in the person's words."""
    texts, understanding = messages.occupations, found.page.understanding
    if understanding is not None and understanding.denied:
        return [texts.denied.format(denied=escape(cut(", ".join(understanding.denied), QUOTED_CHARACTERS)))]
    ignored = ", ".join(understanding.ignored) if understanding is not None else ""
    understood = ", ".join(understanding.understood) if understanding is not None else ""
    sentence = texts.not_understood if ignored else texts.nothing_understood
    parts = [
        sentence.format(
            ignored=escape(cut(ignored, QUOTED_CHARACTERS)), keyword=escape(cut(now.keyword, QUOTED_CHARACTERS))
        )
    ]
    return [
        *parts,
        *([texts.understood.format(understood=escape(cut(understood, QUOTED_CHARACTERS)))] if understood else []),
    ]


def _nothing_found(screen: Screen, found: Occupations, context: RenderContext) -> Message:
    messages, now = context.messages, screen.conversation
    facts = {"keyword": escape(now.keyword)}
    if found.page.understanding is not None or found.read is not None:
        return _question(screen, found, context)
    blocks = (
        header(messages.occupations.nothing_found_title),
        *remarks_of(screen, context),
        *_search_notes(found, now, context),
        section(messages.occupations.nothing_found.format(**facts)),
        actions([button(messages.search.again, ActionId.RESTART, button_value(now, Restarted()), primary=True)]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + messages.occupations.nothing_found_text.format(**facts), blocks)
