"""The duties of an occupation, to tick those that are one's own."""

from typing import Final

from bot.conversation.events import AskedForRelated, ClearedAll, TickedPage, WentBack
from bot.conversation.screens import TASKS_A_PAGE, Duties, Screen
from bot.conversation.state import Conversation
from bot.onet.models import Task
from bot.slack.blocks import Block, Element, Message, actions, button, context_block, escape, header, tickable
from bot.slack.interactions.button_values import ActionId, TickBlock, button_value
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit, first_and_last, paging, remarks_of, remarks_text

REASONS: Final = 2
"""Words that are repeated of those that led to a duty."""


def duties(screen: Screen, held: Duties, context: RenderContext) -> Message:
    """Ten whole statements a page, each with its checkbox."""
    messages, now = context.messages, screen.conversation
    first, last = first_and_last(now.page, TASKS_A_PAGE, len(held.tasks))
    shown = held.shown(now.page)
    facts = {
        "code": escape(now.code),
        "title": escape(now.title),
        "first": first,
        "last": last,
        "total": len(held.tasks),
        "count": len(now.chosen),
        "chosen": _chosen(now, shown, messages),
    }
    blocks = (
        header(now.title),
        *remarks_of(screen, context),
        context_block(messages.duties.where.format(**facts), messages.duties.hint),
        *(
            block
            for number, task in enumerate(shown, first)
            for block in (_duty(screen, task, number, messages), *_because(task, held, messages))
        ),
        actions(_going_on(now, messages)),
        actions([*paging(now, held.pages, messages), *_choosing(now, shown, messages)]),
        credit(context),
    )
    return Message(remarks_text(screen, context) + messages.duties.text.format(**facts), blocks)


def _chosen(now: Conversation, shown: tuple[Task, ...], messages: Messages) -> str:
    here = {task.id for task in shown}
    elsewhere = sum(task not in here for task in now.chosen)
    sentence = messages.duties.chosen_elsewhere if elsewhere else messages.duties.chosen
    return sentence.format(count=len(now.chosen), elsewhere=elsewhere)


def _duty(screen: Screen, task: Task, number: int, messages: Messages) -> Block:
    now = screen.conversation
    where = TickBlock(
        conversation=now.id, turn=now.turn, code=now.code, task=task.id, render_id=screen.render_id, owner=now.owner
    )
    return tickable(
        f"{number}. {task.title}",
        where.write(),
        ActionId.TICK.of(task.id),
        messages.duties.label.format(number=number),
        task.id,
        ticked=task.id in now.chosen,
    )


def _because(task: Task, held: Duties, messages: Messages) -> list[Block]:
    """The words that led to a duty that was described on the way in."""
    described = next((match for match in held.described if match.id == task.id), None)
    said = list(dict.fromkeys(word.said for word in described.because))[:REASONS] if described else []
    if described is None or not described.ticked or not said:
        return []
    words = ", ".join(messages.duties.quoted.format(word=escape(word)) for word in said)
    return [context_block(messages.duties.because.format(words=words))]


def _going_on(now: Conversation, messages: Messages) -> list[Element]:
    return [
        button(messages.duties.related, ActionId.RELATED, button_value(now, AskedForRelated()), primary=True),
        button(messages.duties.change_occupation, ActionId.BACK, button_value(now, WentBack())),
    ]


def _choosing(now: Conversation, shown: tuple[Task, ...], messages: Messages) -> list[Element]:
    whole_page = TickedPage(code=now.code, tasks=tuple(task.id for task in shown))
    return [
        button(messages.duties.tick_page, ActionId.TICK_PAGE, button_value(now, whole_page)),
        button(messages.duties.clear, ActionId.CLEAR, button_value(now, ClearedAll())),
    ]
