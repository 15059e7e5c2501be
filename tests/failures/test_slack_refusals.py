"""Slack refuses, is slow, or responds with nonsense: every click still gets an answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from slack_playground.testing.person import GENERAL, Person
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.slack.retry_handlers import RateLimitRetryHandler
from tests.support.harness import UNHURRIED, BotInPlayground, bot_in_playground
from tests.support.refusing_slack import RESPONSE_URL, Refusing, Torn, refusal
from tests.support.steps import results

DUTY = "Advise patients"
OTHER = "Check each prescription"
RESULTS = "Pharmacists · 1 duty · 1–10 of"


@asynccontextmanager
async def refusing(sample: Path) -> AsyncIterator[tuple[BotInPlayground, Refusing, Person]]:
    """Alice has ticked a duty; the next calls are refused as the test says."""
    slack = Refusing()
    async with bot_in_playground(sample, slack_through=slack.around) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks(DUTY)
        yield sample_bot, slack, alice
        assert sample_bot.workspace.refusals == []


NOT_TAKEN: dict[str, ASGIApp] = {
    "not_in_channel": refusal("not_in_channel"),
    "channel_not_found": refusal("channel_not_found"),
    "token_revoked": refusal("token_revoked"),
    "a long wait": Response("{}", status_code=429, headers={"Retry-After": "60"}),
    "a wait that is no number": Response("{}", status_code=429, headers={"Retry-After": "soon"}),
    "500": Response(status_code=500),
    "HTML": HTMLResponse("<h1>Bad gateway</h1>", status_code=502),
    "HTML that says OK": HTMLResponse("<h1>Slack</h1>"),
    "text": PlainTextResponse("upstream connect error", status_code=503),
    "text that says OK": PlainTextResponse("ok"),
    "half an answer": Response('{"ok": tr', media_type="application/json"),
    "a list": JSONResponse([1]),
    "null": JSONResponse(None),
    "nothing": Response(status_code=200, media_type="application/json"),
    "half of it": Torn(),
}


@pytest.mark.parametrize("answer", NOT_TAKEN.values(), ids=NOT_TAKEN)
async def test_failed_chat_update_falls_back_to_the_response_url(sample: Path, answer: ASGIApp) -> None:
    async with refusing(sample) as (_, slack, alice):
        slack.instead["chat.update"] = answer
        await alice.clicks("Find related occupations")
        assert RESULTS in alice.screen
        assert alice.last.only_for is None
        assert len(alice.messages()) == 2, "it is the same message"
        await alice.clicks("Title")
        assert "[Title ✓]" in alice.screen


async def test_refused_call_is_retried(sample: Path) -> None:
    async with refusing(sample) as (_, slack, alice):

        async def first(scope: Scope, receive: Receive, send: Send) -> None:
            del slack.instead["chat.update"]
            await Response(status_code=503)(scope, receive, send)

        slack.instead["chat.update"], slack.asked = first, []
        await alice.clicks("Find related occupations")
        assert RESULTS in alice.screen
        assert slack.asked == ["chat.update", "chat.update"]


async def test_refused_update_is_made_once_and_counted_once(sample: Path) -> None:
    async with refusing(sample) as (sample_bot, slack, alice):
        slack.instead["chat.update"], slack.asked = refusal("not_in_channel"), []
        await alice.clicks("Find related occupations")
        assert slack.asked == ["chat.update", RESPONSE_URL]
        async with httpx.AsyncClient(base_url=sample_bot.bot_url, timeout=UNHURRIED) as http:
            figures = (await http.get("/metrics")).text
        assert 'duties_slack_refusals_total{error="not_in_channel",method="chat.update"} 1.0' in figures


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_too_long"])
async def test_refused_everywhere_is_reported_and_pressed_again(sample: Path, error: str) -> None:
    async with refusing(sample) as (_, slack, alice):
        duties = alice.last
        slack.instead = {"chat.update": refusal(error), RESPONSE_URL: Response(error, status_code=400)}
        await alice.clicks("Find related occupations")
        assert "Slack didn't let me show my answer" in alice.screen
        assert alice.last.only_for == alice.me.id
        slack.instead.clear()
        await alice.clicks("Find related occupations", on=duties)
        assert RESULTS in alice.reads(duties)


async def test_ticks_are_kept_when_results_were_not_shown(sample: Path) -> None:
    async with refusing(sample) as (_, slack, alice):
        duties = alice.last
        slack.instead = {"chat.update": refusal("fatal_error"), RESPONSE_URL: Response(status_code=500)}
        await alice.clicks("Find related occupations")
        slack.instead.clear()
        await alice.ticks(OTHER, on=duties)
        await alice.clicks("Find related occupations", on=duties)
        assert "Pharmacists · 2 duties" in alice.reads(duties)


async def test_failed_post_leaves_the_message_above(sample: Path) -> None:
    async with refusing(sample) as (_, slack, alice):
        duties = alice.last
        slack.instead["chat.postMessage"] = refusal("restricted_action")
        await alice.says("done")
        slack.instead.clear()
        await alice.clicks("Find related occupations", on=duties)
        assert RESULTS in alice.reads(duties)


async def begun_by_command(alice: Person, to: str) -> None:
    await alice.says("/duties 29-1051.00", to=to)
    await alice.ticks(DUTY)


@pytest.mark.parametrize("status", [404, 410, 500])
async def test_used_up_response_url_continues_in_a_new_message(sample: Path, status: int) -> None:
    slack = Refusing()
    async with bot_in_playground(sample, slack_through=slack.around) as sample_bot:
        alice = sample_bot.person("Alice")
        await begun_by_command(alice, GENERAL)
        slack.instead[RESPONSE_URL] = PlainTextResponse("used_url", status_code=status)
        await alice.clicks("Find related occupations")
        assert RESULTS in alice.screen
        assert "I couldn't update the original message" in alice.screen
        assert alice.last.only_for == alice.me.id
        slack.instead.clear()
        await alice.clicks("Title")
        assert "[Title ✓]" in alice.screen
        assert "I couldn't update" not in alice.screen
        assert sample_bot.workspace.refusals == []


async def test_bot_not_in_channel_continues_in_direct_messages(sample: Path) -> None:
    slack = Refusing()
    async with bot_in_playground(sample, slack_through=slack.around) as sample_bot:
        alice = sample_bot.person("Alice")
        await begun_by_command(alice, GENERAL)
        slack.instead = {
            RESPONSE_URL: PlainTextResponse("used_url", status_code=404),
            "chat.postEphemeral": refusal("not_in_channel"),
        }
        await alice.clicks("Find related occupations")
        moved = alice.messages("dm")[-1]
        assert RESULTS in alice.reads(moved)
        slack.instead.clear()
        await alice.says("sort by title")
        assert "[Title ✓]" in alice.screen, "and a typed line there means it"
        assert sample_bot.workspace.refusals == []


@pytest.mark.parametrize("button", ["Share", "Compare", "Details"])
async def test_expired_trigger_says_what_to_press(sample: Path, button: str) -> None:
    async with refusing(sample) as (_, slack, alice):
        await alice.clicks("Find related occupations")
        results = alice.last
        slack.instead["views.open"] = refusal("expired_trigger_id")
        await alice.clicks(button, on=results)
        assert "Slack didn't let me open that window in time" in alice.screen
        assert alice.views == []
        slack.instead.clear()
        await alice.clicks(button, on=results)
        assert len(alice.views) == 1


async def test_home_works_when_conversations_open_fails(sample: Path) -> None:
    slack = Refusing()
    async with bot_in_playground(sample, slack_through=slack.around) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("pharmacist")
        await alice.opens_home()
        slack.instead["conversations.open"] = refusal("missing_scope")
        await alice.clicks("Continue where I left off", on=alice.home)
        assert "Which one is yours?" in alice.screen


async def test_failing_auth_test_delays_no_ack(sample: Path) -> None:
    slack = Refusing()
    slack.instead["auth.test"] = HTMLResponse("<h1>Bad gateway</h1>", status_code=502)
    async with bot_in_playground(sample, slack_through=slack.around) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("pharmacist")
        await alice.chooses("Pharmacists")
        assert "29-1051.00 · duties 1–10" in alice.screen
        assert alice.failures == []


def too_many(after: str) -> HttpResponse:
    return HttpResponse(status_code=429, headers={"Retry-After": [after]})


async def test_retry_after_is_waited_for_fifteen_seconds_at_most() -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    limits, state = RateLimitRetryHandler(9, wait=wait), RetryState()
    request = HttpRequest(method="POST", url="https://slack.com/api/chat.update", headers={})
    for after, again in (("7", True), ("6", True), ("3", False), ("2", True), ("1", False)):
        answer = too_many(after)
        assert await limits.can_retry_async(state=state, request=request, response=answer) is again
        if again:
            await limits.prepare_for_next_attempt_async(state=state, request=request, response=answer)
    assert [int(seconds) for seconds in waited] == [7, 6, 2]
    for nonsense in ("", "soon", "-1", "1e9", "\uff11", "9" * 5_000):
        assert await RateLimitRetryHandler(9).can_retry_async(
            state=RetryState(), request=request, response=too_many(nonsense)
        )


@pytest.mark.parametrize("where", ["dm", "command"])
async def test_refused_table_is_offered_as_a_spreadsheet(sample: Path, where: str) -> None:
    async with bot_in_playground(sample, slack_through=Refusing(block="data_table").around) as sample_bot:
        alice = sample_bot.person("Alice")
        await results(alice, where)
        await alice.clicks("As a table")
        assert "Slack couldn't show the table here" in alice.screen
        await alice.clicks("Export", on=alice.last)
        files = [file.name for message in alice.messages("dm") for file in message.files]
        assert [name.rpartition(".")[2] for name in files] == ["csv", "xlsx"]
