"""The screen if O*NET doesn't respond: what happened, what is safe, what to press."""

from bot.conversation.events import Refreshed, Restarted
from bot.conversation.screens import Screen, Unavailable
from bot.conversation.state import Step
from bot.errors import OnetBusy, OnetError, OnetKeyRefused, OnetLimited, OnetNotFound, OnetUnreachable
from bot.slack.blocks import Message, actions, button, header, section
from bot.slack.interactions.button_values import ActionId, button_value
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext


def unavailable_screen(screen: Screen, unavailable: Unavailable, context: RenderContext) -> Message:
    """One sentence, and the ways on."""
    messages, now = context.messages, screen.conversation
    sentence = failure_sentence(unavailable.error, messages)
    ways = [button(messages.buttons.try_again, ActionId.AGAIN, button_value(now, unavailable.again), primary=True)]
    if now.step is not Step.ASKING and unavailable.again != Refreshed():
        ways.append(button(messages.buttons.refresh, ActionId.REFRESH, button_value(now, Refreshed())))
    ways.append(button(messages.search.again, ActionId.RESTART, button_value(now, Restarted())))
    blocks = (header(messages.unavailable.title), section(sentence), actions(ways))
    return Message(f"{messages.unavailable.title}. {sentence}", blocks)


def failure_sentence(error: OnetError, messages: Messages) -> str:
    """What happened, and what is safe."""
    return f"{error_sentence(error, messages)} {messages.unavailable.safe}"


def error_sentence(error: OnetError, messages: Messages) -> str:
    """The sentence that a person is told about an error."""
    match error:
        case OnetBusy():
            return messages.unavailable.busy
        case OnetLimited():
            return messages.unavailable.limited
        case OnetUnreachable():
            return messages.unavailable.unreachable
        case OnetKeyRefused():
            return messages.unavailable.key_refused
        case OnetNotFound():
            return messages.unavailable.not_found
        case _:
            return messages.unavailable.not_understood
