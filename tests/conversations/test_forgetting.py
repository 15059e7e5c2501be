"""*Forget me*, and forgetting a client, while something that was begun before is still in progress."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from slack_playground.testing.person import Person
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.conversations.test_ownership import stored
from tests.support.harness import bot_in_playground


class SlowSlack:
    """A Slack that doesn't answer calls of one method until it's told to."""

    def __init__(self, method: str) -> None:
        self._method = method
        self.asked, self.answering = asyncio.Event(), asyncio.Event()

    def around(self, app: ASGIApp) -> ASGIApp:
        """Stand before this playground."""

        async def slow(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope["path"].endswith(f"/{self._method}"):
                self.asked.set()
                await self.answering.wait()
            await app(scope, receive, send)

        return slow


async def opens_messages(alice: Person) -> None:
    await alice.opens_messages()


async def starts_in_home(alice: Person) -> None:
    await alice.opens_home()
    await alice.picks("phar", "Pharmacists", on=alice.home)


@pytest.mark.parametrize(
    ("act", "method"),
    [(opens_messages, "assistant.threads.setSuggestedPrompts"), (starts_in_home, "conversations.open")],
    ids=["the welcome", "a start in Home"],
)
async def test_what_was_begun_before_forget_me_stores_nothing(
    sample: Path, act: Callable[[Person], Coroutine[Any, Any, None]], method: str
) -> None:
    slack = SlowSlack(method)
    async with bot_in_playground(sample, slack_through=slack.around) as played:
        beginning = asyncio.create_task(act(played.person("Alice")))
        await slack.asked.wait()
        alice = Person(played.acts, "Alice")  # whose other window doesn't wait for the first one
        await alice.says("/duties forget me")
        await alice.sees("Delete everything")
        await alice.clicks("Delete everything")
        await alice.sees("I've deleted")
        slack.answering.set()
        await beginning
        assert await stored(played, f":{alice.me.id}:") == {}
        await alice.says("pharmacist")
        await alice.sees("Which one is yours?")
        await played.bot.tracker.idle()
        assert await stored(played, f":{alice.me.id}:"), "what begins afterwards is stored"
