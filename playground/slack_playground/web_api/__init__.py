"""The methods of Slack's Web API, one module per family."""

from typing import Final

from slack_playground.web_api import (
    apps,
    assistant,
    blocks,
    bookmarks,
    calls,
    canvases,
    chat,
    conversations,
    dialogs,
    entities,
    featured_workflows,
    files,
    functions,
    manifests,
    people,
    profiles,
    reactions,
    reminders,
    remote_files,
    search,
    slack_connect,
    slack_lists,
    streams,
    views,
)
from slack_playground.web_api.method_call import Method

METHODS: Final[dict[str, Method]] = {
    **apps.METHODS,
    **assistant.METHODS,
    **blocks.METHODS,
    **bookmarks.METHODS,
    **calls.METHODS,
    **canvases.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **dialogs.METHODS,
    **entities.METHODS,
    **featured_workflows.METHODS,
    **files.METHODS,
    **functions.METHODS,
    **manifests.METHODS,
    **slack_connect.METHODS,
    **slack_lists.METHODS,
    **people.METHODS,
    **profiles.METHODS,
    **reactions.METHODS,
    **reminders.METHODS,
    **remote_files.METHODS,
    **search.METHODS,
    **streams.METHODS,
    **views.METHODS,
}
"""Every method by its name; playground/docs/web-api.md is written from it."""
