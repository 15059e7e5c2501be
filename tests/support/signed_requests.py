"""Requests with Slack's signature, as the bot's address receives them."""

import hashlib
import hmac
import json
import time

import httpx

from tests.support.harness import SECRET, UNHURRIED, BotInPlayground

FORM = "application/x-www-form-urlencoded"


def signed(body: str, *, stamp: str | None = None, secret: str = SECRET) -> dict[str, str]:
    at = stamp or str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={digest}",
        "Content-Type": "application/json",
    }


async def post(sample_bot: BotInPlayground, body: str, headers: dict[str, str]) -> httpx.Response:
    async with httpx.AsyncClient(timeout=UNHURRIED) as http:
        return await http.post(f"{sample_bot.bot_url}/slack/events", content=body, headers=headers)


def an_event(sample_bot: BotInPlayground, text: str = "pharmacist", event_id: str = "Ev1") -> str:
    alice = sample_bot.person("Alice").me
    event = {"type": "message", "channel_type": "im", "channel": alice.dm, "user": alice.id, "text": text, "ts": "1.0"}
    return json.dumps({"type": "event_callback", "team_id": "T0PLAYGRND", "event_id": event_id, "event": event})
