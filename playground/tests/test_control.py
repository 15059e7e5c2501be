"""The control API: what people do, faults, the clock and the log, over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from emulator_support.apps import Wired, wired
from emulator_support.kit import MODAL, ROW
from emulator_support.tabs import Opens
from slack_playground.testing.verbs import VERBS
from slack_sdk.errors import SlackApiError


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired() as wired_slack:
        yield wired_slack


async def asked(slack: Wired, path: str, body: dict[str, Any] | None = None, **headers: str) -> dict[str, Any]:
    """The answer of the control API, with its status."""
    method = "GET" if body is None else "POST"
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"{slack.url}/control/{path}", json=body, headers=headers) as answer,
    ):
        parsed: dict[str, Any] = await answer.json()
        return {"status": answer.status, **parsed}


async def test_person_types_clicks_fills_and_submits(slack: Wired) -> None:
    typed = await asked(slack, "people/Alice/says", {"text": "hello"})
    assert (typed["status"], typed["failures"]) == (200, [])
    assert slack.app.last["event"]["text"] == "hello"
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    assert (await asked(slack, "people/Alice/clicks", {"label": "Press"}))["screen"] == "[Press]"
    await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    seen = await asked(slack, "people/Alice/sees", {"text": "Your job"})
    assert seen["result"]["text"] == "Your job: […]"
    await asked(slack, "people/Alice/fills", {"label": "Your job", "text": "cook"})
    await asked(slack, "people/Alice/submits", {})
    assert slack.app.last["view"]["state"]["values"]["job"]["said"]["value"] == "cook"


@pytest.mark.parametrize("body", [b"text=hello", b"[]"])
async def test_body_that_is_no_json_object_is_named(slack: Wired, body: bytes) -> None:
    url = f"{slack.url}/control/people/Alice/says"
    async with aiohttp.ClientSession() as session, session.post(url, data=body) as answer:
        assert answer.status == 400
        assert (await answer.json())["error"].startswith("The body must be a JSON object")


async def test_person_waits_for_the_control_that_is_used(slack: Wired) -> None:
    """An app may show a button or a modal after its ack, when the next verb has been called already."""
    clicking = asyncio.create_task(slack.alice.patiently(lambda: slack.alice.clicks("Press"), within=10))
    submitting = asyncio.create_task(slack.alice.patiently(slack.alice.submits, within=10))
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await clicking
    assert not submitting.done()
    await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    await submitting
    assert slack.app.last["type"] == "view_submission"


async def test_control_api_waits_for_a_modal(slack: Wired) -> None:
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    submitting = asyncio.create_task(asked(slack, "people/Alice/submits", {}))
    await asked(slack, "people/Alice/sees", {"text": "[Press]"})
    await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    assert (await submitting)["status"] == 200


async def test_message_is_named_by_its_ts(slack: Wired) -> None:
    posted = await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Soup")
    await asked(slack, "people/Alice/reacts", {"emoji": "eyes", "on": posted["ts"]})
    assert slack.alice.last.reactions == {"eyes": [slack.alice.me.id]}
    wrong = await asked(slack, "people/Alice/reacts", {"emoji": "eyes", "on": "1.1"})
    assert (wrong["status"], wrong["error"]) == (400, "on: Alice sees no message '1.1'")


@pytest.mark.parametrize(
    ("path", "body", "status", "error"),
    [
        ("people/Zoe/says", {"text": "x"}, 404, "There is no person called Zoe."),
        ("people/Alice/sings", {}, 404, "There is no such verb"),
        ("people/Alice/says", {}, 400, "says: missing a required argument: 'text'"),
        ("people/Alice/says", {"text": "x", "loudly": True}, 400, "loudly"),
        ("people/Alice/clicks", {"label": "Press"}, 409, "Alice sees no button"),
        ("people/Alice/sees", {"text": "nothing", "within": 0.01}, 409, "Alice does not see 'nothing'"),
        ("people/Alice/submits", {}, 409, "Alice sees no modal"),
        ("event", {"event": "x"}, 400, "must be an object"),
        ("faults", {"drop_connections": True}, 400, "isn't on Socket Mode"),
        ("clock", {"seconds": -1}, 400, "time does not go back"),
        ("clock", {"seconds": float("nan")}, 400, "time does not go back"),
        ("clock", {"seconds": 1e308}, 400, "ten years forward"),
        ("faults", {"delay_seconds": float("nan")}, 400, "Seconds are a number"),
        ("faults", {"method": "auth.test", "retry_after": float("inf")}, 400, "Seconds are a number"),
    ],
)
async def test_control_errors_are_a_status_and_a_sentence(
    slack: Wired, path: str, body: dict[str, Any], status: int, error: str
) -> None:
    answer = await asked(slack, path, body)
    assert (answer["ok"], answer["status"]) == (False, status)
    assert error in answer["error"]


@pytest.mark.parametrize(
    ("path", "body", "status", "error"),
    [
        ("people/Alice/says", None, 405, "/control/people/Alice/says is called with POST and a JSON object"),
        ("clock", None, 405, "/control/clock is called with POST"),
        ("state", {}, 405, "/control/state is called with GET, not with POST"),
        ("soup", None, 404, "There's no operation /control/soup"),
    ],
)
async def test_request_to_nothing_says_what_to_do(
    slack: Wired, path: str, body: dict[str, Any] | None, status: int, error: str
) -> None:
    answer = await asked(slack, path, body)
    assert (answer["ok"], answer["status"]) == (False, status)
    assert answer["error"].startswith(error)


async def test_another_page_may_not_act(slack: Wired) -> None:
    answer = await asked(slack, "people/Alice/says", {"text": "x"}, Origin="https://elsewhere.example.com")
    assert answer["status"] == 403
    assert slack.app.came == []


async def test_any_event_is_sent(slack: Wired) -> None:
    await asked(slack, "event", {"event": {"type": "app_home_opened", "user": "U1", "tab": "home"}})
    assert slack.app.last["event"]["tab"] == "home"


async def test_faults_are_made_and_ended(slack: Wired) -> None:
    await asked(slack, "faults", {"method": "auth.test", "retry_after": 7})
    with pytest.raises(SlackApiError) as limited:
        await slack.client.auth_test()
    assert limited.value.response.headers["Retry-After"] == "7"
    await asked(slack, "faults", {"method": "auth.test", "error": "internal_error", "times": 5})
    with pytest.raises(SlackApiError, match="internal_error"):
        await slack.client.auth_test()
    await asked(slack, "faults", {"clear": True})
    assert (await slack.client.auth_test())["ok"]
    await asked(slack, "faults", {"delay_seconds": 1.5})
    await slack.client.auth_test()
    assert slack.waited == [1.5]


async def test_time_passes_and_a_trigger_grows_old(slack: Wired) -> None:
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    later = await slack.client.chat_scheduleMessage(
        channel=slack.alice.me.dm, text="Later", post_at=int(slack.clock.now) + 60
    )
    await asked(slack, "clock", {"seconds": 61})
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    assert later["ok"]
    assert slack.alice.screen == "Later"


async def test_reset_begins_again(slack: Wired) -> None:
    await slack.alice.says("hello")
    await slack.alice.creates("kitchen")
    with pytest.raises(SlackApiError):
        await slack.client.api_call("soup.cook")
    assert (await asked(slack, "refusals"))["refusals"][0]["method"] == "soup.cook"
    await asked(slack, "reset", {})
    assert (await asked(slack, "refusals"))["refusals"] == []
    assert [
        channel["name"] for channel in (await asked(slack, "state"))["channels"] if channel["type"] == "channel"
    ] == ["general", "random"]
    assert slack.alice.messages() == []
    assert (await asked(slack, "people/Alice/says", {"text": "again"}))["status"] == 200


async def test_traffic_is_read_after_a_number(slack: Wired) -> None:
    await slack.alice.says("one")
    (first,) = (await asked(slack, "traffic"))["entries"]
    await slack.alice.says("two")
    (second,) = (await asked(slack, f"traffic?after={first['number']}"))["entries"]
    assert second["asked"]["event"]["text"] == "two"


async def test_ready_waits_for_the_app(slack: Wired) -> None:
    assert (await asked(slack, "ready", {"within": 5}))["ok"]
    assert (await asked(slack, "idle", {}))["ok"]


async def test_openapi_describes_every_verb(slack: Wired) -> None:
    document = await asked(slack, "openapi.json")
    for name in VERBS:
        operation = document["paths"][f"/control/people/{{person}}/{name}"]["post"]
        assert operation["summary"]
    says = document["paths"]["/control/people/{person}/says"]["post"]["requestBody"]["content"]["application/json"]
    assert says["schema"]["required"] == ["text"]
    assert says["schema"]["properties"]["to"] == {"type": "string", "default": "dm"}
    assert json.dumps(document)


@pytest.mark.asyncio(loop_scope="session")
async def test_page_of_the_control_api_is_accessible(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(f"{slack.url}/control/docs")
        await tab.is_accessible_in_light_and_dark()
