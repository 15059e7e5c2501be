"""The same step, written as Bolt's samples are: SDK block classes, the default runner, a session for each call.

Samples: https://github.com/slack-samples/bolt-python-starter-template and docs.slack.dev/tools/bolt-python. What is not
Slack's (the O*NET answers, remembered) is the product's own, so that only the way of writing differs.
"""

import json
import re
from pathlib import Path
from typing import Any

import httpx
from aiocache import RedisCache
from aiocache.serializers import JsonSerializer
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.web.async_client import AsyncWebClient
from starlette.types import ASGIApp

from benchmarks.contestants import SECRET, TOKEN, hosted
from bot.conversation.results import Order
from bot.conversation.screens import Results, results_of
from bot.conversation.state import Conversation, Place
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.in_process import embed_service
from bot.onet.models import RelatedOccupation
from bot.slack.text.en import ENGLISH
from bot.storage.memory_cache import MemoryCache

Talk = dict[str, Any]


def samples(*, api_url: str, redis_url: str, database: Path, results_a_page: int) -> ASGIApp:
    """A bot whose one listener rewrites the message it was clicked in."""
    app = AsyncApp(signing_secret=SECRET, client=AsyncWebClient(token=TOKEN, base_url=api_url))
    port = int(redis_url.partition("//")[2].partition(":")[2].partition("/")[0])
    talks = RedisCache(endpoint="127.0.0.1", port=port, namespace="samples:", serializer=JsonSerializer())
    http = open_http("http://embedded.invalid/", transport=httpx.ASGITransport(embed_service(database)))
    onet = CachedOnet(OnetClient(http), MemoryCache(max_entries=500), source="samples")

    @app.action(re.compile(".*"))
    async def pressed(ack: AsyncAck, action: Talk, body: Talk, client: AsyncWebClient) -> None:
        await ack()
        value = json.loads(action["value"])
        talk = await talks.get(value["s"]["i"]) or value["s"]
        if value["e"]["do"] == "sort":
            talk = talk | {"r": value["e"]["sort"], "n": talk["n"] + 1}
        await talks.set(talk["i"], talk)
        answer = await onet.every_related(talk["c"], talk["d"])
        now = Conversation.model_validate(talk | {"w": Place(channel="C1")})
        found = results_of(answer.value.occupation, now, results_a_page)
        blocks = screen(talk, found)
        place = body["container"]
        await client.chat_update(channel=place["channel_id"], ts=place["message_ts"], text=talk["l"], blocks=blocks)

    return hosted(app)


def screen(talk: Talk, found: Results) -> list[Block]:
    """The results, with every control that the product shows."""
    orders = [
        _button(ENGLISH.results.sorts[sort], f"sort:{sort}", talk, {"do": "sort", "sort": sort}) for sort in Order
    ]
    zones = [
        _button(f"Job Zone {zone} ({count})", f"filter:{zone}", talk, {"do": "filter", "zone": zone})
        for zone, count in found.zones.items()
    ]
    bright = _button(f"Bright ({found.bright})", "filter:bright", talk, {"do": "filter", "bright": True})
    page = [_button("Next", "page:next", talk, {"do": "page", "page": 2})] if found.pages > 1 else []
    names = ("back", "restart", "compare", "share", "export")
    return [
        HeaderBlock(text=ENGLISH.results.title),
        ContextBlock(elements=[MarkdownTextObject(text=f"{talk['l']} · {len(talk['d'])} duties")]),
        ActionsBlock(elements=orders),
        ActionsBlock(elements=[bright, *zones] if found.bright else zones),
        *(_row(number, row, talk) for number, row in enumerate(found.page.occupation, 1)),
        ActionsBlock(elements=[*page, *(_button(name, name, talk, {"do": name}) for name in names), _saving(found)]),
        ContextBlock(elements=[MarkdownTextObject(text=ENGLISH.credit.web_services)]),
    ]


def _saving(found: Results) -> StaticSelectElement:
    options = [
        Option(text=PlainTextObject(text=row.title[:75]), value=row.code, description=PlainTextObject(text=row.code))
        for row in found.page.occupation
    ]
    return StaticSelectElement(placeholder=ENGLISH.saved_list.save_to_list, action_id="save:menu", options=options)


def _row(number: int, row: RelatedOccupation, talk: Talk) -> SectionBlock:
    shared = row.tasks.closely_related
    matching = [f"• {task.title}" for task in shared[:2]]
    counts = f"{len(shared)} closely related · {len(row.tasks.less_related)} less related"
    link = f"<https://www.onetonline.org/link/summary/{row.code}|{row.code}>"
    text = "\n".join([f"*{number}. {row.title}*", f"{link} · Job Zone {row.job_zone} · {counts}", *matching])
    details = _button(ENGLISH.details.button, f"details:{row.code}", talk, {"do": "look"})
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=details)


def _button(text: str, action_id: str, talk: Talk, event: Talk) -> ButtonElement:
    value = json.dumps({"s": talk, "e": event}, separators=(",", ":"))
    return ButtonElement(text=PlainTextObject(text=text), action_id=action_id, value=value)
