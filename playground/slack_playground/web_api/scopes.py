"""The scopes of bot tokens: https://docs.slack.dev/reference/scopes."""

from typing import Final

ALL_SCOPES: Final = frozenset(
    "app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write canvases:read"
    " canvases:write channels:history channels:join channels:manage channels:read chat:write chat:write.customize"
    " chat:write.public commands conversations.connect:manage conversations.connect:read conversations.connect:write"
    " dnd:read emoji:read files:read files:write groups:history groups:read groups:write im:history im:read im:write"
    " incoming-webhook links:read links:write lists:read lists:write metadata.message:read mpim:history mpim:read"
    " mpim:write pins:read pins:write reactions:read reactions:write reminders:read reminders:write"
    " remote_files:read remote_files:share remote_files:write search:read.public team.preferences:read team:read"
    " usergroups:read usergroups:write users.profile:read users:read users:read.email users:write"
    " workflow.steps:execute".split()
)
"""What an app without a manifest holds: all of them."""
