"""What the bot's address tells an administrator's tools."""

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.support.harness import UNHURRIED, BotInPlayground


async def get(sample_bot: BotInPlayground, path: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=sample_bot.bot_url, timeout=UNHURRIED) as http:
        return await http.get(path, headers=headers)


async def figures(sample_bot: BotInPlayground, **headers: str) -> dict[str, float]:
    """Samples by name and labels."""
    text = (await get(sample_bot, "/metrics", **headers)).text
    return {
        sample.name + "".join(f",{value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if "le" not in sample.labels
    }
