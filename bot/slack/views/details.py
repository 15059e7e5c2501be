"""The modal that explains one result: its related duties, and which chosen ones they answer."""

from typing import Final

from bot.conversation.events import Chose, Refreshed
from bot.conversation.results_order import is_less_related
from bot.conversation.screens import Aside, OccupationDetails
from bot.onet.models import Task
from bot.slack.blocks import Block, Element, Message, View, actions, button, context_block, escape, header, section
from bot.slack.interactions.button_values import ActionId, button_value
from bot.slack.interactions.modal_state import DetailsState, Tab
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit, link, reading_links, related_counts, zone_words
from bot.slack.views.modal_layout import modal

DUTIES_A_PAGE: Final = 10
TITLES: Final = 8
"""How many titles to apply under are shown; the most reported first."""


def details(shown: DetailsState, explained: OccupationDetails, context: RenderContext, *, saved: bool) -> View:
    """The modal's view: three task lists to choose from, ten duties a page, each with what it answers."""
    messages, row = context.messages, explained.occupation
    if shown.tab is Tab.CLOSELY and is_less_related(row):
        shown = shown.model_copy(update={"tab": Tab.LESS})
    tasks = _lists(explained)[shown.tab]
    pages = max(1, -(-len(tasks) // DUTIES_A_PAGE))
    first = (min(shown.page, pages) - 1) * DUTIES_A_PAGE
    blocks = [
        header(row.title),
        context_block(*_facts(explained, context)),
        actions(_tabs(shown, explained, messages)),
        *_duties(tasks[first : first + DUTIES_A_PAGE], explained, messages),
        actions([*_leaves(shown, pages, messages), _save(messages, saved=saved)]),
        credit(context),
    ]
    return modal(shown, messages.details.button, blocks, messages, messages.buttons.start_from_this)


def details_message(answer: Aside, context: RenderContext) -> Message:
    """The same as a message, because a typed line can't open a modal: the closely related duties, and why."""
    messages, explained = context.messages, answer.explained
    if explained is None:
        raise ValueError("an answer about details holds them")
    row = explained.occupation
    close = (row.tasks.closely_related or row.tasks.less_related)[:DUTIES_A_PAGE]
    chosen = button_value(answer.now, Chose(code=row.code))
    start = button(messages.buttons.start_from_this, ActionId.START_OWN, chosen, primary=True)
    more = button(messages.details.button, ActionId.DETAILS.of(row.code), button_value(answer.now, Refreshed()))
    counts = related_counts(row.tasks, messages)
    blocks = (
        header(row.title),
        context_block(*_facts(explained, context), counts),
        *_duties(close, explained, messages),
        actions([start, more]),
        credit(context),
    )
    return Message(f"{escape(row.title)}: {counts}", blocks)


def _lists(explained: OccupationDetails) -> dict[Tab, tuple[Task, ...]]:
    related = explained.occupation.tasks
    return {Tab.CLOSELY: related.closely_related, Tab.LESS: related.less_related, Tab.ALL: explained.full}


def _facts(explained: OccupationDetails, context: RenderContext) -> list[str]:
    row, messages = explained.occupation, context.messages
    facts = [f"{link(row.code)} · {messages.details.on_onet_online}"]
    if row.job_zone is not None:
        facts.append(zone_words(row.job_zone, row.job_zone_title, context))
    if row.tags.bright_outlook:
        facts.append(messages.facts.bright)
    links = [f"<{url}|{label}>" for label, url in reading_links(row.code, messages)]
    titles = "; ".join(escape(title) for title in explained.titles[:TITLES])
    return [*facts, " · ".join(links), *([messages.reading.titles.format(titles=titles)] if titles else [])]


def _tabs(shown: DetailsState, explained: OccupationDetails, messages: Messages) -> list[Element]:
    buttons = []
    for tab, tasks in _lists(explained).items():
        label = messages.details.tabs[tab.value].format(count=len(tasks))
        active = tab is shown.tab
        marked = messages.results.active.format(name=label) if active else label
        buttons.append(button(marked, ActionId.TAB.of(tab), tab, primary=active))
    return buttons


def _duties(tasks: tuple[Task, ...], explained: OccupationDetails, messages: Messages) -> list[Block]:
    if not tasks:
        return [section(messages.details.no_duties)]
    words = messages.details
    because = words.because_less if is_less_related(explained.occupation) else words.because
    blocks: list[Block] = []
    for task in tasks:
        blocks.append(section(f"• {escape(task.title)}"))
        answers = explained.why.get(task.id, ())
        if answers:
            chosen = "; ".join(escape(task.title.rstrip(".")) for task in answers)
            blocks.append(context_block(because.format(duties=chosen)[:2_900]))
    return blocks


def _leaves(shown: DetailsState, pages: int, messages: Messages) -> list[Element]:
    before = button(messages.buttons.previous, ActionId.TURN_PAGE.of("previous"), str(shown.page - 1))
    after = button(messages.buttons.next, ActionId.TURN_PAGE.of("next"), str(shown.page + 1))
    return [*([before] if shown.page > 1 else []), *([after] if shown.page < pages else [])]


def _save(messages: Messages, *, saved: bool) -> Element:
    return button(
        messages.details.saved if saved else messages.details.save, ActionId.SAVE, "remove" if saved else "save"
    )
