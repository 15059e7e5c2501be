"""In whose words a person is answered, also when Slack takes its time to say where they are from."""

import asyncio
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Person
from bot.onet.models import About
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.text.locales import Locales
from bot.slack.views.layout import RenderContext
from bot.slack.web_api import WebApi

CARMEN = Person(team="T1", user="U3CARMEN")


class SlowSlack(AsyncWebClient):
    """A Slack whose users.info responds when the test lets it."""

    def __init__(self, answer: dict[str, Any] | Exception) -> None:
        super().__init__(base_url="http://slack.invalid/")
        self.answering = asyncio.Event()
        self.answered = asyncio.Event()
        self.asked = 0
        self._answer = answer

    async def users_info(self, **_: Any) -> Any:
        self.asked += 1
        await self.answering.wait()
        self.answered.set()
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def locales() -> Locales:
    return Locales(lambda: RenderContext(ENGLISH, About(api_version="")), patience=0.0)


async def test_slow_users_info_answers_in_english_first() -> None:
    looks, slack = locales(), SlowSlack({"user": {"locale": "es-LA"}})
    assert (await looks.for_person(CARMEN, WebApi(slack))).messages is ENGLISH
    assert (await looks.for_person(CARMEN, WebApi(slack))).messages is ENGLISH
    assert slack.asked == 1, "one question under way is enough"
    slack.answering.set()
    await slack.answered.wait()
    await asyncio.sleep(0)  # the answer has come; let it be read
    assert (await looks.for_person(CARMEN, WebApi(slack))).messages is SPANISH
    assert slack.asked == 1


async def test_turns_of_a_person_keep_their_order_while_the_language_comes() -> None:
    looks = Locales(lambda: RenderContext(ENGLISH, About(api_version="")), patience=60.0)
    slack, order = SlowSlack({"user": {"locale": "es-LA"}}), list[int]()

    async def turn(number: int) -> None:
        await looks.for_person(CARMEN, WebApi(slack))
        order.append(number)

    turns = [asyncio.create_task(turn(0))]
    slack.answering.set()
    for number in range(1, 20):  # one in each round of the loop, so that one comes just when the answer does
        await asyncio.sleep(0)
        turns.append(asyncio.create_task(turn(number)))
    await asyncio.gather(*turns)
    assert order == sorted(order)
    assert slack.asked == 1


async def test_failed_users_info_is_retried_and_refused_is_not() -> None:
    looks, down = locales(), SlowSlack(TimeoutError())
    down.answering.set()
    for attempt in (1, 2):
        assert (await looks.for_person(CARMEN, WebApi(down))).messages is ENGLISH
        await down.answered.wait()
        await asyncio.sleep(0)
        assert down.asked == attempt
    refusing = SlowSlack(SlackApiError("no", {"error": "missing_scope"}))  # type: ignore[no-untyped-call]  # as the SDK is
    refusing.answering.set()
    await looks.for_person(CARMEN, WebApi(refusing))
    await refusing.answered.wait()
    await asyncio.sleep(0)
    await looks.for_person(CARMEN, WebApi(refusing))
    assert refusing.asked == 1


async def test_forgotten_person_is_looked_up_again() -> None:
    looks, slack = locales(), SlowSlack({"user": {"locale": "es-ES"}})
    slack.answering.set()
    await looks.for_person(CARMEN, WebApi(slack))
    await slack.answered.wait()
    await asyncio.sleep(0)
    assert (await looks.for_person(CARMEN, WebApi(slack))).messages is SPANISH
    assert slack.asked == 1
    looks.forget(CARMEN)
    await looks.for_person(CARMEN, WebApi(slack))
    assert slack.asked == 2
