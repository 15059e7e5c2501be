"""Fake O*NET Web Services, and a bot that uses them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from slack_playground.testing.serve import served
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.onet.embedded.api import create_service
from tests.support.harness import UNHURRIED, BotInPlayground, bot_in_playground


class WebServices:
    """Web Services that respond, refuse, or are slow."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.instead: ASGIApp | None = None
        self.answering = asyncio.Event()
        self.answering.set()
        self.asked = asyncio.Event()
        self.keys: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.keys.add(dict(scope["headers"]).get(b"x-api-key", b"").decode())
            self.asked.set()
            await self.answering.wait()
        await (self._app if self.instead is None or scope["type"] != "http" else self.instead)(scope, receive, send)


@asynccontextmanager
async def on_web_services(
    sample: Path, patience: float = UNHURRIED, **more: Any
) -> AsyncIterator[tuple[BotInPlayground, WebServices]]:
    """A bot that asks Web Services, which answer from the sample, and what they are."""
    app = create_service(sample)
    services = WebServices(app)
    async with (
        served(services) as url,
        bot_in_playground(None, onet_base_url=f"{url}/", patience=patience, **more) as played,
    ):
        yield played, services
    app.state.database.close()
    assert played.workspace.refusals == []
