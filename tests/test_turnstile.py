"""The turnstile: what arrives is let in one after the other, and whatever else happens meanwhile comes between."""

import asyncio

from bot.turnstile import Turnstile


async def test_one_is_let_through_in_each_round_and_in_the_order_they_came() -> None:
    turnstile, said = Turnstile(), list[str]()

    async def comes(name: str) -> None:
        await turnstile.passed()
        said.append(name)

    async def every_round() -> None:
        while len(said) < 6:
            said.append("-")
            await asyncio.sleep(0)

    await asyncio.gather(comes("Alice"), comes("Bob"), comes("Carmen"), every_round())
    people = [name for name in said if name != "-"]
    assert people == ["Alice", "Bob", "Carmen"]
    assert all(f"{one}{other}" not in "".join(said) for one, other in (("Alice", "Bob"), ("Bob", "Carmen")))
    assert len(turnstile) == 0


async def test_who_gives_up_while_waiting_holds_up_nobody() -> None:
    turnstile = Turnstile()
    first, second, third = (asyncio.ensure_future(turnstile.passed()) for _ in range(3))
    await asyncio.sleep(0)
    assert len(turnstile) == 3
    second.cancel()
    await asyncio.gather(first, third)
    assert second.cancelled()
    assert len(turnstile) == 0


async def test_it_can_be_used_again_when_all_are_through() -> None:
    turnstile = Turnstile()
    for _ in range(2):
        await asyncio.gather(turnstile.passed(), turnstile.passed())
    assert len(turnstile) == 0
