"""The request with which Slack checks a request URL for events: https://docs.slack.dev/reference/events/url_verification."""

import secrets
from typing import Final

from slack_playground.delivery.delivery import EVENT, AppRequest, Transport
from slack_playground.delivery.payloads import TOKEN
from slack_playground.traffic_log import Direction, TrafficLog
from slack_playground.workspace.apps import App

NAME: Final = "url_verification"
CHALLENGE_BYTES: Final = 24


async def repeats_challenge(transport: Transport, traffic: TrafficLog, app: App) -> bool:
    """Whether an app repeats Slack's challenge; also True if it gave no response in time: it may have just started."""
    challenge = secrets.token_hex(CHALLENGE_BYTES)
    body = {"token": TOKEN, "challenge": challenge, "type": NAME}
    with traffic.request(Direction.TO_APP, EVENT, body, name=NAME, app=app.name) as entry:
        response = await transport.send(AppRequest(EVENT, body))
        entry.answered(response.status, response.text)
    return not response.status or challenge in response.text
