"""How often O*NET is asked: once for a page that was not seen before, never for one that was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.onet.embedded.api import create_service
from tests.support.harness import BotInPlayground, bot_in_playground

ORDERS = ("All related", "Title", "Code", "Job Zone", "Closely related")


class CountingService:
    """The service, counting what it is asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += scope["type"] == "http"
        await self._app(scope, receive, send)

    async def by(self, alice: Person, pressing: str) -> int:
        before = self.asked
        await alice.clicks(pressing)
        return self.asked - before


@asynccontextmanager
async def counted(sample: Path) -> AsyncIterator[tuple[BotInPlayground, CountingService]]:
    counting = CountingService(create_service(sample))
    async with served(counting) as url, bot_in_playground(None, onet_base_url=f"{url}/") as played:
        yield played, counting


async def with_results(played: BotInPlayground) -> Person:
    alice = played.person("Alice")
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks("Advise patients about their medicines")
    await alice.clicks("Next")
    await alice.ticks("Work with doctors, nurses")
    await alice.clicks("Find related occupations")
    assert "1–10 of 23" in alice.screen
    return alice


async def test_paging_results_makes_no_call(sample: Path) -> None:
    async with counted(sample) as (played, counting):
        alice = await with_results(played)
        there = [await counting.by(alice, "Next") for _ in range(2)]
        assert "21–23 of 23" in alice.screen
        back = [await counting.by(alice, "‹ Previous") for _ in range(2)]
        assert max(there) <= 1
        assert back == [0, 0]


async def test_results_are_requested_without_order(sample: Path) -> None:
    async with counted(sample) as (played, counting):
        alice = await with_results(played)
        counts = [await counting.by(alice, order) for order in ORDERS]
        assert "[Closely related ✓]" in alice.screen
        assert counts == [0, 0, 0, 0, 0]


async def test_sorting_paging_and_back_make_no_call(sample: Path) -> None:
    async with counted(sample) as (played, counting):
        alice = await with_results(played)
        before = counting.asked
        for pressing in ("Code", "Next", "‹ Previous", "Title", "Next", "Change duties", "Find related occupations"):
            await alice.clicks(pressing)
        assert counting.asked == before
