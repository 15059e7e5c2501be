"""One module per screen. Each one turns typed values into blocks."""

from typing import assert_never

from bot.conversation.screens import Asking, Duties, Occupations, Results, Screen, Unavailable
from bot.slack.blocks import Message
from bot.slack.views.duties import duties
from bot.slack.views.layout import RenderContext
from bot.slack.views.occupations import occupations
from bot.slack.views.results import results
from bot.slack.views.search import search
from bot.slack.views.unavailable import unavailable_screen


def render(screen: Screen, context: RenderContext) -> Message:
    """The message that shows a screen."""
    match screen.content:
        case Asking():
            return search(screen, context)
        case Occupations() as found:
            return occupations(screen, found, context)
        case Duties() as found:
            return duties(screen, found, context)
        case Results() as found:
            return results(screen, found, context)
        case Unavailable() as unavailable:
            return unavailable_screen(screen, unavailable, context)
        case _:
            assert_never(screen.content)
