"""The methods of Slack's Web API that this workspace knows, a module to each family."""

from typing import Final

from slack_playground.web_api import apps, assistant, chat, conversations, files, people, reactions, views
from slack_playground.web_api.call import Method

METHODS: Final[dict[str, Method]] = {
    **apps.METHODS,
    **assistant.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **people.METHODS,
    **reactions.METHODS,
    **views.METHODS,
}
"""Every method by its name; the table in docs/playground.md is compared with it."""
