"""Somebody else presses every control of every message: nothing of its owner's changes, and nothing new is public."""

from typing import Any

import pytest
from slack_playground.testing.person import GENERAL
from slack_playground.workspace.element_state import ElementRef, elements, options_of
from slack_playground.workspace.models import Message
from slack_playground.workspace.workspace import BOT_USER

from tests.support.harness import BotInPlayground

DUTIES, RESULTS = ["29-1051.00"], ["29-1051.00", "1 2 done"]
TALKS = {
    "question": ["hello"],
    "occupations": ["pharmacist"],
    "duties": DUTIES,
    "results": RESULTS,
    "filtered": [*RESULTS, "only zone 4", "sort by title"],
    "put aside": [*RESULTS, "put aside 1"],
    "saved": [*RESULTS, "save 1 2"],
    "list": [*RESULTS, "save 1 2", "list"],
    "details": [*RESULTS, "details 1"],
    "comparison": [*RESULTS, "compare 1 2"],
    "sharing": [*RESULTS, "share"],
    "table": [*RESULTS, "as a table"],
    "client": ["for Maria: 29-1051.00", "1 2 done", "save 1", "list for Maria"],
    "forget client": ["for Maria: 29-1051.00", "forget Maria"],
    "forget me": [*DUTIES, "forget me"],
    "resumed": [*RESULTS, "resume"],
}
"""What Alice says in a thread of #general."""


def public_messages(sample_bot: BotInPlayground) -> list[Message]:
    """The bot's messages that everybody in #general sees."""
    messages = sample_bot.workspace.messages.values()
    general = sample_bot.workspace.channel_named(GENERAL)
    assert general is not None
    return [one for one in messages if (one.channel, one.user, one.only_for) == (general.id, BOT_USER, None)]


async def stored(sample_bot: BotInPlayground, user: str) -> dict[str, str | None]:
    """Everything that the bot stores about a person."""
    cache = sample_bot.bot.caches[0]
    return {key: await cache.get(key) for key in await cache.keys_with_prefix("") if user in key}


def used(found: ElementRef) -> dict[str, Any]:
    """What using a control takes: its first option, or a word."""
    kind, options = found.element["type"], list(options_of(found.element))
    if kind in {"plain_text_input", "external_select"} or not options:
        return {"value": "cook"}
    takes_several = kind == "checkboxes" or kind.startswith("multi_")
    return {"selected": [options[0]["value"]] if takes_several else options[0]["value"]}


@pytest.mark.parametrize("lines", TALKS.values(), ids=TALKS)
async def test_every_control_is_its_owners(sample_bot: BotInPlayground, lines: list[str]) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await alice.says(f"@Job Duties {lines[0]}", to=GENERAL)
    root = next(one for one in alice.messages(GENERAL) if one.user == alice.me.id)
    for line in lines[1:]:
        await alice.says(f"@Job Duties {line}", to=GENERAL, thread=root)
    shown = public_messages(sample_bot)
    before = await stored(sample_bot, alice.me.id), [(one.text, str(one.blocks)) for one in shown]
    controls = [(message, found) for message in shown for found in elements(message.blocks)]
    assert controls
    for message, found in controls:
        if found.element["type"] != "external_select" and not found.element.get("url"):
            await sample_bot.acts.act(bob.me, message, found, **used(found))
            await sample_bot.bot.tracker.idle()
    assert await stored(sample_bot, alice.me.id) == before[0]
    assert [(one.text, str(one.blocks)) for one in public_messages(sample_bot)] == before[1]
