"""Which methods Slack has: those of its Python SDK (tools/method_catalog.py writes the list), and those it retired."""

from importlib import resources
from typing import Final

SLACK_METHODS: Final = frozenset(
    (resources.files("slack_playground.web_api") / "method_catalog.txt").read_text("utf-8").split()
)
RETIRED_FAMILIES: Final = ("channels.", "groups.", "im.", "mpim.")
"""https://docs.slack.dev/changelog/2020-01-deprecating-antecedents-to-the-conversations-api"""
RETIRED_METHODS: Final = frozenset({"files.upload", "rtm.start", "stars.add", "stars.remove", "stars.list"})
"""files.upload: https://docs.slack.dev/changelog/2024-04-a-better-way-to-upload-files-is-here-to-stay"""

CLASSIC_METHODS: Final = frozenset({"rtm.connect"})
"""Only classic apps may use RTM, and none can be created any more: https://docs.slack.dev/legacy/legacy-rtm-api.

Slack answers `not_allowed_token_type` to the token of any other app:
https://github.com/slackapi/python-slack-sdk/issues/584
"""


def is_retired(name: str) -> bool:
    """Whether Slack answers `method_deprecated` to this method."""
    return name in RETIRED_METHODS or name.startswith(RETIRED_FAMILIES)
