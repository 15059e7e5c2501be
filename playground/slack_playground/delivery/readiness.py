"""Finds out whether the app is running: it has connected, or it listens at its address."""

import asyncio
from typing import Final

from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.shared_transport import SharedTransport
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.ports import is_listening

POLL_SECONDS: Final = 0.1


async def until_ready(transport: Transport) -> None:
    """Poll, because nothing reports when a process listens."""
    while not await is_ready(transport):  # noqa: ASYNC110 - another process cannot set an event
        await asyncio.sleep(POLL_SECONDS)


async def is_ready(transport: Transport) -> bool:
    """Whether the app has a Socket Mode connection open, or listens at its request URL."""
    if isinstance(transport, SharedTransport):
        return await is_ready(transport.shared)
    if isinstance(transport, SocketMode):
        return bool(transport.connections)
    if isinstance(transport, EitherTransport):
        if transport.wants_socket:
            return bool(transport.socket.connections)
        return await is_listening(transport.http.request_url)
    return not isinstance(transport, SignedHttp) or await is_listening(transport.request_url)
