"""Socket Mode as the playground speaks it, to Slack's own client."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from emulator_support.kit import MODAL, ROW
from emulator_support.sockets import APP_TOKEN, BOT_TOKEN, Linked, linked
from slack_playground.delivery.socket_mode import Reason
from slack_playground.testing.person import GENERAL
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest

LATE = "failed because the app did not respond in time."
UNREACHED = "did not reach the app: it has no Socket Mode connection open. Is the app running?"


@pytest.fixture
async def slack() -> AsyncIterator[Linked]:
    async with linked() as linked_app:
        yield linked_app


async def address(slack: Linked) -> str:
    return str((await slack.client.apps_connections_open(app_token=APP_TOKEN))["url"])


async def test_connection_needs_the_app_level_token(slack: Linked) -> None:
    for token, error in (("xapp-wrong", "invalid_auth"), (BOT_TOKEN, "not_allowed_token_type"), ("", "not_authed")):
        with pytest.raises(SlackApiError) as raised:
            await slack.client.apps_connections_open(app_token=token)
        assert raised.value.response["error"] == error
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await slack.client.users_list(token=APP_TOKEN)


async def test_app_level_token_says_whose_it_is(slack: Linked) -> None:
    # The Java SDK calls auth.test with it as soon as it connects. Slack: https://api.slack.com/methods/auth.test
    answer = await slack.client.auth_test(token=APP_TOKEN)
    assert answer.data == {"ok": True, "app_id": "A0PLAYGRND", "app_name": "Tester"}
    assert (await slack.client.auth_test())["user_id"] == "U0THEBOT00"


async def test_socket_address_works_once(slack: Linked) -> None:
    url = await address(slack)
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as first:
        assert (await first.receive_json())["type"] == "hello"
        for used in (url, url.partition("?")[0], f"{url}x"):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(used)


async def test_client_that_sends_an_origin_may_connect(slack: Linked) -> None:
    headers = {"Origin": "https://api.slack.com"}  # as slack-go and Python's websocket-client do
    async with aiohttp.ClientSession() as session, session.ws_connect(await address(slack), headers=headers) as socket:
        assert (await socket.receive_json())["type"] == "hello"


async def test_page_s_own_socket_takes_no_other_origin(slack: Linked) -> None:
    url = str(slack.client.base_url).replace("/api/", f"/playground/live?person={slack.alice.me.id}")
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url, headers={"Origin": "https://elsewhere.example.com"})


async def test_hello_counts_the_connections(slack: Linked) -> None:
    for number in (1, 2):
        await slack.connects()
        hello = await slack.listening.hellos.get()
        assert hello["num_connections"] == number
        assert hello["connection_info"] == {"app_id": "A0PLAYGRND"}
        assert hello["debug_info"]["approximate_connection_time"] > 0


async def test_envelope_goes_to_one_connection(slack: Linked) -> None:
    first, second = await slack.connects(), await slack.connects()
    await slack.socket.connected(2)
    for number in range(4):
        await slack.alice.says(f"line {number}")
    lines = [request.payload["event"]["text"] for _, request in slack.listening.came]
    assert lines == [f"line {number}" for number in range(4)]
    assert {client for client, _ in slack.listening.came} == {first, second}


async def test_eleventh_connection_is_refused(slack: Linked) -> None:
    async with aiohttp.ClientSession() as session:
        ten = [await session.ws_connect(await address(slack)) for _ in range(10)]
        await slack.socket.connected(10)
        eleventh = await session.ws_connect(await address(slack))
        assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
        assert (await eleventh.receive()).type is aiohttp.WSMsgType.CLOSE
        assert not any(connection.closed for connection in ten)


async def test_event_has_an_envelope_and_the_payload_of_http(slack: Linked) -> None:
    await slack.connects()
    await slack.alice.says("hello")
    request = slack.listening.last
    assert (request.type, request.accepts_response_payload, request.retry_attempt) == ("events_api", False, 0)
    assert request.payload["type"] == "event_callback"
    assert request.payload["event"]["text"] == "hello"


async def test_command_is_answered_in_its_acknowledgement(slack: Linked) -> None:
    slack.listening.answer = lambda request: {"text": f"{request.payload['command']} {request.payload['text']}"}
    await slack.connects()
    await slack.alice.says("/test me", to=GENERAL)
    assert (slack.listening.last.type, slack.listening.last.accepts_response_payload) == ("slash_commands", True)
    assert slack.alice.screen == "/test me"


async def test_click_modal_errors_and_menu_over_socket_mode(slack: Linked) -> None:
    def answer(request: SocketModeRequest) -> dict[str, object] | None:
        option = {"text": {"type": "plain_text", "text": "Cooks"}, "value": "1"}
        answers: dict[str, dict[str, object]] = {
            "view_submission": {"response_action": "errors", "errors": {"job": "Which job?"}},
            "block_suggestion": {"options": [option]},
        }
        return answers.get(request.payload["type"])

    slack.listening.answer = answer
    await slack.connects()
    menu = {"type": "external_select", "action_id": "find", "placeholder": {"type": "plain_text", "text": "Job"}}
    blocks = [*ROW, {"type": "actions", "block_id": "menu", "elements": [menu]}]
    await slack.client.chat_postMessage(channel=CHANNEL, text="x", blocks=blocks)
    assert await slack.alice.types("coo") == ["Cooks"]
    await slack.alice.clicks("Press")
    assert slack.listening.last.type == "interactive"
    await slack.client.views_open(trigger_id=slack.listening.last.payload["trigger_id"], view=MODAL)
    await slack.alice.fills("Your job", "?")
    await slack.alice.submits()
    assert slack.alice.views[-1].errors == {"job": "Which job?"}


async def test_no_connection_fails_a_command_and_delays_an_event(slack: Linked) -> None:
    await slack.alice.says("/test", to=GENERAL)
    assert slack.alice.failures == [f"/test {UNREACHED}"]
    say_task = asyncio.create_task(slack.alice.says("hello"))
    await slack.connects()
    await say_task
    assert slack.alice.failures == [f"/test {UNREACHED}"]
    assert slack.listening.last.payload["event"]["text"] == "hello"
    assert (slack.listening.last.retry_attempt, slack.listening.last.retry_reason) == (1, "timeout")


async def test_unacknowledged_request_fails() -> None:
    async with linked(ack_seconds=0.01) as slack:
        slack.listening.answer = None
        await slack.connects()
        await slack.socket.connected()
        await slack.alice.says("/test", to=GENERAL)
        assert slack.alice.failures == [f"/test {LATE}"]


async def test_acknowledgement_on_another_connection_and_nonsense(slack: Linked) -> None:
    slack.listening.answer = None
    async with aiohttp.ClientSession() as session:
        other = await session.ws_connect(await address(slack))
        await other.receive_json()
        for nonsense in ("{", "[]", "7", '{"envelope_id": 7}', '{"envelope_id": ["a"]}'):
            await other.send_str(nonsense)
        say_task = asyncio.create_task(slack.alice.says("/test", to=GENERAL))
        envelope = await other.receive_json()
        second = await session.ws_connect(await address(slack))
        await second.send_str(json.dumps({"envelope_id": envelope["envelope_id"], "payload": {"text": "here"}}))
        await say_task
    assert slack.alice.screen == "here"


async def test_refreshed_connection_comes_back(slack: Linked) -> None:
    await slack.connects()
    await slack.listening.hellos.get()
    for reason in (Reason.WARNING, Reason.REFRESH_REQUESTED):
        (before,) = slack.socket.connections
        await slack.socket.disconnect(before, reason)
        await slack.listening.hellos.get()
        await slack.socket.replaced(before)
        await slack.alice.says(f"after {reason}")
        assert slack.listening.last.payload["event"]["text"] == f"after {reason}"
    assert slack.listening.hellos.empty()


async def test_dropped_connection_comes_back(slack: Linked) -> None:
    await slack.connects()
    (before,) = slack.socket.connections
    await slack.socket.drop(before)
    await slack.socket.replaced(before)
    await slack.alice.says("hello again")
    assert slack.listening.last.payload["event"]["text"] == "hello again"


async def test_socket_mode_can_be_switched_off_and_on(slack: Linked) -> None:
    await slack.connects()
    await slack.socket.switch(on=False)
    await slack.socket.connected(0)
    with pytest.raises(SlackApiError):
        await address(slack)
    await slack.socket.switch(on=True)
    await slack.socket.connected(1)
    await slack.alice.says("hello again")
    assert slack.listening.last.payload["event"]["text"] == "hello again"
