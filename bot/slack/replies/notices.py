"""What the bot tells people whose interaction no feature handles: not theirs, unreadable, not served, or a bug."""

from bot.slack.blocks import section
from bot.slack.interactions.interaction import Interaction, UnreadableControl
from bot.slack.interactions.slack_events import HOME_TAB, TabOpened
from bot.slack.replies.responder import Responder
from bot.slack.views.asides import apology, not_owner, plain_answer, unreadable
from bot.slack.views.home_tab import HOME
from bot.telemetry.turn_record import Outcome, current_record


async def turn_away(interaction: Interaction, responder: Responder) -> None:
    """The workspace isn't served: say so in one sentence, where the person is looking."""
    current_record().outcome = Outcome.NOT_ALLOWED
    sentence = responder.messages.notices.not_allowed
    if isinstance(interaction, TabOpened) and interaction.tab == HOME_TAB:
        await responder.try_publish_home({"type": "home", "callback_id": HOME, "blocks": [section(sentence)]})
    else:
        await responder.new_message().try_show(plain_answer(sentence), doing="turn_away")


async def offer_own(interaction: Interaction, responder: Responder) -> None:
    """The conversation belongs to somebody else: offer the person their own from the same place."""
    current_record().outcome = Outcome.NOT_OWNER
    if interaction.conversation is not None:
        message = not_owner(interaction.conversation, responder.own_conversation(), responder.messages)
        await responder.ephemeral().try_show(message)


async def tell_unreadable(_: UnreadableControl, responder: Responder) -> None:
    """The control is from another version: say so, and offer a new start."""
    current_record().outcome = Outcome.UNREADABLE
    await responder.ephemeral().try_show(unreadable(responder.own_conversation(), responder.messages))


async def apologize(responder: Responder, reference: str) -> None:
    """The bot has a bug: apologize, with the reference that is in the log."""
    await responder.new_message().try_show(apology(reference, responder.messages), doing="apology")
