"""The parts of every modal (state, title, close button), and two placeholders."""

from bot.slack.blocks import Block, View, actions, button, plain, section
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import ModalState
from bot.slack.text.messages import Messages


def modal(shown: ModalState, title: str, blocks: list[Block], messages: Messages, submit: str = "") -> View:
    """A modal, with a submit button if that has a label; title and labels have at most 24 characters."""
    view: View = {
        "type": "modal",
        "callback_id": shown.callback_id,
        "private_metadata": shown.write(),
        "title": plain(title),
        "close": plain(messages.buttons.close),
        "blocks": blocks,
    }
    return view | {"submit": plain(submit)} if submit else view


def waiting_modal(shown: ModalState, title: str, sentence: str, messages: Messages) -> View:
    """The modal while O*NET is slow."""
    return modal(shown, title, [section(sentence)], messages)


def failed_modal(shown: ModalState, title: str, sentence: str, messages: Messages) -> View:
    """The modal if there's nothing to show: what happened, what is safe, and *Try again*."""
    again = button(messages.buttons.try_again, ActionId.AGAIN, "again", primary=True)
    return modal(shown, title, [section(sentence), actions([again])], messages)
