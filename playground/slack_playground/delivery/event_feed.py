"""Sends apps the events that they subscribed to. No event waits for another one's ack."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from slack_playground.delivery.delivery import Exchange
from slack_playground.delivery.events import events_of
from slack_playground.delivery.installed_apps import InstalledApp, InstalledApps
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Happening
from slack_playground.workspace.workspace import Workspace


@dataclass(frozen=True)
class Sending:
    """An event on its way to an app."""

    app: App
    task: asyncio.Task[Exchange | None]

    @property
    def is_acknowledged(self) -> bool:
        """Whether the app has acknowledged it."""
        exchange = self.task.result() if self.task.done() else None
        return exchange is not None and exchange.ok


_collected: ContextVar[list[Sending] | None] = ContextVar("_collected", default=None)


class EventFeed:
    """The events of one workspace, on their way to its apps.

    `own_messages` says whether an app also gets events about messages that it posts, changes and deletes itself, as
    from Slack.
    """

    def __init__(self, workspace: Workspace, installed: InstalledApps, *, own_messages: bool = False) -> None:
        self._workspace = workspace
        self._installed = installed
        self._own_messages = own_messages
        self._sending: set[asyncio.Task[Exchange | None]] = set()
        workspace.observers.append(self.send_events_of)

    def send_events_of(self, happening: Happening) -> None:
        """Send each app the events of something that happened."""
        for installed in self._installed:
            is_own = happening.kind.startswith("message") and happening.user == installed.app.user
            if is_own and not self._own_messages:
                continue
            for event, subscription in events_of(
                self._workspace, installed.app, happening, f"{self._workspace.clock():.6f}"
            ):
                self._publish(installed, event, subscription)

    def publish(self, event: dict[str, Any], app: App | None = None) -> None:
        """Send an event to an app, or to all of them, if they subscribed to it."""
        for installed in self._installed if app is None else [self._installed.of(app)]:
            self._publish(installed, event, str(event["type"]))

    def _publish(self, to: InstalledApp, event: dict[str, Any], subscription: str) -> None:
        if not to.app.hears(subscription):
            return
        body = to.payloads.event(event, as_person=to.app.hears_as_person(subscription))
        task = asyncio.create_task(to.delivery.send_event(body, subscription))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        collected = _collected.get()
        if collected is not None:
            collected.append(Sending(to.app, task))

    @contextmanager
    def collect(self) -> Iterator[list[Sending]]:
        """The events that this task publishes inside this block."""
        published: list[Sending] = []
        token = _collected.set(published)
        try:
            yield published
        finally:
            _collected.reset(token)

    async def first_attempts(self, published: Sequence[Sending]) -> list[Exchange]:
        """The exchanges of these events, after the attempts that Slack makes at once.

        For an app without a manifest, one ack is enough: it may have no listener for the other events.
        """
        apps = {sent.app.id: sent.app for sent in published}
        for app in apps.values():
            await _acknowledged(app, published)
        done = [sent.task for sent in published if sent.task.done()]
        return [exchange for task in done if (exchange := task.result()) is not None]

    async def wait_until_idle(self) -> None:
        """Wait until no event and no later attempt is left."""
        while sending := [task for task in self._sending if not task.done()]:
            await asyncio.wait(sending)
        for installed in self._installed.known:
            await installed.delivery.wait_until_idle()


async def _acknowledged(app: App, published: Sequence[Sending]) -> None:
    """Wait for the app's first attempts, or for one ack if it has no manifest."""
    own = [sent for sent in published if sent.app.id == app.id]
    waiting = {sent.task for sent in own}
    while waiting and (app.manifest is not None or not any(sent.is_acknowledged for sent in own)):
        _, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
