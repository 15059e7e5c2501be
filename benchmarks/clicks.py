"""Clicks as Slack sends them: signed, form encoded, with the whole message they happened in."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import urlencode

from benchmarks.contestants import SECRET
from bot.conversation.events import Refreshed
from bot.conversation.state import Conversation, Person, Place, Step
from bot.slack.interactions.button_values import button_value

FIRST_TURN: Final = 987_001
"""A number that is nowhere else in a click, so that it can be exchanged in a prepared one."""

ID: Final = "conversation-{:05}"
TS: Final = "1111111111.{:06}"
USER: Final = "U{:05}"

Message = dict[str, Any]


@dataclass(frozen=True)
class ClickTemplate:
    """The click of one conversation in one turn, from which those of all others in later turns are made."""

    body: bytes
    turn: int

    def at(self, number: int, turn: int) -> bytes:
        """The same click of another person, in their own conversation, in another turn.

        All of one person's would be more conversations than the bot stores for anybody: it would begin anew each time.
        """
        body = self.body
        for form in (ID, TS, USER):
            body = body.replace(form.format(0).encode(), form.format(number).encode())
        return body.replace(str(self.turn).encode(), str(turn).encode())


def results_conversation(code: str, title: str, tasks: tuple[str, ...]) -> Conversation:
    """A conversation that reads its results."""
    place = Place(channel="C1", message=TS.format(0))
    begun = Conversation.begin(ID.format(0), Person(team="T1", user=USER.format(0)), place)
    facts = {"keyword": title, "code": code, "title": title, "chosen": tasks, "turn": FIRST_TURN}
    return begun.model_copy(update=facts | {"step": Step.READING_RESULTS})


def refresh_click(now: Conversation) -> ClickTemplate:
    """A click that shows the conversation where it is."""
    button = {"type": "button", "action_id": "look", "block_id": "b", "value": button_value(now, Refreshed())}
    return ClickTemplate(click({"text": "", "blocks": []}, button), now.turn)


def button_click(message: Message, action_id: str, turn: int) -> ClickTemplate:
    """A click on a button of a message that was shown."""
    buttons = [element for block in message["blocks"] for element in block.get("elements", ())]
    found = next(button for button in buttons if button.get("action_id") == action_id)
    return ClickTemplate(click(message, found), turn)


def link_click(message: Message) -> ClickTemplate:
    """A click on a link of a message that was shown: nothing follows from it."""
    return ClickTemplate(click(message, {"type": "button", "action_id": "link", "url": "https://x"}), FIRST_TURN)


def controls(message: Message) -> list[tuple[str, int]]:
    """All that can be used in a message, in its order: the action_id, and how many options there are."""
    blocks = message["blocks"]
    found = [element for block in blocks for element in block.get("elements", [block.get("accessory", {})])]
    return [(element["action_id"], len(element.get("options", ()))) for element in found if "action_id" in element]


def click(
    message: Message,
    used: dict[str, Any],
    *,
    user: str = USER.format(0),
    team: str = "T1",
    ts: str = TS.format(0),
    values: dict[str, Any] | None = None,
    at: float = 1_111_111_112,
) -> bytes:
    """The body of the request about a control of a message that was used; `values` is what its boxes say.

    `at` is when it was, in seconds since 1970.
    """
    blocks = [{"block_id": f"b{number:02}"} | block for number, block in enumerate(message["blocks"])]
    shown = {"user": "UBOT", "type": "message", "ts": ts, "bot_id": "BBOT", "app_id": "A1", "team": team}
    payload: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": user, "username": "alice", "name": "alice", "team_id": team},
        "api_app_id": "A1",
        "token": "legacy",
        "container": {"type": "message", "message_ts": ts, "channel_id": "C1", "is_ephemeral": False},
        "trigger_id": "1.2.3",
        "team": {"id": team, "domain": "team"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": "C1", "name": "general"},
        "message": shown | {"text": message["text"], "blocks": blocks},
        "state": {"values": values or {}},
        "response_url": "https://localhost/response",
        "actions": [{"block_id": "b02", "action_ts": f"{at:.6f}"} | used],
    }
    return urlencode({"payload": json.dumps(payload, separators=(",", ":"))}).encode()


class BotConnection:
    """A kept connection to a bot's request URL, as light as can be: the sender must not be what is measured.

    It is opened with the first body that is sent, and again where it was lost.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @classmethod
    async def at(cls, port: int) -> Self:
        """One that is open already."""
        connection = cls(port)
        await connection._open()
        return connection

    async def send(self, body: bytes) -> float:
        """Send a signed body, and give the seconds until its answer.

        Raises:
            RuntimeError: the answer is no 200.
            OSError: no server listens, or the connection was lost.
            asyncio.IncompleteReadError: the connection was closed before there was an answer.
        """
        now = str(int(time.time()))
        signature = hmac.new(SECRET.encode(), b"v0:" + now.encode() + b":" + body, hashlib.sha256).hexdigest()
        kind = "application/json" if body.startswith(b"{") else "application/x-www-form-urlencoded"
        head = (
            f"POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(body)}\r\n"
            f"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
        )
        began = time.perf_counter()
        try:
            if self._streams is not None and self._streams[0].at_eof():
                await self.close()  # the server closed it while it was idle
            reader, writer = self._streams or await self._open()
            writer.write(head.encode() + body)
            status = await _answer(reader)
        except (OSError, asyncio.IncompleteReadError):
            await self.close()
            raise
        if " 200 " not in status:
            raise RuntimeError(status)
        return time.perf_counter() - began

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        return self._streams

    async def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            writer, self._streams = self._streams[1], None
            with contextlib.suppress(OSError):
                writer.close()
                await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> str:
    """The status line of an answer that was read whole."""
    answer = await reader.readuntil(b"\r\n\r\n")
    status, *lines = answer.decode().splitlines()
    heads = {name.lower(): value for name, _, value in (line.partition(":") for line in lines)}
    if "transfer-encoding" in heads:
        await reader.readuntil(b"0\r\n\r\n")
    await reader.readexactly(int(heads.get("content-length", 0)))
    return status
