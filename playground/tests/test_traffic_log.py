"""The journal behind the inspector: every request in order, with its answer, and no secret."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from emulator_support.apps import SECRET, TOKEN, Wired, wired
from emulator_support.kit import MODAL, ROW
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.traffic_log import CUT, ENTRIES, HIDDEN, ONLY_POSTS, Direction, TrafficLog
from slack_sdk.errors import SlackApiError


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired() as wired_slack:
        yield wired_slack


def lines(slack: Wired) -> list[str]:
    return [f"{entry.direction} {entry.kind} {entry.name}" for entry in slack.workspace.traffic.entries]


async def got(url: str) -> Any:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.json()


async def posted(slack: Wired, endpoint: str, **body: Any) -> dict[str, Any]:
    sent = {"person": slack.alice.me.id, **body}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{slack.url}/playground/{endpoint}", json=sent) as answer,
    ):
        said: dict[str, Any] = await answer.json()
        return said


async def test_log_holds_both_directions_in_order(slack: Wired) -> None:
    await slack.alice.says("hello")
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    async with aiohttp.ClientSession() as session:
        await session.post(slack.app.last["response_url"], json={"text": "done"})
    await slack.alice.says("/test it")
    await slack.client.files_upload_v2(channel=slack.alice.me.dm, filename="a.txt", content="abc")
    assert lines(slack) == [
        "to_app event message",
        "to_slack web_api chat.postMessage",
        "to_app block_actions press",
        "to_slack response_url response_url",
        "to_app slash_command /test it",
        "to_slack web_api files.getUploadURLExternal",
        "to_slack upload a.txt",
        "to_slack web_api files.completeUploadExternal",
    ]
    assert all(entry.status == 200 and entry.milliseconds is not None for entry in slack.workspace.traffic.entries)
    assert slack.workspace.traffic.entries[2].person == slack.alice.me.id


async def test_modal_is_named_by_its_callback_id(slack: Wired) -> None:
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    await slack.alice.submits()
    assert lines(slack)[-1] == "to_app view_submission ask"


async def test_pending_and_unanswered_requests_are_marked(slack: Wired) -> None:
    slack.app.says(status=500)
    heard: list[tuple[Any, Any]] = []
    slack.workspace.listeners.append(
        lambda _, change: (
            heard.append((change["entry"]["status"], change["entry"]["error"])) if change["type"] == "traffic" else None
        )
    )
    await slack.alice.says("/test")
    assert heard == [(None, ""), (500, "status 500")]


async def test_failed_event_is_logged_once_per_delivery(slack: Wired) -> None:
    slack.app.says(status=500)
    await slack.alice.says("hello")
    await slack.actions.feed.wait_until_idle()
    assert lines(slack) == ["to_app event message"] * 4
    assert slack.waited == [0.0, 60.0, 300.0]


async def test_refusal_names_the_place_in_the_payload(slack: Wired) -> None:
    long = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
    with pytest.raises(SlackApiError):
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=[*ROW, long])
    entry = slack.workspace.traffic.entries[-1]
    assert entry.error == "invalid_blocks"
    shown = await got(f"{slack.url}/playground/traffic/{entry.number}")
    assert shown["findings"] == [{"said": "must be less than 151 characters", "pointer": "/blocks/1/text/text"}]
    assert shown["asked"]["blocks"][1] == long
    assert shown["answer"]["ok"] is False


async def test_log_keeps_no_secret(slack: Wired) -> None:
    await slack.client.api_call("auth.test", params={"token": TOKEN})
    await slack.alice.says("hello")
    kept = repr(list(slack.workspace.traffic.entries))
    assert TOKEN not in kept
    assert SECRET not in kept
    assert slack.workspace.traffic.entries[1].asked["token"] == HIDDEN


def test_log_keeps_no_socket_address() -> None:
    journal = TrafficLog(lambda: 0.0, lambda _: None)
    with journal.request(Direction.TO_SLACK, "web_api", {"token": "xapp-1"}, name="apps.connections.open") as entry:
        entry.answered(200, {"ok": True, "url": "ws://127.0.0.1/link?ticket=abc-1&app_id=A0"})
    assert entry.asked == {"token": HIDDEN}
    assert entry.answer["url"] == f"ws://127.0.0.1/link?ticket={HIDDEN}&app_id=A0"


async def test_page_reads_and_clears_the_log(slack: Wired) -> None:
    await slack.alice.says("hello")
    state = await got(f"{slack.url}/playground/state?person={slack.alice.me.id}")
    assert [entry["name"] for entry in state["traffic"]] == ["message"]
    assert await posted(slack, "clear") == {"ok": True}
    assert lines(slack) == []
    assert await got(f"{slack.url}/playground/traffic/1") == {"gone": True}


def test_log_is_bounded_and_drops_the_oldest() -> None:
    journal = TrafficLog(lambda: 0.0, lambda _: None)
    for number in range(ENTRIES + 5):
        with journal.request(Direction.TO_SLACK, "web_api", {"n": number}, name="api.test") as entry:
            entry.answered(200, {"ok": True})
    assert len(journal.entries) == ENTRIES
    assert journal.find(5) is None
    assert journal.entries[0].asked == {"n": 5}


async def test_message_returns_its_client_msg_id(slack: Wired) -> None:
    await posted(slack, "message", channel=slack.alice.me.dm, text="hello", client_msg_id="mine-1")
    assert slack.app.last["event"]["client_msg_id"] == "mine-1"
    state = await got(f"{slack.url}/playground/state?person={slack.alice.me.id}")
    assert state["messages"][slack.alice.me.dm][0]["client_msg_id"] == "mine-1"


async def test_typing_is_shown_in_its_conversation_only(slack: Wired) -> None:
    seen: list[tuple[str | None, str]] = []
    slack.workspace.listeners.append(
        lambda person, change: seen.append((person, change["channel"])) if change["type"] == "typing" else None
    )
    await posted(slack, "typing", channel="C0GENERAL0")
    await posted(slack, "typing", channel=slack.alice.me.dm)
    answer = await posted(slack, "typing", channel=slack.bob.me.dm)
    assert seen == [(None, "C0GENERAL0"), (slack.alice.me.id, slack.alice.me.dm)]
    assert answer == {"ok": False, "error": "You are not in that channel."}


async def test_ephemeral_message_can_be_dismissed(slack: Wired) -> None:
    only = await slack.client.chat_postEphemeral(channel="C0GENERAL0", user=slack.alice.me.id, text="psst")
    posted_message = await slack.client.chat_postMessage(channel="C0GENERAL0", text="all")
    for ts, ok in ((only["message_ts"], True), (posted_message["ts"], False)):
        said = await posted(slack, "dismiss", container={"channel": "C0GENERAL0", "ts": ts})
        assert said["ok"] is ok
    assert [message.text for message in slack.alice.messages()] == ["all"]


async def test_clear_on_close_closes_the_whole_stack(slack: Wired) -> None:
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    slack.app.says({"response_action": "push", "view": MODAL | {"clear_on_close": True, "notify_on_close": True}})
    await slack.alice.submits()
    assert len(slack.alice.views) == 2
    slack.app.says()
    await slack.alice.closes()
    assert slack.alice.views == []
    assert slack.app.last["is_cleared"] is True


async def test_slow_slack_answers_late(slack: Wired) -> None:
    state = await got(f"{slack.url}/playground/state?person={slack.alice.me.id}")
    assert [(switch["name"], switch["on"]) for switch in state["switches"]] == [
        ("slack_slow", False),
        ("answer_missing", False),
    ]
    await posted(slack, "switch", name="slack_slow")
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="late")
    assert slack.waited == [2.0]
    assert slack.alice.screen == "late"
    await posted(slack, "switch", name="slack_slow")
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="in time")
    assert slack.waited == [2.0]
    assert await posted(slack, "switch", name="nothing") == {"ok": False, "error": "There is no such switch."}


def test_flood_of_large_bodies_is_kept_within_a_limit() -> None:
    log = TrafficLog(lambda: 0.0, lambda _: None, most=3_000)
    large = "x" * 1_000
    for number in range(20):
        with log.request(Direction.TO_SLACK, "web_api", {"text": large}, name=f"call {number}") as entry:
            entry.answered(200, {"ok": True})
    assert [entry.name for entry in log.entries] == ["call 18", "call 19"]
    with log.request(Direction.TO_SLACK, "web_api", {"text": large * 4}, name="larger than the limit"):
        pass
    assert [entry.name for entry in log.entries] == ["larger than the limit"]


@pytest.mark.parametrize("pair", ["[]", '{"a":}'])
@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_deeply_nested_bodies_are_cut(pair: str, depth: int) -> None:
    nested = pair[:-1] * depth + "1" + pair[-1] * depth
    log = TrafficLog(lambda: 0.0, lambda _: None)
    with log.request(Direction.TO_SLACK, "web_api", {"blocks": nested}, name="x") as entry:
        entry.answered(200, nested)
    assert CUT in str(entry.asked)
    assert CUT in str(entry.answer)


async def test_app_that_only_posts_misses_nothing() -> None:
    async with wired(None) as slack:
        way = slack.actions.delivery.transport
        assert isinstance(way, SignedHttp)
        way.request_url = "http://127.0.0.1:9/"
        await slack.alice.says("before it posts")
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="The soup is out.")
        await slack.alice.says("after it")
        await slack.actions.feed.wait_until_idle()
        unreached, *_, last = [entry for entry in slack.workspace.traffic.entries if entry.name == "message"]
        assert (unreached.error, unreached.note) == ("not reached", "")
        assert (last.error, last.note, last.answer) == ("", "not sent", ONLY_POSTS)
        assert len(slack.alice.failures) == 1
