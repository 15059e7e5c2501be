"""The occupations that share the chosen duties: the results first, and their controls below."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bot.conversation.events import AddedJob, BroughtBack, Filtered, Refreshed, Restarted, SortedBy, Ticked, WentBack
from bot.conversation.results_filter import MAJOR_GROUP, Flag
from bot.conversation.results_order import Order, duties_answered, duties_met, is_less_related
from bot.conversation.screens import Results, Screen
from bot.conversation.state import OTHER_JOBS, Conversation
from bot.onet.models import RelatedOccupation, Task
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
    several_menu,
    with_accessory,
)
from bot.slack.interactions.button_values import (
    ActionId,
    button_value,
    field_option,
    filter_options,
    saved_option,
    unwanted_option,
    words_option,
    zone_option,
)
from bot.slack.text.messages import Messages
from bot.slack.views.layout import (
    RenderContext,
    credit,
    duties_words,
    filter_words,
    less_related_words,
    link,
    menu_block,
    paging,
    related_counts,
    remarks_of,
    remarks_text,
    titled,
    zone_name,
    zone_words,
)

DUTY_CHARACTERS: Final = 120
YOURS_CHARACTERS: Final = 60
"""With these limits, and two duties for each, a page of ten results fits into the 13,200 characters of a message."""
TITLES_IN_TEXT: Final = 3
ORDERS_A_ROW: Final = 3


def results(screen: Screen, found: Results, context: RenderContext) -> Message:
    """Ten related occupations per page, each with its shared duties."""
    messages, now, page = context.messages, screen.conversation, found.page
    facts: dict[str, Any] = {
        "title": escape(now.titles),
        "duties": duties_words(now.duties, messages),
        "first": page.start,
        "last": page.end,
        "total": page.total,
        "every": found.every + found.less_related,
        "filter": filter_words(now, messages),
        "order": messages.controls.sorted_as[now.sort],
        "titles": "; ".join(escape(row.title) for row in page.occupation[:TITLES_IN_TEXT]),
    }
    if not page.total:
        return _empty_results(screen, found, facts, context)
    # In a message that Slack sends back whole, a result only names its code (`BlockAction.message_value`).
    looked = button_value(now, Refreshed()) if now.place.ephemeral else ""
    where = messages.results.filtered if facts["filter"] else messages.results.where
    blocks = (
        header(titled(messages.results.title, now)),
        *remarks_of(screen, context),
        context_block(f"{where.format(**facts)} · {facts['order']}"),
        *_rows(screen, found, looked, context),
        *_paging(now, found, messages),
        *_wider(found, now, messages),
        *_controls(screen, found, context),
        credit(context),
    )
    return Message(remarks_text(screen, context) + _summary_text(page.total, messages).format(**facts), blocks)


def _rows(screen: Screen, found: Results, looked: str, context: RenderContext) -> Iterator[Block]:
    """The results of the page, with a note before the first one that is only less related."""
    noted = False
    for number, row in enumerate(found.page.occupation, found.page.start):
        if is_less_related(row) and not noted:
            yield _note_of_less(screen.conversation, found, context.messages)
            noted = True
        yield _result(row, number, looked, found, context)
    if found.could_follow:
        yield _note_of_less(screen.conversation, found, context.messages)


def _note_of_less(now: Conversation, found: Results, messages: Messages) -> Block:
    """Says which less related occupations follow, or are left out, with a button for the opposite."""
    closely = not now.filter.closely
    label = messages.controls.closely_only if closely else messages.controls.less_too
    event = Filtered(filter=now.filter.but(closely=closely))
    return with_accessory(
        less_related_words(found.page.total - found.less_related, found.less_related, messages)
        if closely
        else messages.controls.less_left_out.format(count=found.could_follow),
        button(label, ActionId.FILTER.of("closely"), button_value(now, event)),
    )


def _summary_text(total: int, messages: Messages) -> str:
    return messages.results.text_one if total == 1 else messages.results.text


def _wider(found: Results, now: Conversation, messages: Messages) -> list[Block]:
    """Suggested duties that would bring more results from other fields, or why none is suggested."""
    if found.wider is None:
        return [section(messages.controls.wider_unknown)]
    rows = [
        with_accessory(
            messages.controls.wider_row.format(duty=escape(wider.task.title), count=wider.occupations),
            button(
                messages.controls.wider_add,
                ActionId.WIDER.of(wider.task.id),
                button_value(now, Ticked(code=now.code, ticked=(wider.task.id,))),
            ),
        )
        for wider in found.wider
    ]
    return [section(messages.controls.wider), *rows] if rows else []


def _paging(now: Conversation, found: Results, messages: Messages) -> list[Block]:
    turns = list(paging(now, found.pages, messages))
    return [actions(turns)] if turns else []


def _controls(screen: Screen, found: Results, context: RenderContext) -> list[Block]:
    """The controls of the results, at most five per row."""
    messages, now = context.messages, screen.conversation
    orders = [_order(now, order, messages) for order in Order]
    return [
        context_block(messages.controls.sort_by),
        actions(orders[:ORDERS_A_ROW]),
        actions(orders[ORDERS_A_ROW:]),
        _show_only(screen, found, context),
        actions(_files_and_lists(now, found, messages)),
        actions(_put_aside(found, now, messages), menu_block(screen, "aside")),
        actions(_next_steps(now, messages)),
    ]


def _order(now: Conversation, order: Order, messages: Messages) -> Element:
    name = messages.results.sorts[order]
    active = order is now.sort
    label = messages.results.active.format(name=name) if active else name
    return button(label, ActionId.SORT.of(order), button_value(now, SortedBy(sort=order)), primary=active)


def _show_only(screen: Screen, found: Results, context: RenderContext) -> Block:
    """A multi-select menu of zones, outlook and fields, each with the number of results it would leave."""
    now, controls = screen.conversation, context.messages.controls
    zones = sorted({*found.zones, *now.filter.zones})
    titles = {row.job_zone: row.job_zone_title for row in found.page.occupation}
    offered = [
        option(
            controls.filter_zone.format(
                zone=zone_name(zone, titles.get(zone), context), count=found.zones.get(zone, 0)
            ),
            zone_option(zone),
        )
        for zone in zones
    ]
    for flag, count in found.flags.items():
        if flag is not Flag.UNAVOIDED or found.avoided or flag in now.filter.flags:
            offered.append(option(context.messages.results.filters[flag].format(count=count), flag))
    if now.filter.words:
        label = controls.filter_words.format(words=now.filter.words, count=found.page.total)
        offered.append(option(label, words_option(now.filter.words)))
    for words in now.filter.unwanted:
        label = controls.filter_unwanted.format(words=words, count=found.page.total)
        offered.append(option(label, unwanted_option(words)))
    names = context.messages.results.fields
    for major_group in sorted({*found.fields, *now.filter.fields} & names.keys(), key=names.__getitem__):
        label = controls.filter_field.format(field=names[major_group], count=found.fields.get(major_group, 0))
        offered.append(option(label, field_option(major_group)))
    shown = several_menu(ActionId.NARROW, controls.show_only_placeholder, offered, filter_options(now.filter))
    return with_accessory(controls.show_only, shown, menu_block(screen, "narrow"))


def _put_aside(found: Results, now: Conversation, messages: Messages) -> list[Element]:
    """A menu to put a result aside, one to bring it back, and the button *As a table*."""
    names = messages.results.fields
    shown = [option(row.title, row.code, row.code) for row in found.page.occupation]
    here = {row.code[:MAJOR_GROUP] for row in found.page.occupation} & names.keys()
    shown += [
        option(messages.controls.whole_field.format(field=names[each], count=found.fields.get(each, 0)), each)
        for each in sorted(here)
    ]
    menus = [menu(ActionId.PUT_ASIDE, messages.controls.put_aside, shown)]
    fields = [(each, names[each]) for each in now.filter.put_aside if each in names]
    if found.put_aside or fields:
        label = messages.controls.bring_back.format(count=len(found.put_aside) + len(fields))
        back = [option(title, code, code) for code, title in (*fields, *found.put_aside)]
        menus.append(menu(ActionId.BRING_BACK, label, back))
    return [*menus, button(messages.table.button, ActionId.TABLE, button_value(now, Refreshed()))]


def _result(row: RelatedOccupation, number: int, looked: str, found: Results, context: RenderContext) -> Block:
    messages = context.messages
    mark = " :sunny:" if row.tags.bright_outlook else ""
    related = row.tasks
    facts = [
        link(row.code),
        *_answered_count(row, found, messages),
        *_zone(row, context),
        related_counts(related, messages),
    ]
    avoided = [messages.controls.avoided] if row.code in found.avoided else []
    lines = [
        f"*{number}. {escape(row.title)}*{mark}",
        " · ".join(facts),
        *avoided,
        *_related_duties(row, found, messages),
    ]
    return with_accessory("\n".join(lines), button(messages.details.button, ActionId.DETAILS.of(row.code), looked))


def _answered_count(row: RelatedOccupation, found: Results, messages: Messages) -> list[str]:
    count, words = duties_answered(row), messages.controls
    if count is None or not found.chosen:
        return []
    if is_less_related(row):
        met = len(duties_met(row))
        return [words.less_one if len(found.chosen) == 1 else words.less.format(count=met, of=len(found.chosen))]
    return [words.answers_one if len(found.chosen) == 1 else words.answers.format(count=count, of=len(found.chosen))]


def _zone(row: RelatedOccupation, context: RenderContext) -> list[str]:
    return [] if row.job_zone is None else [zone_words(row.job_zone, row.job_zone_title, context)]


def _related_duties(row: RelatedOccupation, found: Results, messages: Messages) -> Iterator[str]:
    """Two of its related duties, and which of the person's own each answers."""
    yours, words = {task.id: task for task in found.chosen}, messages.controls
    because = words.yours_less if is_less_related(row) else words.yours
    for task in _most_informative(row.tasks.closely_related or row.tasks.less_related, row.answers or {}):
        yield f"• {escape(cut(task.title, DUTY_CHARACTERS))}"
        answered = [yours[chosen] for chosen in (row.answers or {}).get(task.id, ()) if chosen in yours]
        if answered and len(yours) > 1:
            more = f" (+{len(answered) - 1})" if len(answered) > 1 else ""
            duty = escape(cut(answered[0].title.rstrip("."), YOURS_CHARACTERS))
            yield because.format(duty=duty) + more


def _most_informative(closely: Sequence[Task], answers: Mapping[str, tuple[str, ...]]) -> list[Task]:
    """The two most informative duties: the first one, and the next that answers something else."""
    if len(closely) <= 1:
        return list(closely)
    first, *rest = closely
    known = set(answers.get(first.id, ()))
    return [first, next((task for task in rest if set(answers.get(task.id, ())) - known), rest[0])]


def _next_steps(now: Conversation, messages: Messages) -> list[Element]:
    more = len(now.also) < OTHER_JOBS
    return [
        button(messages.results.change_duties, ActionId.BACK, button_value(now, WentBack())),
        *([button(messages.controls.add_job, ActionId.ADD_JOB, button_value(now, AddedJob()))] if more else []),
        button(messages.clients.name_this, ActionId.NAME, button_value(now, Refreshed())),
        button(messages.search.again, ActionId.RESTART, button_value(now, Restarted())),
    ]


def _files_and_lists(now: Conversation, found: Results, messages: Messages) -> list[Element]:
    saving = [option(row.title, saved_option(row), row.code) for row in found.page.occupation]
    return [
        button(messages.compare.button, ActionId.COMPARE, button_value(now, Refreshed())),
        button(messages.share.button, ActionId.SHARE, button_value(now, Refreshed())),
        button(messages.export.button, ActionId.EXPORT, button_value(now, Refreshed())),
        button(messages.handout.button, ActionId.HANDOUT, button_value(now, Refreshed())),
        menu(ActionId.SAVE.of(f"menu {now.name}".strip()), messages.saved_list.save_to_list, saving),
    ]


def _empty_results(screen: Screen, found: Results, facts: dict[str, Any], context: RenderContext) -> Message:
    """No occupation shares the duties, or none passes the filter, which can then be removed."""
    messages, now = context.messages, screen.conversation
    sentence, text = messages.results.none, messages.results.none_text
    ways = _next_steps(now, messages)
    narrowing: list[Block] = []
    if found.every:
        sentence, text = messages.results.nothing_left, messages.results.nothing_left_text
        label = messages.results.show_all.format(every=found.every)
        ways.insert(0, button(label, ActionId.FILTER.of("all"), button_value(now, Filtered()), primary=True))
        narrowing = [_show_only(screen, found, context)]
    if now.filter.put_aside:
        label = messages.controls.bring_back_all.format(count=len(now.filter.put_aside))
        narrowing.append(actions([button(label, ActionId.BRING_BACK.of("all"), button_value(now, BroughtBack()))]))
    left_out = [_note_of_less(now, found, messages)] if found.could_follow else []
    blocks = (
        header(titled(messages.results.title, now)),
        *remarks_of(screen, context),
        *left_out,
        section(sentence.format(**facts)),
        *_wider(found, now, messages),
        actions(ways),
        *narrowing,
        credit(context),
    )
    return Message(remarks_text(screen, context) + text.format(**facts), blocks)
