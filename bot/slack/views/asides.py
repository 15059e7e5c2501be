"""Short answers beside a conversation, seen by one person only."""

from bot.conversation.events import Chose, Event, Looked, Restarted, Searched
from bot.conversation.state import Conversation, Snapshot
from bot.slack.blocks import Message, actions, button, section
from bot.slack.controls import ActionId, value_of
from bot.slack.words import Words


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


def looking(what: str, words: Words) -> Message:
    """O*NET takes its time."""
    sentence = words.looking.format(what=what)
    return Message(sentence, (section(sentence),))


def _from(snapshot: Snapshot) -> Event:
    if snapshot.code:
        return Chose(code=snapshot.code)
    return Searched(keyword=snapshot.keyword) if snapshot.keyword else Looked()
