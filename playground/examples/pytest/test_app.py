"""How the app is tested: what Alice says and sees."""

import pytest
from slack_playground.testing.client import RemotePerson, Slack


def test_soup_is_ordered(alice: RemotePerson) -> None:
    alice.says("I am hungry")
    alice.sees("[Order]")
    alice.clicks("Order")
    assert alice.sees("One soup.")["text"] == "One soup."


def test_each_test_begins_with_an_empty_workspace(slack: Slack, alice: RemotePerson) -> None:
    with pytest.raises(AssertionError, match="Alice sees no button"):
        alice.clicks("Order")
    alice.says("I am hungry", to="dm")
    alice.sees("[Order]")
    assert slack.refusals == []
    assert "chat.postMessage" in [one["name"] for one in slack.traffic]
