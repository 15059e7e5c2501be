"""`apps.manifest.*`: an app's manifest is changed while it runs, and further apps are created."""

import copy
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from emulator_support.apps import MANIFEST, Wired, wired
from slack_playground.web_api.tokens import CONFIGURATION_TOKEN
from slack_playground.workspace.apps import FIRST
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

NAMED: dict[str, Any] = {
    **MANIFEST,
    "display_information": {"name": "Tester"},
    "settings": {**MANIFEST["settings"], "socket_mode_enabled": True},
}


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(copy.deepcopy(NAMED)) as made:
        yield made


def configuring(slack: Wired) -> AsyncWebClient:
    """The client of somebody who configures apps."""
    return AsyncWebClient(CONFIGURATION_TOKEN, base_url=slack.client.base_url)


async def test_new_manifest_takes_effect_at_once(slack: Wired) -> None:
    client = configuring(slack)
    manifest = (await client.apps_manifest_export(app_id=FIRST.id))["manifest"]
    assert manifest == NAMED
    manifest["features"]["slash_commands"].append({"command": "/stew", "description": "Stew"})
    await slack.alice.says("/test")
    updated = await client.apps_manifest_update(app_id=FIRST.id, manifest=manifest)
    assert (updated["app_id"], updated["permissions_updated"]) == (FIRST.id, False)
    await slack.alice.says("/stew")
    assert slack.app.last["command"] == "/stew"
    manifest["oauth_config"] = {"scopes": {"bot": ["chat:write"]}}
    assert (await client.apps_manifest_update(app_id=FIRST.id, manifest=manifest))["permissions_updated"] is True
    with pytest.raises(SlackApiError, match="missing_scope"):
        await slack.client.users_list()


async def test_app_is_created_changed_and_deleted(slack: Wired) -> None:
    client = configuring(slack)
    scopes = {"oauth_config": {"scopes": {"bot": ["chat:write"]}}}
    made = await client.apps_manifest_create(manifest=json.dumps({**NAMED, **scopes}))
    assert set(made["credentials"]) == {"client_id", "client_secret", "verification_token", "signing_secret"}
    assert made["oauth_authorize_url"].endswith("&scope=chat:write")
    assert (await client.apps_manifest_export(app_id=made["app_id"]))["manifest"]["oauth_config"] == scopes[
        "oauth_config"
    ]
    await client.apps_manifest_validate(app_id=made["app_id"], manifest=json.dumps(NAMED))
    await client.apps_manifest_delete(app_id=made["app_id"])
    with pytest.raises(SlackApiError, match="app_not_found"):
        await client.apps_manifest_export(app_id=made["app_id"])
    for app_id, error in ((FIRST.id, "no_permission"), ("x", "invalid_app_id")):
        with pytest.raises(SlackApiError, match=error):
            await client.apps_manifest_delete(app_id=app_id)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"display_information": {}}, "/display_information/name"),
        ({"features": {"slash_commands": [{"command": "/x"}]}}, "/features/slash_commands/0"),
        ({"settings": MANIFEST["settings"]}, "/settings/event_subscriptions"),
        ({"soup": {}}, "/"),
    ],
)
async def test_wrong_manifest_is_refused_with_its_places(slack: Wired, change: dict[str, Any], pointer: str) -> None:
    for method in ("validate", "create"):
        with pytest.raises(SlackApiError) as refused:
            await configuring(slack).api_call(
                f"apps.manifest.{method}", params={"manifest": json.dumps(NAMED | change)}
            )
        answer = refused.value.response
        assert (answer["error"], [error["pointer"] for error in answer["errors"]]) == ("invalid_manifest", [pointer])


async def test_bot_token_configures_nothing_and_a_configuration_token_does_nothing_else(slack: Wired) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await slack.client.apps_manifest_export(app_id=FIRST.id)
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await configuring(slack).chat_postMessage(channel="#general", text="x")
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await configuring(slack).api_call("apps.manifest.validate")


async def test_app_without_a_manifest_has_none_to_export() -> None:
    async with wired(None) as slack:
        with pytest.raises(SlackApiError, match="app_not_eligible"):
            await configuring(slack).apps_manifest_export(app_id=FIRST.id)


async def test_real_time_messaging_is_for_classic_apps_only(slack: Wired) -> None:
    for method, error in (("rtm.connect", "not_allowed_token_type"), ("rtm.start", "method_deprecated")):
        with pytest.raises(SlackApiError, match=error):
            await slack.client.api_call(method)
        assert slack.workspace.refusals[-1].missing is False
