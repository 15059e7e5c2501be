"""The lower bound of a step: its parts, each alone and summed, and the same parts in sequence with nothing between."""

import asyncio
import hashlib
import hmac
import inspect
import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp
import httpx
import orjson
import redis.asyncio
from starlette.types import ASGIApp, Receive, Scope, Send
from yarl import query_to_pairs

from benchmarks.contestants import SECRET, serve_lifespan
from benchmarks.fake_slack import answered, body_of
from bot.conversation.results_order import Order
from bot.conversation.screens import Results, Screen, results_of
from bot.conversation.state import Conversation
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.in_process import embed_service
from bot.onet.models import About, RelatedOccupation, Task
from bot.slack.text.en import ENGLISH
from bot.slack.views import render
from bot.slack.views.layout import RenderContext
from bot.storage.memory_cache import MemoryCache

STEPS: Final = 300
HEADERS: Final = {"Content-Type": "application/json", "Authorization": "Bearer xoxb-benchmark"}

Parts = dict[str, Callable[[], object]]

CAS: Final = (
    "if redis.call('get',KEYS[1])==ARGV[2] then return redis.call('setex',KEYS[1],ARGV[3],ARGV[1]) else return 0 end"
)


@dataclass(frozen=True)
class OnetAnswers:
    """What O*NET answers: the duties chosen, and all occupations related to them."""

    chosen: tuple[Task, ...]
    rows: Sequence[RelatedOccupation]

    def results(self, now: Conversation, rows: int) -> Results:
        """The page of results that is shown."""
        return results_of(self.rows, now, rows, chosen=self.chosen)


@dataclass(frozen=True)
class StepInputs:
    """What the parts work on: the click's body, the conversation it is about, and where everything is."""

    click: bytes
    conversation: Conversation
    database: Path
    results_a_page: int
    api_url: str
    redis_url: str


def straight_app(
    *, api_url: str, redis_url: str, database: Path, results_a_page: int, conversation: Conversation
) -> ASGIApp:
    """An app that knows this one click: no framework, no models, no errors, nothing but the parts in their order."""
    straight = Straight(StepInputs(b"", conversation, database, results_a_page, api_url, redis_url))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            async with aiohttp.ClientSession() as session:
                await straight.open(session)
                await serve_lifespan(receive, send)
            return
        await straight.step(await body_of(receive), dict(scope["headers"]), send)

    return app


class Straight:
    """The parts of a step, one after the other."""

    def __init__(self, inputs: StepInputs) -> None:
        self._inputs = inputs
        self._look = RenderContext(ENGLISH, About(api_version="2.0"))
        self._client = redis.asyncio.Redis.from_url(inputs.redis_url)
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self, session: aiohttp.ClientSession) -> None:
        """Take what must be opened in the loop, and the results that each step shows some of."""
        self._session = session
        self._answers = await _ask_onet(self._inputs)

    async def step(self, body: bytes, headers: dict[bytes, bytes], send: Send) -> None:
        """Verify, read, acknowledge; the rest goes on by itself."""
        stamp = headers[b"x-slack-request-timestamp"]
        right = hmac.new(SECRET.encode(), b"v0:" + stamp + b":" + body, hashlib.sha256).hexdigest().encode()
        if not hmac.compare_digest(b"v0=" + right, headers[b"x-slack-signature"]):
            raise ValueError("not signed")
        payload = orjson.loads(dict(query_to_pairs(body.decode()))["payload"])
        await answered(send, b"")
        task = asyncio.create_task(self._turn(payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _turn(self, payload: dict[str, Any]) -> None:
        control = orjson.loads(payload["actions"][0]["value"])
        turn, sort = control["s"]["n"] + 1, Order(control["e"].get("sort", Order.CLOSELY_RELATED))
        now = self._inputs.conversation.model_copy(update={"id": control["s"]["i"], "turn": turn, "sort": sort})
        stored = await self._client.get(now.id)
        if stored is None:
            await self._client.set(now.id, now.write())
        else:
            await self._client.eval(CAS, 1, now.id, now.write(), stored, 600)
        message = render(Screen(now, self._answers.results(now, self._inputs.results_a_page)), self._look)
        ts = payload["container"]["message_ts"]
        body = {"channel": "C1", "ts": ts, "text": message.text, "blocks": message.blocks}
        url = f"{self._inputs.api_url}chat.update"
        async with self._session.post(url, data=orjson.dumps(body), headers=HEADERS) as answer:
            orjson.loads(await answer.read())


async def parts_of(inputs: StepInputs) -> dict[str, float]:
    """Milliseconds of CPU of each part, measured in a process of its own. Slack and Redis run in this one."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        return await asyncio.get_running_loop().run_in_executor(other, _run_measurement, inputs)


def _run_measurement(inputs: StepInputs) -> dict[str, float]:
    return asyncio.run(_measure_parts(inputs))


async def _measure_parts(inputs: StepInputs) -> dict[str, float]:
    """The parts one after the other, as in a step, so that each finds the processor's caches as a step leaves them."""
    client = redis.asyncio.Redis.from_url(inputs.redis_url)
    await client.set("floor", inputs.conversation.write())
    async with aiohttp.ClientSession() as session:
        answers = await _ask_onet(inputs)
        parts = _computing_parts(inputs, answers) | _network_parts(inputs, answers, client, session)
        milliseconds: dict[str, list[float]] = {name: [] for name in parts}
        for _ in range(STEPS):
            for name, part in parts.items():
                began = time.process_time()
                done = part()
                if inspect.isawaitable(done):
                    await done
                milliseconds[name].append(1_000 * (time.process_time() - began))
    await client.aclose()
    return {name: statistics.median(times) for name, times in milliseconds.items()}


def _computing_parts(inputs: StepInputs, answers: OnetAnswers) -> Parts:
    """The parts that only reckon."""
    text, look, now = inputs.click.decode(), RenderContext(ENGLISH, About(api_version="2.0")), inputs.conversation
    body, screen = _body(inputs, answers), Screen(now, answers.results(now, inputs.results_a_page))
    return {
        "signature": lambda: hmac.digest(SECRET.encode(), b"v0:1700000000:" + inputs.click, hashlib.sha256),
        "body read": lambda: orjson.loads(dict(query_to_pairs(text))["payload"]),
        "results sorted": lambda: answers.results(now, inputs.results_a_page),
        "screen rendered": lambda: render(screen, look),
        "screen written": lambda: orjson.dumps(body),
    }


def _network_parts(
    inputs: StepInputs, answers: OnetAnswers, client: redis.asyncio.Redis, session: aiohttp.ClientSession
) -> Parts:
    """The parts that ask somebody."""
    record, sent = inputs.conversation.write(), orjson.dumps(_body(inputs, answers))

    async def state() -> None:
        stored = await client.get("floor") or b""
        await client.eval(CAS, 1, "floor", record, stored, 600)

    async def over_tls() -> None:
        async with session.post(f"{inputs.api_url}chat.update", data=sent, headers=HEADERS) as answer:
            orjson.loads(await answer.read())

    return {"state read and written": state, "sent over TLS": over_tls}


def _body(inputs: StepInputs, answers: OnetAnswers) -> dict[str, Any]:
    found = answers.results(inputs.conversation, inputs.results_a_page)
    message = render(Screen(inputs.conversation, found), RenderContext(ENGLISH, About(api_version="2.0")))
    return {"channel": "C1", "ts": "1", "text": message.text, "blocks": message.blocks}


async def _ask_onet(inputs: StepInputs) -> OnetAnswers:
    service = embed_service(inputs.database)
    http = open_http("http://embedded.invalid/", transport=httpx.ASGITransport(service))
    onet = CachedOnet(OnetClient(http), MemoryCache(max_entries=9), source="floor")
    now = inputs.conversation
    chosen = tuple(task for task in (await onet.tasks(now.code)).value if task.id in now.chosen)
    return OnetAnswers(chosen, (await onet.every_related(now.code, [task.id for task in chosen])).value.occupation)
