"""The modal that explains one result: its duties close to the chosen ones, and why they are."""

from typing import Final

from bot.conversation.events import Chose, Refreshed
from bot.conversation.screens import Aside, OccupationDetails
from bot.onet.models import Task
from bot.slack.blocks import Block, Element, Message, View, actions, button, context, escape, header, plain, section
from bot.slack.interactions.button_values import ActionId, button_value
from bot.slack.interactions.modal_state import DETAILS, DetailsState, Tab
from bot.slack.text.messages import Words
from bot.slack.views.layout import RenderContext, credit, link, zone_words
from bot.slack.views.modal import modal

DUTIES_A_PAGE: Final = 10


def details(shown: DetailsState, explained: OccupationDetails, look: RenderContext, *, saved: bool) -> View:
    """The modal's view: three task lists to choose from, ten duties a page, each with what it answers."""
    words, row = look.words, explained.occupation
    tasks = _lists(explained)[shown.tab]
    pages = max(1, -(-len(tasks) // DUTIES_A_PAGE))
    first = (min(shown.page, pages) - 1) * DUTIES_A_PAGE
    blocks = [
        header(row.title),
        context(*_facts(explained, words)),
        actions(_tabs(shown, explained, words)),
        *_duties(tasks[first : first + DUTIES_A_PAGE], explained, words),
        actions([*_leaves(shown, pages, words), _save(words, saved=saved)]),
        credit(look),
    ]
    return modal(DETAILS, shown, words.details, blocks, words) | {"submit": plain(words.start_from_this)}


def details_message(answer: Aside, look: RenderContext) -> Message:
    """The same as an answer in a talk, where there is no button to open a modal with: what is close, and why."""
    words, explained = look.words, answer.explained
    if explained is None:
        raise ValueError("an answer about details holds them")
    row = explained.occupation
    close = row.tasks.closely_related[:DUTIES_A_PAGE]
    chosen = button_value(answer.now, Chose(code=row.code))
    start = button(words.start_from_this, ActionId.START_OWN, chosen, primary=True)
    more = button(words.details, ActionId.DETAILS.of(row.code), button_value(answer.now, Refreshed()))
    counts = words.results_counts.format(closely=len(row.tasks.closely_related), less=len(row.tasks.less_related))
    blocks = (
        header(row.title),
        context(*_facts(explained, words), counts),
        *_duties(close, explained, words),
        actions([start, more]),
        credit(look),
    )
    return Message(f"{escape(row.title)}: {counts}", blocks)


def _lists(explained: OccupationDetails) -> dict[Tab, tuple[Task, ...]]:
    related = explained.occupation.tasks
    return {Tab.CLOSELY: related.closely_related, Tab.LESS: related.less_related, Tab.ALL: explained.full}


def _facts(explained: OccupationDetails, words: Words) -> list[str]:
    row = explained.occupation
    facts = [f"{link(row.code)} · {words.on_onet_online}"]
    if row.job_zone is not None:
        facts.append(zone_words(row.job_zone, words))
    if row.tags.bright_outlook:
        facts.append(words.bright_explained)
    return facts


def _tabs(shown: DetailsState, explained: OccupationDetails, words: Words) -> list[Element]:
    made = []
    for tab, tasks in _lists(explained).items():
        label = words.tabs[tab.value].format(count=len(tasks))
        active = tab is shown.tab
        marked = words.sort_active.format(name=label) if active else label
        made.append(button(marked, ActionId.TAB.of(tab), tab, primary=active))
    return made


def _duties(tasks: tuple[Task, ...], explained: OccupationDetails, words: Words) -> list[Block]:
    if not tasks:
        return [section(words.no_such_duties)]
    made: list[Block] = []
    for task in tasks:
        made.append(section(f"• {escape(task.title)}"))
        answers = explained.why.get(task.id, ())
        if answers:
            chosen = "; ".join(escape(one.title.rstrip(".")) for one in answers)
            made.append(context(words.because.format(duties=chosen)[:2_900]))
    return made


def _leaves(shown: DetailsState, pages: int, words: Words) -> list[Element]:
    before = button(words.previous, ActionId.TURN_PAGE.of("previous"), str(shown.page - 1))
    after = button(words.next, ActionId.TURN_PAGE.of("next"), str(shown.page + 1))
    return [*([before] if shown.page > 1 else []), *([after] if shown.page < pages else [])]


def _save(words: Words, *, saved: bool) -> Element:
    return button(words.saved if saved else words.save, ActionId.SAVE, "remove" if saved else "save")
