"""The same step, written like Bolt's samples: SDK block classes, the default runner, a session for each call.

Samples: https://github.com/slack-samples/bolt-python-starter-template and docs.slack.dev/tools/bolt-python. What isn't
Slack's (O*NET's cached responses) is the product's own, so that only the style differs.
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
    StaticMultiSelectElement,
    StaticSelectElement,
)
from slack_sdk.web.async_client import AsyncWebClient
from starlette.types import ASGIApp

from benchmarks.contestants import SECRET, TOKEN, with_starlette
from bot.conversation.results_filter import MAJOR_GROUP, Flag
from bot.conversation.results_order import Order
from bot.conversation.screens import Results, results_of
from bot.conversation.state import Conversation, Place
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.in_process import embed_service
from bot.onet.models import RelatedOccupation, Task
from bot.slack.text.en import ENGLISH
from bot.storage.memory_cache import MemoryCache

Talk = dict[str, Any]


def samples(*, api_url: str, redis_url: str, database: Path, results_a_page: int) -> ASGIApp:
    """A bot whose single listener updates the clicked message."""
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
        tasks = [task for task in (await onet.tasks(talk["c"])).value if task.id in talk["d"]]
        found = results_of(answer.value.occupation, now, results_a_page, chosen=tuple(tasks))
        blocks = screen(talk, found)
        place = body["container"]
        await client.chat_update(channel=place["channel_id"], ts=place["message_ts"], text=talk["l"], blocks=blocks)

    return with_starlette(app)


def screen(talk: Talk, found: Results) -> list[Block]:
    """The results, with every control that the product shows."""
    orders = [
        _button(ENGLISH.results.sorts[sort], f"sort:{sort}", talk, {"do": "sort", "sort": sort}) for sort in Order
    ]
    page = [_button("Next", "page:next", talk, {"do": "page", "page": 2})] if found.pages > 1 else []
    handing_on, tables, leaving = (
        [_button(name, name, talk, {"do": name}) for name in names.split()]
        for names in ("compare share export handout", "table", "back also name restart")
    )
    rows = [Option(text=PlainTextObject(text=row.title[:75]), value=row.code) for row in found.page.occupation]
    here = sorted({row.code[:MAJOR_GROUP] for row in found.page.occupation} & ENGLISH.results.fields.keys())
    fields = [Option(text=PlainTextObject(text=ENGLISH.results.fields[group]), value=group) for group in here]
    save, aside = (
        StaticSelectElement(placeholder=placeholder, action_id=action_id, options=options)
        for placeholder, action_id, options in (
            (ENGLISH.saved_list.save_to_list, "save:menu", rows),
            ("Put aside", "aside", [*rows, *fields]),
        )
    )
    return [
        HeaderBlock(text=ENGLISH.results.title),
        ContextBlock(elements=[MarkdownTextObject(text=f"{talk['l']} · {len(talk['d'])} duties")]),
        *(_row(number, row, talk, found) for number, row in enumerate(found.page.occupation, 1)),
        *([ActionsBlock(elements=page)] if page else []),
        ContextBlock(elements=[MarkdownTextObject(text="Sort by")]),
        ActionsBlock(elements=orders[:3]),
        ActionsBlock(elements=orders[3:]),
        SectionBlock(text=MarkdownTextObject(text="Show only"), accessory=_show_only(found)),
        ActionsBlock(elements=[*handing_on, save]),
        ActionsBlock(elements=[aside, *tables]),
        ActionsBlock(elements=leaving),
        ContextBlock(elements=[MarkdownTextObject(text=ENGLISH.credit.web_services)]),
    ]


def _show_only(found: Results) -> StaticMultiSelectElement:
    zones = [(f"Job Zone {zone} ({count})", f"zone {zone}") for zone, count in found.zones.items()]
    names = ENGLISH.results.fields
    fields = [
        (f"{names[group]} ({count})", f"field {group}") for group, count in found.fields.items() if group in names
    ]
    named = [
        *zones,
        (f"Bright ({found.flags[Flag.BRIGHT]})", "bright"),
        (f"Other fields ({found.flags[Flag.OTHER_FIELDS]})", "other_fields"),
        *fields,
    ]
    options = [Option(text=PlainTextObject(text=text), value=value) for text, value in named]
    return StaticMultiSelectElement(placeholder="Anything", action_id="narrow", options=options)


def _row(number: int, row: RelatedOccupation, talk: Talk, found: Results) -> SectionBlock:
    shared = row.tasks.closely_related
    matching = [line for task in shared[:2] for line in (f"• {task.title}", *_yours(row, task, found))]
    counts = f"{len(shared)} closely related · {len(row.tasks.less_related)} less related"
    link = f"<https://www.onetonline.org/link/summary/{row.code}|{row.code}>"
    text = "\n".join([f"*{number}. {row.title}*", f"{link} · Job Zone {row.job_zone} · {counts}", *matching])
    details = _button(ENGLISH.details.button, f"details:{row.code}", talk, {"do": "look"})
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=details)


def _yours(row: RelatedOccupation, task: Task, found: Results) -> list[str]:
    answered = [own.title for own in found.chosen if own.id in (row.answers or {}).get(task.id, ())]
    return [f"↳ answers yours: {answered[0][:70]}"] if answered and len(found.chosen) > 1 else []


def _button(text: str, action_id: str, talk: Talk, event: Talk) -> ButtonElement:
    value = json.dumps({"s": talk, "e": event}, separators=(",", ":"))
    return ButtonElement(text=PlainTextObject(text=text), action_id=action_id, value=value)
