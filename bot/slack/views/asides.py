"""Short answers beside a conversation, seen by one person only."""

from typing import Final

from bot.conversation.events import Chose, Event, Refreshed, Restarted, Searched
from bot.conversation.screens import Aside, AsideKind
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Snapshot, Step
from bot.slack.blocks import Message, actions, button, context, cut, escape, section
from bot.slack.interactions.button_values import LISTED, ActionId, ButtonValue, button_value
from bot.slack.text.messages import Words
from bot.slack.views.compare import compared_message
from bot.slack.views.details import details_message
from bot.slack.views.layout import RenderContext, zone_words
from bot.slack.views.saved_list import removed_note, saved_list, saved_note

SAID: Final = 60
"""Of a line that was not understood, what is repeated."""


def not_owner(snapshot: Snapshot, own: Conversation, words: Words) -> Message:
    """Whose conversation this is, and a button to start one's own from the same occupation or search."""
    sentence = words.theirs.format(owner=snapshot.owner.user)
    start = button(words.start_own, ActionId.START_OWN, button_value(own, _from(snapshot)), primary=True)
    return Message(sentence, (section(sentence), actions([start])))


def unreadable(own: Conversation, words: Words) -> Message:
    """The message is of a version that cannot be gone on from."""
    start = button(words.start_again, ActionId.RESTART, button_value(own, Restarted()), primary=True)
    return Message(words.unreadable, (section(words.unreadable), actions([start])))


def apology(reference: str, words: Words) -> Message:
    """Something is broken here; the reference is in the log as well."""
    sentence = words.apology.format(reference=reference)
    return Message(sentence, (section(sentence),))


def moved(words: Words) -> Message:
    """What is left of a screen that went on further down."""
    return Message(words.moved, (context(words.moved),))


def aside(answer: Aside, own: Conversation, look: RenderContext) -> Message:  # noqa: PLR0911 - one table
    """A short answer; where something was not understood, the three things that can be said right there."""
    words = look.words
    match answer.answer:
        case AsideKind.LIST:
            return saved_list(answer.saved, own, look)
        case AsideKind.DETAILS:
            return details_message(answer, look)
        case AsideKind.SHARE | AsideKind.SHARE_LIST:
            return _share(answer, words)
        case AsideKind.COMPARE:
            return compared_message(answer, look)
        case AsideKind.SAVED if answer.about:
            return saved_note(answer.about, answer.saved, own, words)
        case AsideKind.SAVED:
            return plain_answer(words.nothing_to_save)
        case AsideKind.REMOVED:
            return removed_note(answer, own, words)
        case AsideKind.UNCLEAR | AsideKind.OUT_OF_REACH:
            return _unclear(answer, own, words)
        case AsideKind.NOTHING_TO_RESUME:
            start = button(words.start_again, ActionId.RESTART, button_value(own, Restarted()), primary=True)
            return Message(words.nothing_to_resume, (section(words.nothing_to_resume), actions([start])))
        case _:
            return plain_answer(_sentence(answer, look))


def _sentence(answer: Aside, look: RenderContext) -> str:
    """The answers that are words and nothing else."""
    words = look.words
    says = words.says[answer.now.step]
    source = escape(look.about.database or "O*NET Web Services")
    sentences = {
        AsideKind.HELLO: f"{words.hello} {says}",
        AsideKind.THANKS: words.thanks,
        AsideKind.HELP: f"{words.help}\n{says}",
        AsideKind.HERE: says,
        AsideKind.STOP: words.stopped,
        AsideKind.NOT_HELD: words.not_held,
        AsideKind.ZONES: "\n".join([words.zones_explained, *_zones(words), words.zones_hint]),
        AsideKind.BRIGHT: words.bright_explained,
        AsideKind.CLOSENESS: words.closeness_explained,
        AsideKind.SOURCE: words.source_explained.format(source=source),
        AsideKind.EXPORT: words.exporting,
        AsideKind.EXPORT_LIST: words.exporting,
        AsideKind.FORGOTTEN: words.forgotten,
        AsideKind.NOT_FORGOTTEN: words.not_forgotten,
        AsideKind.NOT_REMEMBERED: words.not_saved,
    }
    return sentences[answer.answer]


def _zones(words: Words) -> list[str]:
    return [f"• {zone_words(zone, words)}" for zone in words.zones]


def _share(answer: Aside, words: Words) -> Message:
    listed = answer.answer is AsideKind.SHARE_LIST
    action_id = ActionId.SHARE.of(LISTED) if listed else ActionId.SHARE
    share = button(words.share, action_id, button_value(answer.now, Refreshed()), primary=True)
    return Message(words.share_ask, (section(words.share_ask), actions([share])))


def _unclear(answer: Aside, own: Conversation, words: Words) -> Message:
    said = cut(answer.said, SAID)
    sentence = _why_unclear(answer, escape(said), words)
    if answer.numbers is not None and answer.now.step is not Step.CHOOSING_OCCUPATION:
        return plain_answer(sentence)
    wanted = Searched(keyword=answer.said[:KEYWORD_CHARACTERS])
    search = button(words.search_for.format(said=said), ActionId.START_OWN, button_value(own, wanted))
    return Message(sentence, (section(sentence), actions([search])))


def _why_unclear(answer: Aside, said: str, words: Words) -> str:
    """What was not understood, and what can be said instead."""
    says = words.says[answer.now.step]
    if answer.answer is AsideKind.OUT_OF_REACH:
        return words.out_of_reach
    if answer.numbers is None:
        return words.unclear.format(said=said, says=says)
    first, last = answer.numbers
    return words.no_such_number.format(said=said, first=first, last=last, says=says)


def plain_answer(sentence: str) -> Message:
    """One sentence."""
    return Message(sentence, (section(sentence),))


def try_export_again(sentence: str, own: Conversation, snapshot: Snapshot | None, words: Words) -> Message:
    """An export that did not work, and another try."""
    return _again(sentence, ActionId.EXPORT, own, snapshot, words)


def try_share_again(sentence: str, own: Conversation, snapshot: Snapshot | None, words: Words) -> Message:
    """Something that could not be shared, and the question where to share it again."""
    return _again(sentence, ActionId.SHARE, own, snapshot, words)


def _again(sentence: str, what: ActionId, own: Conversation, snapshot: Snapshot | None, words: Words) -> Message:
    """Another try, of results, or of the list where there is no snapshot."""
    action_id = what if snapshot else what.of(LISTED)
    value = ButtonValue(snapshot=snapshot or own.snapshot(), event=Refreshed()).write()
    return Message(sentence, (section(sentence), actions([button(words.try_again, action_id, value)])))


def looking(what: str, words: Words) -> Message:
    """O*NET takes its time."""
    sentence = words.looking.format(what=what) if what else words.moment
    return Message(sentence, (section(sentence),))


def _from(snapshot: Snapshot) -> Event:
    if snapshot.code:
        return Chose(code=snapshot.code)
    return Searched(keyword=snapshot.keyword) if snapshot.keyword else Refreshed()
