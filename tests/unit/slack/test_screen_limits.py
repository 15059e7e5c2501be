"""Every screen and modal of the bot is within what Slack takes."""

from typing import Any

import pytest
from slack_playground.block_kit.limits import refuse_message, refuse_view

from tests.support.views import VIEWS, every_message


@every_message
def test_screens_are_within_slacks_limits(message: Any) -> None:
    assert refuse_message(message.text, list(message.blocks)) is None


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_modals_are_within_slacks_limits(view: dict[str, Any]) -> None:
    assert refuse_view(view) is None
