"""Short answers beside a conversation, visible to one person only."""

from typing import Final

from bot.conversation.events import Chose, Event, Refreshed, Restarted, Searched
from bot.conversation.language.intents import Intent
from bot.conversation.screens import Aside, AsideKind
from bot.conversation.state import KEYWORD_CHARACTERS, OTHER_JOBS, Conversation, Snapshot, Step
from bot.slack.blocks import Message, actions, button, context_block, cut, escape, section
from bot.slack.interactions.button_values import LISTED, ActionId, ButtonValue, button_value
from bot.slack.text.messages import Messages
from bot.slack.views.clients import recent_list
from bot.slack.views.compare import compared_message
from bot.slack.views.details import details_message
from bot.slack.views.forget import forget_question
from bot.slack.views.layout import RenderContext, duties_words, zone_words
from bot.slack.views.saved_list import removed_note, saved_list, saved_note

QUOTED_CHARACTERS: Final = 60
"""Of a line that was not understood, what is repeated."""
DUTY: Final = 200
LISTED_DUTIES: Final = 12

CURRENT_ZONES: Final = {2: "Job Zone 1-2: Very Little to Some Preparation Needed", 3: None, 4: None, 5: None}
"""The Job Zones since O*NET release 30.2: https://www.onetonline.org/help/online/zones"""


def not_owner(snapshot: Snapshot, own: Conversation, messages: Messages) -> Message:
    """Whose conversation this is, and a button to start one's own from the same occupation or search."""
    sentence = messages.notices.not_owner.format(owner=snapshot.owner.user)
    start = button(messages.notices.start_own, ActionId.START_OWN, button_value(own, _from(snapshot)), primary=True)
    return Message(sentence, (section(sentence), actions([start])))


def unreadable(own: Conversation, messages: Messages) -> Message:
    """The message is from a version that can't be continued."""
    return _offer_restart(messages.notices.unreadable, own, messages)


def apology(reference: str, messages: Messages) -> Message:
    """An apology for a bug, with the reference that is in the log."""
    return plain_answer(messages.notices.apology.format(reference=reference))


def continued_below(messages: Messages) -> Message:
    """The rest of a screen that continues below."""
    return Message(messages.notices.moved, (context_block(messages.notices.moved),))


def aside(answer: Aside, own: Conversation, context: RenderContext) -> Message:  # noqa: C901, PLR0911, PLR0912 - one table
    """A short answer; if something wasn't understood, three things that can be said there."""
    messages = context.messages
    own = own.model_copy(update={"name": answer.now.name})
    match answer.kind:
        case Intent.LIST:
            return saved_list(answer.saved, own, context)
        case AsideKind.DETAILS:
            return details_message(answer, context)
        case Intent.SHARE | Intent.SHARE_LIST:
            return _share(answer, messages)
        case Intent.COMPARE:
            return compared_message(answer, context)
        case AsideKind.SAVED if answer.about:
            return saved_note(answer.about, answer.saved, own, messages)
        case AsideKind.SAVED:
            return plain_answer(messages.saved_list.nothing_to_save)
        case AsideKind.REMOVED:
            return removed_note(answer, own, messages)
        case Intent.TICKED | AsideKind.NEAR | AsideKind.DUTY:
            return _duties(answer, messages)
        case Intent.FORGET:
            return forget_question(answer, own, messages)
        case AsideKind.RECENT:
            return recent_list(answer.recent, messages)
        case AsideKind.ALSO_DONE:
            return _also_done(answer, own, messages)
        case AsideKind.NOT_UNDERSTOOD | AsideKind.OUT_OF_REACH:
            return _not_understood(answer, own, messages)
        case AsideKind.NOTHING_TO_RESUME:
            return _offer_restart(messages.talk.nothing_to_resume, own, messages)
        case _:
            return plain_answer(_sentence(answer, context))


def _sentence(answer: Aside, context: RenderContext) -> str:
    """The answers that are plain messages."""
    messages = context.messages
    says = messages.talk.says[answer.now.step]
    source = escape(context.about.database or "O*NET Web Services")
    text = escape(cut(answer.text, QUOTED_CHARACTERS))
    sentences = {
        Intent.HELLO: f"{messages.small_talk[Intent.HELLO]} {says}",
        Intent.HELP: f"{messages.talk.help}\n{says}",
        Intent.HERE: says,
        Intent.PRIVACY: messages.privacy.who_sees,
        Intent.KEPT: messages.privacy.how_long,
        Intent.NOT_HELD: messages.talk.not_held,
        Intent.ZONES: "\n".join([messages.talk.zones_explained, *_zones(context), messages.talk.zones_hint]),
        Intent.BRIGHT: messages.facts.bright,
        Intent.CLOSENESS: messages.talk.closeness,
        Intent.SOURCE: messages.talk.source.format(source=source),
        Intent.EXPORT: messages.export.preparing,
        Intent.EXPORT_LIST: messages.export.preparing,
        AsideKind.NO_CLIENT: messages.clients.unknown.format(name=text),
        AsideKind.DENIED: messages.talk.answers[AsideKind.DENIED].format(text=text),
        AsideKind.NO_OWN_DUTY: messages.talk.answers[AsideKind.NO_OWN_DUTY].format(text=text),
        AsideKind.NO_SUCH_DUTY: messages.talk.answers[AsideKind.NO_SUCH_DUTY].format(text=text),
        AsideKind.NOTHING_LEFT_OUT: messages.talk.answers[AsideKind.NOTHING_LEFT_OUT].format(text=text),
        AsideKind.NOT_FORGOTTEN: messages.talk.not_forgotten,
        AsideKind.NOT_REMEMBERED: messages.saved_list.not_saved,
    }
    return sentences.get(answer.kind) or messages.small_talk[answer.kind]


def _duties(answer: Aside, messages: Messages) -> Message:
    """The duties that are ticked, or that may be meant, with their numbers."""
    title, text = escape(answer.now.titles), escape(cut(answer.text, QUOTED_CHARACTERS))
    kind = "nothing_ticked" if answer.kind is Intent.TICKED and not answer.duties else answer.kind
    count = duties_words(len(answer.duties), messages)
    head = messages.talk.answers[kind].format(text=text, title=title, duties=count)
    shown = answer.duties[:LISTED_DUTIES]
    lines = [f"{number}. {escape(cut(task.title, DUTY))}" for number, task in shown]
    rest = len(answer.duties) - len(shown)
    return plain_answer("\n".join([head, *lines, *([messages.results.and_more.format(count=rest)] if rest else [])]))


def _also_done(answer: Aside, own: Conversation, messages: Messages) -> Message:
    """Another occupation of the person: they can search for it, and this one stays."""
    text = cut(answer.text, QUOTED_CHARACTERS)
    kind = "also_too_many" if len(answer.now.also) == OTHER_JOBS else answer.kind
    sentence = messages.talk.answers[kind].format(text=escape(text), title=escape(answer.now.title))
    return _offer_search(sentence, answer, own, messages)


def _zones(context: RenderContext) -> list[str]:
    """The zones of the data in use; Web Services have those of the current release."""
    titles = context.about.job_zones or CURRENT_ZONES
    return [f"• {zone_words(zone, title, context)}" for zone, title in sorted(titles.items())]


def _share(answer: Aside, messages: Messages) -> Message:
    listed = answer.kind is Intent.SHARE_LIST
    action_id = ActionId.SHARE.of(LISTED) if listed else ActionId.SHARE
    share = button(messages.share.button, action_id, button_value(answer.now, Refreshed()), primary=True)
    return Message(messages.share.ask, (section(messages.share.ask), actions([share])))


def _not_understood(answer: Aside, own: Conversation, messages: Messages) -> Message:
    text = cut(answer.text, QUOTED_CHARACTERS)
    sentence = _why_not_understood(answer, escape(text), messages)
    if answer.numbers is not None and answer.now.step is not Step.CHOOSING_OCCUPATION:
        return plain_answer(sentence)
    return _offer_search(sentence, answer, own, messages)


def _why_not_understood(answer: Aside, text: str, messages: Messages) -> str:
    """What wasn't understood, and what can be said instead."""
    says = messages.talk.says[answer.now.step]
    if answer.kind is AsideKind.OUT_OF_REACH:
        return messages.notices.out_of_reach
    if answer.numbers is None:
        return messages.talk.not_understood.format(text=text, says=says)
    first, last = answer.numbers
    return messages.talk.no_such_number.format(text=text, first=first, last=last, says=says)


def _offer_restart(sentence: str, own: Conversation, messages: Messages) -> Message:
    start = button(messages.notices.start_again, ActionId.RESTART, button_value(own, Restarted()), primary=True)
    return Message(sentence, (section(sentence), actions([start])))


def _offer_search(sentence: str, answer: Aside, own: Conversation, messages: Messages) -> Message:
    """A sentence, and a button that searches for what was typed."""
    label = messages.talk.search_for.format(text=cut(answer.text, QUOTED_CHARACTERS))
    wanted = Searched(keyword=answer.text[:KEYWORD_CHARACTERS])
    return Message(
        sentence, (section(sentence), actions([button(label, ActionId.START_OWN, button_value(own, wanted))]))
    )


def plain_answer(sentence: str) -> Message:
    """One sentence."""
    return Message(sentence, (section(sentence),))


def offer_export(snapshot: Snapshot, messages: Messages) -> Message:
    """Slack takes no table: the spreadsheet instead."""
    value = ButtonValue(snapshot=snapshot, event=Refreshed()).write()
    export = button(messages.export.button, ActionId.EXPORT, value, primary=True)
    return Message(messages.table.refused, (section(messages.table.refused), actions([export])))


def try_again(
    sentence: str, action: ActionId, own: Conversation, snapshot: Snapshot | None, messages: Messages
) -> Message:
    """An export or a share failed: a button tries again, with results, or with the list if there's no snapshot."""
    action_id = action if snapshot else action.of(LISTED)
    value = ButtonValue(snapshot=snapshot or own.snapshot(), event=Refreshed()).write()
    return Message(sentence, (section(sentence), actions([button(messages.buttons.try_again, action_id, value)])))


def still_looking(about: str, messages: Messages) -> Message:
    """Says what is still being looked for while O*NET is slow."""
    sentence = messages.search.looking.format(what=about) if about else messages.search.moment
    return plain_answer(sentence)


def _from(snapshot: Snapshot) -> Event:
    if snapshot.code:
        return Chose(code=snapshot.code)
    return Searched(keyword=snapshot.keyword) if snapshot.keyword else Refreshed()
