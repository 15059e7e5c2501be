"""Short answers beside a conversation, seen by one person only."""

from typing import Final, assert_never

from bot.conversation.events import Chose, Event, Looked, Restarted, Searched
from bot.conversation.screens import Answer, Aside
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Snapshot
from bot.slack.blocks import Message, actions, button, context, cut, escape, section
from bot.slack.controls import ActionId, value_of
from bot.slack.views.details import details_message
from bot.slack.views.frame import Look
from bot.slack.views.saved import saved_list
from bot.slack.words import Words

SAID: Final = 60
"""Of a line that was not understood, what is repeated."""


def theirs(snapshot: Snapshot, own: Conversation, words: Words) -> Message:
    """Whose conversation this is, and a button to start one's own from the same occupation or search."""
    sentence = words.theirs.format(owner=snapshot.owner.user)
    start = button(words.start_own, ActionId.OWN, value_of(own, _from(snapshot)), primary=True)
    return Message(sentence, (section(sentence), actions([start])))


def unreadable(own: Conversation, words: Words) -> Message:
    """The message is of a version that cannot be gone on from."""
    start = button(words.start_again, ActionId.RESTART, value_of(own, Restarted()), primary=True)
    return Message(words.unreadable, (section(words.unreadable), actions([start])))


def apology(reference: str, words: Words) -> Message:
    """Something is broken here; the reference is in the log as well."""
    sentence = words.apology.format(reference=reference)
    return Message(sentence, (section(sentence),))


def moved(words: Words) -> Message:
    """What is left of a screen that went on further down."""
    return Message(words.moved, (context(words.moved),))


def aside(answer: Aside, own: Conversation, look: Look) -> Message:
    """A short answer; where something was not understood, the three things that can be said right there."""
    words = look.words
    match answer.answer:
        case Answer.LIST:
            return saved_list(answer.saved, own, look)
        case Answer.DETAILS:
            return details_message(answer, look)
        case Answer.SHARE:
            share = button(words.share, ActionId.SHARE, value_of(answer.now, Looked()), primary=True)
            return Message(words.share_ask, (section(words.share_ask), actions([share])))
        case Answer.UNCLEAR:
            return _unclear(answer, own, words)
        case Answer.NOTHING_TO_RESUME:
            start = button(words.start_again, ActionId.RESTART, value_of(own, Restarted()), primary=True)
            return Message(words.nothing_to_resume, (section(words.nothing_to_resume), actions([start])))
        case Answer.HELP | Answer.FORGOTTEN | Answer.NOT_FORGOTTEN | Answer.EXPORT:
            return plain_answer(_sentence(answer, words))
        case _:
            assert_never(answer.answer)


def _sentence(answer: Aside, words: Words) -> str:
    if answer.answer is Answer.HELP:
        return f"{words.help}\n{words.says[answer.now.step]}"
    if answer.answer is Answer.EXPORT:
        return words.exporting
    return words.forgotten if answer.answer is Answer.FORGOTTEN else words.not_forgotten


def _unclear(answer: Aside, own: Conversation, words: Words) -> Message:
    said = cut(answer.said, SAID)
    sentence = words.unclear.format(said=escape(said), says=words.says[answer.now.step])
    wanted = Searched(keyword=answer.said[:KEYWORD_CHARACTERS])
    search = button(words.search_for.format(said=said), ActionId.OWN, value_of(own, wanted))
    return Message(sentence, (section(sentence), actions([search])))


def plain_answer(sentence: str) -> Message:
    """One sentence."""
    return Message(sentence, (section(sentence),))


def looking(what: str, words: Words) -> Message:
    """O*NET takes its time."""
    sentence = words.looking.format(what=what)
    return Message(sentence, (section(sentence),))


def _from(snapshot: Snapshot) -> Event:
    if snapshot.code:
        return Chose(code=snapshot.code)
    return Searched(keyword=snapshot.keyword) if snapshot.keyword else Looked()
