"""Occupations side by side: the modal that asks which, and what is then shown, in it or as a message."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.conversation.events import Chose, Refreshed
from bot.conversation.profile import Saved
from bot.conversation.screens import Aside, ComparedOccupation, Comparison
from bot.conversation.state import Step
from bot.onet.models import Task
from bot.slack.blocks import (
    Block,
    Element,
    Message,
    View,
    actions,
    button,
    context_block,
    cut,
    divider,
    escape,
    header,
    option,
    plain,
    section,
)
from bot.slack.interactions.button_values import LISTED, ActionId, button_value
from bot.slack.interactions.modal_state import COMPARE, WHICH, CompareState
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit, duties_words, link, zone_name, zone_words
from bot.slack.views.modal import modal
from bot.turns.comparison import FEWEST, MOST

DUTIES_SHOWN: Final = 5
"""Of each kind of duty; three occupations stay far below the 13,200 characters a message may have."""

DUTY_CHARACTERS: Final = 200
DUTIES_ACROSS: Final = 12
CELL: Final = 120
"""Rows and characters that keep the table within what a message may hold."""


def choosing(shown: CompareState, page: Sequence[Saved], saved: Sequence[Saved], messages: Messages) -> View:
    """Which ones? Those on the page of results, and those on the person's list that are not there."""
    here = {occupation.code for occupation in page}
    groups = [
        (messages.compare.page, page),
        (messages.saved_list.title, [occupation for occupation in saved if occupation.code not in here]),
    ]
    offered = [_group(label, rows) for label, rows in groups if rows]
    if sum(len(group["options"]) for group in offered) < FEWEST:
        return modal(COMPARE, shown, messages.compare.button, [section(messages.compare.few)], messages)
    which = {
        "type": "multi_static_select",
        "action_id": WHICH,
        "placeholder": plain(messages.compare.choose),
        "option_groups": offered,
        "max_selected_items": MOST,
    }
    question = {"type": "input", "block_id": WHICH, "label": plain(messages.compare.which), "element": which}
    return modal(COMPARE, shown, messages.compare.button, [question], messages) | {
        "submit": plain(messages.compare.button)
    }


def _group(label: str, rows: Iterable[Saved]) -> dict[str, Any]:
    return {
        "label": plain(label),
        "options": [option(occupation.title, occupation.code, occupation.code) for occupation in rows],
    }


def compared_view(shown: CompareState, comparison: Comparison, context: RenderContext) -> View:
    """The comparison in the modal."""
    starts = [
        button(context.messages.buttons.start_from_this, ActionId.START.of(occupation.code), occupation.code)
        for occupation in comparison.occupations
    ]
    return modal(COMPARE, shown, context.messages.compare.title, _blocks(comparison, starts, context), context.messages)


def started_view(shown: CompareState, title: str, messages: Messages) -> View:
    """The modal once the conversation went on from one of them."""
    sentence = messages.compare.started.format(title=escape(title))
    return modal(COMPARE, shown, messages.compare.title, [section(sentence)], messages)


def compared_message(answer: Aside, context: RenderContext) -> Message:
    """The comparison as an answer in a talk; which ones is asked where that was not said."""
    messages, comparison = context.messages, answer.compared
    if comparison is None:
        action_id = ActionId.COMPARE if answer.now.step is Step.READING_RESULTS else ActionId.COMPARE.of(LISTED)
        ask = button(messages.compare.button, action_id, button_value(answer.now, Refreshed()), primary=True)
        return Message(messages.compare.ask, (section(messages.compare.ask), actions([ask])))
    starts = [
        button(
            messages.buttons.start_from_this,
            ActionId.START_OWN.of(occupation.code),
            button_value(answer.now, Chose(code=occupation.code)),
        )
        for occupation in comparison.occupations
    ]
    titles = "; ".join(escape(occupation.title) for occupation in comparison.occupations)
    blocks = (header(messages.compare.title), _across(comparison, context), *_blocks(comparison, starts, context))
    return Message(messages.compare.text.format(titles=titles), blocks)


def _across(comparison: Comparison, context: RenderContext) -> Block:
    """The occupations as a table that is read across: https://docs.slack.dev/reference/block-kit/blocks/table-block."""
    messages, compared = context.messages, comparison.occupations
    labels = messages.table
    rows = [
        ["", *(occupation.title for occupation in compared)],
        [labels.zone, *(_zone(occupation, context) for occupation in compared)],
        [labels.bright, *(messages.files.yes if occupation.bright else "–" for occupation in compared)],
    ]
    if comparison.chosen:
        rows += [[labels.closely, *(str(occupation.closely) for occupation in compared)]]
        rows += [[labels.less, *(str(occupation.less) for occupation in compared)]]
        rows += [
            [task.title, *(_mark(occupation, task) for occupation in compared)]
            for task in comparison.duties[:DUTIES_ACROSS]
        ]
    cells = [[{"type": "raw_text", "text": cut(text, CELL) or "\u00a0"} for text in row] for row in rows]
    return {"type": "table", "rows": cells}


def _zone(occupation: ComparedOccupation, context: RenderContext) -> str:
    return "–" if occupation.zone is None else zone_name(occupation.zone, occupation.zone_title, context)


def _mark(occupation: ComparedOccupation, task: Task) -> str:
    """Whether an occupation answers one of the person's duties; a question mark where that is not known."""
    if occupation.answers is None:
        return "?"
    return "✓" if task in occupation.answers else "–"


def _blocks(comparison: Comparison, starts: Sequence[Element], context: RenderContext) -> list[Block]:
    rows: list[Block] = []
    for number, (occupation, start) in enumerate(zip(comparison.occupations, starts, strict=True), 1):
        rows += [_facts(occupation, number, comparison, context) | {"accessory": start}]
        rows += _answers(occupation, comparison, context.messages)
    shared = [section(_shared(occupation, comparison, context.messages)) for occupation in comparison.occupations]
    return [*rows, divider(), *shared, credit(context)]


def _facts(occupation: ComparedOccupation, number: int, comparison: Comparison, context: RenderContext) -> Block:
    messages = context.messages
    zone = (
        messages.facts.zone_unknown
        if occupation.zone is None
        else zone_words(occupation.zone, occupation.zone_title, context)
    )
    bright = {True: [messages.facts.bright], False: [messages.facts.not_bright], None: []}[occupation.bright]
    lines = [f"*{number}. {escape(occupation.title)}* · {link(occupation.code)}", zone, *bright]
    if comparison.chosen:
        counts = messages.results.counts.format(closely=occupation.closely, less=occupation.less)
        lines.append(messages.compare.related.format(duties=duties_words(comparison.chosen, messages), counts=counts))
    return section("\n".join(lines))


def _answers(occupation: ComparedOccupation, comparison: Comparison, messages: Messages) -> list[Block]:
    if not comparison.chosen or occupation.answers is None:
        return []
    duties = duties_words(comparison.chosen, messages)
    if not occupation.answers:
        return [context_block(messages.compare.no_answers.format(duties=duties))]
    heading = messages.compare.answers.format(count=len(occupation.answers), duties=duties)
    return [context_block("\n".join([heading, *_bullets([(task.title, "") for task in occupation.answers], messages)]))]


def _shared(occupation: ComparedOccupation, comparison: Comparison, messages: Messages) -> str:
    others = {other.code: other for other in comparison.occupations if other is not occupation}
    facts = {
        "title": escape(occupation.title),
        "duties": duties_words(occupation.duties, messages),
        "others": ", ".join(escape(other.title) for other in others.values()),
    }
    if not occupation.shared:
        return messages.compare.none_shared.format(**facts)
    several = len(others) > 1
    rows = [
        (shared.task.title, _with([others[code] for code in shared.codes], messages) if several else "")
        for shared in occupation.shared
    ]
    return "\n".join([messages.compare.shared.format(count=len(rows), **facts), *_bullets(rows, messages)])


def _with(others: Sequence[ComparedOccupation], messages: Messages) -> str:
    return " " + messages.compare.shared_with.format(
        titles=", ".join(escape(cut(occupation.title, 40)) for occupation in others)
    )


def _bullets(rows: Sequence[tuple[str, str]], messages: Messages) -> list[str]:
    shown = [f"• {escape(cut(title, DUTY_CHARACTERS))}{more}" for title, more in rows[:DUTIES_SHOWN]]
    left = len(rows) - DUTIES_SHOWN
    return [*shown, messages.results.and_more.format(count=left)] if left > 0 else shown
