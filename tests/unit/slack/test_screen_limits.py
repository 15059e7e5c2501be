"""Every screen and modal of the bot is within what Slack takes."""

from typing import Any

import pytest
from slack_playground.block_kit.limits import refuse_message, refuse_view

from bot.slack.blocks import Message
from tests.support.views import VIEWS, every_message


@every_message
def test_screens_are_within_slacks_limits(message: Any) -> None:
    assert refuse_message(message.text, list(message.blocks)) is None


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_modals_are_within_slacks_limits(view: dict[str, Any]) -> None:
    assert refuse_view(view) is None


@every_message
def test_rows_of_controls_hold_five_at_most(message: Message) -> None:
    """Slack's client is reported to fold what is beyond the fifth control of an actions block."""
    assert max((len(block["elements"]) for block in message.blocks if block["type"] == "actions"), default=0) <= 5


@pytest.mark.parametrize("name", VIEWS)
def test_rows_of_controls_in_modals_and_home_hold_five_at_most(name: str) -> None:
    rows = [block for block in VIEWS[name]["blocks"] if block["type"] == "actions"]
    assert max((len(block["elements"]) for block in rows), default=0) <= 5
