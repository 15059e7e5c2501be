"""The slash command: what follows `/duties` is read like any typed line, by the rules of `conversation/language/`."""

from bot.slack.features.conversation import ConversationTurns
from bot.slack.interactions.interaction import LineTyped
from bot.slack.interactions.slack_events import COMMAND, read_command
from bot.slack.replies.responder import Responder
from bot.slack.router import Router


class SlashCommand:
    """Answers the slash command. Only the person sees its answer."""

    def __init__(self, conversation: ConversationTurns) -> None:
        self._conversation = conversation

    def register(self, router: Router) -> None:
        """`/duties`."""
        router.command(COMMAND, read_command, self.answer)

    async def answer(self, line: LineTyped, responder: Responder) -> None:
        """Take the line as a turn; without a conversation, because a command's messages are gone at a reload."""
        await self._conversation.type_line(line, responder, responder.conversation(line.place, replaces=False))
