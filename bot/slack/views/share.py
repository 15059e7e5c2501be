"""The modal that asks where to share, and the post itself."""

from typing import Final

from bot.conversation.events import Chose
from bot.conversation.results_order import is_less_related
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Conversation, Snapshot
from bot.onet.models import RelatedOccupation, Task
from bot.slack.blocks import (
    Block,
    Message,
    View,
    actions,
    button,
    context_block,
    cut,
    escape,
    header,
    input_block,
    plain,
    section,
    with_accessory,
)
from bot.slack.interactions.button_values import ActionId, ButtonValue
from bot.slack.interactions.modal_state import NOTE, PERSON, TO, ShareState
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, credit, filter_words, less_related_words, link, related_counts
from bot.slack.views.modal_layout import modal
from bot.slack.views.saved_list import saved_line

SHOWN: Final = 5
CHOSEN_SHOWN: Final = 5
NOTE_CHARACTERS: Final = 500


def share_modal(shown: ShareState, messages: Messages) -> View:
    """The modal: where to share, and a note."""
    words = messages.share
    # Not "im": Slack would return the id of a conversation between two people, where an app can't post.
    include = ["public", "private"]
    channel = {"type": "conversations_select", "placeholder": plain(words.where), "filter": {"include": include}}
    person = {"type": "users_select", "placeholder": plain(words.whom)}
    note = {"type": "plain_text_input", "multiline": True, "max_length": NOTE_CHARACTERS}
    fields = [
        input_block(words.to, TO, channel, optional=True),
        input_block(words.person, PERSON, person, optional=True),
        input_block(words.note, NOTE, note, optional=True),
    ]
    return modal(shown, words.button, fields, messages, words.button)


def shared_results(
    snapshot: Snapshot, chosen: tuple[Task, ...], rows: tuple[RelatedOccupation, ...], note: str, context: RenderContext
) -> Message:
    """The post: who shares it, the occupation, the first results, and a button to start from the same occupation."""
    messages = context.messages
    facts = {"owner": snapshot.owner.user, "title": escape(snapshot.titles), "count": len(rows)}
    sentence = messages.share.post_by.format(**facts)
    only = filter_words(snapshot, messages)
    heading = messages.share.post_count.format(**facts) + (f" ({only})" if only else "")
    less = sum(map(is_less_related, rows))
    words = less_related_words(len(rows) - less, less, messages)
    start = ButtonValue(snapshot=snapshot, event=Chose(code=snapshot.code)).write()
    blocks = (
        header(cut(messages.share.post_title.format(title=snapshot.titles), 150)),
        section(sentence),
        *_quoted_note(note),
        section("\n".join([f"*{messages.share.post_duties}*", *_chosen(chosen, messages)])),
        section(f"*{heading}*"),
        *(_row(row, number, messages) for number, row in enumerate(rows[:SHOWN], 1)),
        *_more(len(rows) - SHOWN, messages),
        *([context_block(words)] if words else []),
        actions([button(messages.buttons.start_from_here, ActionId.START, start, primary=True)]),
        credit(context),
    )
    titles = "; ".join(escape(row.title) for row in rows[:SHOWN])
    return Message(f"{sentence} {heading}: {titles}", blocks)


def shared_list(saved: tuple[Saved, ...], own: Conversation, note: str, context: RenderContext) -> Message:
    """A person's list as a post: who shares it, its occupations, and a button to start from each."""
    messages = context.messages
    sentence = messages.share.list_by.format(owner=own.owner.user)
    rows = [_saved_rows(occupation, number, own, messages) for number, occupation in enumerate(saved, 1)]
    blocks = (header(messages.share.list_title), section(sentence), *_quoted_note(note), *rows, credit(context))
    return Message(f"{sentence} {'; '.join(escape(occupation.title) for occupation in saved)}", blocks)


def _saved_rows(occupation: Saved, number: int, own: Conversation, messages: Messages) -> Block:
    about = own.snapshot().model_copy(update={"code": occupation.code, "title": occupation.title})
    value = ButtonValue(snapshot=about, event=Chose(code=occupation.code)).write()
    start = button(messages.buttons.start_from_here, ActionId.START.of(occupation.code), value)
    return with_accessory(saved_line(occupation, number, messages), start)


def _more(count: int, messages: Messages) -> list[Block]:
    """How many more results there are than the post shows."""
    return [context_block(messages.results.and_more.format(count=count))] if count > 0 else []


def _quoted_note(note: str) -> list[Block]:
    lines = note.strip().splitlines()
    return [section("\n".join(f">{escape(line)}" for line in lines))] if lines else []


def _chosen(chosen: tuple[Task, ...], messages: Messages) -> list[str]:
    shown = [f"• {escape(cut(task.title, 300))}" for task in chosen[:CHOSEN_SHOWN]]
    more = len(chosen) - CHOSEN_SHOWN
    return [*shown, messages.results.and_more.format(count=more)] if more > 0 else shown


def _row(row: RelatedOccupation, number: int, messages: Messages) -> Block:
    related = row.tasks
    counts = related_counts(related, messages)
    mark = " :sunny:" if row.tags.bright_outlook else ""
    return context_block(f"*{number}. {escape(row.title)}*{mark} · {link(row.code)} · {counts}")
