"""Occupations side by side: the modal that asks which ones, and the comparison, in the modal or as a message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.conversation.events import Chose, Refreshed
from bot.conversation.saved_lists import Saved
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
    input_block,
    marked,
    option,
    plain,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import LISTED, ActionId, button_value
from bot.slack.interactions.modal_state import WHICH, CompareState
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit, duties_words, link, zone_words
from bot.slack.views.modal_layout import modal
from bot.turns.comparison import FEWEST, MOST

DUTIES_SHOWN: Final = 5
"""Of each kind of duty; three occupations stay far below the 13,200 characters a message may have."""

DUTY_CHARACTERS: Final = 200
DUTIES_ACROSS: Final = 12
CELL: Final = 120
"""Rows and characters that keep the table within what a message may hold."""
PAIRS: Final = 5
"""Rows in one section of a modal, which takes ten fields."""


def choice_modal(shown: CompareState, page: Sequence[Saved], saved: Sequence[Saved], messages: Messages) -> View:
    """The modal that asks which ones: those on the page of results, then others on the person's list."""
    here = {occupation.code for occupation in page}
    groups = [
        (messages.compare.page, page),
        (messages.saved_list.title, [occupation for occupation in saved if occupation.code not in here]),
    ]
    offered = [_group(label, rows) for label, rows in groups if rows]
    if sum(len(group["options"]) for group in offered) < FEWEST:
        return modal(shown, messages.compare.button, [section(messages.compare.few)], messages)
    which = {
        "type": "multi_static_select",
        "placeholder": plain(messages.compare.choose),
        "option_groups": offered,
        "max_selected_items": MOST,
    }
    question = input_block(messages.compare.which, WHICH, which)
    return modal(shown, messages.compare.button, [question], messages, messages.compare.button)


def _group(label: str, rows: Iterable[Saved]) -> dict[str, Any]:
    return {
        "label": plain(label),
        "options": [option(occupation.title, occupation.code, occupation.code) for occupation in rows],
    }


def compared_view(shown: CompareState, comparison: Comparison, context: RenderContext) -> View:
    """The comparison in the modal, which takes no table: each row is a pair of fields."""
    starts = [
        button(context.messages.buttons.start_from_this, ActionId.START.of(occupation.code), occupation.code)
        for occupation in comparison.occupations
    ]
    blocks = [*_titles(comparison, starts, context), *_fields(comparison, context), *_below(comparison, context)]
    return modal(shown, context.messages.compare.title, blocks, context.messages)


def started_view(shown: CompareState, title: str, messages: Messages) -> View:
    """The modal after the conversation has continued from one of them."""
    sentence = messages.compare.started.format(title=escape(title))
    return modal(shown, messages.compare.title, [section(sentence)], messages)


def compared_message(answer: Aside, context: RenderContext) -> Message:
    """The comparison as a message; if the line named no occupations, a question."""
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
    blocks = (
        header(messages.compare.title),
        *_titles(comparison, starts, context),
        _table(comparison, context),
        *_below(comparison, context),
    )
    return Message(messages.compare.text.format(titles=titles), blocks)


@dataclass(frozen=True)
class _Row:
    """A row of the comparison, with a number or a mark for each occupation."""

    label: str
    cells: Sequence[str]
    is_duty: bool = False


def _rows(comparison: Comparison, context: RenderContext) -> list[_Row]:
    """All that is read across: facts, counts, and for each of the person's duties which occupation answers it."""
    messages, compared = context.messages, comparison.occupations
    labels = messages.table
    rows = [
        _Row(labels.zone, ["–" if occupation.zone is None else str(occupation.zone) for occupation in compared]),
        _Row(labels.bright, [_bright(occupation, messages) for occupation in compared]),
    ]
    if not comparison.chosen:
        return rows
    return [
        *rows,
        _Row(labels.answers, [_answered_count(occupation, comparison, messages) for occupation in compared]),
        _Row(labels.closely, [str(occupation.closely) for occupation in compared]),
        _Row(labels.less, [str(occupation.less) for occupation in compared]),
        *(
            _Row(task.title, [_mark(occupation, task) for occupation in compared], is_duty=True)
            for task in comparison.duties[:DUTIES_ACROSS]
        ),
    ]


def _table(comparison: Comparison, context: RenderContext) -> Block:
    """The rows as Slack's table, for a message: https://docs.slack.dev/reference/block-kit/blocks/table-block."""
    numbers = [str(number) for number, _ in enumerate(comparison.occupations, 1)]
    rows = [["", *numbers], *([row.label, *row.cells] for row in _rows(comparison, context))]
    cells = [[{"type": "raw_text", "text": cut(text, CELL) or "\u00a0"} for text in row] for row in rows]
    return {"type": "table", "rows": cells, "column_settings": [{"is_wrapped": True}]}


def _fields(comparison: Comparison, context: RenderContext) -> list[Block]:
    """The rows in two columns: what is compared, and how it is with the first, the second and the third."""
    pairs = [(_label(row), _numbered_cells(row)) for row in _rows(comparison, context)]
    return [
        {"type": "section", "fields": [marked(text) for pair in pairs[at : at + PAIRS] for text in pair]}
        for at in range(0, len(pairs), PAIRS)
    ]


def _label(row: _Row) -> str:
    """What a row compares; a fact stands out from the person's duties."""
    label = escape(cut(row.label, CELL))
    return label if row.is_duty else f"*{label}*"


def _numbered_cells(row: _Row) -> str:
    """A row's cells, each with the number of its occupation."""
    return "\u2003".join(f"*{number}.* {escape(cell)}" for number, cell in enumerate(row.cells, 1))


def _bright(occupation: ComparedOccupation, messages: Messages) -> str:
    """Whether it has a Bright Outlook; a question mark if unknown."""
    return {True: messages.files.yes, False: "–", None: "?"}[occupation.bright]


def _answered_count(occupation: ComparedOccupation, comparison: Comparison, messages: Messages) -> str:
    """How many of the person's duties an occupation answers."""
    if occupation.answers is None:
        return "?"
    return messages.compare.answered.format(count=len(occupation.answers), total=comparison.chosen)


def _mark(occupation: ComparedOccupation, task: Task) -> str:
    """A mark whether an occupation answers one of the person's duties; a question mark if unknown."""
    if occupation.answers is None:
        return "?"
    return "✓" if task in occupation.answers else "–"


def _titles(comparison: Comparison, starts: Sequence[Element], context: RenderContext) -> list[Block]:
    """The occupations by their numbers and with their zones in words, each to start from."""
    return [
        with_accessory(
            "\n".join([f"*{number}. {escape(occupation.title)}*", " · ".join(_facts(occupation, context))]), start
        )
        for number, (occupation, start) in enumerate(zip(comparison.occupations, starts, strict=True), 1)
    ]


def _facts(occupation: ComparedOccupation, context: RenderContext) -> list[str]:
    zone = occupation.zone
    return [link(occupation.code), *([] if zone is None else [zone_words(zone, occupation.zone_title, context)])]


def _below(comparison: Comparison, context: RenderContext) -> list[Block]:
    """How many duties more there are than rows, and the duties that the occupations share with each other."""
    messages = context.messages
    left = len(comparison.duties) - DUTIES_ACROSS
    more = [context_block(messages.results.and_more.format(count=left))] if left > 0 else []
    shared = [section(_shared_duties(occupation, comparison, messages)) for occupation in comparison.occupations]
    return [*more, divider(), *shared, credit(context)]


def _shared_duties(occupation: ComparedOccupation, comparison: Comparison, messages: Messages) -> str:
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
        (shared.task.title, _shared_with([others[code] for code in shared.codes], messages) if several else "")
        for shared in occupation.shared
    ]
    return "\n".join([messages.compare.shared.format(count=len(rows), **facts), *_bullets(rows, messages)])


def _shared_with(others: Sequence[ComparedOccupation], messages: Messages) -> str:
    return " " + messages.compare.shared_with.format(
        titles=", ".join(escape(cut(occupation.title, 40)) for occupation in others)
    )


def _bullets(rows: Sequence[tuple[str, str]], messages: Messages) -> list[str]:
    shown = [f"• {escape(cut(title, DUTY_CHARACTERS))}{more}" for title, more in rows[:DUTIES_SHOWN]]
    left = len(rows) - DUTIES_SHOWN
    return [*shown, messages.results.and_more.format(count=left)] if left > 0 else shown
