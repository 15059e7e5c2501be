"""A manifest that Slack would not take, found before an app runs with it."""

from typing import Any

import pytest
from emulator_support.apps import MANIFEST
from slack_playground.workspace.manifest_checks import faults

COMMAND = {"command": "/soup", "description": "Orders"}


@pytest.mark.parametrize(
    ("manifest", "fault"),
    [
        ([], "it must be a mapping with"),
        ({"feature": {}}, "feature is no part of a manifest; there are"),
        ({"features": []}, "features must be a mapping"),
        ({"display_information": {"name": "x" * 36}}, "display_information.name must be a text of at most 35"),
        ({"oauth_config": {"scopes": {"bot": "chat:write"}}}, "oauth_config.scopes.bot must be a list of texts"),
        ({"settings": {"event_subscriptions": {"bot_events": [1]}}}, "bot_events must be a list of texts"),
        ({"features": {"slash_commands": {}}}, ""),
        ({"features": {"slash_commands": [{"command": "/a"}]}}, "features.slash_commands[0] needs description"),
        ({"features": {"slash_commands": [COMMAND | {"command": "a"}]}}, "slash_commands[0].command must begin with /"),
        ({"features": {"shortcuts": [{"name": "A"}]}}, "shortcuts[0] needs type, callback_id, description"),
    ],
)
def test_fault_is_named_with_its_place(manifest: Any, fault: str) -> None:
    found = faults(manifest)
    assert (fault in "; ".join(found)) if fault else found == []


@pytest.mark.parametrize(
    "manifest", [MANIFEST, {}, {"features": {"slash_commands": [COMMAND]}}, {"$schema": "https://example.com/s.json"}]
)
def test_good_manifest_has_no_fault(manifest: dict[str, Any]) -> None:
    assert faults(manifest) == []
