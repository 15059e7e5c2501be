"""`apps.manifest.*`: an app's manifest is changed while it runs, and further apps are created."""

import copy
import json
import re
from collections.abc import AsyncIterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulator_support.apps import MANIFEST, AnApp, Wired, wired
from slack_playground.testing.person import GENERAL
from slack_playground.testing.serve import served
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.tokens import CONFIGURATION_TOKEN
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

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
    manifest["oauth_config"] = {"scopes": {"bot": ["app_mentions:read", "chat:write", "commands", "im:history"]}}
    assert (await client.apps_manifest_update(app_id=FIRST.id, manifest=manifest))["permissions_updated"] is True
    with pytest.raises(SlackApiError, match="missing_scope"):
        await slack.client.users_list()


async def test_app_is_created_installed_changed_and_deleted(slack: Wired) -> None:
    client, other = configuring(slack), AnApp()
    async with served(Starlette(routes=[Route("/events", other.__call__, methods=["POST"])])) as url:
        made = await client.apps_manifest_create(manifest=json.dumps(second(f"{url}/events")))
        credentials = made["credentials"]
        assert set(credentials) == {"client_id", "client_secret", "verification_token", "signing_secret"}
        other.secret = credentials["signing_secret"]
        assert "Second" not in [app.name for app in slack.workspace.apps]
        granted = await installed(slack, made["oauth_authorize_url"], credentials)
        assert (granted["app_id"], granted["scope"]) == (made["app_id"], "app_mentions:read,chat:write,commands")
        own = AsyncWebClient(granted["access_token"], base_url=slack.client.base_url)
        assert (await own.auth_test())["user"] == "Second"
        await slack.alice.says("@Second hello", to=GENERAL)
        (mention,) = other.of_type("app_mention")
        assert (mention["api_app_id"], mention["authorizations"][0]["user_id"]) == (
            made["app_id"],
            granted["bot_user_id"],
        )
        changed = second(f"{url}/events") | {"features": {"slash_commands": [{"command": "/two", "description": "x"}]}}
        updated = await client.apps_manifest_update(app_id=made["app_id"], manifest=json.dumps(changed))
        assert updated["permissions_updated"] is False
        await slack.alice.says("/two")
        assert other.last["command"] == "/two"
        assert (await client.apps_manifest_export(app_id=made["app_id"]))["manifest"] == changed
        await client.apps_manifest_delete(app_id=made["app_id"])
        with pytest.raises(SlackApiError, match="invalid_auth"):
            await own.auth_test()
    with pytest.raises(SlackApiError, match="app_not_found"):
        await client.apps_manifest_export(app_id=made["app_id"])
    for app_id, error in ((FIRST.id, "no_permission"), ("x", "invalid_app_id")):
        with pytest.raises(SlackApiError, match=error):
            await client.apps_manifest_delete(app_id=app_id)


def second(request_url: str) -> dict[str, Any]:
    """The manifest of another app, which listens here."""
    return {
        "display_information": {"name": "Second"},
        "oauth_config": {
            "redirect_urls": ["http://127.0.0.1:9/back"],
            "scopes": {"bot": ["app_mentions:read", "chat:write", "commands"]},
        },
        "settings": {"event_subscriptions": {"request_url": request_url, "bot_events": ["app_mention"]}},
    }


async def installed(slack: Wired, url: str, credentials: dict[str, str]) -> dict[str, Any]:
    """What an app gets when somebody allows it on the page at its address for installations."""
    async with httpx.AsyncClient() as browser:
        consent = await browser.get(url)
        allow = unescape(re.findall(r'href="([^"]*)">Allow<', consent.text)[0])
        decided = await browser.get(f"{slack.url}{allow}")
    code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
    client = AsyncWebClient(base_url=slack.client.base_url)
    secret = {name: credentials[name] for name in ("client_id", "client_secret")}
    granted = await client.oauth_v2_access(code=code, **secret)
    assert isinstance(granted.data, dict)
    return granted.data


SHORTCUT = {"name": "x", "type": "global", "callback_id": "x", "description": "x"}
SCOPES = {"oauth_config": {"scopes": {"bot": ["app_mentions:read"]}}}


async def test_length_is_refused_in_the_words_of_slack(slack: Wired) -> None:
    manifest = NAMED | {"display_information": {"name": "x" * 41}}
    with pytest.raises(SlackApiError) as refused:
        await configuring(slack).apps_manifest_validate(manifest=json.dumps(manifest))
    assert refused.value.response["errors"] == [
        {
            "code": "failed_constraint",
            "constraint": {"type": "max_length", "expected": 35, "got": 41},
            "message": "must be less than 36 characters",
            "pointer": "/display_information/name",
        }
    ]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"display_information": {}}, "/display_information"),
        ({"display_information": {"name": "x" * 36}}, "/display_information/name"),
        ({"display_information": {"name": "x", "description": "x" * 141}}, "/display_information/description"),
        ({"features": {"slash_commands": []}}, "/features/slash_commands"),
        ({"features": {"shortcuts": [{**SHORTCUT, "name": "x" * 25}]}}, "/features/shortcuts/0/name"),
        ({"oauth_config": {"scopes": {"bot": ["app_mentions:read", "im:history"]}}}, "/features/slash_commands"),
        ({"features": {}, **SCOPES}, "/settings/event_subscriptions/bot_events"),
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
