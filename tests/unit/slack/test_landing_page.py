"""The page at `/`, for people who open the bot's address."""

import re

import httpx
import pytest

from bot.slack.landing_page import landing
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.text.messages import Messages
from tests.support.harness import BotInPlayground


async def got(sample_bot: BotInPlayground, languages: str = "") -> httpx.Response:
    async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
        return await http.get("/", headers={"Accept-Language": languages})


async def test_landing_page_explains_app_privacy_and_data(sample_bot: BotInPlayground) -> None:
    answer = await got(sample_bot)
    assert answer.status_code == 200
    for text in (ENGLISH.landing.lead, "forget me", "for a week", "Sample data", 'href="/readyz"'):
        assert text in answer.text.replace("&#x27;", "'"), text
    assert "/slack/install" not in answer.text, "one workspace: there is nothing to install"
    assert len(answer.content) < 8_000


async def test_landing_page_loads_nothing(sample_bot: BotInPlayground) -> None:
    answer = await got(sample_bot)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.findall(r"<(?:script|img|link|iframe|form)|\son\w+=|\sstyle=", answer.text)


@pytest.mark.parametrize(
    ("languages", "language", "words"),
    [("", "en", ENGLISH), ("es-MX,es;q=0.9,en;q=0.8", "es", SPANISH), ("fr,en", "en", ENGLISH), ("*", "en", ENGLISH)],
)
async def test_landing_page_speaks_the_browsers_language(
    sample_bot: BotInPlayground, languages: str, language: str, words: Messages
) -> None:
    answer = await got(sample_bot, languages)
    assert f'<html lang="{language}">' in answer.text
    assert words.landing.lead in answer.text


def test_landing_page_has_add_to_slack_where_installable() -> None:
    html = landing(ENGLISH, "A <credit> & more", language="en", installable=True)
    assert '<a class="add" href="/slack/install">Add to Slack</a>' in html
    assert "A &lt;credit&gt; &amp; more" in html
