"""The demonstration, served, for the tests: what is pressed at its page, and the people in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served

from bot.app import Bot
from bot.demo.demo import build_demo
from bot.demo.restartable import Restartable


@dataclass
class Demo:
    """The demonstration, served, and what is pressed at its page."""

    url: str
    acts: Any
    running: Restartable[Bot]

    def person(self, name: str) -> Person:
        async def settled() -> None:
            await self.running.current.tracker.idle()

        return Person(self.acts, name, settled=settled)

    async def state(self) -> dict[str, Any]:
        """The page's initial state."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.url}/playground/state") as answer:
            state: dict[str, Any] = await answer.json()
            return state

    async def presses(self, name: str) -> None:
        body = {"person": "U0ALICE000", "name": name}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/playground/switch", json=body) as answer,
        ):
            assert await answer.json() == {"ok": True}


@asynccontextmanager
async def demonstrated(database: Path, *, by_socket: bool = False) -> AsyncIterator[Demo]:
    """The demonstration on this database."""
    playground, bot = build_demo(database, port=0, sample=True, by_socket=by_socket)
    assert isinstance(bot.app, Restartable)
    async with (
        served(playground.app, on=playground.listening) as url,
        served(bot.app, on=bot.listening),
    ):
        yield Demo(url, playground.app.state.actions, bot.app)  # type: ignore[attr-defined]  # it is a Starlette app
