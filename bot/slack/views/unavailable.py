"""What is shown when O*NET gives no answer: what happened, what is safe, what to press."""

from bot.conversation.events import Refreshed, Restarted
from bot.conversation.screens import Screen, Unavailable
from bot.conversation.state import Step
from bot.errors import OnetBusy, OnetError, OnetKeyRefused, OnetLimited, OnetNotFound, OnetUnreachable
from bot.slack.blocks import Message, actions, button, header, section
from bot.slack.interactions.button_values import ActionId, button_value
from bot.slack.text.messages import Words
from bot.slack.views.layout import RenderContext


def trouble(screen: Screen, what: Unavailable, look: RenderContext) -> Message:
    """One sentence, and the ways on."""
    words, now = look.words, screen.conversation
    told = told_of(what.error, words)
    ways = [button(words.try_again, ActionId.AGAIN, button_value(now, what.again), primary=True)]
    if now.step is not Step.ASKING and what.again != Refreshed():
        ways.append(button(words.look, ActionId.REFRESH, button_value(now, Refreshed())))
    ways.append(button(words.search_again, ActionId.RESTART, button_value(now, Restarted())))
    blocks = (header(words.trouble_title), section(told), actions(ways))
    return Message(f"{words.trouble_title}. {told}", blocks)


def told_of(error: OnetError, words: Words) -> str:
    """What happened, and what is safe."""
    return f"{sentence_of(error, words)} {words.trouble_safe}"


def sentence_of(error: OnetError, words: Words) -> str:
    """What a person is told of an error."""
    match error:
        case OnetBusy():
            return words.busy
        case OnetLimited():
            return words.limited
        case OnetUnreachable():
            return words.unreachable
        case OnetKeyRefused():
            return words.key_refused
        case OnetNotFound():
            return words.not_found
        case _:
            return words.not_understood
