"""The turnstile: what arrives is let in a few at a time, and whatever else happens meanwhile comes between."""

import asyncio

import pytest

from bot.slack.receivers.turnstile import Turnstile


async def let_in(turnstile: Turnstile, people: str) -> list[str]:
    """Who was let in together, in one round of the event loop."""
    said: list[str] = []

    async def comes(name: str) -> None:
        await turnstile.passed()
        said.append(name)

    coming = [asyncio.create_task(comes(name)) for name in people]
    while not all(one.done() for one in coming):
        await asyncio.sleep(0)
        said.append("|")
    return [together for together in "".join(said).split("|") if together]


@pytest.mark.parametrize(
    ("each_round", "told"), [(1, ["A", "B", "C", "D", "E"]), (2, ["AB", "CD", "E"]), (8, ["ABCDE"])]
)
async def test_so_many_are_let_in_each_round_and_in_the_order_they_came(each_round: int, told: list[str]) -> None:
    turnstile = Turnstile(each_round)
    assert await let_in(turnstile, "ABCDE") == told
    assert await let_in(turnstile, "ABCDE") == told, "and so again when all are through"


async def test_who_gives_up_while_waiting_holds_up_nobody() -> None:
    turnstile = Turnstile(1)
    alice, bob, carmen = (asyncio.ensure_future(turnstile.passed()) for _ in range(3))
    await asyncio.sleep(0)
    bob.cancel()
    await asyncio.gather(alice, carmen)
    assert bob.cancelled()
