"""Dialogs, from before there were modals."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from emulator_support.apps import Wired, wired
from slack_playground.testing.person import GENERAL
from slack_sdk.errors import SlackApiError

RIDE: dict[str, Any] = {
    "callback_id": "ride",
    "title": "Request a ride",
    "submit_label": "Request",
    "notify_on_cancel": True,
    "state": "limo",
    "elements": [
        {"type": "text", "label": "From", "name": "from", "value": "home"},
        {"type": "textarea", "label": "Why", "name": "why", "optional": True, "hint": "In a few words"},
        {"type": "select", "label": "Size", "name": "size", "options": [{"label": "Large", "value": "l"}]},
        {"type": "select", "label": "Driver", "name": "driver", "data_source": "users"},
        {"type": "select", "label": "Car", "name": "car", "data_source": "external"},
    ],
}


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired() as wired_slack:
        await wired_slack.alice.says("/test ride", to=GENERAL)
        await wired_slack.client.dialog_open(trigger_id=wired_slack.app.last["trigger_id"], dialog=RIDE)
        yield wired_slack


async def test_a_dialog_is_filled_and_submitted(slack: Wired) -> None:
    assert "From: [home]" in slack.alice.reads_view(slack.alice.views[-1])
    await slack.alice.fills("Why", "late")
    await slack.alice.chooses("Large")
    await slack.alice.selects("Driver", "Bob")
    slack.app.says({"options": [{"label": "A red car", "value": "red"}]})
    await slack.alice.picks("re", "A red car")
    (suggestion,) = slack.app_came("dialog_suggestion")
    assert (suggestion["name"], suggestion["value"], suggestion["callback_id"]) == ("car", "re", "ride")
    slack.app.says()
    await slack.alice.submits()
    (body,) = slack.app_came("dialog_submission")
    expected = {"from": "home", "why": "late", "size": "l", "driver": slack.bob.me.id, "car": "red"}
    assert body["submission"] == expected
    assert (body["callback_id"], body["state"], body["channel"]["id"]) == ("ride", "limo", "C0GENERAL0")
    assert slack.alice.views == []


async def test_errors_leave_it_open(slack: Wired) -> None:
    slack.app.says({"errors": [{"name": "from", "error": "Too short"}]})
    await slack.alice.submits()
    assert slack.alice.views[-1].errors == {"from": "Too short"}
    await slack.alice.sees("From: [home]\n! Too short")


async def test_cancelling_is_told(slack: Wired) -> None:
    await slack.alice.closes()
    assert slack.app.last["type"] == "dialog_cancellation"
    assert slack.app.last["state"] == "limo"


@pytest.mark.parametrize(
    "broken",
    [
        RIDE | {"title": "x" * 25},
        RIDE | {"elements": []},
        RIDE | {"elements": [{"type": "smell", "label": "L", "name": "n"}]},
        RIDE | {"elements": [{"type": "text", "label": "L"}]},
        RIDE | {"callback_id": ""},
    ],
)
async def test_what_slack_would_not_open_is_refused(slack: Wired, broken: dict[str, Any]) -> None:
    with pytest.raises(SlackApiError, match="validation_errors"):
        await slack.client.dialog_open(trigger_id="1.2.3", dialog=broken)
