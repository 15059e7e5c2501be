"""The duties of an occupation, to tick one's own."""

from collections.abc import Iterator
from typing import Final

from bot.conversation.events import AddedJob, AskedForRelated, ClearedAll, TickedPage, WentBack
from bot.conversation.screens import TASKS_A_PAGE, Duties, Screen
from bot.conversation.state import Conversation
from bot.onet.models import Task
from bot.slack.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    context_block,
    escape,
    header,
    option,
    several_menu,
    tickable,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, TickBlock, button_value
from bot.slack.text.messages import Messages
from bot.slack.views.layout import (
    RenderContext,
    credit,
    first_and_last,
    menu_block,
    paging,
    remarks_of,
    remarks_text,
    titled,
)

REASONS: Final = 2
"""Words that are repeated of those that led to a duty."""


def duties(screen: Screen, found: Duties, context: RenderContext) -> Message:
    """Ten whole statements a page, each with its checkbox."""
    messages, now = context.messages, screen.conversation
    first, last = first_and_last(now.page, TASKS_A_PAGE, len(found.tasks))
    shown = found.shown(now.page)
    facts = {
        "code": escape(now.code),
        "title": escape(now.title),
        "first": first,
        "last": last,
        "total": len(found.tasks),
        "count": len(now.chosen),
        "chosen": _chosen(now, shown, messages),
    }
    related = button_value(now, AskedForRelated())
    blocks = (
        header(titled(now.title, now)),
        *remarks_of(screen, context),
        context_block(messages.duties.where.format(**facts), _hint(now, messages)),
        actions([button(messages.duties.related, ActionId.RELATED.of("above"), related, primary=True)]),
        *_page(screen, found, messages),
        actions(_main_buttons(now, messages)),
        actions([*paging(now, found.pages, messages), *_tick_buttons(now, shown, messages)]),
        _avoid_menu(screen, found, messages),
        credit(context),
    )
    return Message(remarks_text(screen, context) + messages.duties.text.format(**facts), blocks)


def _page(screen: Screen, found: Duties, messages: Messages) -> Iterator[Block]:
    """The duties of the page, each with the words that led to it."""
    page = screen.conversation.page
    for number, task in enumerate(found.shown(page), (page - 1) * TASKS_A_PAGE + 1):
        yield _duty(screen, task, number)
        yield from _reason(task, found, messages)


def _chosen(now: Conversation, shown: tuple[Task, ...], messages: Messages) -> str:
    """How many are chosen; empty for none, because ticks don't redraw the screen and "0 chosen" would stay."""
    if not now.chosen:
        return ""
    here = {task.id for task in shown}
    elsewhere = sum(task not in here for task in now.chosen)
    sentence = messages.duties.chosen_elsewhere if elsewhere else messages.duties.chosen
    return " · " + sentence.format(count=len(now.chosen), elsewhere=elsewhere)


def _hint(now: Conversation, messages: Messages) -> str:
    """What to do here, and whether the duties of another occupation count too."""
    if not now.also:
        return messages.duties.hint
    others = ", ".join(escape(job.title or job.code) for job in now.also)
    return f"{messages.duties.hint} {messages.controls.together.format(titles=others)}"


def _duty(screen: Screen, task: Task, number: int) -> Block:
    now = screen.conversation
    where = TickBlock(
        conversation=now.id, turn=now.turn, code=now.code, task=task.id, render_id=screen.render_id, owner=now.owner
    )
    ticked = task.id in now.chosen
    return tickable(number, task.title, where.write(), ActionId.TICK.of(task.id), task.id, ticked=ticked)


def _avoid_menu(screen: Screen, found: Duties, messages: Messages) -> Block:
    """The menu of duties that the person wants to get away from."""
    offered = [option(f"{number}. {task.title}", task.id) for number, task in enumerate(found.tasks, 1)]
    chosen = screen.conversation.avoided
    menu = several_menu(ActionId.AVOID, messages.controls.avoid_placeholder, offered, chosen)
    return with_accessory(messages.controls.avoid, menu, menu_block(screen, "avoid"))


def _reason(task: Task, found: Duties, messages: Messages) -> list[Block]:
    """The person's words that led to a described duty."""
    described = next((match for match in found.described if match.id == task.id), None)
    words_said = list(dict.fromkeys(word.said for word in described.because))[:REASONS] if described else []
    if described is None or not described.ticked or not words_said:
        return []
    words = ", ".join(messages.duties.quoted.format(word=escape(word)) for word in words_said)
    return [context_block(messages.duties.because.format(words=words))]


def _main_buttons(now: Conversation, messages: Messages) -> list[Element]:
    return [
        button(messages.duties.related, ActionId.RELATED, button_value(now, AskedForRelated()), primary=True),
        button(messages.duties.change_occupation, ActionId.BACK, button_value(now, WentBack())),
    ]


def _tick_buttons(now: Conversation, shown: tuple[Task, ...], messages: Messages) -> list[Element]:
    whole_page = TickedPage(code=now.code, tasks=tuple(task.id for task in shown))
    return [
        button(messages.duties.tick_page, ActionId.TICK_PAGE, button_value(now, whole_page)),
        button(messages.duties.clear, ActionId.CLEAR, button_value(now, ClearedAll())),
        button(messages.controls.add_job, ActionId.ADD_JOB, button_value(now, AddedJob())),
    ]
