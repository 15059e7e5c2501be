"""Sends the app the events that it subscribed to. No event waits for another one's ack."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from slack_playground.delivery.delivery import Delivery, Exchange
from slack_playground.delivery.events import events_of
from slack_playground.delivery.payloads import Payloads
from slack_playground.workspace.models import Happening
from slack_playground.workspace.workspace import BOT_USER, Workspace

Sending = asyncio.Task[Exchange | None]

_collected: ContextVar[list[Sending] | None] = ContextVar("_collected", default=None)


class EventFeed:
    """The events of one workspace, on their way to the app.

    `own_messages` says whether the app also gets events about messages that it posts, changes and deletes itself, as
    from Slack.
    """

    def __init__(
        self, workspace: Workspace, payloads: Payloads, delivery: Delivery, *, own_messages: bool = False
    ) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._delivery = delivery
        self._own_messages = own_messages
        self._sending: set[Sending] = set()
        workspace.happened = self.send_events_of

    def send_events_of(self, happening: Happening) -> None:
        """Send the events of something that happened."""
        is_own = happening.kind.startswith("message") and happening.user == BOT_USER
        if is_own and not self._own_messages:
            return
        for event, subscription in events_of(self._workspace, happening, f"{self._workspace.clock():.6f}"):
            self.publish(event, subscription)

    def publish(self, event: dict[str, Any], subscription: str = "") -> None:
        """Send an event if the app subscribed to it, by its type or under the name of a `subscription`."""
        name = subscription or str(event["type"])
        if not self._workspace.app.hears(name):
            return
        sending = asyncio.create_task(self._delivery.send_event(self._payloads.event(event), name))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        collected = _collected.get()
        if collected is not None:
            collected.append(sending)

    @contextmanager
    def collect(self) -> Iterator[list[Sending]]:
        """The events that this task publishes inside this block."""
        published: list[Sending] = []
        token = _collected.set(published)
        try:
            yield published
        finally:
            _collected.reset(token)

    async def first_attempts(self, published: list[Sending]) -> list[Exchange]:
        """The exchanges of these events, after the attempts that Slack makes at once.

        For an app without a manifest, one ack is enough: it may have no listener for the other events.
        """
        waiting: set[Sending] = set(published)
        while waiting and (self._delivery.has_manifest or not any(map(_is_acknowledged, published))):
            _, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        return [exchange for task in published if task.done() and (exchange := task.result()) is not None]

    async def wait_until_idle(self) -> None:
        """Wait until no event and no later attempt is left."""
        while sending := [task for task in self._sending if not task.done()]:
            await asyncio.wait(sending)
        await self._delivery.wait_until_idle()


def _is_acknowledged(sending: Sending) -> bool:
    exchange = sending.result() if sending.done() else None
    return exchange is not None and exchange.ok
