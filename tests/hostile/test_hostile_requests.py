"""Hostile requests: forged, replayed, malformed, hundreds at once; and malformed ones with Slack's signature."""

import copy
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_playground.testing.person import GENERAL, Person
from slack_playground.testing.serve import served
from slack_playground.traffic_log import Direction
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.slack.receivers.payload_schema import has_shape
from tests.conversations.test_ownership import stored
from tests.support.harness import SECRET, UNHURRIED, BotInPlayground, bot_in_playground

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
KINDS = st.sampled_from(
    [FORM, JSON, "", "text/plain", "multipart/form-data; boundary=x", "application/json; charset=x"]
)
TYPES = (
    "block_actions", "block_suggestion", "view_submission", "view_closed", "shortcut", "message_action",
    "event_callback", "url_verification", "interactive_message", "dialog_submission", "workflow_step_edit", "",
)  # fmt: skip
NAMES = (
    "type", "event", "actions", "view", "user", "team", "channel", "container", "state", "message", "id", "action_id",
    "block_id", "value", "callback_id", "private_metadata", "command", "text", "team_id", "user_id", "channel_id",
    "event_id", "response_url", "trigger_id", "selected_option", "values", "enterprise", "is_enterprise_install", "ts",
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12,
)
NONSENSE: tuple[Any, ...] = (None, 0, "", [], {}, "nonsense", [None], {"a": 1})
SHARES = 3
"""The payloads are gone through in so many tests, side by side."""
UNTIMED = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def signed(body: bytes, kind: str, *, age: int = 0, secret: str = SECRET) -> dict[str, str]:
    stamp = str(int(time.time()) - age)
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}


class Sender:
    """Sends anything to a bot, and sees whether the bot logged an error."""

    def __init__(self, sample_bot: BotInPlayground, http: httpx.AsyncClient) -> None:
        self._here = sample_bot
        self._http = http

    async def sends(self, body: bytes, headers: Mapping[str, str]) -> int:
        with capture_logs() as logs:
            answer = await self._http.post("/slack/events", content=body, headers=dict(headers))
            await self._here.bot.tracker.idle()
        assert [line for line in logs if line["log_level"] in {"error", "critical"}] == []
        assert answer.status_code < 500, answer.text
        assert "Traceback" not in answer.text
        return answer.status_code


@pytest.fixture
async def sender(sample_bot: BotInPlayground) -> AsyncIterator[Sender]:
    async with httpx.AsyncClient(base_url=sample_bot.bot_url, timeout=UNHURRIED) as http:
        yield Sender(sample_bot, http)


@UNTIMED
@given(
    body=st.binary(max_size=300),
    kind=KINDS,
    stamp=st.text("0123456789abc-. ", max_size=14),
    signature=st.text("v0=af", max_size=70),
)
async def test_unsigned_requests_change_nothing(
    sample_bot: BotInPlayground, sender: Sender, body: bytes, kind: str, stamp: str, signature: str
) -> None:
    headers = {"X-Slack-Request-Timestamp": stamp.strip(), "X-Slack-Signature": signature, "Content-Type": kind}
    assert await sender.sends(body, headers) in {400, 401}
    assert sample_bot.person("Alice").messages() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("ssl_check=1", 200),
        ("token=abc&ssl_check=1", 200),
        ("ssl_check=1&command=%2Fduties&text=pharmacist" + "&x=1" * 50, 401),
        ("command=%2Fduties&text=ssl_check%3D1", 401),
        ('{"ssl_check":"1"}', 401),
    ],
)
async def test_unsigned_check_of_the_certificate_is_answered(sender: Sender, body: str, status: int) -> None:
    assert await sender.sends(body.encode(), {"Content-Type": FORM}) == status


@pytest.mark.parametrize("flaw", ["another secret", "another body", "too old", "in the future", "cut", "doubled"])
async def test_forged_or_replayed_request_is_401(sample_bot: BotInPlayground, sender: Sender, flaw: str) -> None:
    alice = sample_bot.person("Alice").me
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": alice.dm,
        "user": alice.id,
        "text": "cook",
        "ts": "1.0",
    }
    body = json.dumps({"type": "event_callback", "team_id": "T0PLAYGRND", "event_id": "Ev1", "event": event}).encode()
    age = {"too old": 1_000, "in the future": -1_000}.get(flaw, 0)
    headers = signed(body, JSON, age=age, secret="wrong" if flaw == "another secret" else SECRET)
    right = headers["X-Slack-Signature"]
    headers["X-Slack-Signature"] = {"cut": right[:-1], "doubled": right + right}.get(flaw, right)
    assert await sender.sends(body + b" " * (flaw == "another body"), headers) == 401
    assert sample_bot.person("Alice").messages() == []
    reason = "stale" if age else "wrong"
    async with httpx.AsyncClient(base_url=sample_bot.bot_url, timeout=UNHURRIED) as http:
        assert f'duties_signatures_refused_total{{reason="{reason}"}} 1.0' in (await http.get("/metrics")).text


async def test_response_url_of_another_server_is_sent_nothing(sample_bot: BotInPlayground, sender: Sender) -> None:
    taken: list[str] = []

    async def take(request: Request) -> Response:
        taken.append((await request.body()).decode())
        return Response("ok")

    alice = sample_bot.person("Alice")
    who = {"team_id": "T0PLAYGRND", "user_id": alice.me.id, "channel_id": GENERAL, "trigger_id": "1"}
    async with served(Starlette(routes=[Route("/{path:path}", take, methods=["POST"])])) as elsewhere:
        other_host = elsewhere.replace("127.0.0.1", "127.1")  # the same place by another name
        command = {"command": "/duties", "text": "pharmacist", "response_url": f"{other_host}/respond/1"}
        body = urlencode(who | command).encode()
        assert await sender.sends(body, signed(body, FORM)) == 200
    assert taken == []
    assert "Pharmacists" in alice.screen, "it's shown in another way"


@UNTIMED
@given(kind=st.sampled_from(TYPES), body=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8), how=st.booleans())
async def test_signed_nonsense_is_harmless(sender: Sender, kind: str, body: dict[str, Any], *, how: bool) -> None:
    text = json.dumps(body | {"type": kind})
    whole, content = (text, JSON) if how else (urlencode({"payload": text}), FORM)
    await sender.sends(whole.encode(), signed(whole.encode(), content))


@pytest.mark.parametrize("depth", [100, 900, 5_000, 100_000])
@pytest.mark.parametrize("pair", ["[]", '{"a":}'])
async def test_deeply_nested_payload_is_refused_or_ignored(sender: Sender, depth: int, pair: str) -> None:
    nested = pair[:-1] * depth + "1" + pair[-1] * depth
    for text, kind in ((nested, JSON), (f'{{"type":"block_actions","view":{nested}}}', JSON)):
        if len(text) < 1_000_000:
            await sender.sends(text.encode(), signed(text.encode(), kind))


async def whole_talk(sample_bot: BotInPlayground) -> dict[tuple[str, str], Any]:
    """What Slack sent in a talk in which everything was done once, by what it was."""
    alice = sample_bot.person("Alice")
    await alice.opens_home()
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related")
    results = alice.last
    await alice.clicks("Details", on=results)
    await alice.clicks("Save")
    await alice.submits()
    await alice.says("/duties")
    await alice.types("nurse")
    await alice.says("29-1051.00")
    await alice.says("all")
    await alice.says("done")
    for button in ("Share", "Compare"):
        await alice.clicks(button, on=alice.messages("dm")[-1])
        await alice.closes()
    await alice.uses("Start from my job")
    await alice.uses("Find related occupations", on=alice.messages("dm")[0])
    await alice.says("@Job Duties nurse", to="#general")
    sent = [entry for entry in sample_bot.workspace.traffic.entries if entry.direction is Direction.TO_APP]
    return {(entry.kind, entry.name.partition(":")[0]): entry.asked for entry in sent}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each part of a payload; of a message only the outermost, of a list the first two."""
    if path:
        yield path
    if "message" in path or "blocks" in path:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value[:2]):
            yield from places(inner, (*path, number))


def changed(payload: Any, path: tuple[Any, ...], number: int) -> Any:
    """The payload without the part at that place, or with something else there."""
    other = copy.deepcopy(payload)
    inner = other
    for step in path[:-1]:
        inner = inner[step]
    if number < len(NONSENSE):
        inner[path[-1]] = NONSENSE[number]
    else:
        del inner[path[-1]]
    return other


def as_sent(kind: str, payload: Any) -> tuple[bytes, str]:
    if kind == "event":
        return json.dumps(payload).encode(), JSON
    fields = payload if kind == "slash_command" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


@asynccontextmanager
async def after_a_talk(sample: Path) -> AsyncIterator[tuple[BotInPlayground, Sender, dict[tuple[str, str], Any]]]:
    async with (
        bot_in_playground(sample) as sample_bot,
        httpx.AsyncClient(base_url=sample_bot.bot_url, timeout=UNHURRIED) as http,
    ):
        yield sample_bot, Sender(sample_bot, http), await whole_talk(sample_bot)


@pytest.mark.parametrize("share", range(SHARES))
async def test_missing_or_wrong_part_of_a_payload_is_no_bug(sample: Path, share: int) -> None:
    async with after_a_talk(sample) as (_, sender, payloads):
        assert len(payloads) > 12
        number = 0
        for (kind, _), payload in list(payloads.items())[share::SHARES]:
            for path in places(payload):
                number += 1
                for which in (len(NONSENSE), number % len(NONSENSE)):
                    body, content = as_sent(kind, changed(payload, path, which))
                    await sender.sends(body, signed(body, content))


@pytest.mark.parametrize("nonsense", [1, 1.5, True, "T1", [1], {"bot": 1}, {"bot": "U1"}, [None], {"team_ids": 1}])
@pytest.mark.parametrize(
    ("name", "part"),
    [("tokens_revoked", "tokens"), ("team_access_revoked", "team_ids"), ("team_access_revoked", "event")],
)
async def test_malformed_uninstall_event_is_no_bug(sender: Sender, name: str, part: str, nonsense: Any) -> None:
    payload = {"type": "event_callback", "team_id": "T1", "event": {"type": name, part: nonsense}}
    body, content = as_sent("event", payload)
    assert await sender.sends(body, signed(body, content)) in {200, 400}


def used_last(sample_bot: BotInPlayground, beginning: str) -> Any:
    """What Slack sent when a control, a window or a command was used last whose name begins so."""
    sent = [entry for entry in sample_bot.workspace.traffic.entries if entry.direction is Direction.TO_APP]
    return copy.deepcopy(next(entry.asked for entry in reversed(sent) if entry.name.startswith(beginning)))


async def sends_again(sender: Sender, payload: Any) -> None:
    body, content = as_sent("block_actions", payload)
    assert await sender.sends(body, signed(body, content)) == 200


async def reads_details(alice: Person) -> None:
    await alice.says("29-1051.00")
    await alice.says("all")
    await alice.says("done")
    await alice.clicks("Details")
    await alice.clicks("All duties (")


@pytest.mark.parametrize(
    ("control", "value"),
    [("tab", "sideways"), ("tab", ""), ("leaf", "0"), ("leaf", "-1"), ("leaf", "next"), ("leaf", "9" * 5_000)],
)
async def test_modal_button_of_another_version_offers_a_new_start(
    sample_bot: BotInPlayground, sender: Sender, control: str, value: str
) -> None:
    alice = sample_bot.person("Alice")
    await reads_details(alice)
    pressed = used_last(sample_bot, "tab")
    pressed["actions"][0] |= {"action_id": f"{control}:x", "value": value}
    await sends_again(sender, pressed)
    assert "older version" in alice.screen


async def test_start_from_an_occupation_outside_the_comparison(sample_bot: BotInPlayground, sender: Sender) -> None:
    alice = sample_bot.person("Alice")
    await reads_details(alice)
    await alice.closes()
    await alice.clicks("Compare", on=alice.last)
    await alice.selects_all("Which occupations?", "Physical Therapists", "Registered Nurses")
    await alice.submits()
    await alice.clicks("Start from this", on=alice.views[-1])
    pressed = used_last(sample_bot, "start")
    pressed["actions"][0]["value"] = "47-2111.00"
    await sends_again(sender, pressed)
    assert "You're now starting from 47-2111.00" in alice.reads_view(alice.views[-1])


async def test_share_note_that_is_not_text(sample_bot: BotInPlayground, sender: Sender) -> None:
    alice = sample_bot.person("Alice")
    await reads_details(alice)
    await alice.closes()
    await alice.clicks("Share", on=alice.last)
    await alice.selects("Share with a channel", GENERAL)
    await alice.submits()
    submitted = used_last(sample_bot, "share")
    submitted["view"]["state"]["values"]["note"]["note"]["value"] = 42
    await sends_again(sender, submitted)
    assert "42" in sample_bot.person("Bob").screen


async def test_share_of_another_persons_results_is_refused(sample_bot: BotInPlayground, sender: Sender) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await reads_details(alice)
    await alice.closes()
    await alice.clicks("Share", on=alice.last)
    await alice.selects("Share with a channel", GENERAL)
    await alice.submits()
    posted = len(bob.messages(GENERAL))
    submitted = used_last(sample_bot, "share")
    submitted["user"] |= {"id": bob.me.id}
    await sends_again(sender, submitted)
    assert len(bob.messages(GENERAL)) == posted


@pytest.mark.parametrize("odd", ["U" * 400, "U1:U2", "", "U 1", "<!channel>", "U\0", "ÜÄ"])
async def test_malformed_user_id_is_ignored(sample_bot: BotInPlayground, sender: Sender, odd: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties pharmacist")
    await alice.says("pharmacist")
    for way, payload in (
        ("slash_command", used_last(sample_bot, "/duties")),
        ("event", used_last(sample_bot, "message")),
    ):
        changed_id = payload | {"user_id": odd} if way == "slash_command" else payload
        if way == "event":
            payload["event"]["user"] = odd
            payload["event_id"] = "Ev-another"
        body, content = as_sent(way, changed_id)
        calls = len(sample_bot.workspace.traffic.entries)
        assert await sender.sends(body, signed(body, content)) == 200
        assert len(sample_bot.workspace.traffic.entries) == calls, "nothing was asked of Slack"


async def clients_talk(sample_bot: BotInPlayground) -> None:
    """A talk about a client, in all windows, and with the controls that continue somewhere else."""
    alice = sample_bot.person("Alice")
    await alice.uses("Start for a client")
    await alice.fills("Client's name", "Maria")
    await alice.fills("What do they do", "29-1051.00")
    await alice.submits()
    await alice.says("1 2 done")
    results = alice.last
    await alice.says("save 1 2 3")
    await alice.clicks("Name this", on=results)
    await alice.submits()
    for button in ("Handout", "As a table"):
        await alice.clicks(button, on=results)
    await alice.clicks("Share", on=results)
    await alice.selects("Share with a channel", GENERAL)
    await alice.submits()
    await alice.clicks("Compare", on=results)
    await alice.selects_all("Which occupations?", "Pharmacy Technicians", "Registered Nurses")
    await alice.submits()
    await alice.clicks("Start from this", on=alice.views[-1])
    await alice.closes()
    await alice.says("list for Maria")
    await alice.clicks("Export")
    await alice.clicks("Remove")
    await alice.uses("Start for a client")
    await alice.clicks("Continue", on=alice.views[-1])
    await alice.closes()
    await alice.opens_home()
    await alice.clicks("My list", on=alice.home)
    await alice.says("resume")
    await alice.clicks("Continue")
    await alice.says("forget Maria")
    await alice.clicks("Keep it")


async def test_what_one_person_did_means_nothing_of_another(sample_bot: BotInPlayground, sender: Sender) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await clients_talk(sample_bot)
    sent = [entry for entry in sample_bot.workspace.traffic.entries if entry.direction is Direction.TO_APP]
    used = [(entry.name, copy.deepcopy(entry.asked)) for entry in sent if "user" in entry.asked]
    assert len(used) > 15

    async def hers() -> tuple[Any, Any]:
        """What is stored of her, and what was said in her direct messages, besides what only one person sees."""
        said = [(message.text, str(message.blocks)) for message in alice.messages("dm") if message.only_for is None]
        return await stored(sample_bot, alice.me.id), said

    before = await hers()
    for name, payload in used:
        payload["user"]["id"] = bob.me.id
        payload.pop("response_url", None)
        await sends_again(sender, payload)
        assert await hers() == before, name
    sample_bot.workspace.refusals.clear()  # a trigger_id works once


async def test_recorded_payloads_match_the_schema(sample: Path) -> None:
    async with after_a_talk(sample) as (sample_bot, _, payloads):
        for payload in payloads.values():
            assert has_shape(payload)
        assert sample_bot.workspace.refusals == []
